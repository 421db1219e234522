import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type AccountingDate, parseDate } from '../../../shared/kernel/date.ts';
import { endOf, periodOf } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { BatchForm } from './batch-form.tsx';
import { BatchList } from './batch-list.tsx';
import { Cockpit } from './cockpit.tsx';
import { ForecastGrid, ProductGrid, UnitGrid } from './progress-grids.tsx';
import { SurplusForm } from './surplus-form.tsx';
import { SurplusList } from './surplus-list.tsx';
import type { Batch } from './words.ts';
import './volumes.css';

const PROGRESS_VIEWS = ['cockpit', 'products', 'units', 'forecast'] as const;
const VIEWS = [...PROGRESS_VIEWS, 'batches', 'surplus'] as const;
type View = (typeof VIEWS)[number];

/** 集采约定量: how each batch goes, the batches themselves, and what is retained. */
export function VolumesPage() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [viewAsked, setView] = useAddress('view');
  const [batchAsked, setBatch] = useAddress('batch');
  const [on, setOn] = useDay();
  const [adding, setAdding] = useState(false);
  const read = useQuery(api.procurement.volumeBatches.queryOptions({ input: {} }));
  const view: View = VIEWS.find((each) => each === viewAsked) ?? 'cockpit';
  const running = (read.data ?? []).filter(({ stage }) => stage === 'approved');
  const batch = running.find(({ id }) => String(id) === batchAsked) ?? running[0];
  const ofBatch = PROGRESS_VIEWS.some((each) => each === view);
  const failed = failedOf(read, t);
  const add = view === 'batches' ? 'volumes.newBatch' : view === 'surplus' ? 'volumes.newSurplus' : undefined;
  const [first] = running;
  const offered = add && may('procurement.buy') && (view === 'batches' || first);
  return (
    <>
      <PageHead
        title={t('volumes.title')}
        actions={offered ? [{ label: t(add), shortcut: 'F2', primary: true, onClick: () => setAdding(true) }] : []}
      >
        <Segments
          label={t('volumes.view')}
          value={view}
          choices={VIEWS.map((value) => ({ value, label: t(`volumes.view.${value}`) }))}
          onChange={(next) => setView(next === 'cockpit' ? undefined : next)}
        />
        {ofBatch && batch ? (
          <>
            <ChoiceField
              label={t('volumes.batch')}
              codeless
              width={280}
              options={running.map(({ id, number, name }) => ({ code: String(id), name: `${name} ${number}` }))}
              value={String(batch.id)}
              onChange={(next) => setBatch(next, { replace: true })}
            />
            <label className="volumes-day">
              {t('volumes.on')}{' '}
              <input
                className="input"
                type="date"
                value={on ?? ''}
                onChange={({ target }) => setOn(target.value || undefined, { replace: true })}
              />
            </label>
          </>
        ) : null}
      </PageHead>
      {failed ? (
        <Failed {...failed} />
      ) : read.data === undefined ? (
        <Loading />
      ) : view === 'batches' ? (
        <BatchList batches={read.data} onNew={() => setAdding(true)} />
      ) : view === 'surplus' ? (
        <SurplusList batches={running} />
      ) : batch === undefined || on === undefined ? (
        <Empty
          title={t('volumes.noBatch')}
          action={
            <button type="button" className="button primary" onClick={() => setView('batches')}>
              {t('volumes.toBatches')}
            </button>
          }
        >
          <p>{t('volumes.noBatchBody')}</p>
        </Empty>
      ) : (
        <OfBatch key={batch.id} view={view} batch={batch} on={on} onForecast={() => setView('forecast')} />
      )}
      {adding && view === 'batches' ? <BatchForm onClose={() => setAdding(false)} /> : null}
      {adding && view === 'surplus' && first ? (
        <SurplusForm batches={running} onClose={() => setAdding(false)} />
      ) : null}
    </>
  );
}

/** The day one looks on: as the address says, else the end of the page's month or of the community's year. */
function useDay(): [AccountingDate | undefined, ReturnType<typeof useAddress>[1]] {
  const { period } = useScope();
  const [asked, setOn] = useAddress('on');
  const community = useQuery(api.organisation.community.queryOptions({ input: {} }));
  const year = community.data?.fiscalYear;
  const month = period ?? (year === undefined ? undefined : periodOf(year, 12));
  return [parseDate(asked ?? '') ?? (month && endOf(month)), setOn];
}

function OfBatch(props: {
  readonly view: View;
  readonly batch: Batch;
  readonly on: AccountingDate;
  readonly onForecast: () => void;
}) {
  const { t } = usePreferences();
  const { view, batch, on } = props;
  const read = useQuery(api.procurement.volumeProgress.queryOptions({ input: { batch: batch.id, on } }));
  const failed = failedOf(read, t);
  if (failed) return <Failed {...failed} />;
  if (read.data === undefined) return <Loading />;
  const seen = { batch, progress: read.data };
  return view === 'products' ? (
    <ProductGrid {...seen} />
  ) : view === 'units' ? (
    <UnitGrid {...seen} />
  ) : view === 'forecast' ? (
    <ForecastGrid {...seen} />
  ) : (
    <Cockpit {...seen} onForecast={props.onForecast} />
  );
}
