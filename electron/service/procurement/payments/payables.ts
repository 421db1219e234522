import { dueDay } from '../../../../shared/domain/procurement/payments/due.ts';
import type { Payable } from '../../../../shared/domain/procurement/payments/payable.ts';
import { GIVEN_UP } from '../../../../shared/domain/procurement/payments/run.ts';
import { fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { readMatched } from '../invoices/reading.ts';
import { loadPaymentRules } from './rules.ts';

/** What is matched, with its due day and what runs pay of it, by the invoice line; `except` leaves a run out. */
export async function readPayables(db: BooksReader, except?: number): Promise<Map<number, Payable>> {
  const { due } = await loadPaymentRules(db);
  const taken = new Map<number, { all: number; paid: number }>();
  for (const { payment, invoiceLine, amount, stage } of await readTaken(db)) {
    if (payment === except) continue;
    const { all, paid } = taken.get(invoiceLine) ?? { all: 0, paid: 0 };
    taken.set(invoiceLine, { all: all + amount, paid: paid + (isPaid(stage) ? amount : 0) });
  }
  return new Map(
    (await readMatched(db)).map(({ amount, ...row }) => {
      const { all, paid } = taken.get(row.invoiceLine) ?? { all: 0, paid: 0 };
      return [
        row.invoiceLine,
        { ...row, matched: amount, taken: fen(all), paid: fen(paid), due: dueDay(due, row.accepted) },
      ];
    }),
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

/** Stages at which a run's money has left: what a run only plans is owed as before. */
const isPaid = (stage: string): boolean => stage === 'paid' || stage === 'posted';
