import { procurement } from '../../../../shared/contract/procurement.ts';
import { withinScope } from '../../../../shared/domain/organisation/access.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import {
  type Fulfilment,
  performanceOf,
  shareOf,
} from '../../../../shared/domain/procurement/deliveries/performance.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { awaitedOf, readOrderedLines } from './ordered.ts';
import { returnedOf } from './reading.ts';

/** 配送考核: how each supplier kept what it promised, by the rows of its orders. */
export const scoreOperations: readonly Implementation[] = [
  query(procurement.deliveryScores, async ({ db, scope, nowMs }, { unit, first, last }) => {
    const today = chinaDay(nowMs) as AccountingDate;
    const lines = withinScope(scope, await readOrderedLines(db, { unit, first, last }), (line) => line.unit);
    const arrived = await arrivals(db);
    const suppliers = await readSuppliers(db);
    const rows = new Map<string, { fulfilments: Fulfilment[]; refused: number; returned: number }>();
    for (const line of lines) {
      const own = rows.get(line.supplier) ?? { fulfilments: [], refused: 0, returned: 0 };
      const came = arrived.get(line.allocation) ?? [];
      own.fulfilments.push({
        ...{ ordered: line.quantity, promised: line.agreed, arrived: came },
        awaited: awaitedOf(line, suppliers.get(line.supplier)).promised,
      });
      for (const { refused, returned } of came) {
        own.refused += refused;
        own.returned += returned;
      }
      rows.set(line.supplier, own);
    }
    return [...rows]
      .map(([supplier, { fulfilments, refused, returned }]) => {
        const kept = performanceOf(fulfilments, today);
        return {
          ...{ supplier, supplierName: suppliers.get(supplier)?.name ?? supplier, ...kept, refused, returned },
          ...{ timely: shareOf(kept.onTime, kept.due), filled: shareOf(kept.received, kept.ordered) },
        };
      })
      .sort((a, b) => (a.supplier < b.supplier ? -1 : 1));
  }),
];

interface Came {
  readonly day: AccountingDate;
  readonly packs: number;
  readonly refused: number;
  readonly returned: number;
}

/** What came of each allocation by accepted receipts, in packs; what was taken off again did not come. */
async function arrivals(db: BooksReader): Promise<Map<number, Came[]>> {
  const rows = await db
    .selectFrom('receipt_line as line')
    .innerJoin('procurement_paper as paper', 'paper.id', 'line.receipt')
    .select(['line.id', 'line.allocation', 'line.delivered', 'line.accepted', 'paper.first'])
    .where('paper.stage', '=', 'accepted')
    .orderBy('line.id')
    .execute();
  const back = await returnedOf(
    db,
    rows.map(({ id }) => id),
    ['accepted'],
  );
  const came = new Map<number, Came[]>();
  for (const { id, allocation, delivered, accepted, first } of rows) {
    const { goods = 0, reversal = 0 } = back.get(id) ?? {};
    const own = came.get(allocation) ?? [];
    own.push({
      ...{ day: first as AccountingDate, packs: accepted - reversal },
      ...{ refused: delivered - accepted, returned: goods },
    });
    came.set(allocation, own);
  }
  return came;
}
