import type { AccountingDate } from '../../kernel/date.ts';
import type { Price } from './price.ts';

/** Where an agreed price came from: 议价, 集采中选价, 挂网价直接采用. */
export const PRICE_SOURCES = ['negotiation', 'volume', 'listed'] as const;
export type PriceSource = (typeof PRICE_SOURCES)[number];

/** 价格协议 of one product on a day: one price for all units, delivered by one or more suppliers. */
export interface AgreedPrice {
  readonly id: number;
  readonly item: string;
  /** Of a pack. */
  readonly price: Price;
  readonly first: AccountingDate;
  readonly last: AccountingDate;
  readonly source: PriceSource;
  /** Units that each delivers to; empty: all. */
  readonly suppliers: readonly { readonly supplier: string; readonly units: readonly string[] }[];
}
