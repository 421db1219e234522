import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMoves, readRelease, routeOf } from '../../../electron/service/approval/applications/reading.ts';
import { readPayouts, readSteps } from '../../../electron/service/approval/payouts/reading.ts';
import { Failure } from '../../../electron/service/pipeline/failure.ts';
import { isCounted } from '../../../shared/domain/approval/payout.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import '../../support/seed.ts';
import { someone, type TestHouse } from '../support/house.ts';
import { does, filledIn, passes, serviceOf, shown } from './applying.ts';
import {
  accepts,
  BOOKKEEPER,
  CASHIER,
  CHECKER,
  invoiceOf,
  lineOf,
  OTHER,
  openPaying,
  PAID,
  payeeOf,
  payoutOf,
  saves,
  signedOf,
  steps,
} from './paying.ts';
import { ACCOUNTANT, CENTRE, CHIEF, HEAD } from './people.ts';

/**
 * Random histories of paying one application, on both engines: whoever tries whatever, in any order. After each step no money has left
 * while it was not decided, nobody paid what they had a hand in, all of it stays within what was approved, signed and invoiced, and the
 * budget has spent what stands in the books. TONGCAI_HISTORIES=1000 runs so many on each engine.
 */
const HISTORIES = Number(process.env['TONGCAI_HISTORIES'] ?? 32) / 4;
const DOES = {
  hand: ACCOUNTANT,
  check: CHECKER,
  pay: CASHIER,
  post: BOOKKEEPER,
  reverse: BOOKKEEPER,
  return: CHECKER,
  strike: ACCOUNTANT,
} as const;
const PEOPLE = [
  ...[ACCOUNTANT, OTHER, CHECKER, CASHIER, BOOKKEEPER, CHIEF],
  ...[someone('chu.yz', 'cashier'), someone('sun.qs', 'reviewer'), someone('zhao.cn', 'centre-accountant')],
];
const AMOUNTS = ['10000.00', '25000.00', '40000.00', '57000.00'] as const;

const tries = fc.array(
  fc.record({
    kind: fc.constantFrom(
      ...(['pass', 'pass', 'release', 'sign', 'accept', 'save', 'save', 'walk', 'walk', 'walk', 'walk'] as const),
      ...(['walk', 'walk', 'reverse', 'return', 'strike', 'close'] as const),
    ),
    ...{ fit: fc.integer({ min: 0, max: 5 }), by: fc.nat(PEOPLE.length - 1), which: fc.nat(3), amount: fc.nat(3) },
    ...{ prepaid: fc.boolean(), invoice: fc.nat(2) },
  }),
  { minLength: 12, maxLength: 30 },
);
type Try = typeof tries extends fc.Arbitrary<(infer One)[]> ? One : never;

/** Most begin where there is something to pay. */
const plain = { fit: 1, by: 0, which: 0, amount: 1, prepaid: false, invoice: 0 };
const BEGUN: readonly Try[] = (['pass', 'pass', 'pass', 'sign', 'accept', 'save', 'walk'] as const).map((kind) => ({
  ...{ kind, ...plain },
}));

interface Told {
  readonly document: number;
  readonly payee: string;
  readonly name: string;
}

/** Tries one thing; what the rules refuse is refused, what is done is done. */
async function attempt(house: TestHouse, { document, payee, name }: Told, one: Try): Promise<void> {
  const { kind, fit, by, which, amount, prepaid, invoice } = one;
  const own = await house.books.read((db) => readPayouts(db, { documents: [document] }));
  const contracts = await house.books.read((db) =>
    db.selectFrom('approval_contract').select('id').where('document', '=', document).execute(),
  );
  const contract = contracts[0]?.id ?? null;
  const payout = own[which % Math.max(1, own.length)];
  const who = (asked: keyof typeof DOES) => (fit > 0 ? DOES[asked] : PEOPLE[by]!) as typeof CHIEF;
  switch (kind) {
    case 'pass': {
      for (const caller of [HEAD, CENTRE, CHIEF])
        if ((await shown(house, document, caller)).mine) return passes(house, document, caller);
      return;
    }
    case 'release':
      return void (await does(house, 'releaseApplication', document, CHIEF, { reason: '属实' }));
    case 'sign':
      return void (await signedOf(house, document, payee, { number: `HT-${name}` }));
    case 'accept':
      return contract === null ? undefined : accepts(house, contract);
    case 'close':
      return void (await does(house, 'closeApplication', document, ACCOUNTANT, { reason: '办结' }));
    case 'save': {
      const invoices = [invoiceOf(`2533${name}${invoice}`, AMOUNTS[3], AMOUNTS[amount]!)];
      const said = await payoutOf(house, { document, contract: which === 3 ? null : contract }, AMOUNTS[amount]!, {
        ...{ invoices: prepaid ? [] : invoices },
      });
      return void (await saves(house, said, fit > 0 ? ACCOUNTANT : OTHER));
    }
    case 'walk': {
      const next = { draft: 'hand', handed: 'check', checked: 'pay', paid: 'post' } as const;
      const step = payout && next[payout.stage as keyof typeof next];
      if (!payout || !step) return;
      return void (await steps(house, `${step}Payout`, payout.id, who(step), step === 'pay' ? PAID : {}));
    }
    default:
      if (payout) await steps(house, `${kind}Payout`, payout.id, who(kind), { reason: '退票' });
  }
}

/** What left against what was decided, signed and invoiced, and against the budget. */
async function holdsTogether(house: TestHouse, { document }: Told, spentBefore: number): Promise<number> {
  const { moves, release, payouts, made, contracts, head } = await house.books.read(async (db) => {
    const own = await readPayouts(db, { documents: [document] });
    return {
      ...{ moves: await readMoves(db, document), release: await readRelease(db, document), payouts: own },
      made: await readSteps(
        db,
        own.map(({ id }) => id),
      ),
      contracts: await db.selectFrom('approval_contract').selectAll().where('document', '=', document).execute(),
      head: await db.selectFrom('approval_document').selectAll().where('id', '=', document).executeTakeFirstOrThrow(),
    };
  });
  const counted = payouts.filter(({ stage }) => isCounted(stage));
  const sum = (of: typeof payouts) => of.reduce((all, { amount }) => all + amount, 0);
  expect(sum(counted)).toBeLessThanOrEqual(head.amount);
  for (const { id, amount } of contracts)
    expect(sum(counted.filter(({ contract }) => contract === id))).toBeLessThanOrEqual(amount);
  const decided = moves.flatMap(({ person }) => person);
  for (const { id, invoices } of payouts) {
    const steps = made.get(id)!;
    const paid = steps.find(({ step }) => step === 'pay');
    if (!paid) continue;
    // Decided by then, or let go by then.
    const before = moves.filter(({ instant }) => instant <= paid.instant);
    const isOpen = routeOf(before).stage === 'approved' || (release !== undefined && release.instant <= paid.instant);
    expect(isOpen).toBe(true);
    const others = steps
      .filter(({ step }) => step !== 'pay')
      .filter(({ step }) => step !== 'post' && step !== 'reverse');
    expect([...decided, ...others.map(({ person }) => person)]).not.toContain(paid.person);
    expect(others.some(({ step }) => step === 'check')).toBe(true);
    for (const { number, amount } of invoices) {
      const taken = counted.flatMap((each) => each.invoices).filter((each) => each.number === number);
      expect(taken.reduce((all, each) => all + each.taken, 0)).toBeLessThanOrEqual(amount);
    }
    const posted = steps.find(({ step }) => step === 'post');
    if (posted) expect(posted.person).not.toBe(paid.person);
  }
  const spent = sum(payouts.filter(({ stage }) => stage === 'posted')) / 100;
  const line = await lineOf(house);
  expect(line.spent).toBe(spentBefore + spent);
  const holds = head.stage === 'deciding' || head.stage === 'approved';
  expect(line.reserved + line.committed).toBe(holds ? head.amount / 100 - spent : 0);
  return spent;
}

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const ENGINES: readonly (readonly [string, number, () => Promise<TestHouse>])[] = [
  ['sql.js', HISTORIES, () => openPaying()],
  // PGlite has no address that a service could be pointed at.
  ...(postgresKind() === 'server'
    ? [
        [
          'PostgreSQL',
          HISTORIES / 2,
          async () => openPaying({ databaseUrl: (await postgres.newDatabase()).url! }),
        ] as const,
      ]
    : []),
];

describe.each(ENGINES)('histories of payments on %s', (_engine, histories, open) => {
  it('let no money leave before every door is open', async () => {
    const house = await open();
    const payee = await payeeOf(house);
    let spent = 0;
    let left = 0;
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('40000.00', '60000.00'), fc.boolean(), fc.nat(3), tries, async (...drawn) => {
        const [amount, urgent, begun, all] = drawn;
        number += 1;
        const more = { payee, urgent: urgent ? '当日抢修' : '' };
        const document = await filledIn(house, serviceOf(amount, more));
        await does(house, 'submitApplication', document, ACCOUNTANT);
        const told = { document, payee, name: `${number}` };
        let own = 0;
        for (const one of [...(begun > 0 ? BEGUN : []), ...all]) {
          await attempt(house, told, one).catch((error: unknown) => {
            if (!(error instanceof Failure)) throw error;
          });
          own = await holdsTogether(house, told, spent);
        }
        left += own;
        spent += own;
        // The budget is for all histories: what this one holds is given back, however far it came.
        await house.books.transact({ actor: 'tester', operation: 'test.over' }, async ({ db }) => {
          await db.updateTable('budget_claim').set({ reserved: 0, committed: 0 }).execute();
          await db.updateTable('budget_standing').set({ reserved: 0, committed: 0 }).where('month', '=', 0).execute();
        });
      }),
      { numRuns: histories },
    );
    expect(house.defects).toEqual([]);
    expect(left).toBeGreaterThan(0);
  });
});
