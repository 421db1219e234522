import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { periodOf, yearOf } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePeriodShown } from '../../app/period-shown.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { PeriodField } from '../../ui/period-field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { AccountsView } from './accounts-view.tsx';
import { MonthList } from './month-list.tsx';
import { NoteDrawer } from './note-drawer.tsx';
import { NoteList } from './note-list.tsx';
import { PrepareForm } from './prepare-form.tsx';
import { WaitingList } from './waiting-list.tsx';
import './settlements.css';

const VIEWS = ['notes', 'months', 'waiting', 'accounts'] as const;
type View = (typeof VIEWS)[number];
const NO_MONTHS: readonly string[] = [];

/** The year of a note by its number, JS-2025-0002. */
const YEAR_OF_NOTE = /^JS-(20\d\d)-/;

/** 内部结算: what each unit owes for what the one account paid for. A member sees its own. */
export function SettlementsPage() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { period: known, setPeriod } = useScope();
  const shown = usePeriodShown();
  const [asked, setView] = useAddress('view');
  const [chosen, setChosen] = useAddress('note');
  const [unit, setUnit] = useAddress('of');
  const [preparing, setPreparing] = useState(false);
  // The accounts are those of all units: a member's are its own chart's, and the centre's to choose.
  const views = VIEWS.filter((each) => each !== 'accounts' || may('procurement.read', ''));
  const view: View = views.find((each) => each === asked) ?? 'notes';
  // A notice names a note of whichever year: that year is shown with it.
  const [, noted] = YEAR_OF_NOTE.exec(chosen ?? '') ?? [];
  const period =
    noted === undefined || shown === undefined || shown.startsWith(noted) ? shown : periodOf(Number(noted), 12);
  const year = period === undefined ? undefined : yearOf(period);
  const input = { year: year ?? 2000 };
  const read = useQuery({ ...api.procurement.settlementYear.queryOptions({ input }), enabled: year !== undefined });
  const failed = failedOf(read, t);
  const note = read.data?.notes.find(({ number }) => number === chosen);
  const see = (next: View, of?: string): void => {
    setView(next === 'notes' ? undefined : next);
    setUnit(of);
  };
  return (
    <>
      <PageHead
        title={t('settlements.title')}
        actions={
          may('procurement.buy') && view !== 'accounts'
            ? [
                {
                  ...{ label: t('settlements.prepare'), shortcut: 'F2', primary: true },
                  onClick: () => setPreparing(true),
                },
              ]
            : []
        }
      >
        <Segments
          label={t('settlements.view')}
          value={view}
          choices={views.map((value) => ({ value, label: t(`settlements.view.${value}`) }))}
          onChange={(next) => see(next)}
        />
        {known === undefined && period && view !== 'accounts' ? (
          <PeriodField period={period} withBooks={NO_MONTHS} onChange={setPeriod} />
        ) : null}
      </PageHead>
      {read.data?.holder === '' ? <p className="notice warn">{t('settlements.noAccount')}</p> : null}
      {view === 'accounts' ? (
        <AccountsView />
      ) : view === 'months' ? (
        <MonthList months={read.data?.months} year={year} failed={failed} onWaiting={(of) => see('waiting', of)} />
      ) : view === 'waiting' && year !== undefined ? (
        <WaitingList year={year} unit={unit} onUnit={(of) => setUnit(of, { replace: true })} />
      ) : (
        <NoteList
          notes={read.data?.notes}
          year={year}
          unit={unit}
          onUnit={(of) => setUnit(of, { replace: true })}
          failed={failed}
          onOpen={setChosen}
        />
      )}
      {note ? <NoteDrawer key={note.id} id={note.id} onClose={() => setChosen(undefined)} /> : null}
      {preparing ? <PrepareForm {...(period ? { period } : {})} onClose={() => setPreparing(false)} /> : null}
    </>
  );
}
