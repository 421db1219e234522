import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { STAGES } from '../../../shared/domain/budget/rounds.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { type PageAction, PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { Steps } from '../../ui/steps.tsx';
import { UnitMark } from '../../ui/unit-mark.tsx';
import { useMonthName } from '../words.ts';
import { CarryTable } from './carries.tsx';
import { FromActuals } from './from-actuals.tsx';
import { PlanKit } from './kit.tsx';
import { NewRow } from './new-row.tsx';
import { type Hand, PlanGrid } from './plan-grid.tsx';
import { MONTHS, type Plan } from './plan-rows.ts';
import { ProcurementSchedule } from './procurement.tsx';
import { Remarks, useRemarks } from './remarks.tsx';
import { Cuts, Versions } from './rounds.tsx';
import { ScheduleVersions } from './schedule-versions.tsx';
import { usePassages } from './use-passages.ts';
import { usePlanning } from './use-planning.ts';
import { WorkloadSchedule } from './workload.tsx';

/** 一个单位的预算: its figures, its rounds, and the next step for whoever holds it. */
export function UnitPlan(props: { readonly unit: string; readonly year: number; readonly years: ReactNode }) {
  const { t } = usePreferences();
  const { unit, year, years } = props;
  const read = useQuery(api.budget.plan.queryOptions({ input: { unit, year } }));
  if (read.isError && isAnswered(read.error))
    return (
      <>
        <PageHead title={t('budget.title')}>{years}</PageHead>
        <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />
      </>
    );
  if (!read.data) return <Loading />;
  return <OfPlan plan={read.data} years={years} />;
}

const VIEWS = ['plan', 'workload', 'procurement', 'carries', 'remarks', 'kit', 'versions', 'cuts'] as const;
type View = (typeof VIEWS)[number];

function countOf(plan: Plan, remarks: number, view: View): number {
  switch (view) {
    case 'versions':
      return plan.versions.length;
    case 'cuts':
      return plan.cuts.length;
    case 'workload':
      return plan.workload.length;
    case 'procurement':
      return plan.procurement.length;
    case 'remarks':
      return remarks;
    default:
      return 0;
  }
}

const counted = (label: string, count: number): string => (count > 0 ? `${label} ${count}` : label);

function OfPlan({ plan, years }: { readonly plan: Plan; readonly years: ReactNode }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [asked, setView] = useAddress('view');
  const view: View = VIEWS.find((each) => each === asked) ?? 'plan';
  const planning = usePlanning(plan);
  const remarks = useRemarks(plan);
  const [remarkOn, setRemarkOn] = useState<string>();
  const [redrafting, setRedrafting] = useState(false);
  const { actions, busy, problem } = usePassages(plan, planning, remarks.open);
  const hand: Hand =
    plan.custody === 'unit' && may('budget.prepare', plan.unit)
      ? 'unit'
      : plan.custody === 'centre' && may('budget.decide', plan.unit)
        ? 'centre'
        : 'nobody';
  const ruled = plan.cells.length > 0 && plan.stage !== 'approved';
  const redraft: PageAction = {
    label: t(redrafting ? 'budget.redraftLeave' : 'budget.redraft'),
    onClick: () => setRedrafting(!redrafting),
  };
  // Handed on once, a plan is mended row by row: what was said of its rows stands.
  const redrafts = hand === 'unit' && plan.versions.length === 0 && plan.cells.length > 0 && view === 'plan';
  return (
    <>
      <PageHead title={t('budget.title')} actions={redrafts ? [redraft, ...actions] : actions}>
        <UnitMark unit={plan.unit} name={plan.name} />
        {years}
      </PageHead>
      <div className="budget-page fill" aria-busy={busy || planning.saving}>
        <div className="budget-standing">
          <Steps
            label={t('budget.stage')}
            steps={STAGES.map((stage) => t(`budget.step.${stage}`))}
            at={STAGES.indexOf(plan.stage)}
          />
          <span className="hint">{t(`budget.custody.${plan.custody}.now`)}</span>
        </div>
        <Problem
          sentence={ruled ? without(problem ?? planning.problem, plan.problems) : (problem ?? planning.problem)}
        />
        {ruled ? <Breaches breaches={plan.problems} checking={planning.saving} /> : null}
        {ruled ? <EmptyMonths plan={plan} /> : null}
        <Segments
          label={t('budget.view')}
          value={view}
          choices={VIEWS.map((value) => ({
            value,
            label: counted(t(`budget.view.${value}`), countOf(plan, remarks.open, value)),
          }))}
          onChange={(next) => setView(next, { replace: true })}
        />
        {view === 'plan' ? (
          <>
            {hand === 'unit' && (plan.cells.length === 0 || redrafting) ? (
              <FromActuals plan={plan} planning={planning} onBegun={() => setRedrafting(false)} />
            ) : null}
            {hand === 'unit' ? <NewRow plan={plan} onAdd={(row) => void planning.save(row)} /> : null}
            <PlanGrid
              plan={plan}
              planning={planning}
              hand={hand}
              remarks={remarks.byRow}
              onRemarks={(row) => {
                setRemarkOn(row);
                setView('remarks');
              }}
            />
          </>
        ) : view === 'workload' ? (
          <WorkloadSchedule plan={plan} planning={planning} hand={hand} />
        ) : view === 'procurement' ? (
          <ProcurementSchedule plan={plan} planning={planning} hand={hand} />
        ) : view === 'remarks' ? (
          <Remarks
            plan={plan}
            threads={remarks.threads}
            writes={may('budget.prepare', plan.unit) || may('budget.decide', plan.unit)}
            on={remarkOn}
          />
        ) : view === 'carries' ? (
          <CarryTable plan={plan} onSave={hand === 'unit' ? planning.saveCarry : undefined} />
        ) : view === 'kit' ? (
          <PlanKit unit={plan.unit} year={plan.year} revision={plan.revision} editable={hand === 'unit'} />
        ) : view === 'versions' ? (
          <>
            <Versions plan={plan} />
            <ScheduleVersions plan={plan} />
          </>
        ) : (
          <Cuts plan={plan} />
        )}
      </div>
    </>
  );
}

/** Rules that the plan breaks as it stands; it cannot be handed on before they are mended. */
function Breaches({ breaches, checking }: { readonly breaches: readonly string[]; readonly checking: boolean }) {
  const { t } = usePreferences();
  // The totals in sight have what is on its way; the rules are judged once it is kept.
  if (checking) return <p className="notice">{t('budget.checking')}</p>;
  if (breaches.length === 0) return <p className="notice">{t('budget.keepsRules')}</p>;
  return (
    <div className="notice warn budget-breaches">
      <strong>{t('budget.breaksRules', { count: breaches.length })}</strong>
      <ul>
        {breaches.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

/** A refusal without the sentences that already stand in the rules' notice. */
function without(sentence: string | undefined, told: readonly string[]): string | undefined {
  return told.reduce((left, one) => left?.replace(one, ''), sentence)?.trim();
}

/** Whole months without any figure while others have some: mostly months that the books did not have yet. */
function EmptyMonths({ plan }: { readonly plan: Plan }) {
  const { t, locale } = usePreferences();
  const monthName = useMonthName();
  const empty = MONTHS.filter((month) => plan.cells.every(({ months }) => Number(months[month - 1]) === 0));
  if (empty.length === 0 || empty.length === MONTHS.length) return null;
  return (
    <p className="notice warn">
      {t('budget.emptyMonths', { months: empty.map(monthName).join(locale === 'zh-CN' ? '、' : ', ') })}
    </p>
  );
}
