import { useQuery } from '@tanstack/react-query';
import type { BoughtKind, PaperKind, PaperStage, PaperStep } from '../../shared/domain/procurement/papers.ts';
import { useActing } from '../app/acting.ts';
import { api, client } from '../app/client.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useDialogs } from '../ui/dialogs.tsx';
import { Problem } from '../ui/states.tsx';
import { instantName } from '../ui/time.ts';
import './paper-steps.css';

/** What stands on a document of purchasing wherever it is shown. */
export interface SeenPaper {
  readonly id: number;
  readonly revision: number;
  readonly stage: PaperStage;
  readonly may: readonly PaperStep[];
}

/** 送审, 审核, 退回, 撤回 and 终止 of a document, as far as the reader may; `name` is what it is called in the question. */
export function PaperActions(props: {
  readonly kind: BoughtKind;
  readonly name: string;
  readonly of: SeenPaper;
  readonly onDone?: (step: PaperStep) => void;
}) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { kind, name, of } = props;
  const seen = { id: of.id, revision: of.revision };
  const carriedOut = async (step: PaperStep, command: () => Promise<unknown>): Promise<void> => {
    if (await act(command, t(`procurement.done.${step as 'hand'}`))) props.onDone?.(step);
  };
  const withReason = async (
    step: 'return' | 'refuse' | 'withdraw' | 'end',
    command: (reason: string) => Promise<unknown>,
  ) => {
    const reason = await dialogs.reason({
      title: t(`procurement.act.${step}Title`, { name }),
      action: t(`procurement.act.${step}`),
    });
    if (reason !== undefined) await carriedOut(step, () => command(reason));
  };
  const decide = (outcome: 'approve' | 'return' | 'refuse', reason = '') =>
    client.procurement.decidePapers({ kind, papers: [seen], outcome, reason });
  const DO = {
    hand: () => carriedOut('hand', () => client.procurement.handPaper({ ...seen, kind })),
    approve: async () => {
      const asked = {
        title: t('procurement.act.approveTitle', { name }),
        body: t('procurement.act.approveBody'),
        action: t('procurement.act.approve'),
      };
      if (await dialogs.confirm(asked)) await carriedOut('approve', () => decide('approve'));
    },
    return: () => withReason('return', (reason) => decide('return', reason)),
    refuse: () => withReason('refuse', (reason) => decide('refuse', reason)),
    withdraw: () => withReason('withdraw', (reason) => client.procurement.withdrawPaper({ ...seen, kind, reason })),
    end: () => withReason('end', (reason) => client.procurement.endPaper({ ...seen, kind, reason })),
  } as const;
  const steps = (Object.keys(DO) as (keyof typeof DO)[]).filter((step) => of.may.includes(step));
  if (steps.length === 0) return null;
  return (
    <>
      {steps.map((step) => (
        <button
          key={step}
          type="button"
          className={step === 'hand' || step === 'approve' ? 'button primary' : 'button'}
          disabled={busy}
          onClick={() => void DO[step]()}
        >
          {t(`procurement.act.${step}`)}
        </button>
      ))}
      <Problem sentence={problem} />
    </>
  );
}

/** 办理经过: who did what to a document, when, and why. */
export function PaperHistory({ kind, id }: { readonly kind: Exclude<PaperKind, 'order'>; readonly id: number }) {
  const { t } = usePreferences();
  const read = useQuery(api.procurement.paperHistory.queryOptions({ input: { kind, id } }));
  return (
    <ol className="paper-history" aria-label={t('procurement.history')}>
      {(read.data ?? []).map(({ step, display, instant, reason }) => (
        <li key={instant}>
          <b>{t(`procurement.step.${step}`)}</b> {display} <time dateTime={instant}>{instantName(instant)}</time>
          {reason === '' ? null : <q>{reason}</q>}
        </li>
      ))}
    </ol>
  );
}
