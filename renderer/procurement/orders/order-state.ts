import { type AccountingDate, daysBetween, parseDate } from '../../../shared/kernel/date.ts';
import type { OrderHead } from './words.ts';

/** What an order has come to beside its stage: everything received, or days past the promised one with goods not in. */
export type OrderState = { readonly is: 'arrived' } | { readonly is: 'late'; readonly days: number };

/** On a day; undefined where nothing is to be said: it is not on its way, or its day has not passed. */
export function stateOn(
  { stage, packs, received, promised }: Pick<OrderHead, 'stage' | 'packs' | 'received' | 'promised'>,
  day: AccountingDate,
): OrderState | undefined {
  if (stage !== 'placed' && stage !== 'confirmed') return undefined;
  if (packs > 0 && received >= packs) return { is: 'arrived' };
  const last = parseDate(promised);
  return last !== undefined && last < day ? { is: 'late', days: daysBetween(last, day) } : undefined;
}

/** By what the list is filtered: a stage, or what an order has come to. */
export const ORDER_FILTERS = ['draft', 'placed', 'confirmed', 'arrived', 'late', 'closed', 'cancelled'] as const;
export type OrderFilter = (typeof ORDER_FILTERS)[number];

/** Whether an order is of a filter; one that has all arrived is on its way no more. */
export function isOf(order: OrderHead, filter: OrderFilter, day: AccountingDate): boolean {
  const is = stateOn(order, day)?.is;
  if (filter === 'arrived' || filter === 'late') return is === filter;
  return order.stage === filter && is !== 'arrived';
}
