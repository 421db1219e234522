import type { AccountingDate } from '../../../kernel/date.ts';
import type { Item } from '../item.ts';
import type { Price } from '../price.ts';
import type { Supplier } from '../supplier.ts';

/** An agreement in force, as far as others must not overlap it. */
export interface Span {
  readonly item: string;
  readonly first: AccountingDate;
  readonly last: AccountingDate;
  /** Of the paper that it came from. */
  readonly number: string;
}

/** What rules of prices ask of the formulary, the suppliers, the units and the agreements in force. */
export interface PriceGround {
  /** The product as the formulary has it on a day. */
  itemOn(code: string, day: AccountingDate): Item | undefined;
  readonly suppliers: ReadonlyMap<string, Supplier>;
  readonly units: ReadonlySet<string>;
  readonly agreements: readonly Span[];
}

/** What stands against something, with its 1-based row where it has one. */
export interface PriceProblem {
  readonly code: string;
  readonly message: string;
  readonly row?: number;
  readonly column?: string;
}

/** A supplier and the units that it delivers to; empty: all. */
export interface Delivering {
  readonly supplier: string;
  readonly units: readonly string[];
}

/** 挂网价 of a product on a day; undefined where none is in force. */
export const listedOn = (item: Item | undefined, day: AccountingDate): Price | undefined =>
  item?.listed !== undefined && (item.listedUntil === undefined || item.listedUntil >= day) ? item.listed : undefined;

/** 阿莫西林胶囊 0.25g×24粒/盒: a product with its strength and pack, as people tell it from another. */
export const itemTitle = ({ name, strength, packSize, unit, pack }: Omit<Item, 'flags' | 'units'>): string =>
  packSize === 1 && unit === pack ? `${name} ${strength}/${pack}` : `${name} ${strength}×${packSize}${unit}/${pack}`;

/** Why a supplier cannot deliver at an agreed price to these units; nothing where it can. */
export function againstDelivering(ground: PriceGround, { supplier: code, units }: Delivering): string[] {
  const supplier = ground.suppliers.get(code);
  if (!supplier) return [`没有已审核的供应商 ${code}`];
  if (supplier.stopped) return [`供应商 ${supplier.name} 已停用`];
  if (!supplier.roles.includes('distributor')) return [`供应商 ${supplier.name} 不是配送企业`];
  const unknown = units.filter((unit) => !ground.units.has(unit));
  if (unknown.length > 0) return [`没有单位 ${unknown.join('、')}`];
  const outside = supplier.units.length === 0 ? [] : units.filter((unit) => !supplier.units.includes(unit));
  if (outside.length > 0) return [`供应商 ${supplier.name} 的配送范围不含 ${outside.join('、')}`];
  return [];
}
