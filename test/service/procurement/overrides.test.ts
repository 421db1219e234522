import { expect, it } from 'vitest';
import { readOverrides } from '../../../electron/service/procurement/queries.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { approved, BUYER, CHIEF, HOSPITAL, inForce, openPharmacy, product, TOWNSHIP } from './formulary-support.ts';

/** 采购例外: recorded by the buyer, approved by 总药师, good for one unit and some days. */
const { procurement } = contract;
type Asked = RequestOf<typeof procurement.saveOverride>;
const ANTIVENOM: Asked = {
  ...{ kind: 'outside-formulary', unit: 'H01', item: '', what: '抗蛇毒血清', quantity: 5, price: '1260.00' },
  ...{ supplier: '示例青山医药', first: '2025-06-02', last: '2025-06-30', why: '急救用药' },
};

it('an exception is read by orders once it was approved, on its days, for its unit', async () => {
  const house = await openPharmacy();
  const { pipeline, books } = house;
  const on = (day: string, asked = {}) => books.read((db) => readOverrides(db, day as AccountingDate, asked));
  const paper = await pipeline.perform(procurement.saveOverride, ANTIVENOM, BUYER);
  expect(await on('2025-06-10')).toEqual([]);
  await approved(house, 'override', paper);
  expect(await on('2025-06-10')).toMatchObject([
    { id: paper.id, kind: 'outside-formulary', unit: 'H01', quantity: 5, price: 12_600_000, last: '2025-06-30' },
  ]);
  expect(await on('2025-06-30', { unit: 'H01', item: '', kind: 'outside-formulary' })).toHaveLength(1);
  for (const asked of [{ unit: 'T01' }, { item: 'QS-0001' }, { kind: 'unlicensed' }])
    expect(await on('2025-06-10', asked)).toEqual([]);
  expect([await on('2025-06-01'), await on('2025-07-01')]).toEqual([[], []]);
});

it('exceptions are listed by kind, unit, stage and words; a unit sees its own', async () => {
  const house = await openPharmacy();
  const { pipeline } = house;
  await inForce(house, '2025-01-01', [product()]);
  await pipeline.perform(procurement.saveOverride, ANTIVENOM, BUYER);
  const dear: Asked = {
    ...ANTIVENOM,
    kind: 'above-price',
    unit: 'T01',
    item: product().code,
    what: '',
    why: '短缺涨价',
  };
  await pipeline.perform(procurement.saveOverride, dear, BUYER);
  const list = async (asked = {}, caller = BUYER) =>
    (await pipeline.perform(procurement.overrides, asked, caller)).overrides.map(({ what }) => what);
  expect(await list()).toEqual(['阿莫西林胶囊 0.25g×24粒/盒', '抗蛇毒血清']);
  expect(await list({ kind: 'above-price' })).toHaveLength(1);
  expect(await list({ unit: 'H01' })).toEqual(['抗蛇毒血清']);
  expect(await list({ text: '涨价' })).toHaveLength(1);
  expect(await list({ stage: 'approved' })).toEqual([]);
  expect(await list({}, TOWNSHIP)).toEqual(['阿莫西林胶囊 0.25g×24粒/盒']);
  expect((await pipeline.perform(procurement.overrides, {}, BUYER)).overrides[0]).toMatchObject({
    ...{ number: 'LW2025-002', price: '1260.00', amount: '6300.00', unitName: '柳河镇卫生院' },
    ...{ agreed: '', paid: [] },
  });
});

it('what does not hold of an exception is said, and nothing is kept', async () => {
  const house = await openPharmacy();
  await inForce(house, '2025-01-01', [product()]);
  const refused = (more: Partial<Asked>, caller = BUYER) =>
    house.refusal('procurement.saveOverride', { ...ANTIVENOM, ...more }, caller);
  expect(await refused({ what: '' })).toMatchObject({ code: 'bad-override' });
  expect((await refused({ item: product().code })).messages).toEqual([`${product().code} 在目录里，不是目录外采购`]);
  expect((await refused({ kind: 'unlicensed', item: 'QS-0001' })).code).toBe('bad-override');
  expect((await refused({ last: '2025-06-01' })).messages).toEqual(['截止日期早于起始日期']);
  expect((await refused({ last: '2026-12-31' })).messages).toEqual(['例外至多 366 天，期满再报']);
  expect((await refused({ unit: 'X99' })).code).toBe('NOT_FOUND');
  expect((await refused({ price: '-1' as never })).code).toBe('INVALID_INPUT');
  expect([(await refused({}, HOSPITAL)).code, (await refused({}, CHIEF)).code]).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  expect((await house.pipeline.perform(procurement.overrides, {}, BUYER)).overrides).toEqual([]);
  const { id } = await house.pipeline.perform(procurement.saveOverride, ANTIVENOM, BUYER);
  expect((await refused({ at: { id, revision: 9 } })).code).toBe('changed');
});

it('lasts no longer than the community set, by the chief pharmacist and with a reason', async () => {
  const house = await openPharmacy();
  await inForce(house, '2025-01-01', [product()]);
  const rules = { quorumPercent: 66, exceptionDays: 10, reason: '按药事会章程' };
  const refusal = (input: Partial<typeof rules>, caller = CHIEF) =>
    house.refusal('procurement.setPurchaseRules', { ...rules, ...input }, caller);
  expect((await refusal({}, BUYER)).code).toBe('FORBIDDEN');
  expect((await refusal({ quorumPercent: 50, exceptionDays: 366 })).code).toBe('nothing-changed');
  expect((await refusal({ exceptionDays: 0 })).code).toBe('INVALID_INPUT');
  await house.pipeline.perform(procurement.setPurchaseRules, rules, CHIEF);
  expect(await house.pipeline.perform(procurement.purchaseRules, {}, HOSPITAL)).toEqual({
    quorumPercent: 66,
    exceptionDays: 10,
  });
  const asked = { ...ANTIVENOM, first: '2025-06-01', last: '2025-06-11' } as const;
  expect((await house.refusal('procurement.saveOverride', asked, BUYER)).messages).toEqual([
    '例外至多 10 天，期满再报',
  ]);
  await house.pipeline.perform(procurement.saveOverride, { ...asked, last: '2025-06-10' }, BUYER);
});
