import { useNavigate } from '@tanstack/react-router';
import { type Period, yearOf } from '../../../shared/kernel/period.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { RunList } from './run-list.tsx';
import { RunSheet } from './run-sheet.tsx';
import { SchemeForm } from './scheme-form.tsx';
import '../costing.css';
import './runs.css';

/** 成本分摊: a unit's year, one of its runs, or the scheme that they go by. */
export function RunsPage() {
  const { t } = usePreferences();
  const { period, unit } = useScope();
  const [run, setRun] = useAddress('run');
  const [view, setView] = useAddress('view');
  const navigate = useNavigate();
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
  // The run's own month with it: the address never names one month and shows another.
  const onOpen = (id: number, month: Period) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, period: month, run: String(id) }) });
  return <RunList unit={unit} year={yearOf(period)} onView={onView} onOpen={onOpen} />;
}
