import type { Reason } from '../../../../shared/contract/errors.ts';
import type { PlanCell } from '../../../../shared/domain/budget/plan.ts';
import { againstUse, isBudgetable, type ProjectStage } from '../../../../shared/domain/budget/project-route.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { BooksReader } from '../../database.ts';

/** A project as rows of budgets look at it. */
export interface NamedProject {
  readonly unit: UnitCode;
  readonly code: string;
  readonly name: string;
  readonly stage: ProjectStage;
}

/** Names and stages of some units' projects, by unit and code. */
export async function readProjectNames(db: BooksReader, units: readonly UnitCode[]): Promise<NamedProject[]> {
  if (units.length === 0) return [];
  const rows = await db
    .selectFrom('budget_project')
    .select(['unit', 'code', 'name', 'stage'])
    .where('unit', 'in', [...units])
    .orderBy('unit')
    .orderBy('code')
    .execute();
  return rows.map(({ unit, stage, ...row }) => ({
    ...row,
    unit: unit as UnitCode,
    stage: stage as ProjectStage,
  }));
}

/** Codes of the unit's projects for which a budget may be arranged. */
export const readBudgetable = async (db: BooksReader, unit: UnitCode): Promise<string[]> =>
  (await readProjectNames(db, [unit])).filter(({ stage }) => isBudgetable(stage)).map(({ code }) => code);

/** Why a plan's rows cannot stand as the library is now: a project may have ended since its row was typed. */
export const againstPlanned = (
  db: BooksReader,
  { unit, cells }: { readonly unit: UnitCode; readonly cells: readonly PlanCell[] },
): Promise<Reason[]> =>
  againstProjects(
    db,
    cells.map((cell) => ({ unit, project: cell.project, asks: true })),
  );

/** Why rows that ask for money cannot name their projects, each with its row from 1 (项目支出纳入项目库管理). */
export async function againstProjects(
  db: BooksReader,
  rows: readonly { readonly unit: UnitCode; readonly project: string; readonly asks: boolean }[],
): Promise<Reason[]> {
  const naming = rows.filter(({ project, asks }) => project !== '' && asks);
  if (naming.length === 0) return [];
  const known = await readProjectNames(db, [...new Set(naming.map(({ unit }) => unit))]);
  return rows.flatMap(({ unit, project, asks }, index): Reason[] => {
    if (project === '' || !asks) return [];
    const message = againstUse(
      project,
      known.find((one) => one.unit === unit && one.code === project),
    );
    return message === undefined ? [] : [{ code: 'bad-project', message, row: index + 1 }];
  });
}
