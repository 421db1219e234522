import { describe, expect, it } from 'vitest';
import { seesCounty } from '../../../renderer/app/identity.ts';
import { daysText } from '../../../renderer/ledger/due.tsx';
import { type BoardRow, isLate, matching, ordered, standingOf, summarise } from '../../../renderer/ledger/rows.ts';
import { choicesOf } from '../../../renderer/ui/period-field.tsx';
import { translator } from '../../../shared/i18n/translate.ts';
import { periodOf } from '../../../shared/kernel/period.ts';

const row = (unit: string, change: Partial<BoardRow> = {}): BoardRow => ({
  unit,
  name: `${unit} 卫生院`,
  kind: 'township',
  state: 'open',
  submitted: false,
  signed: [],
  lapsed: [],
  unsigned: [],
  late: null,
  basis: 'summary',
  standsIn: null,
  vouchers: 0,
  lastImport: '2026-01-04T08:20:00.000Z',
  totalAssets: '100.00',
  surplus: '-1.00',
  ...change,
});
const absent = { basis: 'none', lastImport: null, totalAssets: null, surplus: null } as const;

const rows = [
  row('T01', { totalAssets: '874.15', basis: 'detail', vouchers: 612 }),
  row('T02', { state: 'locked', totalAssets: '13842.77', surplus: '190.15' }),
  row('T03', absent),
  row('T04', { state: 'submitted', totalAssets: '0.00', surplus: '0.00' }),
];
const codes = (list: readonly BoardRow[]): string[] => list.map((each) => each.unit);

describe('where a unit stands', () => {
  it('is missing without books in an open period', () => expect(standingOf(row('T01', absent))).toBe('missing'));
  it('is what was done with the period otherwise', () => {
    expect(standingOf(row('T01'))).toBe('open');
    expect(standingOf(row('T01', { basis: 'carried' }))).toBe('open');
    expect(standingOf(row('T01', { ...absent, state: 'locked' }))).toBe('locked');
  });
});

describe('whose units are shown', () => {
  it('is the county for a role that reads books over the whole community', () => {
    expect(seesCounty([{ role: 'chief-accountant', unit: '' }])).toBe(true);
    expect(seesCounty([{ role: 'unit-accountant', unit: 'T01' }])).toBe(false);
    // A role over the community that sees no books does not count.
    expect(
      seesCounty([
        { role: 'administrator', unit: '' },
        { role: 'unit-head', unit: 'T01' },
      ]),
    ).toBe(false);
  });
});

describe('the sums over the units', () => {
  it('are exact, leave out those without figures and say how many are in', () => {
    expect(summarise(rows)).toMatchObject({
      units: 4,
      counts: { missing: 1, open: 1, submitted: 1, locked: 1 },
      inSums: 3,
      totalAssets: 1471692,
      surplus: 18915,
    });
    expect(codes(summarise(rows).missing)).toEqual(['T03']);
  });

  it('are nil without units', () => expect(summarise([])).toMatchObject({ units: 0, inSums: 0, totalAssets: 0 }));
});

describe('the list', () => {
  it('is filtered by standing, and by part of a name or code in any case', () => {
    expect(codes(matching(rows, { standing: 'locked', text: '' }))).toEqual(['T02']);
    expect(codes(matching(rows, { standing: undefined, text: ' t03 ' }))).toEqual(['T03']);
    expect(codes(matching(rows, { standing: 'missing', text: 'T01' }))).toEqual([]);
  });

  it('is sorted by amounts as amounts, with those without one last either way', () => {
    expect(codes(ordered(rows, { column: 'totalAssets', descending: true }))).toEqual(['T02', 'T01', 'T04', 'T03']);
    expect(codes(ordered(rows, { column: 'totalAssets', descending: false }))).toEqual(['T04', 'T01', 'T02', 'T03']);
  });

  it('is sorted by the order of the work, and keeps the register’s order among equals', () => {
    expect(codes(ordered(rows, { column: 'locked', descending: true }))).toEqual(['T02', 'T01', 'T03', 'T04']);
    expect(codes(ordered(rows, { column: 'books', descending: false }))).toEqual(['T03', 'T02', 'T04', 'T01']);
    expect(ordered(rows, undefined)).toBe(rows);
  });
});

describe('the periods to choose from', () => {
  it('are those with books, the chosen one and the month after the last, latest first', () => {
    expect(choicesOf(['2025-11', '2025-12'], periodOf(2025, 3))).toEqual(['2026-01', '2025-12', '2025-11', '2025-03']);
  });

  it('are the chosen one alone before there are books', () => {
    expect(choicesOf([], periodOf(2025, 1))).toEqual(['2025-01']);
  });
});

describe('a deadline', () => {
  it('is missed by who has not submitted after the day', () => {
    expect(isLate(row('T01'), -1)).toBe(true);
    expect(isLate(row('T01'), 0)).toBe(false);
    expect(isLate(row('T01'), undefined)).toBe(false);
    expect(isLate(row('T01', { state: 'submitted' }), -9)).toBe(false);
    expect(codes(matching(rows, { standing: undefined, text: '', late: -3 }))).toEqual(['T01', 'T03']);
  });
});

describe('a deadline', () => {
  it('counts the days of what is late, until the count says nothing any more', () => {
    const said = (days: number) => daysText(days, translator('zh-CN'));
    expect([3, 0, -2, -60, -61, -321].map(said)).toEqual([
      '还有 3 天',
      '今天到期',
      '逾期 2 天',
      '逾期 60 天',
      '逾期',
      '逾期',
    ]);
  });
});
