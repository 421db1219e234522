import { type Fen, fen, groupedYuan, sumFen } from '../../kernel/fen.ts';
import { fundSource } from '../ledger/fund.ts';
import { BUDGET_ITEMS, type BudgetItem } from './items.ts';
import { type PlanBreach, type PlannedYear, planBreaches } from './plan-rules.ts';

/** One row of a unit's plan (预算表行): what it is planned for and its twelve months, January first, in 分. */
export interface PlanCell {
  /** '' for what the unit plans as a whole; always so for revenue. */
  readonly department: string;
  readonly item: string;
  readonly source: string;
  readonly project: string;
  readonly months: readonly Fen[];
}

/** 结转结余 of one source: what the unit expects to hold at the beginning, and what of it the plan uses; in 分. */
export interface Carry {
  readonly source: string;
  readonly opening: Fen;
  readonly used: Fen;
}

const ITEMS = new Map(BUDGET_ITEMS.map((item) => [item.code, item]));

export const budgetItem = (code: string): BudgetItem | undefined => ITEMS.get(code);

/** The row's name within its plan. */
export const cellKey = ({ department, item, source, project }: Omit<PlanCell, 'months'>): string =>
  [department, item, source, project].join('\u0000');

export const cellTotal = ({ months }: PlanCell): Fen => sumFen(months);

/** Whether takings are held against it: money goes out, and not only on paper (折旧、计提). */
export const isControlled = (item: BudgetItem): boolean =>
  (item.kind === 'expenditure' || item.kind === 'capital' || item.kind === 'financing') &&
  item.cashless !== true &&
  item.budget.some((account) => account.startsWith('7'));

/** Why a row cannot stand in a plan, in one sentence; undefined where it can. */
export function againstCell(cell: PlanCell): string | undefined {
  const item = budgetItem(cell.item);
  if (!item) return `没有预算项目 ${cell.item}`;
  if (cell.months.some((amount) => amount < 0)) return `${item.code} ${item.name} 的金额不能为负`;
  if (!fundSource(cell.source)) return `没有资金来源 ${cell.source}`;
  if (item.kind === 'revenue' && cell.department !== '')
    return `${item.code} ${item.name} 是收入：不得向科室和个人下达收入指标（贵 三(十二)），请按单位编列`;
  return undefined;
}

/** The plan as its rules look at it. What only stands on paper (折旧、摊销) needs no money to come in. */
export function plannedYear(cells: readonly PlanCell[], carries: readonly Carry[]): PlannedYear {
  const of = (...kinds: readonly BudgetItem['kind'][]) =>
    cells.flatMap((cell) => {
      const item = budgetItem(cell.item);
      if (!item || !kinds.includes(item.kind) || item.cashless) return [];
      return [
        {
          item: cell.item,
          source: cell.source,
          amount: cellTotal(cell),
          toAffiliates: item.budget.includes('7501'),
          earns: isEarned(item),
        },
      ];
    });
  const money = of('revenue', 'expenditure', 'capital', 'financing');
  return {
    revenue: money.filter(({ earns }) => earns),
    expenditure: money.filter(({ earns }) => !earns),
    carriedIn: new Map(carries.map(({ source, used }) => [source, used])),
    opening: new Map(carries.map(({ source, opening }) => [source, opening])),
  };
}

/** What the plan breaks: each rule by its code, and in a sentence that names it. */
export const breachesOf = (
  cells: readonly PlanCell[],
  carries: readonly Carry[],
): { readonly code: PlanBreach['rule']; readonly message: string }[] =>
  planBreaches(plannedYear(cells, carries)).map((breach) => ({ code: breach.rule, message: breachSentence(breach) }));

const sourceName = (code: string): string => fundSource(code)?.name ?? code;

function breachSentence(breach: PlanBreach): string {
  switch (breach.rule) {
    case 'deficit':
      return `支出比收入和计划使用的结转结余多 ${groupedYuan(breach.short)} 元：不得编制赤字预算（事业单位财务规则 第9条）`;
    case 'source-short':
      return `${sourceName(breach.source)}的支出比它的收入和结转多 ${groupedYuan(breach.short)} 元：每项资金只能安排自己的来源（事业单位财务规则 第18条、第24条）`;
    case 'carried-in':
      return `${sourceName(breach.source)}计划使用的结转结余比年初数多 ${groupedYuan(breach.short)} 元`;
    case 'set-aside':
      return `${sourceName(breach.source)}的支出比基金余额多 ${groupedYuan(breach.short)} 元：先提后用，支出不得超过基金规模（事业单位财务规则 第32条）`;
    case 'fiscal-to-affiliates':
      return `${budgetItem(breach.item)?.name ?? breach.item} ${groupedYuan(breach.amount)} 元来自${sourceName(breach.source)}：对附属单位补助不得使用财政拨款（政府会计制度 5501）`;
  }
}

/** Whether money comes in by it (预算收入 6xxx), borrowing among them. */
export const isEarned = (item: BudgetItem): boolean => item.budget.some((account) => account.startsWith('6'));

const plannedSum = (cells: readonly PlanCell[], counts: (item: BudgetItem) => boolean): Fen =>
  fen(
    cells.reduce((sum, cell) => {
      const item = budgetItem(cell.item);
      return item && counts(item) ? sum + cellTotal(cell) : sum;
    }, 0),
  );

/** 收入合计: all money that comes in, in 分. */
export const plannedRevenue = (cells: readonly PlanCell[]): Fen => plannedSum(cells, isEarned);

/** 支出合计: all money that goes out, in 分; what only stands on paper (折旧、计提) is not in it. */
export const plannedSpending = (cells: readonly PlanCell[]): Fen =>
  plannedSum(cells, (item) => !isEarned(item) && item.cashless !== true);
