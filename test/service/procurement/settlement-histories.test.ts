import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../../electron/service/pipeline/failure.ts';
import { contract } from '../../../shared/contract/index.ts';
import { parseYuan, sumFen } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import type { TestHouse } from '../support/house.ts';
import { AMOX, inBooks, SYRINGE, seedOrder } from './invoices-support.ts';
import {
  BUYER,
  CENTRE,
  confirmed,
  openSettling,
  type Seen,
  seedBack,
  TOWN_PHARMACIST,
  TOWN2_PHARMACIST,
} from './settlements-support.ts';

/** Random histories over both engines: whatever is refused, Σ settlements = Σ receipts − returns, and no two units owe each other a 分 more than the other. */

const { audit, consolidation, procurement } = contract;
const MARCH = '2025-03' as Period;
const LAST = '2025-03-31';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const ENGINES: readonly (readonly [string, number, () => Promise<{ readonly databaseUrl?: string }>])[] = [
  ['sql.js', 10, async () => ({})],
  // PGlite has no address that a service could be pointed at.
  ...(postgresKind() === 'server'
    ? [['PostgreSQL', 2, async () => ({ databaseUrl: (await postgres.newDatabase()).url! })] as const]
    : []),
];

const unit = fc.constantFrom('T01', 'T02');
const day = fc.integer({ min: 1, max: 31 }).map((n) => `2025-03-${String(n).padStart(2, '0')}`);
const price = fc.integer({ min: 1, max: 99_999 }).map((n) => (n / 10_000).toFixed(4));
const deed = fc.oneof(
  fc.record({
    ...{ does: fc.constant('receive' as const), unit, day, price, packs: fc.integer({ min: 1, max: 999 }) },
    item: fc.constantFrom(AMOX, SYRINGE),
  }),
  fc.record({ does: fc.constant('return' as const), day, part: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ does: fc.constant('prepare' as const), day }),
  fc.record({
    ...{ does: fc.constantFrom('confirm' as const, 'send-back' as const, 'post' as const, 'reverse' as const) },
    which: fc.nat(9),
  }),
);
type Deed = typeof deed extends fc.Arbitrary<infer Each> ? Each : never;

/** What came in: left of its packs, and what it should be settled for in the end. */
interface Came {
  readonly line: number;
  readonly unit: string;
  readonly day: string;
  left: number;
}

async function live(house: TestHouse, deeds: readonly Deed[]): Promise<void> {
  const came: Came[] = [];
  for (const each of deeds) {
    if (each.does === 'receive') {
      const { packs, item } = each;
      const line = await seedOrder(house, {
        ...{ item, day: each.day, price: each.price, units: [{ unit: each.unit, ordered: packs }] },
      });
      came.push({ line, unit: each.unit, day: each.day, left: packs });
    } else if (each.does === 'return') {
      const of = came.find(({ left }) => left > 0);
      if (!of) continue;
      const packs = Math.max(1, Math.floor((of.left * each.part) / 100));
      await seedBack(house, of.line, of.unit, packs, each.day < of.day ? of.day : each.day);
      of.left -= packs;
    } else if (each.does === 'prepare') {
      await tried(house.call('procurement.prepareSettlements', { day: each.day }, BUYER));
    } else {
      const { notes } = await house.pipeline.perform(procurement.settlementYear, { year: 2025 }, CENTRE);
      const note = notes[each.which % Math.max(1, notes.length)];
      if (!note) continue;
      const asked = { id: note.id, revision: note.revision, unit: note.unit };
      const own = note.unit === 'T01' ? TOWN_PHARMACIST : TOWN2_PHARMACIST;
      const reason = { ...asked, reason: '试' };
      if (each.does === 'confirm') await tried(house.call('procurement.confirmSettlement', asked, own));
      if (each.does === 'send-back') await tried(house.call('procurement.returnSettlement', reason, own));
      if (each.does === 'post') await tried(house.call('procurement.postSettlement', asked, CENTRE));
      if (each.does === 'reverse') await tried(house.call('procurement.reverseSettlement', reason, CENTRE));
    }
  }
}

/** A refusal is an answer like another; anything else is a defect. */
async function tried(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}

/** Everything that stands open is settled, confirmed and posted. */
async function finish(house: TestHouse): Promise<void> {
  await tried(house.call('procurement.prepareSettlements', { day: LAST }, BUYER));
  const { notes } = await house.pipeline.perform(procurement.settlementYear, { year: 2025 }, CENTRE);
  for (const { id, revision, unit: of, stage } of notes) {
    let note: Seen = { id, revision, unit: of };
    if (stage === 'draft') note = await confirmed(house, note, of === 'T01' ? TOWN_PHARMACIST : TOWN2_PHARMACIST);
    if (stage === 'draft' || stage === 'confirmed') await house.call('procurement.postSettlement', note, CENTRE);
  }
}

/** Packs that came in less packs that went back, each line at its price, rounded line by line: Σ in 分. */
const acceptedFen = (house: TestHouse): Promise<number> =>
  inBooks(house, async (db) => {
    const came = await db.selectFrom('receipt_line').select(['id', 'accepted', 'price']).execute();
    const back = await db.selectFrom('return_line').select(['receipt_line', 'packs']).execute();
    const prices = new Map(came.map(({ id, price: each }) => [id, each]));
    const fenOf = (each: number, packs: number): number => Math.floor((each * packs + 50) / 100);
    return (
      came.reduce((sum, { price: each, accepted }) => sum + fenOf(each, accepted), 0) -
      back.reduce((sum, { receipt_line: line, packs }) => sum + fenOf(prices.get(line)!, packs), 0)
    );
  });

describe.each(ENGINES)('settlements on %s', (_, runs, open) => {
  it('come to what was accepted less what went back, in both books alike', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 24 }), async (deeds) => {
        const house = await openSettling(await open());
        await live(house, deeds);
        await finish(house);
        const accepted = await acceptedFen(house);
        const rows = await inBooks(house, (db) => db.selectFrom('settlement_row').selectAll().execute());
        expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(accepted);
        expect(new Set(rows.map(({ receipt }) => receipt)).size).toBe(rows.length);
        const after = await house.pipeline.perform(procurement.settlementYear, { year: 2025 }, CENTRE);
        const sum = (of: 'received' | 'posted') => sumFen(after.months.map((month) => parseYuan(month[of])!));
        expect([sum('received'), sum('posted')]).toEqual([accepted, accepted]);
        // What the holder is owed is what the members owe it, and the consolidation leaves nothing of it.
        const owed = await inBooks(house, (db) =>
          db
            .selectFrom('voucher_line')
            .select(['code', 'debit', 'credit'])
            .where('code', 'in', ['1218', '2307'])
            .execute(),
        );
        expect(owed.reduce((net, { debit, credit }) => net + debit - credit, 0)).toBe(0);
        const sheet = await house.pipeline.perform(consolidation.run, { period: MARCH }, CENTRE);
        expect(sheet.differences.filter((row) => row.class !== 'matched')).toEqual([]);
        const { checks } = await house.pipeline.perform(
          audit.check,
          { period: MARCH, only: ['settled-receipts', 'settlement-vouchers'] },
          CENTRE,
        );
        expect(checks.every(({ ok }) => ok)).toBe(true);
      }),
      { numRuns: runs },
    );
  });
});
