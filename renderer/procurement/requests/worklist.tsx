import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { explains } from '../../../shared/domain/procurement/explaining.ts';
import { amountOf, parsePrice } from '../../../shared/domain/procurement/price.ts';
import { addFen, type Fen, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { FindField } from '../../ui/find-field.tsx';
import { Grid } from '../../ui/grid.tsx';
import type { GridColumn } from '../../ui/grid-columns.ts';
import { Problem } from '../../ui/states.tsx';
import { packsIn } from './draft.ts';
import { NamedProduct } from './product-chips.tsx';
import { supplyColumns } from './supply-columns.tsx';
import { count, KIND_LOOKS, type Request, type RequestLine } from './words.ts';

/** What was typed into a line: packs approved and why they differ. */
interface Typed {
  readonly approved: number;
  readonly why: string;
}
interface Row {
  readonly request: Request;
  /** Undefined in the row of the request itself. */
  readonly line?: RequestLine;
}
const AHEAD = { urgent: 0, shortage: 1, ordinary: 2 } as const;

/** 待核定: the requests of all units, each line beside its suggestion; several are decided at once. */
export function Worklist({
  unit,
  onOpen,
}: {
  readonly unit: string | undefined;
  readonly onOpen: (id: number) => void;
}) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const [typed, setTyped] = useState<ReadonlyMap<number, Typed>>(() => new Map());
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => new Set());
  const read = useQuery(api.procurement.requestsToDecide.queryOptions({ input: {} }));
  const requests = useMemo(
    () =>
      read.data
        ?.filter((each) => unit === undefined || each.unit === unit)
        .sort((a, b) => AHEAD[a.kind] - AHEAD[b.kind] || (a.needed < b.needed ? -1 : 1)),
    [read.data, unit],
  );
  const [find, setFind] = useState('');
  const [folded, setFolded] = useState(false);
  const shown = useMemo(() => found(requests, find), [requests, find]);
  const columns = useColumns(typed, chosen, (id) => setChosen(toggled(chosen, id)), onOpen);
  const rows = useMemo(
    () =>
      shown?.flatMap(({ request, lines }): Row[] => [
        { request },
        ...(folded ? [] : lines.map((line) => ({ request, line }))),
      ]),
    [shown, folded],
  );
  const mine = requests?.filter(({ id }) => chosen.has(id)) ?? [];
  const decided = ({ lines }: Request) =>
    lines.flatMap(({ line, asked }) => {
      const own = typed.get(line);
      return own && own.approved !== asked ? [{ line, ...own }] : [];
    });
  const owed = mine.flatMap(decided).filter(({ why }) => !explains(why)).length;

  async function decide(outcome: 'approve' | 'return' | 'refuse'): Promise<void> {
    const said = {
      title: t(`purchaseRequests.ask.${outcome}`, { count: mine.length }),
      action: t(`purchaseRequests.do.${outcome}`),
    };
    let reason = '';
    if (outcome === 'approve') {
      const cut = mine.flatMap(decided).length;
      if (!(await dialogs.confirm({ ...said, body: t('purchaseRequests.approveBody', { count: cut }) }))) return;
    } else {
      const given = await dialogs.reason(said);
      if (given === undefined) return;
      reason = given;
    }
    const asked = mine.map((request) => ({ id: request.id, revision: request.revision, lines: decided(request) }));
    const done = () => client.procurement.decideRequests({ outcome, requests: asked, reason });
    if (await act(done, t(`purchaseRequests.did.${outcome}`, { count: mine.length }))) setChosen(new Set());
  }
  const off = busy || mine.length === 0;
  return (
    <>
      <Problem sentence={problem} />
      <Grid<Row>
        id="procurement.worklist"
        label={t('purchaseRequests.view.decide')}
        columns={columns}
        rows={rows}
        depthOf={({ line }) => (line ? 1 : 0)}
        rowKey={({ request, line }) => (line ? `${request.id}-${line.line}` : String(request.id))}
        rowLook={({ request, line }) => {
          if (!line) return 'sum';
          const own = typed.get(line.line);
          if (own && own.approved !== line.asked && !explains(own.why)) return 'bad';
          return chosen.has(request.id) ? 'hot' : undefined;
        }}
        onMark={({ request }) => setChosen(toggled(chosen, request.id))}
        onEdit={(edits) =>
          setTyped((before) => {
            const next = new Map(before);
            for (const { row, column, text } of edits) {
              if (!row.line) continue;
              const own = next.get(row.line.line) ?? { approved: row.line.asked, why: '' };
              const packs = column === 'approved' ? packsIn(text) : undefined;
              next.set(row.line.line, {
                approved: packs ?? own.approved,
                why: column === 'why' ? text.slice(0, 200) : own.why,
              });
            }
            return next;
          })
        }
        header={
          <>
            <FindField label={t('purchaseRequests.findLine')} value={find} onChange={setFind} width={180} />
            <button
              type="button"
              className="button"
              aria-pressed={folded}
              disabled={!requests?.length}
              onClick={() => setFolded(!folded)}
            >
              {t(folded ? 'purchaseRequests.unfold' : 'purchaseRequests.fold')}
            </button>
            <button
              type="button"
              className="button"
              disabled={!shown?.length}
              onClick={() =>
                setChosen(new Set(chosen.size < (shown?.length ?? 0) ? shown?.map(({ request }) => request.id) : []))
              }
            >
              {t(
                chosen.size > 0 && chosen.size >= (shown?.length ?? 0)
                  ? 'purchaseRequests.chooseNone'
                  : 'purchaseRequests.chooseAll',
              )}
            </button>
            <button
              type="button"
              className="button primary"
              aria-disabled={off || owed > 0}
              onClick={() => off || owed > 0 || void decide('approve')}
            >
              {t('purchaseRequests.decideChosen', { count: mine.length })}
            </button>
            {(['return', 'refuse'] as const).map((outcome) => (
              <button
                key={outcome}
                type="button"
                className="button"
                disabled={off}
                onClick={() => void decide(outcome)}
              >
                {t(`purchaseRequests.do.${outcome}`)}
              </button>
            ))}
            <span className={owed > 0 ? 'field-problem' : 'hint'} role="status">
              {t(owed > 0 ? 'purchaseRequests.owed' : 'purchaseRequests.decideHint', { count: owed })}
            </span>
          </>
        }
        failed={failedOf(read, t)}
        empty={
          requests?.length
            ? { title: t('purchaseRequests.noneFound') }
            : { title: t('purchaseRequests.noneToDecide'), body: <p>{t('purchaseRequests.noneToDecideBody')}</p> }
        }
      />
    </>
  );
}

/** Requests of a unit or number that was typed, whole; of others the lines whose product it names. */
function found(requests: readonly Request[] | undefined, typed: string) {
  const words = typed.trim().toLowerCase();
  return requests?.flatMap((request) => {
    const { unitName, number, lines } = request;
    if (`${unitName} ${number}`.toLowerCase().includes(words)) return [{ request, lines }];
    const own = lines.filter(({ name, item }) => `${name} ${item}`.toLowerCase().includes(words));
    return own.length === 0 ? [] : [{ request, lines: own }];
  });
}

function toggled(chosen: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** 协议价 × what is approved as it is typed. */
function amountOfRow({ request, line }: Row, typed: ReadonlyMap<number, Typed>): Fen | undefined {
  if (!line)
    return request.lines.reduce(
      (sum: Fen, each) => addFen(sum, amountOfRow({ request, line: each }, typed) ?? ZERO),
      ZERO,
    );
  const own = typed.get(line.line);
  const price = line.price === '' ? undefined : parsePrice(line.price);
  if (own && price !== undefined) return amountOf(price, own.approved);
  return line.amount === '' ? undefined : parseYuan(line.amount);
}

function useColumns(
  typed: ReadonlyMap<number, Typed>,
  chosen: ReadonlySet<number>,
  onMark: (id: number) => void,
  onOpen: (id: number) => void,
): GridColumn<Row>[] {
  const { t } = usePreferences();
  return useMemo(
    () => [
      {
        ...{ id: 'name', title: t('purchaseRequests.product'), width: 296, pin: 'left' },
        value: ({ request, line }) => line?.name ?? `${request.unitName} ${request.number}`,
        render: ({ request, line }) =>
          line ? (
            <NamedProduct of={line} />
          ) : (
            <span className="purchase-mark">
              <input
                type="checkbox"
                aria-label={t('purchaseRequests.choose', { number: request.number })}
                checked={chosen.has(request.id)}
                onChange={() => onMark(request.id)}
              />
              <b>{request.unitName}</b>
              <button type="button" className="link" onClick={() => onOpen(request.id)}>
                {request.number}
              </button>
            </span>
          ),
      },
      {
        ...{ id: 'item', title: t('purchaseRequests.code'), width: 196, hidden: true },
        value: ({ line }) => line?.item,
      },
      ...supplyColumns<Row>(t, ({ line }) => line),
      {
        ...{ id: 'asked', title: t('purchaseRequests.asked'), kind: 'number', width: 96, minWidth: 70 },
        value: ({ line }) => line?.asked,
        render: ({ line }) => (line ? count(line.asked) : null),
      },
      {
        ...{
          id: 'approved',
          title: t('purchaseRequests.approved'),
          kind: 'number',
          width: 88,
          minWidth: 70,
          pin: 'right',
        },
        editable: ({ line }) => line !== undefined,
        value: ({ line }) => line && (typed.get(line.line)?.approved ?? line.asked),
        render: ({ line }) => {
          if (!line) return null;
          const approved = typed.get(line.line)?.approved ?? line.asked;
          return <span className={approved === line.asked ? '' : 'otherwise'}>{count(approved)}</span>;
        },
      },
      {
        ...{ id: 'amount', title: t('purchaseRequests.amount'), kind: 'money', width: 132 },
        value: (row) => amountOfRow(row, typed),
      },
      {
        ...{ id: 'why', title: t('purchaseRequests.why'), width: 184, pin: 'right' },
        editable: ({ line }) => line !== undefined,
        value: ({ line }) => line && (typed.get(line.line)?.why ?? ''),
        render: ({ request, line }) =>
          line ? (
            (typed.get(line.line)?.why ?? '')
          ) : (
            <span className="purchase-mark" title={request.cause}>
              {request.kind === 'ordinary' ? null : (
                <span className={KIND_LOOKS[request.kind]}>{t(`purchaseRequests.kind.${request.kind}`)}</span>
              )}
              <span className="hint">
                {request.hours > 0
                  ? t('purchaseRequests.within', { hours: request.hours })
                  : t('purchaseRequests.neededBy', { day: request.needed })}
              </span>
              {request.cause === '' ? null : <q>{request.cause}</q>}
            </span>
          ),
      },
      {
        ...{ id: 'remark', title: t('purchaseRequests.remark'), flex: 1, minWidth: 90, hidden: true },
        value: ({ request, line }) => (line ? line.remark : request.remark),
      },
    ],
    [t, typed, chosen, onMark, onOpen],
  );
}
