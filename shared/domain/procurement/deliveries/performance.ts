import { type AccountingDate, addDays } from '../../../kernel/date.ts';

/** One row of an order as its supplier is judged by it. */
export interface Fulfilment {
  /** Packs that were ordered and not cancelled. */
  readonly ordered: number;
  readonly promised: AccountingDate;
  /** Each acceptance, in packs. */
  readonly arrived: readonly { readonly day: AccountingDate; readonly packs: number }[];
}

const HOURS_A_DAY = 24;

/**
 * The day by which an order is to be there: the day that was agreed on, or else the supplier's 约定配送时限 from the day of
 * the order. A delivery is owed during the whole of that day.
 */
export const promisedDay = (ordered: AccountingDate, agreed: string, hours: number): AccountingDate =>
  agreed === '' ? addDays(ordered, Math.ceil(hours / HOURS_A_DAY)) : (agreed as AccountingDate);

/** 配送考核 of some rows: how many were due by a day, how many of them were complete in time, and packs. */
export interface Performance {
  readonly due: number;
  /** 及时: the whole quantity had come by the promised day. */
  readonly onTime: number;
  readonly ordered: number;
  readonly received: number;
}

/** Judges what was due by a day; what is promised for later is not judged yet. */
export function performanceOf(rows: Iterable<Fulfilment>, on: AccountingDate): Performance {
  const sum = { due: 0, onTime: 0, ordered: 0, received: 0 };
  for (const { ordered, promised, arrived } of rows) {
    if (promised > on || ordered === 0) continue;
    const packs = (until: AccountingDate) =>
      arrived.reduce((all, each) => (each.day <= until ? all + each.packs : all), 0);
    sum.due += 1;
    if (packs(promised) >= ordered) sum.onTime += 1;
    sum.ordered += ordered;
    sum.received += packs(on);
  }
  return sum;
}

/** A share in tenths of a percent, rounded half up; null of nothing. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((part * 2000 + whole) / (whole * 2));
