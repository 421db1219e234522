import { describe, expect, it } from 'vitest';
import { type BudgetLine, lineKey } from '../../../shared/domain/budget/line.ts';
import { borneBy, meantFor, takingsOf } from '../../../shared/domain/budget/placing.ts';
import type { UnitAccount } from '../../../shared/domain/ledger/account.ts';
import type { VoucherLine } from '../../../shared/domain/ledger/voucher.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen, ZERO } from '../../../shared/kernel/fen.ts';

const NAMES: Readonly<Record<string, string>> = {
  '7201': '事业支出',
  '720101': '财政项目拨款支出',
  '72010101': '工资福利支出',
  '7201010101': '基本工资',
  '720102': '办公费',
  '7501': '对附属单位补助支出',
  '5001': '业务活动费用',
  '500101': '办公费',
  '500102': '固定资产折旧费',
  '6101': '事业预算收入',
};
const account = (code: string): UnitAccount | undefined =>
  NAMES[code] === undefined
    ? undefined
    : ({
        ...{ unit: 'T01', code, name: NAMES[code], official: code.slice(0, 4) },
        parent: code.length > 4 ? code.slice(0, -2) : undefined,
      } as UnitAccount);

const YEAR = { unit: 'T01', year: 2026 };
const planned = (item: string, more: Partial<BudgetLine> = {}): BudgetLine => ({
  ...{ ...YEAR, department: '', item, source: 'other', project: '' },
  ...more,
});
const among =
  (...lines: readonly BudgetLine[]) =>
  (key: string) =>
    lines.some((line) => lineKey(line) === key);
const line = (code: string, debit: number, credit = 0, more: Partial<VoucherLine> = {}): VoucherLine => ({
  ...{ book: /^[678]/.test(code) ? 'budget' : 'financial', code, summary: '', debit: fen(debit), credit: fen(credit) },
  ...more,
});

describe('the budget line of a voucher’s line', () => {
  const meant = (code: string, more: object = {}) => meantFor(YEAR, { code, ...more }, account);

  it('has the item of the unit’s own names and the source of its fund, else of its account, else other money', () => {
    expect(meant('720102', { fund: 'public-health', department: 'C01', project: 'P1' })).toEqual(
      planned('50201', { source: 'public-health', department: 'C01', project: 'P1' }),
    );
    expect(meant('7201010101')).toMatchObject({ item: '50101', source: 'fiscal-project' });
    expect(meant('720102')).toMatchObject({ source: 'other' });
    expect(meant('500101')).toMatchObject({ item: '50201' });
    expect(meant('7501')).toMatchObject({ item: '505' });
  });

  it('is none for revenue, for what costs no money, and for what no item knows', () => {
    expect(['6101', '500102', '7201', '9999'].map((code) => meant(code))).toEqual(Array(4).fill(undefined));
  });
});

describe('the line that bears it', () => {
  const wanted = planned('50101', { department: 'C01', project: 'P1' });
  const bears = (...lines: readonly BudgetLine[]) => borneBy(wanted, among(...lines));

  it('is its own, else without project, without department, without both, else the item above; never another source', () => {
    const order = [
      wanted,
      planned('50101', { department: 'C01' }),
      planned('50101', { project: 'P1' }),
      planned('50101'),
      planned('501', { department: 'C01', project: 'P1' }),
      planned('501'),
    ];
    for (const [at, line] of order.entries()) expect(bears(...order.slice(at))).toEqual(line);
    expect(bears(planned('50101', { source: 'research' }))).toEqual(wanted);
  });
});

describe('what a voucher takes', () => {
  const takings = (...lines: readonly VoucherLine[]) =>
    takingsOf({ unit: 'T01', date: '2026-03-10' as AccountingDate, lines }, account, among(planned('50201'))).map(
      ({ line: { item }, amount, numbers }) => [item, amount, ...numbers],
    );

  it('is its budget block’s debits less its credits, red ones below nil; the financial block takes nothing', () => {
    expect(takings(line('500101', 500), line('720102', 500), line('720102', 200), line('8001', 0, 700))).toEqual([
      ['50201', 700, 2, 3],
    ]);
    expect(takings(line('720102', -300), line('720102', 0, 50))).toEqual([['50201', -350, 1, 2]]);
  });

  it('is nothing where it comes to nil', () => {
    expect(takings(line('720102', 500), line('720102', ZERO, 500))).toEqual([]);
  });
});
