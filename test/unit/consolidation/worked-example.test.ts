import { beforeAll, describe, expect, it } from 'vitest';
import { consolidate } from '../../../shared/domain/consolidation/consolidate.ts';
import { openingItems } from '../../../shared/domain/consolidation/figure-items.ts';
import { groupStatement } from '../../../shared/domain/consolidation/group-statement.ts';
import type {
  Consolidation,
  ConsolidationInput,
  ManualAdjustment,
} from '../../../shared/domain/consolidation/model.ts';
import { consolidateOpening } from '../../../shared/domain/consolidation/opening.ts';
import type { Unit } from '../../../shared/domain/organisation/unit.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import { periodOf } from '../../../shared/kernel/period.ts';
import { type Books, cr, day, dr, figuresOfBooks, voucher, yuan } from '../../support/books.ts';
import {
  checkNamed,
  disagreements,
  GROUP_DEFINITIONS,
  inputOfBooks,
  itemsOfBooks,
  lineAt,
  written,
} from '../../support/consolidation.ts';

/** T2's books divide 医疗费用 by economic nature; what H's laboratory bills is a service bought. */
const T2_ACCOUNTS = { '50010101': '工资福利费用', '50010102': '商品和服务费用', '5001010201': '委托业务费' };

/**
 * The worked example of DOMAIN 2.4 (解释第4号 八（三）): a lead hospital H and two township centres. (a) T1 owes drug money,
 * with an allowance; (b) H subsidised T2; (c) T1 turned in; (d) H's laboratory billed T2; (e) drugs transferred free;
 * (f) T2 paid on 31 December, H recorded it on 3 January.
 */
const UNITS: readonly Unit[] = [
  { code: 'H', name: '县医院', kind: 'lead', chart: 'hospital' },
  { code: 'T1', name: '东镇卫生院', kind: 'township', chart: 'primary' },
  { code: 'T2', name: '西镇卫生院', kind: 'township', chart: 'primary' },
];

const BOOKS: Books = {
  units: UNITS,
  openings: [
    { unit: 'H', code: '1218', amount: yuan('200000.00'), counterparty: 'T1' },
    { unit: 'H', code: '121902', amount: yuan('-10000.00'), counterparty: 'T1' },
    { unit: 'H', code: '1002', amount: yuan('900000.00') },
    { unit: 'H', code: '130201', amount: yuan('100000.00') },
    { unit: 'H', code: '300102', amount: yuan('-1190000.00') },
    { unit: 'T1', code: '2302', amount: yuan('-200000.00'), counterparty: 'H' },
    { unit: 'T1', code: '1002', amount: yuan('400000.00') },
    { unit: 'T1', code: '300101', amount: yuan('-200000.00') },
    { unit: 'T2', code: '1002', amount: yuan('100000.00') },
    { unit: 'T2', code: '300101', amount: yuan('-100000.00') },
  ],
  vouchers: [
    // (a) another 100,000 of drugs in the year: 300,000 at its end.
    voucher('H', '2025-05-10', '代购药品', dr('1218', '100000.00', { with: 'T1' }), cr('1002', '100000.00')),
    voucher('T1', '2025-05-12', '收到药品', dr('1302010101', '100000.00'), cr('2302', '100000.00', { with: 'H' })),
    voucher('H', '2025-12-31', '补提坏账', dr('5901', '5000.00'), cr('121902', '5000.00', { with: 'T1' })),
    // (b)
    voucher(
      'H',
      '2025-06-20',
      '拨付补助',
      dr('5501', '200000.00', { with: 'T2' }),
      cr('1002', '200000.00'),
      dr('7501', '200000.00', { with: 'T2' }),
      cr('8001', '200000.00'),
    ),
    voucher(
      'T2',
      '2025-06-21',
      '收到补助',
      dr('1002', '200000.00'),
      cr('4201', '200000.00', { with: 'H' }),
      dr('8001', '200000.00'),
      cr('6201', '200000.00', { with: 'H' }),
    ),
    // (c)
    voucher('T1', '2025-09-30', '上缴', dr('5401', '50000.00', { with: 'H' }), cr('1002', '50000.00')),
    voucher('H', '2025-09-30', '收到上缴', dr('1002', '50000.00'), cr('4301', '50000.00', { with: 'T1' })),
    // (d) billed 80,000, of which 30,000 was paid in November.
    voucher(
      'H',
      '2025-10-31',
      '检验收入',
      dr('121203', '80000.00', { with: 'T2' }),
      cr('4101010104', '80000.00', { with: 'T2' }),
    ),
    voucher(
      'T2',
      '2025-10-31',
      '检验费',
      dr('500101', '80000.00', { with: 'H' }),
      cr('2302', '80000.00', { with: 'H' }),
    ),
    voucher('T2', '2025-11-20', '付检验费', dr('2302', '30000.00', { with: 'H' }), cr('1002', '30000.00')),
    voucher('H', '2025-11-20', '收检验费', dr('1002', '30000.00'), cr('121203', '30000.00', { with: 'T2' })),
    // (e)
    voucher('H', '2025-08-08', '无偿调出', dr('3401', '40000.00', { with: 'T1' }), cr('130201', '40000.00')),
    voucher('T1', '2025-08-09', '无偿调入', dr('1302010101', '40000.00'), cr('3401', '40000.00', { with: 'H' })),
    // (f)
    voucher('T2', '2025-12-31', '付检验费', dr('2302', '20000.00', { with: 'H' }), cr('1002', '20000.00')),
    voucher('H', '2026-01-03', '收检验费', dr('1002', '20000.00'), cr('121203', '20000.00', { with: 'T2' })),
  ],
};

const PERIOD = periodOf(2025, 12);

/** The same books, with T2's laboratory fee on a detail of 商品和服务费用. */
const DIVIDED: Books = {
  ...BOOKS,
  accounts: { T2: T2_ACCOUNTS },
  vouchers: BOOKS.vouchers.map((one) => ({
    ...one,
    lines: one.lines.map((line) => (line.code === '500101' ? { ...line, code: '5001010201' } : line)),
  })),
};

const SHEET = GROUP_DEFINITIONS.get('balance-sheet')!;

/** The year's opening of the example, and the input of the run that it belongs to. */
function opened(over: Partial<ConsolidationInput> = {}) {
  const input = inputOfBooks(BOOKS, PERIOD, over);
  const items = BOOKS.units.flatMap(({ code }) => openingItems(figuresOfBooks(BOOKS, code, PERIOD), PERIOD));
  return { input, opening: consolidateOpening({ statements: input.statements, items }, input, GROUP_DEFINITIONS) };
}

/** The economic view of what E4 credits, as `商品和服务费用 80000.00`. */
const economic = (books: Books, over: Partial<ConsolidationInput> = {}): string[] =>
  consolidate(inputOfBooks(books, PERIOD, over), GROUP_DEFINITIONS)
    .eliminations.filter(({ rule }) => rule === 'E4')
    .flatMap(({ entries }) => entries.flatMap(({ natures = [] }) => natures))
    .map(({ name, amount }) => `${name} ${formatYuan(amount)}`);

const effect = (result: Consolidation, statement: 'balance-sheet' | 'income', key: string): string =>
  formatYuan(lineAt(result, statement, key).elimination);

describe('the worked example of DOMAIN 2.4', () => {
  let result: Consolidation;
  beforeAll(() => {
    result = consolidate(inputOfBooks(BOOKS, PERIOD), GROUP_DEFINITIONS);
  });

  it('has the example’s effects: assets −315,000, liabilities −330,000, net assets +15,000', () => {
    expect(effect(result, 'balance-sheet', 'total-assets')).toBe('-315000.00');
    expect(effect(result, 'balance-sheet', 'total-liabilities')).toBe('-330000.00');
    expect(effect(result, 'balance-sheet', 'total-net-assets')).toBe('15000.00');
    expect(effect(result, 'balance-sheet', 'total-liabilities-and-net-assets')).toBe('-315000.00');
  });

  it('has income −330,000 and expenses −335,000, carried into net assets', () => {
    expect(effect(result, 'income', 'total-revenue')).toBe('-330000.00');
    expect(effect(result, 'income', 'total-expense')).toBe('-335000.00');
    expect(effect(result, 'income', 'surplus')).toBe('5000.00');
    expect(effect(result, 'balance-sheet', 'surplus-of-period')).toBe('5000.00');
    expect(effect(result, 'balance-sheet', 'accumulated-surplus')).toBe('10000.00');
  });

  it('writes the example’s entries', () => {
    const entries = result.eliminations
      .filter(({ book }) => book === 'financial')
      .map(({ rule, pair, entries: all }) => [`${rule} ${pair.join('-')}`, ...written(all, formatYuan)]);
    expect(entries).toEqual([
      ['E1 H-T1', '借 应付账款 300000.00', '贷 其他应收款净额 300000.00'],
      ['E3 H-T1', '借 附属单位上缴收入 50000.00', '贷 上缴上级费用 50000.00'],
      ['E1 H-T2', '借 应付账款 30000.00', '贷 应收账款净额 30000.00'],
      ['E4 H-T2', '借 事业收入 80000.00', '贷 业务活动费用 80000.00'],
      ['E2 H-T2', '借 上级补助收入 200000.00', '贷 对附属单位补助费用 200000.00'],
      [
        'E1b H-T1',
        '借 其他应收款净额—坏账准备 10000.00',
        '借 其他应收款净额—坏账准备 5000.00',
        '贷 累计盈余—年初 10000.00',
        '贷 其他费用 5000.00',
      ],
    ]);
  });

  it('lists the payment in transit, and nothing else', () => {
    expect(disagreements(result, formatYuan)).toEqual(['H-T2 receivable-payable 20000.00 timing']);
    const row = result.differences.find(({ kind, pair }) => kind === 'receivable-payable' && pair[1] === 'T2')!;
    expect([formatYuan(row.left), formatYuan(row.right)]).toEqual(['50000.00', '30000.00']);
    expect(row.unmatched.map(({ unit, date, reason }) => `${unit} ${date} ${reason}`)).toEqual([
      'T2 2025-12-31 H 于 2026-01-03 入账，跨期',
    ]);
  });

  it('leaves the free transfer to addition (G1) and the starred lines at nil', () => {
    expect(lineAt(result, 'balance-sheet', 'gratuitous-transfer').sum).toBe(0);
    expect(checkNamed(result, 'gratuitous-transfers-nil').ok).toBe(true);
    expect(checkNamed(result, 'starred-lines-nil').ok).toBe(true);
  });

  it('passes every check but the one on differences', () => {
    expect(result.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['differences']);
    expect(checkNamed(result, 'differences').detail).toContain('20,000.00');
  });

  it('says that it is made after 准则第9号 for management', () => {
    expect(result.caption).toContain('第9号');
    expect(result.caption).toContain('管理用途');
  });

  it('credits 商品和服务费用 in the economic view, where T2’s books divide by nature', () => {
    expect(economic(DIVIDED)).toEqual(['商品和服务费用 80000.00']);
    const at = (key: string) =>
      lineAt(consolidate(inputOfBooks(DIVIDED, PERIOD), GROUP_DEFINITIONS), 'income-by-nature', key);
    expect(formatYuan(at('goods-and-services').elimination)).toBe('-80000.00');
    expect(at('goods-and-services').consolidated).toBe(0);
    expect(formatYuan(at('total-expense').elimination)).toBe('-335000.00');
    expect(formatYuan(at('total-revenue').elimination)).toBe('-330000.00');
    expect(at('undivided-expense').sum).toBe(0);
  });

  it('credits the undivided expense where they do not, and says 不可得', () => {
    expect(economic(BOOKS)).toEqual(['未按经济性质分设的费用 80000.00']);
    const statement = groupStatement(result, GROUP_DEFINITIONS.get('income-by-nature')!);
    expect(statement.remarks[1]).toMatch(/^不可得：T2 的费用/);
    expect(
      groupStatement(
        consolidate(inputOfBooks(DIVIDED, PERIOD), GROUP_DEFINITIONS),
        GROUP_DEFINITIONS.get('income-by-nature')!,
      ).remarks,
    ).toEqual([result.caption]);
  });

  it('credits 商品和服务费用 when the declaration names the first-level account only', () => {
    const items = itemsOfBooks(DIVIDED, PERIOD).map((item) =>
      item.code === '5001010201' ? { ...item, code: '5001', account: '5001' } : item,
    );
    expect(economic(DIVIDED, { items })).toEqual(['商品和服务费用 80000.00']);
  });

  it('takes the nature that a person names with a manual entry, and guesses none for an adjustment', () => {
    const manual = (nature?: 'special-fund-provision'): ManualAdjustment => ({
      id: '2',
      kind: 'adjustment',
      units: ['T2'],
      entries: [
        {
          side: 'debit',
          statement: 'income',
          key: 'operating-expense',
          name: '业务活动费用',
          amount: yuan('700.00'),
          ...(nature ? { nature } : {}),
        },
        { side: 'credit', statement: 'balance-sheet', key: 'special-funds', name: '专用基金', amount: yuan('700.00') },
      ],
      reason: '计提专用基金',
      madeBy: 'a',
      confirmedBy: 'b',
    });
    const at = (key: string, one: ManualAdjustment) =>
      lineAt(
        consolidate(inputOfBooks(DIVIDED, PERIOD, { manual: [one] }), GROUP_DEFINITIONS),
        'income-by-nature',
        key,
      ).units.get('T2');
    expect(at('special-fund-provision', manual('special-fund-provision'))).toBe(yuan('700.00'));
    expect(at('undivided-expense', manual('special-fund-provision'))).toBe(0);
    expect(at('undivided-expense', manual())).toBe(yuan('700.00'));
  });

  it('opens with what was owed at the year’s beginning eliminated, allowance and all', () => {
    const { input, opening } = opened();
    const at = (key: string) => lineAt(opening, 'balance-sheet', key);
    expect(formatYuan(at('other-receivables').sum)).toBe('190000.00');
    expect(at('other-receivables').consolidated).toBe(0);
    expect(at('accounts-payable').consolidated).toBe(0);
    expect(formatYuan(at('accumulated-surplus').elimination)).toBe('10000.00');
    expect(at('total-assets').consolidated).toBe(at('total-liabilities-and-net-assets').consolidated);
    const statement = groupStatement(consolidate(input, GROUP_DEFINITIONS), SHEET, { opening });
    const prior = (key: string) => statement.lines.find((line) => line.key === key)!.prior;
    expect(prior('total-net-assets')).toBe(lineAt(result, 'net-assets', 'opening.total').consolidated);
    expect(statement.remarks[1]).toContain('年初余额按各单位年初账面汇总');
  });

  it('leaves the opening allowance standing at the first consolidation (E1a), as 净资产变动表 does', () => {
    const { opening, input } = opened({ first: true });
    const first = consolidate(input, GROUP_DEFINITIONS);
    expect(lineAt(opening, 'balance-sheet', 'accumulated-surplus').elimination).toBe(0);
    expect(lineAt(opening, 'balance-sheet', 'total-net-assets').consolidated).toBe(
      lineAt(first, 'net-assets', 'opening.total').consolidated,
    );
  });

  it('comes to the same when H’s statement is adjusted for the cash in transit', () => {
    const adjustment: ManualAdjustment = {
      id: '1',
      kind: 'adjustment',
      units: ['H'],
      entries: [
        { side: 'debit', statement: 'balance-sheet', key: 'cash', name: '货币资金', amount: yuan('20000.00') },
        {
          side: 'credit',
          statement: 'balance-sheet',
          key: 'accounts-receivable',
          name: '应收账款净额',
          amount: yuan('20000.00'),
        },
      ],
      reason: '在途资金',
      madeBy: '甲',
      confirmedBy: '乙',
      settles: { pair: ['H', 'T2'], kind: 'receivable-payable' },
    };
    const adjusted = consolidate(inputOfBooks(BOOKS, PERIOD, { manual: [adjustment] }), GROUP_DEFINITIONS);
    expect(effect(adjusted, 'balance-sheet', 'total-assets')).toBe('-315000.00');
    expect(lineAt(adjusted, 'balance-sheet', 'accounts-receivable').consolidated).toBe(0);
    expect(adjusted.checks.filter(({ ok }) => !ok)).toEqual([]);
    const row = adjusted.differences.find(({ class: found }) => found === 'timing')!;
    expect(row.settledBy).toBe('manual/1');
  });

  it('finds the same without knowing January', () => {
    const december = { ...BOOKS, vouchers: BOOKS.vouchers.filter(({ date }) => date <= day('2025-12-31')) };
    const early = consolidate(inputOfBooks(december, PERIOD), GROUP_DEFINITIONS);
    expect(disagreements(early, formatYuan)).toEqual(['H-T2 receivable-payable 20000.00 timing']);
    expect(effect(early, 'balance-sheet', 'total-assets')).toBe('-315000.00');
  });
});
