import { describe, expect, it } from 'vitest';
import { BUDGET_ITEMS, itemOf } from '../../../shared/domain/budget/items.ts';
import { FUND_SOURCES } from '../../../shared/domain/ledger/fund.ts';
import { budgetItemInEnglish } from '../../../shared/i18n/en/budget-items.ts';
import { fundSourceInEnglish } from '../../../shared/i18n/en/fund-sources.ts';

const named = (account: string, ...names: string[]) => itemOf(account, names)?.name;

describe('budget items', () => {
  it('are found by the names of a unit’s own accounts, the closest name first', () => {
    expect(named('7201', '商品和服务支出', '办公费')).toBe('办公费');
    expect(named('7201', '商品和服务支出', '本单位自设')).toBe('商品和服务支出');
    expect(named('5001', '商品和服务费用', '专用材料费', '药品费')).toBe('药品费');
    expect(named('5001', '医疗费用', '固定资产折旧费')).toBe('固定资产折旧费');
    expect(named('4101', '医疗收入', '门急诊收入', '挂号收入')).toBe('医疗收入');
  });

  it('have an account whole where nothing divides it, and guess nothing else', () => {
    expect(named('5501', '对某卫生室补助')).toBe('对附属单位补助支出');
    expect(named('7201', '本单位自设')).toBeUndefined();
    expect(named('1002', '办公费')).toBeUndefined();
  });

  it('have an English name each, as their sources have', () => {
    for (const { code, name } of FUND_SOURCES) expect(fundSourceInEnglish(code, name)).toMatch(/^[\x20-\x7e]+$/);
    for (const { code, name } of BUDGET_ITEMS) expect(budgetItemInEnglish(code, name)).toMatch(/^[\x20-\x7e]+$/);
  });

  it('have one code each, below one of its own kind', () => {
    expect(new Set(BUDGET_ITEMS.map(({ code }) => code)).size).toBe(BUDGET_ITEMS.length);
    for (const { code, kind } of BUDGET_ITEMS.filter((item) => item.code.length > 3))
      expect(BUDGET_ITEMS.find((above) => above.code === code.slice(0, 3))?.kind).toBe(kind);
  });
});
