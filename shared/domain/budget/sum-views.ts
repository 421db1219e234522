import { type Fen, fen, sumFen, ZERO } from '../../kernel/fen.ts';
import { FUND_SOURCES } from '../ledger/fund.ts';
import type { LineDefinition } from '../ledger/statement.ts';
import { budgetStatement } from '../ledger/statements/budget.ts';
import { type ConsolidatedBudget, type SummedLine, type SumSide, sideOfItem, type UnitPlan } from './consolidated.ts';
import { BUDGET_ITEMS } from './items.ts';
import { budgetItem, type Carry } from './plan.ts';

/** One figure three ways, in 分: `amount = units − eliminated`. */
export interface Sums {
  readonly units: Fen;
  readonly eliminated: Fen;
  readonly amount: Fen;
}

export const sumsOf = (lines: readonly SummedLine[]): Sums => ({
  units: sumFen(lines.flatMap(({ units }) => units)),
  eliminated: sumFen(lines.flatMap(({ eliminated }) => eliminated)),
  amount: sumFen(lines.flatMap(({ amount }) => amount)),
});

/** What a row stands for, so that one can ask which units it is made of. */
export interface RowOf {
  readonly items: readonly string[];
  /** Without one: of every source. */
  readonly source?: string;
}

export interface SumRow extends Sums {
  readonly key: string;
  readonly name: string;
  readonly depth: 0 | 1;
  /** A sum of rows above or below it. */
  readonly total?: true;
  /** Nil in the consolidated column once everything internal is eliminated (带 * 项目). */
  readonly starred?: true;
  readonly of?: RowOf;
}

const ofSide = (side: SumSide) => (item: string) => sideOfItem(item) === side;
const onSide = (lines: readonly SummedLine[], side: SumSide): SummedLine[] =>
  lines.filter(({ item }) => ofSide(side)(item));
const itemsOf = (lines: readonly SummedLine[]): string[] => [...new Set(lines.map(({ item }) => item))];
const plain = (amount: Fen): Sums => ({ units: amount, eliminated: ZERO, amount });
const plus = (a: Sums, b: Sums, sign: 1 | -1 = 1): Sums => ({
  units: fen(a.units + sign * b.units),
  eliminated: fen(a.eliminated + sign * b.eliminated),
  amount: fen(a.amount + sign * b.amount),
});

/** 年初结转结余 and what of it is used, of all units. */
export const carriesOf = (plans: readonly { readonly carries: readonly Carry[] }[]): { opening: Fen; used: Fen } => {
  const all = plans.flatMap(({ carries }) => carries);
  return { opening: sumFen(all.map(({ opening }) => opening)), used: sumFen(all.map(({ used }) => used)) };
};

const FORM = budgetStatement('primary').lines;

/** Whether a line of 会政预01 is of the first-level budget account. */
const holds = ({ formula }: LineDefinition, account: string): boolean =>
  formula.kind === 'accounts' && formula.terms.some((term) => term.account === account);

/**
 * 收入支出总表: in the lines of 预算收入支出表 (会政预01), each item on the line of its budget account, with the carry-over that
 * is used and what is left at the year's end. What only stands on paper (折旧、摊销、计提) is told below, outside of the sums.
 */
export function statementRows({ lines }: ConsolidatedBudget, plans: readonly UnitPlan[]): SumRow[] {
  const of = (form: LineDefinition): SummedLine[] =>
    lines.filter(({ item }) => {
      const known = budgetItem(item);
      return known !== undefined && !known.cashless && known.budget.some((account) => holds(form, account));
    });
  const rowOf = (form: LineDefinition): SumRow | undefined => {
    const own = of(form);
    if (own.length === 0) return undefined;
    return {
      ...{ key: form.key, name: form.name, depth: 1, of: { items: itemsOf(own) }, ...sumsOf(own) },
      ...(form.starred ? { starred: true as const } : {}),
    };
  };
  const part = (side: 'revenue' | 'spending'): SumRow[] => {
    const accounts = new Set(
      BUDGET_ITEMS.filter(({ code }) => ofSide(side)(code)).flatMap(({ budget: codes }) => codes),
    );
    return FORM.filter((form) => form.depth === 1 && [...accounts].some((account) => holds(form, account))).flatMap(
      (form) => rowOf(form) ?? [],
    );
  };
  const total = (key: string, name: string, sums: Sums): SumRow => ({ key, name, depth: 0, total: true, ...sums });
  const [revenue, spending] = [onSide(lines, 'revenue'), onSide(lines, 'spending')];
  const [income, spent] = [sumsOf(revenue), sumsOf(spending)];
  const { opening, used } = carriesOf(plans);
  const paper = onSide(lines, 'paper');
  return [
    { ...total('revenue', '本年收入合计', income), of: { items: itemsOf(revenue) } },
    ...part('revenue'),
    { key: 'used', name: '使用年初结转结余', depth: 0, ...plain(used) },
    total('revenue-all', '收入总计', plus(income, plain(used))),
    { ...total('spending', '本年支出合计', spent), of: { items: itemsOf(spending) } },
    ...part('spending'),
    total('balance', '收支相抵后结余', plus(plus(income, plain(used)), spent, -1)),
    { key: 'unused', name: '未使用的年初结转结余', depth: 0, ...plain(fen(opening - used)) },
    total('closing', '年末结转结余', plus(plus(income, plain(opening)), spent, -1)),
    ...(paper.length === 0
      ? []
      : [
          {
            key: 'paper',
            name: '非付现费用（不计入支出）',
            depth: 0 as const,
            of: { items: itemsOf(paper) },
            ...sumsOf(paper),
          },
        ]),
  ];
}

/** By item (按项目): each class with the items below it; a class alone where nothing below it is planned. */
export function itemRows({ lines }: ConsolidatedBudget): SumRow[] {
  const starred = (code: string) => (budgetItem(code)?.internal ? { starred: true as const } : {});
  return BUDGET_ITEMS.filter(({ code }) => code.length === 3).flatMap(({ code, name }): SumRow[] => {
    const own = lines.filter(({ item }) => item.startsWith(code));
    if (own.length === 0) return [];
    const below = BUDGET_ITEMS.filter((item) => item.code.startsWith(code)).flatMap((item): SumRow[] => {
      const part = own.filter((line) => line.item === item.code);
      return part.length === 0
        ? []
        : [{ key: `${item.code}.`, name: item.name, depth: 1, of: { items: [item.code] }, ...sumsOf(part) }];
    });
    const head: SumRow = { key: code, name, depth: 0, of: { items: itemsOf(own) }, ...starred(code), ...sumsOf(own) };
    return below.length === 1 && below[0]!.key === `${code}.` ? [head] : [{ ...head, total: true }, ...below];
  });
}

/** One fund source: revenue against spending, and what of its carry-over is used. */
export interface SourceRow {
  readonly source: string;
  readonly name: string;
  readonly revenue: Sums;
  readonly spending: Sums;
  readonly used: Fen;
  /** 收入 + 结转 − 支出, of the consolidated amounts. */
  readonly balance: Fen;
}

/** By fund source (按资金来源), in the order of the sources' list. */
export function sourceRows({ lines }: ConsolidatedBudget, plans: readonly UnitPlan[]): SourceRow[] {
  const carries = plans.flatMap((plan) => plan.carries);
  return FUND_SOURCES.flatMap(({ code, name }) => {
    const own = lines.filter(({ source }) => source === code);
    const [revenue, spending] = [sumsOf(onSide(own, 'revenue')), sumsOf(onSide(own, 'spending'))];
    const used = sumFen(carries.filter(({ source }) => source === code).map((carry) => carry.used));
    if (revenue.units === 0 && spending.units === 0 && used === 0) return [];
    return [{ source: code, name, revenue, spending, used, balance: fen(revenue.amount + used - spending.amount) }];
  });
}

/** One unit's planned year in a line. */
export interface UnitRow {
  readonly unit: string;
  readonly revenue: Fen;
  readonly used: Fen;
  readonly spending: Fen;
  readonly balance: Fen;
}

/** By unit (按单位). */
export const unitRows = (plans: readonly UnitPlan[]): UnitRow[] =>
  plans.map((plan) => {
    const revenue = sideTotal(plan, 'revenue');
    const spending = sideTotal(plan, 'spending');
    const { used } = carriesOf([plan]);
    return { unit: plan.unit, revenue, used, spending, balance: fen(revenue + used - spending) };
  });

export const sideTotal = ({ cells }: Pick<UnitPlan, 'cells'>, side: SumSide): Fen =>
  sumFen(cells.filter(({ item }) => sideOfItem(item) === side).flatMap(({ months }) => months));

/** One month of money coming in and going out (现金流), consolidated, in 分. */
export interface MonthFlow {
  readonly month: number;
  readonly opening: Fen;
  readonly revenue: Fen;
  readonly spending: Fen;
  readonly closing: Fen;
}

/** By month: what is there on the first day, comes in, goes out and is left. What moves no money is left out. */
export function monthFlows({ lines }: ConsolidatedBudget, plans: readonly UnitPlan[]): MonthFlow[] {
  const of = (side: SumSide, month: number): Fen =>
    sumFen(onSide(lines, side).map(({ amount }) => amount[month] ?? ZERO));
  let { opening } = carriesOf(plans);
  return Array.from({ length: 12 }, (_, index) => {
    const [revenue, spending] = [of('revenue', index), of('spending', index)];
    const flow = { month: index + 1, opening, revenue, spending, closing: fen(opening + revenue - spending) };
    opening = flow.closing;
    return flow;
  });
}

/** The units that a row's first column is made of, in the order given; those without an amount are left out. */
export const partsOf = ({ items, source }: RowOf, plans: readonly UnitPlan[]): { unit: string; amount: Fen }[] =>
  plans
    .map(({ unit, cells }) => ({
      unit,
      amount: sumFen(
        cells
          .filter((cell) => items.includes(cell.item) && (source === undefined || source === cell.source))
          .flatMap(({ months }) => months),
      ),
    }))
    .filter(({ amount }) => amount !== 0);
