import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '../app/client.ts';
import { sentenceOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Amount } from '../ui/amount.tsx';
import { useDialogs } from '../ui/dialogs.tsx';
import { useNotify } from '../ui/notify.tsx';
import {
  type AskedOwn,
  type Matter,
  mayPropose,
  type OwnItem,
  type Proposal,
  STANDING_LOOK,
  standingFor,
  suggestionOf,
} from './matters.ts';
import { ItemSides } from './pair-items.tsx';
import { ProposalWords } from './proposal-words.tsx';
import { ProposeForm } from './propose-form.tsx';
import './matter.css';

/** One difference between the unit and another (差异事项): both sides' items, what was said, and what this unit may say now. */
export function MatterCard(props: {
  readonly asked: AskedOwn;
  readonly matter: Matter;
  readonly place: number;
  readonly items: readonly OwnItem[];
  readonly nameOf: (unit: string) => string;
  /** Whether this person may speak for the unit, and the month is still open to it. */
  readonly may: boolean;
}) {
  const { t } = usePreferences();
  const { asked, matter, nameOf, items } = props;
  const [proposing, setProposing] = useState(false);
  const head = useRef<HTMLHeadingElement>(null);
  const standing = standingFor(matter, asked.unit);
  const pair = [asked.unit, asked.counterparty] as const;
  const [last] = matter.proposals;
  return (
    <section className="card matter" aria-label={t('matter.place', { place: props.place })}>
      <header>
        <h3 ref={head} tabIndex={-1}>
          {t('matter.place', { place: props.place })}
        </h3>
        <span className={STANDING_LOOK[standing]}>{t(`matter.standing.${standing}`)}</span>
        <span className="matter-by">
          {t('matter.by')} <Amount value={matter.difference} />
        </span>
      </header>
      <ItemSides pair={pair} nameOf={nameOf} items={items} withheld={({ unit }) => unit !== asked.unit} />
      {matter.proposals.length > 0 ? <ProposalWords proposals={matter.proposals} nameOf={nameOf} /> : null}
      {!props.may ? null : proposing && mayPropose(standing) ? (
        <ProposeForm
          asked={asked}
          matter={matter}
          nameOf={nameOf}
          suggestion={suggestionOf(items, pair)}
          onDone={() => {
            setProposing(false);
            head.current?.focus();
          }}
        />
      ) : (
        <div className="ws-row matter-foot">
          {mayPropose(standing) ? (
            <button type="button" className="button" onClick={() => setProposing(true)}>
              {t(standing === 'open' ? 'matter.propose' : 'matter.proposeAgain')}
            </button>
          ) : null}
          {last && (standing === 'asked' || standing === 'waiting') ? (
            <Answer asked={asked} proposal={last} nameOf={nameOf} onDone={() => head.current?.focus()} />
          ) : null}
        </div>
      )}
    </section>
  );
}

/** 同意、异议, to whom it was put; 撤回, to who put it. */
export function Answer(props: {
  readonly asked: Pick<AskedOwn, 'unit'>;
  readonly proposal: Proposal;
  readonly nameOf: (unit: string) => string;
  readonly onDone?: () => void;
}) {
  const { t } = usePreferences();
  const { asked, proposal } = props;
  const { confirm, reason } = useDialogs();
  const notify = useNotify();
  const agree = useMutation(api.consolidation.agreeOwn.mutationOptions());
  const dispute = useMutation(api.consolidation.disputeOwn.mutationOptions());
  const withdraw = useMutation(api.consolidation.withdrawOwn.mutationOptions());
  const busy = agree.isPending || dispute.isPending || withdraw.isPending;
  const at = { unit: asked.unit, id: proposal.id };
  const told = (command: Promise<unknown>, what: 'agreed' | 'disputed' | 'withdrawn'): Promise<void> =>
    command.then(
      () => {
        notify.done({ title: t(`matter.done.${what}`) });
        props.onDone?.();
      },
      (error: unknown) => notify.failed({ title: t('matter.failed'), body: sentenceOf(error, t) }),
    );

  async function sayYes(): Promise<void> {
    const sure = await confirm({
      title: t('matter.agreeAsk'),
      body: t('matter.agreeNote', {
        nature: t(`matter.nature.${proposal.nature}`),
        unit: proposal.mender === '' ? t('matter.nobody') : props.nameOf(proposal.mender),
      }),
      action: t('matter.agree'),
    });
    if (sure) await told(agree.mutateAsync(at), 'agreed');
  }
  async function sayNo(): Promise<void> {
    const why = await reason({ title: t('matter.disputeAsk'), action: t('matter.dispute') });
    if (why !== undefined) await told(dispute.mutateAsync({ ...at, reason: why }), 'disputed');
  }
  async function takeBack(): Promise<void> {
    const why = await reason({ title: t('matter.withdrawAsk'), action: t('matter.withdraw') });
    if (why !== undefined) await told(withdraw.mutateAsync({ ...at, reason: why }), 'withdrawn');
  }
  if (proposal.unit === asked.unit)
    return (
      <button type="button" className="button" disabled={busy} onClick={() => void takeBack()}>
        {t('matter.withdraw')}
      </button>
    );
  return (
    <>
      {proposal.current ? (
        <button type="button" className="button primary" disabled={busy} onClick={() => void sayYes()}>
          {t('matter.agree')}
        </button>
      ) : null}
      <button type="button" className="button" disabled={busy} onClick={() => void sayNo()}>
        {t('matter.dispute')}
      </button>
    </>
  );
}
