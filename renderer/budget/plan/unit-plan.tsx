import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { STAGES } from '../../../shared/domain/budget/rounds.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { useDialogs } from '../../ui/dialogs.tsx';
import { type PageAction, PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { Steps } from '../../ui/steps.tsx';
import { UnitMark } from '../../ui/unit-mark.tsx';
import { CarryTable } from './carries.tsx';
import { FromActuals } from './from-actuals.tsx';
import { PlanKit } from './kit.tsx';
import { NewRow } from './new-row.tsx';
import { type Hand, PlanGrid } from './plan-grid.tsx';
import type { Plan } from './plan-rows.ts';
import { Cuts, Versions } from './rounds.tsx';
import { type Planning, usePlanning } from './use-planning.ts';

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

const VIEWS = ['plan', 'carries', 'kit', 'versions', 'cuts'] as const;
type View = (typeof VIEWS)[number];

const countOf = (plan: Plan, view: View): number =>
  view === 'versions' ? plan.versions.length : view === 'cuts' ? plan.cuts.length : 0;

const counted = (label: string, count: number): string => (count > 0 ? `${label} ${count}` : label);

function OfPlan({ plan, years }: { readonly plan: Plan; readonly years: ReactNode }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [asked, setView] = useAddress('view');
  const view: View = VIEWS.find((each) => each === asked) ?? 'plan';
  const planning = usePlanning(plan);
  const { actions, busy, problem } = usePassages(plan, planning);
  const hand: Hand =
    plan.custody === 'unit' && may('budget.prepare', plan.unit)
      ? 'unit'
      : plan.custody === 'centre' && may('budget.decide', plan.unit)
        ? 'centre'
        : 'nobody';
  return (
    <>
      <PageHead title={t('budget.title')} actions={actions}>
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
        <Problem sentence={problem ?? planning.problem} />
        {plan.cells.length > 0 && plan.stage !== 'approved' ? <Breaches breaches={plan.problems} /> : null}
        <Segments
          label={t('budget.view')}
          value={view}
          choices={VIEWS.map((value) => ({
            value,
            label: counted(t(`budget.view.${value}`), countOf(plan, value)),
          }))}
          onChange={(next) => setView(next, { replace: true })}
        />
        {view === 'plan' ? (
          <>
            {hand === 'unit' && plan.cells.length === 0 ? <FromActuals plan={plan} planning={planning} /> : null}
            {hand === 'unit' ? <NewRow plan={plan} onAdd={(row) => void planning.save(row)} /> : null}
            <PlanGrid plan={plan} planning={planning} hand={hand} />
          </>
        ) : view === 'carries' ? (
          <CarryTable plan={plan} onSave={hand === 'unit' ? planning.saveCarry : undefined} />
        ) : view === 'kit' ? (
          <PlanKit unit={plan.unit} year={plan.year} revision={plan.revision} editable={hand === 'unit'} />
        ) : view === 'versions' ? (
          <Versions plan={plan} />
        ) : (
          <Cuts plan={plan} />
        )}
      </div>
    </>
  );
}

/** Rules that the plan breaks as it stands; it cannot be handed on before they are mended. */
function Breaches({ breaches }: { readonly breaches: readonly string[] }) {
  const { t } = usePreferences();
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

/** What the person may do now with the plan, as a whole. */
function usePassages(
  plan: Plan,
  planning: Planning,
): { actions: PageAction[]; busy: boolean; problem: string | undefined } {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { unit, year, stage } = plan;
  const at = async () => ({ unit, year, revision: await planning.settled() });
  const stop =
    plan.cells.length === 0
      ? t('budget.stop.nothing')
      : plan.problems.length > 0
        ? t('budget.stop.breaches', { count: plan.problems.length })
        : false;
  const submit = (passage: 'propose' | 'resubmit'): PageAction => ({
    label: t(`budget.do.${passage}`),
    shortcut: 'F9',
    primary: true,
    disabled: busy || stop,
    onClick: () =>
      void (async () => {
        const said = {
          title: t(`budget.ask.${passage}`),
          body: t('budget.askBody'),
          action: t(`budget.do.${passage}`),
        };
        if (await dialogs.confirm(said))
          await act(async () => client.budget.submitPlan({ ...(await at()), passage }), t(`budget.done.${passage}`));
      })(),
  });
  const giveBack = (passage: 'return-proposal' | 'return-resubmission'): PageAction => ({
    label: t('budget.do.return'),
    disabled: busy,
    onClick: () =>
      void (async () => {
        const reason = await dialogs.reason({ title: t('budget.ask.return'), action: t('budget.do.return') });
        if (reason !== undefined)
          await act(
            async () => client.budget.decidePlan({ ...(await at()), passage, reason }),
            t('budget.done.return'),
          );
      })(),
  });
  const actions: PageAction[] = [];
  if (may('budget.submit', unit)) {
    if (stage === 'drafting') actions.push(submit('propose'));
    if (stage === 'ceiling') actions.push(submit('resubmit'));
  }
  if (may('budget.decide', unit) && stage === 'proposed') {
    actions.push(giveBack('return-proposal'), {
      label: t('budget.do.issue-ceiling'),
      shortcut: 'F9',
      primary: true,
      disabled: busy,
      onClick: () =>
        void (async () => {
          const action = t('budget.do.issue-ceiling');
          const said = { title: t('budget.ask.issue-ceiling'), body: t('budget.askCeilingBody'), action };
          if (await dialogs.confirm(said))
            await act(
              async () => client.budget.decidePlan({ ...(await at()), passage: 'issue-ceiling' }),
              t('budget.done.issue-ceiling'),
            );
        })(),
    });
  }
  if (may('budget.decide', unit) && stage === 'resubmitted') actions.push(giveBack('return-resubmission'));
  if (may('budget.approve', unit) && stage === 'resubmitted')
    actions.push({
      label: t('budget.do.approve'),
      shortcut: 'F9',
      primary: true,
      disabled: busy || stop,
      onClick: () =>
        void (async () => {
          const said = {
            title: t('budget.ask.approve'),
            body: t('budget.askApproveBody'),
            action: t('budget.do.approve'),
          };
          if (await dialogs.confirm(said))
            await act(async () => client.budget.approvePlan(await at()), t('budget.done.approve'));
        })(),
    });
  return { actions, busy, problem };
}
