import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { amountOf, type Price, price } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { Fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';

/** What a unit accepted of a lot, or gave back (packs and amount below nil): what a settlement is made of. */
export interface AcceptedRow {
  /** The line's name among all: `receipt:12`, `return:3`. */
  readonly receipt: string;
  readonly unit: UnitCode;
  readonly supplier: string;
  readonly item: string;
  readonly lot: string;
  readonly day: AccountingDate;
  readonly packs: number;
  readonly price: Price;
  readonly amount: Fen;
}

/** Everything that was accepted or given back up to a day and is in no note yet, in the order of its coming. */
export async function readUnsettled(db: BooksReader, upTo: AccountingDate): Promise<readonly AcceptedRow[]> {
  const rows = await readAccepted(db, '0000-01-01' as AccountingDate, upTo);
  const settled = await db.selectFrom('settlement_row').select('receipt').execute();
  const done = new Set(settled.map(({ receipt }) => receipt));
  return rows.filter(({ receipt }) => !done.has(receipt));
}

/** Everything that was accepted or given back from one day to another. */
export async function readAccepted(
  db: BooksReader,
  first: AccountingDate,
  last: AccountingDate,
): Promise<readonly AcceptedRow[]> {
  const came = await db
    .selectFrom('receipt_line as line')
    .innerJoin('procurement_paper as paper', 'paper.id', 'line.receipt')
    .select(['line.id', 'paper.unit', 'paper.subject', 'line.item', 'line.lot', 'paper.first'])
    .select(['line.accepted', 'line.price'])
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
    .innerJoin('procurement_paper as of', 'of.id', 'line.receipt')
    .select(['back.id', 'of.unit', 'of.subject', 'line.item', 'line.lot', 'paper.first', 'back.packs', 'line.price'])
    .where('paper.stage', '=', 'accepted')
    .where('paper.first', '>=', first)
    .where('paper.first', '<=', last)
    .orderBy('back.id')
    .execute();
  const rowOf = (row: Omit<(typeof back)[number], 'packs' | 'id'>, receipt: string, packs: number): AcceptedRow => ({
    ...{ receipt, unit: row.unit as UnitCode, supplier: row.subject, item: row.item, lot: row.lot },
    ...{ day: row.first as AccountingDate, packs, price: price(row.price), amount: amountOf(price(row.price), packs) },
  });
  return [
    ...came.map((row) => rowOf(row, `receipt:${row.id}`, row.accepted)),
    ...back.map((row) => rowOf(row, `return:${row.id}`, -row.packs)),
  ];
}
