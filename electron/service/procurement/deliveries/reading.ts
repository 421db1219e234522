import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Price, price } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';

/** Ids that one question names. */
const AT_A_TIME = 400;

/** What came of one row of an order, in packs. */
export interface Received {
  /** Accepted, less what was taken off again as a mistake (冲销): as much of the order is fulfilled. */
  readonly received: number;
  /** Registered, and waiting for acceptance. */
  readonly waiting: number;
  /** Of what was received, given back to the supplier (退货). */
  readonly returned: number;
}
const NOTHING: Received = { received: 0, waiting: 0, returned: 0 };

/** What came of allocations of orders, by their ids; those of which nothing came are there with nothing. */
export async function receivedOf(db: BooksReader, allocations: readonly number[]): Promise<Map<number, Received>> {
  const all = new Map<number, Received>(allocations.map((id) => [id, NOTHING]));
  const add = (allocation: number, more: Partial<Received>): void => {
    const known = all.get(allocation) ?? NOTHING;
    all.set(allocation, {
      received: known.received + (more.received ?? 0),
      waiting: known.waiting + (more.waiting ?? 0),
      returned: known.returned + (more.returned ?? 0),
    });
  };
  for (let from = 0; from < allocations.length; from += AT_A_TIME) {
    const some = allocations.slice(from, from + AT_A_TIME);
    const came = await db
      .selectFrom('receipt_line as line')
      .innerJoin('procurement_paper as paper', 'paper.id', 'line.receipt')
      .select(['line.allocation', 'line.accepted', 'paper.stage'])
      .where('line.allocation', 'in', some)
      .where('paper.stage', 'in', ['handed', 'accepted'])
      .execute();
    for (const { allocation, accepted, stage } of came)
      add(allocation, stage === 'accepted' ? { received: accepted } : { waiting: accepted });
    const back = await db
      .selectFrom('return_line as back')
      .innerJoin('procurement_paper as paper', 'paper.id', 'back.return_id')
      .innerJoin('receipt_line as line', 'line.id', 'back.receipt_line')
      .select(['line.allocation', 'back.packs', 'back.form'])
      .where('line.allocation', 'in', some)
      .where('paper.stage', '=', 'accepted')
      .execute();
    for (const { allocation, packs, form } of back)
      add(allocation, form === 'reversal' ? { received: -packs } : { returned: packs });
  }
  return all;
}

/** Packs that were registered and wait for acceptance, by the allocation that they came for; there are few of them. */
export async function readWaiting(db: BooksReader): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('receipt_line as line')
    .innerJoin('procurement_paper as paper', 'paper.id', 'line.receipt')
    .select(['line.allocation', 'line.accepted'])
    .where('paper.kind', '=', 'receipt')
    .where('paper.stage', '=', 'handed')
    .execute();
  const waiting = new Map<number, number>();
  for (const { allocation, accepted } of rows) waiting.set(allocation, (waiting.get(allocation) ?? 0) + accepted);
  return waiting;
}

/** A line of a receipt that was accepted, with what is left of it after what was taken off. */
export interface AcceptedLine {
  /** The receipt line's id. */
  readonly line: number;
  readonly receipt: number;
  readonly receiptNumber: string;
  readonly allocation: number;
  readonly unit: UnitCode;
  readonly supplier: string;
  /** The day of the delivery. */
  readonly day: AccountingDate;
  readonly item: string;
  readonly lot: string;
  readonly expiry: AccountingDate;
  /** Packs accepted, less what was taken off as a mistake. */
  readonly packs: number;
  /** Of these, packs given back to the supplier. */
  readonly returned: number;
  readonly packSize: number;
  readonly price: Price;
}

/**
 * Every accepted line of deliveries, in the order of its keeping. Of each line only what differs from line to line is asked
 * for: what it shares with its receipt is not read with every one of them.
 */
export async function readReceipts(db: BooksReader): Promise<readonly AcceptedLine[]> {
  const accepted = await db
    .selectFrom('procurement_paper')
    .select(['id', 'number', 'unit', 'subject', 'first'])
    .where('kind', '=', 'receipt')
    .where('stage', '=', 'accepted')
    .execute();
  const receipts = new Map(accepted.map((row) => [row.id, row]));
  const back = await readBack(db);
  const rows = await db
    .selectFrom('receipt_line')
    .select(['id', 'receipt', 'allocation', 'item', 'lot', 'expiry', 'accepted', 'pack_size', 'price'])
    .where('accepted', '>', 0)
    .orderBy('id')
    .execute();
  return rows.flatMap((row): AcceptedLine[] => {
    const receipt = receipts.get(row.receipt);
    if (!receipt) return [];
    const { goods, reversal } = back.get(row.id) ?? NOT_BACK;
    return [
      {
        ...{ line: row.id, receipt: row.receipt, receiptNumber: receipt.number, allocation: row.allocation },
        ...{ unit: receipt.unit as UnitCode, supplier: receipt.subject, day: receipt.first as AccountingDate },
        ...{ item: row.item, lot: row.lot, expiry: row.expiry as AccountingDate },
        ...{ packs: row.accepted - reversal, returned: goods, packSize: row.pack_size, price: price(row.price) },
      },
    ];
  });
}

/** Packs of a receipt line that went back: as goods, or taken off as a mistake. */
interface Back {
  readonly goods: number;
  readonly reversal: number;
}
const NOT_BACK: Back = { goods: 0, reversal: 0 };

/** What went back of every line by accepted returns; there is little of it. */
async function readBack(db: BooksReader): Promise<Map<number, Back>> {
  const rows = await db
    .selectFrom('return_line as back')
    .innerJoin('procurement_paper as paper', 'paper.id', 'back.return_id')
    .select(['back.receipt_line', 'back.packs', 'back.form'])
    .where('paper.stage', '=', 'accepted')
    .execute();
  return backOf(rows);
}

function backOf(
  rows: readonly { readonly receipt_line: number; readonly packs: number; readonly form: string }[],
): Map<number, Back> {
  const back = new Map<number, Back>();
  for (const { receipt_line: line, packs, form } of rows) {
    const known = back.get(line) ?? NOT_BACK;
    const more = form === 'reversal' ? { reversal: known.reversal + packs } : { goods: known.goods + packs };
    back.set(line, { ...known, ...more });
  }
  return back;
}

/** Packs of receipt lines that papers of some stages give back or take off. */
export async function returnedOf(
  db: BooksReader,
  lines: readonly number[],
  stages: readonly ('handed' | 'accepted')[],
): Promise<Map<number, Back>> {
  const rows = [];
  for (let from = 0; from < lines.length; from += AT_A_TIME)
    rows.push(
      ...(await db
        .selectFrom('return_line as back')
        .innerJoin('procurement_paper as paper', 'paper.id', 'back.return_id')
        .select(['back.receipt_line', 'back.packs', 'back.form'])
        .where('back.receipt_line', 'in', lines.slice(from, from + AT_A_TIME))
        .where('paper.stage', 'in', [...stages])
        .execute()),
    );
  return backOf(rows);
}

/** What was accepted of an order's row, or went back: what an invoice is matched with and a unit is charged for. */
export interface AcceptedRow {
  /** `receipt:12` or `return:3`: the line of a receipt or of a return. */
  readonly receipt: string;
  /** Of the receipt's or return's paper. */
  readonly number: string;
  readonly allocation: number;
  readonly orderLine: number;
  readonly unit: UnitCode;
  readonly supplier: string;
  readonly item: string;
  readonly lot: string;
  readonly day: AccountingDate;
  /** Below nil where it went back, whether as goods (退货) or as a mistake (冲销). */
  readonly packs: number;
  readonly price: Price;
}

/** Everything that was accepted or went back from one day to another, each on its own day. */
export async function readAccepted(
  db: BooksReader,
  first: AccountingDate,
  last: AccountingDate,
): Promise<readonly AcceptedRow[]> {
  const came = await db
    .selectFrom('receipt_line as line')
    .innerJoin('procurement_paper as paper', 'paper.id', 'line.receipt')
    .innerJoin('order_allocation as allocation', 'allocation.id', 'line.allocation')
    .select(['line.id', 'line.allocation', 'allocation.line', 'paper.unit', 'paper.subject', 'paper.first'])
    .select(['paper.number', 'line.item', 'line.lot', 'line.accepted as packs', 'line.price'])
    .where('paper.stage', '=', 'accepted')
    .where('paper.first', '>=', first)
    .where('paper.first', '<=', last)
    .where('line.accepted', '>', 0)
    .orderBy('line.id')
    .execute();
  const back = await db
    .selectFrom('return_line as back')
    .innerJoin('procurement_paper as paper', 'paper.id', 'back.return_id')
    .innerJoin('receipt_line as line', 'line.id', 'back.receipt_line')
    .innerJoin('order_allocation as allocation', 'allocation.id', 'line.allocation')
    .select(['back.id', 'line.allocation', 'allocation.line', 'paper.unit', 'paper.subject', 'paper.first'])
    .select(['paper.number', 'line.item', 'line.lot', 'back.packs', 'line.price'])
    .where('paper.stage', '=', 'accepted')
    .where('paper.first', '>=', first)
    .where('paper.first', '<=', last)
    .orderBy('back.id')
    .execute();
  const rowOf = (row: (typeof came)[number], kind: 'receipt' | 'return'): AcceptedRow => ({
    ...{ receipt: `${kind}:${row.id}`, number: row.number, allocation: row.allocation, orderLine: row.line },
    ...{
      unit: row.unit as UnitCode,
      supplier: row.subject,
      day: row.first as AccountingDate,
      item: row.item,
      lot: row.lot,
    },
    ...{ packs: kind === 'return' ? -row.packs : row.packs, price: price(row.price) },
  });
  return [...came.map((row) => rowOf(row, 'receipt')), ...back.map((row) => rowOf(row, 'return'))];
}
