import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { yearOf } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { periodName } from '../../ui/time.ts';
import { CentreForm } from './centre-form.tsx';
import { HistoryView } from './history-view.tsx';
import { MonthView } from './month-view.tsx';
import { RegisterView } from './register-view.tsx';
import { VolumesView } from './volumes-view.tsx';
import './charges.css';

const VIEWS = ['month', 'volumes', 'register', 'history'] as const;

/** 共享中心收费: one centre's month and its volumes, the register of agreements, the year. */
export function ChargesPage() {
  const { t, locale } = usePreferences();
  const { may } = useIdentity();
  const { period } = useScope();
  const [viewAsked, setView] = useAddress('view');
  const [centreAsked, setCentre] = useAddress('centre');
  const [adding, setAdding] = useState(false);
  const read = useQuery(api.costing.chargeRegister.queryOptions({ input: {} }));
  if (period === undefined) return <Loading />;
  const view = VIEWS.find((each) => each === viewAsked) ?? 'month';
  const centres = read.data?.centres ?? [];
  const centre = centres.find(({ id }) => String(id) === centreAsked) ?? centres[0];
  const ofCentre = view === 'month' || view === 'volumes';
  const failed = failedOf(read, t);
  return (
    <>
      <PageHead
        title={t('charges.title')}
        subtitle={ofCentre ? periodName(period, locale) : undefined}
        actions={
          may('costing.run') && view === 'register'
            ? [{ label: t('charges.newCentre'), shortcut: 'F3', onClick: () => setAdding(true) }]
            : []
        }
      >
        <Segments
          label={t('charges.view')}
          value={view}
          choices={VIEWS.map((value) => ({ value, label: t(`charges.view.${value}`) }))}
          onChange={(next) => setView(next === 'month' ? undefined : next)}
        />
        {ofCentre && centre && centres.length > 1 ? (
          <Segments
            label={t('charges.centre')}
            value={String(centre.id)}
            choices={centres.map(({ id, name }) => ({ value: String(id), label: name }))}
            onChange={(next) => setCentre(next, { replace: true })}
          />
        ) : null}
      </PageHead>
      {failed ? (
        <Failed {...failed} />
      ) : read.data === undefined ? (
        <Loading />
      ) : view === 'history' ? (
        <HistoryView year={yearOf(period)} />
      ) : view === 'register' ? (
        <RegisterView register={read.data} />
      ) : centre === undefined ? (
        <Empty
          title={t('charges.none')}
          action={
            may('costing.run') ? (
              <button type="button" className="button primary" onClick={() => setAdding(true)}>
                {t('charges.newCentre')}
              </button>
            ) : undefined
          }
        >
          {t('charges.noneBody')}
        </Empty>
      ) : view === 'volumes' ? (
        <VolumesView key={`${centre.id} ${period}`} centre={centre.id} period={period} />
      ) : (
        <MonthView key={`${centre.id} ${period}`} centre={centre.id} period={period} />
      )}
      {adding ? <CentreForm onClose={() => setAdding(false)} /> : null}
    </>
  );
}
