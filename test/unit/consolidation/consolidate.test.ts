import { describe, expect, it } from 'vitest';
import { consolidate } from '../../../shared/domain/consolidation/consolidate.ts';
import { amountOf } from '../../../shared/domain/consolidation/draft.ts';
import type { ConsolidationInput, ManualAdjustment } from '../../../shared/domain/consolidation/model.ts';
import type { Unit } from '../../../shared/domain/organisation/unit.ts';
import { addFen, formatYuan } from '../../../shared/kernel/fen.ts';
import { periodOf } from '../../../shared/kernel/period.ts';
import { type Books, cr, dr, voucher, yuan } from '../../support/books.ts';
import { checkNamed, GROUP_DEFINITIONS, inputOfBooks, lineAt, settingsWith } from '../../support/consolidation.ts';

const UNITS: readonly Unit[] = [
  { code: 'H01', name: '县医院', kind: 'lead', chart: 'hospital' },
  { code: 'T01', name: '东镇卫生院', kind: 'township', chart: 'primary' },
  { code: 'T02', name: '西镇卫生院', kind: 'township', chart: 'primary' },
];
const PERIOD = periodOf(2025, 6);

const BOOKS: Books = {
  units: UNITS,
  openings: [],
  vouchers: [
    voucher(
      'H01',
      '2025-02-01',
      '检验',
      dr('121203', '100.00', { with: 'T01' }),
      cr('4101010104', '100.00', { with: 'T01' }),
    ),
    voucher(
      'T01',
      '2025-02-01',
      '检验',
      dr('500101', '100.00', { with: 'H01' }),
      cr('2302', '100.00', { with: 'H01' }),
    ),
    voucher('T02', '2025-03-01', '门诊', dr('1002', '70.00'), cr('4101010104', '70.00')),
  ],
};

const run = (over: Partial<ConsolidationInput> = {}, books = BOOKS) =>
  consolidate(inputOfBooks(books, PERIOD, over), GROUP_DEFINITIONS);

const manual = (over: Partial<ManualAdjustment>): ManualAdjustment => ({
  id: '7',
  kind: 'adjustment',
  units: ['T02'],
  entries: [
    { side: 'debit', statement: 'balance-sheet', key: 'fixed-assets-gross', name: '', amount: yuan('30.00') },
    { side: 'credit', statement: 'income', key: 'other-revenue', name: '', amount: yuan('30.00') },
  ],
  reason: '统一会计政策',
  madeBy: '甲',
  confirmedBy: '乙',
  ...over,
});

describe('the worksheet (解释第4号 八（二）)', () => {
  it('has every unit’s lines, their sum, eliminations and the consolidated amounts', () => {
    const line = lineAt(run(), 'income', 'service-revenue');
    expect([...line.units].map(([unit, amount]) => `${unit} ${formatYuan(amount)}`)).toEqual([
      'H01 100.00',
      'T01 0.00',
      'T02 70.00',
    ]);
    expect([line.sum, line.elimination, line.consolidated].map(formatYuan)).toEqual(['170.00', '-100.00', '70.00']);
  });

  it('covers 01, 02, 03 and 预01, line by line as they are defined', () => {
    const result = run();
    const expected = [...GROUP_DEFINITIONS.values()].flatMap(({ statement, lines }) =>
      lines.map(({ key }) => `${statement} ${key}`),
    );
    expect(result.lines.map(({ statement, key }) => `${statement} ${key}`)).toEqual(expected);
  });

  it('computes totals from lines, and reports a unit whose own total says otherwise', () => {
    const input = inputOfBooks(BOOKS, PERIOD);
    const statements = new Map(input.statements);
    statements.set(
      'T02',
      statements.get('T02')!.map((one) => ({
        ...one,
        lines: one.lines.map((line) => (line.key === 'total-assets' ? { ...line, amount: yuan('71.00') } : line)),
      })),
    );
    const result = run({ statements });
    expect(lineAt(result, 'balance-sheet', 'total-assets').units.get('T02')).toBe(yuan('70.00'));
    expect(checkNamed(result, 'totals-agree').detail).toBe('T02 资产总计 报 71.00 元，按明细为 70.00 元');
  });

  it('says which elimination did what to a line', () => {
    expect(lineAt(run(), 'balance-sheet', 'total-assets').effects).toEqual([
      { elimination: 'E1/H01-T01/receivable-payable', amount: yuan('-100.00') },
    ]);
  });

  it('finds a unit whose sheet does not articulate', () => {
    const broken = { ...BOOKS, openings: [{ unit: 'T02', code: '1002', amount: yuan('5.00') }] };
    expect(checkNamed(run({}, broken), 'articulates').detail).toContain('T02 资产总计与负债和净资产总计相差 5.00 元');
  });
});

describe('scope (准则第9号 第十九条)', () => {
  const withT02 = (over: Partial<Unit>) => ({ units: [UNITS[0]!, UNITS[1]!, { ...UNITS[2]!, ...over }] });

  it('takes a unit that came in mid-year with the whole year’s income', () => {
    const result = run(withT02({ joined: periodOf(2025, 5) }));
    expect(result.scope).toMatchObject({ included: ['H01', 'T01', 'T02'], joined: ['T02'] });
    expect(lineAt(result, 'income', 'service-revenue').units.get('T02')).toBe(yuan('70.00'));
  });

  it('leaves a unit out before it joins and after it has left, with all its income', () => {
    for (const over of [{ joined: periodOf(2025, 7) }, { left: periodOf(2025, 5) }]) {
      const result = run(withT02(over));
      expect(result.scope.included).toEqual(['H01', 'T01']);
      expect(lineAt(result, 'income', 'service-revenue').sum).toBe(yuan('100.00'));
    }
    expect(run(withT02({ left: periodOf(2025, 5) })).scope.left).toEqual(['T02']);
    expect(run(withT02({ left: PERIOD })).scope.included).toContain('T02');
  });

  it('no longer counts dealings with a unit that has left as intra-group', () => {
    const units = [UNITS[0]!, { ...UNITS[1]!, left: periodOf(2025, 5) }, UNITS[2]!];
    const result = run({ units });
    expect(result.eliminations).toEqual([]);
    expect(result.differences).toEqual([]);
  });

  it('goes on without a unit that is late, and says so', () => {
    const input = inputOfBooks(BOOKS, PERIOD);
    const statements = new Map([...input.statements].filter(([unit]) => unit !== 'T01'));
    const result = run({ statements, items: input.items.filter(({ unit }) => unit !== 'T01') });
    expect(result.scope.silent).toEqual(['T01']);
    expect(checkNamed(result, 'units-complete')).toMatchObject({
      ok: false,
      severity: 'error',
      detail: 'T01 尚未报送',
    });
    expect(result.differences[0]!.unmatched[0]!.reason).toBe('T01 尚未报送');
  });
});

describe('manual entries (DOMAIN 2.2 ①)', () => {
  it('adjust a unit’s column before it is added up, and show beside it how much', () => {
    const result = run({ manual: [manual({})] });
    const gross = lineAt(result, 'balance-sheet', 'fixed-assets-gross');
    expect(gross.units.get('T02')).toBe(yuan('30.00'));
    expect(gross.adjustments.get('T02')).toBe(yuan('30.00'));
    expect(gross.elimination).toBe(0);
    const totals = ['total-assets', 'surplus-of-period', 'total-liabilities-and-net-assets'] as const;
    for (const key of totals) expect(lineAt(result, 'balance-sheet', key).adjustments.get('T02')).toBe(yuan('30.00'));
    expect(lineAt(result, 'income', 'surplus').units.get('T02')).toBe(yuan('100.00'));
    expect(result.checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('eliminate by hand, with the reason and the official names', () => {
    const elimination = manual({
      kind: 'elimination',
      units: ['T02', 'H01'],
      entries: [
        {
          side: 'debit',
          statement: 'balance-sheet',
          key: 'other-payables',
          name: 'x',
          amount: yuan('12.00'),
          unit: 'T02',
        },
        { side: 'credit', statement: 'balance-sheet', key: 'special-funds', name: 'x', amount: yuan('12.00') },
      ],
    });
    const result = run({ manual: [elimination] });
    const made = result.eliminations.find(({ rule }) => rule === 'manual')!;
    expect(made).toMatchObject({ id: 'manual/7', pair: ['H01', 'T02'], state: 'confirmed', note: '统一会计政策' });
    expect(made.entries.map(({ name }) => name)).toEqual(['其他应付款', '专用基金']);
    expect(lineAt(result, 'net-assets', 'closing.total').elimination).toBe(
      lineAt(result, 'balance-sheet', 'total-net-assets').elimination,
    );
    expect(checkNamed(result, 'articulates').ok).toBe(true);
  });

  it('are drafts until another person confirms them, and applied all the same', () => {
    for (const confirmedBy of [undefined, '甲']) {
      const result = run({ manual: [manual({ confirmedBy })] });
      expect(lineAt(result, 'balance-sheet', 'total-assets').sum).toBe(yuan('200.00'));
      expect(checkNamed(result, 'manual-entries')).toMatchObject({ ok: false, detail: 'manual/7 待另一人确认' });
    }
  });

  it.each<[string, Partial<ManualAdjustment>, string]>([
    ['unbalanced', { entries: manual({}).entries.slice(0, 1) }, 'unbalanced'],
    [
      'of a total',
      { entries: manual({}).entries.map((entry, i) => (i ? entry : { ...entry, key: 'total-assets' })) },
      'unknown-line',
    ],
    [
      'of a line that does not exist',
      { entries: manual({}).entries.map((entry) => ({ ...entry, key: 'x' })) },
      'unknown-line',
    ],
    [
      'of 净资产变动表, which follows',
      { entries: manual({}).entries.map((entry) => ({ ...entry, statement: 'net-assets' as const })) },
      'unknown-line',
    ],
    ['of two units', { units: ['T01', 'T02'] }, 'wrong-units'],
    ['of a stranger', { units: ['X01'] }, 'wrong-units'],
    ['of nothing', { entries: [] }, 'no-entries'],
    [
      'with a negative amount',
      { entries: manual({}).entries.map((entry) => ({ ...entry, amount: yuan('-1.00') })) },
      'not-positive',
    ],
  ])('are refused when %s', (_, over, problem) => {
    const result = run({ manual: [manual(over)] });
    expect(checkNamed(result, 'manual-entries').detail).toBe(`manual/7 未采用：${problem}`);
    expect(lineAt(result, 'balance-sheet', 'total-assets').sum).toBe(yuan('170.00'));
  });
});

describe('decisions on drafts', () => {
  it('confirm or reject a draft as long as its amount is the one decided on', () => {
    const id = 'E1/H01-T01/receivable-payable';
    const decide = (outcome: 'confirmed' | 'rejected', amount: string) =>
      run({ decisions: [{ elimination: id, amount: yuan(amount), outcome }] });
    const stateOf = (result: ReturnType<typeof run>) => result.eliminations.find((one) => one.id === id)!.state;
    expect(stateOf(decide('confirmed', '100.00'))).toBe('confirmed');
    expect(stateOf(decide('confirmed', '99.00'))).toBe('draft');
    const rejected = decide('rejected', '100.00');
    expect(stateOf(rejected)).toBe('rejected');
    expect(lineAt(rejected, 'balance-sheet', 'accounts-receivable').elimination).toBe(0);
    expect(amountOf(rejected.eliminations[0]!)).toBe(yuan('100.00'));
  });
});

describe('what stands unmatched', () => {
  const trialBalanceOnly: Books = {
    ...BOOKS,
    vouchers: [
      voucher(
        'T02',
        '2025-03-01',
        '收到补助',
        dr('1002', '200.00'),
        cr('4201', '200.00'),
        dr('8001', '200.00'),
        cr('6201', '200.00'),
      ),
    ],
  };

  it('an account that is intra-group by nature, without a counterparty: listed, never silently eliminated', () => {
    const result = run({}, trialBalanceOnly);
    expect(result.eliminations).toEqual([]);
    expect(
      result.differences.map(({ pair, kind, book, left, class: found }) => [pair.join('-'), kind, book, left, found]),
    ).toEqual([
      ['T02-?', 'subsidy', 'financial', yuan('200.00'), 'missing-counterpart'],
      ['T02-?', 'subsidy', 'budget', yuan('200.00'), 'missing-counterpart'],
    ]);
    expect(checkNamed(result, 'starred-lines-nil').ok).toBe(false);
  });

  it('is carried under the period in which it first stood open', () => {
    const since = periodOf(2025, 2);
    const result = run({ carried: [{ pair: ['T02', '?'], kind: 'subsidy', since }] }, trialBalanceOnly);
    expect(result.differences.map((row) => row.since)).toEqual(['2025-02', '2025-06']);
  });

  it('the difference threshold says from when on it counts', () => {
    const result = run({ settings: settingsWith({ differenceThresholdFen: yuan('200.00') }) }, trialBalanceOnly);
    expect(checkNamed(result, 'differences').ok).toBe(true);
  });
});

it('sum + elimination = consolidated on every line, and the same input gives the same result', () => {
  const result = run({ manual: [manual({})] });
  for (const line of result.lines) expect(addFen(line.sum, line.elimination)).toBe(line.consolidated);
  expect(run({ manual: [manual({})] })).toEqual(result);
});
