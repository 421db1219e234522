import { adjustedPlan } from '../../../../shared/domain/budget/adjusted.ts';
import { type SumStage, standingVersions } from '../../../../shared/domain/budget/at-stage.ts';
import {
  type ConsolidatedBudget,
  consolidateBudgets,
  type UnitPlan,
} from '../../../../shared/domain/budget/consolidated.ts';
import type { PlanCell } from '../../../../shared/domain/budget/plan.ts';
import type { Passage, Stage } from '../../../../shared/domain/budget/rounds.ts';
import type { Schedules } from '../../../../shared/domain/budget/schedules.ts';
import { isMember } from '../../../../shared/domain/consolidation/scope.ts';
import { type UnitScope, withinScope } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { periodOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { readYearChanges } from '../changes/documents.ts';
import { contentOf, readPlans } from '../plans.ts';

/** Whether internal items of the budget side are eliminated (规则 B1); the consolidation's setting, told by who composes. */
export type Eliminates = (db: BooksReader) => Promise<boolean>;

/** A member's figures at the stage that is asked for. */
export interface SummedUnit extends UnitPlan, Schedules {
  readonly name: string;
  /** Where its plan stands now. */
  readonly stage: Stage;
  /** Whether it has figures of the stage that is asked for. */
  readonly counted: boolean;
  /** 一上, where it was reported and did not go back. */
  readonly proposed: readonly PlanCell[] | undefined;
}

export interface ReadSums {
  readonly year: number;
  readonly stage: SumStage;
  readonly whole: boolean;
  readonly eliminates: boolean;
  readonly units: readonly SummedUnit[];
  readonly budget: ConsolidatedBudget;
}

/**
 * The budgets of the units in scope, summed: members at the year's end, as the consolidation counts them (准则第9号
 * 第十九条), read once for all. Internal items are eliminated only for who sees both of their sides.
 */
export async function readSums(
  db: BooksReader,
  asked: { readonly scope: UnitScope; readonly year: number; readonly stage: SumStage },
  rule: Eliminates,
): Promise<ReadSums> {
  const { scope, year, stage } = asked;
  const members = withinScope(scope, await loadUnits(db), ({ code }) => code).filter((unit) =>
    isMember(unit, periodOf(year, 12)),
  );
  const codes = members.map(({ code }) => code);
  const now = await readPlans(db, codes, year);
  const versions = await readVersions(db, codes, year, stage === 'adjusted' ? 'approved' : stage);
  const changes =
    stage === 'adjusted' ? (await readYearChanges(db, year)).filter((change) => change.stage === 'approved') : [];
  const whole = scope.kind === 'community';
  const eliminates = whole && (await rule(db));
  const units = members.map(({ code, name }, index): SummedUnit => {
    const plan = now[index]!;
    const proposed = versions.get(code)?.get('proposed')?.cells;
    const approved = versions.get(code)?.get('approved');
    const figures =
      stage === 'now'
        ? plan
        : stage === 'adjusted'
          ? approved && { ...approved, ...adjustedPlan({ unit: code, ...approved }, changes) }
          : versions.get(code)?.get(stage);
    return {
      ...{ unit: code, name, stage: plan.stage, proposed },
      counted: figures !== undefined && (figures.cells.length > 0 || figures.carries.length > 0),
      cells: figures?.cells ?? [],
      carries: figures?.carries ?? [],
      workload: figures?.workload ?? [],
      procurement: figures?.procurement ?? [],
    };
  });
  return { year, stage, whole, eliminates, units, budget: consolidateBudgets(units, eliminates) };
}

type Figures = ReturnType<typeof contentOf>;

/** What stands of 一上 and of the stage that is asked for, by unit; no other version's figures are read. */
async function readVersions(
  db: BooksReader,
  units: readonly UnitCode[],
  year: number,
  stage: SumStage,
): Promise<ReadonlyMap<UnitCode, ReadonlyMap<SumStage, Figures>>> {
  const found = new Map<UnitCode, Map<SumStage, Figures>>();
  if (units.length === 0) return found;
  const heads = await db
    .selectFrom('budget_version')
    .select(['id', 'unit', 'passage'])
    .where('year', '=', year)
    .where('unit', 'in', units)
    .orderBy('id')
    .execute();
  const wanted = new Map<number, { readonly unit: UnitCode; readonly at: SumStage }>();
  for (const unit of units) {
    const own = heads.filter((head) => head.unit === unit);
    const standing = standingVersions(own.map(({ id, passage }) => ({ id, passage: passage as Passage })));
    for (const [at, { id }] of standing) if (at === 'proposed' || at === stage) wanted.set(id, { unit, at });
  }
  if (wanted.size === 0) return found;
  const contents = await db
    .selectFrom('budget_version')
    .select(['id', 'content'])
    .where('id', 'in', [...wanted.keys()])
    .execute();
  for (const { id, content } of contents) {
    const { unit, at } = wanted.get(id)!;
    const own = found.get(unit) ?? new Map<SumStage, Figures>();
    found.set(unit, own.set(at, contentOf(content)));
  }
  return found;
}
