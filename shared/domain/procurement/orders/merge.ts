import type { UnitCode } from '../../organisation/unit.ts';
import type { Price } from '../price.ts';
import type { SettlementMode } from './settlement.ts';

/** What a buyer chose of one request line and the guards let pass: packs, from whom, at what price of a pack. */
export interface Cleared {
  readonly requestLine: number;
  readonly unit: UnitCode;
  readonly item: string;
  readonly supplier: string;
  /** At least one. */
  readonly packs: number;
  /** 急救抢救: ordered apart, since it is delivered in hours. */
  readonly urgent: boolean;
  readonly settlement: SettlementMode;
  readonly price: Price;
  /** The price agreement; undefined where an approved exception lets another price stand. */
  readonly agreement: number | undefined;
  /** Approved exceptions without which it would have been refused. */
  readonly overrides: readonly number[];
}

export interface MergedAllocation {
  readonly requestLine: number;
  readonly unit: UnitCode;
  readonly quantity: number;
  readonly overrides: readonly number[];
}
export interface MergedLine {
  readonly item: string;
  readonly price: Price;
  readonly agreement: number | undefined;
  readonly allocations: readonly MergedAllocation[];
}
export interface MergedOrder {
  readonly supplier: string;
  readonly urgent: boolean;
  readonly settlement: SettlementMode;
  readonly lines: readonly MergedLine[];
}

/**
 * 归并: one order a supplier, urgent ones and other ways of settlement apart; in it one line a product and price, and on
 * that one allocation a request line, so that what comes in is the unit's that asked. In the order of supplier, product
 * and request line, whatever order they were chosen in.
 */
export function mergeIntoOrders(chosen: readonly Cleared[]): MergedOrder[] {
  const orders = groupBy(chosen, ({ supplier, urgent, settlement }) => [supplier, urgent ? 0 : 1, settlement]);
  return orders.map((some) => ({
    ...{ supplier: some[0]!.supplier, urgent: some[0]!.urgent, settlement: some[0]!.settlement },
    lines: groupBy(some, ({ item, price, agreement }) => [item, price, agreement ?? 0]).map((same) => ({
      ...{ item: same[0]!.item, price: same[0]!.price, agreement: same[0]!.agreement },
      allocations: groupBy(same, ({ requestLine }) => [requestLine]).map((own) => ({
        ...{ requestLine: own[0]!.requestLine, unit: own[0]!.unit },
        quantity: own.reduce((sum, { packs }) => sum + packs, 0),
        overrides: [...new Set(own.flatMap(({ overrides }) => overrides))],
      })),
    })),
  }));
}

/** Groups in the order of their keys, whose parts are compared one after the other. */
function groupBy<T>(list: readonly T[], keyOf: (each: T) => readonly (string | number)[]): T[][] {
  const groups = new Map<string, { readonly key: readonly (string | number)[]; readonly members: T[] }>();
  for (const each of list) {
    const key = keyOf(each);
    const name = JSON.stringify(key);
    const group = groups.get(name) ?? { key, members: [] };
    group.members.push(each);
    groups.set(name, group);
  }
  return [...groups.values()].sort((a, b) => compare(a.key, b.key)).map(({ members }) => members);
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1;
}
