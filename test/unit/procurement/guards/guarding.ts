import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { GuardWorld, Purchase } from '../../../../shared/domain/procurement/guards/purchase.ts';
import { DEFAULT_GUARD_RULES } from '../../../../shared/domain/procurement/guards/rules.ts';
import type { Item } from '../../../../shared/domain/procurement/item.ts';
import { type Price, parsePrice } from '../../../../shared/domain/procurement/price.ts';
import type { Supplier } from '../../../../shared/domain/procurement/supplier.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/domain/procurement/suppliers/settings.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';

/** A world of purchases in which everything is as it must be, and what differs is given. */

export const yuan = (text: string): Price => parsePrice(text)!;
export const on = (day: string): AccountingDate => day as AccountingDate;
export const AMOX = 'XJ01CAA018A004010110001';
export const SLICES = 'T000000001';
export const FIRM = '91330000XL00000157';

export const itemOf = (more: Partial<Item> = {}): Item => ({
  ...{ code: AMOX, kind: 'western', name: '阿莫西林胶囊', generic: '阿莫西林', form: '胶囊剂', strength: '0.25g' },
  ...{ unit: '粒', pack: '盒', packSize: 24, maker: '示例江南制药有限公司', listed: yuan('8.40'), flags: [] },
  ...{ units: [], doctor: '', otherCode: '', remark: '', ...more },
});

const firm: Supplier = {
  ...{ code: FIRM, name: '示例青山医药配送有限公司', roles: ['distributor'], chain: '', group: '', units: [] },
  licences: [
    { kind: 'business', number: 'A1' },
    { kind: 'drug-trading', number: 'B1', until: on('2027-12-31') },
    { kind: 'authority', number: 'C1', until: on('2027-12-31') },
    { kind: 'quality', number: 'D1', until: on('2027-12-31') },
  ],
  ...{ hours: 48, urgentHours: 4, contact: '', phone: '', stopped: false },
};

let last = 0;
/** 10 packs at 8.00 for H01, ordered two days before; an invoice where it is told so. */
export function bought(day: string, more: Partial<Purchase> = {}): Purchase {
  last += 1;
  const { source = 'receipt', unit = 'H01' as UnitCode } = more;
  return {
    ...{ source, paper: { kind: source, id: last, number: `${source}-${last}`, unit } },
    order: { kind: 'order', id: 1000 + last, number: `CG-${last}`, unit },
    ...{ ordered: on(day), unit, day: on(day), supplier: FIRM, item: AMOX, packs: 10, packSize: 24 },
    ...{ price: yuan('8.00'), ...more },
  };
}

export function world(purchases: readonly Purchase[], more: Partial<GuardWorld> = {}): GuardWorld {
  return {
    ...{ first: on('2025-12-01'), last: on('2025-12-31') },
    purchases: [...purchases].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    itemOn: (code) =>
      code === SLICES ? itemOf({ code, kind: 'herbal', packSize: 1 }) : code === AMOX ? itemOf() : undefined,
    agreedOn: () => yuan('8.00'),
    suppliers: new Map([[FIRM, firm]]),
    supplierRules: DEFAULT_SETTINGS,
    ...{ sales: [], rules: DEFAULT_GUARD_RULES, ...more },
  };
}
