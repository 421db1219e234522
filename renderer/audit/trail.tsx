import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf, RequestOf } from '../../shared/contract/operation.ts';
import { parseDate } from '../../shared/kernel/date.ts';
import { client } from '../app/client.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useAddress, useScope } from '../app/scope.ts';
import { Drawer } from '../ui/drawer.tsx';
import { Grid } from '../ui/grid.tsx';
import type { FetchRows, GridColumn } from '../ui/grid-columns.ts';
import { PageHead } from '../ui/page-head.tsx';
import { instantName } from '../ui/time.ts';
import { changesOf } from './changes.ts';
import { Digest } from './digest.tsx';
import './packs.css';
import './store.css';

export type Event = ReplyOf<Contract['audit']['trail']>['rows'][number];

/** The operations' names in Chinese; the service's own table of contents, loaded with this page only. */
const loadNames = async (): Promise<ReadonlyMap<string, string>> => {
  const [{ contract }, { operationsIn }] = await Promise.all([
    import('../../shared/contract/index.ts'),
    import('../../shared/contract/operation.ts'),
  ]);
  return new Map(operationsIn(contract).map(({ name, operation }) => [name, operation['~orpc'].meta.summary]));
};

/** 操作日志: who did what, newest first, with what it was before and after. Nothing here can be changed. */
export function Trail() {
  const { t, locale } = usePreferences();
  const { unit } = useScope();
  const [operation, setOperation] = useAddress('operation');
  const [actor, setActor] = useAddress('actor');
  const [from, setFrom] = useAddress('from');
  const [to, setTo] = useAddress('to');
  const [opened, setOpened] = useState<Event>();
  const names = useQuery({ queryKey: ['operation names'], queryFn: loadNames }).data;
  const word = useCallback(
    (name: string): string => (locale === 'zh-CN' ? (names?.get(name)?.split(/[：，；（]/)[0] ?? name) : name),
    [names, locale],
  );
  const fetchRows = useCallback<FetchRows<Event>>(
    async (start, end) => {
      const [first, last] = [parseDate(from ?? ''), parseDate(to ?? '')];
      const asked: RequestOf<Contract['audit']['trail']> = {
        offset: start,
        limit: end - start,
        ...(unit === undefined ? {} : { unit }),
        ...(operation ? { operation } : {}),
        ...(actor ? { actor } : {}),
        ...(first ? { from: first } : {}),
        ...(last ? { to: last } : {}),
      };
      return await client.audit.trail(asked);
    },
    [unit, operation, actor, from, to],
  );
  const columns = useMemo<GridColumn<Event>[]>(
    () => [
      { id: 'sequence', title: t('trail.sequence'), kind: 'number', value: ({ sequence }) => sequence, width: 90 },
      { id: 'instant', title: t('trail.instant'), value: ({ instant }) => instantName(instant), width: 150 },
      { id: 'actor', title: t('trail.actor'), value: (event) => event.actor, width: 130 },
      {
        id: 'operation',
        title: t('trail.operation'),
        value: (event) => word(event.operation),
        flex: 2,
        minWidth: 170,
      },
      { id: 'unit', title: t('field.unit'), value: (event) => event.unit ?? '', width: 90 },
      { id: 'subject', title: t('trail.subject'), value: ({ subject }) => subject ?? '', flex: 2, minWidth: 160 },
      { id: 'reason', title: t('reason.label'), value: ({ reason }) => reason ?? '', flex: 2, minWidth: 120 },
      {
        id: 'clock',
        title: t('trail.clock'),
        value: ({ clockTurnedBack }) => (clockTurnedBack ? t('trail.clockBack') : ''),
        render: ({ clockTurnedBack }) =>
          clockTurnedBack ? <span className="chip warn">{t('trail.clockBack')}</span> : null,
        width: 120,
        hidden: true,
      },
    ],
    [t, word],
  );
  const filtered = [operation, actor, from, to].some(Boolean);
  return (
    <>
      <PageHead title={t('trail.title')} subtitle={t('trail.subtitle')} />
      <Grid
        key={`${unit} ${operation} ${actor} ${from} ${to}`}
        id="audit.trail"
        label={t('trail.title')}
        columns={columns}
        fetchRows={fetchRows}
        rowKey={({ sequence }) => String(sequence)}
        onOpen={setOpened}
        empty={{ title: t(filtered ? 'trail.noneFound' : 'trail.none'), body: t('trail.noneBody') }}
        header={
          <div className="trail-filter">
            <select
              className="input"
              aria-label={t('trail.operation')}
              value={operation ?? ''}
              onChange={(event) => setOperation(event.target.value || undefined, { replace: true })}
            >
              <option value="">{t('trail.everyOperation')}</option>
              {[...(names?.keys() ?? [])].map((name) => (
                <option key={name} value={name}>
                  {word(name)}
                </option>
              ))}
            </select>
            <Typed label={t('trail.actor')} value={actor} onGiven={setActor} />
            <label>
              {t('trail.from')}{' '}
              <input
                className="input"
                type="date"
                value={from ?? ''}
                onChange={(event) => setFrom(event.target.value || undefined, { replace: true })}
              />
            </label>
            <label>
              {t('trail.to')}{' '}
              <input
                className="input"
                type="date"
                value={to ?? ''}
                onChange={(event) => setTo(event.target.value || undefined, { replace: true })}
              />
            </label>
          </div>
        }
      />
      <Drawer
        open={opened !== undefined}
        title={opened ? `${opened.sequence} · ${word(opened.operation)}` : ''}
        width={560}
        onClose={() => setOpened(undefined)}
      >
        {opened ? <EventSheet event={opened} name={word(opened.operation)} /> : null}
      </Drawer>
    </>
  );
}

/** A word that is looked for when it is whole: on Enter, and when the field is left. */
function Typed(props: {
  label: string;
  value: string | undefined;
  onGiven: (value: string | undefined, options: { readonly replace: boolean }) => void;
}) {
  const [text, setText] = useState(props.value ?? '');
  const give = (): void => {
    if (text.trim() !== (props.value ?? '')) props.onGiven(text.trim() || undefined, { replace: true });
  };
  return (
    <input
      className="input"
      type="search"
      aria-label={props.label}
      placeholder={props.label}
      maxLength={80}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={give}
      onKeyDown={(event) => {
        if (event.key === 'Enter') give();
      }}
    />
  );
}

function EventSheet({ event, name }: { event: Event; name: string }) {
  const { t } = usePreferences();
  const changes = changesOf(event.before, event.after);
  return (
    <>
      <dl className="facts">
        <dt>{t('trail.instant')}</dt>
        <dd>{instantName(event.instant)}</dd>
        <dt>{t('trail.actor')}</dt>
        <dd>{event.osUser ? t('trail.actorAt', { actor: event.actor, user: event.osUser }) : event.actor}</dd>
        <dt>{t('trail.operation')}</dt>
        <dd>
          {name} <span className="digest">{event.operation}</span>
        </dd>
        {event.unit ? (
          <>
            <dt>{t('field.unit')}</dt>
            <dd>{event.unit}</dd>
          </>
        ) : null}
        {event.subject ? (
          <>
            <dt>{t('trail.subject')}</dt>
            <dd>{event.subject}</dd>
          </>
        ) : null}
        {event.reason ? (
          <>
            <dt>{t('reason.label')}</dt>
            <dd>{event.reason}</dd>
          </>
        ) : null}
      </dl>
      {changes.length > 0 ? (
        <table className="change-table">
          <thead>
            <tr>
              <th scope="col">{t('trail.field')}</th>
              <th scope="col">{t('trail.before')}</th>
              <th scope="col">{t('trail.after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ field, before, after }) => (
              <tr key={field} className={before !== undefined && before !== after ? 'changed' : undefined}>
                <th scope="row">{field || t('trail.value')}</th>
                <td>{before ?? '–'}</td>
                <td>{after ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="hint">{t('trail.noChanges')}</p>
      )}
      <dl className="facts">
        <dt>{t('trail.hash')}</dt>
        <dd>
          <Digest value={event.hash} />
        </dd>
        <dt>{t('trail.previous')}</dt>
        <dd>
          <Digest value={event.previousHash} />
        </dd>
      </dl>
    </>
  );
}
