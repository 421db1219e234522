import { describe, expect, it } from 'vitest';
import { readItems } from '../../../electron/service/procurement/queries.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import {
  approved,
  BUYER,
  CHIEF,
  drafted,
  HOSPITAL,
  inForce,
  MINUTES,
  openPharmacy,
  product,
  SECOND,
} from './formulary-support.ts';

/** 统一用药目录: version by version, approved by another person, found by name, code or pinyin. */
const { procurement } = contract;
const CODE = product().code;
const other = product({
  code: SECOND,
  name: '头孢氨苄胶囊',
  generic: '头孢氨苄',
  flags: ['selected'],
  maker: '北方生物',
});

describe('a version', () => {
  it('brings products into force on its day, ends the old card the day before, and removes', async () => {
    const house = await openPharmacy();
    const { pipeline, books } = house;
    await inForce(house, '2025-01-01', [product(), other]);
    let version = await drafted(house, '2025-07-01', [product({ listed: '7.90', flags: ['essential', 'selected'] })]);
    version = await pipeline.perform(procurement.removeFormularyItems, { version, codes: [SECOND] }, BUYER);
    await approved(house, 'formulary', version);
    const on = async (day: string) =>
      [...(await books.read((db) => readItems(db, day as AccountingDate))).values()].map(({ code, listed }) => [
        code,
        listed,
      ]);
    expect(await on('2024-12-31')).toEqual([]);
    expect(await on('2025-06-30')).toEqual([
      [CODE, 84_000],
      [SECOND, 84_000],
    ]);
    expect(await on('2025-07-01')).toEqual([[CODE, 79_000]]);
    const changes = await pipeline.perform(procurement.formularyChanges, { version: version.id }, HOSPITAL);
    expect(changes).toMatchObject({
      total: 2,
      rows: [
        {
          code: CODE,
          change: 'change',
          before: { listed: '8.40' },
          after: { listed: '7.90' },
          fields: ['listed', 'flags'],
        },
        { code: SECOND, change: 'remove', before: { name: '头孢氨苄胶囊' }, fields: [] },
      ],
    });
    const card = await pipeline.perform(procurement.formularyItem, { code: CODE, on: '2025-03-01' }, HOSPITAL);
    expect(card).toMatchObject({
      ...{ item: { listed: '8.40' }, inForce: true, substitutes: [] },
      history: [
        { change: 'change', first: '2025-07-01', listed: '7.90', fields: ['listed', 'flags'] },
        { change: 'add', first: '2025-01-01', listed: '8.40', last: '2025-07-01' },
      ],
    });
    const gone = await pipeline.perform(procurement.formularyItem, { code: SECOND, on: '2025-08-01' }, HOSPITAL);
    expect(gone).toMatchObject({ inForce: false, item: { name: '头孢氨苄胶囊' } });
  });

  it('of the same day as the last replaces what began that day, and never begins before it', async () => {
    const house = await openPharmacy();
    const { pipeline, books } = house;
    await inForce(house, '2025-01-01', [product(), other]);
    let version = await drafted(house, '2025-01-01', [product({ listed: '7.90' })]);
    version = await pipeline.perform(procurement.removeFormularyItems, { version, codes: [SECOND] }, BUYER);
    await approved(house, 'formulary', version);
    const rows = await books.read((db) =>
      db.selectFrom('formulary_item').select(['code', 'first', 'last', 'listed']).execute(),
    );
    expect(rows).toEqual([{ code: CODE, first: '2025-01-01', last: '9999-12-31', listed: 79_000 }]);
    const early = await drafted(house, '2024-12-31', [other]);
    expect(await house.refusal('procurement.handPaper', { kind: 'formulary', ...early }, BUYER)).toEqual({
      code: 'not-fit',
      messages: ['生效日期 2024-12-31 早于上一版的 2025-01-01'],
    });
  });

  it('without changes or minutes is not handed in; only one is open at a time', async () => {
    const house = await openPharmacy();
    const { pipeline } = house;
    const none = { minutes: '', held: '', invited: 0, present: 0 } as const;
    const version = await drafted(house, '2025-01-01', [], none);
    expect((await house.refusal('procurement.handPaper', { kind: 'formulary', ...version }, BUYER)).messages).toEqual([
      '目录版本没有任何变动，不能送审',
      '没有写药事会纪要编号',
      '没有写药事会的会议日期',
      '没有写药事会的实到人数',
    ]);
    const begin = { title: '另一版', first: '2025-02-01', ...MINUTES };
    expect((await house.refusal('procurement.saveFormularyVersion', begin, BUYER)).code).toBe('one-open');
    const { versions, mayBegin } = await pipeline.perform(procurement.formularyVersions, {}, BUYER);
    expect([versions[0]?.problems.length, mayBegin]).toEqual([4, false]);
    const kept = await pipeline.perform(procurement.saveFormularyVersion, { ...begin, at: version }, BUYER);
    expect(kept).toEqual({ id: version.id, revision: version.revision + 1 });
    expect((await house.refusal('procurement.saveFormularyVersion', { ...begin, at: version }, BUYER)).code).toBe(
      'changed',
    );
  });

  it('refuses a product that does not hold, says what is doubtful, and drops what is back as it was', async () => {
    const house = await openPharmacy();
    const { pipeline } = house;
    await inForce(house, '2025-01-01', [product()]);
    let version = await drafted(house, '2025-07-01', []);
    const refused = (item: object, at: object = version) =>
      house.refusal('procurement.saveFormularyChange', { version: at, item: { ...product(), ...item } }, BUYER);
    expect(await refused({ code: 'XJ01CAA04501010113' })).toEqual({
      code: 'bad-item',
      messages: ['西药的医保药品代码应为 23 位大写字母和数字，这个有 18 位'],
    });
    expect((await refused({ units: ['X99'] })).messages).toEqual(['没有成员单位“X99”']);
    expect((await refused({})).code).toBe('same');
    expect((await refused({ packSize: 0 })).code).toBe('INVALID_INPUT');
    expect((await refused({ name: '改' }, { id: version.id, revision: 9 })).code).toBe('changed');
    const doubtful = await pipeline.perform(
      procurement.saveFormularyChange,
      { version, item: product({ doctor: 'chief' }) },
      BUYER,
    );
    expect(doubtful.doubts.map(({ message }) => message)).toEqual(['有处方权级别，没有标“限制使用”']);
    const count = async () => (await pipeline.perform(procurement.formularyVersions, {}, BUYER)).versions[0]?.counts;
    expect(await count()).toEqual({ added: 0, changed: 1, removed: 0 });
    version = { id: doubtful.id, revision: doubtful.revision };
    const { id, revision } = await pipeline.perform(
      procurement.saveFormularyChange,
      { version, item: product() },
      BUYER,
    );
    expect(await count()).toEqual({ added: 0, changed: 0, removed: 0 });
    version = await pipeline.perform(
      procurement.removeFormularyItems,
      { version: { id, revision }, codes: [CODE] },
      BUYER,
    );
    await pipeline.perform(procurement.dropFormularyChanges, { version, codes: [CODE] }, BUYER);
    expect(await count()).toEqual({ added: 0, changed: 0, removed: 0 });
  });

  it('is not approved by who drafted it, nor once its changes are others than were signed', async () => {
    const house = await openPharmacy();
    const { id, revision } = await drafted(house, '2025-01-01', [product()]);
    await house.pipeline.perform(procurement.handPaper, { kind: 'formulary', id, revision }, BUYER);
    const decision = { kind: 'formulary', papers: [{ id, revision: revision + 1 }], outcome: 'approve' };
    expect((await house.refusal('procurement.decidePapers', decision, BUYER)).code).toBe('FORBIDDEN');
    await house.books.transact({ actor: 'x', operation: 'y' }, async ({ db }) => {
      await db.updateTable('formulary_change').set({ change: 'remove', content: '' }).execute();
    });
    expect((await house.refusal('procurement.decidePapers', decision, CHIEF)).messages[0]).toMatch('与签署时不同');
  });
});

describe('the formulary', () => {
  it('is found by code, name, generic name, maker and pinyin initials, and narrowed', async () => {
    const house = await openPharmacy();
    await inForce(house, '2025-01-01', [product(), other]);
    const find = async (asked: object) =>
      (
        await house.pipeline.perform(
          procurement.formularyItems,
          { on: '2025-02-01' as AccountingDate, ...asked },
          HOSPITAL,
        )
      ).rows.map(({ name }) => name);
    expect(await find({})).toEqual(['阿莫西林胶囊', '头孢氨苄胶囊']);
    for (const text of ['amxl', 'AMXLJN', '阿莫西林', CODE.slice(3, 20).toLowerCase(), '江南', 'jnzy', '阿莫 胶囊'])
      expect([text, await find({ text })]).toEqual([text, ['阿莫西林胶囊']]);
    for (const text of ['%', '_', 'zzz', '\\']) expect([text, await find({ text })]).toEqual([text, []]);
    expect(await find({ flag: 'selected' })).toEqual(['头孢氨苄胶囊']);
    expect(await find({ kind: 'patent' })).toEqual([]);
    expect(await find({ maker: '北方生物' })).toEqual(['头孢氨苄胶囊']);
    expect(await find({ sort: 'name', descending: true, limit: 1 })).toEqual(['阿莫西林胶囊']);
    expect(await find({ on: '2024-12-31' })).toEqual([]);
    expect(
      await house.pipeline.perform(procurement.formularyMakers, { on: '2025-02-01' as AccountingDate }, HOSPITAL),
    ).toEqual({
      ...{ makers: ['北方生物', '江南制药'], kinds: [{ kind: 'western', items: 2 }] },
      ...{ since: '2025-01-01', version: 'ML2025-001 2025-01-01 目录' },
    });
  });
});

const HEAD = '医保编码,品名,通用名,剂型,规格,最小单位,包装单位,转换比,生产企业,挂网价,基药';
const SAME = `${CODE},阿莫西林胶囊,阿莫西林,胶囊剂,0.25g,粒,盒,24,江南制药,8.40,是`;

describe('a list of products', () => {
  it('is shown beside the formulary, and taken into the draft in one command', async () => {
    const house = await openPharmacy();
    const { pipeline } = house;
    await inForce(house, '2025-01-01', [product(), other]);
    const version = await drafted(house, '2025-07-01', []);
    const twin = 'XJ01CAA040A001010405612,头孢氨苄胶囊,头孢氨苄,胶囊剂,0.25g,粒,盒,24,北方生物,9.00,否';
    const list = `${HEAD}\n${SAME.replace('8.40', '7.70')}\n${twin}\n`;
    const file = { file: await house.file(list, BUYER), fileName: '目录.csv' };
    const seen = await pipeline.perform(procurement.readFormularyList, file, BUYER);
    expect(seen).toMatchObject({
      ...{ items: 2, refused: 0, counts: { added: 1, changed: 1, removed: 0 }, same: 0, absent: 1, doubted: 1 },
      doubts: [{ message: `XJ01CAA040A001010405612 与 ${SECOND} 是同一品种的两个编码` }],
      sample: [
        { code: CODE, before: { listed: '8.40' }, after: { listed: '7.70' }, fields: ['listed'] },
        { change: 'add' },
      ],
    });
    const taken = await pipeline.perform(procurement.importFormulary, { version, ...file, whole: true }, BUYER);
    expect(taken.counts).toEqual({ added: 1, changed: 1, removed: 1 });
    const { id, revision } = taken;
    // The same list once more: what it says stands in the draft in the place of what stood there.
    const again = await pipeline.perform(procurement.importFormulary, { version: { id, revision }, ...file }, BUYER);
    expect(again.counts).toEqual({ added: 1, changed: 1, removed: 0 });
    expect((await pipeline.perform(procurement.formularyChanges, { version: id }, BUYER)).total).toBe(3);
  });

  it('with a bad row is not taken at all, and given back with its reasons', async () => {
    const house = await openPharmacy();
    await inForce(house, '2025-01-01', [product()]);
    const version = await drafted(house, '2025-07-01', []);
    const list = `${HEAD}\n${SAME.replace('8.40', '7.70')}\n${SAME.replace(CODE, 'XJ01CAA04501010113')}\n${SAME}\n`;
    const file = { file: await house.file(list, BUYER), fileName: '目录.csv' };
    const seen = await house.pipeline.perform(procurement.readFormularyList, file, BUYER);
    expect(seen).toMatchObject({ items: 1, refused: 2 });
    expect(seen.rejections.map(({ row, message }) => `${row} ${message}`)).toEqual([
      '3 医保编码：西药的医保药品代码应为 23 位大写字母和数字，这个有 18 位',
      `4 医保编码：${CODE} 与第 2 行重复，编码须唯一`,
    ]);
    expect((await house.refusal('procurement.importFormulary', { version, ...file }, BUYER)).code).toBe('bad-rows');
    const marked = await house.pipeline.perform(procurement.rejectedFormularyRows, file, BUYER);
    expect(marked.rows).toBe(2);
    // Given back as a workbook it is read again, its reasons left out.
    const back = { file: marked.file, fileName: '目录-原因.xlsx' };
    expect(await house.pipeline.perform(procurement.readFormularyList, back, BUYER)).toMatchObject({
      items: 1,
      refused: 2,
    });
    expect((await house.pipeline.perform(procurement.formularyChanges, { version: version.id }, BUYER)).total).toBe(0);
  });

  it('that says what is in force, or is no list, is refused', async () => {
    const house = await openPharmacy();
    await inForce(house, '2025-01-01', [product()]);
    const version = await drafted(house, '2025-07-01', []);
    const take = async (text: string) =>
      house.refusal(
        'procurement.importFormulary',
        { version, file: await house.file(text, BUYER), fileName: 'a.csv' },
        BUYER,
      );
    expect((await take(`${HEAD}\n${SAME}\n`)).code).toBe('same');
    expect((await take('一,二,三\n1,2,3\n')).code).toBe('unreadable');
    const template = await house.pipeline.perform(procurement.formularyTemplate, {}, BUYER);
    expect(
      await house.refusal('procurement.readFormularyList', { file: template.file, fileName: template.name }, BUYER),
    ).toEqual({
      code: 'unreadable',
      messages: ['表头下面没有读到任何一个品种'],
    });
  });
});
