import { itemTitle } from '../../../../shared/domain/procurement/formulary/use.ts';
import type { Price } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, sumFen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { readLatestItems } from '../formulary/reading.ts';
import { readAgreedPrices } from '../prices/reading.ts';
import type { PurchaseRow } from './reading.ts';

/** A product that was ordered; prices of a pack in 万分之一元. */
export interface OrderedPrice {
  readonly item: string;
  readonly name: string;
  readonly maker: string;
  /** 协议价 on the last day, and 挂网价 as the formulary has it. */
  readonly agreed: Price | undefined;
  readonly listed: Price | undefined;
  /** Of the orders. */
  readonly lowest: Price;
  readonly highest: Price;
  /** Packs that came, and what they cost. */
  readonly packs: number;
  readonly amount: Fen;
}

/** Products of a chain's rows, by code, with what is agreed and listed on the last day and what was ordered at. */
export async function readOrderedPrices(
  db: BooksReader,
  rows: readonly PurchaseRow[],
  last: AccountingDate,
): Promise<OrderedPrice[]> {
  const byItem = new Map<string, PurchaseRow[]>();
  for (const row of rows) {
    const known = byItem.get(row.item);
    if (known) known.push(row);
    else byItem.set(row.item, [row]);
  }
  const codes = [...byItem.keys()].sort();
  const agreed = await readAgreedPrices(db, last, codes);
  const items = await readLatestItems(db, codes);
  return [...byItem]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([item, own]) => {
      const prices = own.map(({ price }) => price).sort((a, b) => a - b);
      const known = items.get(item);
      return {
        ...{ item, name: known ? itemTitle(known) : item, maker: known?.maker ?? '' },
        ...{ agreed: agreed.get(item)?.price, listed: known?.listed },
        ...{ lowest: prices[0]!, highest: prices.at(-1)! },
        packs: own.reduce((sum, { receipt, packs }) => sum + (receipt ? packs : 0), 0),
        amount: sumFen(own.map(({ received }) => received)),
      };
    });
}
