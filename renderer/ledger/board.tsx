import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import type { NextStep } from '../../shared/domain/audit/readiness.ts';
import type { Period } from '../../shared/kernel/period.ts';
import { api } from '../app/client.ts';
import { isAnswered, sentenceOf } from '../app/failure.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useScope } from '../app/scope.ts';
import { PageHead } from '../ui/page-head.tsx';
import { useShortcut } from '../ui/shortcut.ts';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { periodName, timeOfDay } from '../ui/time.ts';
import { BoardBulk } from './board-bulk.tsx';
import { BoardFilter } from './board-filter.tsx';
import { BoardSummary } from './board-summary.tsx';
import { BoardTable } from './board-table.tsx';
import { BoardTodo } from './board-todo.tsx';
import { type Due, DueLine, lateRows, useDue } from './due.tsx';
import { MOVE_NAMES, MOVES } from './picked.ts';
import {
  isOftenLate,
  type MonthRow,
  matching,
  type Order,
  ordered,
  type Standing,
  summarise,
  withReadiness,
} from './rows.ts';
import { UnitMonth } from './unit-month.tsx';
import { Urge, urgedStep } from './urge.tsx';
import './board.css';

/** 月结看板: the units that this person may see and where each stands in a month; a chosen unit has a page of its own. */
export function Board() {
  const { t, locale } = usePreferences();
  const { period, unit, units, setUnit } = useScope();
  const { may } = useIdentity();
  const navigate = useNavigate();
  const community = useQuery(api.organisation.community.queryOptions({ input: {} }));
  const input = { period: period ?? ('' as Period) };
  const board = useQuery({
    ...api.ledger.board.queryOptions({ input }),
    enabled: period !== undefined,
    placeholderData: keepPreviousData,
  });
  // Checks of all units take a moment: the board stands before they are known.
  const readiness = useQuery({
    ...api.audit.readiness.queryOptions({ input }),
    enabled: period !== undefined && may('audit.check'),
    placeholderData: keepPreviousData,
  });

  const failed = [community, board].find((each) => each.isError && isAnswered(each.error));
  const shown = board.data?.period;
  const ready = readiness.data?.period === shown ? readiness.data?.rows : undefined;
  const all = useMemo(() => board.data && withReadiness(board.data.rows, ready), [board.data, ready]);
  const due = useDue(shown);
  const chosen = unit === undefined ? undefined : all?.find((row) => row.unit === unit);
  return (
    <>
      <PageHead
        title={t('board.title')}
        subtitle={board.dataUpdatedAt > 0 ? t('board.updated', { time: timeOfDay(board.dataUpdatedAt, locale) }) : null}
        actions={
          may('consolidation.read') && period
            ? [
                {
                  label: t('board.consolidate', { period: periodName(period, locale) }),
                  shortcut: 'F9',
                  primary: true,
                  onClick: () => void navigate({ to: '/worksheet', search: { period } }),
                },
              ]
            : []
        }
      >
        {all && shown ? <DueLine period={shown} rows={chosen ? [chosen] : all} due={due} /> : null}
      </PageHead>
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
      ) : all && shown ? (
        chosen ? (
          <UnitMonth row={chosen} period={shown} onAll={units?.length === 1 ? undefined : () => setUnit(undefined)} />
        ) : (
          <Units
            rows={all}
            ready={ready}
            period={shown}
            due={due}
            stale={board.isPlaceholderData}
            name={periodName(shown, locale)}
            onUnit={setUnit}
          />
        )
      ) : (
        <Loading />
      )}
    </>
  );
}

/** Handed in, and not signed by its head: one press reminds all of them. */
const waitsForHead = (row: MonthRow): boolean => urgedStep(row) === 'attest';

function Units(props: {
  rows: readonly MonthRow[];
  ready: Parameters<typeof BoardTodo>[0]['ready'];
  period: string;
  due: Due;
  stale: boolean;
  name: string;
  onUnit: (unit: string) => void;
}) {
  const { rows, ready, period, due, name } = props;
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [standing, setStanding] = useState<Standing>();
  const [step, setStep] = useState<NextStep>();
  const [lateOnly, setLateOnly] = useState(false);
  const [oftenOnly, setOftenOnly] = useState(false);
  const [text, setText] = useState('');
  const [order, setOrder] = useState<Order>();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const find = useRef<HTMLInputElement>(null);
  const picking = MOVE_NAMES.some((move) => may(MOVES[move].permission))
    ? { picked: new Set(picked), onPick: setPicked }
    : undefined;
  const summary = useMemo(() => summarise(rows), [rows]);
  const late = useMemo(() => lateRows(rows, due), [rows, due]);
  const often = rows.filter(isOftenLate).length;
  const wantsOften = oftenOnly && often > 0;
  const wantsLate = lateOnly && late.length > 0;
  const shown = useMemo(
    () =>
      ordered(
        matching(rows, { standing, step, late: wantsLate ? due.submit : undefined, often: wantsOften, text }),
        order,
      ),
    [rows, standing, step, wantsLate, due.submit, wantsOften, text, order],
  );
  useShortcut('F3', () => find.current?.focus());
  const clear = (): void => {
    setStanding(undefined);
    setStep(undefined);
    setLateOnly(false);
    setOftenOnly(false);
    setText('');
    find.current?.focus();
  };
  const filtered = standing !== undefined || step !== undefined || wantsLate || wantsOften || text.trim() !== '';
  return (
    <div className="units fill" aria-busy={props.stale}>
      <BoardSummary summary={summary} period={period} />
      <section className="card list" aria-label={t('board.title')}>
        <header>
          {may('audit.check') ? <BoardTodo ready={ready} chosen={step} onChange={setStep} /> : null}
          <BoardFilter
            summary={summary}
            standing={standing}
            onChange={setStanding}
            late={late.length}
            lateOnly={wantsLate}
            onLate={setLateOnly}
            often={often}
            oftenOnly={wantsOften}
            onOften={setOftenOnly}
          />
          {wantsLate ? <Urge rows={shown} period={period} className="button" step="submit" /> : null}
          {wantsLate ? null : <Urge rows={shown.filter(waitsForHead)} period={period} className="button" />}
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
        {picking ? <BoardBulk rows={rows} period={period} {...picking} /> : null}
        {shown.length > 0 ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          <section className="scroll" tabIndex={0} aria-label={t('board.caption', { period: name })} key={period}>
            <BoardTable
              caption={t('board.caption', { period: name })}
              period={period}
              due={due}
              rows={shown}
              summary={filtered ? summarise(shown) : summary}
              order={order}
              onOrder={setOrder}
              onUnit={props.onUnit}
              picking={picking}
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
