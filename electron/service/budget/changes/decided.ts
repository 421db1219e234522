import { type LineKey, lineKey } from '../../../../shared/domain/budget/line.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Fen, fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';

/** What a line had when a document was decided, in 分. */
export interface Decided {
  /** Approved and adjusted of the whole year. */
  readonly planned: Fen;
  readonly available: Fen;
}

/** What units' lines of a year had at an instant, by the movements up to then. */
export async function readDecided(
  db: BooksReader,
  units: readonly UnitCode[],
  year: number,
  instant: string,
): Promise<ReadonlyMap<LineKey, Decided>> {
  const rows = await db
    .selectFrom('budget_line as line')
    .innerJoin('budget_movement as movement', 'movement.line', 'line.id')
    .select(({ fn }) => [
      ...(['unit', 'year', 'department', 'item', 'source', 'project'] as const),
      fn.sum<number>('approved').as('approved'),
      fn.sum<number>('adjusted').as('adjusted'),
      fn.sum<number>('reserved').as('reserved'),
      fn.sum<number>('committed').as('committed'),
      fn.sum<number>('spent').as('spent'),
    ])
    .where('unit', 'in', [...units])
    .where('year', '=', year)
    .where('movement.instant', '<=', instant)
    .groupBy(['unit', 'year', 'department', 'item', 'source', 'project'])
    .execute();
  return new Map(
    rows.map(({ approved, adjusted, reserved, committed, spent, ...line }) => {
      const planned = Number(approved) + Number(adjusted);
      const available = planned - Number(reserved) - Number(committed) - Number(spent);
      return [lineKey(line), { planned: fen(planned), available: fen(available) }];
    }),
  );
}
