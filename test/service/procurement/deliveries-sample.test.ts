import { expect, it } from 'vitest';
import { deliverToAll } from '../../../electron/service/demo/purchasing-deliveries.ts';
import { contract } from '../../../shared/contract/index.ts';
import { someone } from '../support/house.ts';
import {
  AMOXICILLIN,
  BUYER,
  GLUCOSE,
  INSULIN,
  openPharmacies,
  PHARMACIST,
  RECEIVER,
  seedOrder,
  TOWN_PHARMACIST,
  TOWN_RECEIVER,
} from './deliveries-support.ts';

const { procurement } = contract;

it('fills a year of whatever was ordered: partial, short, damaged, soon to expire, issued, sent on, counted', async () => {
  const house = await openPharmacies();
  house.clock.ms = Date.UTC(2026, 1, 1);
  // The last three are still on their way when the year ends.
  for (const month of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 12, 12, 12])
    await seedOrder(
      house,
      ['H01', 'T01'].flatMap((unit) => [
        { unit, item: AMOXICILLIN, packs: 40, price: 84_000 },
        { unit, item: GLUCOSE, packs: 200, price: 31_500 },
        { unit, item: INSULIN, packs: 6, price: 487_100 },
      ]),
      { day: `2025-${String(month).padStart(2, '0')}-05` },
    );
  await deliverToAll(house, 2025, BUYER, [
    { unit: 'H01' as never, pharmacist: PHARMACIST, receiver: RECEIVER },
    { unit: 'T01' as never, pharmacist: TOWN_PHARMACIST, receiver: TOWN_RECEIVER },
  ]);
  const chief = someone('li.zong', 'chief-accountant');
  const receipts = await house.pipeline.perform(procurement.receipts, { unit: 'H01' as never }, chief);
  expect(receipts.map(({ stage }) => stage)).toEqual(Array<string>(13).fill('accepted'));
  expect(receipts.filter(({ delivered, accepted }) => accepted < delivered).length).toBe(2);
  expect((await house.pipeline.perform(procurement.arriving, { unit: 'H01' as never }, chief)).orders.length).toBe(3);
  const { on, rows } = await house.pipeline.perform(procurement.stock, {}, chief);
  expect(on).toBe('2025-12-31');
  expect(rows.some(({ near, holder }) => near && holder === 'T01')).toBe(true);
  expect(await house.pipeline.perform(procurement.stockPapers, { kind: 'count' }, chief)).toMatchObject([
    { stage: 'handed', lines: expect.any(Number) },
  ]);
  // With nothing ordered there is nothing to deliver, and that is no failure.
  await deliverToAll(await openPharmacies(), 2025, BUYER, [
    { unit: 'H01' as never, pharmacist: PHARMACIST, receiver: RECEIVER },
  ]);
});
