import { type AccountingDate, addDays } from '../../../kernel/date.ts';

/** One row of an order as its supplier is judged by it. */
export interface Fulfilment {
  /** Packs that were ordered and not cancelled. */
  readonly ordered: number;
  /** '' where the supplier promised no day: nothing is late then. */
  readonly promised: AccountingDate | '';
  /** The promised day, or the one that it is expected by. */
  readonly awaited: AccountingDate;
  /** Each acceptance, in packs. */
  readonly arrived: readonly { readonly day: AccountingDate; readonly packs: number }[];
}

const HOURS_A_DAY = 24;

/**
 * The day by which an order is looked for: the day that the supplier promised, or else its 约定配送时限 from the day of the
 * order. A delivery may come during the whole of that day.
 */
export const awaitedDay = (ordered: AccountingDate, agreed: string, hours: number): AccountingDate =>
  agreed === '' ? addDays(ordered, Math.ceil(hours / HOURS_A_DAY)) : (agreed as AccountingDate);

/** 配送考核 of some rows: how many were promised for a day or before, how many of them were complete in time, and packs. */
export interface Performance {
  readonly due: number;
  /** 及时: the whole quantity had come by the promised day. */
  readonly onTime: number;
  readonly ordered: number;
  readonly received: number;
}

/**
 * Judges what was awaited by a day; what is awaited later is not judged yet. 及时 counts only what was promised: a default
 * of hours is nobody's word.
 */
export function performanceOf(rows: Iterable<Fulfilment>, on: AccountingDate): Performance {
  const sum = { due: 0, onTime: 0, ordered: 0, received: 0 };
  for (const { ordered, promised, awaited, arrived } of rows) {
    if (awaited > on || ordered === 0) continue;
    const packs = (until: AccountingDate) =>
      arrived.reduce((all, each) => (each.day <= until ? all + each.packs : all), 0);
    if (promised !== '') {
      sum.due += 1;
      if (packs(promised) >= ordered) sum.onTime += 1;
    }
    sum.ordered += ordered;
    sum.received += packs(on);
  }
  return sum;
}

/** A share in tenths of a percent, rounded half up; null of nothing. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((part * 2000 + whole) / (whole * 2));
