import { dueDay } from '../../../../shared/domain/procurement/payments/due.ts';
import type { Payable } from '../../../../shared/domain/procurement/payments/payable.ts';
import { GIVEN_UP } from '../../../../shared/domain/procurement/payments/run.ts';
import { fen, ZERO } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { readMatched } from '../invoices/reading.ts';
import { loadPaymentRules } from './rules.ts';

/** What is matched, with its due day and what runs pay of it, by the invoice line; `except` leaves a run out. */
export async function readPayables(db: BooksReader, except?: number): Promise<Map<number, Payable>> {
  const { due } = await loadPaymentRules(db);
  const taken = new Map<number, number>();
  for (const { payment, invoiceLine, amount } of await readTaken(db))
    if (payment !== except) taken.set(invoiceLine, (taken.get(invoiceLine) ?? 0) + amount);
  return new Map(
    (await readMatched(db)).map(({ amount, ...row }) => [
      row.invoiceLine,
      { ...row, matched: amount, taken: fen(taken.get(row.invoiceLine) ?? ZERO), due: dueDay(due, row.accepted) },
    ]),
  );
}

/** Every line of runs that were not given up. */
export async function readTaken(db: BooksReader) {
  const rows = await db
    .selectFrom('payment_line as line')
    .innerJoin('procurement_paper as paper', 'paper.id', 'line.payment')
    .select(['line.payment', 'line.invoice_line', 'line.supplier', 'line.amount', 'paper.number', 'paper.stage'])
    .where('paper.stage', 'not in', [...GIVEN_UP])
    .orderBy('line.id')
    .execute();
  return rows.map(({ invoice_line: invoiceLine, amount, ...row }) => ({ ...row, invoiceLine, amount: fen(amount) }));
}
