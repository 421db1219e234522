import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { REQUEST_KINDS, URGENT_HOURS_MAX } from '../../../shared/domain/procurement/requests/request.ts';
import { DEFAULT_SUGGEST_RULES } from '../../../shared/domain/procurement/requests/suggest.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import { useActing, useAttempt } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { useNames } from '../../ledger/books/names.ts';
import { Labelled } from '../../ui/labelled.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Loading, Problem } from '../../ui/states.tsx';
import { useAskAgain } from './ask-again.ts';
import { AskedGrid } from './asked-grid.tsx';
import {
  copyOf,
  type Draft,
  draftOf,
  farAbove,
  lookedAtAgain,
  newDraft,
  packsIn,
  requestOf,
  stopOf,
  unfilled,
  unpriced,
  withLines,
} from './draft.ts';
import { ProductSearch } from './product-search.tsx';
import type { Choice, Request } from './words.ts';

interface Props {
  readonly unit: string;
  readonly onClose: () => void;
  readonly onKept: (id: number) => void;
}

/** A draft that is taken up again, or a new one for what an earlier request asked. */
export function ChangedRequest({
  id,
  copied = false,
  ...props
}: Omit<Props, 'unit'> & { readonly id: number; readonly copied?: boolean }) {
  const read = useQuery(api.procurement.request.queryOptions({ input: { id } }));
  if (!read.data) return <Loading />;
  const { unit } = read.data;
  return <RequestForm {...props} unit={unit} {...(copied ? { from: read.data } : { request: read.data })} />;
}

/** 填写采购申请: products from suggestions, from the last one, or searched one by one. */
export function RequestForm({
  unit,
  request,
  from: copied,
  onClose,
  onKept,
}: Props & {
  /** The draft that is changed. */
  readonly request?: Request;
  /** What a new one is begun from. */
  readonly from?: Request;
}) {
  const { t } = usePreferences();
  const names = useNames();
  const notify = useNotify();
  const { busy, problem, act } = useActing();
  const { busy: beginning, attempt } = useAttempt();
  const [draft, setDraft] = useState<Draft>(() =>
    request ? draftOf(request) : copied ? copyOf(copied, Date.now()) : newDraft(Date.now()),
  );
  const [wrong, setWrong] = useState<ReadonlyMap<string, string>>(() => new Map());
  const { timesAsked } =
    useQuery(api.procurement.suggestRules.queryOptions({ input: {} })).data ?? DEFAULT_SUGGEST_RULES;
  const askAgain = useAskAgain();
  const [added, setAdded] = useAddress('add');
  /** Reads products as they look on a day, and hands them on. */
  const lookAt = (day: string, items: readonly string[], then: (choices: readonly Choice[]) => void) => {
    const on = parseDate(day);
    if (on === undefined || items.length === 0) return;
    void attempt(
      async () => then(await client.procurement.requestItems({ unit: unit as never, day: on, items: [...items] })),
      t('purchaseRequests.notBegun'),
    );
  };
  const codes = draft.lines.map(({ item }) => item);
  const lookAgain = (day: string) =>
    lookAt(day, codes, (choices) => {
      // Of several days typed one after another the last stands.
      setDraft((before) => (before.day === day ? { ...before, lines: lookedAtAgain(before.lines, choices) } : before));
    });
  const set = (change: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...change }));
    if (change.day !== undefined) lookAgain(change.day);
  };
  // What was copied is looked at on the new day, and a product that somebody came for stands there at once.
  const begun = useRef(() => {
    if (copied) lookAgain(draft.day);
    if (added === undefined) return;
    setAdded(undefined, { replace: true });
    lookAt(draft.day, [added], (choices) => {
      const lines = choices.map((choice) => ({ ...choice, packs: choice.suggestion.packs, remark: '' }));
      setDraft((before) => withLines(before, lines));
    });
  });
  useEffect(() => begun.current(), []);
  const onLines = useCallback((lines: Draft['lines']) => {
    setDraft((before) => ({ ...before, lines }));
  }, []);
  const at = request && { id: request.id, revision: request.revision };
  const stop = stopOf(draft);
  const empty = unfilled(draft);
  const dear = unpriced(draft);
  const said = stop && t(stop, { count: empty.length, name: empty[0] ?? '' });
  const [bad] = draft.lines.flatMap(({ item, name }) => {
    const text = wrong.get(item);
    return text === undefined ? [] : [t('purchaseRequests.wrongPacks', { text, name })];
  });
  const off = busy || (said ?? false);

  async function keep(hand: boolean): Promise<void> {
    if (hand && !(await askAgain(farAbove(draft.lines, timesAsked), timesAsked))) return;
    let id = 0;
    const done = await act(
      async () => {
        const kept = await client.procurement.saveRequest(requestOf(draft, unit, at));
        id = kept.id;
        if (hand) await client.procurement.handRequest({ unit, id, revision: kept.revision });
      },
      t(hand ? 'purchaseRequests.handed' : 'purchaseRequests.kept'),
    );
    if (done || id > 0) onKept(id);
  }
  const begin = (from: 'suggestions' | 'last') =>
    attempt(async () => {
      const asked = { unit: unit as never, day: draft.day as never, from };
      const { lines, number } = await client.procurement.beginRequest(asked);
      if (lines.length === 0) notify.done({ title: t(`purchaseRequests.nothing.${from}`) });
      else {
        setDraft((before) => withLines(before, lines));
        notify.done({ title: t(`purchaseRequests.begun.${from}`, { count: lines.length, number }) });
      }
    }, t('purchaseRequests.notBegun'));
  const begins = (['suggestions', 'last'] as const).map((from) => (
    <button
      key={from}
      type="button"
      className="button"
      disabled={beginning || draft.day === ''}
      onClick={() => void begin(from)}
    >
      {t(`purchaseRequests.begin.${from}`)}
    </button>
  ));
  return (
    <>
      <PageHead
        title={t(request ? 'purchaseRequests.change' : 'purchaseRequests.new')}
        subtitle={`${names.unit(unit)}${request ? ` · ${request.number}` : ''}`}
        actions={[
          {
            label: t('purchaseRequests.hand'),
            shortcut: 'F9',
            primary: true,
            disabled: off,
            onClick: () => void keep(true),
          },
          { label: t('purchaseRequests.keep'), shortcut: 'Ctrl+S', disabled: off, onClick: () => void keep(false) },
          { label: t('purchaseRequests.back'), onClick: onClose },
        ]}
      />
      <div className="purchase-form fill" aria-busy={busy}>
        <HeadFields unit={unit} draft={draft} onChange={set} />
        <Problem sentence={bad ?? problem} />
        <AskedGrid
          lines={draft.lines}
          onChange={onLines}
          {...{ wrong, timesAsked }}
          onWrong={setWrong}
          header={
            <>
              <ProductSearch
                unit={unit}
                day={draft.day}
                label={t('purchaseRequests.search')}
                onPick={(choice) => {
                  setDraft((before) => withLines(before, [{ ...choice, packs: choice.suggestion.packs, remark: '' }]));
                }}
              />
              {begins}
              <span className="hint" role="status">
                {said ?? t('purchaseRequests.ready')}
              </span>
              {dear.length === 0 ? null : (
                <span className="field-problem" title={dear.join('、')}>
                  {t('purchaseRequests.noPriceOn', { day: draft.day, count: dear.length })}
                </span>
              )}
            </>
          }
          empty={<p>{t('purchaseRequests.noLinesBody')}</p>}
        />
      </div>
    </>
  );
}

/** What stands above the lines: what kind of request, for when, and why. */
function HeadFields(props: {
  readonly unit: string;
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}) {
  const { t } = usePreferences();
  const { unit, draft, onChange } = props;
  const date = (id: 'day' | 'needed') => (
    <Labelled label={t(`purchaseRequests.${id}`)}>
      {(field) => (
        <input
          {...field}
          className="input"
          type="date"
          value={draft[id]}
          onChange={({ target }) => onChange({ [id]: target.value })}
        />
      )}
    </Labelled>
  );
  const words = (id: 'cause' | 'remark') => (
    <Labelled label={t(`purchaseRequests.${id}`)}>
      {(field) => (
        <input
          {...field}
          className="input"
          maxLength={200}
          value={draft[id]}
          onChange={({ target }) => onChange({ [id]: target.value })}
        />
      )}
    </Labelled>
  );
  return (
    <div className="purchase-head">
      <Segments
        label={t('purchaseRequests.kind')}
        value={draft.kind}
        choices={REQUEST_KINDS.map((value) => ({ value, label: t(`purchaseRequests.kind.${value}`) }))}
        onChange={(kind) => onChange({ kind })}
      />
      {date('day')}
      {date('needed')}
      {draft.kind === 'urgent' ? (
        <Labelled label={t('purchaseRequests.hours')}>
          {(field) => (
            <input
              {...field}
              className="input"
              inputMode="numeric"
              value={draft.hours || ''}
              onChange={({ target }) => onChange({ hours: Math.min(packsIn(target.value) ?? 0, URGENT_HOURS_MAX) })}
            />
          )}
        </Labelled>
      ) : null}
      {draft.kind === 'shortage' ? (
        <Labelled label={t('purchaseRequests.instead')}>
          {(field) => (
            <ProductSearch
              id={field.id}
              unit={unit}
              day={draft.day}
              label={draft.insteadName || t('purchaseRequests.search')}
              width={260}
              onPick={({ item, name }) => onChange({ instead: item, insteadName: name })}
            />
          )}
        </Labelled>
      ) : null}
      {draft.kind === 'ordinary' ? null : words('cause')}
      {words('remark')}
    </div>
  );
}
