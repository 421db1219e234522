import { periodOfDate, previousPeriod } from '../../../kernel/period.ts';
import type { Past } from './past.ts';
import type { RadarSettings } from './settings.ts';
import type { Spending } from './spending.ts';

/**
 * 经常性支出: in each of the months before, exactly one of about the same amount went from the same unit to the same payee for the same
 * category, and no second one in its own month: that is what the radar is for. `coming` is not among the past yet, and asked about
 * itself or about one that came before it.
 */
export function isRegular(spending: Spending, coming: Spending, past: Past, settings: RadarSettings): boolean {
  const { regularMonths, regularPercent } = settings;
  if (regularMonths === 0) return false;
  const { amount } = spending;
  const least = Math.ceil((amount * (100 - regularPercent)) / 100);
  const most = Math.floor((amount * (100 + regularPercent)) / 100);
  const own = periodOfDate(spending.day);
  let month = own;
  for (let back = 0; back < regularMonths; back += 1) {
    month = previousPeriod(month);
    if (past.countAlike(spending, month, least, most) !== 1) return false;
  }
  const isSecond =
    isAlike(coming, spending) && periodOfDate(coming.day) === own && coming.amount >= least && coming.amount <= most;
  return past.countAlike(spending, own, least, most) + (isSecond ? 1 : 0) === 1;
}

const isAlike = (one: Spending, other: Spending): boolean =>
  one.unit === other.unit && one.payee === other.payee && one.category === other.category;
