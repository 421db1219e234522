import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf, RequestOf } from '../../shared/contract/operation.ts';
import { isPlainKey, type Translate } from '../../shared/i18n/translate.ts';
import { parseDate } from '../../shared/kernel/date.ts';
import { api, client } from '../app/client.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useAddress, useScope } from '../app/scope.ts';
import { useTeller } from '../app/teller.ts';
import { ToPage, usePageExists } from '../app/to-page.tsx';
import { placeOf, type Teller, toldOf, whoOf } from '../app/told.ts';
import { Drawer } from '../ui/drawer.tsx';
import { Grid } from '../ui/grid.tsx';
import type { FetchRows, GridColumn } from '../ui/grid-columns.ts';
import { PageHead } from '../ui/page-head.tsx';
import { instantName } from '../ui/time.ts';
import { changesOf, fieldWord } from './changes.ts';
import { Digest } from './digest.tsx';
import './packs.css';
import './store.css';

export type Event = ReplyOf<Contract['audit']['trail']>['rows'][number];

/** 操作日志: who did what, newest first, with what it was before and after. Nothing here can be changed. */
export function Trail() {
  const { t } = usePreferences();
  const { unit } = useScope();
  const [operation, setOperation] = useAddress('operation');
  const [actor, setActor] = useAddress('actor');
  const [from, setFrom] = useAddress('from');
  const [to, setTo] = useAddress('to');
  const [opened, setOpened] = useState<Event>();
  const named = useQuery(api.audit.trailOperations.queryOptions({ input: {} })).data;
  const word = useCallback((name: string): string => commandWord(name, t), [t]);
  const [people, setPeople] = useState<Readonly<Record<string, string>>>({});
  const teller = useTeller(people);
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
      const part = await client.audit.trail(asked);
      setPeople((known) => ({ ...known, ...part.names }));
      return part;
    },
    [unit, operation, actor, from, to],
  );
  const columns = useMemo<GridColumn<Event>[]>(
    () => [
      { id: 'sequence', title: t('trail.sequence'), kind: 'number', value: ({ sequence }) => sequence, width: 90 },
      { id: 'instant', title: t('trail.instant'), value: ({ instant }) => instantName(instant), width: 150 },
      { id: 'actor', title: t('trail.actor'), value: (event) => whoOf(event.actor, teller), width: 170 },
      {
        id: 'operation',
        title: t('trail.operation'),
        value: (event) => capital(toldOf(event, teller)),
        flex: 4,
        minWidth: 280,
      },
      { id: 'unit', title: t('field.unit'), value: (event) => event.unit ?? '', width: 90 },
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
    [t, teller],
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
              {named?.map(({ operation: name }) => (
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
        {opened ? <EventSheet event={opened} teller={teller} /> : null}
      </Drawer>
    </>
  );
}

/** A command's name for people; one that the catalogue does not know keeps its own. */
function commandWord(operation: string, t: Translate): string {
  const key = `command.${operation}`;
  return isPlainKey(key) ? t(key) : operation;
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** Who did it, and as whom on the machine where it was not the same. */
function actorAt({ actor, osUser }: Event, teller: Teller, t: Translate): string {
  const who = whoOf(actor, teller);
  return osUser && !actor.startsWith('local:') ? t('trail.actorAt', { actor: who, user: osUser }) : who;
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

function EventSheet({ event, teller }: { event: Event; teller: Teller }) {
  const { t } = usePreferences();
  const changes = changesOf(event.before, event.after);
  const exists = usePageExists();
  const place = placeOf(event);
  const sentence = capital(toldOf(event, teller));
  return (
    <>
      <dl className="facts">
        <dt>{t('trail.instant')}</dt>
        <dd>{instantName(event.instant)}</dd>
        <dt>{t('trail.actor')}</dt>
        <dd>{actorAt(event, teller, t)}</dd>
        <dt>{t('trail.operation')}</dt>
        <dd>{place && exists(place) ? <ToPage {...place}>{sentence}</ToPage> : sentence}</dd>
        {event.unit ? (
          <>
            <dt>{t('field.unit')}</dt>
            <dd>{[event.unit, teller.unitName(event.unit)].filter(Boolean).join(' ')}</dd>
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
                <th scope="row">{field ? fieldWord(field, t) : t('trail.value')}</th>
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
