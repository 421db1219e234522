import { usePreferences } from '../app/preferences.tsx';
import { Amount } from '../ui/amount.tsx';
import { instantName } from '../ui/time.ts';
import type { Proposal } from './matters.ts';
import './matter.css';

/** What was said about a difference, the newest first: who, of which unit, when, and what the other answered. */
export function ProposalWords(props: {
  readonly proposals: readonly Proposal[];
  readonly nameOf: (unit: string) => string;
  /** What it was about is shown as well: the books no longer hold it. */
  readonly withItems?: boolean;
}) {
  const { t } = usePreferences();
  const { nameOf } = props;
  return (
    <ul className="matter-words">
      {props.proposals.map((proposal) => {
        const { answer, setAside, state } = proposal;
        return (
          <li key={proposal.id} className={proposal.current ? undefined : 'gone'}>
            <p>
              <strong>{t('matter.proposed', { unit: nameOf(proposal.unit) })}</strong>{' '}
              <span className="chip">{t(`matter.nature.${proposal.nature}`)}</span>{' '}
              {proposal.mender === '' ? t('matter.nobodyMends') : t('matter.mends', { unit: nameOf(proposal.mender) })}{' '}
              <q>{proposal.reason}</q> <Who word={proposal} />
              {props.withItems ? <Items items={proposal.items} nameOf={nameOf} /> : null}
            </p>
            {answer && state !== 'withdrawn' && answer.unit !== proposal.unit ? (
              <p>
                <strong className={state === 'disputed' ? 'disputed' : 'agreed'}>
                  {t(state === 'disputed' ? 'matter.disputedBy' : 'matter.agreedBy', { unit: nameOf(answer.unit) })}
                </strong>{' '}
                {answer.reason === '' ? null : <q>{answer.reason}</q>} <Who word={answer} />
              </p>
            ) : null}
            {answer && state === 'withdrawn' ? (
              <p>
                <strong>{t('matter.withdrawnBy', { unit: nameOf(answer.unit) })}</strong> <q>{answer.reason}</q>{' '}
                <Who word={answer} />
              </p>
            ) : null}
            {setAside ? (
              <p>
                <strong className="disputed">{t('matter.setAsideBy')}</strong> <q>{setAside.reason}</q>{' '}
                <Who word={setAside} />
              </p>
            ) : null}
            {state === 'agreed' && !proposal.current ? <p className="disputed">{t('matter.noLonger')}</p> : null}
          </li>
        );
      })}
    </ul>
  );
}

const Who = ({ word }: { word: { readonly by: string; readonly instant: string } }) => (
  <small>
    {word.by} {instantName(word.instant)}
  </small>
);

const Items = (props: { items: Proposal['items']; nameOf: (unit: string) => string }) => (
  <small className="matter-were">
    {props.items.map(({ unit, date, document, amount }, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: what was said never changes.
      <span key={at}>
        {props.nameOf(unit)} {date} {document} <Amount value={amount} />
      </span>
    ))}
  </small>
);
