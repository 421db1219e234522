import type { Carry, PlanCell } from '../../../shared/domain/budget/plan.ts';
import type { Passage, Stage } from '../../../shared/domain/budget/rounds.ts';
import type { Schedules } from '../../../shared/domain/budget/schedules.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type Fen, fen } from '../../../shared/kernel/fen.ts';
import type { BooksReader } from '../database.ts';
import { contentOf } from './plans.ts';

/** 一上、一下、二上、二下, as each was passed on. */
export interface Version extends Schedules {
  readonly unit: UnitCode;
  readonly passage: Passage;
  readonly display: string;
  readonly instant: string;
  readonly reason: string;
  readonly digest: string;
  readonly cells: readonly PlanCell[];
  readonly carries: readonly Carry[];
}

/** 核减: the year's total of a row before and after the centre changed it, in 分. */
export interface Cut extends Pick<PlanCell, 'department' | 'item' | 'source' | 'project'> {
  readonly unit: UnitCode;
  readonly stage: Stage;
  readonly before: Fen;
  readonly after: Fen;
  readonly reason: string;
  readonly display: string;
  readonly instant: string;
}

/** The versions of some units' year, the oldest first. */
export async function readVersions(db: BooksReader, units: readonly UnitCode[], year: number): Promise<Version[]> {
  if (units.length === 0) return [];
  const rows = await db
    .selectFrom('budget_version')
    .selectAll()
    .where('unit', 'in', units)
    .where('year', '=', year)
    .orderBy('id')
    .execute();
  return rows.map(({ unit, passage, display, instant, reason, digest, content }) => ({
    ...{ unit: unit as UnitCode, passage: passage as Passage, display, instant, reason, digest },
    ...contentOf(content),
  }));
}

/** What the centre changed in some units' year, the oldest first. */
export async function readCuts(db: BooksReader, units: readonly UnitCode[], year: number): Promise<Cut[]> {
  if (units.length === 0) return [];
  const rows = await db
    .selectFrom('budget_cut')
    .selectAll()
    .where('unit', 'in', units)
    .where('year', '=', year)
    .orderBy('id')
    .execute();
  return rows.map(({ unit, stage, department, item, source, project, before, after, reason, display, instant }) => ({
    ...{ unit: unit as UnitCode, stage: stage as Stage, department, item, source, project },
    ...{ before: fen(before), after: fen(after), reason, display, instant },
  }));
}
