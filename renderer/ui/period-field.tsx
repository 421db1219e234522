import { nextPeriod, type Period, parsePeriod, previousPeriod } from '../../shared/kernel/period.ts';
import { useTaste } from './context.tsx';
import { ChevronLeft, ChevronRight } from './icons.tsx';
import { periodName } from './time.ts';

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
export function PeriodField(props: {
  readonly period: Period;
  readonly withBooks: readonly string[];
  readonly onChange: (period: Period) => void;
}) {
  const { t, locale } = useTaste();
  return (
    <fieldset className="period">
      <legend className="visually-hidden">{t('period.label')}</legend>
      <button
        type="button"
        className="button icon"
        aria-label={t('period.previous')}
        title={t('period.previous')}
        onClick={() => props.onChange(previousPeriod(props.period))}
      >
        <ChevronLeft />
      </button>
      <select
        className="input"
        aria-label={t('period.label')}
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
        aria-label={t('period.next')}
        title={t('period.next')}
        onClick={() => props.onChange(nextPeriod(props.period))}
      >
        <ChevronRight />
      </button>
    </fieldset>
  );
}
