import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { readAsked, useScope } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import { useDeskWork } from './desk-work.tsx';
import { Opening } from './opening.tsx';
import { Review } from './review.tsx';
import { addressOf, sheetNameIn, useTurnedAddress } from './sheet-address.ts';
import '../books/books.css';
import './desk.css';

/** 填制凭证, or one that somebody else looks at: `/desk/new` and `/desk/ID`. A voucher is entered for one unit. */
export function EntryPage() {
  const { t } = usePreferences();
  const { unit, units, setUnit } = useScope();
  const { may, person } = useIdentity();
  // All of the address at once: half of the last one and half of the next would be a third.
  const { name, asked, of } = useLocation({ select: askedIn, structuralSharing: true });
  const key = useOpened(addressOf(name, of ?? unit ?? '', asked));
  if (units === undefined || person === undefined) return <Loading />;
  if (unit === undefined)
    return (
      <>
        <PageHead title={t('desk.entry')} />
        <Empty
          title={t('desk.unitFirst')}
          action={
            <UnitField
              options={units.filter(({ code }) => may('ledger.prepare', code))}
              value={undefined}
              onChange={setUnit}
              width={280}
            />
          }
        >
          <p>{t('desk.unitFirstBody')}</p>
        </Empty>
      </>
    );
  return (
    <Asked
      key={key.at}
      unit={of ?? unit}
      id={asked === undefined ? undefined : Number(asked)}
      name={name}
      onAddress={key.becomes}
      onAgain={key.again}
    />
  );
}

/** The sheet that an address asks for: its name, the draft, and the unit where it says one. */
function askedIn(location: { readonly pathname: string; readonly search: object; readonly state: object }) {
  const { draft } = location.search as { readonly draft?: unknown };
  const last = location.pathname.split('/').at(-1) ?? '';
  const asked = typeof draft === 'string' && draft !== '' ? draft : last === 'new' ? undefined : last;
  const { unit } = readAsked(location.search as Readonly<Record<string, unknown>>);
  return { name: sheetNameIn(location), asked, of: unit };
}

interface Opened {
  /** Another for each sheet that is opened. */
  readonly at: string;
  /** What stands there has another address from now on. */
  readonly becomes: (address: string) => void;
  /** Opens the same one anew. */
  readonly again: () => void;
}

/**
 * Counts what was opened: another address opens another sheet, but for one that the page itself goes on to: what is typed
 * does not wait for the address.
 */
function useOpened(address: string): Opened {
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((before) => before + 1), []);
  const opened = useRef({ at: 0, addresses: [address] });
  if (!opened.current.addresses.includes(address)) opened.current = { at: opened.current.at + 1, addresses: [address] };
  else if (address === opened.current.addresses.at(-1)) opened.current = { ...opened.current, addresses: [address] };
  // While addresses are on their way, all are of what stands there.
  const becomes = useCallback((next: string) => {
    const { at, addresses } = opened.current;
    opened.current = { at, addresses: [...addresses, next] };
  }, []);
  return { at: `${opened.current.at}.${round}`, becomes, again };
}

/** What one draft is kept under: once each time that it is opened, and once for who goes through a queue. */
const draftKey = (unit: string, id: number | undefined, opening: string) =>
  // Under the drafts' own name, so that who looks on is told of each change.
  [...api.ledger.draft.key(), 'opened', unit, id, opening];
const AHEAD = 'ahead';
/** How long a draft that was read ahead waits to be turned to. */
const AHEAD_MS = 300_000;

/** A draft, or a new one; whichever was asked for first, since a new one gets its number while one types. */
function Asked(props: {
  unit: string;
  id: number | undefined;
  name: string;
  onAddress: Opened['becomes'];
  onAgain: () => void;
}) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const work = useDeskWork();
  const [{ unit, id, opening }, setAt] = useState(() => ({
    unit: props.unit,
    id: props.id,
    opening: crypto.randomUUID() as string,
  }));
  // What one has gone on from stands in no queue any more, though the service may not know it yet.
  const gone = useRef(new Set<string>());
  const turnAddress = useTurnedAddress(props.onAddress);
  const mine = may('ledger.prepare', unit);
  const known = id !== undefined && Number.isSafeInteger(id) && id > 0;
  // What is typed on is read once, as it stands now, after all that is on its way: the sheet is the person's from then on.
  const read = useQuery({
    queryKey: draftKey(unit, id, opening),
    queryFn: async () => {
      await work.wake.quiet();
      return client.ledger.draft({ unit, id: id ?? 0 });
    },
    enabled: ({ state }) => known && !(mine && state.data?.state === 'draft'),
    gcTime: 0,
  });
  const ahead = useCallback(
    (drafts: readonly { readonly unit: string; readonly id: number }[]) => {
      for (const each of drafts)
        void queries.prefetchQuery({
          queryKey: draftKey(each.unit, each.id, AHEAD),
          queryFn: () => client.ledger.draft(each),
          gcTime: AHEAD_MS,
          retry: false,
        });
    },
    [queries],
  );
  const turn = (to: { readonly unit: string; readonly id: number }, search: object): void => {
    turnAddress({ unit: to.unit, draft: to.id, search });
    flushSync(() => setAt({ unit: to.unit, id: to.id, opening: AHEAD }));
  };
  const types = mine && read.data?.state === 'draft';
  // What was read ahead is for looking at; who may type on it reads it as it stands now.
  useEffect(() => {
    if (types && opening === AHEAD) setAt({ unit, id, opening: crypto.randomUUID() });
  }, [types, opening, unit, id]);
  if (id === undefined)
    return mine ? (
      <Opening unit={unit} draft={undefined} name={props.name} onAddress={props.onAddress} onAgain={props.onAgain} />
    ) : (
      <Failed sentence={t('error.FORBIDDEN')} />
    );
  if (!known || (read.isError && isAnswered(read.error)))
    return (
      <>
        <PageHead title={t('desk.entry')} />
        <Failed sentence={read.isError ? sentenceOf(read.error, t) : t('error.NOT_FOUND')} />
        <p>
          <button type="button" className="button" onClick={() => void navigate({ to: '/desk' as string })}>
            {t('desk.back')}
          </button>
        </p>
      </>
    );
  if (!read.data || (types && opening === AHEAD)) return <Loading lines={14} />;
  if (types)
    return (
      <Opening unit={unit} draft={read.data} name={props.name} onAddress={props.onAddress} onAgain={props.onAgain} />
    );
  return (
    <Review
      key={`${unit} ${id}`}
      draft={read.data}
      gone={gone.current}
      onTurn={turn}
      onAhead={ahead}
      onChanged={() => void read.refetch()}
    />
  );
}
