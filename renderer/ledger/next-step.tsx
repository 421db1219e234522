import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { NextStep as Next } from '../../shared/domain/audit/readiness.ts';
import { client } from '../app/client.ts';
import { sentenceOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useDialogs } from '../ui/dialogs.tsx';
import { useNotify } from '../ui/notify.tsx';
import { useSigns } from './attestation/signing.ts';
import { hindranceOf } from './picked.ts';
import type { MonthRow } from './rows.ts';
import { STEP_PERMISSION } from './steps.ts';

/** Where the work of a step is done; submitting and locking are done here. */
const PLACES: Readonly<Partial<Record<Next, string>>> = {
  import: '/import',
  map: '/admin/charts',
  mend: '/checks',
  answer: '/reconciliation',
  reconcile: '/reconciliation',
  attest: '/attestation',
};

/** 下一步: the one thing to do for a unit's month, as a link or a button; for whose turn it is not, the words alone. */
export function NextStep(props: { row: MonthRow; period: string; className?: string }) {
  const { row, period, className = 'next' } = props;
  const { t } = usePreferences();
  const { may } = useIdentity();
  const signs = useSigns();
  const move = useMove(row, period);
  const next = row.ready?.next;
  if (next === undefined || next === 'done') return <span className="nothing">–</span>;
  if (next === 'attest' && !signs(row.unit, row.unsigned))
    return <span className="hint">{t(`next.wait.attest.${row.unsigned[0] ?? 'unit'}`)}</span>;
  // A unit has a page of its own pairs, where it says why they differ.
  const own = next === 'reconcile' && may('ledger.submit', row.unit);
  if (next !== 'attest' && !own && !may(STEP_PERMISSION[next], row.unit))
    return <span className="hint">{t(`next.wait.${next}`)}</span>;
  const place = PLACES[next];
  if (place !== undefined)
    return (
      <Link
        className={className}
        to={place}
        search={{ unit: row.unit, period, ...(next === 'answer' ? { view: 'own' } : {}) }}
      >
        {t(`next.${next}`)}
      </Link>
    );
  return (
    <button type="button" className={className} disabled={move.isPending} onClick={() => void move.ask(next)}>
      {t(`next.${next}`)}
    </button>
  );
}

/** 上报 and 锁定 beside the next step, where they are this person's and not done: what stops one is said, not tried. */
export function MonthMoves({ row, period }: { row: MonthRow; period: string }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const move = useMove(row, period);
  return (['submit', 'lock'] as const).map((step) => {
    const why = hindranceOf(step, row);
    if (why === 'past' || step === row.ready?.next || !may(STEP_PERMISSION[step], row.unit)) return null;
    return (
      <button
        key={step}
        type="button"
        className="button"
        disabled={why !== undefined || move.isPending}
        title={why === undefined ? undefined : t(`move.why.${why}`)}
        onClick={() => void move.ask(step)}
      >
        {t(`next.${step}`)}
      </button>
    );
  });
}

/** Submits or locks a unit's month, after a question; says what happened, or what stops it. */
function useMove(row: MonthRow, period: string) {
  const { t } = usePreferences();
  const notify = useNotify();
  const { confirm } = useDialogs();
  const move = useMutation({
    mutationFn: (step: 'submit' | 'lock') =>
      step === 'submit'
        ? client.ledger.submitPeriod({ unit: row.unit, period })
        : client.ledger.lockPeriod({ unit: row.unit, period }),
    onSuccess: (_reply, step) => notify.done({ title: t(`next.${step}.done`, { unit: row.name, period }) }),
    onError: (error, step) =>
      notify.failed({ title: t(`next.${step}.failed`, { unit: row.name, period }), body: sentenceOf(error, t) }),
  });
  return {
    isPending: move.isPending,
    async ask(step: Next): Promise<void> {
      if (step !== 'submit' && step !== 'lock') return;
      const agreed = await confirm({
        title: t(`next.${step}.ask`, { unit: row.name, period }),
        body: t(`next.${step}.body`),
        action: t(`next.${step}`),
      });
      if (agreed) move.mutate(step);
    },
  };
}
