import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMoves, routeOf } from '../../../electron/service/approval/applications/reading.ts';
import { Failure } from '../../../electron/service/pipeline/failure.ts';
import { isBody } from '../../../shared/domain/approval/level.ts';
import { placeNow } from '../../../shared/domain/approval/route-state.ts';
import { actorOf } from '../../../shared/domain/organisation/access.ts';
import { addDays } from '../../../shared/kernel/date.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import '../../support/seed.ts';
import type { TestHouse } from '../support/house.ts';
import { does, filledIn, openApplying, seen, serviceOf, shown } from './applying.ts';
import { ACCOUNTANT, CENTRE, CHIEF, HEAD, LEADER } from './people.ts';

/**
 * Random histories of applications through the whole service, on both engines: whoever tries whatever. After each step the books are
 * held against the moves alone; at the end nobody decided twice, and nothing was approved without every level. The rules of the route
 * by themselves go through ten thousand histories in `test/unit/approval/histories.test.ts`.
 *
 * TONGCAI_HISTORIES=1000 runs so many on each engine.
 */
const HISTORIES = Number(process.env['TONGCAI_HISTORIES'] ?? 40) / 2;
const PEOPLE = [ACCOUNTANT, HEAD, CENTRE, CHIEF, LEADER] as const;
const AMOUNTS = ['15000.00', '30000.00', '60000.00', '90000.00'] as const;
const KINDS = [
  'pass',
  'pass',
  'pass',
  'pass',
  'refuse',
  'back',
  'add',
  'move',
  'withdraw',
  'submit',
  'amend',
  'close',
] as const;

const tries = fc.array(
  fc.record({
    ...{ kind: fc.constantFrom(...KINDS), asked: fc.boolean(), by: fc.nat(PEOPLE.length - 1) },
    ...{ other: fc.nat(PEOPLE.length - 1), amount: fc.nat(AMOUNTS.length - 1) },
  }),
  { minLength: 6, maxLength: 14 },
);
type Try = typeof tries extends fc.Arbitrary<(infer One)[]> ? One : never;

/** Tries one thing; what the rules refuse is refused, what is done is done. */
async function attempt(house: TestHouse, id: number, { kind, asked, by, other, amount }: Try): Promise<void> {
  const { steps } = await shown(house, id);
  const open = steps.find(({ state }) => state === 'now')?.tasks.find(({ state }) => state === 'open');
  const fit = PEOPLE.find((each) => actorOf(each) === open?.person);
  const who = (asked ? fit : undefined) ?? PEOPLE[by]!;
  const task = open?.id ?? 1;
  const person = actorOf(PEOPLE[other]!);
  const decide = { task, opinion: '意见', attested: true };
  switch (kind) {
    case 'pass':
      return void (await does(house, 'decideApplication', id, who, { ...decide, verdict: 'pass' }));
    case 'refuse':
      return void (await does(house, 'decideApplication', id, who, { ...decide, verdict: 'refuse' }));
    case 'back':
      return void (await does(house, 'decideApplication', id, who, { ...decide, verdict: 'refuse', to: 0 }));
    case 'add':
      return void (await does(house, 'addApprover', id, who, { task, person, when: 'before', opinion: '请看' }));
    case 'move':
      return void (await does(house, 'handOver', id, who, { task, person, opinion: '请办' }));
    case 'withdraw':
      return void (await does(house, 'withdrawApplication', id, ACCOUNTANT, { reason: '补充' }));
    case 'submit':
      return void (await does(house, 'submitApplication', id, ACCOUNTANT));
    case 'amend':
      return void (await does(house, 'amendApplication', id, ACCOUNTANT, {
        ...{ ...serviceOf(AMOUNTS[amount]!), reason: '变更' },
      }));
    case 'close':
      return void (await does(house, 'closeApplication', id, ACCOUNTANT, { reason: '办结' }));
  }
}

/** The books against the moves: the head, whom it waits for, and what it holds of the budget. */
async function holdsTogether(house: TestHouse, id: number): Promise<void> {
  const { moves, head, tasks } = await house.books.read(async (db) => ({
    moves: await readMoves(db, id),
    head: await db.selectFrom('approval_document').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    tasks: await db.selectFrom('approval_task').select(['task', 'person']).where('document', '=', id).execute(),
  }));
  const route = routeOf(moves);
  const isClosed = moves.at(-1)?.what === 'close';
  const now = isClosed ? undefined : route.steps[placeNow(route)];
  expect(head.stage).toBe(isClosed ? 'closed' : route.stage);
  expect([head.level, head.opened]).toEqual([now?.step.level ?? '', now?.opened ?? '']);
  expect(head.due).toBe(now?.opened === undefined ? '' : addDays(now.opened, now.step.days));
  expect(now === undefined || !isBody(now.step.level)).toBe(true);
  const asked = (now?.tasks ?? [])
    .filter(({ state }) => state === 'open')
    .map(({ id: task, person }) => ({ task, person }));
  expect(tasks.sort((one, other) => one.task - other.task)).toEqual(asked);
  const { budget } = await shown(house, id);
  const holds = head.stage === 'deciding' || head.stage === 'approved';
  expect(Number(budget.reserved) * 100).toBeCloseTo(holds ? head.amount : 0, 5);
  const decided = route.steps.flatMap(({ tasks: all }) =>
    all.flatMap(({ state, actor }) => (state === 'passed' ? [actor] : [])),
  );
  expect(new Set(decided).size).toBe(decided.length);
  expect(decided).not.toContain('sun.qs');
  if (route.stage === 'approved') expect(route.steps.every(({ done }) => done)).toBe(true);
}

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const ENGINES: readonly (readonly [string, number, () => Promise<TestHouse>])[] = [
  ['sql.js', HISTORIES, () => openApplying()],
  // PGlite has no address that a service could be pointed at.
  ...(postgresKind() === 'server'
    ? [
        [
          'PostgreSQL',
          HISTORIES / 2,
          async () => openApplying({ databaseUrl: (await postgres.newDatabase()).url! }),
        ] as const,
      ]
    : []),
];

describe.each(ENGINES)('histories of applications on %s', (_engine, histories, open) => {
  it('leave the books as the moves say, and nobody deciding twice', async () => {
    const house = await open();
    let approved = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(AMOUNTS.length - 1), tries, async (amount, all) => {
        const id = await filledIn(house, serviceOf(AMOUNTS[amount]!));
        await does(house, 'submitApplication', id, ACCOUNTANT);
        for (const one of all) {
          await attempt(house, id, one).catch((error: unknown) => {
            if (!(error instanceof Failure)) throw error;
          });
          await holdsTogether(house, id);
        }
        const { stage } = await seen(house, id).then(() => shown(house, id));
        if (stage === 'approved' || stage === 'closed') approved += 1;
        // The budget is for all histories: what this one holds is given back.
        if (stage === 'deciding') await does(house, 'withdrawApplication', id, ACCOUNTANT, { reason: '下一个' });
        if (stage === 'approved') await does(house, 'closeApplication', id, ACCOUNTANT, { reason: '下一个' });
      }),
      { numRuns: histories },
    );
    expect(house.defects).toEqual([]);
    expect(approved).toBeGreaterThan(0);
  });
});
