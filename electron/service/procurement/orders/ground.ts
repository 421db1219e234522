import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AgreedPrice } from '../../../../shared/domain/procurement/agreed-price.ts';
import type { Item } from '../../../../shared/domain/procurement/item.ts';
import { type Breach, guard, type Passed } from '../../../../shared/domain/procurement/orders/guards.ts';
import {
  type SettlementMode,
  type SettlementRule,
  settlementOf,
} from '../../../../shared/domain/procurement/orders/settlement.ts';
import { covers, type Override, type OverrideKind } from '../../../../shared/domain/procurement/override.ts';
import type { Supplier } from '../../../../shared/domain/procurement/supplier.ts';
import type { SupplierSettings } from '../../../../shared/domain/procurement/suppliers/settings.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { readOverrides, readPurchaseAccount } from '../account/reading.ts';
import { readItems } from '../formulary/reading.ts';
import { readAgreedPrices } from '../prices/reading.ts';
import { readSupplierRules, readSuppliers } from '../suppliers/reading.ts';
import { readSettlementRule } from './settlement-rule.ts';

/** Everything that orders of a day are held against. */
export interface OrderGround {
  readonly day: AccountingDate;
  /** Whether the community's one purchasing account is registered. */
  readonly account: boolean;
  readonly items: ReadonlyMap<string, Item>;
  readonly agreed: ReadonlyMap<string, AgreedPrice>;
  readonly suppliers: ReadonlyMap<string, Supplier>;
  readonly licences: SupplierSettings;
  readonly rule: SettlementRule;
  /** Exceptions that were approved and hold on the day. */
  readonly overrides: readonly Override[];
  unitName(unit: string): string;
}

export const NO_ACCOUNT = '医共体还没有登记唯一采购账户，不能订货';

export async function readGround(db: BooksReader, day: AccountingDate, codes: readonly string[]): Promise<OrderGround> {
  const names = new Map<string, string>((await loadUnits(db)).map(({ code, name }) => [code, name]));
  return {
    day,
    account: (await readPurchaseAccount(db)) !== undefined,
    items: await readItems(db, day, codes),
    agreed: await readAgreedPrices(db, day, codes),
    suppliers: await readSuppliers(db),
    licences: await readSupplierRules(db),
    rule: await readSettlementRule(db),
    overrides: await readOverrides(db, day),
    unitName: (unit) => names.get(unit) ?? unit,
  };
}

/** Exceptions under which something may be ordered; what is bought 账外 is no order of the community. */
const LIFTING: readonly OverrideKind[] = ['outside-formulary', 'above-price', 'unlicensed'];

interface Wanted {
  readonly unit: UnitCode;
  readonly item: string;
  readonly supplier: string;
}

/** Holds one unit's packs of a product against the day's guards. */
export const heldTo = (ground: OrderGround, { unit, item, supplier }: Wanted): Result<Passed, Breach[]> =>
  guard(
    { unit, unitName: ground.unitName(unit), item, supplier },
    {
      day: ground.day,
      item: ground.items.get(item),
      agreed: ground.agreed.get(item),
      supplier: ground.suppliers.get(supplier),
      rules: ground.licences,
      overrides: ground.overrides.filter((each) =>
        LIFTING.some((kind) => covers(each, { kind, unit, item, day: ground.day })),
      ),
    },
  );

export const settledBy = ({ rule, items }: OrderGround, { unit, item }: Wanted): SettlementMode =>
  settlementOf(rule, items.get(item), unit);

/** Who delivers a product to a unit at the agreed price, firms that were stopped last. */
export function deliverersOf({ agreed, suppliers }: OrderGround, item: string, unit: UnitCode): string[] {
  const delivers = (units: readonly string[]): boolean => units.length === 0 || units.includes(unit);
  const all = (agreed.get(item)?.suppliers ?? []).filter(
    ({ supplier, units }) => delivers(units) && delivers(suppliers.get(supplier)?.units ?? []),
  );
  const isStopped = (code: string): boolean => suppliers.get(code)?.stopped ?? true;
  return all.map(({ supplier }) => supplier).sort((a, b) => Number(isStopped(a)) - Number(isStopped(b)));
}
