import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { itemTitle } from '../../../../shared/domain/procurement/formulary/use.ts';
import type { ChainFault } from '../../../../shared/domain/procurement/invoices/chain.ts';
import type { MatchReason } from '../../../../shared/domain/procurement/invoices/match.ts';
import type { OverrideKind } from '../../../../shared/domain/procurement/override.ts';
import type { Price } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { Fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { overrideOf } from '../account/reading.ts';
import { readLatestItems } from '../formulary/reading.ts';
import { numberOf } from '../invoices/reading.ts';
import { readInvoiceWorld } from '../invoices/world.ts';
import { readPapers, readSteps } from '../papers/papers.ts';

/** 例外审批 that was approved, with the orders that stand by it. */
export interface ApprovedException {
  readonly number: string;
  readonly kind: OverrideKind;
  readonly unit: UnitCode;
  readonly item: string;
  readonly what: string;
  readonly supplier: string;
  /** Packs and the price of a pack, at most. */
  readonly quantity: number;
  readonly price: Price;
  readonly first: AccountingDate;
  readonly last: AccountingDate;
  readonly why: string;
  readonly preparedBy: string;
  readonly approvedBy: string;
  /** RFC 3339. */
  readonly approved: string;
  /** 采购订单 by their numbers. */
  readonly orders: readonly string[];
}

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

/** Exceptions that were approved and held on some day from `first` to `last`, in the order of their numbers. */
export async function readApprovedExceptions(
  db: BooksReader,
  first: AccountingDate,
  last: AccountingDate,
): Promise<readonly ApprovedException[]> {
  const papers = (await readPapers(db, 'override', ['approved', 'ended'])).filter(
    (paper) => paper.first <= last && paper.last >= first,
  );
  const items = await readLatestItems(
    db,
    papers.map(({ subject }) => subject).filter((code) => code !== ''),
  );
  const steps = await readSteps(
    db,
    papers.map(({ id }) => id),
  );
  const orders = await readOrdersUnder(db);
  return papers.map((paper) => {
    const { number, kind, unit, item, what, supplier, quantity, price, first: from, last: to, why } = overrideOf(paper);
    const known = items.get(item);
    const made = steps.get(paper.id) ?? [];
    const approval = made.findLast(({ step }) => step === 'approve');
    return {
      ...{ number, kind, unit: unit as UnitCode, item, what: known ? itemTitle(known) : what, supplier },
      ...{ quantity, price, first: from, last: to, why },
      ...{ preparedBy: made.findLast(({ step }) => step === 'hand')?.display ?? '' },
      ...{ approvedBy: approval?.display ?? '', approved: approval?.instant ?? '' },
      orders: orders.get(paper.id) ?? [],
    };
  });
}

/** Numbers of the orders that stand by an exception, by the exception's paper. */
async function readOrdersUnder(db: BooksReader): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = await db
    .selectFrom('order_override as under')
    .innerJoin('order_allocation as allocation', 'allocation.id', 'under.allocation')
    .innerJoin('order_line as line', 'line.id', 'allocation.line')
    .innerJoin('procurement_paper as paper', 'paper.id', 'line.order_id')
    .select(['under.override', 'paper.number'])
    .distinct()
    .orderBy('paper.number')
    .execute();
  const orders = new Map<number, string[]>();
  for (const { override, number } of rows) orders.set(override, [...(orders.get(override) ?? []), number]);
  return orders;
}

/** Lines let pass of invoices of some days that stand, the oldest first. */
export async function readReleasedLines(
  db: BooksReader,
  first: AccountingDate,
  last: AccountingDate,
): Promise<readonly ReleasedLine[]> {
  const { invoices, releases, orders, items, suppliers } = await readInvoiceWorld(db);
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
