import type { AccountingDate } from '../../../kernel/date.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import type { AgreedPrice } from '../agreed-price.ts';
import { itemTitle, listedOn, mayUse } from '../formulary/use.ts';
import type { Item } from '../item.ts';
import type { Override, OverrideKind } from '../override.ts';
import { formatPrice, type Price } from '../price.ts';
import type { Supplier } from '../supplier.ts';
import { LICENCE_NAMES } from '../suppliers/licences.ts';
import type { SupplierSettings } from '../suppliers/settings.ts';
import { licencesLacking } from './licences.ts';

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
  /** Which licences the community asks of its suppliers. */
  readonly rules: SupplierSettings;
  /** Exceptions that were approved for this unit, product and day. */
  readonly overrides: readonly Override[];
}

export interface Breach {
  readonly guard: Guard;
  readonly message: string;
  /** Which exceptions would lift it, any one of them; none where nothing does. */
  readonly lifts: readonly OverrideKind[];
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
  const lifting = (breach: Breach): Override | undefined =>
    facts.overrides.find((override) => breach.lifts.includes(override.kind) && isFor(override, want, facts));
  const left = breaches.filter((breach) => !lifting(breach));
  if (left.length > 0) return err(left);
  const lifted = new Set(breaches.map((breach) => lifting(breach)!));
  const { agreed } = facts;
  const priced = [...lifted].find(({ kind }) => PRICED.includes(kind));
  // What has no agreed price costs what its exception allows; without one of either it would not have passed.
  const price = agreed?.price ?? priced!.price;
  return ok({ price, agreement: agreed?.id, overrides: [...lifted].map(({ id }) => id) });
}

/** Exceptions that say what a pack may cost at most. */
const PRICED: readonly OverrideKind[] = ['outside-formulary', 'above-price'];

/** Whether an exception reaches so far: to the price that would be paid, and to the firm that it names. */
function isFor({ kind, price, supplier }: Override, want: GuardWant, facts: GuardFacts): boolean {
  if (kind === 'unlicensed') return supplier === want.supplier || supplier === facts.supplier?.name;
  return facts.agreed === undefined || facts.agreed.price <= price;
}

const named = ({ item: code }: GuardWant, { item }: GuardFacts): string => (item ? itemTitle(item) : code);

function formularyBreaches(want: GuardWant, facts: GuardFacts): Breach[] {
  const { item, day } = facts;
  if (!item) {
    const message = `${want.item} 在 ${day} 不在统一用药目录内，不能订货`;
    return [{ guard: 'off-formulary', message, lifts: ['outside-formulary'] }];
  }
  if (mayUse(item, want.unit)) return [];
  const message = `${itemTitle(item)}按目录限定单位使用，${want.unitName}不在其中`;
  return [{ guard: 'unit-restricted', message, lifts: ['outside-formulary'] }];
}

function priceBreaches(want: GuardWant, facts: GuardFacts): Breach[] {
  const { agreed, item, day } = facts;
  if (!agreed) {
    const message = `${named(want, facts)}在 ${day} 没有生效的价格协议，不能订货`;
    return [{ guard: 'no-price', message, lifts: PRICED }];
  }
  const listed = item && listedOn(item, day);
  if (listed === undefined || agreed.price <= listed) return [];
  const message = `${named(want, facts)}的协议价 ${formatPrice(agreed.price)} 元高于挂网价 ${formatPrice(listed)} 元，不能订货`;
  return [{ guard: 'above-listed', message, lifts: ['above-price'] }];
}

function supplierBreaches(want: GuardWant, facts: GuardFacts): Breach[] {
  const { supplier, item, day, agreed, rules } = facts;
  if (!supplier) {
    const message =
      want.supplier === ''
        ? `${named(want, facts)}没有向${want.unitName}配送的供应商，请先选定供应商`
        : `没有供应商 ${want.supplier}`;
    return [{ guard: 'unknown-supplier', message, lifts: [] }];
  }
  const { name } = supplier;
  const lacking = item ? licencesLacking(item, supplier, day, rules) : [];
  const delivers = (units: readonly string[]) => units.length === 0 || units.includes(want.unit);
  const agreedHere = agreed?.suppliers.some((each) => each.supplier === want.supplier && delivers(each.units));
  const found: [Guard, string][] = [
    ...(supplier.stopped ? [['supplier-stopped', `${name}已停用，不能向它订货`] as [Guard, string]] : []),
    ...lacking.map(({ kind, state, number, until }): [Guard, string] =>
      state === 'missing'
        ? ['licence-none', `${name}没有登记${LICENCE_NAMES[kind]}，不能向它订${itemTitle(item!)}`]
        : [
            'licence-expired',
            `${name}的${LICENCE_NAMES[kind]} ${number} 已于 ${until} 到期，不能向它订${itemTitle(item!)}`,
          ],
    ),
    ...((agreed && !agreedHere) || !delivers(supplier.units)
      ? [['not-delivering', `${name}按协议不向${want.unitName}配送${named(want, facts)}`] as [Guard, string]]
      : []),
  ];
  return found.map(([guard, message]) => ({ guard, message, lifts: ['unlicensed'] }));
}
