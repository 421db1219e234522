import { describe, expect, it } from 'vitest';
import { EQUAL_MEANING } from '../../../shared/domain/ledger/charts/equal-meaning.ts';
import { groupAccountOf, groupChart, groupPrefixes } from '../../../shared/domain/ledger/charts/group.ts';
import { officialChart } from '../../../shared/domain/ledger/charts/official.ts';
import { STANDARD_DETAILS } from '../../../shared/domain/ledger/charts/standard-details.ts';

const hospital = officialChart('hospital');
const primary = officialChart('primary');
const institution = officialChart('institution');

describe('official charts', () => {
  it('has 77 financial and 26 budget first-level accounts (财会〔2017〕25号 第二部分)', () => {
    const books = institution.accounts.map((account) => account.book);
    expect(books.filter((book) => book === 'financial')).toHaveLength(77);
    expect(books.filter((book) => book === 'budget')).toHaveLength(26);
    expect(institution.accounts.every((account) => account.level === 1)).toBe(true);
  });

  it('has 74 accounts more in the hospital chart and 137 more in the primary one', () => {
    expect(hospital.accounts).toHaveLength(103 + 74);
    expect(primary.accounts).toHaveLength(103 + 137);
  });

  it.each([
    ['1001', 'asset', 'debit'],
    ['1219', 'asset', 'credit'],
    ['1602', 'asset', 'credit'],
    ['1702', 'asset', 'credit'],
    ['1802', 'asset', 'credit'],
    ['1832', 'asset', 'credit'],
    ['1902', 'asset', 'debit'],
    ['2308', 'liability', 'credit'],
    ['3301', 'netAssets', 'credit'],
    ['4602', 'revenue', 'credit'],
    ['5001', 'expense', 'debit'],
    ['6501', 'budgetRevenue', 'credit'],
    ['7201', 'budgetExpenditure', 'debit'],
    ['8001', 'budgetSurplus', 'debit'],
    ['8401', 'budgetSurplus', 'credit'],
  ])('knows that %s is %s with a %s balance', (code, element, side) => {
    expect(primary.get(code)).toMatchObject({ element, side });
  });

  it.each([hospital, primary, institution, groupChart()])('is a tree without gaps: $name', (chart) => {
    for (const account of chart.accounts) {
      if (account.parent === undefined) {
        expect(account.level).toBe(1);
        continue;
      }
      const parent = chart.get(account.parent);
      expect(parent, `${account.code} needs ${account.parent}`).toBeDefined();
      expect(account.element).toBe(parent?.element);
      expect(account.book).toBe(parent?.book);
      expect(chart.children(account.parent)).toContain(account);
      expect(chart.byPath(chart.pathOf(account.code) ?? '')).toBe(account);
    }
    expect(new Set(chart.accounts.map((account) => account.code)).size).toBe(chart.accounts.length);
    expect(chart.leaves().every((leaf) => chart.isLeaf(leaf.code))).toBe(true);
  });

  it('is looked up by code, by full name path, and as a tree', () => {
    expect(hospital.pathOf('12120201')).toBe('应收账款\\应收医疗款\\应收医保款');
    expect(hospital.byPath('事业收入\\医疗收入\\住院收入\\药品收入\\西药收入')?.code).toBe('410101020901');
    expect(hospital.children('3001').map((account) => account.name)).toEqual([
      '财政项目盈余',
      '医疗盈余',
      '科教盈余',
      '新旧转换盈余',
    ]);
    expect(hospital.isLeaf('410101')).toBe(false);
    expect(hospital.isLeaf('41010103')).toBe(true);
    expect(hospital.get('2308')).toBeUndefined();
  });
});

describe('the community chart: each collision of DOMAIN 1.5', () => {
  it.each([
    ['300101', '财政项目盈余', '300101', '医疗盈余', '300102'],
    ['330101', '财政项目盈余', '330101', '医疗盈余', '330102'],
    ['300102', '医疗盈余', '300102', '公共卫生盈余', 'P300102'],
    ['330102', '医疗盈余', '330102', '公共卫生盈余', 'P330102'],
    ['330202', '转入累计盈余', '330202', '提取奖励基金', 'P330202'],
    ['410102', '科教收入', '410102', '公共卫生收入', 'P410102'],
    ['610102', '科教预算收入', '610102', '公共卫生预算收入', 'P610102'],
    ['4101010109', '其他门急诊收入', '4101010109', '一般诊疗费收入', 'P4101010109'],
    ['4101010210', '其他住院收入', '4101010210', '一般诊疗费收入', 'P4101010210'],
  ])(
    '%s: hospital %s is group %s, primary %s is group %s',
    (code, inHospital, hospitalGroup, inPrimary, primaryGroup) => {
      expect(hospital.get(code)?.name).toBe(inHospital);
      expect(primary.get(code)?.name).toBe(inPrimary);
      expect(groupAccountOf('hospital', code)).toBe(hospitalGroup);
      expect(groupAccountOf('primary', code)).toBe(primaryGroup);
      expect(groupChart().get(hospitalGroup)?.name).toBe(inHospital);
      expect(groupChart().get(primaryGroup)?.name).toBe(inPrimary);
    },
  );

  it.each([
    ['330203', '330202', '转入累计盈余'],
    ['410103', '410102', '科教收入'],
    ['41010301', '41010201', '科研收入'],
    ['41010302', '41010202', '教学收入'],
    ['610103', '610102', '科教预算收入'],
    ['61010301', '61010201', '科研项目预算收入'],
    ['4101010110', '4101010109', '其他门急诊收入'],
    ['4101010211', '4101010210', '其他住院收入'],
    ['4101010111', '41010103', '结算差额'],
    ['4101010212', '41010103', '结算差额'],
    ['410101010801', '410101010801', '西药收入'],
    ['410101020903', '410101020903', '中药饮片收入'],
  ])('primary %s means group %s %s', (code, group, name) => {
    expect(groupAccountOf('primary', code)).toBe(group);
    expect(groupChart().get(group)?.name).toBe(name);
  });

  it('keeps what only the primary chart has under its own code', () => {
    for (const code of ['2308', '230801', '310103', '40010102', '460102', '500102', '830102', '13020102']) {
      expect(groupAccountOf('primary', code)).toBe(code);
      expect(hospital.get(code)).toBeUndefined();
    }
    expect(groupAccountOf('primary', '41010101080102')).toBe('41010101080102');
    expect(groupChart().get('41010101080102')).toMatchObject({ name: '疫苗', parent: '410101010801' });
  });

  it('has the same first level everywhere, and 2308', () => {
    const first = groupChart().accounts.filter((account) => account.level === 1);
    expect(first.map((account) => account.code).sort()).toEqual(
      [...institution.accounts.map((account) => account.code), '2308'].sort(),
    );
  });

  it('never gives two accounts of one chart with different names one group account, but where a rule says so', () => {
    const allowed = new Set(EQUAL_MEANING.map((entry) => entry.primary));
    for (const chart of ['hospital', 'primary', 'institution'] as const) {
      const seen = new Map<string, string>();
      for (const account of officialChart(chart).accounts) {
        if (allowed.has(account.code)) continue;
        const group = groupAccountOf(chart, account.code);
        expect(seen.get(group), `${chart} ${account.code} and ${seen.get(group)} both map to ${group}`).toBeUndefined();
        seen.set(group, account.code);
      }
    }
  });

  it('keeps element, book and side of every official account', () => {
    for (const chart of ['hospital', 'primary', 'institution'] as const)
      for (const { code, element, book, side } of officialChart(chart).accounts)
        expect(groupChart().get(groupAccountOf(chart, code))).toMatchObject({ element, book, side });
  });
});

describe('prefixes of group accounts', () => {
  it('take the foreign accounts below with them, and no others', () => {
    expect(groupPrefixes('3001')).toEqual(['3001', 'P300102']);
    expect(groupPrefixes('4101')).toEqual(['4101', 'P4101010109', 'P4101010210', 'P410102']);
    expect(groupPrefixes('410101')).toEqual(['410101', 'P4101010109', 'P4101010210']);
    expect(groupPrefixes('410102')).toEqual(['410102']);
    expect(groupPrefixes('1002')).toEqual(['1002']);
  });

  it('select exactly the descendants of every account of the group chart', () => {
    const chart = groupChart();
    const below = (code: string): string[] => [code, ...chart.children(code).flatMap((child) => below(child.code))];
    for (const { code } of chart.accounts) {
      const prefixes = groupPrefixes(code);
      const selected = chart.accounts.filter((account) => prefixes.some((prefix) => account.code.startsWith(prefix)));
      expect(selected.map((account) => account.code).sort(), code).toEqual(below(code).sort());
    }
  });

  it('hold the standard details of the regulation below their account', () => {
    for (const detail of STANDARD_DETAILS) {
      expect(groupChart().get(detail.group)?.parent).toBe(detail.under);
      expect(detail.group.startsWith(detail.under)).toBe(true);
    }
  });
});
