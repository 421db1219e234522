import type { AccountingDate } from '../../../kernel/date.ts';
import type { PriceSource } from '../agreed-price.ts';
import { formatPrice, type Price } from '../price.ts';
import {
  againstDelivering,
  type Delivering,
  itemTitle,
  listedOn,
  type PriceGround,
  type PriceProblem,
} from './ground.ts';

/** One product's agreed price: of a pack, from the first to the last day, and who delivers at it. */
export interface PriceLine {
  readonly item: string;
  readonly price: Price;
  readonly first: AccountingDate;
  readonly last: AccountingDate;
  readonly suppliers: readonly Delivering[];
}

/** What a paper `price` says: prices taken over from a volume batch or from the listed price. */
export interface PriceContent {
  readonly source: Exclude<PriceSource, 'negotiation'>;
  readonly title: string;
  readonly lines: readonly PriceLine[];
}

type Days = Pick<PriceLine, 'item' | 'first' | 'last'>;

/** Whether two spans of one product share a day; adjacent ones do not. */
export const overlaps = (a: Days, b: Days): boolean => a.item === b.item && a.first <= b.last && b.first <= a.last;

/**
 * What stands against lines of prices, by row: products outside the formulary on the first day, prices above the listed one,
 * spans that overlap each other or an agreement in force (which is named), suppliers that cannot deliver.
 */
export function againstLines(lines: readonly PriceLine[], source: PriceSource, ground: PriceGround): PriceProblem[] {
  const standing = byItem(ground.agreements);
  const earlier = new Map<string, { line: PriceLine; row: number }[]>();
  return lines.flatMap((line, index) => {
    const row = index + 1;
    const own = earlier.get(line.item) ?? [];
    earlier.set(line.item, [...own, { line, row }]);
    const item = ground.itemOn(line.item, line.first);
    const title = item ? itemTitle(item) : line.item;
    const problems: PriceProblem[] = [];
    const against = (code: string, message: string) => problems.push({ code, message, row });
    if (!item) against('unknown-item', `${line.first} 的目录里没有品种 ${line.item}`);
    if (line.last < line.first) against('bad-days', `${title} 的末日 ${line.last} 早于首日 ${line.first}`);
    if (line.price <= 0) against('no-price', `${title} 的单价须大于 0`);
    const listed = listedOn(item, line.first);
    if (listed !== undefined && line.price > listed)
      against('above-listed', `${title} 的单价 ${formatPrice(line.price)} 元高于挂网价 ${formatPrice(listed)} 元`);
    if (item && source === 'listed' && listed === undefined) against('not-listed', `${title} 没有有效的挂网价`);
    if (item && source === 'volume' && !item.flags.includes('selected'))
      against('not-selected', `${title} 不是集采中选品种`);
    for (const other of standing.get(line.item) ?? [])
      if (overlaps(line, other))
        against(
          'overlap',
          `${title} ${line.first} 至 ${line.last} 与价格协议 ${other.number}（${other.first} 至 ${other.last}）的日期重叠`,
        );
    for (const other of own)
      if (overlaps(line, other.line)) against('overlap', `${title} 的日期与第 ${other.row} 行重叠`);
    problems.push(...againstSuppliers(line, title, row, ground));
    return problems;
  });
}

function againstSuppliers({ suppliers }: PriceLine, title: string, row: number, ground: PriceGround): PriceProblem[] {
  if (suppliers.length === 0) return [{ code: 'no-supplier', message: `${title} 没有写供应商`, row }];
  const twice = suppliers.find(({ supplier }, at) => suppliers.findIndex((one) => one.supplier === supplier) !== at);
  return [
    ...(twice ? [{ code: 'twice', message: `${title} 的供应商 ${twice.supplier} 写了两次`, row }] : []),
    ...suppliers.flatMap((one) =>
      againstDelivering(ground, one).map((message) => ({ code: 'bad-supplier', message: `${title}：${message}`, row })),
    ),
  ];
}

function byItem<T extends { readonly item: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) found.set(row.item, [...(found.get(row.item) ?? []), row]);
  return found;
}
