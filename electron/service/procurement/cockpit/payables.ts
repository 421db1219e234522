import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Payable } from '../../../../shared/domain/procurement/cockpit/figures.ts';
import { dueDay } from '../../../../shared/domain/procurement/payments/due.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { fen, sumFen, ZERO } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import type { Matching } from '../invoices/matching.ts';
import { matchedOf } from '../invoices/reading.ts';
import { loadPaymentRules } from '../payments/rules.ts';

/** What fell due for the units in sight, each line of an invoice as a whole, and the day on which it was paid whole. */
export async function readDue(
  db: BooksReader,
  sees: (unit: UnitCode) => boolean,
  matching: Matching,
): Promise<readonly Payable[]> {
  const made = await readPaid(db);
  const rules = await loadPaymentRules(db);
  return matchedOf(matching).flatMap(({ invoiceLine, amount: matched, accepted, units }): Payable[] => {
    const own = units.filter(({ unit }) => sees(unit));
    // A credit is set off whenever something is paid: it has no day of its own.
    if (matched <= 0 || own.length === 0) return [];
    const paid = made.get(invoiceLine);
    const whole = paid !== undefined && paid.amount >= matched;
    return [
      {
        due: dueDay(rules.due, accepted),
        amount: sumFen(own.map(({ amount }) => amount)),
        paid: whole ? paid.day : undefined,
      },
    ];
  });
}

/** What was paid of each line of an invoice, and the day of the last of it. */
async function readPaid(db: BooksReader) {
  const rows = await db
    .selectFrom('payment_line as line')
    .innerJoin('payment_made as made', 'made.payment', 'line.payment')
    .select(['line.invoice_line', 'line.amount', 'made.day'])
    .orderBy('made.day')
    .execute();
  const paid = new Map<number, { readonly amount: number; readonly day: AccountingDate }>();
  for (const { invoice_line: line, amount, day } of rows)
    paid.set(line, { amount: fen((paid.get(line)?.amount ?? ZERO) + amount), day: day as AccountingDate });
  return paid;
}
