import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { DrawnLine } from '../../../../shared/domain/procurement/invoices/drawing.ts';
import type { InvoiceLine } from '../../../../shared/domain/procurement/invoices/invoice.ts';
import type { PayMode } from '../../../../shared/domain/procurement/invoices/ordered-line.ts';
import { acceptedDay, unitShares } from '../../../../shared/domain/procurement/invoices/shares.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { Fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { type Matching, readMatching } from './matching.ts';
import type { InvoiceWorld, KeptInvoice } from './world.ts';

/**
 * A line of a second invoice that is matched and may be paid, whole. Below nil on a red line: a credit, to be set off against
 * what the supplier is paid next (its original is among these rows too, or was paid).
 */
export interface MatchedLineRow {
  readonly invoiceLine: number;
  readonly invoice: number;
  readonly supplier: string;
  /** The invoice's own number, with its code where it has one. */
  readonly number: string;
  /** Of the invoice. */
  readonly day: AccountingDate;
  readonly item: string;
  /** Matched and payable, in 分 with tax. */
  readonly amount: Fen;
  /** The last day of acceptance behind it. */
  readonly accepted: AccountingDate;
  readonly mode: PayMode;
  /** For whom, summing to the amount. */
  readonly units: readonly { readonly unit: UnitCode; readonly amount: Fen }[];
}

/** Every line that is matched or released, in the order of registering; what is held or in exception is not there. */
export const readMatched = async (db: BooksReader): Promise<readonly MatchedLineRow[]> =>
  matchedOf(await readMatching(db));

export function matchedOf({ world, drawn }: Matching): readonly MatchedLineRow[] {
  return world.invoices.flatMap((invoice) =>
    invoice.lines.flatMap((line) => {
      const match = drawn.get(line.id);
      return match?.verdict === 'pay' ? matchedRow(invoice, line, match, world) : [];
    }),
  );
}

function matchedRow(
  invoice: KeptInvoice,
  line: InvoiceLine,
  match: DrawnLine,
  { orders }: InvoiceWorld,
): MatchedLineRow[] {
  const order = line.orderLine === null ? undefined : orders.get(line.orderLine);
  if (!order) return [];
  return [
    {
      ...{ invoiceLine: line.id, invoice: invoice.id, supplier: invoice.seller, number: numberOf(invoice) },
      ...{ day: invoice.day, item: line.item, amount: match.covered, mode: order.mode },
      accepted: acceptedDay(order, match.invoicedBefore + Math.max(0, line.packs)),
      units: unitShares(order, match.covered),
    },
  ];
}

/** How people say an invoice: its number, after its code where it has one. */
export const numberOf = ({ code, number }: { readonly code: string; readonly number: string }): string =>
  code === '' ? number : `${code} ${number}`;
