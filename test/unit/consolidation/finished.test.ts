import { describe, expect, it } from 'vitest';
import { compareRuns } from '../../../shared/domain/consolidation/compare.ts';
import { confirmConsolidation } from '../../../shared/domain/consolidation/confirm.ts';
import { consolidate } from '../../../shared/domain/consolidation/consolidate.ts';
import { drill } from '../../../shared/domain/consolidation/drill.ts';
import { groupStatement } from '../../../shared/domain/consolidation/group-statement.ts';
import type { ConsolidationInput } from '../../../shared/domain/consolidation/model.ts';
import { DEFAULT_SETTINGS } from '../../../shared/domain/consolidation/rules.ts';
import type { Unit } from '../../../shared/domain/organisation/unit.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import { type Period, periodOf } from '../../../shared/kernel/period.ts';
import { type Books, cr, dr, voucher, yuan } from '../../support/books.ts';
import { GROUP_DEFINITIONS, inputOfBooks, settingsWith } from '../../support/consolidation.ts';

const UNITS: readonly Unit[] = [
  { code: 'H01', name: '县医院', kind: 'lead', chart: 'hospital' },
  { code: 'T01', name: '东镇卫生院', kind: 'township', chart: 'primary' },
];
const slip = { document: 'JS-1' };
const BOOKS: Books = {
  units: UNITS,
  openings: [],
  vouchers: [
    voucher(
      'H01',
      '2025-02-01',
      '检验',
      dr('121203', '100.00', { with: 'T01', ...slip }),
      cr('4101010104', '100.00', { with: 'T01', ...slip }),
    ),
    voucher(
      'T01',
      '2025-02-01',
      '检验',
      dr('500101', '100.00', { with: 'H01', ...slip }),
      cr('2302', '100.00', { with: 'H01', ...slip }),
    ),
    voucher(
      'H01',
      '2025-03-05',
      '检验',
      dr('121203', '40.00', { with: 'T01' }),
      cr('4101010104', '40.00', { with: 'T01' }),
    ),
  ],
};

const at = (period: Period, books = BOOKS, over: Partial<ConsolidationInput> = {}) =>
  consolidate(inputOfBooks(books, period, over), GROUP_DEFINITIONS);

const FEBRUARY = at(periodOf(2025, 2));
const MARCH = at(periodOf(2025, 3));

describe('confirming', () => {
  it('turns drafts into confirmed eliminations', () => {
    const confirmed = confirmConsolidation(FEBRUARY, DEFAULT_SETTINGS);
    expect(confirmed.ok && confirmed.value.eliminations.map(({ state }) => state)).toEqual(['confirmed', 'confirmed']);
    expect(FEBRUARY.eliminations.map(({ state }) => state)).toEqual(['draft', 'draft']);
  });

  it('is stopped by an open difference above the threshold, not by one that is accepted or below it', () => {
    const refused = confirmConsolidation(MARCH, DEFAULT_SETTINGS);
    expect(!refused.ok && refused.error.map(({ code }) => code)).toEqual(['open-differences']);
    const accepting = (over: object = {}) =>
      confirmConsolidation(
        at(periodOf(2025, 3), BOOKS, {
          manual: MARCH.differences.map((settles, index) => ({
            id: String(index + 1),
            kind: 'acceptance' as const,
            units: ['H01', 'T01'],
            entries: [],
            reason: '下月入账',
            madeBy: 'a',
            confirmedBy: 'b',
            settles,
            accepted: settles.open,
            ...over,
          })),
        }),
        DEFAULT_SETTINGS,
      );
    expect(accepting().ok).toBe(true);
    // It holds for what was accepted, and only once a second person has confirmed it.
    const changed = accepting({ accepted: yuan('39.99') });
    expect(!changed.ok && changed.error.map(({ code }) => code)).toEqual(['open-differences']);
    const alone = accepting({ confirmedBy: undefined });
    expect(!alone.ok && alone.error.map(({ code }) => code)).toEqual(['unconfirmed-manual']);
    expect(confirmConsolidation(MARCH, settingsWith({ differenceThresholdFen: yuan('40.00') })).ok).toBe(true);
  });

  it('is stopped by a check that must hold, and by a manual entry that waits for its second person', () => {
    const broken = { ...BOOKS, openings: [{ unit: 'T01', code: '1002', amount: yuan('1.00') }] };
    const failed = confirmConsolidation(at(periodOf(2025, 2), broken), DEFAULT_SETTINGS);
    expect(!failed.ok && failed.error.map(({ code }) => code)).toContain('failed-checks');
    const manual = [
      {
        id: '1',
        kind: 'adjustment' as const,
        units: ['H01'],
        entries: [
          { side: 'debit' as const, statement: 'balance-sheet' as const, key: 'cash', name: '', amount: yuan('1.00') },
          {
            side: 'credit' as const,
            statement: 'balance-sheet' as const,
            key: 'inventories',
            name: '',
            amount: yuan('1.00'),
          },
        ],
        reason: '盘点',
        madeBy: '甲',
      },
    ];
    const waiting = confirmConsolidation(at(periodOf(2025, 2), BOOKS, { manual }), DEFAULT_SETTINGS);
    expect(!waiting.ok && waiting.error.map(({ code }) => code)).toEqual(['unconfirmed-manual']);
  });
});

describe('drilling down', () => {
  it('gives units, eliminations with their effect, and the items behind a line', () => {
    const found = drill(FEBRUARY, 'income', 'service-revenue')!;
    expect(found.units).toEqual([
      { unit: 'H01', amount: yuan('100.00'), adjustment: 0 },
      { unit: 'T01', amount: 0, adjustment: 0 },
    ]);
    expect(found.eliminations.map(({ elimination, effect }) => `${elimination.rule} ${formatYuan(effect)}`)).toEqual([
      'E4 -100.00',
    ]);
    expect(found.eliminations[0]!.elimination.documents).toEqual(['JS-1']);
    expect(found.items).toEqual(['v1:1', 'v0:2']);
  });

  it('takes totals apart as well', () => {
    const found = drill(FEBRUARY, 'balance-sheet', 'total-liabilities')!;
    expect(found.eliminations.map(({ elimination }) => elimination.rule)).toEqual(['E1']);
    expect(found.line.consolidated).toBe(0);
  });

  it('knows no line that is not there', () => {
    expect(drill(FEBRUARY, 'income', 'x')).toBeUndefined();
  });
});

describe('comparing runs', () => {
  it('lists changed lines, eliminations and differences', () => {
    const corrected = {
      ...BOOKS,
      vouchers: [
        ...BOOKS.vouchers,
        voucher(
          'T01',
          '2025-03-06',
          '检验',
          dr('500101', '40.00', { with: 'H01' }),
          cr('2302', '40.00', { with: 'H01' }),
        ),
      ],
    };
    const changes = compareRuns(MARCH, at(periodOf(2025, 3), corrected));
    const line = changes.lines.find(({ key }) => key === 'accounts-payable')!;
    expect([line.before.sum, line.after.sum, line.before.elimination, line.after.elimination].map(formatYuan)).toEqual([
      '100.00',
      '140.00',
      '-100.00',
      '-140.00',
    ]);
    expect(line.change).toBe(0);
    expect(
      changes.eliminations.map(({ id, change, before, after }) => [id, change, formatYuan(before), formatYuan(after)]),
    ).toEqual([
      ['E1/H01-T01/receivable-payable', 'changed', '100.00', '140.00'],
      ['E4/H01-T01/service', 'changed', '100.00', '140.00'],
    ]);
    expect(
      changes.differences.map(({ kind, change, before, after }) => [
        kind,
        change,
        formatYuan(before),
        formatYuan(after),
      ]),
    ).toEqual([
      ['receivable-payable', 'removed', '40.00', '0.00'],
      ['service', 'removed', '40.00', '0.00'],
    ]);
  });

  it('finds nothing between a run and itself', () => {
    expect(compareRuns(MARCH, at(periodOf(2025, 3)))).toEqual({ lines: [], eliminations: [], differences: [] });
  });

  it('sees what is new', () => {
    const { eliminations, differences } = compareRuns(at(periodOf(2025, 1)), FEBRUARY);
    expect(eliminations.map(({ change }) => change)).toEqual(['added', 'added']);
    expect(differences).toEqual([]);
  });
});

describe('the community’s statements', () => {
  const income = GROUP_DEFINITIONS.get('income')!;
  const surplus = (statement: ReturnType<typeof groupStatement>) =>
    statement.lines.find(({ key }) => key === 'surplus')!;

  it('have the consolidated amount, and the month as the change since the month before', () => {
    const march = surplus(groupStatement(MARCH, income, { monthBefore: FEBRUARY }));
    expect(march).toMatchObject({ name: '本期盈余', amount: yuan('40.00'), month: yuan('40.00'), prior: null });
    expect(surplus(groupStatement(MARCH, income)).month).toBeUndefined();
    const january = at(periodOf(2025, 1));
    expect(surplus(groupStatement(january, income)).month).toBe(0);
  });

  it('have the prior column as it was consolidated then: who came since does not change it', () => {
    const sheet = groupStatement(MARCH, GROUP_DEFINITIONS.get('balance-sheet')!, { yearEnd: FEBRUARY });
    const receivables = sheet.lines.find(({ key }) => key === 'accounts-receivable')!;
    expect(receivables).toMatchObject({ amount: yuan('40.00'), prior: 0 });
    expect(receivables.month).toBeUndefined();
    expect(sheet.remarks[0]).toContain('第9号');
  });
});
