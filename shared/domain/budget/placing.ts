import type { Fen } from '../../kernel/fen.ts';
import { fen } from '../../kernel/fen.ts';
import { periodOfDate, yearOf } from '../../kernel/period.ts';
import type { Book } from '../ledger/account.ts';
import type { VoucherDraft, VoucherLine } from '../ledger/voucher.ts';
import { type Accounts, budgetedAs } from './item-of-account.ts';
import { type BudgetLine, type LineKey, lineKey } from './line.ts';
import { isControlled } from './plan.ts';

/** What one voucher spends of one line (记账支出), in 分; below nil where it gives back (红字、收回). */
export interface Taking {
  readonly line: BudgetLine;
  readonly amount: Fen;
  /** 1-based numbers of the voucher's lines that spend of it. */
  readonly numbers: readonly [number, ...number[]];
}

/** What a voucher's line must say to find its budget line. */
export type Spending = Pick<VoucherLine, 'code' | 'department' | 'fund' | 'project'>;

/**
 * The budget line that a voucher's line is meant for, whether or not it is planned: the item by the unit's own account
 * names, the source by the line's fund or its account (what says nothing counts as other money). Undefined where nothing
 * is held to it: revenue, depreciation, an account that no item knows.
 */
export function meantFor(
  { unit, year }: Pick<BudgetLine, 'unit' | 'year'>,
  { code, department = '', fund, project = '' }: Spending,
  account: Accounts,
): BudgetLine | undefined {
  const budgeted = budgetedAs({ code, ...(fund === undefined ? {} : { fund }) }, account);
  if (!budgeted || !isControlled(budgeted.item)) return undefined;
  return { unit, year, department, item: budgeted.item.code, source: budgeted.source, project };
}

/**
 * The planned line that bears it: its own; else the same item without project, without department, without either; else
 * the item above (工资福利支出 above 基本工资) in the same order. Where none is planned the line itself, which has nothing.
 */
export function borneBy(meant: BudgetLine, isPlanned: (line: LineKey) => boolean): BudgetLine {
  const items = meant.item.length > 3 ? [meant.item, meant.item.slice(0, 3)] : [meant.item];
  for (const item of items)
    for (const less of [{}, { project: '' }, { department: '' }, { department: '', project: '' }]) {
      const line = { ...meant, item, ...less };
      if (isPlanned(lineKey(line))) return line;
    }
  return meant;
}

/** What the budget block of a voucher (预算会计 7xxx) spends, by the planned lines that bear it; what comes to nil is left out. */
export const takingsOf = (
  voucher: Pick<VoucherDraft, 'unit' | 'date' | 'lines'>,
  account: Accounts,
  isPlanned: (line: LineKey) => boolean,
): Taking[] => takingsIn('budget', voucher, account, isPlanned).filter(({ amount }) => amount !== 0);

/** The same of either block, as far as it is written: a line without an amount finds its budget line too. */
export function takingsIn(
  book: Book,
  { unit, date, lines }: Pick<VoucherDraft, 'unit' | 'date' | 'lines'>,
  account: Accounts,
  isPlanned: (line: LineKey) => boolean,
): Taking[] {
  const year = yearOf(periodOfDate(date));
  const takings = new Map<LineKey, Taking>();
  for (const [at, line] of lines.entries()) {
    if (line.book !== book) continue;
    const meant = meantFor({ unit, year }, line, account);
    if (!meant) continue;
    const borne = borneBy(meant, isPlanned);
    const key = lineKey(borne);
    const before = takings.get(key);
    takings.set(key, {
      line: borne,
      amount: fen((before?.amount ?? 0) + line.debit - line.credit),
      numbers: before ? [...before.numbers, at + 1] : [at + 1],
    });
  }
  return [...takings.values()];
}
