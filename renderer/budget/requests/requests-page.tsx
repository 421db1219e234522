import { useState } from 'react';
import { yearOf } from '../../../shared/kernel/period.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { type PageAction, PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Loading } from '../../ui/states.tsx';
import { HoldDaysChip, HoldDaysForm } from './hold-days.tsx';
import { OpenClaims } from './open-claims.tsx';
import { RequestForm } from './request-form.tsx';
import { RequestList } from './request-list.tsx';
import { RequestSheet } from './request-sheet.tsx';
import '../changes/changes.css';
import './requests.css';

/** 用款申请: the year's requests, one of them, or all that holds the budget. The year is that of the month in the address. */
export function RequestsPage() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { period } = useScope();
  const [asked, setYear] = useAddress('year');
  const [view, setView] = useAddress('view');
  const [document, setDocument] = useAddress('document');
  const [setting, setSetting] = useState(false);
  if (period === undefined) return <Loading />;
  const present = yearOf(period);
  const year = /^20\d\d$/.test(asked ?? '') ? Number(asked) : present;
  const close = (): void => setDocument(undefined);
  if (document === 'new') return <RequestForm year={year} onClose={close} onKept={(id) => setDocument(String(id))} />;
  if (document !== undefined && /^[1-9]\d{0,9}$/.test(document))
    return <RequestSheet key={document} id={Number(document)} onClose={close} />;
  const near = [present - 1, present, present + 1];
  const claims = view === 'claims';
  const actions: PageAction[] = [
    ...(may('approval.apply') && !claims
      ? [{ label: t('budgetRequests.new'), shortcut: 'F2', primary: true, onClick: () => setDocument('new') }]
      : []),
    ...(may('budget.decide') ? [{ label: t('budgetRequests.setDays'), onClick: () => setSetting(true) }] : []),
  ];
  return (
    <>
      <PageHead title={t('budgetRequests.title')} actions={actions}>
        <Segments
          label={t('budgetRequests.view')}
          value={claims ? 'claims' : 'requests'}
          choices={[
            { value: 'requests', label: t('budgetRequests.list') },
            { value: 'claims', label: t('budgetRequests.claims') },
          ]}
          onChange={(next) => setView(next === 'claims' ? next : undefined)}
        />
        <Segments
          label={t('budget.year')}
          value={String(year)}
          choices={(near.includes(year) ? near : [...near, year].sort()).map((each) => ({
            value: String(each),
            label: t('budget.yearOf', { year: each }),
          }))}
          onChange={(next) => setYear(next, { replace: true })}
        />
        <HoldDaysChip />
      </PageHead>
      {claims ? (
        <OpenClaims year={year} onOpen={(id) => setDocument(String(id))} />
      ) : (
        <RequestList year={year} onOpen={(id) => setDocument(String(id))} />
      )}
      {setting ? <HoldDaysForm onClose={() => setSetting(false)} /> : null}
    </>
  );
}
