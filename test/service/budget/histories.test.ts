import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { readExecution } from '../../../electron/service/budget/execution-reading.ts';
import { type Document, passGates } from '../../../electron/service/budget/gate.ts';
import type { Books } from '../../../electron/service/database.ts';
import type { Demand, GateRefusal } from '../../../shared/domain/budget/gate.ts';
import { type BudgetLine, lineKey } from '../../../shared/domain/budget/line.ts';
import type { Month, Movement, MovementKind } from '../../../shared/domain/budget/standing.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { periodOf } from '../../../shared/kernel/period.ts';
import { bothEngines } from './engines.ts';

/**
 * Random histories of the gate: three people at once ask, decide, bind, spend, book, release, let expire, adjust and reverse,
 * round after round. Every state that the books went through is held against the movements alone.
 *
 * TONGCAI_HISTORIES=10000 runs so many on each engine (a few minutes); TONGCAI_HISTORIES_SEED repeats a run.
 */
const HISTORIES = Number(process.env['TONGCAI_HISTORIES'] ?? 300);
const SEED = Number(process.env['TONGCAI_HISTORIES_SEED'] ?? Date.now() % 1_000_000);
/** Histories side by side, whose documents a person brings in one transaction. */
const TOGETHER = 50;
const ROUNDS = 5;
/** Budget years that books have room for, one a history. */
const [FIRST_YEAR, YEARS] = [1900, 300];
const PEOPLE = ['zhao', 'qian', 'sun'] as const;
/** Whose documents people bring: months that are open side by side, the later one not always last. */
const MONTHS: readonly Month[] = [3, 4, 2];
const ITEMS = ['50201', '50205'] as const;
const GIVEN = [10_000, 8_000] as const;

/** What somebody would like to do; lines and claims by their places, spendings by their place among those that were made. */
type Wish =
  | {
      readonly kind: 'reserve';
      readonly claim: number;
      readonly line: number;
      readonly amount: number;
      readonly days: number;
    }
  | {
      readonly kind: 'commit' | 'spend' | 'book';
      readonly claim: number;
      readonly line: number;
      readonly amount: number;
    }
  | { readonly kind: 'adjust'; readonly line: number; readonly amount: number }
  | { readonly kind: 'keep' | 'release' | 'expire'; readonly claim: number; readonly part?: number | undefined }
  | { readonly kind: 'reverse'; readonly spending: number };

const amount = fc.integer({ min: 1, max: 4_000 });
const claim = fc.nat(4);
const line = fc.nat(ITEMS.length - 1);
const wish: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('reserve' as const), claim, line, amount, days: fc.nat(2) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('commit', 'spend', 'book'), claim, line, amount }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('keep' as const), claim }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('release' as const), claim, part: fc.option(amount, { nil: undefined }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('expire' as const), claim }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('adjust' as const),
      line,
      amount: fc.integer({ min: -5_000, max: 3_000 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reverse' as const), spending: fc.nat(9) }) },
);
/** By round and person, what is brought as one document: all of it or nothing. */
const wishes = fc.array(fc.array(fc.array(wish, { minLength: 1, maxLength: 2 }), tuple(PEOPLE.length)), tuple(ROUNDS));
function tuple(length: number) {
  return { minLength: length, maxLength: length };
}

/** One history: a budget year of its own, whose lines nobody else touches. */
class History {
  readonly lines: readonly BudgetLine[];
  readonly spendings: Movement[] = [];

  constructor(
    readonly year: number,
    readonly rounds: readonly (readonly (readonly Wish[])[])[],
  ) {
    this.lines = ITEMS.map((item) => ({
      ...{ unit: 'T01' as UnitCode, year, department: '', item, source: 'other', project: '' },
    }));
  }

  /** The document that a person brings in a round; its instant is its name in the books. */
  document(round: number, person: number): Document {
    const today = day(round);
    const demands = this.rounds[round]![person]!.flatMap((one, index) => this.#demand(one, [round, person, index]));
    return this.#brought(demands, `${round}.${person}`, today, MONTHS[(round + person) % MONTHS.length]!);
  }

  approval(): Document {
    const demands = this.lines.map(
      (of, index): Demand => ({
        ...{ kind: 'approve', line: lineKey(of), month: 1, amount: fen(GIVEN[index]!) },
      }),
    );
    return this.#brought(demands, 'approval', day(0), 1);
  }

  #brought(demands: readonly Demand[], instant: string, today: AccountingDate, month: Month): Document {
    return { demands, lines: this.lines, occasion: { today, month, authorised: false }, by: 'tester', instant };
  }

  #demand(one: Wish, place: readonly [round: number, person: number, index: number]): Demand[] {
    const named = 'claim' in one ? `${this.year}:${one.claim}` : '';
    const of = 'line' in one ? lineKey(this.lines[one.line]!) : lineKey(this.lines[0]!);
    switch (one.kind) {
      case 'reserve':
        return [
          { kind: 'reserve', claim: named, line: of, amount: fen(one.amount), expires: day(place[0] + one.days) },
        ];
      case 'commit':
      case 'spend':
        return [{ kind: one.kind, claim: named, line: of, amount: fen(one.amount) }];
      case 'book':
        // A voucher books once, under a name of its own.
        return [{ kind: 'book', claim: `${this.year}:v${place.join('.')}`, line: of, amount: fen(one.amount) }];
      case 'adjust':
        return [{ kind: 'adjust', line: of, month: 3, amount: fen(one.amount) }];
      case 'release':
        return [{ kind: 'release', claim: named, ...(one.part === undefined ? {} : { amount: fen(one.part) }) }];
      case 'keep':
      case 'expire':
        return [{ kind: one.kind, claim: named }];
      case 'reverse': {
        const spending = this.spendings[one.spending % Math.max(1, this.spendings.length)];
        return spending === undefined ? [] : [{ kind: 'reverse', spending }];
      }
    }
  }
}

const day = (round: number) => `2025-03-${String(10 + round).padStart(2, '0')}` as AccountingDate;

/** How often each kind of movement and of refusal came up. */
type Seen = Map<MovementKind | GateRefusal['kind'], number>;

/** Carries the histories through all their rounds; counts what passed and what was refused. */
async function live(books: Books, histories: readonly History[], seen: Seen): Promise<void> {
  const bring = async (actor: string, documentOf: (history: History) => Document) => {
    const documents = histories.map(documentOf);
    const passed = await books.transact({ actor, operation: 'test.gate' }, (tx) => passGates(tx, documents));
    for (const [index, one] of passed.entries()) {
      const kinds = one.ok ? one.value.movements : one.error;
      for (const { kind } of kinds) seen.set(kind, (seen.get(kind) ?? 0) + 1);
      if (one.ok) histories[index]!.spendings.push(...one.value.movements.filter(({ kind }) => kind === 'spend'));
    }
  };
  await bring('centre', (history) => history.approval());
  for (let round = 0; round < ROUNDS; round += 1)
    await Promise.all(PEOPLE.map((person, at) => bring(person, (history) => history.document(round, at))));
}

/**
 * What is wrong with the histories' lines and claims, as the books hold them; nothing, where all is as it must be. Documents
 * are gone through in the order in which they moved the books, so that no state of a line is left out.
 */
async function faults(books: Books, histories: readonly History[]): Promise<string[]> {
  const years = histories.map(({ year }) => year);
  return books.read(async (db) => {
    const lines = await db.selectFrom('budget_line').select(['id', 'year']).where('year', 'in', years).execute();
    const ids = lines.map(({ id }) => id);
    const documents = await db
      .selectFrom('budget_movement')
      .select(['line', AVAILABLE.as('left')])
      .where('line', 'in', ids)
      .groupBy(['line', 'instant'])
      .orderBy('line')
      .orderBy(({ fn }) => fn.min('id'))
      .execute();
    const kept = await db
      .selectFrom('budget_standing')
      .select(['line', AVAILABLE.as('left')])
      .where('line', 'in', ids)
      .groupBy('line')
      .execute();
    const claimed = await db
      .selectFrom('budget_movement')
      .select(['claim', ...HELD.map((column) => sql<number>`sum(${sql.ref(column)})`.as(column))])
      .where('line', 'in', ids)
      .where('claim', 'is not', null)
      .groupBy('claim')
      .execute();
    const claims = await db.selectFrom('budget_claim').selectAll().where('line', 'in', ids).execute();
    const found: string[] = [];
    const left = new Map<number, number>();
    for (const { line, left: by } of documents) {
      const after = (left.get(line) ?? 0) + Number(by);
      left.set(line, after);
      if (after < 0) found.push(`line ${line}: ${after} was available`);
    }
    for (const { line, left: says } of kept)
      if (Number(says) !== (left.get(line) ?? 0)) found.push(`line ${line}: holds ${says}, moved ${left.get(line)}`);
    const sums = new Map(claimed.map((row) => [row.claim, HELD.map((column) => Number(row[column]))]));
    for (const row of claims) {
      const own = HELD.map((column) => row[column]);
      if (own.join() !== sums.get(row.id)?.join() || own.some((held) => held < 0))
        found.push(`claim ${row.id}: holds ${own.join()}, moved ${sums.get(row.id)?.join()}`);
    }
    if (left.size !== kept.length || sums.size !== claims.length) found.push('something moved that is not kept');
    const yearOf = new Map(lines.map(({ id, year }) => [id, year]));
    return found.map((fault) =>
      fault.replace(/^line (\d+)/, (_, id) => `history ${yearOf.get(Number(id))} line ${id}`),
    );
  });
}

/** What is wrong with a month's end: what is held of a line is never below nil, and at the year's end it is what stands. */
async function monthFaults(books: Books, histories: readonly History[]): Promise<string[]> {
  return books.read(async (db) => {
    const found: string[] = [];
    for (const { year } of histories)
      for (const month of [...MONTHS, 12]) {
        const { lines, claims } = await readExecution(db, ['T01' as UnitCode], periodOf(year, month));
        const standing = await db
          .selectFrom('budget_line as line')
          .innerJoin('budget_standing as standing', 'standing.line', 'line.id')
          .select(['item', ...HELD.map((column) => sql<number>`sum(${sql.ref(column)})`.as(column))])
          .where('year', '=', year)
          .groupBy('item')
          .execute();
        for (const line of [...lines, ...claims])
          if (line.reserved < 0 || line.committed < 0)
            found.push(`history ${year} month ${month}: ${line.reserved} reserved, ${line.committed} bound`);
        for (const { item, ...line } of lines) {
          const own = claims.filter((claim) => claim.item === item);
          const [reserved, committed] = HELD.map((column) =>
            column === 'spent' ? 0 : own.reduce((sum, claim) => sum + claim[column], 0),
          );
          if (line.reserved !== reserved || line.committed !== committed)
            found.push(`history ${year} month ${month}: line ${item} is not its claims`);
          const stands = standing.find((of) => of.item === item);
          if (month === 12 && HELD.some((column) => line[column] !== Number(stands?.[column] ?? 0)))
            found.push(`history ${year}: line ${item} ends at something else than stands`);
        }
      }
    return found;
  });
}

const AVAILABLE = sql<number>`sum(approved + adjusted - reserved - committed - spent)`;
const HELD = ['reserved', 'committed', 'spent'] as const;

const MOVED = ['approve', 'adjust', 'reserve', 'keep', 'commit', 'spend', 'release', 'expire', 'reverse'] as const;
const REFUSED = ['over', 'undecided', 'decided', 'unknown-claim', 'other-line', 'not-stale', 'too-much'] as const;

describe.each(bothEngines())('random histories of the gate on %s', (_, open) => {
  it(
    'keep what is available exact and never below nil, whoever asks in whatever order',
    async () => {
      const seen: Seen = new Map();
      let books = await open();
      for (let from = 0; from < HISTORIES; from += TOGETHER) {
        if (from > 0 && from % YEARS === 0) books = await open();
        const many = Math.min(TOGETHER, HISTORIES - from);
        const histories = fc
          .sample(wishes, { seed: SEED + from, numRuns: many })
          .map((rounds, index) => new History(FIRST_YEAR + (from % YEARS) + index, rounds));
        await live(books, histories, seen);
        expect(await faults(books, histories), `seed ${SEED}`).toEqual([]);
        expect(await monthFaults(books, histories), `seed ${SEED}`).toEqual([]);
      }
      // Histories in which something never happened would prove nothing of it.
      for (const kind of [...MOVED, ...REFUSED])
        expect(seen.get(kind) ?? 0, `${kind}, seed ${SEED}`).toBeGreaterThan(0);
    },
    Math.max(60_000, HISTORIES * 100),
  );
});
