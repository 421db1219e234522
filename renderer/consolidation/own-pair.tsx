import { useMutation, useQuery } from '@tanstack/react-query';
import type { Period } from '../../shared/kernel/period.ts';
import { api } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useDialogs } from '../ui/dialogs.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { Answer, MatterCard } from './matter-card.tsx';
import type { AskedOwn, OwnRow, Proposal } from './matters.ts';
import { PairFigures } from './pair-figures.tsx';
import { Agreed, Item } from './pair-items.tsx';
import { UNNAMED } from './pairs.ts';
import { ProposalWords } from './proposal-words.tsx';
import { fenOfText } from './sheet.ts';
import './drawers.css';

export const isOpenRow = (row: OwnRow): boolean =>
  row.class !== 'matched' && row.settledBy === null && fenOfText(row.open) !== 0;

export const counterpartyName = ({ counterparty, counterpartyName: name }: OwnRow, unnamed: string): string =>
  counterparty === UNNAMED ? unnamed : (name ?? counterparty);

/** One pair from the unit's side: what each booked, what found no partner and why, and the unit's own word. */
export function OwnPair(props: {
  readonly row: OwnRow;
  readonly unit: string;
  readonly name: string;
  readonly period: Period;
  /** The state of the centre's last consolidation of the month, where there is one. */
  readonly run: 'draft' | 'confirmed' | undefined;
}) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { row, unit, name, period } = props;
  const other = counterpartyName(row, t('reconciliation.unnamed'));
  const names = (code: string): string => (code === unit ? name : code === row.counterparty ? other : code);
  const book = row.book === 'budget' ? ('budget' as const) : ('financial' as const);
  const asked = { unit, period, counterparty: row.counterparty, kind: row.kind, book };
  const sides = useQuery(api.consolidation.ownPair.queryOptions({ input: asked }));
  const pair = [unit, row.counterparty];
  return (
    <div className="ws-drawer">
      <PairFigures
        row={row}
        booked={[
          [name, row.own],
          [other, row.other],
        ]}
      />
      {props.run === 'draft' && row.listed && isOpenRow(row) ? (
        <Explain asked={asked} row={row} pair={`${name} ↔ ${other}`} />
      ) : null}
      {sides.isError && isAnswered(sides.error) ? (
        <Failed sentence={sentenceOf(sides.error, t)} onRetry={() => void sides.refetch()} />
      ) : sides.data ? (
        <>
          {sides.data.matters.map((matter, at) => (
            <MatterCard
              key={matter.matter}
              asked={asked}
              matter={matter}
              place={at + 1}
              items={matter.items.flatMap((id) => sides.data.unmatched.find(({ item }) => item === id) ?? [])}
              nameOf={names}
              may={props.run !== 'confirmed' && row.counterparty !== UNNAMED && may('ledger.submit', unit)}
            />
          ))}
          <Earlier
            proposals={sides.data.earlier}
            nameOf={names}
            asked={asked}
            may={props.run !== 'confirmed' && may('ledger.submit', unit)}
          />
          {sides.data.explained.length > 0 ? (
            <section aria-label={t('reconciliation.explained')}>
              <h3>{t('reconciliation.explained')}</h3>
              <ul className="rec-items">
                {sides.data.explained.map((item) => (
                  <Item key={item.item} item={item} note={`${item.rule} ${item.reason}`} />
                ))}
              </ul>
            </section>
          ) : null}
          <Agreed pair={pair} nameOf={names} open={row.class === 'matched'} matched={sides.data.matched} />
        </>
      ) : (
        <Loading lines={6} />
      )}
    </div>
  );
}

/** What was said of differences that the books no longer hold as they were; what is still open can be closed. */
function Earlier(props: {
  readonly proposals: readonly Proposal[];
  readonly nameOf: (unit: string) => string;
  readonly asked: AskedOwn;
  readonly may: boolean;
}) {
  const { t } = usePreferences();
  const { proposals } = props;
  if (proposals.length === 0) return null;
  const open = proposals.filter(({ state }) => state === 'proposed');
  return (
    <details className="card rec-agreed">
      <summary>
        {t('matter.earlier', { count: proposals.length })}
        {open.length > 0 ? <span className="chip warn">{t('matter.earlierOpen', { count: open.length })}</span> : null}
      </summary>
      {proposals.map((proposal) => (
        <div key={proposal.id}>
          <ProposalWords proposals={[proposal]} nameOf={props.nameOf} withItems />
          {props.may && proposal.state === 'proposed' ? (
            <div className="ws-row matter-foot">
              <Answer asked={props.asked} proposal={proposal} nameOf={props.nameOf} />
            </div>
          ) : null}
        </div>
      ))}
    </details>
  );
}

/** 写明原因: the unit's own word; what the centre or the other unit has said is theirs. */
function Explain(props: {
  readonly asked: { unit: string; period: Period; counterparty: string; kind: string; book: 'financial' | 'budget' };
  readonly row: OwnRow;
  readonly pair: string;
}) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { reason } = useDialogs();
  const notify = useNotify();
  const explain = useMutation(api.consolidation.explainOwn.mutationOptions());
  const { asked, row } = props;
  const theirs = row.explanation !== null && !row.explanation.startsWith(`${asked.unit}：`);
  if (theirs || !may('ledger.submit', asked.unit)) return null;
  async function say(): Promise<void> {
    const explanation = await reason({
      title: t('reconciliation.explainAsk', { pair: props.pair }),
      body: t('own.explainNote'),
      action: t('reconciliation.explain'),
    });
    if (explanation === undefined) return;
    void explain.mutateAsync({ ...asked, explanation }).then(
      () => {
        notify.done({ title: t('reconciliation.explainedNow') });
      },
      (error) => notify.failed({ title: t('reconciliation.notExplained'), body: sentenceOf(error, t) }),
    );
  }
  return (
    <div className="ws-row">
      <button type="button" className="button" disabled={explain.isPending} onClick={() => void say()}>
        {row.explanation === null ? t('reconciliation.explain') : t('reconciliation.explainAgain')}
      </button>
    </div>
  );
}
