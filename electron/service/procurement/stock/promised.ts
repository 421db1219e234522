import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { price } from '../../../../shared/domain/procurement/price.ts';
import { nameOf } from '../../../../shared/domain/procurement/stock/move.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { readPapers } from '../papers/papers.ts';
import type { NewMove } from './moves.ts';
import { transferOf } from './transfer-paper.ts';

/**
 * What is promised and still there: lots on their way to another unit (`transfer-out`) and lots about to go back to their
 * supplier (`return`), as the moves that they will be. Nothing of it can be promised or issued once more.
 */
export async function readPromised(
  db: BooksReader,
  { unit, items }: { readonly unit?: UnitCode | undefined; readonly items?: readonly string[] },
): Promise<NewMove[]> {
  const wanted = items && new Set(items);
  const promised: NewMove[] = [];
  for (const paper of await readPapers(db, 'transfer', ['handed'])) {
    const own = { unit: paper.unit as UnitCode, day: paper.first as AccountingDate, kind: 'transfer-out' as const };
    for (const line of transferOf(paper).lines) promised.push({ ...nameOf(line), ...own, quantity: -line.quantity });
  }
  const back = await db
    .selectFrom('return_line as back')
    .innerJoin('procurement_paper as paper', 'paper.id', 'back.return_id')
    .innerJoin('receipt_line as line', 'line.id', 'back.receipt_line')
    .select(['paper.unit', 'paper.first', 'back.packs', 'line.item', 'line.lot', 'line.expiry'])
    .select(['line.price', 'line.pack_size'])
    .where('paper.stage', '=', 'handed')
    .execute();
  for (const line of back)
    promised.push({
      ...{ unit: line.unit as UnitCode, day: line.first as AccountingDate, kind: 'return' as const },
      ...{ item: line.item, lot: line.lot, expiry: line.expiry as AccountingDate, price: price(line.price) },
      ...{ packSize: line.pack_size, quantity: -line.packs * line.pack_size },
    });
  return promised.filter((move) => (unit === undefined || move.unit === unit) && (!wanted || wanted.has(move.item)));
}
