import type { PayMode } from '../../../../shared/domain/procurement/invoices/ordered-line.ts';
import type { PaperStage } from '../../../../shared/domain/procurement/papers.ts';
import { amountOf } from '../../../../shared/domain/procurement/price.ts';
import { isSettled } from '../../../../shared/domain/procurement/settlements/scope.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { Fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { type AcceptedRow, readAccepted } from '../deliveries/reading.ts';
import { readScope } from './scope.ts';

/** Ids that one question names. */
const AT_A_TIME = 400;
export const EVER = '0000-01-01' as AccountingDate;

/** What a unit accepted of a lot, or gave back (packs and amount below nil), and whether a note charges it. */
export interface DueRow extends AcceptedRow {
  /** The order that it came for. */
  readonly order: string;
  readonly mode: PayMode;
  readonly amount: Fen;
  /** The note that it stands in. */
  readonly note?: { readonly id: number; readonly stage: PaperStage };
  /** It belongs into a note: the scope says so, or it stands in one. */
  readonly settled: boolean;
}

/** Everything that was accepted or went back from one day to another, in the order of its coming. */
export async function readDue(
  db: BooksReader,
  first: AccountingDate,
  last: AccountingDate,
): Promise<readonly DueRow[]> {
  const rows = await readAccepted(db, first, last);
  const orders = await readOrders(
    db,
    rows.map(({ orderLine }) => orderLine),
  );
  const notes = await readTaken(db);
  const scope = await readScope(db);
  return rows.map((row) => {
    const { number: order, mode } = orders.get(row.orderLine)!;
    const note = notes.get(row.receipt);
    return {
      ...{ ...row, order, mode, amount: amountOf(row.price, row.packs) },
      settled: note !== undefined || isSettled(scope, mode),
      ...(note ? { note } : {}),
    };
  });
}

/** The orders of lines: their numbers, and who pays. */
async function readOrders(
  db: BooksReader,
  lines: readonly number[],
): Promise<Map<number, { readonly number: string; readonly mode: PayMode }>> {
  const found = new Map<number, { number: string; mode: PayMode }>();
  const wanted = [...new Set(lines)];
  for (let from = 0; from < wanted.length; from += AT_A_TIME) {
    const rows = await db
      .selectFrom('order_line as line')
      .innerJoin('procurement_paper as paper', 'paper.id', 'line.order_id')
      .innerJoin('order_head as head', 'head.order_id', 'line.order_id')
      .select(['line.id', 'paper.number', 'head.settlement'])
      .where('line.id', 'in', wanted.slice(from, from + AT_A_TIME))
      .execute();
    for (const { id, number, settlement } of rows) found.set(id, { number, mode: settlement as PayMode });
  }
  return found;
}

/** The notes in which receipts' lines stand; a note that does not stand has freed its own. */
async function readTaken(db: BooksReader): Promise<Map<string, { readonly id: number; readonly stage: PaperStage }>> {
  const rows = await db
    .selectFrom('settlement_row as row')
    .innerJoin('procurement_paper as paper', 'paper.id', 'row.settlement')
    .select(['row.receipt', 'paper.id', 'paper.stage'])
    .execute();
  return new Map(rows.map(({ receipt, id, stage }) => [receipt, { id, stage: stage as PaperStage }]));
}
