import { yearOf } from '../../../shared/kernel/period.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Loading } from '../../ui/states.tsx';
import { ChangeForm } from './change-form.tsx';
import { ChangeList } from './change-list.tsx';
import { ChangeSheet } from './change-sheet.tsx';
import { ControlRules } from './controls.tsx';
import { Permits } from './permits.tsx';
import './changes.css';

/** 预算调整: the year's documents, or one of them. The year is that of the month in the address, unless it names one. */
export function ChangesPage() {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { period } = useScope();
  const [asked, setYear] = useAddress('year');
  const [view, setView] = useAddress('view');
  const [document, setDocument] = useAddress('document');
  if (period === undefined) return <Loading />;
  const present = yearOf(period);
  const year = /^20\d\d$/.test(asked ?? '') ? Number(asked) : present;
  const close = (): void => setDocument(undefined);
  if (document === 'new') return <ChangeForm year={year} onClose={close} onKept={(id) => setDocument(String(id))} />;
  if (document !== undefined && /^[1-9]\d{0,9}$/.test(document))
    return <ChangeSheet key={document} id={Number(document)} onClose={close} />;
  const near = [present - 1, present, present + 1];
  return (
    <>
      <PageHead
        title={t('budgetChange.title')}
        actions={
          may('budget.prepare') && view === undefined
            ? [{ label: t('budgetChange.new'), shortcut: 'F2', primary: true, onClick: () => setDocument('new') }]
            : []
        }
      >
        <Segments
          label={t('budgetControl.view')}
          value={view === 'controls' || view === 'permits' ? view : 'documents'}
          choices={[
            { value: 'documents', label: t('budgetControl.documents') },
            { value: 'permits', label: t('budgetPermit.title') },
            { value: 'controls', label: t('budgetControl.title') },
          ]}
          onChange={(next) => setView(next === 'documents' ? undefined : next)}
        />
        {view === 'controls' ? null : (
          <Segments
            label={t('budget.year')}
            value={String(year)}
            choices={(near.includes(year) ? near : [...near, year].sort()).map((each) => ({
              value: String(each),
              label: t('budget.yearOf', { year: each }),
            }))}
            onChange={(next) => setYear(next, { replace: true })}
          />
        )}
      </PageHead>
      {view === 'controls' ? (
        <ControlRules />
      ) : view === 'permits' ? (
        <Permits year={year} />
      ) : (
        <ChangeList year={year} onOpen={(id) => setDocument(String(id))} />
      )}
    </>
  );
}
