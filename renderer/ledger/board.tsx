import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import type { Period } from '../../shared/kernel/period.ts';
import { api } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useScope } from '../app/scope.ts';
import { useShortcut } from '../ui/shortcut.ts';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { periodName, timeOfDay } from '../ui/time.ts';
import { BoardFilter } from './board-filter.tsx';
import { BoardSummary } from './board-summary.tsx';
import { BoardTable } from './board-table.tsx';
import { type BoardRow, matching, type Order, ordered, type Standing, summarise } from './rows.ts';
import './board.css';

/** 月结看板: the units of the community that this person may see, and where each stands in a period. */
export function Board() {
  const { t, locale } = usePreferences();
  const { period, unit } = useScope();
  const { may } = useIdentity();
  const community = useQuery(api.organisation.community.queryOptions({ input: {} }));
  const board = useQuery({
    ...api.ledger.board.queryOptions({ input: { period: period ?? ('' as Period) } }),
    enabled: period !== undefined,
    placeholderData: keepPreviousData,
  });

  const failed = [community, board].find((each) => each.isError && isAnswered(each.error));
  const all = board.data?.rows;
  const rows = useMemo(() => all?.filter((row) => unit === undefined || row.unit === unit), [all, unit]);
  return (
    <>
      <div className="heading">
        <h1>{t('board.title')}</h1>
        <span className="hint updated">
          {board.dataUpdatedAt > 0 ? t('board.updated', { time: timeOfDay(board.dataUpdatedAt, locale) }) : null}
        </span>
      </div>
      {failed ? (
        <Failed sentence={sentenceOf(failed.error, t)} onRetry={() => void failed.refetch()} />
      ) : community.data === null || all?.length === 0 ? (
        <Empty
          title={t('empty.units.title')}
          action={
            may('setup.initialise') ? (
              <Link to="/start" className="button primary">
                {t('start.step.units')}
              </Link>
            ) : null
          }
        >
          <p>{t('empty.units.body')}</p>
        </Empty>
      ) : rows && period ? (
        <Units
          rows={rows}
          period={board.data?.period ?? period}
          stale={board.isPlaceholderData}
          name={periodName(period, locale)}
        />
      ) : (
        <Loading />
      )}
    </>
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
  useShortcut('F3', () => find.current?.focus());
  const clear = (): void => {
    setStanding(undefined);
    setText('');
    find.current?.focus();
  };
  const filtered = standing !== undefined || text.trim() !== '';
  return (
    <div className="units fill" aria-busy={stale}>
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
              placeholder={`${t('board.findHint')}　F3`}
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
