import { contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { spread } from '../../../shared/domain/budget/actuals.ts';
import { budgetItem, isEarned } from '../../../shared/domain/budget/plan.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type Fen, fen, formatYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import type { Service } from '../service.ts';
import { changeBudgets } from './budget-changes.ts';
import { declareProjects } from './budget-projects.ts';
import { requestSpending } from './budget-requests.ts';
import { remarkOnBudgets, schedulesFor } from './budget-schedules.ts';
import { explainVariances } from './budget-watching.ts';

const { budget } = contract;

interface People {
  /** Who plans for the members at the centre. */
  readonly planner: Caller;
  /** Who cuts, issues and approves. */
  readonly chief: Caller;
}

type Cell = ReplyOf<typeof budget.actuals>['cells'][number];
type Row = Omit<Cell, 'total'>;
type Carry = ReplyOf<typeof budget.plan>['carries'][number];

/** What units ask for beyond what they spend, and what the centre leaves them of it; in thousandths. */
const ASKED = 1_090;
const LEFT = 1_030;
/** A line that the sample shows past its budget: what is spent on it was not all agreed to. */
const TIGHT: Readonly<Record<UnitCode, string>> = { T05: '502', T09: '699', H02: '502' };
const TIGHT_LEFT = 985;

/** What the centre looks at first, with the reason that the unit reads. */
const CUT: Readonly<Record<string, string>> = {
  502: '商品和服务支出按上年执行数核定，增长不超过百分之三',
  506: '其他支出只减不增',
  699: '设备购置按已论证的项目核定，其余列入备选',
};

/** How far next year's budgets have come when the sample year ends, by the member's place in the register. */
const COME = ['proposed', 'nothing', 'resubmitted', 'ceiling', 'drafting', 'proposed'] as const;

/** This year's schedules (附表) are there for one member in so many; next year's for every one that plans. */
const SCHEDULED = 5;

/**
 * The sample's budgets: this year's taken through both rounds by every member, with cuts and their reasons; next year's
 * on their way, each as far as it happens to be.
 */
export async function budgetYears(
  service: Service,
  year: number,
  units: readonly UnitCode[],
  people: People,
): Promise<void> {
  for (const [at, unit] of units.entries()) {
    const actual = await service.pipeline.perform(budget.actuals, { unit, year }, people.planner);
    const scheduled = at % SCHEDULED === 0;
    await takeOn(service, { unit, year, scheduled }, actual.cells, 'approved', people);
    const come = COME[at % COME.length]!;
    const next = { unit, year: year + 1, scheduled: true };
    if (come !== 'nothing') await takeOn(service, next, actual.cells, come, people);
  }
  await changeBudgets(service, year, people);
  await explainVariances(service, year, people);
  await declareProjects(service, year, people);
  await requestSpending(service, year, people);
  await remarkOnBudgets(service, year + 1, units, people);
}

/** Takes one unit's budget as far as it is to come. */
async function takeOn(
  { pipeline }: Service,
  { unit, year, scheduled }: { readonly unit: UnitCode; readonly year: number; readonly scheduled: boolean },
  actual: readonly Cell[],
  come: 'drafting' | 'proposed' | 'ceiling' | 'resubmitted' | 'approved',
  { planner, chief }: People,
): Promise<void> {
  const cells = actual.map((cell) => planned(cell, earns(cell) ? 1_000 : ASKED));
  if (cells.length === 0) return;
  const at = { unit, year };
  let { revision } = await pipeline.perform(
    budget.savePlan,
    { ...at, revision: 0, cells, carries: carriesFor(cells) },
    planner,
  );
  if (scheduled) {
    const schedules = { ...at, revision, ...schedulesFor(unit, cells) };
    ({ revision } = await pipeline.perform(budget.saveSchedules, schedules, planner));
  }
  if (come === 'drafting') return;
  await pipeline.perform(budget.submitPlan, { ...at, revision, passage: 'propose' }, planner);
  if (come === 'proposed') return;
  const changes = actual.flatMap((cell) => {
    const reason = CUT[cell.item];
    if (reason === undefined) return [];
    return [{ ...planned(cell, TIGHT[unit] === cell.item ? TIGHT_LEFT : LEFT), reason }];
  });
  revision += 1;
  if (changes.length > 0) ({ revision } = await pipeline.perform(budget.cutPlan, { ...at, revision, changes }, chief));
  await pipeline.perform(budget.decidePlan, { ...at, revision, passage: 'issue-ceiling' }, chief);
  if (come === 'ceiling') return;
  await pipeline.perform(budget.submitPlan, { ...at, revision: revision + 1, passage: 'resubmit' }, planner);
  if (come === 'approved') await pipeline.perform(budget.approvePlan, { ...at, revision: revision + 2 }, chief);
}

const earns = ({ item }: Pick<Cell, 'item'>): boolean => {
  const known = budgetItem(item);
  return known !== undefined && isEarned(known);
};

const yuanOf = (text: string): Fen => parseYuan(text) ?? ZERO;
const HUNDRED = 100_00;

/** A year's amount in thousandths of what was, to the next hundred yuan, even over the months. */
function planned({ department, item, source, project, total }: Cell, thousandths: number): Row {
  const amount = fen(Math.ceil((yuanOf(total) * thousandths) / (1_000 * HUNDRED)) * HUNDRED);
  return { department, item, source, project, months: spread(amount).map(formatYuan) };
}

/** What each source lacks for its spending comes out of what was left of it. */
function carriesFor(rows: readonly Row[]): Carry[] {
  const short = new Map<string, number>();
  for (const row of rows) {
    if (budgetItem(row.item)?.cashless) continue;
    const amount = row.months.reduce((sum, month) => sum + yuanOf(month), 0);
    short.set(row.source, (short.get(row.source) ?? 0) + (earns(row) ? -amount : amount));
  }
  return [...short].flatMap(([source, lacks]) => {
    if (lacks <= 0) return [];
    const opening = fen(Math.ceil(lacks / (100 * HUNDRED)) * 100 * HUNDRED);
    return [{ source, opening: formatYuan(opening), used: formatYuan(fen(lacks)) }];
  });
}
