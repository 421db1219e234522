import type { Demand } from '../../../../shared/domain/budget/gate.ts';
import { lineKey } from '../../../../shared/domain/budget/line.ts';
import { requestOfCarrier } from '../../../../shared/domain/budget/request.ts';
import { isOver } from '../../../../shared/domain/budget/request-route.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { carrierOf } from '../holding.ts';
import { readRequests } from './documents.ts';

/**
 * What a voucher's reversal asks of the gate (红字冲销) for what the voucher paid out of documents: each spending goes back
 * to where it came from; where the request is over by now it is free again.
 */
export async function readTakenBack(db: BooksReader, voucher: number): Promise<Demand[]> {
  const rows = await db
    .selectFrom('budget_movement as movement')
    .innerJoin('budget_line as line', 'line.id', 'movement.line')
    .select(['claim', 'month', 'approved', 'adjusted', 'reserved', 'committed', 'spent'])
    .select(['unit', 'year', 'department', 'item', 'source', 'project'])
    .where('voucher', '=', voucher)
    .where('kind', '=', 'spend')
    .where('claim', 'not like', 'voucher:%')
    .orderBy('movement.id')
    .execute();
  const ids = rows.flatMap(({ claim }) => requestOfCarrier(carrierOf(claim ?? '')) ?? []);
  const over = new Set((await readRequests(db, { ids })).filter(({ stage }) => isOver(stage)).map(({ id }) => id));
  return rows.flatMap(({ claim, month, approved, adjusted, reserved, committed, spent, ...line }): Demand[] => {
    const id = claim ?? '';
    const spending = {
      ...{ line: lineKey({ ...line, unit: line.unit as UnitCode }), kind: 'spend' as const, claim: id, month },
      ...{ approved: fen(approved), adjusted: fen(adjusted), reserved: fen(reserved) },
      ...{ committed: fen(committed), spent: fen(spent) },
    };
    const back: Demand = { kind: 'reverse', spending };
    const isFree = over.has(requestOfCarrier(carrierOf(id)) ?? 0);
    return isFree ? [back, { kind: 'release', claim: id, amount: fen(spent) }] : [back];
  });
}
