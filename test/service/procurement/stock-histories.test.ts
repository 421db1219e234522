import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../../electron/service/pipeline/failure.ts';
import { receivedOf } from '../../../electron/service/procurement/queries.ts';
import { readMoves } from '../../../electron/service/procurement/stock/moves.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { byLot, lowestOf } from '../../../shared/domain/procurement/stock/move.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import type { TestHouse } from '../support/house.ts';
import {
  AMOXICILLIN,
  arrival,
  CHIEF_PHARMACIST,
  line,
  openPharmacies,
  PHARMACIST,
  RECEIVER,
  seedOrder,
  TOWN_RECEIVER,
} from './deliveries-support.ts';

/** Random histories of one product over both engines: whatever is refused, no lot is ever below nil and nothing is lost. */

const ORDERED = 30;
const PACK = 24;

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const ENGINES: readonly (readonly [string, number, () => Promise<{ readonly databaseUrl?: string }>])[] = [
  ['sql.js', 12, async () => ({})],
  // PGlite has no address that a service could be pointed at.
  ...(postgresKind() === 'server'
    ? [['PostgreSQL', 2, async () => ({ databaseUrl: (await postgres.newDatabase()).url! })] as const]
    : []),
];

const day = fc.integer({ min: 2, max: 30 }).map((n) => `2025-03-${String(n).padStart(2, '0')}`);
const lot = fc.constantFrom('A', 'B');
const deed = fc.oneof(
  fc.record({ does: fc.constant('receive' as const), day, lot, packs: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    does: fc.constant('issue' as const),
    day,
    lot: fc.constantFrom('', 'A'),
    packs: fc.integer({ min: 1, max: 6 }),
  }),
  fc.record({ does: fc.constant('send' as const), day, lot, packs: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ does: fc.constant('return' as const), day, lot, packs: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ does: fc.constant('count' as const), day, lot, packs: fc.integer({ min: 0, max: 3 }) }),
);
type Deed = typeof deed extends fc.Arbitrary<infer Each> ? Each : never;

interface Seen {
  readonly id: number;
  readonly revision: number;
}

/** What a history comes to: smallest units that were given out, that came and went with papers, and receipt lines. */
async function live(house: TestHouse, order: number, allocation: number, deeds: readonly Deed[]): Promise<void> {
  const call = (operation: string, input: object, caller: Caller) =>
    house.call(`procurement.${operation}`, input, caller) as Promise<never>;
  const name = (each: string) => ({
    item: AMOXICILLIN,
    lot: each,
    expiry: '2027-12-31',
    price: '8.40',
    packSize: PACK,
  });
  const DO: Record<Deed['does'], (deed: Deed) => Promise<unknown>> = {
    receive: async ({ day: on, lot: of, packs }) => {
      const arrivals = [arrival(order, [line(allocation, packs, { lot: of })], { at: `${on}T09:00` })];
      const { receipts } = (await call('registerReceipts', { unit: 'H01', arrivals }, PHARMACIST)) as {
        receipts: Seen[];
      };
      const seen = receipts.map(({ id, revision }) => ({ id, revision }));
      return call('decideReceipts', { unit: 'H01', receipts: seen, outcome: 'accept' }, RECEIVER);
    },
    issue: ({ day: on, lot: of, packs }) =>
      call(
        'issueStock',
        {
          unit: 'H01',
          source: String(Math.random()),
          rows: [{ day: on, item: AMOXICILLIN, lot: of, quantity: packs * PACK - 1 }],
        },
        PHARMACIST,
      ),
    send: async ({ day: on, lot: of, packs }) => {
      const asked = {
        unit: 'H01',
        to: 'T01',
        day: on,
        form: 'adjust',
        why: '调剂',
        lines: [{ ...name(of), quantity: packs * 7 }],
      };
      const { id, revision } = (await call('sendTransfer', asked, PHARMACIST)) as Seen;
      return call('decideTransfer', { unit: 'T01', id, revision, outcome: 'accept' }, TOWN_RECEIVER);
    },
    return: async ({ day: on, lot: of, packs }) => {
      const kept = await house.books.read((db) =>
        db.selectFrom('receipt_line').select('id').where('lot', '=', of).execute(),
      );
      const asked = {
        unit: 'H01',
        form: packs === 3 ? 'reversal' : 'goods',
        day: on,
        why: '退',
        lines: [{ line: kept[0]?.id ?? 1, packs }],
      };
      const { id, revision } = (await call('askReturn', asked, PHARMACIST)) as Seen;
      return call('decideReturn', { unit: 'H01', id, revision, outcome: 'accept' }, RECEIVER);
    },
    count: async ({ day: on, lot: of, packs }) => {
      const { id, revision } = (await call(
        'saveCount',
        { unit: 'H01', day: on, why: '盘点', lines: [{ ...name(of), counted: packs * PACK }] },
        PHARMACIST,
      )) as Seen;
      return call('decideCount', { unit: 'H01', id, revision, outcome: 'accept' }, CHIEF_PHARMACIST);
    },
  };
  for (const each of deeds) {
    try {
      await DO[each.does](each);
    } catch (error) {
      // A refusal changes nothing; a defect is none.
      if (!(error instanceof Failure) || error.code === 'INTERNAL') throw error;
    }
  }
}

describe.each(ENGINES)('histories of a stock on %s', (_, runs, open) => {
  it('keep received ≤ ordered, every lot at nil or more on every day, and both sides of a transfer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 10 }), async (deeds) => {
        const house = await openPharmacies(await open());
        const { order, allocations } = await seedOrder(house, [
          { unit: 'H01', item: AMOXICILLIN, packs: ORDERED, price: 84_000 },
        ]);
        const [allocation] = allocations as [number];
        await live(house, order, allocation, deeds);
        expect(house.defects).toEqual([]);
        const received = (await house.books.read((db) => receivedOf(db, [allocation]))).get(allocation)!;
        expect(received.received + received.waiting).toBeLessThanOrEqual(ORDERED);
        expect(received.received).toBeGreaterThanOrEqual(received.returned);
        const moves = await house.books.read((db) => readMoves(db, {}));
        for (const unit of ['H01', 'T01'])
          for (const own of byLot(moves.filter((move) => move.unit === unit)).values()) expect(lowestOf(own)).toBe(0);
        const sum = (kinds: readonly string[]) =>
          moves.reduce((all, { kind, quantity }) => (kinds.includes(kind) ? all + quantity : all), 0);
        expect(sum(['transfer-out', 'transfer-in'])).toBe(0);
        const { received: came, returned } = received;
        expect(sum(['receipt', 'return'])).toBe((came - returned) * PACK);
      }),
      { numRuns: runs },
    );
  }, 120_000);
});
