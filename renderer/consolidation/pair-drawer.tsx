import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useDialogs } from '../ui/dialogs.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { answerDraft, type Draft, type Settles, settlesOf, transitDraft } from './manual.ts';
import { ManualForm } from './manual-form.tsx';
import { pairName } from './names.ts';
import { PairFigures } from './pair-figures.tsx';
import { Agreed, Item, Unmatched } from './pair-items.tsx';
import { PairTalk } from './pair-talk.tsx';
import { isOpenInRun, kindOf, type PairSides } from './pairs.ts';
import './drawers.css';
import './pair.css';
import type { RunInSight } from './run-in-sight.tsx';
import type { Difference } from './sheet.ts';
import './panel.css';

/** A pair's two sides: what is open with its reason, what agrees folded below, and what can be done about it. */
export function PairDrawer(props: {
  readonly row: Difference | undefined;
  readonly run: RunInSight;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { row, run } = props;
  const title = row
    ? `${pairName(row.pair, run.nameOf, t)} · ${t(`reconciliation.kind.${kindOf(row)}`)}`
    : t('reconciliation.title');
  return (
    <Drawer open={row !== undefined} title={title} onClose={props.onClose} width={1000}>
      {row ? <Sides key={row.pair.join()} row={row} run={run} /> : null}
    </Drawer>
  );
}

function Sides({ row, run }: { row: Difference; run: RunInSight }) {
  const { t } = usePreferences();
  const [draft, setDraft] = useState<Draft>();
  const [left = '', right = ''] = row.pair;
  const name = (unit: string): string => (unit === '' ? '' : pairName([unit], run.nameOf, t));
  const sides = useQuery(
    api.consolidation.pair.queryOptions({
      input: { run: run.head.run, left, right, kind: row.kind, book: row.book === 'budget' ? 'budget' : 'financial' },
    }),
  );
  if (draft) return <ManualForm run={run} initial={draft} onDone={() => setDraft(undefined)} />;
  return (
    <div className="ws-drawer">
      <PairFigures
        row={row}
        booked={[
          [name(left), row.left],
          [name(right), row.right],
        ]}
      />
      <Answer row={row} run={run} sides={sides.data} onDraft={setDraft} />
      <PairTalk row={row} run={run} />
      {sides.isError && isAnswered(sides.error) ? (
        <Failed sentence={sentenceOf(sides.error, t)} onRetry={() => void sides.refetch()} />
      ) : sides.data ? (
        <>
          <Unmatched pair={row.pair} nameOf={run.nameOf} unmatched={sides.data.unmatched} />
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
          <Agreed pair={row.pair} nameOf={run.nameOf} open={row.class === 'matched'} matched={sides.data.matched} />
        </>
      ) : (
        <Loading lines={6} />
      )}
    </div>
  );
}

/** 写明原因, and the manual adjustment that answers the difference; for what is in transit it is proposed ready to check. */
function Answer(props: {
  readonly row: Difference;
  readonly run: RunInSight;
  readonly sides: PairSides | undefined;
  readonly onDraft: (draft: Draft) => void;
}) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { reason } = useDialogs();
  const notify = useNotify();
  const { row, run, sides, onDraft } = props;
  const explain = useMutation(api.consolidation.explain.mutationOptions());
  const accept = useMutation(api.consolidation.addManual.mutationOptions());
  const manuals = useQuery(api.consolidation.manuals.queryOptions({ input: { period: run.period } }));
  const answers = settlesOf(row);
  const open = run.standing && run.head.state === 'draft' && isOpenInRun(row);
  if (!open || !may('consolidation.adjust') || !answers) return null;
  const transit = sides && transitDraft(row, sides.unmatched);
  const answered = manuals.data?.find(
    ({ withdrawn, settles }) => !withdrawn && settles !== null && isSame(settles, answers),
  );

  async function say(): Promise<void> {
    if (!answers) return;
    const given = await reason({
      title: t('reconciliation.explainAsk', { pair: pairName(row.pair, run.nameOf, t) }),
      body: t('reconciliation.explainNote'),
      action: t('reconciliation.explain'),
    });
    if (given === undefined) return;
    void explain.mutateAsync({ period: run.period, ...answers, explanation: given }).then(
      () => {
        notify.done({ title: t('reconciliation.explainedNow') });
      },
      (error) => notify.failed({ title: t('reconciliation.notExplained'), body: sentenceOf(error, t) }),
    );
  }
  async function takeAsItStands(): Promise<void> {
    if (!answers) return;
    const given = await reason({
      title: t('reconciliation.acceptAsk', { pair: pairName(row.pair, run.nameOf, t) }),
      body: t('reconciliation.acceptNote'),
      action: t('reconciliation.accept'),
    });
    if (given === undefined) return;
    void accept
      .mutateAsync({
        period: run.period,
        kind: 'acceptance',
        units: [answers.left, answers.right],
        entries: [],
        settles: answers,
        reason: given,
      })
      .then(
        ({ id }) => {
          notify.done({ title: t('reconciliation.acceptedNow', { id }), body: t('manual.keptNext') });
        },
        (error) => notify.failed({ title: t('reconciliation.notAccepted'), body: sentenceOf(error, t) }),
      );
  }
  return (
    <div className="ws-row">
      <button type="button" className="button" disabled={explain.isPending} onClick={() => void say()}>
        {row.explanation === null ? t('reconciliation.explain') : t('reconciliation.explainAgain')}
      </button>
      {answered ? (
        <span className="chip accent">
          {t(answered.confirmedBy === null ? 'reconciliation.proposed' : 'reconciliation.answered', {
            id: answered.id,
          })}
        </span>
      ) : transit ? (
        <button
          type="button"
          className="button primary"
          onClick={() =>
            onDraft({ ...transit, reason: t('reconciliation.transitReason', { documents: documentsIn(sides) }) })
          }
        >
          {t('reconciliation.transit')}
        </button>
      ) : (
        <button type="button" className="button" onClick={() => onDraft(answerDraft(row))}>
          {t('reconciliation.adjust')}
        </button>
      )}
      {answered ? null : (
        <button type="button" className="button" disabled={accept.isPending} onClick={() => void takeAsItStands()}>
          {t('reconciliation.accept')}
        </button>
      )}
    </div>
  );
}

const isSame = (one: Readonly<Record<keyof Settles, string>>, other: Settles): boolean =>
  one.left === other.left && one.right === other.right && one.kind === other.kind && one.book === other.book;

const documentsIn = ({ unmatched }: PairSides): string =>
  unmatched
    .filter((item) => item.class === 'timing')
    .flatMap(({ document, date }) => [document ?? date])
    .join('、');
