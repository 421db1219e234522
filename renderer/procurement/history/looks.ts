import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { parseYuan } from '../../../shared/kernel/fen.ts';
import { groupedYuan } from '../../ui/amount.tsx';
import { countColumn, type GridColumn } from '../../ui/grid-columns.ts';

type Api = Contract['procurement'];
export type Batch = ReplyOf<Api['deliveryHistories']>[number];
export type Priced = ReplyOf<Api['historyPrices']>[number];
export type Product = ReplyOf<Api['historyProduct']>;
export type Performed = ReplyOf<Api['historyPerformance']>[number];
export type Delivered = ReplyOf<Api['historyDeliveries']>['rows'][number];
export type Seen = ReplyOf<Api['readDeliveryHistory']>;

/** What rows are narrowed to. */
export interface Narrowed {
  readonly by: 'product' | 'supplier' | 'receiver';
  readonly group: string;
}

/** As the address has it: `supplier:…`. */
export const narrowedOf = (text: string | undefined): Narrowed | undefined => {
  const [, by, group] = /^(product|supplier|receiver):(.{1,401})$/su.exec(text ?? '') ?? [];
  return by === undefined || group === undefined ? undefined : { by: by as Narrowed['by'], group };
};

export const currencyName = (currency: string, locale: string): string =>
  new Intl.DisplayNames([locale], { type: 'currency' }).of(currency) ?? currency;

/** Money of a file's currency: never in 万元, which is ours. */
export const grouped = (amount: string): string => groupedYuan(parseYuan(amount)!);
export const percent = (tenths: number | null): string => (tenths === null ? '–' : `${(tenths / 10).toFixed(1)}%`);

export const amountColumn = <Row extends { readonly amount: string }>(title: string): GridColumn<Row> => ({
  ...{ id: 'amount', title, kind: 'number', width: 142 },
  value: ({ amount }) => Number(amount),
  render: ({ amount }) => grouped(amount),
});

export const priceColumn = <Row>(
  id: string,
  title: string,
  priceOf: (row: Row) => string | null | undefined,
): GridColumn<Row> => ({
  ...{ id, title, kind: 'number', width: 82, minWidth: 70 },
  value: (row) => (priceOf(row) === null || priceOf(row) === undefined ? undefined : Number(priceOf(row))),
  render: (row) => priceOf(row) ?? '–',
});

/** Whole numbers in no more room than they need. */
export const numberColumn = <Row>(
  id: string,
  title: string,
  countOf: (row: Row) => number,
  width: number,
): GridColumn<Row> => ({ ...countColumn(id, title, countOf, { width }), minWidth: 64 });
