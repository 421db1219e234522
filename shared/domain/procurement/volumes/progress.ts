import { assert } from '../../../kernel/assert.ts';
import { type AccountingDate, addDays, dateOf, daysBetween, daysInMonth } from '../../../kernel/date.ts';
import { bpsOf, WHOLE_BPS } from './bps.ts';

/** Something that happened to a product on a day, in smallest units. */
export interface Move {
  readonly day: AccountingDate;
  readonly quantity: number;
}

/** The agreement and the day on which one looks. */
export interface Course {
  readonly first: AccountingDate;
  readonly last: AccountingDate;
  readonly on: AccountingDate;
  readonly lagBps: number;
}

/**
 * 没有约定, 已完成, 未完成 (over and missed), 未开始, 滞后 (below 序时进度 × 预警比例), 正常.
 */
export const STANDINGS = ['none', 'done', 'missed', 'early', 'behind', 'fair'] as const;
export type Standing = (typeof STANDINGS)[number];

/** 已完成, 预计完成, 可能完不成 (one of the two forecasts falls short), 预计完不成 (both do), 尚不能预测. */
export const OUTLOOKS = ['met', 'meets', 'tight', 'misses', 'unknown'] as const;
export type Outlook = (typeof OUTLOOKS)[number];

/** How a product of a unit stands on a day; quantities in smallest units. */
export interface VolumeProgress {
  readonly agreed: number;
  readonly ordered: number;
  /** 完成率 in 万分之一; undefined where nothing is agreed. */
  readonly rateBps: number | undefined;
  /** 序时进度 in 万分之一. */
  readonly timeBps: number;
  readonly standing: Standing;
  /** 按现在进度 and 按近三个月: the quantity on the last day; undefined before the first. */
  readonly byPace: number | undefined;
  readonly byRecent: number | undefined;
  readonly outlook: Outlook;
  /** What the lower forecast falls short by. */
  readonly short: number;
  /** What every month that is left must bring so that it is still met; undefined where no day is left or nothing lacks. */
  readonly monthly: number | undefined;
}

/** Days of the agreement, and how many of them are over at the end of the day one looks. */
export function elapsedOf({ first, last, on }: Pick<Course, 'first' | 'last' | 'on'>): {
  readonly days: number;
  readonly gone: number;
} {
  const days = daysBetween(first, last) + 1;
  assert(days > 0, 'an agreement lasts a day at least');
  return { days, gone: Math.min(Math.max(daysBetween(first, on) + 1, 0), days) };
}

/** Months that the later pace is measured over. */
const RECENT_MONTHS = 3;

/** The day after the same day so many months before, or after the last day of that month where it is shorter. */
export function monthsBefore(day: AccountingDate, months: number): AccountingDate {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  return addDays(dateOf(year, month, Math.min(Number(day.slice(8)), daysInMonth(year, month)))!, 1);
}

/** ⌊a × b ÷ c⌋ of whole numbers that may leave the safe range on the way. */
const scaled = (a: number, b: number, c: number): number => Number((BigInt(a) * BigInt(b)) / BigInt(c));

/**
 * 完成率 = 采购量 ÷ 约定采购量; 序时进度 = 已过天数 ÷ 协议天数; behind where 完成率 < 序时进度 × 预警比例. Moves outside of the
 * agreement or after the day do not count; what was taken back more than bought counts as nothing.
 */
export function progressOf(agreed: number, moves: readonly Move[], course: Course): VolumeProgress {
  assert(Number.isSafeInteger(agreed) && agreed >= 0, `not an agreed volume: ${agreed}`);
  const { first, last, on, lagBps } = course;
  const { days, gone } = elapsedOf(course);
  const until = on < last ? on : last;
  const within = moves.filter(({ day }) => day >= first && day <= until);
  const ordered = sumFrom(within, first);
  const left = days - gone;
  const lacks = Math.max(0, agreed - ordered);

  const since = monthsBefore(until, RECENT_MONTHS);
  const from = since > first ? since : first;
  const byPace = gone === 0 ? undefined : scaled(ordered, days, gone);
  const byRecent = gone === 0 ? undefined : ordered + scaled(sumFrom(within, from), left, daysBetween(from, until) + 1);

  const behind = BigInt(ordered) * BigInt(days) * BigInt(WHOLE_BPS) < BigInt(agreed) * BigInt(gone) * BigInt(lagBps);
  const standing: Standing =
    agreed === 0
      ? 'none'
      : lacks === 0
        ? 'done'
        : left === 0
          ? 'missed'
          : gone === 0
            ? 'early'
            : behind
              ? 'behind'
              : 'fair';
  const forecasts = [byPace, byRecent].filter((each) => each !== undefined);
  const failing = forecasts.filter((each) => each < agreed).length;
  const outlook: Outlook =
    lacks === 0 ? 'met' : gone === 0 ? 'unknown' : failing === 0 ? 'meets' : failing === 1 ? 'tight' : 'misses';
  return {
    ...{ agreed, ordered, standing, byPace, byRecent, outlook },
    rateBps: bpsOf(ordered, agreed),
    timeBps: bpsOf(gone, days)!,
    short: outlook === 'met' || forecasts.length === 0 ? 0 : Math.max(0, agreed - Math.min(...forecasts)),
    monthly: lacks === 0 || left === 0 ? undefined : Math.min(lacks, monthlyOf(lacks, left)),
  };
}

const sumFrom = (moves: readonly Move[], from: AccountingDate): number =>
  Math.max(
    0,
    moves.reduce((sum, { day, quantity }) => (day >= from ? sum + quantity : sum), 0),
  );

/** A month is a twelfth of 365 days; what a month must bring is rounded up, so that it suffices. */
const monthlyOf = (lacks: number, left: number): number => {
  const [need, over] = [BigInt(lacks) * 365n, BigInt(left) * 12n];
  return Number((need + over - 1n) / over);
};
