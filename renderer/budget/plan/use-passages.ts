import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import type { PageAction } from '../../ui/page-head.tsx';
import type { Plan } from './plan-rows.ts';
import type { Planning } from './use-planning.ts';

/** What the person may do now with the plan, as a whole; remarks that are still open are said before a step, and stop none. */
export function usePassages(
  plan: Plan,
  planning: Planning,
  openRemarks: number,
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
  const asked = (body: string): string =>
    openRemarks === 0 ? body : `${body}\n${t('budgetSchedules.openBefore', { count: openRemarks })}`;
  const submit = (passage: 'propose' | 'resubmit'): PageAction => ({
    label: t(`budget.do.${passage}`),
    shortcut: 'F9',
    primary: true,
    disabled: busy || stop,
    onClick: () =>
      void (async () => {
        const reason = await dialogs.reason({
          title: t(`budget.ask.${passage}`),
          body: asked(t('budget.askBody')),
          label: t('budget.explanation'),
          action: t(`budget.do.${passage}`),
          optional: true,
        });
        if (reason !== undefined)
          await act(
            async () => client.budget.submitPlan({ ...(await at()), passage, reason }),
            t(`budget.done.${passage}`),
          );
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
          const reason = await dialogs.reason({
            title: t('budget.ask.issue-ceiling'),
            body: asked(t('budget.askCeilingBody')),
            label: t('budget.explanation'),
            action: t('budget.do.issue-ceiling'),
            optional: true,
          });
          if (reason !== undefined)
            await act(
              async () => client.budget.decidePlan({ ...(await at()), passage: 'issue-ceiling', reason }),
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
            body: asked(t('budget.askApproveBody')),
            action: t('budget.do.approve'),
          };
          if (await dialogs.confirm(said))
            await act(async () => client.budget.approvePlan(await at()), t('budget.done.approve'));
        })(),
    });
  return { actions, busy, problem };
}
