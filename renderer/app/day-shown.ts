import { chinaDay } from '../../shared/domain/organisation/deadline.ts';
import { type AccountingDate, parseDate } from '../../shared/kernel/date.ts';
import { endOf } from '../../shared/kernel/period.ts';
import { usePeriodShown } from './period-shown.ts';
import { useAddress } from './scope.ts';

/**
 * The one day on which prices, licences, stock, lateness, shortages and seats are looked at: the last of the month in the top bar, or
 * of the fiscal year for who sees no months, or today while that has not come; another one where the address says so.
 */
export function useDayShown(): readonly [day: AccountingDate, setDay: (typed: string) => void] {
  const shown = usePeriodShown();
  const [typed, setTyped] = useAddress('day');
  const today = chinaDay(Date.now()) as AccountingDate;
  const end = shown && endOf(shown);
  const usual = end !== undefined && end < today ? end : today;
  return [
    parseDate(typed ?? '') ?? usual,
    (next) => {
      if (parseDate(next)) setTyped(next, { replace: true });
    },
  ];
}
