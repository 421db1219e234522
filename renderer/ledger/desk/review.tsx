import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { api } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { signerOf } from '../../app/told.ts';
import { useNotify } from '../../ui/notify.tsx';
import { type PageAction, PageHead } from '../../ui/page-head.tsx';
import { instantName } from '../../ui/time.ts';
import { UnitMark } from '../../ui/unit-mark.tsx';
import { COPY_KEY, COPY_RED_KEY } from '../books/copying.ts';
import { ProposedBlock } from '../books/proposal.tsx';
import { Papers } from '../papers/papers.tsx';
import type { DraftOut } from './beginning.ts';
import { useDeskWork } from './desk-work.tsx';
import { keptKeySet } from './keys.ts';
import { LeftBar } from './left-bar.tsx';
import { FAILINGS, type Failing } from './left-behind.ts';
import { useMoving } from './moving.ts';
import { Paper } from './paper.tsx';
import { type Draft, type Move, movesOf, neighboursOf, STATES, statesOf, type View } from './queue.ts';
import { LOOKS } from './state-looks.ts';
import { useDeskKeys } from './use-command-keys.ts';

/** The most that one goes through by F7 and F8. */
const QUEUE = 1000;
/** So many of the queue are read ahead. */
const AHEAD = 3;
type Neighbour = Pick<Draft, 'id' | 'unit'>;
const nameOf = ({ unit, id }: Neighbour): string => `${unit} ${id}`;
const isGoneOn = (move: Move): move is Move & Failing => FAILINGS.some((each) => each === move);

/** The one thing that a state waits for stands first, on the page's own key. */
const MAIN: Partial<Record<Draft['state'], Move>> = { draft: 'submit', submitted: 'review', reviewed: 'post' };
const KEY_OF: Partial<Record<Move, string>> = { return: 'F10', unreview: 'F6', withdraw: 'F6' };

/**
 * A draft that is looked at: as paper, with what stands against it, and what this person may do to it. What was done leads
 * to the next one of the same queue, so that ten vouchers are ten keystrokes.
 */
export function Review(props: {
  readonly draft: DraftOut;
  /** What one has gone on from: it stands in no queue any more. */
  readonly gone: Set<string>;
  /** Another draft stands there at once, where it was read ahead. */
  readonly onTurn: (to: Neighbour, search: object) => void;
  readonly onAhead: (drafts: readonly Neighbour[]) => void;
  readonly onChanged: () => void;
}) {
  const { draft, gone, onAhead, onChanged } = props;
  const { t, locale } = usePreferences();
  const { may } = useIdentity();
  const { period, units } = useScope();
  const work = useDeskWork();
  useDeskKeys(keptKeySet());
  const navigate = useNavigate();
  const notify = useNotify();
  const { busy, move } = useMoving();
  const [queue] = useAddress('queue');
  const [view] = useAddress('state');
  // Why it was refused after one had gone on from it.
  const [was] = useState(() => work.left.of(draft.unit, draft.id, ''));
  useEffect(() => {
    if (was) work.left.forget(was);
  }, [was, work]);
  const [refused, setRefused] = useState<readonly string[]>(() => was?.reasons.map(({ message }) => message) ?? []);
  const [first] = useState(draft.state);
  const signing = view === 'unsigned' && may('ledger.sign', draft.unit);
  const state: View = signing ? 'unsigned' : ([...STATES].find((each) => each === first) ?? 'draft');
  // The queue from which one came: of all units, or of this one.
  const across = queue === 'all';
  const list = useQuery(
    api.ledger.drafts.queryOptions({
      input: {
        states: statesOf(state),
        unsigned: signing,
        limit: QUEUE,
        ...(across ? {} : { unit: draft.unit }),
        ...(period === undefined ? {} : { period }),
      },
    }),
  ).data?.rows;
  const waiting = useMemo(() => (list ?? []).filter((each) => !gone.has(nameOf(each))), [list, gone]);
  const { previous, next, at } = neighboursOf(waiting, draft.id);
  useEffect(() => {
    onAhead(waiting.slice(at + 1, at + 1 + AHEAD));
  }, [onAhead, waiting, at]);
  const turn = (to: Neighbour | undefined): void => {
    if (to) props.onTurn(to, { queue, state: view });
  };
  const main: Move | undefined = signing && draft.unsigned ? 'sign' : MAIN[draft.state];
  const told = (wanted: Move, number = ''): void => notify.done({ title: t(`desk.done.${wanted}`, { number }).trim() });
  function toDesk(): void {
    void navigate({
      to: '/desk' as string,
      search: { unit: across ? undefined : draft.unit, period, state } as never,
    });
  }
  /** The next one stands there before the next key is struck; what was asked of this one is done behind it. */
  function goOn(wanted: Move & Failing): void {
    const { unit, id, summary } = draft;
    // The key once more, before the next one stands there: it was meant for that one, which is not seen yet.
    if (gone.has(nameOf(draft))) return;
    gone.add(nameOf(draft));
    work.goOn(
      { unit, draft: id, called: summary, failing: wanted },
      async () => (await move(wanted, [draft]))?.[0]?.outcome,
      {
        done: ({ voucher }) => told(wanted, voucher?.number),
        refused: () => void gone.delete(nameOf(draft)),
      },
    );
    const following = next ?? previous;
    if (following) turn(following);
    else toDesk();
  }
  async function go(wanted: Move): Promise<void> {
    if (busy) return;
    if (wanted === main && isGoneOn(wanted)) return goOn(wanted);
    const [became] = (await move(wanted, [draft])) ?? [];
    if (!became) return;
    const { outcome } = became;
    if (outcome.state === 'refused') {
      setRefused(outcome.reasons.map(({ message }) => message));
      onChanged();
      return;
    }
    told(wanted, outcome.voucher?.number);
    if (wanted !== 'return') return onChanged();
    gone.add(nameOf(draft));
    const following = next ?? previous;
    if (following) turn(following);
    else toDesk();
  }
  const copy = (how: 'd' | 'rd'): void =>
    void navigate({
      to: '/desk/new' as string,
      search: { unit: draft.unit, period, from: `${how}${draft.id}` } as never,
    });
  const moves = movesOf(draft, (permission) => may(permission, draft.unit));
  const actions: PageAction[] = [
    { label: t('voucher.previous'), onClick: () => turn(previous), shortcut: 'F7', disabled: previous === undefined },
    { label: t('voucher.next'), onClick: () => turn(next), shortcut: 'F8', disabled: next === undefined },
    ...moves.map((each): PageAction => {
      const key = each === main ? 'F9' : KEY_OF[each];
      return {
        label: t(`desk.move.${each}`),
        onClick: () => void go(each),
        ...(key === undefined ? {} : { shortcut: key }),
        ...(each === main ? { primary: true } : {}),
      };
    }),
    ...(may('ledger.prepare', draft.unit)
      ? [
          { label: t('desk.copy'), onClick: () => copy('d'), shortcut: COPY_KEY },
          { label: t('desk.copyRed'), onClick: () => copy('rd'), shortcut: COPY_RED_KEY },
        ]
      : []),
  ];
  return (
    <>
      <PageHead title={t('voucher.title')} actions={actions}>
        <UnitMark unit={draft.unit} name={units?.find(({ code }) => code === draft.unit)?.name} />
        <span className={`chip ${LOOKS[draft.state]}`}>{t(`desk.state.${draft.state}`)}</span>
        {at >= 0 && list ? <span className="hint">{t('desk.at', { at: at + 1, count: waiting.length })}</span> : null}
        <Link
          className="link"
          to={'/desk' as string}
          search={{ unit: across ? undefined : draft.unit, period, state } as never}
        >
          {t('desk.back')}
        </Link>
      </PageHead>
      <LeftBar />
      {refused.length > 0 ? (
        <div className="notice danger" role="alert">
          <span>
            {refused.map((message) => (
              <div key={message}>{message}</div>
            ))}
          </span>
        </div>
      ) : null}
      <div className="voucher-page">
        <div className="voucher-sheets">
          <div className="card voucher-sheet">
            <Paper draft={draft} />
          </div>
          {draft.proposal && draft.state !== 'posted' ? (
            <ProposedBlock proposal={draft.proposal} unit={draft.unit} />
          ) : null}
          <Papers unit={draft.unit} on={{ unit: draft.unit, draft: draft.id }} mayAdd={false} />
        </div>
        <aside className="voucher-aside">
          <Findings draft={draft} />
          <section className="card aside-card" aria-label={t('desk.course')}>
            <h3>{t('desk.course')}</h3>
            <dl className="facts">
              <dt>{t('vouchers.prepared')}</dt>
              <dd>
                {signerOf(draft.preparedBy, draft.names, locale)} {instantName(draft.saved)}
              </dd>
              {draft.reviewedBy === null ? null : (
                <>
                  <dt>{t('vouchers.reviewed')}</dt>
                  <dd>
                    {signerOf(draft.reviewedBy, draft.names, locale)} {instantName(draft.reviewed ?? '')}
                  </dd>
                </>
              )}
              {draft.signedBy === null && !draft.unsigned ? null : (
                <>
                  <dt>{t('desk.cashier')}</dt>
                  <dd>
                    {draft.signedBy === null ? (
                      <span className="chip warn">{t('desk.cashierWaits')}</span>
                    ) : (
                      `${signerOf(draft.signedBy, draft.names, locale)} ${instantName(draft.signed ?? '')}`
                    )}
                  </dd>
                </>
              )}
              {draft.recurring === null ? null : (
                <>
                  <dt>{t('recurring.mark')}</dt>
                  <dd>{t('recurring.from', { name: draft.recurring.name, period: draft.recurring.period })}</dd>
                </>
              )}
              {draft.returned === null ? null : (
                <>
                  <dt>{t('desk.returned')}</dt>
                  <dd>
                    {signerOf(draft.returned.by, draft.names, locale)} {instantName(draft.returned.at)}：
                    {draft.returned.reason}
                  </dd>
                </>
              )}
              {draft.voucher === null ? null : (
                <>
                  <dt>{t('vouchers.number')}</dt>
                  <dd>
                    <Link
                      className="link"
                      to={`/vouchers/${draft.voucher.id}` as string}
                      search={{ unit: draft.unit, period: draft.period } as never}
                    >
                      {draft.voucher.number}
                    </Link>
                  </dd>
                </>
              )}
            </dl>
          </section>
        </aside>
      </div>
    </>
  );
}

/** What stands against it and what one should look at; each sentence leads to its line. */
function Findings({ draft }: { draft: DraftOut }) {
  const { t } = usePreferences();
  return (
    <section className="card aside-card" aria-label={t('voucher.findings')}>
      <h3>
        {t('voucher.findings')}
        {draft.findings.length > 0 ? <span className="chip warn">{draft.findings.length}</span> : null}
      </h3>
      {draft.findings.length === 0 ? <p className="hint">{t('voucher.noFindings')}</p> : null}
      <ul className="findings">
        {draft.findings.map(({ message, line, severity }) => (
          <li key={message} className={severity === 'error' ? 'desk-error' : undefined}>
            {line === null ? (
              message
            ) : (
              <a className="link" href={`#line-${line}`}>
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
