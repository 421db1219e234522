import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import { api } from '../../app/client.ts';
import { useDayShown } from '../../app/day-shown.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { DelegationForm } from './delegation-form.tsx';
import { DelegationList } from './delegation-list.tsx';
import { Matrix } from './matrix.tsx';
import { SeatForm } from './seat-form.tsx';
import { SeatList } from './seat-list.tsx';
import type { Vacancy } from './standing.ts';
import '../approval.css';

const VIEWS = ['matrix', 'list', 'delegations'] as const;

/** 审批岗位: units by levels on a day, every seat, and delegations. */
export function SeatsPage() {
  const { t } = usePreferences();
  const { units } = useScope();
  const [asked, setView] = useAddress('view');
  const [day, setDay] = useDayShown();
  const [vacancy, setVacancy] = useState<Vacancy>();
  const [delegating, setDelegating] = useState(false);
  const seats = useQuery(api.approval.seats.queryOptions({ input: {} }));
  const delegations = useQuery(api.approval.delegations.queryOptions({ input: {} }));
  const view = VIEWS.find((each) => each === asked) ?? 'matrix';
  const today = chinaDay(Date.now());
  const failed = failedOf(view === 'delegations' ? delegations : seats, t);
  const mayDelegate = delegations.data?.mayDelegate ?? false;
  const actions =
    view === 'delegations'
      ? [
          {
            label: t('delegations.new'),
            ...{ shortcut: 'F2', primary: true, onClick: () => setDelegating(true) },
            disabled: mayDelegate ? false : t('delegations.noSeat'),
          },
        ]
      : seats.data?.mayConfigure
        ? [
            {
              label: t('approvalSeats.appoint'),
              ...{ shortcut: 'F2', primary: true, onClick: () => setVacancy({ level: 'unit-head', unit: '' }) },
            },
          ]
        : [];
  return (
    <>
      <PageHead title={t('approvalSeats.title')} actions={actions}>
        <Segments
          label={t('approvalSeats.view')}
          value={view}
          choices={VIEWS.map((value) => ({ value, label: t(`approvalSeats.view.${value}`) }))}
          onChange={(next) => setView(next === 'matrix' ? undefined : next)}
        />
        {view === 'delegations' ? null : (
          <label className="approval-line hint">
            {t('approvalSeats.day')}
            <input className="input" type="date" value={day} onChange={({ target }) => setDay(target.value)} />
          </label>
        )}
      </PageHead>
      {failed ? (
        <Failed sentence={failed.sentence} onRetry={failed.onRetry} />
      ) : !seats.data || !delegations.data || !units ? (
        <Loading />
      ) : view === 'matrix' ? (
        <Matrix seats={seats.data} units={units} day={day} today={today} onAppoint={setVacancy} />
      ) : view === 'list' ? (
        <SeatList
          seats={seats.data}
          unitName={(code) => units.find((unit) => unit.code === code)?.name ?? code}
          day={day}
        />
      ) : (
        <DelegationList delegations={delegations.data} today={today} />
      )}
      {vacancy && seats.data ? (
        <SeatForm
          vacancy={vacancy}
          units={units ?? []}
          deciders={seats.data.deciders}
          onClose={() => setVacancy(undefined)}
        />
      ) : null}
      {delegating && delegations.data ? (
        <DelegationForm deputies={delegations.data.deputies} onClose={() => setDelegating(false)} />
      ) : null}
    </>
  );
}
