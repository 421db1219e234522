import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import { type AccountingDate, daysBetween } from '../../../shared/kernel/date.ts';
import { endOf, type Period } from '../../../shared/kernel/period.ts';

type Procurement = Contract['procurement'];
export type NegotiationHead = ReplyOf<Procurement['negotiations']>[number];
export type Negotiation = ReplyOf<Procurement['negotiation']>;
export type Agreement = ReplyOf<Procurement['priceAgreements']>[number];
export type PriceHead = ReplyOf<Procurement['pricePapers']>[number];
export type PriceRow = ReplyOf<Procurement['pricePaper']>['rows'][number];
export type Delivering = Agreement['suppliers'][number];

/** Days as prices are looked at: the month's last, or today while that has not come. */
export function dayOf(period: Period | undefined): AccountingDate {
  const today = chinaDay(Date.now()) as AccountingDate;
  const end = period && endOf(period);
  return end !== undefined && end < today ? end : today;
}

/** Where an agreement stands on a day, and how many days are left of it, that day included. */
export function standingOn(
  { first, last }: Pick<Agreement, 'first' | 'last'>,
  day: AccountingDate,
): { readonly state: 'coming' | 'now' | 'over'; readonly left: number } {
  const left = daysBetween(day, last as AccountingDate) + 1;
  return { state: first > day ? 'coming' : last < day ? 'over' : 'now', left: Math.max(0, left) };
}

/** Hundredths as people read a share or a score: `12.3`. */
export const tenths = (hundredths: number): string => (hundredths / 100).toFixed(1);

/** 元 with at most four decimals, as the service takes it. */
export const PRICE = /^\d{1,9}(\.\d{1,4})?$/;

/** Whether one price in 元 is above another. */
export const isAbove = (price: string, other: string): boolean => Number(price) > Number(other);
