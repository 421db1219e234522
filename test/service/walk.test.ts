import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse } from '../../electron/service/compose.ts';
import { unitsNamed } from '../../electron/service/pipeline/authorise.ts';
import { Failure } from '../../electron/service/pipeline/failure.ts';
import { runTask } from '../../electron/service/tasks.ts';
import { inPlaceWorkers } from '../../electron/service/workers/workers.ts';
import { contract } from '../../shared/contract/index.ts';
import { operationsIn } from '../../shared/contract/operation.ts';
import { type Caller, scopeOf } from '../../shared/domain/organisation/access.ts';
import { PERMISSIONS } from '../../shared/domain/organisation/permission.ts';
import { COMMUNITY, NOBODY, OPERATOR, TestClock } from './support/service.ts';
import {
  holder,
  holdersAt,
  type JsonValue,
  placesIn,
  someone,
  strangersTo,
  unlimitedIn,
  withPlace,
  withUnit,
} from './support/walk.ts';
import { asker, LAN } from './support/web.ts';

/**
 * The contract walk (DESIGN rule 7): every operation of the registry is tried as nobody, as the wrong role, as the wrong
 * unit, with input that does not hold and with too much of it. A new operation is covered by being in the contract.
 */
const operations = operationsIn(contract);
const UNITS = COMMUNITY.units.map(({ code }) => code);

/** Questions whose answer names other units by design: nothing of their books. */
const outward = new Set<string>();

let house: House;
let dir: string;
const defects: unknown[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tongcai-walk-'));
  house = await openHouse({
    dir,
    create: true,
    workers: inPlaceWorkers(runTask),
    clock: new TestClock(),
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    version: '0.0.0-test',
    report: (error) => `defect-${defects.push(error)}`,
  });
  await house.call('organisation.initialise', COMMUNITY, OPERATOR);
});

afterAll(async () => {
  await house.close();
  await rm(dir, { recursive: true, force: true });
});

const events = () =>
  house.books.read(async (db) =>
    Number(
      (
        await db
          .selectFrom('event')
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    ),
  );

/** The code of the refusal, or `done`. Anything else is a defect and fails the walk. */
async function outcome(name: string, input: unknown, caller: Caller): Promise<string> {
  try {
    await house.call(name, input, caller);
    return 'done';
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}

const exampleOf = (operation: (typeof operations)[number]): JsonValue =>
  operation.operation['~orpc'].meta.example as JsonValue;

describe.each(operations)('$name', (named) => {
  const { name, operation } = named;
  const { meta, inputSchema, outputSchema, errorMap } = operation['~orpc'];
  const example = exampleOf(named);

  it('is declared whole: names, an example that holds, units that are named', () => {
    expect(meta.summary).toMatch(/\p{Script=Han}/u);
    expect(PERMISSIONS).toHaveProperty([meta.permission]);
    expect(meta.scope === 'public', 'public is both scope and permission').toBe(meta.permission === 'public');
    expect(meta.scope === 'self', 'self is both scope and permission').toBe(meta.permission === 'self');
    for (const code of meta.refusals) expect(code).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(new Set(meta.refusals).size).toBe(meta.refusals.length);
    expect(outputSchema).toBeDefined();
    expect(example, 'an example').toBeDefined();
    expect(inputSchema?.safeParse(example), 'the example holds').toMatchObject({ success: true });
    if (meta.kind === 'command' && meta.scope === 'unit')
      expect(meta.unitOf, 'a command of units names them').not.toEqual([]);
    const elsewhere = withUnit(example, meta.unitOf, 'T01');
    expect(inputSchema?.safeParse(elsewhere), 'its units are fields of its input').toMatchObject({ success: true });
    for (const path of meta.unitOf) expect(unitsNamed(elsewhere, [path]), path).toEqual(['T01']);
  });

  it('limits every text, list and number of its input', () => {
    expect(inputSchema && unlimitedIn(inputSchema)).toEqual([]);
  });

  it('tells nobody to sign in, over the wire too', async () => {
    const before = await events();
    if (meta.permission === 'public') return;
    expect(await outcome(name, example, NOBODY)).toBe('UNAUTHENTICATED');
    expect(await outcome(name, { nonsense: true }, NOBODY)).toBe('UNAUTHENTICATED');
    const ask = asker(house);
    for (const form of ['api', 'rpc']) {
      const reply = await ask(`/${form}/${name.replaceAll('.', '/')}`, {
        json: form === 'rpc' ? { json: example } : example,
        transport: LAN,
        home: 'https://finance.qingshi.test',
      });
      expect(reply.status).toBe(401);
    }
    expect(await events()).toBe(before);
  });

  it('refuses every role that has not the permission, and the local operator likewise', async () => {
    const before = await events();
    if (meta.permission === 'public' || meta.permission === 'self') return;
    for (const caller of strangersTo(named)) expect(await outcome(name, example, caller)).toBe('FORBIDDEN');
    if (!scopeOf(OPERATOR, meta.permission)) expect(await outcome(name, example, OPERATOR)).toBe('FORBIDDEN');
    expect(await events()).toBe(before);
  });

  it('refuses who holds the permission at another unit', async () => {
    const before = await events();
    if (meta.scope !== 'unit' && meta.scope !== 'community') return;
    for (const caller of holdersAt(named, 'T02')) {
      if (meta.scope === 'community') expect(await outcome(name, example, caller)).toBe('FORBIDDEN');
      else if (meta.unitOf.length > 0)
        expect(await outcome(name, withUnit(example, meta.unitOf, 'T01'), caller)).toBe('FORBIDDEN');
    }
    expect(await events()).toBe(before);
  });

  it('shows whoever holds the permission at one unit nothing of the others (bug 17)', async () => {
    if (meta.kind !== 'query' || meta.scope !== 'unit' || outward.has(name)) return;
    const own = withUnit(example, meta.unitOf, 'T02');
    const wide = Object.fromEntries(Object.entries(own ?? {}).filter(([key]) => !meta.unitOf.includes(key)));
    for (const caller of holdersAt(named, 'T02'))
      for (const input of [own, wide]) {
        const answer = await house.call(name, input, caller).catch((error: unknown) => {
          if (error instanceof Failure) return error.data;
          throw error;
        });
        const text = JSON.stringify(answer ?? null);
        for (const { code, name: unit } of COMMUNITY.units.filter(({ code }) => code !== 'T02')) {
          expect(text).not.toContain(`"${code}"`);
          expect(text).not.toContain(unit);
        }
      }
  });

  it('refuses input that does not hold, and says where', async () => {
    const before = await events();
    const caller = holder(named, UNITS);
    for (const input of [null, [], 'text', 7, { ...(example as object), unexpected: true }])
      if (!(input === null && inputSchema?.safeParse({}).success))
        expect(await outcome(name, input, caller), JSON.stringify(input)).toBe('INVALID_INPUT');
    for (const { path } of placesIn(example))
      for (const wrong of [{ unexpected: { deep: 1 } }, 3.25, '\ud800', 'x'.repeat(1_000_000)]) {
        const input = withPlace(example, path, wrong);
        if (takesAnything(path)) continue;
        expect(['INVALID_INPUT', 'FORBIDDEN'], `${path.join('.')}`).toContain(await outcome(name, input, caller));
      }
    for (const { path, value } of placesIn(example))
      if (Array.isArray(value) && value.length > 0) {
        const flood = withPlace(
          example,
          path,
          Array.from({ length: 20_001 }, () => value[0] ?? null),
        );
        expect(['INVALID_INPUT', 'TOO_LARGE'], `${path.join('.')}`).toContain(await outcome(name, flood, caller));
      }
    expect(await events()).toBe(before);
  });

  /** Only the input of a job is not this operation's own; the job's operation refuses it. */
  const takesAnything = (path: readonly (string | number)[]) => name.startsWith('jobs.start') && path[0] === 'input';

  it('answers its example with its output or one of its own errors, and a question leaves no event', async () => {
    const before = await events();
    const answer = await outcome(name, example, holder(named, UNITS));
    if (answer !== 'done') expect(Object.keys(errorMap)).toContain(answer);
    expect((await events()) - before).toBe(meta.kind === 'command' && answer === 'done' ? 1 : 0);
  });
});

describe('the walk itself', () => {
  it('has walked the whole registry and met no defect', () => {
    expect(house.pipeline.parts.registry.all.map(({ name }) => name)).toEqual(operations.map(({ name }) => name));
    expect(operations.length).toBeGreaterThan(50);
    expect(defects).toEqual([]);
  });

  it('would see an input without limits', async () => {
    const z = await import('zod');
    expect(unlimitedIn(z.strictObject({ a: z.string(), b: z.array(z.int()), c: z.number() }))).toEqual([
      '.a: text',
      '.b: list',
      '.c: a number that need not be whole',
    ]);
    expect(unlimitedIn(z.object({ a: z.string().max(3), b: z.string().regex(/^[a-z]+$/) }))).toEqual([
      '.b: text',
      ': takes unknown members',
    ]);
    expect(
      unlimitedIn(
        z.strictObject({
          a: z
            .string()
            .regex(/^[0-9+*]{1,3}$/)
            .optional(),
        }),
      ),
    ).toEqual([]);
  });

  it('a person without any role may do what is everyone’s own, and nothing else', () => {
    const allowed = operations.filter(({ operation }) => scopeOf(someone(), operation['~orpc'].meta.permission));
    expect(new Set(allowed.map(({ operation }) => operation['~orpc'].meta.scope))).toEqual(new Set(['public', 'self']));
  });
});
