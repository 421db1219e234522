import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../app/client.ts';
import { sentenceOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useDialogs } from '../ui/dialogs.tsx';
import { useNotify } from '../ui/notify.tsx';
import type { Proposal } from './matters.ts';
import { PageLink } from './page-link.tsx';
import { keyOf, UNNAMED } from './pairs.ts';
import { ProposalWords } from './proposal-words.tsx';
import type { RunInSight } from './run-in-sight.tsx';
import type { Difference } from './sheet.ts';

/** A row under its name on one of its units' own page. */
const ownKeyOf = ({ pair, book, kind }: Difference, unit: string): string =>
  [pair.find((one) => one !== unit), book, kind].join('.');

/** What the two units of a pair said to each other about their differences, for the centre: it may set aside what they agreed on. */
export function PairTalk({ row, run }: { readonly row: Difference; readonly run: RunInSight }) {
  const { t } = usePreferences();
  const said = useQuery(api.consolidation.proposals.queryOptions({ input: { period: run.period } }));
  const { may } = useIdentity();
  const own = said.data?.filter((one) => keyOf(one) === keyOf(row)) ?? [];
  const speaksFor = row.pair.includes(UNNAMED) ? [] : row.pair.filter((unit) => may('ledger.submit', unit));
  if (own.length === 0 && speaksFor.length === 0) return null;
  const waits = run.head.state === 'draft' && row.settledBy === null;
  return (
    <section className="card matter" aria-label={t('matter.talk')}>
      <header>
        <h3>{t('matter.talk')}</h3>
        {waits && own.some(({ state, current }) => state === 'agreed' && current) ? (
          <span className="hint">{t('matter.nextRun')}</span>
        ) : null}
        <span className="matter-by rec-items">
          {speaksFor.map((unit) => (
            <PageLink
              key={unit}
              page="/reconciliation"
              search={{ period: run.period, unit, view: 'own', pair: ownKeyOf(row, unit) }}
            >
              {t('reconciliation.asUnit', { unit: run.nameOf(unit) })}
            </PageLink>
          ))}
        </span>
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
  const setAside = useMutation(api.consolidation.setAside.mutationOptions());
  if (!may('consolidation.adjust')) return null;
  async function ask(): Promise<void> {
    const why = await reason({
      title: t('matter.setAsideAsk'),
      body: t('matter.setAsideNote'),
      action: t('matter.setAside'),
    });
    if (why === undefined) return;
    void setAside.mutateAsync({ id: proposal.id, reason: why }).then(
      () => {
        notify.done({ title: t('matter.done.setAside') });
      },
      (error) => notify.failed({ title: t('matter.failed'), body: sentenceOf(error, t) }),
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
