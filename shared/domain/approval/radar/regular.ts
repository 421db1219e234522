import { type Period, periodOfDate, previousPeriod } from '../../../kernel/period.ts';
import type { RadarSettings } from './settings.ts';
import type { Spending } from './spending.ts';

/**
 * 经常性支出: in each of the months before, exactly one of about the same amount went from the same unit to the same payee for the same
 * category, and no second one in its own month: that is what the radar is for.
 */
export function isRegular(spending: Spending, toPayee: readonly Spending[], settings: RadarSettings): boolean {
  const { regularMonths, regularPercent } = settings;
  if (regularMonths === 0) return false;
  const counts = new Map<Period, number>();
  for (const { id, unit, payee, category, amount, day } of toPayee) {
    const isAlike = unit === spending.unit && payee === spending.payee && category === spending.category;
    if (!isAlike || id === spending.id) continue;
    const isAbout = Math.abs(amount - spending.amount) * 100 <= spending.amount * regularPercent;
    const month = periodOfDate(day);
    if (isAbout) counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  let month = periodOfDate(spending.day);
  if (counts.has(month)) return false;
  for (let back = 0; back < regularMonths; back += 1) {
    month = previousPeriod(month);
    if (counts.get(month) !== 1) return false;
  }
  return true;
}
