import { yearOf } from '../../../shared/kernel/period.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { RunList } from './run-list.tsx';
import { RunSheet } from './run-sheet.tsx';
import { SchemeForm } from './scheme-form.tsx';
import './runs.css';

/** 成本分摊: a unit's year, one of its runs, or the scheme that they go by. */
export function RunsPage() {
  const { t } = usePreferences();
  const { period, unit } = useScope();
  const [run, setRun] = useAddress('run');
  const [view, setView] = useAddress('view');
  if (period === undefined) return <Loading />;
  if (unit === undefined)
    return (
      <>
        <PageHead title={t('costRuns.title')} />
        <Empty title={t('costRuns.chooseUnit')}>{t('costRuns.chooseUnitBody')}</Empty>
      </>
    );
  if (run !== undefined && /^[1-9]\d{0,9}$/.test(run))
    return <RunSheet key={`${unit} ${run}`} unit={unit} id={Number(run)} onClose={() => setRun(undefined)} />;
  const onView = (next: 'months' | 'scheme') => setView(next === 'months' ? undefined : next);
  if (view === 'scheme') return <SchemeForm key={`${unit} ${period}`} unit={unit} period={period} onView={onView} />;
  return <RunList unit={unit} year={yearOf(period)} onView={onView} onOpen={(id) => setRun(String(id))} />;
}
