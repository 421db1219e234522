import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { api, client } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import { Opening } from './opening.tsx';
import { Review } from './review.tsx';
import { sheetNameIn } from './sheet-address.ts';
import '../books/books.css';
import './desk.css';

/** 填制凭证, or one that somebody else looks at: `/desk/new` and `/desk/ID`. A voucher is entered for one unit. */
export function EntryPage() {
  const { t } = usePreferences();
  const { unit, units, setUnit } = useScope();
  const { may, person } = useIdentity();
  const params: { id?: string } = useParams({ strict: false });
  const [kept] = useAddress('draft');
  const asked = kept ?? (params.id === 'new' ? undefined : params.id);
  const sheet = useLocation({ select: sheetNameIn });
  const key = useOpened(`${sheet}${unit ?? ''}/${asked ?? 'new'}`, sheet);
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
      unit={unit}
      id={asked === undefined ? undefined : Number(asked)}
      onBorn={key.becomes}
      onAgain={key.again}
    />
  );
}

interface Opened {
  /** Another for each sheet that is opened. */
  readonly at: string;
  readonly becomes: (unit: string, id: number) => void;
  /** Opens the same one anew. */
  readonly again: () => void;
}

/**
 * Counts what was opened: another address opens another sheet, but for the sheet that was new and has got its own number
 * by being saved.
 */
function useOpened(address: string, sheet: string): Opened {
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((before) => before + 1), []);
  const opened = useRef({ at: 0, addresses: [address] });
  if (!opened.current.addresses.includes(address)) opened.current = { at: opened.current.at + 1, addresses: [address] };
  else if (address === opened.current.addresses.at(-1)) opened.current = { ...opened.current, addresses: [address] };
  // While the address is on its way, both are the sheet's.
  const becomes = useCallback(
    (unit: string, id: number) => {
      const { at, addresses } = opened.current;
      opened.current = { at, addresses: [...addresses, `${sheet}${unit}/${id}`] };
    },
    [sheet],
  );
  return { at: `${opened.current.at}.${round}`, becomes, again };
}

/** A draft, or a new one; whichever was asked for first, since a new one gets its number while one types. */
function Asked(props: { unit: string; id: number | undefined; onBorn: Opened['becomes']; onAgain: () => void }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const navigate = useNavigate();
  const { unit } = props;
  const { current: id } = useRef(props.id);
  const mine = may('ledger.prepare', unit);
  const known = id !== undefined && Number.isSafeInteger(id) && id > 0;
  // What is typed on is read once, as it stands now: the sheet is the person's from then on.
  const read = useQuery({
    // Under the drafts' own name, so that who looks on is told of each change.
    queryKey: [...api.ledger.draft.key(), 'opened', unit, id],
    queryFn: () => client.ledger.draft({ unit, id: id ?? 0 }),
    enabled: ({ state }) => known && !(mine && state.data?.state === 'draft'),
    gcTime: 0,
  });
  if (id === undefined)
    return mine ? (
      <Opening unit={unit} draft={undefined} onBorn={props.onBorn} onAgain={props.onAgain} />
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
  if (!read.data) return <Loading lines={14} />;
  if (mine && read.data.state === 'draft')
    return <Opening unit={unit} draft={read.data} onBorn={props.onBorn} onAgain={props.onAgain} />;
  return <Review draft={read.data} onChanged={() => void read.refetch()} />;
}
