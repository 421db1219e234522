import { nextPeriod, type Period, parsePeriod, previousPeriod } from '../../shared/kernel/period.ts';
import { usePreferences } from '../app/preferences.tsx';
import { ChevronLeft, ChevronRight } from '../ui/icons.tsx';
import { periodName } from '../ui/time.ts';

/**
 * The periods that can be chosen: those that have books, the chosen one, and the one after the last, in which the next
 * month's work begins. Latest first.
 */
export function choicesOf(withBooks: readonly string[], chosen: Period): Period[] {
  const known = withBooks.map(parsePeriod).filter((period) => period !== undefined);
  const last = [...known].sort().at(-1);
  const all = new Set([...known, chosen, ...(last ? [nextPeriod(last)] : [])]);
  return [...all].sort().reverse();
}

/** 会计期间: one month back, one month on, or any of those with books. */
export function PeriodPicker(props: {
  readonly period: Period;
  readonly withBooks: readonly string[];
  readonly onChange: (period: Period) => void;
}) {
  const { t, locale } = usePreferences();
  return (
    <fieldset className="period">
      <legend className="visually-hidden">{t('board.period')}</legend>
      <button
        type="button"
        className="button icon"
        aria-label={t('board.previous')}
        title={t('board.previous')}
        onClick={() => props.onChange(previousPeriod(props.period))}
      >
        <ChevronLeft />
      </button>
      <select
        className="input"
        aria-label={t('board.period')}
        value={props.period}
        onChange={(event) => props.onChange(event.target.value as Period)}
      >
        {choicesOf(props.withBooks, props.period).map((period) => (
          <option key={period} value={period}>
            {periodName(period, locale)}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="button icon"
        aria-label={t('board.next')}
        title={t('board.next')}
        onClick={() => props.onChange(nextPeriod(props.period))}
      >
        <ChevronRight />
      </button>
    </fieldset>
  );
}
