import { audit } from '../../../shared/contract/audit.ts';
import { mayRead, READABLE, ringingFor, rings } from '../../../shared/domain/audit/audience.ts';
import { type Caller, scopeOf } from '../../../shared/domain/organisation/access.ts';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { instantText } from '../../../shared/kernel/id.ts';
import { readPayeesFor, readWaitingFor } from '../approval/queries.ts';
import type { BooksReader, Database } from '../database.ts';
import { loadCommunity, loadDisplays, loadSeen } from '../organisation/queries.ts';
import { type Implementation, query } from '../pipeline/implementation.ts';
import { lastBackup } from './health-operation.ts';
import { namesIn } from './queries.ts';

type Row = Database['event'];

/** Notices that a bell shows. */
const SHOWN = 60;
/** Events that are looked through for them: some months of a county. */
const LOOKED_THROUGH = 2_000;
/** Changes that are told at once; more are found by narrowing the days. */
const TOLD_MAX = 20_000;
const DAY_MS = 24 * 60 * 60_000;
/** A backup (备份) older than this is too old. */
const BACKUP_DAYS = 7;

/** 通知与变动: the trail, told to whom it concerns. Nothing is kept of them but up to where each person has looked. */
export const newsOperations: readonly Implementation[] = [
  query(audit.notices, async ({ db, caller, nowMs }) => {
    const ringing = ringingFor(caller);
    const recent =
      ringing.length === 0
        ? []
        : await db
            .selectFrom('event')
            .selectAll()
            .where('operation', 'in', ringing)
            .orderBy('sequence', 'desc')
            .limit(LOOKED_THROUGH)
            .execute();
    const all = inOne(recent.filter((row) => rings(row, caller)));
    const last = await lastSequence(db);
    const seen =
      caller.kind === 'person' ? ((await loadSeen(db, caller.id)) ?? (await arrival(db, caller.name))) : last;
    const rows = all.slice(0, SHOWN);
    return {
      rows: rows.map(happened),
      last,
      seen,
      unread: all.filter(({ sequence }) => sequence > seen).length,
      names: await loadDisplays(db, namesIn(rows)),
      backupOverdueDays: await backupOverdue(db, caller, nowMs),
      approvals: await awaited(db, caller, nowMs),
      payees: oneOf(await readPayeesFor(db, caller)),
    };
  }),

  query(audit.changes, async ({ db, caller }, { from: asked, to, today, unit, actor, offset, limit }) => {
    const from = asked ?? (await lastVisit(db, caller, today));
    let events = db
      .selectFrom('event')
      .selectAll()
      .where('operation', 'in', [...READABLE]);
    if (from !== undefined) events = events.where('instant', '>=', from);
    if (to !== undefined) events = events.where('instant', '<', to);
    if (unit !== undefined) events = events.where('unit', '=', unit);
    const found = await events.orderBy('sequence', 'desc').limit(TOLD_MAX).execute();
    const readable = inOne(found.filter((row) => mayRead(row, caller)));
    const rows = actor === undefined ? readable : readable.filter((row) => row.actor === actor);
    const part = rows.slice(offset, offset + limit);
    const actors = [...new Set(readable.map((row) => row.actor))];
    return {
      total: rows.length,
      rows: part.map(happened),
      from: from ?? null,
      names: await loadDisplays(db, [...namesIn(part), ...actors]),
      actors,
    };
  }),
];

const happened = ({ sequence, instant, actor, operation, unit, subject, before, after, reason }: Row) => ({
  sequence,
  instant,
  actor,
  operation,
  unit,
  subject,
  before,
  after,
  reason,
});

/** Vouchers of one file that came in one by one (each its own commit) are told as the one import that they are. */
function inOne(rows: readonly Row[]): Row[] {
  const told: Row[] = [];
  for (const row of rows) {
    const previous = told.at(-1);
    const sum = previous && together(previous, row);
    if (sum === undefined) told.push(row);
    else told[told.length - 1] = { ...previous!, after: sum };
  }
  return told;
}

/** What the newer of two imports says when the older brought vouchers of the same batch; undefined otherwise. */
function together(newer: Row, older: Row): string | undefined {
  if (newer.operation !== 'ledger.importVouchers' || older.operation !== newer.operation) return undefined;
  type Vouchers = { batch: number; vouchers: number };
  const [a, b] = [newer, older].map(({ after }) => JSON.parse(after ?? '{}') as Vouchers) as [Vouchers, Vouchers];
  return a.batch === b.batch ? JSON.stringify({ ...a, vouchers: a.vouchers + b.vouchers }) : undefined;
}

async function lastSequence(db: BooksReader): Promise<number> {
  const row = await db.selectFrom('event').select('sequence').orderBy('sequence', 'desc').limit(1).executeTakeFirst();
  return row?.sequence ?? 0;
}

/** When a person was made one: what was before is no news to them. */
async function arrival(db: BooksReader, name: string): Promise<number> {
  const row = await db
    .selectFrom('event')
    .select('sequence')
    .where('operation', 'in', ['organisation.createPerson', 'session.createFirstAdministrator'])
    .where('subject', '=', name)
    .orderBy('sequence')
    .limit(1)
    .executeTakeFirst();
  return row?.sequence ?? 0;
}

/** The last thing that a person did before a day began; undefined for whom this day is the first. */
async function lastVisit(db: BooksReader, caller: Caller, today: string): Promise<string | undefined> {
  if (caller.kind !== 'person') return undefined;
  const row = await db
    .selectFrom('event')
    .select('instant')
    .where('actor', '=', caller.name)
    .where('instant', '<', today)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.instant;
}

/** 大额支出 that waits for whoever may decide some. */
async function awaited(db: BooksReader, caller: Caller, nowMs: number) {
  if (caller.kind !== 'person' || !scopeOf(caller, 'approval.decide')) return { count: 0, only: null };
  const waiting = await readWaitingFor(db, caller.name, chinaDay(nowMs) as AccountingDate);
  return oneOf(waiting.map(({ document }) => document));
}

/** How much waits, and what, where it is one. */
const oneOf = <Key>(waiting: readonly Key[]) => ({
  count: waiting.length,
  only: waiting.length === 1 ? waiting[0]! : null,
});

async function backupOverdue(db: BooksReader, caller: Caller, nowMs: number): Promise<number | null> {
  const scope = scopeOf(caller, 'store.backup');
  // Nobody's books: nothing is lost with the sample county, which was filled as if weeks ago.
  if (scope?.kind !== 'community' || (await loadCommunity(db))?.demo) return null;
  const first = () => db.selectFrom('event').select('instant').orderBy('sequence').limit(1).executeTakeFirst();
  const since = (await lastBackup(db))?.instant ?? (await first())?.instant ?? instantText(nowMs);
  const days = Math.floor((nowMs - Date.parse(since)) / DAY_MS);
  return days >= BACKUP_DAYS ? days : null;
}
