import { type RoundRow, roundRows } from '../../../../shared/domain/budget/explained-cuts.ts';
import { cellTotal } from '../../../../shared/domain/budget/plan.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { BooksReader } from '../../database.ts';
import { readCuts, readVersions } from '../versions.ts';

/** A unit's year through the rounds. */
export interface UnitRounds {
  readonly unit: UnitCode;
  readonly rows: readonly RoundRow[];
}

/** 两上两下 of some units, in their order; units that reported nothing are left out. */
export async function readRounds(db: BooksReader, units: readonly UnitCode[], year: number): Promise<UnitRounds[]> {
  const versions = await readVersions(db, units, year);
  const cuts = await readCuts(db, units, year);
  return units.flatMap((unit) => {
    const rows = roundRows(
      versions
        .filter((version) => version.unit === unit)
        .map(({ passage, instant, cells }) => ({
          ...{ passage, instant },
          cells: cells.map((cell) => ({ ...cell, total: cellTotal(cell) })),
        })),
      cuts.filter((cut) => cut.unit === unit),
    );
    return rows.length === 0 ? [] : [{ unit, rows }];
  });
}
