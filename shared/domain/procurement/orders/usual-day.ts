import { type AccountingDate, addDays } from '../../../kernel/date.ts';

/** The days of an approved line that is open: 申请日期, 核定日 and 需用日期. */
export interface LineDays {
  readonly asked: AccountingDate;
  readonly decided: AccountingDate;
  readonly needed: AccountingDate;
}

/** A 下单日期 and what it follows: today, or the day after a decision or a request, which is `after`. */
export type UsualDay =
  | { readonly day: AccountingDate; readonly from: 'today' }
  | { readonly day: AccountingDate; readonly from: 'decided' | 'asked'; readonly after: AccountingDate };

/**
 * 下单日期 until somebody says otherwise: today; where everything was needed on days that are past (books that are still
 * caught up with), the day after the last decision, never later than today. A decision that was entered only after the
 * goods were needed says nothing of when they could be ordered: the request's own day stands for it.
 */
export function usualDay(lines: readonly LineDays[], today: AccountingDate): UsualDay {
  if (lines.length === 0 || lines.some(({ needed }) => needed >= today)) return { day: today, from: 'today' };
  const last = lines
    .map(({ asked, decided, needed }) =>
      decided <= needed ? ({ from: 'decided', after: decided } as const) : ({ from: 'asked', after: asked } as const),
    )
    .reduce((a, b) => (b.after > a.after ? b : a));
  const day = addDays(last.after, 1);
  return day >= today ? { day: today, from: 'today' } : { day, ...last };
}
