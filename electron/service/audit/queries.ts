import { createHash } from 'node:crypto';
import type { SelectQueryBuilder } from 'kysely';
import { contract } from '../../../shared/contract/index.ts';
import { operationsIn } from '../../../shared/contract/operation.ts';
import { ChainVerifier, type RecordedHead } from '../../../shared/domain/audit/chain.ts';
import type { TrailEvent } from '../../../shared/domain/audit/event.ts';
import type { UnitScope } from '../../../shared/domain/organisation/access.ts';
import { addDays } from '../../../shared/kernel/date.ts';
import type { Books, BooksReader, Database } from '../database.ts';
import { loadDisplays, loadNamed } from '../organisation/queries.ts';
import { answer, type Implementation, longQuery, query } from '../pipeline/implementation.ts';
import { HEAD_SETTING } from '../pipeline/trail.ts';

const { audit } = contract;

/** Heads of the chain that other records hold; each module that freezes one names its own. */
export type HeadSource = (db: BooksReader) => Promise<readonly RecordedHead[]>;

export { readFindings } from './findings.ts';
export { KeptChecks } from './kept-checks.ts';

export interface TrailParts {
  readonly books: Books;
  /** Besides the head that the pipeline itself records: closed periods, packs. */
  readonly headSources: readonly HeadSource[];
}

const PORTION = 5_000;

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export const eventOf = (row: Database['event']): TrailEvent => ({
  sequence: row.sequence,
  instant: row.instant,
  actor: row.actor,
  osUser: row.os_user,
  operation: row.operation,
  unit: row.unit,
  subject: row.subject,
  inputDigest: row.input_digest,
  before: row.before,
  after: row.after,
  reason: row.reason,
  previousHash: row.previous_hash,
  hash: row.hash,
});

/** Everybody whom events name: who did them, and to whom. */
export const namesIn = (rows: readonly { readonly actor: string; readonly subject: string | null }[]): string[] =>
  rows.flatMap(({ actor, subject }) => (subject === null ? [actor] : [actor, subject]));

/** The head that the pipeline writes beside the trail with each command. */
const ownHead: HeadSource = async (db) => {
  const setting = await db.selectFrom('setting').select('value').where('key', '=', HEAD_SETTING).executeTakeFirst();
  if (!setting) return [];
  const [sequence = '', hash = ''] = setting.value.split(' ');
  return [{ source: '账套', hash, sequence: Number(sequence) }];
};

/** Every head of the chain that is written down somewhere in the books. */
export async function recordedHeads(db: BooksReader, sources: readonly HeadSource[]): Promise<RecordedHead[]> {
  const heads: RecordedHead[] = [];
  for (const source of [ownHead, ...sources]) heads.push(...(await source(db)));
  return heads;
}

/** Recomputes the whole trail in one consistent reading, a portion of events at a time. */
export async function verifyTrail(db: BooksReader, heads: readonly RecordedHead[]): Promise<ChainVerifier> {
  const verifier = new ChainVerifier(sha256, heads);
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = await db
      .selectFrom('event')
      .selectAll()
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(PORTION)
      .execute();
    for (const row of rows) verifier.take(eventOf(row));
    const last = rows.at(-1);
    if (!last || rows.length < PORTION) return verifier;
    after = last.sequence;
  }
}

function withinReach<O>(
  events: SelectQueryBuilder<Database, 'event', O>,
  scope: UnitScope,
): SelectQueryBuilder<Database, 'event', O> {
  if (scope.kind === 'community') return events;
  const units = [...scope.units];
  return units.length === 0 ? events.where('sequence', '<', 0) : events.where('unit', 'in', units);
}

/** 操作日志及其验证. */
export const trailOperations = ({ books, headSources }: TrailParts): readonly Implementation[] => [
  answer(audit.trailOperations, async () =>
    operationsIn(contract)
      .filter(({ operation }) => operation['~orpc'].meta.kind === 'command')
      .map(({ name, operation }) => ({ operation: name, name: operation['~orpc'].meta.summary })),
  ),

  query(audit.trail, async ({ db, scope }, { unit, operation, actor, from, to, offset, limit }) => {
    let events = withinReach(db.selectFrom('event'), scope);
    if (unit !== undefined) events = events.where('unit', '=', unit);
    if (operation !== undefined) events = events.where('operation', '=', operation);
    if (actor !== undefined) events = events.where('actor', 'in', [actor, ...(await loadNamed(db, actor))]);
    if (from !== undefined) events = events.where('instant', '>=', from);
    // Instants begin with their date, so that texts compare as time does.
    if (to !== undefined) events = events.where('instant', '<', addDays(to, 1));
    const { total } = await events.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    const rows = await events
      .selectAll('event')
      .select((eb) =>
        eb
          .selectFrom('event as earlier')
          .select('earlier.instant')
          .whereRef('earlier.sequence', '=', eb(eb.ref('event.sequence'), '-', 1))
          .as('previous'),
      )
      .orderBy('event.sequence', 'desc')
      .limit(limit)
      .offset(offset)
      .execute();
    return {
      total: Number(total),
      rows: rows.map((row) => ({
        ...eventOf(row),
        clockTurnedBack: row.previous !== null && row.instant < row.previous,
      })),
      names: await loadDisplays(db, namesIn(rows)),
    };
  }),

  longQuery(
    audit.verify,
    async ({ db }, { heads }) => {
      const given = heads.map((hash) => ({ source: '给定的链头', hash }));
      return (await verifyTrail(db, [...given, ...(await recordedHeads(db, headSources))])).report();
    },
    async (_context, _input, chain) => {
      const health = await books.verify();
      const { engine, ok, mode, sequence, recovery, problems, bytes } = health;
      return {
        ok: chain.ok && ok && problems.length === 0,
        store: {
          engine,
          ok,
          mode,
          reason: health.reason ?? null,
          sequence,
          recovery: [...recovery],
          problems: [...problems],
          bytes,
        },
        chain: {
          events: chain.events,
          head: chain.head,
          firstBroken: chain.firstBroken ?? null,
          clockTurnedBack: [...chain.clockTurnedBack],
        },
      };
    },
  ),
];
