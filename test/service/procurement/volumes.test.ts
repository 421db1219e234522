import { describe, expect, it } from 'vitest';
import { readAgreedVolumes } from '../../../electron/service/procurement/queries.ts';
import { readFile } from '../../../electron/service/workbook/read/read-file.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN, TOWN2 } from '../support/house.ts';
import { seedFormulary, seedOrders } from './volumes-support.ts';

/** 集采约定量: prepared by one, in force by another, held against orders; what is retained, and its division. */

const { procurement } = contract;
const BUYER = someone('zhou.cg', 'pharmacy-buyer');
const OTHER_BUYER = someone('wu.cg', 'pharmacy-buyer');
const CHIEF = someone('qin.zys', 'chief-pharmacist');
const TOWN_PHARMACIST = someone('xu.yf', 'unit-pharmacist', 'T01');

/** 阿莫西林胶囊 0.25g × 24, 头孢呋辛酯片 × 12 (both selected), 美托洛尔缓释片 (not). */
const AMOX = 'XJ01CAA018A004010110001';
const CEFU = 'XJ01DCA025A007020110001';
const DAYS = { first: '2025-01-01', last: '2025-12-31' };
const BATCH = {
  ...{ name: '第七批国家组织药品集采', ...DAYS, prepay: '30', lag: '80' },
  products: [
    {
      ...{ item: AMOX, selected: '0.14', before: '0.42' },
      volumes: [
        { unit: 'H01', quantity: 24_000 },
        { unit: 'T01', quantity: 2_400 },
        { unit: 'T02', quantity: 0 },
      ],
    },
    { item: CEFU, selected: '0.368', before: '0.92', volumes: [{ unit: 'H01', quantity: 1_200 }] },
  ],
};

interface Kept {
  readonly id: number;
  readonly number: string;
  readonly revision: number;
}
const call = (house: TestHouse, name: string, input: object, caller = BUYER) =>
  house.call(`procurement.${name}`, input, caller) as Promise<Kept>;
const seen = ({ id, revision }: Kept, kind: string, more = 0) => ({ id, revision: revision + more, kind });
const hand = (house: TestHouse, kept: Kept, kind: string) => call(house, 'handPaper', seen(kept, kind));
const decide = (house: TestHouse, { id, revision }: Kept, kind: string, more: object = {}, caller = CHIEF) => {
  const papers = [{ id, revision: revision + 1 }];
  return call(house, 'decidePapers', { kind, papers, outcome: 'approve', ...more }, caller);
};
/** Saved, handed in and approved. */
async function inForce(house: TestHouse, name: string, kind: string, input: object): Promise<Kept> {
  const kept = await call(house, name, input);
  await hand(house, kept, kind);
  await decide(house, kept, kind);
  return { ...kept, revision: kept.revision + 2 };
}

async function open(): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN, TOWN2]);
  await seedFormulary(house);
  return house;
}
const batches = (house: TestHouse, caller = BUYER) => house.pipeline.perform(procurement.volumeBatches, {}, caller);
const progress = (house: TestHouse, batch: number, on = '2025-06-30', caller = BUYER) =>
  house.pipeline.perform(procurement.volumeProgress, { batch, on: on as AccountingDate }, caller);

describe('a batch', () => {
  // 12,192.00 before and 4,137.60 now: cheaper by 8,054.40.
  it('is prepared by one and in force once another approved it', async () => {
    const house = await open();
    const kept = await call(house, 'saveBatch', BATCH);
    expect(kept.number).toBe('JC-2025-001');
    expect(await batches(house)).toMatchObject([
      {
        ...{ stage: 'draft', products: 2, units: 2, agreedAmount: '4137.60', prepaid: '1241.28', cutBps: 6606 },
        may: ['prepare', 'hand', 'withdraw'],
      },
    ]);
    await hand(house, kept, 'batch');
    const asked = { kind: 'batch', papers: [{ id: kept.id, revision: 2 }], outcome: 'approve' };
    const both = {
      ...BUYER,
      grants: [...(BUYER as never as { grants: [] }).grants, { role: 'chief-pharmacist', unit: '' }],
    };
    expect(await house.refusal('procurement.decidePapers', asked, both as never)).toMatchObject({ code: 'own-work' });
    expect(await house.refusal('procurement.decidePapers', asked, OTHER_BUYER)).toMatchObject({ code: 'FORBIDDEN' });
    await decide(house, kept, 'batch');
    expect(await house.books.read((db) => readAgreedVolumes(db, '2025-12-31' as AccountingDate))).toEqual([
      { batch: kept.id, item: AMOX, unit: 'H01', quantity: 24_000 },
      { batch: kept.id, item: AMOX, unit: 'T01', quantity: 2_400 },
      { batch: kept.id, item: CEFU, unit: 'H01', quantity: 1_200 },
    ]);
    expect(await house.books.read((db) => readAgreedVolumes(db, '2026-01-01' as AccountingDate))).toEqual([]);
  });

  it('is refused with every row that cannot stand, and another change is never overwritten', async () => {
    const house = await open();
    const twice = { ...BATCH, last: '2024-12-31', products: [BATCH.products[0], BATCH.products[0]] };
    expect(await house.refusal('procurement.saveBatch', twice, BUYER)).toEqual({
      ...{ code: 'bad-batch', messages: ['协议期的止日早于起日', `品种 ${AMOX} 重复`] },
    });
    expect(await house.refusal('procurement.saveBatch', BATCH, CHIEF)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await house.refusal('procurement.saveBatch', BATCH, TOWN_PHARMACIST)).toMatchObject({ code: 'FORBIDDEN' });
    const strange = { item: 'XZ99XXX000A000000000000', selected: '0', before: '1', volumes: [] };
    const kept = await call(house, 'saveBatch', { ...BATCH, products: [strange] });
    expect(await house.refusal('procurement.handPaper', seen(kept, 'batch'), BUYER)).toEqual({
      code: 'not-fit',
      messages: [
        `2025-01-01 的目录里没有品种 ${strange.item}`,
        `品种 ${strange.item} 没有约定采购量`,
        `品种 ${strange.item} 没有中选价`,
      ],
    });
    const at = { id: kept.id, revision: 9 };
    expect(await house.refusal('procurement.saveBatch', { ...BATCH, at }, BUYER)).toMatchObject({ code: 'changed' });
    const mended = await call(house, 'saveBatch', { ...BATCH, at: { id: kept.id, revision: 1 } });
    expect(mended).toEqual({ id: kept.id, number: 'JC-2025-001', revision: 2 });
    await hand(house, mended, 'batch');
    const late = { ...BATCH, at: { id: kept.id, revision: 3 } };
    expect(await house.refusal('procurement.saveBatch', late, BUYER)).toMatchObject({ code: 'not-now' });
  });

  it('of a product is the only one in force; an adjustment replaces it with its reason, and both stay to be seen', async () => {
    const house = await open();
    const first = await inForce(house, 'saveBatch', 'batch', BATCH);
    const second = await call(house, 'saveBatch', { ...BATCH, name: '第八批', products: [BATCH.products[0]] });
    expect(await house.refusal('procurement.handPaper', seen(second, 'batch'), BUYER)).toEqual({
      code: 'not-fit',
      messages: [`品种 ${AMOX} 在同一时间已有约定采购量（JC-2025-001 第七批国家组织药品集采）`],
    });
    const more = { ...BATCH, replaces: first.id };
    expect(await house.refusal('procurement.saveBatch', more, BUYER)).toMatchObject({
      messages: ['调整约定采购量须写明原因'],
    });
    await inForce(house, 'saveBatch', 'batch', { ...more, reason: '门诊量增加' });
    expect(await batches(house)).toMatchObject([
      { number: 'JC-2025-003', stage: 'approved', replaces: { number: 'JC-2025-001' }, cause: '门诊量增加' },
      { number: 'JC-2025-002', stage: 'draft' },
      {
        number: 'JC-2025-001',
        stage: 'ended',
        replacedBy: { number: 'JC-2025-003' },
        reason: '由 JC-2025-003 调整：门诊量增加',
      },
    ]);
    const rows = await house.books.read((db) => readAgreedVolumes(db, '2025-06-30' as AccountingDate));
    expect(new Set(rows.map(({ batch }) => batch)).size).toBe(1);
  });

  it('goes out as a matrix and comes back from it; a wrong cell is named', async () => {
    const house = await open();
    const { id } = await call(house, 'saveBatch', BATCH);
    const on = '2025-01-01' as AccountingDate;
    const { file, name } = await house.pipeline.perform(procurement.volumeBook, { batch: id, on }, BUYER);
    expect(name).toBe('第七批国家组织药品集采约定采购量.xlsx');
    const back = await house.pipeline.perform(procurement.readVolumeBook, { file, fileName: name, on }, BUYER);
    expect(back.problems).toEqual([]);
    expect(back.rows).toMatchObject([
      {
        ...{ item: AMOX, name: '阿莫西林胶囊 0.25g×24粒/盒', selected: '0.14', before: '0.42' },
        volumes: [
          { unit: 'H01', quantity: 24_000 },
          { unit: 'T01', quantity: 2_400 },
        ],
      },
      { item: CEFU, selected: '0.368', volumes: [{ unit: 'H01', quantity: 1_200 }] },
    ]);
    const csv = `品种编码,中选价（元/最小单位）,H01 人民医院,T09 没有\n${AMOX},0.14,-3,5\nXX0000,1,2,3\n`;
    const wrong = { file: await house.file(csv, BUYER), fileName: '表.csv', on };
    expect((await house.pipeline.perform(procurement.readVolumeBook, wrong, BUYER)).problems).toEqual([
      expect.stringContaining('D1：没有单位“T09 没有”'),
      expect.stringContaining('C2：约定采购量是不小于零的整数，按最小单位'),
      expect.stringContaining('A3：目录里没有品种 XX0000'),
    ]);
    const other = { file: await house.file('甲,乙\n1,2\n', BUYER), fileName: '别的.csv', on };
    expect(await house.refusal('procurement.readVolumeBook', other, BUYER)).toMatchObject({ code: 'unreadable' });
    const empty = await house.pipeline.perform(procurement.volumeBook, { on }, BUYER);
    const bytes = (await house.files.bytes('zhou.cg', empty.file))!;
    const opened = await readFile(bytes, { name: empty.name, signal: new AbortController().signal } as never);
    expect(opened.ok).toBe(true);
  });
});

describe('progress', () => {
  it('counts packs as smallest units against time, with other products of the same name beside', async () => {
    const house = await open();
    const { id } = await inForce(house, 'saveBatch', 'batch', BATCH);
    await seedOrders(house, [
      { day: '2025-03-03', item: AMOX, unit: 'H01', packs: 500 },
      { day: '2025-07-01', item: AMOX, unit: 'H01', packs: 400 },
      { day: '2025-05-02', item: AMOX, unit: 'T01', packs: 10 },
    ]);
    const seenBy = await progress(house, id);
    expect(seenBy).toMatchObject({
      days: 365,
      gone: 181,
      timeBps: 4959,
      measures: ['ordered', 'received', 'paid'],
      unknown: [],
    });
    expect(seenBy.rows).toMatchObject([
      { item: AMOX, unit: 'H01', agreed: 24_000, ordered: 12_000, rateBps: 5000, standing: 'fair', outlook: 'tight' },
      { item: AMOX, unit: 'T01', agreed: 2_400, ordered: 240, rateBps: 1000, standing: 'behind', outlook: 'misses' },
      { item: CEFU, unit: 'H01', ordered: 0, rateBps: 0, outlook: 'misses', short: 1_200 },
    ]);
    expect(seenBy.products[0]).toMatchObject({ generic: '阿莫西林', shareBps: 10_000, units: 2, failing: 1 });
    expect(seenBy.units).toMatchObject([
      { unit: 'H01', agreedAmount: '3801.60', orderedAmount: '1680.00', rateBps: 4419, failing: 1 },
      { unit: 'T01', agreedAmount: '336.00', orderedAmount: '33.60', failing: 1 },
    ]);
    expect((await progress(house, id, '2024-12-01')).rows[0]).toMatchObject({ standing: 'early', outlook: 'unknown' });
  });

  it('shows a unit its own volumes only', async () => {
    const house = await open();
    const { id } = await inForce(house, 'saveBatch', 'batch', BATCH);
    await seedOrders(house, [{ day: '2025-03-03', item: AMOX, unit: 'H01', packs: 500 }]);
    const own = await progress(house, id, '2025-06-30', TOWN_PHARMACIST);
    expect(own.rows.map(({ unit }) => unit)).toEqual(['T01']);
    expect(own.units.map(({ unit }) => unit)).toEqual(['T01']);
    expect(await batches(house, TOWN_PHARMACIST)).toMatchObject([{ agreedAmount: '336.00', units: 1, may: [] }]);
    expect(await house.refusal('procurement.volumeProgress', { batch: 77, on: '2025-06-30' }, BUYER)).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('结余留用', () => {
  const FACTORS = {
    ...{ year: 2025, insurance: 'employee', on: '2025-12-31', pay: '75', insured: '40', grade: '合格' },
    ...{ grades: [{ name: '合格', ratio: '50' }], incomplete: 'left-out' },
  };
  async function calculated(house: TestHouse) {
    const { id: batch } = await inForce(house, 'saveBatch', 'batch', BATCH);
    await seedOrders(house, [
      { day: '2025-03-03', item: AMOX, unit: 'H01', packs: 1_000 },
      { day: '2025-05-02', item: AMOX, unit: 'T01', packs: 125 },
    ]);
    const on = '2025-12-31' as AccountingDate;
    const proposal = await house.pipeline.perform(procurement.surplusProposal, { batch, on }, BUYER);
    const products = proposal.products.map(({ name, measure, packSize, ...product }) => product);
    return { batch, products, kept: await call(house, 'saveSurplus', { ...FACTORS, batch, products }) };
  }
  const surpluses = (house: TestHouse, caller = BUYER) => house.pipeline.perform(procurement.surpluses, {}, caller);

  it('is proposed from the batch and its orders, approved by another, and divided to the 分', async () => {
    const house = await open();
    const { products, kept } = await calculated(house);
    expect(products).toMatchObject([
      { item: AMOX, base: 26_400, agreed: 26_400, completed: 27_000, before: '0.42', selected: '0.14', other: '0.00' },
      { item: CEFU, agreed: 1_200, completed: 0 },
    ]);
    // 26,400 × (0.42 − 0.14) × 30% = 2,217.60; half of it.
    expect(await surpluses(house)).toMatchObject([
      { stage: 'draft', budget: '3326.40', spent: '1108.80', base: '2217.60', retained: '1108.80', nothingFor: null },
    ]);
    const division = { surplus: kept.id, basis: 'contribution', tilt: '150', weights: [] };
    expect(await house.refusal('procurement.saveDivision', division, BUYER)).toMatchObject({ code: 'not-now' });
    await hand(house, kept, 'surplus');
    await decide(house, kept, 'surplus');
    const shared = await inForce(house, 'saveDivision', 'division', division);
    const [after] = await surpluses(house);
    expect(after?.divisions).toMatchObject([
      {
        ...{ id: shared.id, stage: 'approved', basis: 'contribution', tiltBps: 15_000 },
        rows: [
          { unit: 'H01', weight: 336_000, tiltBps: 10_000, share: '964.17' },
          { unit: 'T01', weight: 33_600, tiltBps: 15_000, share: '144.63' },
        ],
      },
    ]);
    expect((await surpluses(house, TOWN_PHARMACIST))[0]?.divisions[0]?.rows.map(({ unit }) => unit)).toEqual(['T01']);
    const end = { ...seen({ ...kept, revision: 3 }, 'surplus'), reason: '重算' };
    expect(await house.refusal('procurement.endPaper', end, BUYER)).toMatchObject({
      messages: ['先撤回或终止它的分配 FP-2025-001'],
    });
    const { file, name } = await house.pipeline.perform(procurement.divisionBook, { surplus: kept.id }, BUYER);
    expect(name).toBe('第七批国家组织药品集采2025年职工医保结余留用.xlsx');
    expect((await house.files.bytes('zhou.cg', file))!.length).toBeGreaterThan(5_000);
  });

  it('is calculated once for a batch, a year and an insurance, and refuses what cannot stand', async () => {
    const house = await open();
    const { batch, products, kept } = await calculated(house);
    await hand(house, kept, 'surplus');
    const again = await call(house, 'saveSurplus', { ...FACTORS, batch, products });
    expect(await house.refusal('procurement.handPaper', seen(again, 'surplus'), BUYER)).toMatchObject({
      messages: ['同一批次、年度和险种已有测算 JY-2025-001'],
    });
    const strange = { ...FACTORS, batch, grade: '优', products: [{ ...products[0], item: 'XX0001' }] };
    expect(await house.refusal('procurement.saveSurplus', strange, BUYER)).toEqual({
      code: 'bad-surplus',
      messages: ['考核等次表里没有“优”', '批次 JC-2025-001 里没有品种 XX0001'],
    });
    const more = { ...FACTORS, batch, products, grades: [{ name: '合格', ratio: '51' }] };
    expect(await house.refusal('procurement.saveSurplus', more, BUYER)).toMatchObject({ code: 'INVALID_INPUT' });
    await decide(house, kept, 'surplus');
    const shares = (weights: readonly object[]) => ({ surplus: kept.id, basis: 'weights', tilt: '100', weights });
    expect(await house.refusal('procurement.saveDivision', shares([]), BUYER)).toMatchObject({ code: 'bad-division' });
    expect(await house.refusal('procurement.saveDivision', shares([{ unit: 'T77', weight: 1 }]), BUYER)).toEqual({
      code: 'bad-division',
      messages: ['没有单位 T77'],
    });
    const typed = await call(
      house,
      'saveDivision',
      shares([
        { unit: 'T01', weight: 1 },
        { unit: 'H01', weight: 2 },
      ]),
    );
    const [{ divisions } = { divisions: [] }] = (await surpluses(house)).filter(({ id }) => id === kept.id);
    expect(divisions[0]?.rows.map(({ share }) => share)).toEqual(['369.60', '739.20']);
    await hand(house, typed, 'division');
    const own = { kind: 'division', papers: [{ id: typed.id, revision: 2 }], outcome: 'approve' };
    expect(await house.refusal('procurement.decidePapers', own, BUYER)).toMatchObject({ code: 'FORBIDDEN' });
  });
});
