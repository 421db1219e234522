import { expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { TestHouse } from '../support/house.ts';
import {
  BUYER,
  CHIEF,
  drafted,
  HOSPITAL,
  inForce,
  openPharmacy,
  product,
  SECOND,
  TOWNSHIP,
} from './formulary-support.ts';

/** 新增品种建议: a unit asks, the committee decides, the buyer takes it into the draft. */
const { procurement } = contract;
const item = product({ code: SECOND, name: '头孢氨苄胶囊', generic: '头孢氨苄' });
const WISH = {
  ...{ unit: 'T01', day: '2025-05-12', item, why: '门诊常用', indications: '呼吸道感染', evidence: '国家基本药物目录' },
} as const;
const AT = '药事会〔2025〕2 号';

async function handed(house: TestHouse) {
  const { id, revision } = await house.pipeline.perform(procurement.saveWish, WISH as never, TOWNSHIP);
  await house.pipeline.perform(procurement.handWish, { unit: 'T01', id, revision }, TOWNSHIP);
  return { id, revision: revision + 1 };
}

it('a unit’s wish is decided with the committee’s minutes and taken with one command', async () => {
  const house = await openPharmacy();
  const { pipeline } = house;
  await inForce(house, '2025-01-01', [product()]);
  const wish = await handed(house);
  const decide = (reason: string) => ({ kind: 'wish' as const, papers: [wish], outcome: 'approve' as const, reason });
  expect(await house.refusal('procurement.decidePapers', decide(''), CHIEF)).toEqual({
    code: 'no-reason',
    messages: ['通过建议须写明药事会纪要编号'],
  });
  const version = await drafted(house, '2025-07-01', []);
  const take = { version, wish: wish.id };
  expect((await house.refusal('procurement.takeWish', take, BUYER)).code).toBe('not-now');
  await pipeline.perform(procurement.decidePapers, decide(AT), CHIEF);
  const fate = async () => (await pipeline.perform(procurement.wishes, {}, BUYER)).wishes[0];
  expect(await fate()).toMatchObject({ stage: 'approved', fate: 'open', reason: AT, number: 'JY2025-001' });
  const next = await pipeline.perform(procurement.takeWish, take, BUYER);
  expect(await fate()).toMatchObject({ fate: 'taken' });
  expect((await house.refusal('procurement.takeWish', { ...take, version: next }, BUYER)).code).toBe('bad-item');
  const changes = await pipeline.perform(procurement.formularyChanges, { version: version.id }, BUYER);
  expect(changes.rows).toMatchObject([{ code: SECOND, change: 'add' }]);
});

it('a wish is its unit’s: others neither see nor move it, and it waits for what is in the formulary to go', async () => {
  const house = await openPharmacy();
  const { pipeline } = house;
  await inForce(house, '2025-01-01', [product()]);
  const { id, revision } = await pipeline.perform(procurement.saveWish, WISH as never, TOWNSHIP);
  expect((await pipeline.perform(procurement.wishes, {}, HOSPITAL)).wishes).toEqual([]);
  expect((await house.refusal('procurement.handWish', { unit: 'T01', id, revision }, HOSPITAL)).code).toBe('FORBIDDEN');
  expect((await house.refusal('procurement.handWish', { unit: 'H01', id, revision }, HOSPITAL)).code).toBe('NOT_FOUND');
  expect((await house.refusal('procurement.saveWish', WISH, BUYER)).code).toBe('FORBIDDEN');
  const changed = { ...WISH, at: { id, revision }, why: '改' };
  const next = await pipeline.perform(procurement.saveWish, changed as never, TOWNSHIP);
  expect((await house.refusal('procurement.saveWish', changed, TOWNSHIP)).code).toBe('changed');
  expect((await house.refusal('procurement.saveWish', { ...WISH, item: product() }, TOWNSHIP)).messages).toEqual([
    `${product().code} 已经在目录里，不能新增`,
  ]);
  expect(
    (await house.refusal('procurement.saveWish', { ...WISH, item: { ...item, code: 'ABCD' } }, TOWNSHIP)).code,
  ).toBe('bad-item');
  await pipeline.perform(procurement.withdrawWish, { unit: 'T01', ...next, reason: '不要了' }, TOWNSHIP);
  const done = { unit: 'T01', id, revision: next.revision + 1 };
  expect((await house.refusal('procurement.handWish', done, TOWNSHIP)).code).toBe('not-now');
  const [first] = (await pipeline.perform(procurement.wishes, { unit: 'T01' }, TOWNSHIP)).wishes;
  expect(first).toMatchObject({ stage: 'withdrawn', why: '改', may: [] });
});
