import type { AccountingDate } from '../../../kernel/date.ts';
import { addDays } from '../../../kernel/date.ts';
import type { Fen } from '../../../kernel/fen.ts';
import { endOf, type Period, startOf } from '../../../kernel/period.ts';
import type { PendingDraft } from '../desk/pending.ts';
import type { PeriodBasis } from '../figures.ts';
import type { TransferKey } from './summaries.ts';

/** What the books say of a unit's month that has to be closed, each part as the page where it is done reads it. */
export interface ClosingFacts {
  readonly basis: PeriodBasis;
  readonly state: 'open' | 'submitted' | 'locked';
  /** Locked by the centre though the unit had never handed it in. */
  readonly unpledged: boolean;
  /** 凭证工作台: what is not posted, and how many of it wait for the cashier. */
  readonly pending: readonly PendingDraft[];
  readonly unsigned: number;
  /** 日记账: accounts of cash and bank that move or hold something, and the first day on which each is below nil. */
  readonly cash: {
    readonly accounts: number;
    readonly below: readonly {
      readonly code: string;
      readonly name: string;
      readonly date: AccountingDate;
      readonly closing: Fen;
    }[];
  };
  /** 余额调节表 of each account that is reconciled in the month. */
  readonly bank: readonly {
    readonly name: string;
    readonly stage: 'no-statement' | 'open' | 'made' | 'stale' | 'reviewed';
  }[];
  /** 收入日报; undefined where the unit books none this month and booked none the month before. */
  readonly revenue:
    | { readonly days: number; readonly unposted: number; readonly missing: readonly AccountingDate[] }
    | undefined;
  readonly depreciation: {
    readonly cards: boolean;
    /** Vouchers still to be made. */
    readonly due: number;
    readonly posted: boolean;
    /** Earlier months in which nothing was taken. */
    readonly missed: number;
    /** 固定资产 or 无形资产 stand in the books. */
    readonly assets: boolean;
    /** 累计折旧 or 累计摊销 took something this month. */
    readonly taken: boolean;
  };
  readonly allowance: { readonly reckoned: boolean; readonly due: number };
  /** 结转 still to be made; those of a month come before those of the year's end. */
  readonly transfers: readonly TransferKey[];
  readonly closings: number;
  /** The next year has an opening. */
  readonly nextYear: boolean;
}

/** The days of a month that no sheet covers, up to the day it is looked at. */
export function daysWithout(
  sheets: readonly { readonly from: AccountingDate; readonly date: AccountingDate }[],
  period: Period,
  today: AccountingDate,
): AccountingDate[] {
  const last = endOf(period) < today ? endOf(period) : today;
  const days: AccountingDate[] = [];
  for (let day = startOf(period); day <= last; day = addDays(day, 1))
    if (!sheets.some(({ from, date }) => from <= day && day <= date)) days.push(day);
  return days;
}
