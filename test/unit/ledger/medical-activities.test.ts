import { describe, expect, it } from 'vitest';
import { definitionOf, isOffered, statementsOf } from '../../../shared/domain/ledger/statements/definitions.ts';
import { evaluateStatement, lineAmount } from '../../../shared/domain/ledger/statements/evaluate.ts';
import { Books, C, D } from './support/books.ts';

/** 医疗活动收入费用明细表 会政财02表附表01. */

const ACCOUNTS = {
  '50010101': '工资福利费用',
  '50010102': '对个人和家庭的补助费用',
  '500102': '商品和服务费用',
  '500103': '义诊支出',
  '510101': '固定资产折旧费',
};

/** A hospital's month: outpatients and inpatients, a project, teaching, and what is spent from each. */
function month() {
  const books = new Books('hospital', ACCOUNTS);
  const received = (code: string, amount: number, fund?: string) =>
    books.post('2025-03-05', [D('1002', amount), C(code, amount, fund === undefined ? {} : { fund })]);
  const spent = (code: string, amount: number, fund?: string) =>
    books.post('2025-03-09', [D(code, amount, fund === undefined ? {} : { fund }), C('1002', amount)]);
  received('4001', 500, 'fiscal-basic');
  received('4001', 90, 'fiscal-project');
  received('4101010103', 1000);
  received('410101010801', 300);
  received('4101010201', 200);
  received('410102', 40);
  received('4604', 7);
  spent('50010101', 600);
  spent('50010102', 50);
  spent('500102', 400);
  spent('500103', 30);
  spent('510101', 80);
  spent('500102', 90, 'fiscal-project');
  spent('500102', 35, 'research');
  spent('5901', 3);
  return books.figures('2025-03').figures;
}

const statement = (figures = month()) => evaluateStatement(definitionOf('medical-activities', 'hospital'), figures);

describe('what medical activities earn and cost', () => {
  const at = (key: string) => lineAmount(statement(), key) / 100;

  it('leaves out fiscal projects, research and teaching, on both sides', () => {
    expect(at('fiscal-basic-revenue')).toBe(500);
    expect(at('medical-revenue')).toBe(1500);
    expect(at('total-medical-revenue')).toBe(2007);
    expect(at('operating-expense')).toBe(1080);
    expect(at('total-medical-expense')).toBe(1163);
  });

  it('divides revenue by where and for what, expense by its economic nature', () => {
    expect(at('revenue-41010101')).toBe(1300);
    expect(at('revenue-4101010108')).toBe(300);
    expect(at('revenue-410101010801')).toBe(300);
    expect(at('revenue-4101010201')).toBe(200);
    expect(at('operating-expense-personnel')).toBe(650);
    expect(at('operating-expense-wages')).toBe(600);
    expect(at('operating-expense-goods')).toBe(400);
    expect(at('operating-expense-undivided')).toBe(30);
    expect(at('administrative-expense-depreciation')).toBe(80);
  });

  it('leaves 医疗盈余 of 会政财02', () => {
    const figures = month();
    const income = evaluateStatement(definitionOf('income', 'hospital'), figures);
    const own = statement(figures);
    for (const column of ['amount', 'month'] as const)
      expect(lineAmount(own, 'total-medical-revenue', column) - lineAmount(own, 'total-medical-expense', column)).toBe(
        lineAmount(income, 'medical-surplus', column),
      );
  });

  it('says what is not divided', () => {
    const books = new Books('hospital', {});
    books.post('2025-03-05', [D('1002', 900), C('410101', 900)]);
    const made = statement(books.figures('2025-03').figures);
    expect(lineAmount(made, 'revenue-undivided')).toBe(900_00);
    expect(made.remarks).toEqual([expect.stringContaining('900.00 未按门急诊、住院和收费项目分设明细')]);
  });

  it('is the hospitals’ own', () => {
    expect(statementsOf('hospital')).toContain('medical-activities');
    for (const layout of ['primary', 'institution', 'group'] as const)
      expect(isOffered('medical-activities', layout)).toBe(false);
  });
});
