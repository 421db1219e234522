import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../app/client.ts';
import { sentenceOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useDialogs } from '../ui/dialogs.tsx';
import { useNotify } from '../ui/notify.tsx';
import type { Proposal } from './matters.ts';
import { keyOf } from './pairs.ts';
import { ProposalWords } from './proposal-words.tsx';
import type { RunInSight } from './run-in-sight.tsx';
import type { Difference } from './sheet.ts';

/** What the two units of a pair said to each other about their differences, for the centre: it may set aside what they agreed on. */
export function PairTalk({ row, run }: { readonly row: Difference; readonly run: RunInSight }) {
  const { t } = usePreferences();
  const said = useQuery(api.consolidation.proposals.queryOptions({ input: { period: run.period } }));
  const own = said.data?.filter((one) => keyOf(one) === keyOf(row)) ?? [];
  if (own.length === 0) return null;
  return (
    <section className="card" aria-label={t('matter.talk')}>
      <header>
        <h3>{t('matter.talk')}</h3>
      </header>
      {own.map((proposal) => (
        <div key={proposal.id} className="matter-said">
          <ProposalWords proposals={[proposal]} nameOf={run.nameOf} withItems />
          {proposal.state === 'agreed' && run.head.state === 'draft' ? <SetAside proposal={proposal} /> : null}
        </div>
      ))}
    </section>
  );
}

function SetAside({ proposal }: { proposal: Proposal }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { reason } = useDialogs();
  const notify = useNotify();
  const queries = useQueryClient();
  const setAside = useMutation(api.consolidation.setAside.mutationOptions());
  if (!may('consolidation.adjust')) return null;
  async function ask(): Promise<void> {
    const why = await reason({
      title: t('matter.setAsideAsk'),
      body: t('matter.setAsideNote'),
      action: t('matter.setAside'),
    });
    if (why === undefined) return;
    setAside.mutate(
      { id: proposal.id, reason: why },
      {
        onSuccess: () => {
          void queries.invalidateQueries();
          notify.done({ title: t('matter.done.setAside') });
        },
        onError: (error) => notify.failed({ title: t('matter.failed'), body: sentenceOf(error, t) }),
      },
    );
  }
  return (
    <div className="ws-row matter-foot">
      <button type="button" className="button" disabled={setAside.isPending} onClick={() => void ask()}>
        {t('matter.setAside')}
      </button>
    </div>
  );
}
