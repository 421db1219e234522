import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Period, parsePeriod, periodOf } from '../../shared/kernel/period.ts';
import { api } from '../app/client.ts';
import { useConnection } from '../app/connection.ts';
import { SampleCommands } from '../app/demo.tsx';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Segments } from '../ui/segments.tsx';
import { periodName, timeOfDay } from '../ui/time.ts';
import { BoardFilter } from './board-filter.tsx';
import { BoardSummary } from './board-summary.tsx';
import { BoardTable } from './board-table.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { type BoardRow, matching, type Order, ordered, type Standing, seesCounty, summarise } from './rows.ts';

/** 月结看板: the units of the community that this person may see, and where each stands in a period. */
export function Board() {
  const { t, locale, amountUnit, choose } = usePreferences();
  const lost = useConnection() === 'lost';
  const community = useQuery(api.organisation.community.queryOptions({ input: {} }));
  const periods = useQuery(api.ledger.periods.queryOptions({ input: {} }));
  const withBooks = useMemo(() => periods.data?.map((each) => each.period), [periods.data]);
  const [asked, setAsked] = useAddressedPeriod();
  const period = asked ?? (withBooks && latestOf(withBooks, community.data?.fiscalYear));
  const board = useQuery({
    ...api.ledger.board.queryOptions({ input: { period: period ?? ('' as Period) } }),
    enabled: period !== undefined,
    placeholderData: keepPreviousData,
  });

  const failed = [community, periods, board].find((each) => each.isError && isAnswered(each.error));
  const rows = board.data?.rows;
  return (
    <>
      <div className="heading">
        <h1>{t('board.title')}</h1>
        {rows && rows.length > 0 ? <Band count={rows.length} /> : null}
        {period && community.data ? (
          <PeriodPicker period={period} withBooks={withBooks ?? []} onChange={setAsked} />
        ) : null}
        <Segments
          label={t('amount.label')}
          value={amountUnit}
          choices={[
            { value: 'yuan', label: t('amount.yuan') },
            { value: 'wan', label: t('amount.wan') },
          ]}
          onChange={(next) => choose({ amountUnit: next })}
        />
        <span className="hint updated">
          {board.dataUpdatedAt > 0 ? t('board.updated', { time: timeOfDay(board.dataUpdatedAt, locale) }) : null}
        </span>
      </div>
      {lost ? (
        <p className="notice warn" role="alert">
          {board.dataUpdatedAt > 0
            ? t('connection.lost', { time: timeOfDay(board.dataUpdatedAt, locale) })
            : t('connection.lostEmpty')}
        </p>
      ) : null}
      {failed ? (
        <div className="card blank" role="alert">
          <h2>{t('error.title')}</h2>
          <p>{sentenceOf(failed.error, t)}</p>
          <button type="button" className="button" onClick={() => void failed.refetch()}>
            {t('retry')}
          </button>
        </div>
      ) : community.data === null || rows?.length === 0 ? (
        <NoUnits />
      ) : rows && period ? (
        <Units
          rows={rows}
          period={board.data?.period ?? period}
          stale={board.isPlaceholderData}
          name={periodName(period, locale)}
        />
      ) : (
        <Waiting />
      )}
    </>
  );
}

/** Whose units these are: the whole county, or this person's own. Always in sight, each in its own colour. */
function Band({ count }: { count: number }) {
  const { t } = usePreferences();
  const identity = useQuery(api.session.whoAmI.queryOptions({ input: {} }));
  if (!identity.data) return null;
  return seesCounty(identity.data.grants) ? (
    <span className="band">{t('board.allUnits', { count })}</span>
  ) : (
    <span className="band own">{t('board.someUnits', { count })}</span>
  );
}

function Units({
  rows,
  period,
  stale,
  name,
}: {
  rows: readonly BoardRow[];
  period: string;
  stale: boolean;
  name: string;
}) {
  const { t } = usePreferences();
  const [standing, setStanding] = useState<Standing>();
  const [text, setText] = useState('');
  const [order, setOrder] = useState<Order>();
  const find = useRef<HTMLInputElement>(null);
  const summary = useMemo(() => summarise(rows), [rows]);
  const shown = useMemo(() => ordered(matching(rows, { standing, text }), order), [rows, standing, text, order]);
  useShortcut('k', () => find.current?.focus());
  const clear = (): void => {
    setStanding(undefined);
    setText('');
    find.current?.focus();
  };
  const filtered = standing !== undefined || text.trim() !== '';
  return (
    <div className="units" aria-busy={stale}>
      <BoardSummary summary={summary} />
      <section className="card list" aria-label={t('board.title')}>
        <header>
          <BoardFilter summary={summary} standing={standing} onChange={setStanding} />
          <span className="hint shown" role="status">
            {filtered ? t('board.shown', { shown: shown.length, count: rows.length }) : null}
          </span>
          <label className="find">
            <span className="visually-hidden">{t('board.find')}</span>
            <input
              ref={find}
              className="input"
              type="search"
              value={text}
              placeholder={`${t('board.findHint')}　Ctrl K`}
              maxLength={40}
              onChange={(event) => setText(event.target.value)}
            />
          </label>
        </header>
        {shown.length > 0 ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          <section className="scroll" tabIndex={0} aria-label={t('board.caption', { period: name })} key={period}>
            <BoardTable
              caption={t('board.caption', { period: name })}
              rows={shown}
              summary={filtered ? summarise(shown) : summary}
              order={order}
              onOrder={setOrder}
            />
          </section>
        ) : (
          <div className="blank">
            <h2>{t('empty.find.title')}</h2>
            <button type="button" className="button" onClick={clear}>
              {t('empty.find.clear')}
            </button>
          </div>
        )}
      </section>
    </div>
  );
}

/** The first step, where there is nothing yet. */
function NoUnits() {
  const { t } = usePreferences();
  return (
    <div className="card blank">
      <h2>{t('empty.units.title')}</h2>
      <p>{t('empty.units.body')}</p>
      <SampleCommands />
    </div>
  );
}

/** Where the list will be, while it is read. */
function Waiting() {
  const { t } = usePreferences();
  return (
    <div className="card list waiting" role="status">
      <span className="visually-hidden">{t('loading')}</span>
      {Array.from({ length: 12 }, (_, line) => `line-${line}`).map((line) => (
        <div key={line} className="line">
          <i className="pulse" />
        </div>
      ))}
    </div>
  );
}

/** The last period that has books; before there are any, the first of the fiscal year. */
function latestOf(withBooks: readonly string[], fiscalYear: number | undefined): Period | undefined {
  const last = [...withBooks].sort().at(-1);
  return (last ? parsePeriod(last) : undefined) ?? (fiscalYear ? periodOf(fiscalYear, 1) : undefined);
}

/** The period that the address names, so that a reload or a kept link shows the same month. */
function useAddressedPeriod(): [Period | undefined, (period: Period) => void] {
  const read = (): Period | undefined => parsePeriod(new URLSearchParams(location.search).get('period') ?? '');
  const [period, setPeriod] = useState(read);
  useEffect(() => {
    const follow = (): void => setPeriod(read());
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  });
  return [
    period,
    (next) => {
      history.pushState(null, '', `?period=${next}`);
      setPeriod(next);
    },
  ];
}

/** Ctrl (or ⌘) and a letter, anywhere on the page. */
function useShortcut(key: string, act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === key) {
        event.preventDefault();
        latest.current();
      }
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [key]);
}
