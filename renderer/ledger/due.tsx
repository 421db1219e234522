import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { daysLeft, dueDate } from '../../shared/domain/organisation/deadline.ts';
import type { Translate } from '../../shared/i18n/translate.ts';
import { dateOf } from '../../shared/kernel/date.ts';
import { type Period, parsePeriod } from '../../shared/kernel/period.ts';
import { api } from '../app/client.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useScope } from '../app/scope.ts';
import { periodName } from '../ui/time.ts';
import { type BoardRow, isLate } from './rows.ts';

/** How far a month is from its deadlines (月结期限), in days; undefined where the community has set none. */
export interface Due {
  readonly submit: number | undefined;
  readonly consolidate: number | undefined;
  readonly submitDate: string | undefined;
  readonly consolidateDate: string | undefined;
}

const NONE: Due = { submit: undefined, consolidate: undefined, submitDate: undefined, consolidateDate: undefined };

export function useDue(month: string | undefined): Due {
  const deadlines = useQuery(api.organisation.deadlines.queryOptions({ input: {} })).data;
  const period = parsePeriod(month ?? '');
  const now = new Date();
  const today = dateOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
  if (!deadlines || !period || !today) return NONE;
  const { submitDay, consolidateDay } = deadlines;
  const dateFor = (day: number | null) => (day === null ? undefined : dueDate(period, day));
  return {
    submit: daysLeft(period, submitDay, today),
    consolidate: daysLeft(period, consolidateDay, today),
    submitDate: dateFor(submitDay),
    consolidateDate: dateFor(consolidateDay),
  };
}

/** So few days before, it is said louder. */
const SOON = 3;
const lookOf = (days: number): string => (days < 0 ? 'chip danger' : days <= SOON ? 'chip warn' : 'chip');

/** For so many days a lateness is counted; the number says nothing any more after that. */
const COUNTED = 60;

/** `还有 3 天`, `今天到期`, `逾期 2 天`, and of old `逾期`. */
export function daysText(days: number, t: Translate): string {
  if (days === 0) return t('due.today');
  if (days > 0) return t('due.left', { days });
  return -days > COUNTED ? t('due.late') : t('due.over', { days: -days });
}

/** Beside a unit that has not submitted: how long it still has, or for how long it is late. */
export function UnitDue({ row, due }: { row: BoardRow; due: Due }) {
  const { t } = usePreferences();
  if (row.state !== 'open' || due.submit === undefined) return null;
  return (
    <span
      className={`${lookOf(due.submit)} beside`}
      title={due.submitDate === undefined ? undefined : t('due.submit', { date: due.submitDate })}
    >
      {daysText(due.submit, t)}
    </span>
  );
}

/** 近12个月逾期几次, calmly: it is a count and no verdict. Nothing for who was never late, or where no day was set. */
export function OftenLate({ row }: { row: BoardRow }) {
  const { t } = usePreferences();
  const { period } = useScope();
  const since = useQuery({
    ...api.ledger.board.queryOptions({ input: { period: (period ?? '') as Period } }),
    enabled: period !== undefined && Boolean(row.late),
  }).data?.lateSince;
  return row.late ? (
    <span className="hint beside" title={since ? t('due.oftenSince', { date: since }) : undefined}>
      {t('due.often', { count: row.late })}
    </span>
  ) : null;
}

/** Beside the board's title: until when, and which earlier months are still open. */
export function DueLine({ period, rows, due }: { period: string; rows: readonly BoardRow[]; due: Due }) {
  const { t } = usePreferences();
  const open = rows.some(({ state }) => state === 'open');
  const unlocked = rows.some(({ state }) => state !== 'locked');
  const { submit, consolidate, submitDate = '', consolidateDate = '' } = due;
  return (
    <>
      {submit === undefined ? null : (
        <span className={open ? lookOf(submit) : 'chip ok'}>
          {t('due.submit', { date: submitDate })}
          {open ? ` · ${daysText(submit, t)}` : ''}
        </span>
      )}
      {consolidate === undefined ? null : (
        <span className={unlocked ? lookOf(consolidate) : 'chip ok'}>
          {t('due.consolidate', { date: consolidateDate })}
          {unlocked ? ` · ${daysText(consolidate, t)}` : ''}
        </span>
      )}
      <EarlierOpen period={period} />
    </>
  );
}

const NAMED = 2;

/** Earlier months that some units have not submitted: with a link to each of the last, and how many more there are. */
function EarlierOpen({ period }: { period: string }) {
  const { t, locale } = usePreferences();
  const { may } = useIdentity();
  const periods = useQuery({ ...api.ledger.periods.queryOptions({ input: {} }), enabled: may('ledger.read') }).data;
  const earlier = (periods ?? []).filter((each) => each.open > 0 && each.period < period).reverse();
  if (earlier.length === 0) return null;
  return (
    <span className="hint earlier">
      {t('due.earlier')}
      {earlier.slice(0, NAMED).map((each) => (
        <Link key={each.period} to="/" search={{ period: each.period as Period }}>
          {t('due.earlierMonth', { period: periodName(each.period, locale), count: each.open })}
        </Link>
      ))}
      {earlier.length > NAMED ? t('due.earlierMore', { count: earlier.length - NAMED }) : null}
    </span>
  );
}

/** The units of a board that are late. */
export const lateRows = <Row extends BoardRow>(rows: readonly Row[], due: Due): Row[] =>
  rows.filter((row) => isLate(row, due.submit));
