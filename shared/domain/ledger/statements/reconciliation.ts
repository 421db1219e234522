import { type Fen, fen } from '../../../kernel/fen.ts';
import type { Period } from '../../../kernel/period.ts';
import { yearOf } from '../../../kernel/period.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import type { Layout, Statement, StatementLine } from '../statement.ts';
import type { Voucher } from '../voucher.ts';
import {
  DIFFERENCE_CLASSES,
  DIFFERENCE_GROUPS,
  type DifferenceClassLine,
  type DifferenceGroup,
  OTHER_CLASSES,
  otherKey,
  type ReconciledLine,
} from './reconciliation-classes.ts';

/** What a voucher adds to one class of the difference; the amounts of all parts sum to its surplus less its balance. */
export interface ReconciledPart {
  readonly group: DifferenceGroup;
  readonly key: string;
  /** In the class's own direction: positive for an ordinary voucher, negative for a reversal. */
  readonly amount: Fen;
}

/** The marker of foreign and unmapped accounts says nothing here: what counts is the account's place. */
const bare = (account: string): string => (account > '9' ? account.slice(1) : account);

function sumOf(lines: readonly ReconciledLine[], first: string): number {
  let total = 0;
  for (const line of lines) if (line.account.startsWith(first)) total += line.net;
  return total;
}

/**
 * Classes one voucher's difference between 盈余 and 预算收支差额 (DOMAIN 1.12). With income r, budget revenue q, expenditure s and
 * expense e: r − q is 加1 when income is the greater, else q − r is 减1; s − e is 加2 when expenditure is the greater, else
 * e − s is 减2. Greater is meant without sign, so that a red voucher takes back from the class it was in. Within a group
 * each counter account takes up to its own amount; what none takes is 其他事项.
 */
export function classifyVoucher(voucher: readonly ReconciledLine[]): ReconciledPart[] {
  const lines = voucher.map((line) => ({ ...line, account: bare(line.account) }));
  const revenue = -sumOf(lines, '4');
  const budgetRevenue = -sumOf(lines, '6');
  const expenditure = sumOf(lines, '7');
  const expense = sumOf(lines, '5');
  const income =
    Math.abs(revenue) > Math.abs(budgetRevenue)
      ? share('revenue-not-budget', revenue - budgetRevenue, lines)
      : share('budget-revenue-not-revenue', budgetRevenue - revenue, lines);
  const outgo =
    Math.abs(expenditure) > Math.abs(expense)
      ? share('expenditure-not-expense', expenditure - expense, lines)
      : share('expense-not-expenditure', expense - expenditure, lines);
  return [...income, ...outgo];
}

/** Divides an amount over the group's classes by the counter accounts that stand in the voucher. */
function share(group: DifferenceGroup, amount: number, lines: readonly ReconciledLine[]): ReconciledPart[] {
  if (amount === 0) return [];
  const parts: ReconciledPart[] = [];
  let left = amount;
  for (const entry of DIFFERENCE_CLASSES) {
    if (entry.group !== group) continue;
    const part = within(capacity(entry, lines), left);
    if (part === 0) continue;
    parts.push({ group, key: entry.key, amount: fen(part) });
    left -= part;
  }
  if (left === 0) return parts;
  const sign = DIFFERENCE_GROUPS.find((entry) => entry.group === group)?.sign ?? 1;
  const counters = lines.filter((line) => line.net !== 0).map((line) => line.account);
  return [...parts, { group: 'other-matters', key: otherKey(counters), amount: fen(sign * left) }];
}

/** How much of the difference a class's counter lines account for, in the class's direction. */
function capacity(entry: DifferenceClassLine, lines: readonly ReconciledLine[]): number {
  if (entry.key === 'assets-disposed') return sumOf(lines, '5301');
  if (entry.key === 'donated-assets' && sumOf(lines, '4603') === 0) return 0;
  const net = entry.counters.reduce((total, code) => total + sumOf(lines, code), 0);
  return entry.side === 'debit' ? net : -net;
}

/** The part of `left` that a capacity of the same sign covers. */
function within(capacityAmount: number, left: number): number {
  if (Math.sign(capacityAmount) !== Math.sign(left)) return 0;
  return Math.abs(capacityAmount) < Math.abs(left) ? capacityAmount : left;
}

export interface ReconciledVoucher extends Pick<Voucher, 'unit' | 'period' | 'kind'> {
  readonly lines: Voucher['lines'];
}

export interface ReconciliationContext {
  readonly period: Period;
  readonly layout: Layout;
  /** The group account of a unit's account in the period. */
  group(unit: UnitCode, code: string): string | undefined;
}

/** Surplus and budget balance of what has no vouchers: units or months in summary. */
export interface UnclassifiedTotals {
  readonly unit: UnitCode;
  readonly surplus: Fen;
  readonly budgetBalance: Fen;
  readonly monthSurplus: Fen;
  readonly monthBudgetBalance: Fen;
}

/** Σ by class, for the year to date and for the period alone. */
class Sums {
  private readonly year = new Map<string, number>();
  private readonly month = new Map<string, number>();

  add(key: string, amount: number, inPeriod: boolean): void {
    this.year.set(key, (this.year.get(key) ?? 0) + amount);
    if (inPeriod) this.month.set(key, (this.month.get(key) ?? 0) + amount);
  }

  of(keys: readonly string[]): { amount: Fen; month: Fen } {
    const total = (sums: ReadonlyMap<string, number>) => fen(keys.reduce((sum, key) => sum + (sums.get(key) ?? 0), 0));
    return { amount: total(this.year), month: total(this.month) };
  }
}

const SURPLUS = 'surplus';
const BALANCE = 'budget-balance';

/**
 * 本年盈余与预算结余的差异情况说明: leads from 本年预算收支差额 to 本年盈余, exactly, from the vouchers of the year up to the period.
 * Closing vouchers are left out. What came as trial balances is given in `summaries` and stays unclassified, with a remark.
 */
export function reconcileSurplus(
  vouchers: Iterable<ReconciledVoucher>,
  context: ReconciliationContext,
  summaries: readonly UnclassifiedTotals[] = [],
): Statement {
  const { period } = context;
  const sums = new Sums();
  for (const voucher of vouchers) {
    if (voucher.kind === 'closing' || voucher.period > period || yearOf(voucher.period) !== yearOf(period)) continue;
    addVoucher(sums, voucher, context);
  }
  for (const summary of summaries) addSummary(sums, summary);
  return {
    statement: 'reconciliation',
    layout: context.layout,
    lines: linesOf(sums),
    remarks: summaries.map(
      ({ unit }) => `${unit} 按科目余额表入账的期间没有凭证，盈余与预算结余的差异只有总数，未归类（unclassified）`,
    ),
  };
}

function addVoucher(sums: Sums, voucher: ReconciledVoucher, context: ReconciliationContext): void {
  const inPeriod = voucher.period === context.period;
  for (const { key, amount } of reconciledParts(voucher, context)) sums.add(key, amount, inPeriod);
}

/** What one voucher adds to 本年盈余, to 本年预算收支差额 and to the classes of their difference, by the keys of those lines. */
export function reconciledParts(
  voucher: ReconciledVoucher,
  { group }: Pick<ReconciliationContext, 'group'>,
): { readonly key: string; readonly amount: number }[] {
  const lines = voucher.lines.map((line) => ({
    book: line.book,
    account: bare(group(voucher.unit, line.code) ?? line.code),
    net: line.debit - line.credit,
  }));
  return [
    { key: SURPLUS, amount: -sumOf(lines, '4') - sumOf(lines, '5') },
    { key: BALANCE, amount: -sumOf(lines, '6') - sumOf(lines, '7') },
    ...classifyVoucher(lines),
  ];
}

/** The keys of classes that a line of the reconciliation adds up: its own, or those of its group. */
export function reconciledKeys(key: string): readonly string[] {
  if (key === 'other-matters') return OTHER_CLASSES.map((entry) => entry.key);
  const own = DIFFERENCE_CLASSES.filter((entry) => entry.group === key).map((entry) => entry.key);
  return own.length > 0 ? own : [key];
}

function addSummary(sums: Sums, summary: UnclassifiedTotals): void {
  sums.add(SURPLUS, summary.surplus - summary.monthSurplus, false);
  sums.add(SURPLUS, summary.monthSurplus, true);
  sums.add(BALANCE, summary.budgetBalance - summary.monthBudgetBalance, false);
  sums.add(BALANCE, summary.monthBudgetBalance, true);
  const month = summary.monthSurplus - summary.monthBudgetBalance;
  sums.add('summary-unclassified', summary.surplus - summary.budgetBalance - month, false);
  sums.add('summary-unclassified', month, true);
}

function linesOf(sums: Sums): StatementLine[] {
  const line = (depth: 0 | 1 | 2, key: string, name: string, keys: readonly string[]): StatementLine => ({
    key,
    name,
    depth,
    ...sums.of(keys),
    prior: null,
  });
  const groups = DIFFERENCE_GROUPS.flatMap(({ group, name }) => {
    const classes =
      group === 'other-matters' ? OTHER_CLASSES : DIFFERENCE_CLASSES.filter((entry) => entry.group === group);
    return [
      line(
        1,
        group,
        name,
        classes.map((entry) => entry.key),
      ),
      ...classes.map((entry) => line(2, entry.key, entry.name, [entry.key])),
    ];
  });
  return [
    line(0, BALANCE, '本年预算结余（本年预算收支差额）', [BALANCE]),
    ...groups,
    line(0, SURPLUS, '本年盈余（本年收入与费用的差额）', [SURPLUS]),
  ];
}

/** 本年盈余 − (本年预算收支差额 + 加1 + 加2 − 减1 − 减2 ± 其他): nil in every reconciliation. */
export function reconciliationGap(statement: Statement, column: 'amount' | 'month' = 'amount'): Fen {
  const of = (key: string): number => statement.lines.find((entry) => entry.key === key)?.[column] ?? 0;
  return fen(
    of(SURPLUS) - of(BALANCE) - DIFFERENCE_GROUPS.reduce((total, { group, sign }) => total + sign * of(group), 0),
  );
}
