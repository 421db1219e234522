import { describe, expect, it } from 'vitest';
import { doubtsOf, hindranceOf, isFor, leftOut, pickedIn, readyIn } from '../../../renderer/ledger/picked.ts';
import type { MonthRow, Ready } from '../../../renderer/ledger/rows.ts';

const row = (unit: string, change: Partial<MonthRow> = {}, next?: Ready['next']): MonthRow => ({
  unit,
  name: unit,
  kind: 'township',
  state: 'open',
  submitted: false,
  signed: [],
  lapsed: [],
  unsigned: [],
  late: null,
  basis: 'detail',
  standsIn: null,
  vouchers: 1,
  lastImport: null,
  totalAssets: null,
  surplus: null,
  ...(next === undefined ? {} : { ready: { next } as Ready }),
  ...change,
});
const rows = [
  row('H01', {}, 'submit'),
  row('T01', { state: 'submitted' }, 'lock'),
  row('T02', { state: 'locked' }, 'done'),
  row('T03', { basis: 'none' }, 'import'),
  row('T04', {}, 'mend'),
];

describe('several units’ months at once', () => {
  it('takes each move from where a month stands', () => {
    const taken = (move: Parameters<typeof isFor>[0]) => rows.filter((one) => isFor(move, one)).map(({ unit }) => unit);
    expect(taken('submit')).toEqual(['H01', 'T04']);
    expect(taken('lock')).toEqual(['T01']);
    expect(taken('reopen')).toEqual(['T01', 'T02']);
  });

  const known = (unit: string, state: MonthRow['state'], ready: Partial<Ready> = {}) =>
    row(unit, { state, ready: { errors: 0, unmapped: 0, unexplained: null, ...ready } as Ready });
  const months = [
    known('H01', 'open'),
    known('T01', 'open', { unexplained: 1 }),
    known('T02', 'open', { errors: 1 }),
    known('T03', 'submitted', { unexplained: 0 }),
    known('T04', 'submitted', { unexplained: 2 }),
    known('T05', 'submitted', { unmapped: 1 }),
    known('T06', 'locked'),
    row('T07'),
  ];

  it('calls ready what nothing speaks against: handed in and agreed before it is locked', () => {
    expect(readyIn('submit', months)).toEqual(['H01', 'T01']);
    expect(readyIn('lock', months)).toEqual(['T03']);
  });

  it('offers no move that is bound to fail, and says what keeps each month out', () => {
    const unsigned = row('T08', { state: 'submitted', unsigned: ['unit'] });
    expect(months.slice(0, 7).map((one) => hindranceOf('lock', one))).toEqual([
      ...['unsubmitted', 'unsubmitted', 'failing', undefined, undefined, 'failing', 'past'],
    ]);
    expect(leftOut('lock', [...months, unsigned])).toEqual([
      ['failing', 2],
      ['unsubmitted', 3],
      ['unsigned', 1],
    ]);
    expect(leftOut('submit', [...months, rows[3]!])).toEqual([
      ['missing', 1],
      ['failing', 1],
    ]);
    expect(hindranceOf('attest', months[0]!)).toBe('unsubmitted');
    expect(hindranceOf('attest', unsigned)).toBeUndefined();
  });

  it('counts what speaks against a move without stopping it', () => {
    expect(doubtsOf('lock', months.slice(3, 5))).toEqual([['differing', 1]]);
    expect(doubtsOf('submit', months.slice(0, 2))).toEqual([['differing', 1]]);
    expect(doubtsOf('reopen', months.slice(3, 5))).toEqual([]);
  });

  it('keeps the board’s order, and forgets units that are not there', () => {
    expect(pickedIn(rows, new Set(['T01', 'gone', 'H01'])).map(({ unit }) => unit)).toEqual(['H01', 'T01']);
  });
});
