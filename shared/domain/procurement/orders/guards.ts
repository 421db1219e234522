import type { AccountingDate } from '../../../kernel/date.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import type { AgreedPrice } from '../agreed-price.ts';
import type { Item } from '../item.ts';
import { formatPrice, type Price } from '../price.ts';
import type { Supplier } from '../supplier.ts';
import { itemName } from './item-name.ts';
import { licenceLack } from './licences.ts';

/** 下单校验, each by its name. */
export const GUARDS = [
  'off-formulary',
  'unit-restricted',
  'no-price',
  'above-listed',
  'unknown-supplier',
  'supplier-stopped',
  'licence-none',
  'licence-expired',
  'not-delivering',
] as const;
export type Guard = (typeof GUARDS)[number];

/** 采购例外 that can let an order stand: 目录外品种, 价格, 供应商. */
export const ORDER_OVERRIDES = ['off-formulary', 'price', 'supplier'] as const;
export type OrderOverride = (typeof ORDER_OVERRIDES)[number];

/** An exception that was approved; `price` where it names the price of a pack that may be paid. */
export interface Override {
  readonly id: number;
  readonly price?: Price | undefined;
}

export interface GuardWant {
  readonly unit: UnitCode;
  readonly unitName: string;
  readonly item: string;
  readonly supplier: string;
}

/** What is known on the day of the order. */
export interface GuardFacts {
  readonly day: AccountingDate;
  /** As the formulary of the day has it. */
  readonly item: Item | undefined;
  readonly agreed: AgreedPrice | undefined;
  readonly supplier: Supplier | undefined;
  /** The exception that was approved for this unit and product. */
  override(kind: OrderOverride): Override | undefined;
}

export interface Breach {
  readonly guard: Guard;
  readonly message: string;
  /** Which exception would lift it; undefined: none does. */
  readonly lifts: OrderOverride | undefined;
}

export interface Passed {
  readonly price: Price;
  readonly agreement: number | undefined;
  readonly overrides: readonly number[];
}

/**
 * Whether a unit's packs of a product may be ordered from a supplier, and at what price: inside the formulary, at the
 * agreed price, not above the listed one, from a firm that may sell and deliver (P9; 浙 2018-67; 甘(二十二)). What an
 * approved exception lifts passes with its number; everything else is refused, each breach a sentence.
 */
export function guard(want: GuardWant, facts: GuardFacts): Result<Passed, Breach[]> {
  const breaches = [...formularyBreaches(want, facts), ...priceBreaches(want, facts), ...supplierBreaches(want, facts)];
  const lifted = new Map<OrderOverride, Override>();
  const left = breaches.filter(({ lifts }) => {
    const found = lifts && facts.override(lifts);
    if (found) lifted.set(lifts, found);
    return !found;
  });
  if (left.length > 0) return err(left);
  const { agreed } = facts;
  const price = lifted.get('price')?.price ?? agreed?.price ?? facts.item?.listed;
  if (price === undefined) return err([noPrice(want, facts, undefined)]);
  const agreement = agreed?.price === price ? agreed.id : undefined;
  return ok({ price, agreement, overrides: [...lifted.values()].map(({ id }) => id) });
}

const named = ({ item: code }: GuardWant, { item }: GuardFacts): string => (item ? itemName(item) : code);

function formularyBreaches(want: GuardWant, facts: GuardFacts): Breach[] {
  const { item, day } = facts;
  if (!item) {
    const message = `${want.item} 在 ${day} 不在统一用药目录内，不能订货`;
    return [{ guard: 'off-formulary', message, lifts: 'off-formulary' }];
  }
  if (item.units.length === 0 || item.units.includes(want.unit)) return [];
  const message = `${itemName(item)}按目录限定单位使用，${want.unitName}不在其中`;
  return [{ guard: 'unit-restricted', message, lifts: 'off-formulary' }];
}

const noPrice = (want: GuardWant, facts: GuardFacts, lifts: OrderOverride | undefined): Breach => ({
  guard: 'no-price',
  message: `${named(want, facts)}在 ${facts.day} 没有生效的价格协议，不能订货`,
  lifts,
});

function priceBreaches(want: GuardWant, facts: GuardFacts): Breach[] {
  const { agreed, item, day } = facts;
  if (!agreed) return [noPrice(want, facts, 'price')];
  const listed = item?.listedUntil !== undefined && item.listedUntil < day ? undefined : item?.listed;
  if (listed === undefined || agreed.price <= listed) return [];
  const message = `${named(want, facts)}的协议价 ${formatPrice(agreed.price)} 元高于挂网价 ${formatPrice(listed)} 元，不能订货`;
  return [{ guard: 'above-listed', message, lifts: 'price' }];
}

function supplierBreaches(want: GuardWant, facts: GuardFacts): Breach[] {
  const { supplier, item, day, agreed } = facts;
  if (!supplier) {
    const message =
      want.supplier === ''
        ? `${named(want, facts)}没有向${want.unitName}配送的供应商，请先选定供应商`
        : `没有供应商 ${want.supplier}`;
    return [{ guard: 'unknown-supplier', message, lifts: undefined }];
  }
  const { name } = supplier;
  const lack = item && licenceLack(item, supplier, day);
  const delivers = (units: readonly string[]) => units.length === 0 || units.includes(want.unit);
  const agreedHere = agreed?.suppliers.some((each) => each.supplier === want.supplier && delivers(each.units));
  const found: [Guard, string][] = [
    ...(supplier.stopped ? [['supplier-stopped', `${name}已停用，不能向它订货`] as [Guard, string]] : []),
    ...(lack === 'none'
      ? [['licence-none', `${name}没有登记经营${itemName(item!)}所需的许可证`] as [Guard, string]]
      : []),
    ...(lack === 'expired'
      ? [['licence-expired', `${name}经营${itemName(item!)}的许可证在 ${day} 已过期`] as [Guard, string]]
      : []),
    ...((agreed && !agreedHere) || !delivers(supplier.units)
      ? [['not-delivering', `${name}按协议不向${want.unitName}配送${named(want, facts)}`] as [Guard, string]]
      : []),
  ];
  return found.map(([guard, message]) => ({ guard, message, lifts: 'supplier' }));
}
