import { useQuery } from '@tanstack/react-query';
import { endOf, periodOf, startOf } from '../../../shared/kernel/period.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { PeriodField } from '../../ui/period-field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Loading } from '../../ui/states.tsx';
import { GuardsView } from '../guards/guards-view.tsx';
import { SalesView } from '../guards/sales-view.tsx';
import type { Seen } from './looks.ts';
import { Overview } from './overview.tsx';
import { PriceView } from './price-view.tsx';
import { ShortageView } from './shortage-view.tsx';
import './cockpit.css';

const VIEWS = ['overview', 'prices', 'shortages', 'guards', 'sales'] as const;
const SPANS = ['year', 'month'] as const;
/** Views of days; a price goes back as far as the rules look, a shortage is of a day, a list of a month. */
const SPANNED: readonly string[] = ['overview', 'guards'];
const NO_MONTHS: readonly string[] = [];

/** 采购驾驶舱: figures and spend, prices, shortages, what the guards found, and what units sell at. */
export function CockpitPage() {
  const { t } = usePreferences();
  const { period: chosen, unit, setPeriod } = useScope();
  const [viewAsked, setView] = useAddress('view');
  const [spanAsked, setSpan] = useAddress('span');
  const community = useQuery(api.organisation.community.queryOptions({ input: {} }));
  const year = community.data?.fiscalYear;
  // Who reads no books is given no month: the year's last is looked at until one is chosen.
  const period = chosen ?? (year === undefined ? undefined : periodOf(year, 12));
  const view = VIEWS.find((each) => each === viewAsked) ?? 'overview';
  const span = SPANS.find((each) => each === spanAsked) ?? 'year';
  const seen: Seen | undefined = period && { period, span, ...(unit === undefined ? {} : { unit }) };
  return (
    <>
      <PageHead title={t('cockpit.title')}>
        <Segments
          label={t('cockpit.view')}
          value={view}
          choices={VIEWS.map((value) => ({ value, label: t(`cockpit.view.${value}`) }))}
          onChange={(next) => setView(next === 'overview' ? undefined : next)}
        />
        {SPANNED.includes(view) ? (
          <Segments
            label={t('cockpit.span')}
            value={span}
            choices={SPANS.map((value) => ({ value, label: t(`cockpit.span.${value}`) }))}
            onChange={(next) => setSpan(next === 'year' ? undefined : next)}
          />
        ) : null}
        {chosen === undefined && period ? (
          <PeriodField period={period} withBooks={NO_MONTHS} onChange={setPeriod} />
        ) : null}
        {period && SPANNED.includes(view) ? (
          <span className="hint cockpit-days">
            {t('cockpit.days', {
              first: startOf(span === 'year' ? periodOf(Number(period.slice(0, 4)), 1) : period),
              last: endOf(period),
            })}
          </span>
        ) : null}
        {seen && view === 'overview' ? <SaveBook make={() => client.procurement.cockpitBook(seen)} /> : null}
        {seen && view === 'guards' ? <SaveBook make={() => client.procurement.guardRegister(seen)} /> : null}
      </PageHead>
      {seen === undefined ? (
        <Loading />
      ) : view === 'prices' ? (
        <PriceView seen={seen} />
      ) : view === 'shortages' ? (
        <ShortageView seen={seen} />
      ) : view === 'guards' ? (
        <GuardsView seen={seen} />
      ) : view === 'sales' ? (
        <SalesView seen={seen} />
      ) : (
        <Overview seen={seen} onGuards={() => setView('guards')} />
      )}
    </>
  );
}
