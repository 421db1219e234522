import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownName, sameName } from '../../../shared/domain/ledger/charts/names.ts';
import { officialChart } from '../../../shared/domain/ledger/charts/official.ts';
import { type ChartRow, growChart, initialChart } from '../../../shared/domain/ledger/charts/unit-chart.ts';

const row = (code: string, name: string, leaf = true): ChartRow => ({ code, name, leaf });
const grow = (chart: 'hospital' | 'primary' | 'institution', rows: readonly ChartRow[]) =>
  growChart('T01', chart, rows);
const find = (grown: ReturnType<typeof growChart>, code: string) => grown.accounts.find((a) => a.code === code);
const kinds = (grown: ReturnType<typeof growChart>, code: string) =>
  grown.findings.filter((finding) => finding.account === code).map((finding) => finding.kind);

describe('names as files write them', () => {
  it.each([
    ['工商银行基本户', '银行存款', '工商银行基本户'],
    ['　　工商银行基本户', '银行存款', '工商银行基本户'],
    ['银行存款 - 工商银行基本户', '银行存款', '工商银行基本户'],
    ['银行存款-工商银行基本户', '银行存款', '工商银行基本户'],
    ['银行存款_工商银行基本户', '银行存款', '工商银行基本户'],
    ['事业收入\\医疗收入\\门急诊收入', '医疗收入', '门急诊收入'],
    ['水费/电费', '商品和服务费用', '水费/电费'],
    ['其他应收款坏账准备', '坏账准备', '其他应收款坏账准备'],
    ['待摊费用', undefined, '待摊费用'],
  ])('%j below %j is %j', (written, above, own) => {
    expect(ownName(written, above)).toBe(own);
  });

  it('are the same whatever their width and spacing', () => {
    expect(sameName('公共基础设施累计折旧（摊销）', '公共基础设施累计折旧(摊销)')).toBe(true);
    expect(sameName('应 收 账 款', '应收账款')).toBe(true);
    expect(sameName('应收账款', '应付账款')).toBe(false);
  });
});

describe("a unit's chart", () => {
  it('begins with its official one', () => {
    const chart = initialChart('T01', 'primary');
    expect(chart).toHaveLength(240);
    expect(chart.find((a) => a.code === '410101')).toMatchObject({ leaf: false, official: '410101', unit: 'T01' });
    expect(chart.find((a) => a.code === '1001')).toMatchObject({ leaf: true });
  });

  it('grows own accounts below official leaves', () => {
    const grown = grow('hospital', [row('1002', '银行存款', false), row('100201', '工商银行基本户')]);
    expect(find(grown, '100201')).toMatchObject({
      official: '1002',
      parent: '1002',
      level: 2,
      leaf: true,
      side: 'debit',
      book: 'financial',
    });
    expect(find(grown, '1002')?.leaf).toBe(false);
    expect(grown.added.map((a) => a.code)).toEqual(['100201']);
    expect(grown.changed.map((a) => a.code)).toEqual(['1002']);
    expect(grown.findings).toEqual([]);
  });

  it('takes the parent from the official chart when the file lists leaves only', () => {
    const grown = grow('primary', [row('12120201001', '县医保局')]);
    expect(find(grown, '12120201001')).toMatchObject({ parent: '12120201', official: '12120201', level: 4 });
  });

  it.each([
    ['hospital', '410101', '医疗收入', '41010101'],
    ['hospital', '3001', '累计盈余', '300102'],
    ['primary', '5001', '业务活动费用', '500101'],
  ] as const)('may stop short: %s %s %s as a leaf is a finding', (chart, code, name, official) => {
    const grown = grow(chart, [row(code, name)]);
    expect(find(grown, code)?.leaf).toBe(true);
    expect(find(grown, official)).toBeUndefined();
    expect(kinds(grown, code)).toEqual(['chart-stops-short']);
  });

  it('keeps what is in use below an account that the file calls a leaf', () => {
    const existing = initialChart('T01', 'hospital');
    const grown = growChart('T01', 'hospital', [row('3001', '累计盈余')], existing, (code) => code === '300102');
    expect(find(grown, '300102')).toBeDefined();
    expect(find(grown, '300101')).toBeUndefined();
    expect(find(grown, '3001')?.leaf).toBe(false);
    expect(kinds(grown, '3001')).toEqual(['leaf-has-children']);
  });

  it('goes deeper again, with the whole official level, and says so when the former leaf is in use', () => {
    const short = grow('hospital', [row('3001', '累计盈余')]);
    const deep = growChart('T01', 'hospital', [row('300102', '医疗盈余')], short.accounts, (code) => code === '3001');
    expect(deep.accounts.filter((a) => a.parent === '3001').map((a) => a.code)).toEqual([
      '300101',
      '300102',
      '300103',
      '300104',
    ]);
    expect(kinds(deep, '3001')).toEqual(['leaf-became-parent']);
  });

  it('is not changed by the same rows again', () => {
    const rows = [
      row('1002', '银行存款', false),
      row('100201', '农商行'),
      row('3001', '累计盈余'),
      row('5701', '利息费用'),
    ];
    const once = grow('primary', rows);
    const twice = growChart('T01', 'primary', rows, once.accounts);
    expect(twice.accounts).toEqual(once.accounts);
    expect([twice.added, twice.changed, twice.removed]).toEqual([[], [], []]);
  });

  it('finds a name that differs from the regulation, and keeps the name of the books', () => {
    const grown = grow('hospital', [row('300101', '医疗盈余'), row('1302', '库存物资', false), row('130201', '药品')]);
    expect(kinds(grown, '300101')).toEqual(['name-differs']);
    expect(find(grown, '1302')?.name).toBe('库存物资');
    expect(kinds(grown, '1302')).toEqual(['name-differs']);
  });

  it.each([
    ['5701', '利息费用', 'expense', 'debit'],
    ['1407', '受托加工物资', 'asset', 'debit'],
    ['2306', '专项应付款', 'liability', 'credit'],
    ['6604', '利息预算收入', 'budgetRevenue', 'credit'],
    ['8999', '待定结余', 'budgetSurplus', 'credit'],
  ])('takes %s %s, which is not official, by its first digit', (code, name, element, side) => {
    const grown = grow('institution', [row(code, name), row(`${code}01`, '明细')]);
    expect(find(grown, code)).toMatchObject({ element, side, official: undefined, level: 1 });
    expect(find(grown, `${code}01`)).toMatchObject({ element, side, official: undefined, parent: code });
    expect(kinds(grown, code)).toContain('first-level-not-official');
  });

  it('refuses a code of no element', () => {
    const grown = grow('institution', [row('9001', '表外'), row('12', '短')]);
    expect(grown.refused.map((refused) => refused.code)).toEqual(['12', '9001']);
    expect(grown.added).toEqual([]);
  });

  it('reads 4-3-3 codes by name, and never takes 1212011 for something below the official 121201', () => {
    const grown = grow('hospital', [
      row('1212', '应收账款', false),
      row('1212002', '应收医疗款', false),
      row('1212002001', '应收医保款'),
      row('1212011', '某公司'),
      row('1002001', '基本户'),
    ]);
    expect(find(grown, '1212002001')).toMatchObject({ official: '12120201', parent: '1212002', level: 3 });
    expect(find(grown, '1212011')).toMatchObject({ official: '1212', parent: '1212' });
    expect(find(grown, '1002001')).toMatchObject({ official: '1002', level: 2 });
    expect(find(grown, '121201')).toBeUndefined();
    expect(kinds(grown, '1212002')).toEqual(['code-differs']);
  });

  it('reads a first level of five digits by name', () => {
    const grown = grow('institution', [row('10002', '银行存款', false), row('1000201', '基本户')]);
    expect(find(grown, '10002')).toMatchObject({ official: '1002', side: 'debit' });
    expect(find(grown, '1000201')).toMatchObject({ official: '1002', parent: '10002' });
  });

  it('property: whatever comes in, parents exist, leaves have nothing below, and growing again changes nothing', () => {
    const official = officialChart('primary').accounts.map((a) => a.code);
    const anyRow = fc.record({
      code: fc.oneof(
        fc.constantFrom(...official),
        fc
          .tuple(fc.constantFrom(...official), fc.integer({ min: 1, max: 99 }))
          .map(([c, n]) => c + String(n).padStart(2, '0')),
      ),
      name: fc.constantFrom('甲', '乙', '受托代理资产', '医疗收入'),
      leaf: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.uniqueArray(anyRow, { maxLength: 40, selector: (r) => r.code }), (rows) => {
        const grown = growChart('T01', 'primary', rows);
        const codes = new Set(grown.accounts.map((a) => a.code));
        for (const account of grown.accounts) {
          if (account.parent !== undefined) expect(codes.has(account.parent)).toBe(true);
          expect(account.leaf).toBe(!grown.accounts.some((other) => other.parent === account.code));
        }
        for (const { code } of rows) expect(codes.has(code)).toBe(true);
        expect(growChart('T01', 'primary', rows, grown.accounts).accounts).toEqual(grown.accounts);
      }),
      { numRuns: 60, seed: 2025 },
    );
  });
});
