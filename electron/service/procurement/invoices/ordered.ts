import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Accepted, OrderedLine, PayMode } from '../../../../shared/domain/procurement/invoices/ordered-line.ts';
import { price } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { readReceipts } from '../deliveries/reading.ts';

const EVER = '0000-01-01' as AccountingDate;
const LAST = '9999-12-31' as AccountingDate;

/** Every line of orders that were placed, as goods stand, by its id. */
export async function readOrderedLines(db: BooksReader): Promise<Map<number, OrderedLine>> {
  const rows = await db
    .selectFrom('order_allocation as allocation')
    .innerJoin('order_line as line', 'line.id', 'allocation.line')
    .innerJoin('procurement_paper as paper', 'paper.id', 'line.order_id')
    .select(['line.id', 'line.order_id', 'line.item', 'line.price'])
    .select(['paper.number', 'paper.subject', 'paper.first', 'paper.content'])
    .select(['allocation.id as allocation', 'allocation.unit', 'allocation.quantity', 'allocation.cancelled'])
    .where('paper.kind', '=', 'order')
    .where('paper.stage', 'in', ['placed', 'confirmed', 'closed'])
    .orderBy('allocation.id')
    .execute();
  const accepted = await readAccepted(db);
  const modes = new Map<number, PayMode>();
  const modeOf = (order: number, content: string): PayMode => {
    const mode = modes.get(order) ?? (JSON.parse(content) as { readonly settlement: PayMode }).settlement;
    modes.set(order, mode);
    return mode;
  };
  const lines = new Map<number, OrderedLine & { units: { unit: UnitCode; ordered: number }[]; accepted: Accepted[] }>();
  for (const row of rows) {
    let line = lines.get(row.id);
    if (!line) {
      line = {
        ...{ id: row.id, order: row.order_id, number: row.number, supplier: row.subject },
        ...{ day: row.first as AccountingDate, item: row.item, price: price(row.price) },
        ...{ mode: modeOf(row.order_id, row.content), units: [], accepted: [] },
      };
      lines.set(row.id, line);
    }
    const unit = row.unit as UnitCode;
    const ordered = row.quantity - row.cancelled;
    const known = line.units.findIndex((each) => each.unit === unit);
    if (known < 0) line.units.push({ unit, ordered });
    else line.units[known] = { unit, ordered: line.units[known]!.ordered + ordered };
    line.accepted.push(...(accepted.get(row.allocation) ?? []));
  }
  return lines;
}

/** What was accepted and not given back, by the allocation that it came for. */
async function readAccepted(db: BooksReader): Promise<Map<number, Accepted[]>> {
  const accepted = new Map<number, Accepted[]>();
  for (const row of await readReceipts(db, EVER, LAST)) {
    const { allocation, receipt: receiptId, receiptNumber: receipt, unit, day, lot, packs, returned } = row;
    const known = accepted.get(allocation) ?? [];
    known.push({ receipt, receiptId, unit, day, lot, packs: packs - returned, returned });
    accepted.set(allocation, known);
  }
  return accepted;
}
