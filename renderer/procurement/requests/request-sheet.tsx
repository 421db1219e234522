import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { DEFAULT_SUGGEST_RULES } from '../../../shared/domain/procurement/requests/suggest.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { type PageAction, PageHead } from '../../ui/page-head.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { PaperHistory, PaperNext } from '../paper-steps.tsx';
import { useAskAgain } from './ask-again.ts';
import { draftOf, farAbove } from './draft.ts';
import { NamedProduct } from './product-chips.tsx';
import { supplyColumns } from './supply-columns.tsx';
import { count, KIND_LOOKS, type Request, type RequestLine, STAGE_LOOKS, STATE_LOOKS, stateOf } from './words.ts';

interface Ways {
  readonly onClose: () => void;
  readonly onEdit: () => void;
  /** To a new request for the same. */
  readonly onCopy: () => void;
  /** To where requests are decided. */
  readonly onDecide: () => void;
}

/** One request: what was asked, approved, ordered and is still open, line by line, and its history. */
export function RequestSheet({ id, ...ways }: Ways & { readonly id: number }) {
  const { t } = usePreferences();
  const read = useQuery(api.procurement.request.queryOptions({ input: { id } }));
  if (read.isError && isAnswered(read.error))
    return (
      <>
        <PageHead
          title={t('purchaseRequests.title')}
          actions={[{ label: t('purchaseRequests.back'), onClick: ways.onClose }]}
        />
        <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />
      </>
    );
  return read.data ? <OfRequest request={read.data} {...ways} /> : <Loading />;
}

function OfRequest({ request, onClose, onEdit, onCopy, onDecide }: Ways & { readonly request: Request }) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const [marked, setMarked] = useState<ReadonlySet<number>>(() => new Set());
  const { may: holds } = useIdentity();
  const { timesAsked } =
    useQuery(api.procurement.suggestRules.queryOptions({ input: {} })).data ?? DEFAULT_SUGGEST_RULES;
  const askAgain = useAskAgain();
  const { id, revision, unit, number, may, lines } = request;
  const over = request.stage === 'withdrawn' || request.stage === 'refused';
  const seen = { unit, id, revision };
  const open = lines.filter((line) => line.open > 0);
  const drops = may.includes('change') && open.length > 0;
  const chosen = open.filter(({ line }) => marked.has(line));

  async function hand(): Promise<void> {
    if (await askAgain(farAbove(draftOf(request).lines, timesAsked), timesAsked))
      await act(() => client.procurement.handRequest(seen), t('purchaseRequests.handed'));
  }
  async function withdraw(): Promise<void> {
    const action = t('procurement.act.withdraw');
    const reason = await dialogs.reason({ title: t('procurement.act.withdrawTitle', { name: number }), action });
    if (reason !== undefined)
      await act(() => client.procurement.withdrawRequest({ ...seen, reason }), t('procurement.done.withdraw'));
  }
  async function drop(): Promise<void> {
    const action = t('purchaseRequests.drop', { count: chosen.length });
    const reason = await dialogs.reason({ title: t('purchaseRequests.dropTitle', { number }), action });
    const which = chosen.map(({ line }) => line);
    if (reason === undefined) return;
    const done = () => client.procurement.dropRemainder({ id, revision, lines: which, reason });
    if (await act(done, t('purchaseRequests.dropped'))) setMarked(new Set());
  }
  const actions: PageAction[] = [
    ...(may.includes('hand')
      ? [
          {
            ...{ label: t('procurement.act.hand'), shortcut: 'F9', primary: true, disabled: busy },
            onClick: () => void hand(),
          },
        ]
      : []),
    ...(may.includes('approve') ? [{ label: t('purchaseRequests.toDecide'), primary: true, onClick: onDecide }] : []),
    ...(may.includes('prepare') ? [{ label: t('purchaseRequests.edit'), shortcut: 'F2', onClick: onEdit }] : []),
    ...(over && holds('procurement.request', unit)
      ? [{ label: t('purchaseRequests.copy'), primary: true, onClick: onCopy }]
      : []),
    ...(may.includes('withdraw')
      ? [{ label: t('procurement.act.withdraw'), disabled: busy, onClick: () => void withdraw() }]
      : []),
    ...(drops
      ? [
          {
            label: t('purchaseRequests.drop', { count: chosen.length }),
            disabled: busy || (chosen.length === 0 && t('purchaseRequests.dropNone')),
            onClick: () => void drop(),
          },
        ]
      : []),
    { label: t('purchaseRequests.back'), onClick: onClose },
  ];
  const mark = (line: number): void =>
    setMarked((before) => {
      const next = new Set(before);
      if (!next.delete(line)) next.add(line);
      return next;
    });
  return (
    <>
      <PageHead title={number} subtitle={request.unitName} actions={actions}>
        <span className={STAGE_LOOKS[request.stage] ?? 'chip'}>{t(`procurement.stage.${request.stage}`)}</span>
        <span className={KIND_LOOKS[request.kind]}>{t(`purchaseRequests.kind.${request.kind}`)}</span>
      </PageHead>
      <div className="purchase-form fill" aria-busy={busy}>
        <Facts request={request} />
        <Problem sentence={problem} />
        <Lines request={request} marked={marked} onMark={drops ? mark : undefined} />
        <section className="card purchase-history">
          <PaperNext kind="request" of={request} unit={request.unitName} />
          <PaperHistory kind="request" id={id} />
        </section>
      </div>
    </>
  );
}

/** What was said of the whole. */
function Facts({ request }: { readonly request: Request }) {
  const { t } = usePreferences();
  const { day, needed, hours, cause, insteadName, remark, unpriced, stage, reason, display } = request;
  const facts: readonly (readonly [string, string])[] = [
    [t('purchaseRequests.day'), day],
    [t('purchaseRequests.needed'), hours > 0 ? `${needed} · ${t('purchaseRequests.within', { hours })}` : needed],
    ...(insteadName === '' ? [] : [[t('purchaseRequests.instead'), insteadName] as const]),
    ...(cause === '' ? [] : [[t('purchaseRequests.cause'), cause] as const]),
    ...(remark === '' ? [] : [[t('purchaseRequests.remark'), remark] as const]),
  ];
  return (
    <>
      {stage === 'draft' && reason !== '' ? (
        <p className="notice warn">{t('purchaseRequests.returned', { display, reason })}</p>
      ) : null}
      <dl className="purchase-facts">
        {facts.map(([name, said]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ))}
        {unpriced > 0 ? (
          <div>
            <dt>{t('purchaseRequests.amount')}</dt>
            <dd>{t('purchaseRequests.unpriced', { count: unpriced })}</dd>
          </div>
        ) : null}
      </dl>
    </>
  );
}

type Row = RequestLine | { readonly line: 0; readonly amount: string };
const lineOf = (row: Row): RequestLine | undefined => ('item' in row ? row : undefined);

function Lines(props: {
  readonly request: Request;
  readonly marked: ReadonlySet<number>;
  readonly onMark: ((line: number) => void) | undefined;
}) {
  const { t } = usePreferences();
  const { request, marked, onMark } = props;
  const live = request.stage === 'draft' || request.stage === 'handed';
  const columns = useMemo((): GridColumn<Row>[] => {
    const packs = (id: string, title: string, of: (line: RequestLine) => number | null): GridColumn<Row> => ({
      ...{ id, title, kind: 'number', width: 92, minWidth: 66 },
      value: (row) => {
        const line = lineOf(row);
        return line && (of(line) ?? undefined);
      },
      render: (row) => {
        const line = lineOf(row);
        const value = line && of(line);
        return value === undefined || value === null ? '' : value === 0 ? '–' : count(value);
      },
    });
    return [
      {
        ...{ id: 'name', title: t('purchaseRequests.product'), flex: 3, minWidth: 270 },
        value: (row) => lineOf(row)?.name ?? t('purchaseRequests.total', { count: request.lines.length }),
        render: (row) => {
          const line = lineOf(row);
          if (!line) return t('purchaseRequests.total', { count: request.lines.length });
          return onMark && line.open > 0 ? (
            <label className="purchase-mark">
              <input type="checkbox" checked={marked.has(line.line)} onChange={() => onMark(line.line)} />
              <NamedProduct of={live ? line : { ...line, also: [] }} />
            </label>
          ) : (
            <NamedProduct of={live ? line : { ...line, also: [] }} />
          );
        },
      },
      {
        ...{ id: 'item', title: t('purchaseRequests.code'), width: 196, hidden: true },
        value: (row) => lineOf(row)?.item,
      },
      ...(live
        ? supplyColumns<Row>(t, lineOf)
        : [packs('suggested', t('purchaseRequests.suggested'), ({ suggested }) => suggested)]),
      packs('asked', t('purchaseRequests.asked'), ({ asked }) => asked),
      ...(live
        ? []
        : [
            packs('approved', t('purchaseRequests.approved'), ({ approved }) => approved),
            packs('ordered', t('purchaseRequests.ordered'), ({ ordered }) => ordered),
            packs('dropped', t('purchaseRequests.droppedPacks'), ({ dropped }) => dropped),
            packs('open', t('purchaseRequests.open'), ({ open }) => open),
          ]),
      { id: 'amount', title: t('purchaseRequests.amount'), kind: 'money', value: ({ amount }) => amount, width: 132 },
      {
        ...{ id: 'state', title: t('purchaseRequests.state'), width: 96 },
        value: (row) => {
          const line = lineOf(row);
          return line ? t(`purchaseRequests.state.${stateOf(request, line)}`) : '';
        },
        render: (row) => {
          const line = lineOf(row);
          const state = line && stateOf(request, line);
          return state ? <span className={STATE_LOOKS[state]}>{t(`purchaseRequests.state.${state}`)}</span> : null;
        },
      },
      {
        ...{ id: 'why', title: t('purchaseRequests.whyOrRemark'), flex: 2, minWidth: 120 },
        value: (row) => {
          const line = lineOf(row);
          return line ? [line.why, line.remark].filter((text) => text !== '').join('；') : '';
        },
      },
    ];
  }, [t, request, marked, onMark, live]);
  return (
    <Grid<Row>
      id={live ? 'procurement.request.live' : 'procurement.request'}
      label={t('purchaseRequests.lines')}
      columns={columns}
      rows={request.lines}
      totals={{ line: 0, amount: request.amount }}
      rowKey={({ line }) => String(line)}
      {...(onMark ? { onMark: ({ line }: Row) => onMark(line) } : {})}
      empty={{ title: t('purchaseRequests.noLines') }}
    />
  );
}
