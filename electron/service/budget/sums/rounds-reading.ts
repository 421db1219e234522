import { type RoundRow, roundRows } from '../../../../shared/domain/budget/explained-cuts.ts';
import { cellTotal } from '../../../../shared/domain/budget/plan.ts';
import type { Passage, Stage } from '../../../../shared/domain/budget/rounds.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { contentOf } from '../plans.ts';

/** A unit's year through the rounds. */
export interface UnitRounds {
  readonly unit: UnitCode;
  readonly rows: readonly RoundRow[];
}

/** 两上两下 of some units, in their order; units that reported nothing are left out. */
export async function readRounds(db: BooksReader, units: readonly UnitCode[], year: number): Promise<UnitRounds[]> {
  if (units.length === 0) return [];
  const versions = await db
    .selectFrom('budget_version')
    .select(['unit', 'passage', 'instant', 'content'])
    .where('year', '=', year)
    .where('unit', 'in', units)
    .orderBy('id')
    .execute();
  const cuts = await db
    .selectFrom('budget_cut')
    .selectAll()
    .where('year', '=', year)
    .where('unit', 'in', units)
    .orderBy('id')
    .execute();
  return units.flatMap((unit) => {
    const rows = roundRows(
      versions
        .filter((version) => version.unit === unit)
        .map(({ passage, instant, content }) => ({
          ...{ passage: passage as Passage, instant },
          cells: contentOf(content).cells.map((cell) => ({ ...cell, total: cellTotal(cell) })),
        })),
      cuts
        .filter((cut) => cut.unit === unit)
        .map(({ stage, before, after, ...cut }) => ({
          ...cut,
          stage: stage as Stage,
          before: fen(before),
          after: fen(after),
        })),
    );
    return rows.length === 0 ? [] : [{ unit, rows }];
  });
}
