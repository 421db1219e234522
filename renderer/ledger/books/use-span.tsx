import { useNavigate } from '@tanstack/react-router';
import { type Period, parsePeriod, periodOf, yearOf } from '../../../shared/kernel/period.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { periodName } from '../../ui/time.ts';

/** The months that are looked at, in the year of the page's period: from the address, else the year so far. */
export function useSpan(period: Period): {
  from: Period;
  to: Period;
  set: (from: Period, to: Period) => void;
} {
  const [fromAsked] = useAddress('from');
  const [toAsked] = useAddress('to');
  const navigate = useNavigate();
  const to = parsePeriod(toAsked ?? '') ?? period;
  const asked = parsePeriod(fromAsked ?? '');
  const from = asked && yearOf(asked) === yearOf(to) && asked <= to ? asked : periodOf(yearOf(to), 1);
  return {
    from,
    to,
    set: (first, last) =>
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({
          ...before,
          from: first,
          to: last === period ? undefined : last,
        }),
      }),
  };
}

/** 起止期间: the months of a year from one to another, or only the month up to which. */
export function Span({ period, end = false }: { readonly period: Period; readonly end?: boolean }) {
  const { t, locale } = usePreferences();
  const { from, to, set } = useSpan(period);
  const months = Array.from({ length: 12 }, (_, at) => periodOf(yearOf(to), at + 1));
  const field = (label: string, value: Period, choose: (period: Period) => void, choices: readonly Period[]) => (
    <select
      className="input"
      aria-label={label}
      value={value}
      onChange={(event) => choose(event.target.value as Period)}
    >
      {choices.map((each) => (
        <option key={each} value={each}>
          {periodName(each, locale)}
        </option>
      ))}
    </select>
  );
  return (
    <span className="span">
      {end ? (
        t('books.asOf')
      ) : (
        <>{field(t('books.from'), from, (first) => set(first, to < first ? first : to), months)}–</>
      )}
      {field(t('books.to'), to, (last) => set(from > last ? last : from, last), months)}
    </span>
  );
}
