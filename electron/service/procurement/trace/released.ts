import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { itemTitle } from '../../../../shared/domain/procurement/formulary/use.ts';
import type { ChainFault } from '../../../../shared/domain/procurement/invoices/chain.ts';
import type { MatchReason } from '../../../../shared/domain/procurement/invoices/match.ts';
import type { Price } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { Fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import type { Matching } from '../invoices/matching.ts';
import { numberOf } from '../invoices/reading.ts';
import { readInvoiceWorld } from '../invoices/world.ts';

/** 放行: a line of an invoice that another person let pass though it does not match. */
export interface ReleasedLine {
  /** The invoice's own number. */
  readonly number: string;
  readonly day: AccountingDate;
  readonly seller: string;
  readonly units: readonly UnitCode[];
  readonly item: string;
  readonly what: string;
  readonly packs: number;
  readonly price: Price;
  readonly amount: Fen;
  readonly reasons: readonly MatchReason[];
  readonly faults: readonly ChainFault[];
  readonly why: string;
  readonly releasedBy: string;
  /** RFC 3339. */
  readonly released: string;
}

/** Lines let pass of invoices of some days that stand, the oldest first. */
export async function readReleasedLines(
  db: BooksReader,
  first: AccountingDate,
  last: AccountingDate,
  matching?: Matching,
): Promise<readonly ReleasedLine[]> {
  const { invoices, releases, orders, items, suppliers } = matching?.world ?? (await readInvoiceWorld(db));
  return invoices
    .filter(({ day }) => day >= first && day <= last)
    .flatMap((invoice) =>
      invoice.lines.flatMap((line): ReleasedLine[] => {
        const release = releases.get(line.id);
        if (!release) return [];
        const item = items.get(line.item);
        const order = line.orderLine === null ? undefined : orders.get(line.orderLine);
        return [
          {
            ...{
              number: numberOf(invoice),
              day: invoice.day,
              item: line.item,
              what: item ? itemTitle(item) : line.item,
            },
            seller: suppliers.get(invoice.seller)?.name ?? invoice.seller,
            units: (order?.units ?? []).map(({ unit }) => unit),
            ...{ packs: line.packs, price: line.price, amount: line.amount, reasons: release.reasons },
            ...{ faults: release.faults, why: release.reason },
            ...{ releasedBy: release.display, released: release.instant },
          },
        ];
      }),
    );
}
