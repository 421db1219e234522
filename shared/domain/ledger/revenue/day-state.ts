import type { AccountingDate } from '../../../kernel/date.ts';
import { type Fen, fen, groupedYuan } from '../../../kernel/fen.ts';
import { nextPeriod, type Period, periodOfDate, startOf } from '../../../kernel/period.ts';
import { differenceOf } from './difference.ts';
import { KIND_NAMES, type RevenueKind } from './kinds.ts';
import { type RevenueDay, type RevenueEntry, sideOf } from './reading.ts';

/**
 * What making a day's voucher would do: `fresh` makes one; `same` is there already and nothing is to be done; `replace` puts a draft
 * in the place of one that is still with its preparer; `correct` books the difference to what is posted. The others
 * stop it: it does not tie, waits for a review, overlaps another sheet's days, or its month is closed.
 */
export const DAY_STATES = ['fresh', 'same', 'replace', 'correct', 'untied', 'waits', 'overlaps', 'closed'] as const;
export type DayState = (typeof DAY_STATES)[number];

/** What was made of a day, or of a span of days, before, and still counts. */
export interface StandingDay {
  readonly from: AccountingDate;
  readonly date: AccountingDate;
  readonly entries: readonly RevenueEntry[];
  readonly draft: number;
  readonly state: 'draft' | 'submitted' | 'reviewed' | 'posted';
  /** As people say it, once it is posted: `2025-12 记-12`. */
  readonly voucher: string | undefined;
}

export interface DayDecision {
  readonly state: DayState;
  /** One Chinese sentence; undefined for a fresh day. */
  readonly message: string | undefined;
  /** What would be booked: the day, or the difference. */
  readonly entries: readonly RevenueEntry[];
  /** The sheet less what stands, where something stands. */
  readonly changes: readonly RevenueEntry[];
  /** What stands of the very same days. */
  readonly standing: readonly StandingDay[];
}

/** Σ items − Σ payment ways. */
export const differsBy = ({ entries }: Pick<RevenueDay, 'entries'>): Fen =>
  fen(sideOf(entries, 'item') - sideOf(entries, 'pay'));

/** What a day's decision asks of the unit's books. */
export interface DayContext {
  readonly kind: RevenueKind;
  /** All that stands of the kind in the unit. */
  readonly made: readonly StandingDay[];
  isOpen(period: Period): boolean;
}

/** How far a correction of a closed month looks for one that is open. */
const MONTHS_AHEAD = 24;

/** The day on which a correction is booked: its own, or where its month is closed the first of the next that is open. */
export function correctedOn(date: AccountingDate, isOpen: DayContext['isOpen']): AccountingDate | undefined {
  let period = periodOfDate(date);
  if (isOpen(period)) return date;
  for (let ahead = 0; ahead < MONTHS_AHEAD; ahead += 1) {
    period = nextPeriod(period);
    if (isOpen(period)) return startOf(period);
  }
  return undefined;
}

export function decideDay(day: RevenueDay, { kind, made, isOpen }: DayContext): DayDecision {
  const touching = made.filter(({ from, date }) => from <= day.date && day.from <= date);
  const standing = touching.filter(({ from, date }) => from === day.from && date === day.date);
  const other = touching.find((each) => !standing.includes(each));
  const changes =
    standing.length === 0
      ? []
      : differenceOf(
          day.entries,
          standing.map(({ entries }) => entries),
        );
  const decided = (state: DayState, message?: string, entries: readonly RevenueEntry[] = []): DayDecision => ({
    ...{ state, message, entries, changes, standing },
  });
  const [span, name] = [spanName(day), KIND_NAMES[kind]];
  const places = standing.map(placeName).join('、');
  if (other)
    return decided('overlaps', `${span} ${name}与 ${placeName(other)}（${spanName(other)}）重叠，同一天的收入会记两次`);
  if (standing.length > 0 && changes.length === 0) return decided('same', `${span} ${name}已经生成凭证：${places}`);
  const difference = differsBy(day);
  if (difference !== 0)
    return decided(
      'untied',
      `${span} ${name}：收费项目合计 ${groupedYuan(fen(sideOf(day.entries, 'item')))}，支付方式合计 ${groupedYuan(fen(sideOf(day.entries, 'pay')))}，相差 ${groupedYuan(difference)}`,
    );
  const waiting = standing.find(({ state }) => state === 'submitted' || state === 'reviewed');
  if (waiting)
    return decided('waits', `${span} ${name}与 ${placeName(waiting)} 不同，它已提交：请先撤回或退回，再重新生成`);
  const posted = standing.some(({ state }) => state === 'posted');
  const closed = posted ? correctedOn(day.date, isOpen) === undefined : !isOpen(periodOfDate(day.date));
  if (closed) return decided('closed', `${day.date.slice(0, 7)} 已上报或锁定，不能生成 ${span} ${name}的凭证`);
  if (standing.length === 0) return decided('fresh', undefined, day.entries);
  if (posted) {
    const drafted = standing.find(({ state }) => state === 'draft');
    // The correction that is still a draft is done anew, against what is posted alone.
    const against = standing.filter(({ state }) => state === 'posted').map(({ entries }) => entries);
    const message = `${span} ${name}与已记账的 ${places} 不同：生成一张更正凭证，只记差额`;
    return decided(drafted ? 'replace' : 'correct', message, differenceOf(day.entries, against));
  }
  return decided('replace', `${span} ${name}与 ${places} 不同：作废它，按这张表重新生成`, day.entries);
}

export const spanName = ({ from, date }: { readonly from: string; readonly date: string }): string =>
  from === date ? date : `${from} 至 ${date}`;

const placeName = ({ voucher, draft }: StandingDay): string => voucher ?? `草稿 ${draft}`;
