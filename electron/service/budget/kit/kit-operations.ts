import { budget } from '../../../../shared/contract/budget.ts';
import { givenRows, KIT_FORM, type KitFacts, kitTitle } from '../../../../shared/domain/budget/kit.ts';
import {
  type CarryChange,
  type CellChange,
  carryChanges,
  cellChanges,
  type WorkloadChange,
  workloadChanges,
} from '../../../../shared/domain/budget/kit-changes.ts';
import type { KitNames } from '../../../../shared/domain/budget/kit-reading.ts';
import { givenWorkload } from '../../../../shared/domain/budget/kit-workload.ts';
import { type Carry, type PlanCell, plannedRevenue, plannedSpending } from '../../../../shared/domain/budget/plan.ts';
import { CUSTODY } from '../../../../shared/domain/budget/rounds.ts';
import { planBreachesOf } from '../../../../shared/domain/budget/schedules.ts';
import { changedWorkload, workloadYear } from '../../../../shared/domain/budget/workload.ts';
import type { Unit } from '../../../../shared/domain/organisation/unit.ts';
import { type Fen, formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadDepartments, loadUnit } from '../../organisation/queries.ts';
import type { BaseContext } from '../../pipeline/context.ts';
import { type Implementation, longQuery, preparedCommand } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { againstCarries, againstRows, keepPlan, planInHands } from '../planning.ts';
import { changedCells, type Plan, readPlans } from '../plans.ts';
import { readBudgetable } from '../projects/use.ts';
import { keepSchedules } from '../schedules/keeping.ts';
import { againstSchedules } from '../schedules/operations.ts';
import { type OpenedKit, openKit } from './kit-opening.ts';
import { kitWorkbook } from './kit-workbook.ts';

/** 预算填报表: out, read back and shown, and taken. */
export const kitOperations: readonly Implementation[] = [
  longQuery(
    budget.kit,
    async (context, { unit: code, year }): Promise<KitFacts> => {
      const unit = await loadUnit(context.db, code);
      if (!unit) throw context.notFound(`单位 ${code}`);
      const [plan] = await readPlans(context.db, [code], year);
      const { revision, cells, carries } = plan!;
      const workload = givenWorkload(plan!.workload);
      const rows = givenRows(unit.kind, cells);
      const { departments, projects } = await readNames(context.db, unit, plan!);
      const head = { form: KIT_FORM, unit: code, name: unit.name, year, revision };
      return { ...head, rows, carries, workload, departments, projects };
    },
    async (context, _input, facts) => {
      const made = { creator: context.actor, created: context.instant };
      const { bytes } = await writeWorkbook(kitWorkbook(facts, made), { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      const name = fileName(`${kitTitle(facts)}-${facts.unit} ${facts.name}.xlsx`);
      return { file: sha256, name, rows: facts.rows.length };
    },
  ),

  longQuery(
    budget.readKit,
    async (context, { unit: code, year }) => {
      const unit = await loadUnit(context.db, code);
      if (!unit) throw context.notFound(`单位 ${code}`);
      const [plan] = await readPlans(context.db, [code], year);
      return { plan: plan!, names: await readNames(context.db, unit, plan!) };
    },
    async (context, input, { plan, names }) => {
      const kit = await opened(context, input, names);
      const { cells, carries, workload } = againstPlan(kit, plan);
      const after = changedCells(plan.cells, changedTo(cells.mine));
      const carriesAfter = carriesTo(plan.carries, carries.mine);
      const sums = (total: (rows: readonly PlanCell[]) => Fen) => ({
        before: formatYuan(total(plan.cells)),
        after: formatYuan(total(after)),
      });
      return {
        ...{ madeAt: kit.facts.revision, revision: plan.revision, stage: plan.stage, custody: CUSTODY[plan.stage] },
        ...{ changes: cells.mine.map(changeOut), since: cells.since.map(changeOut) },
        ...{ carries: carries.mine.map(carryChangeOut), sinceCarries: carries.since.map(carryChangeOut) },
        ...{ workload: workload.mine.map(countOut), sinceWorkload: workload.since.map(countOut) },
        revenue: sums(plannedRevenue),
        spending: sums(plannedSpending),
        problems: planBreachesOf({ ...plan, cells: after, carries: carriesAfter }).map(({ message }) => message),
      };
    },
  ),

  preparedCommand(
    budget.takeKit,
    async (context, input) => {
      const names = await context.read(async (db) => {
        const unit = await loadUnit(db, input.unit);
        if (!unit) throw context.notFound(`单位 ${input.unit}`);
        const [plan] = await readPlans(db, [unit.code], input.year);
        return readNames(db, unit, plan!);
      });
      return opened(context, input, names);
    },
    async (context, { unit, year, revision, fileName: file }, kit) => {
      const plan = await planInHands(context, unit, year, revision, 'unit');
      const { cells, carries, workload } = againstPlan(kit, plan);
      const changed = cells.mine.length + carries.mine.length + workload.mine.length;
      if (changed === 0) throw context.refused('nothing-new', '填报表与现在的预算没有差异');
      const rows = changedTo(cells.mine);
      const carriesAfter = carriesTo(plan.carries, carries.mine);
      const counted = workload.mine.map(({ department, measure, after }) => ({ department, measure, months: after }));
      const problems = [
        ...(await againstRows(context.tx, unit, rows)),
        ...againstCarries(carriesAfter),
        ...(await againstSchedules(context.db, unit, { workload: counted, procurement: [] })),
      ];
      if (problems.length > 0) throw context.refused('bad-rows', problems);
      const next = await keepPlan(context.tx, plan, rows, carriesAfter);
      await keepSchedules(context.tx, plan, { ...plan, workload: changedWorkload(plan.workload, counted) });
      context.audit({
        ...{ unit, subject: `${unit} ${year}` },
        after: {
          file,
          madeAt: kit.facts.revision,
          rows: rows.length,
          carries: carries.mine.length,
          workload: counted.length,
        },
      });
      return { revision: next, changed };
    },
  ),
];

/** The projects that a kit may name: those for which a budget may be arranged, and those that the plan's rows name. */
async function readNames(db: BooksReader, unit: Unit, { cells }: Plan): Promise<KitNames> {
  const planned = cells.flatMap(({ project }) => (project === '' ? [] : [project]));
  return {
    departments: await loadDepartments(db, unit.code),
    projects: [...new Set([...planned, ...(await readBudgetable(db, unit.code))])].sort(),
  };
}

type Asked = { readonly unit: string; readonly year: number; readonly file: string; readonly fileName: string };
type Opening = BaseContext<typeof budget.readKit> | BaseContext<typeof budget.takeKit>;

async function opened(context: Opening, input: Asked, names: KitNames): Promise<OpenedKit> {
  const bytes = await context.files.bytes(context.actor, input.file);
  if (!bytes) throw context.notFound(`文件 ${input.fileName}`);
  const kit = await openKit(bytes, input, names, context.signal);
  if (!kit.ok) throw context.refused(kit.error.code, kit.error.reasons);
  return kit.value;
}

const againstPlan = ({ facts, filled }: OpenedKit, plan: Plan) => ({
  cells: cellChanges(facts.rows, filled.cells, plan.cells),
  carries: carryChanges(facts.carries, filled.carries, plan.carries),
  workload: workloadChanges(facts.workload, filled.workload, plan.workload),
});

const changedTo = (changes: readonly CellChange[]): PlanCell[] =>
  changes.map(({ cell: { department, item, source, project }, after }) => ({
    ...{ department, item, source, project },
    months: after,
  }));

const carriesTo = (carries: readonly Carry[], changes: readonly CarryChange[]): Carry[] => {
  const bySource = new Map(carries.map((carry) => [carry.source, carry]));
  for (const { source, after } of changes) bySource.set(source, { source, ...after });
  return [...bySource.values()];
};

const changeOut = ({ cell: { department, item, source, project }, before, after, both }: CellChange) => ({
  ...{ department, item, source, project, both },
  before: before.map(formatYuan),
  after: after.map(formatYuan),
  totalBefore: formatYuan(sumFen(before)),
  totalAfter: formatYuan(sumFen(after)),
});

const countOut = ({ department, measure, before, after, both }: WorkloadChange) => ({
  ...{ department, measure, both },
  before: [...before],
  after: [...after],
  yearBefore: workloadYear({ measure, months: before }),
  yearAfter: workloadYear({ measure, months: after }),
});

const carryChangeOut = ({ source, before, after, both }: CarryChange) => ({
  ...{ source, both },
  before: { opening: formatYuan(before.opening), used: formatYuan(before.used) },
  after: { opening: formatYuan(after.opening), used: formatYuan(after.used) },
});
