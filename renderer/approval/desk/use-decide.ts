import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { type Decided, staysOpen } from './decide-form.tsx';
import { type Application, called } from './document.ts';

/**
 * Carries a decision out. `revision` is that of the document as it was read when the decision was begun: what changed since is
 * refused, and not decided unseen. `next` is whether another document follows, which is said with what was done.
 */
export function useDecide(document: Application | undefined, revision: number | undefined, next: boolean) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  async function decide(decided: Decided): Promise<boolean> {
    const mine = document?.mine;
    if (!document || !mine || revision === undefined) return false;
    const at = { id: document.id, revision, unit: document.unit, task: mine.task };
    const { what, opinion } = decided;
    const command = (): Promise<unknown> => {
      if (decided.what === 'add') return client.approval.addApprover({ ...at, ...who(decided), when: decided.when });
      if (decided.what === 'move') return client.approval.handOver({ ...at, ...who(decided) });
      const { attested, to } = decided;
      const back = to === undefined ? {} : { to };
      return client.approval.decideApplication({ ...at, verdict: decided.what, opinion, attested, ...back });
    };
    const whose = mine.forWhom === '' ? '' : t('approvals.done.for', { person: called(document, mine.forWhom) });
    const then = staysOpen(decided) ? '' : next ? t('approvals.then.next') : t('approvals.then.none');
    return act(command, `${t(`approvals.done.${what}`, { number: document.number })}${whose}${then}`);
  }
  return { busy, problem, decide };
}

const who = ({ person, opinion }: { readonly person: string; readonly opinion: string }) => ({ person, opinion });
