import { useQueryClient } from '@tanstack/react-query';
import type { Period } from '../../../shared/kernel/period.ts';
import { titleOf } from '../../app/check-title.ts';
import { client } from '../../app/client.ts';
import { sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { useDialogs } from '../../ui/dialogs.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { type Check, explainable } from './results.ts';

/** Explains a finding of one unit's month: its rows as they stand are accepted with a reason, and stay in sight. */
export function AcceptFinding(props: { readonly check: Check; readonly unit: string; readonly onDone?: () => void }) {
  const { check, unit, onDone } = props;
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { period } = useScope();
  const [, choose] = useAddress('check');
  const { reason } = useDialogs();
  const notify = useNotify();
  const queries = useQueryClient();
  const open = explainable(check, unit, period).length;
  if (open === 0 || !may('ledger.lock', unit)) return null;

  async function accept(at: Period): Promise<void> {
    const title = titleOf(check, t);
    const given = await reason({
      title: t('checks.accept.title', { check: title }),
      body: t('checks.accept.body', { count: open }),
      action: t('checks.accept'),
    });
    if (given === undefined) return;
    try {
      await client.audit.acceptFinding({ unit, period: at, check: check.name, reason: given });
      // What was just explained moves down the list, but stays in sight.
      choose(check.name, { replace: true });
      notify.done({ title: t('checks.accept.done', { check: title }) });
      onDone?.();
      void queries.invalidateQueries();
    } catch (error) {
      notify.failed({ title: t('checks.accept.not', { check: title }), body: sentenceOf(error, t) });
    }
  }
  return (
    <button type="button" className="button accept" onClick={() => period && void accept(period)}>
      {t('checks.accept')}
    </button>
  );
}
