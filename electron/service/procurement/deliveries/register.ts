import type { BooksReader } from '../../database.ts';
import { type OrderDocument, readOrders } from '../orders/documents.ts';
import { type AcceptedLine, readReceipts } from './reading.ts';

/** What was ordered, whatever became of it, and what came: read once for everything that is drawn from both. */
export interface Register {
  readonly orders: readonly OrderDocument[];
  readonly receipts: readonly AcceptedLine[];
}

export const readRegister = async (db: BooksReader): Promise<Register> => ({
  orders: await readOrders(db),
  receipts: await readReceipts(db),
});
