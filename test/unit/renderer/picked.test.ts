import { describe, expect, it } from 'vitest';
import { isFor, pickedIn, readyIn } from '../../../renderer/ledger/picked.ts';
import type { MonthRow, Ready } from '../../../renderer/ledger/rows.ts';

const row = (unit: string, change: Partial<MonthRow> = {}, next?: Ready['next']): MonthRow => ({
  unit,
  name: unit,
  kind: 'township',
  state: 'open',
  submitted: false,
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
    expect(taken('lock')).toEqual(['H01', 'T01', 'T04']);
    expect(taken('reopen')).toEqual(['T01', 'T02']);
  });

  it('calls ready those whose turn it is to be handed in or locked', () => {
    expect(readyIn(rows)).toEqual(['H01', 'T01']);
  });

  it('keeps the board’s order, and forgets units that are not there', () => {
    expect(pickedIn(rows, new Set(['T01', 'gone', 'H01'])).map(({ unit }) => unit)).toEqual(['H01', 'T01']);
  });
});
