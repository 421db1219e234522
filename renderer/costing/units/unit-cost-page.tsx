import { COST_SPANS, type CostSpan } from '../../../shared/domain/costing/span.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { useNames } from '../../ledger/books/names.ts';
import { SaveBook } from '../../ledger/books/save-book.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import { DataPart } from './data-part.tsx';
import { DiseasePart } from './disease-part.tsx';
import { ItemPart } from './item-part.tsx';
import { VisitPart } from './visit-part.tsx';
import '../../ledger/books/books.css';
import './units.css';

const VIEWS = ['visits', 'bed-days', 'items', 'diseases', 'data'] as const;
type View = (typeof VIEWS)[number];

/** 单位成本: what a visit, a bed-day, a service item and a disease group of one unit cost. */
export function UnitCostPage() {
  const { t } = usePreferences();
  const { period, unit } = useScope();
  if (period === undefined) return <Loading />;
  if (unit === undefined)
    return (
      <>
        <PageHead title={t('unitCost.title')} />
        <Empty title={t('unitCost.chooseUnit')}>{t('unitCost.chooseUnitBody')}</Empty>
      </>
    );
  return <OfUnit key={`${unit} ${period}`} unit={unit} period={period} />;
}

function OfUnit({ unit, period }: { readonly unit: string; readonly period: Period }) {
  const { t, locale } = usePreferences();
  const names = useNames();
  const [viewAsked, setView] = useAddress('view');
  const [spanAsked, setSpan] = useAddress('span');
  const view: View = VIEWS.find((each) => each === viewAsked) ?? 'visits';
  const span: CostSpan = view === 'data' ? 'month' : (COST_SPANS.find((each) => each === spanAsked) ?? 'month');
  const asked = { unit, period, span };
  const first = span === 'year' ? `${periodName(`${period.slice(0, 4)}-01` as Period, locale)}–` : '';
  return (
    <>
      <PageHead title={t('unitCost.title')} subtitle={`${names.unit(unit)} · ${first}${periodName(period, locale)}`}>
        <Segments
          label={t('unitCost.view')}
          value={view}
          choices={VIEWS.map((value) => ({ value, label: t(`unitCost.view.${value}`) }))}
          onChange={(next) => setView(next === 'visits' ? undefined : next)}
        />
        {view === 'data' ? null : (
          <>
            <Segments
              label={t('costing.span')}
              value={span}
              choices={COST_SPANS.map((value) => ({ value, label: t(`costing.span.${value}`) }))}
              onChange={(next) => setSpan(next === 'month' ? undefined : next, { replace: true })}
            />
            <SaveBook make={() => client.costing.unitCostBook(asked)} hint={t('unitCost.bookHint')} />
          </>
        )}
      </PageHead>
      {view === 'data' ? (
        <DataPart unit={unit} period={period} />
      ) : (
        <div className="unit-cost fill">
          {view === 'items' ? (
            <ItemPart asked={asked} />
          ) : view === 'diseases' ? (
            <DiseasePart asked={asked} />
          ) : (
            <VisitPart asked={asked} of={view} />
          )}
        </div>
      )}
    </>
  );
}
