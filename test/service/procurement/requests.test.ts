import { describe, expect, it } from 'vitest';
import { readOpenLines } from '../../../electron/service/procurement/requests/reading.ts';
import { readFile } from '../../../electron/service/workbook/read/read-file.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN, TOWN2 } from '../support/house.ts';
import { seedOrder, seedProducts } from './requests-support.ts';

/** 采购申请: from what a unit used to what it may have ordered. */

const { procurement } = contract;
const UNIT = someone('xu.yf', 'unit-pharmacist', 'T01');
const OTHER = someone('he.yf', 'unit-pharmacist', 'T02');
const BUYER = someone('zhou.cg', 'pharmacy-buyer');
const CHIEF = someone('qin.zys', 'chief-pharmacist');
/** 24 to the pack, 8.40 listed, 7.56 agreed on. */
const AMOXICILLIN = 'XJ01CAA018A004010110001';
const CEFUROXIME = 'XJ01DCA025A007020110001';
const AZITHROMYCIN = 'XJ01FAA046A016050110012';
const NITROGLYCERIN = 'XC01DAA144A058190110001';
const DAY = '2025-12-02' as AccountingDate;

const open = async (): Promise<TestHouse> => {
  const house = await openCommunity([LEAD, TOWN, TOWN2]);
  await seedProducts(house, { units: { [NITROGLYCERIN]: ['H01'] }, unpriced: [AZITHROMYCIN] });
  return house;
};
const HEAD = '药品编码,用量,缺货天数,月末库存';
async function use(house: TestHouse, month: string, rows: readonly string[], more: object = {}) {
  const file = await house.file([HEAD, ...rows].join('\n'), UNIT);
  const asked = { unit: 'T01', period: month as Period, counted: 'smallest' as const, file, fileName: '用量.csv' };
  return { ...asked, revision: 0, ...more };
}
const take = async (house: TestHouse, month: string, rows: readonly string[], more: object = {}) =>
  house.call('procurement.importDrugUse', await use(house, month, rows, more), UNIT);
const lines = (...asked: readonly (readonly [item: string, packs: number])[]) =>
  asked.map(([item, packs]) => ({ item, packs }));
const document = (more: object = {}) => ({
  ...{ unit: 'T01', kind: 'ordinary', day: DAY, needed: '2025-12-09', lines: lines([AMOXICILLIN, 20]) },
  ...more,
});
const save = (house: TestHouse, more: object = {}, caller = UNIT) =>
  house.call('procurement.saveRequest', document(more), caller) as Promise<{
    id: number;
    number: string;
    revision: number;
  }>;
const read = (house: TestHouse, id: number, caller = BUYER) =>
  house.pipeline.perform(procurement.request, { id }, caller);
async function handed(house: TestHouse, more: object = {}) {
  const { id, revision } = await save(house, more);
  await house.call('procurement.handRequest', { unit: 'T01', id, revision }, UNIT);
  return read(house, id);
}
const decide = (id: number, revision: number, changed: readonly object[] = [], more: object = {}) => ({
  ...{ outcome: 'approve', requests: [{ id, revision, lines: changed }] },
  ...more,
});
async function approved(house: TestHouse, more: object = {}) {
  const { id, revision } = await handed(house, more);
  await house.call('procurement.decideRequests', decide(id, revision), BUYER);
  return read(house, id);
}
const openLines = (house: TestHouse, of?: readonly number[]) => house.books.read((db) => readOpenLines(db, of));

describe('what a unit used', () => {
  it('is shown before it is taken, and what a later list changes is said', async () => {
    const house = await open();
    const { revision, ...first } = await use(house, '2025-11', [`${AMOXICILLIN},600,,100`, `${CEFUROXIME},120,5,24`]);
    const seen = await house.pipeline.perform(procurement.readDrugUse, first, UNIT);
    expect(seen).toMatchObject({ rows: 2, added: 2, changed: 0, removed: 0, rejected: 0, revision: 0 });
    await house.call('procurement.importDrugUse', { ...first, revision }, UNIT);
    const same = { ...first, revision: 1 };
    expect(await house.refusal('procurement.importDrugUse', same, UNIT)).toMatchObject({ code: 'same' });

    const { revision: _, ...next } = await use(house, '2025-11', [`${AMOXICILLIN},640,,100`, `${AZITHROMYCIN},6,,6`]);
    expect(await house.pipeline.perform(procurement.readDrugUse, next, UNIT)).toMatchObject({
      ...{ added: 1, changed: 1, removed: 1, revision: 1 },
      changes: [
        { name: '阿莫西林胶囊 0.25g×24粒/盒', before: '600 / 0 / 100', after: '640 / 0 / 100' },
        { name: '头孢呋辛酯片 0.25g×12片/盒', before: '120 / 5 / 24', after: '' },
      ],
    });
    expect(await house.refusal('procurement.importDrugUse', { ...next, revision: 0 }, UNIT)).toMatchObject({
      code: 'changed',
    });
    await house.call('procurement.importDrugUse', { ...next, revision: 1 }, UNIT);
    const sheet = await house.pipeline.perform(procurement.stockSheet, { unit: 'T01' }, UNIT);
    expect(sheet).toMatchObject({
      period: '2025-11',
      months: ['2025-11'],
      list: { rows: 2 },
      may: ['import', 'levels'],
    });
    expect(sheet.rows.map(({ item, used, closing }) => [item, used, closing])).toEqual([
      [AMOXICILLIN, 640, 100],
      [AZITHROMYCIN, 6, 6],
    ]);
  });

  it('with bad rows is refused row by row, handed back as a workbook, and taken without them only knowingly', async () => {
    const house = await open();
    const asked = await use(house, '2025-11', [`${AMOXICILLIN},600,,100`, 'Y-001,5,,1', `${CEFUROXIME},1,40,1`]);
    expect(await house.refusal('procurement.importDrugUse', asked, UNIT)).toEqual({
      code: 'bad-rows',
      messages: ['目录里没有“Y-001”', '缺货天数“40”须是 0 至 30 的整数'],
    });
    const { revision: _, ...look } = asked;
    const { file, name, rows } = await house.pipeline.perform(procurement.rejectedDrugUse, look, UNIT);
    expect([name, rows]).toEqual(['T01-2025-11-用量-待更正.xlsx', 2]);
    const bytes = await house.files.bytes('xu.yf', file);
    const book = await readFile(bytes!);
    if (!book.ok) throw new Error(book.error.message);
    const [sheet] = book.value.sheets;
    const texts = Array.from({ length: sheet!.rowCount }, (_, row) => sheet!.text(row, 0));
    expect(texts).toContain('Y-001');
    expect(await house.refusal('procurement.importDrugUse', { ...asked, leftOut: 1 }, UNIT)).toMatchObject({
      code: 'bad-rows',
    });
    await house.call('procurement.importDrugUse', { ...asked, leftOut: 2 }, UNIT);
    expect((await house.pipeline.perform(procurement.stockSheet, { unit: 'T01' }, UNIT)).rows).toHaveLength(1);
  });

  it('is the own unit’s alone, and taken by its pharmacist alone', async () => {
    const house = await open();
    const asked = await use(house, '2025-11', [`${AMOXICILLIN},600,,100`]);
    for (const caller of [OTHER, BUYER])
      expect(await house.refusal('procurement.importDrugUse', asked, caller)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await house.refusal('procurement.stockSheet', { unit: 'T01' }, OTHER)).toMatchObject({ code: 'FORBIDDEN' });
    const unreadable = { ...asked, file: await house.file('名称,金额\n阿莫西林,3', UNIT) };
    expect(await house.refusal('procurement.importDrugUse', unreadable, UNIT)).toEqual({
      code: 'unreadable',
      messages: ['没有找到用量表：表头里须有品种编码或名称、用量和月末库存'],
    });
  });

  it('has levels beside it, kept upon the revision that was seen', async () => {
    const house = await open();
    const level = (item: string, least: number, most: number) => ({ item, least, most, leadDays: 5 });
    const keep = (levels: readonly object[], revision = 0) => ({ unit: 'T01', revision, levels });
    const bad = keep([level(AMOXICILLIN, 500, 240), level('X-GONE', 0, 1), level(AMOXICILLIN, 1, 2)]);
    expect(await house.refusal('procurement.saveStockLevels', bad, UNIT)).toEqual({
      code: 'bad-rows',
      messages: [`${AMOXICILLIN} 的上限 240 低于下限 500`, 'X-GONE 不在现行用药目录内', `${AMOXICILLIN} 重复`],
    });
    await house.call('procurement.saveStockLevels', keep([level(AMOXICILLIN, 240, 2_400)]), UNIT);
    const stale = keep([level(CEFUROXIME, 0, 0)]);
    expect(await house.refusal('procurement.saveStockLevels', stale, UNIT)).toMatchObject({ code: 'changed' });
    const { rows, revision } = await house.pipeline.perform(procurement.stockSheet, { unit: 'T01' }, UNIT);
    expect([revision, rows]).toMatchObject([1, [{ item: AMOXICILLIN, least: 240, most: 2_400, leadDays: 5 }]]);
    const gone = keep([{ ...level(AMOXICILLIN, 0, 0), none: true }], 1);
    await house.call('procurement.saveStockLevels', gone, UNIT);
    expect((await house.pipeline.perform(procurement.stockSheet, { unit: 'T01' }, UNIT)).rows).toEqual([]);
  });
});

describe('a suggestion', () => {
  it('begins a request with every product that needs it, says from what, and counts what is on its way', async () => {
    const house = await open();
    await take(house, '2025-10', [`${AMOXICILLIN},620,,0`, `${CEFUROXIME},12,,600`]);
    await take(house, '2025-11', [`${AMOXICILLIN},300,15,100`, `${CEFUROXIME},12,,600`]);
    const begin = () =>
      house.pipeline.perform(procurement.beginRequest, { unit: 'T01' as never, day: DAY, from: 'suggestions' }, UNIT);
    const { lines: begun } = await begin();
    // 1,220 in 61 days, for 40 days: 800, less 100.
    expect(begun).toMatchObject([
      {
        ...{ item: AMOXICILLIN, packs: 30, price: '7.56', stockDays: 5, lastUse: [300, 620], problem: '' },
        suggestion: { average: 600, months: 2, days: 40, target: 800, onHand: 100, stockMonth: '2025-11' },
      },
    ]);
    const { id, lines: kept } = await approved(house);
    expect(kept).toMatchObject([{ asked: 20, suggested: 30, approved: 20, open: 20, amount: '151.20' }]);
    expect((await begin()).lines).toMatchObject([{ packs: 10, suggestion: { outstanding: 480 } }]);
    // What an order brought that is done stands in the stock of the next list.
    await seedOrder(house, { line: kept[0]!.line, unit: 'T01', item: AMOXICILLIN, packs: 15 }, { stage: 'closed' });
    expect((await begin()).lines).toMatchObject([{ packs: 25, suggestion: { outstanding: 120 } }]);
    expect(await read(house, id)).toMatchObject({ lines: [{ ordered: 15, open: 5 }] });
  });

  it('counts what other requests of the unit ask for while nobody has decided, and says so to who decides', async () => {
    const house = await open();
    await take(house, '2025-11', [`${AMOXICILLIN},600,,100`]);
    const begin = async () =>
      (
        await house.pipeline.perform(
          procurement.beginRequest,
          { unit: 'T01' as never, day: DAY, from: 'suggestions' },
          UNIT,
        )
      ).lines;
    const [before] = await begin();
    const first = await handed(house);
    expect(await begin()).toMatchObject([
      {
        packs: before!.packs - 20,
        suggestion: { outstanding: 0, waiting: 480 },
        also: [{ number: first.number, packs: 20 }],
      },
    ]);
    const second = await handed(house, { lines: lines([AMOXICILLIN, 5]) });
    const waits = await house.pipeline.perform(procurement.requestsToDecide, {}, BUYER);
    expect(waits.map(({ lines: own }) => own.map(({ also, suggestion }) => [also, suggestion.waiting]))).toEqual([
      [[[{ number: second.number, packs: 5 }], 0]],
      [[[{ number: first.number, packs: 20 }], 480]],
    ]);
    await house.call('procurement.decideRequests', decide(first.id, first.revision), BUYER);
    expect(await begin()).toMatchObject([{ suggestion: { outstanding: 480, waiting: 120 } }]);
  });

  it('goes by rules that the pharmacy centre sets', async () => {
    const house = await open();
    const { may, ...before } = await house.pipeline.perform(procurement.suggestRules, {}, BUYER);
    expect(may).toBe(true);
    const rules = { ...before, coverDays: 60, before };
    expect(await house.refusal('procurement.saveSuggestRules', rules, UNIT)).toMatchObject({ code: 'FORBIDDEN' });
    await house.call('procurement.saveSuggestRules', rules, BUYER);
    expect(await house.refusal('procurement.saveSuggestRules', rules, BUYER)).toMatchObject({ code: 'changed' });
    expect(await house.pipeline.perform(procurement.suggestRules, {}, UNIT)).toMatchObject({
      coverDays: 60,
      may: false,
    });
  });

  it('stands beside each product that a search by code or name finds, closed ones with the reason', async () => {
    const house = await open();
    const find = (text: string) =>
      house.pipeline.perform(procurement.findRequestItems, { unit: 'T01' as never, day: DAY, text }, UNIT);
    expect((await find('阿莫西林')).map(({ name }) => name)).toEqual(['阿莫西林胶囊 0.25g×24粒/盒']);
    expect((await find('xj01faa')).map(({ item, price }) => [item, price])).toEqual([[AZITHROMYCIN, '']]);
    expect((await find('硝酸甘油'))[0]!.problem).toContain('办理例外审批');
    expect(await find('100%')).toEqual([]);
  });

  it('is looked at again on another day, where neither agreement nor formulary may be in force', async () => {
    const house = await open();
    const at = (day: string) =>
      house.pipeline.perform(
        procurement.requestItems,
        { unit: 'T01' as never, day: day as never, items: [NITROGLYCERIN, AMOXICILLIN, 'X-GONE'] },
        UNIT,
      );
    const now = await at(DAY);
    expect(now.map(({ item, price }) => [item, price])).toEqual([
      [NITROGLYCERIN, expect.any(String)],
      [AMOXICILLIN, '7.56'],
    ]);
    expect(now[0]!.problem).toContain('办理例外审批');
    expect(now[1]!.problem).toBe('');
    const early = await at('2020-01-01');
    expect(early.map(({ price }) => price)).toEqual(['', '']);
    expect(early[1]!.problem).toContain('不在现行用药目录内');
  });
});

describe('a request', () => {
  it('is refused row by row where its products are not for the unit, and nothing is kept', async () => {
    const house = await open();
    const bad = document({ lines: lines([AMOXICILLIN, 1], ['X-GONE', 1], [NITROGLYCERIN, 1], [AMOXICILLIN, 2]) });
    const { code, messages } = await house.refusal('procurement.saveRequest', bad, UNIT);
    expect([code, messages.length, messages[0]]).toEqual([
      ...['bad-rows', 3],
      'X-GONE 不在现行用药目录内：确需采购的，请在“采购账户”页办理例外审批',
    ]);
    expect(await house.pipeline.perform(procurement.requests, {}, UNIT)).toEqual([]);
    for (const caller of [OTHER, BUYER, CHIEF])
      expect(await house.refusal('procurement.saveRequest', document(), caller)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is changed as a draft, handed in, and not seen by other units', async () => {
    const house = await open();
    const { id, number, revision } = await save(house);
    expect([number, revision]).toEqual(['SQ-T01-2025-001', 1]);
    const at = { id, revision };
    await save(house, { at, lines: lines([CEFUROXIME, 3], [AMOXICILLIN, 8]) });
    expect(await house.refusal('procurement.saveRequest', document({ at }), UNIT)).toMatchObject({ code: 'changed' });
    expect(await read(house, id, UNIT)).toMatchObject({
      ...{ stage: 'draft', revision: 2, may: ['prepare', 'hand', 'withdraw'] },
      lines: [{ item: CEFUROXIME }, { item: AMOXICILLIN, asked: 8 }],
    });
    await house.call('procurement.handRequest', { unit: 'T01', id, revision: 2 }, UNIT);
    expect(await house.refusal('procurement.handRequest', { unit: 'T01', id, revision: 3 }, UNIT)).toMatchObject({
      code: 'not-now',
    });
    expect(await house.refusal('procurement.request', { id }, OTHER)).toMatchObject({ code: 'NOT_FOUND' });
    const foreign = { unit: 'T02', id, revision: 3, reason: '不是我的' };
    expect(await house.refusal('procurement.withdrawRequest', foreign, OTHER)).toMatchObject({ code: 'NOT_FOUND' });
    await house.call('procurement.withdrawRequest', { ...foreign, unit: 'T01', reason: '库存有误' }, UNIT);
    expect(await house.pipeline.perform(procurement.requests, { year: 2025 }, UNIT)).toMatchObject([
      { number, stage: 'withdrawn', reason: '库存有误', asked: 11, amount: '87.37' },
    ]);
  });

  it('that is urgent or for what is short says so; the last ordinary one can be copied', async () => {
    const house = await open();
    const urgent = { kind: 'urgent', lines: lines([AMOXICILLIN, 2]) };
    expect(await house.refusal('procurement.saveRequest', document(urgent), UNIT)).toEqual({
      code: 'bad-rows',
      messages: ['急救抢救和短缺替代须写明事由', '急救抢救须写明几小时内要用'],
    });
    await handed(house, { ...urgent, hours: 4, cause: '群体食物中毒' });
    await handed(house, { day: '2025-11-03', lines: [{ item: CEFUROXIME, packs: 7, remark: '冬季' }] });
    const last = { unit: 'T01' as never, day: DAY, from: 'last' as const };
    expect(await house.pipeline.perform(procurement.beginRequest, last, UNIT)).toMatchObject({
      number: 'SQ-T01-2025-002',
      lines: [{ item: CEFUROXIME, packs: 7, remark: '冬季' }],
    });
  });
});

describe('a decision', () => {
  it('is made over several requests at once, line by line, otherwise than asked with a reason', async () => {
    const house = await open();
    const [a, b] = [await handed(house, { lines: lines([AMOXICILLIN, 20], [CEFUROXIME, 9]) }), await handed(house)];
    expect((await house.pipeline.perform(procurement.requestsToDecide, {}, BUYER)).map(({ id }) => id)).toEqual([
      a.id,
      b.id,
    ]);
    const cut = { line: a.lines[0]!.line, approved: 12 };
    const both = (change: object) => ({
      outcome: 'approve',
      requests: [
        { id: a.id, revision: a.revision, lines: [change] },
        { id: b.id, revision: b.revision },
      ],
    });
    expect(await house.refusal('procurement.decideRequests', both(cut), BUYER)).toEqual({
      code: 'bad-rows',
      messages: ['SQ-T01-2025-001 第 1 行：核定数与申请数不同，须写明原因，至少 4 个字'],
    });
    const foreign = { line: b.lines[0]!.line, approved: 1, why: '误记他单' };
    expect(await house.refusal('procurement.decideRequests', both(foreign), BUYER)).toMatchObject({ code: 'bad-rows' });
    for (const caller of [UNIT, CHIEF])
      expect(await house.refusal('procurement.decideRequests', both(cut), caller)).toMatchObject({ code: 'FORBIDDEN' });
    await house.call('procurement.decideRequests', both({ ...cut, why: '库存可用两个月' }), BUYER);
    expect(await read(house, a.id, UNIT)).toMatchObject({
      ...{ stage: 'approved', may: [] },
      lines: [
        { asked: 20, approved: 12, why: '库存可用两个月', open: 12 },
        { asked: 9, approved: 9, why: '', open: 9 },
      ],
    });
    expect(await house.refusal('procurement.decideRequests', both(cut), BUYER)).toMatchObject({ code: 'changed' });
    expect(await openLines(house)).toEqual([
      ...[a.lines[0]!, a.lines[1]!, b.lines[0]!].map(({ line, item }, index) => ({
        ...{ requestLine: line, request: index < 2 ? a.id : b.id, number: index < 2 ? a.number : b.number },
        ...{ unit: 'T01', item, kind: 'ordinary', needed: '2025-12-09' },
        ...{ approved: [12, 9, 20][index], open: [12, 9, 20][index] },
        ...{ asked: DAY, revision: 3 },
      })),
    ]);
  });

  it('is never by whoever asked', async () => {
    const house = await open();
    const both = {
      ...someone('er.zhi', 'unit-pharmacist', 'T01'),
      grants: [
        { role: 'unit-pharmacist', unit: 'T01' },
        { role: 'pharmacy-buyer', unit: '' },
      ],
    } as Caller;
    const { id, revision } = await save(house, {}, both);
    await house.call('procurement.handRequest', { unit: 'T01', id, revision }, both);
    expect(await house.refusal('procurement.decideRequests', decide(id, 2), both)).toMatchObject({ code: 'own-work' });
    expect((await read(house, id, both)).may).not.toContain('approve');
    await house.call('procurement.decideRequests', decide(id, 2), BUYER);
  });

  it('may return or refuse the whole, with a reason', async () => {
    const house = await open();
    const { id, revision } = await handed(house);
    const back = decide(id, revision, [], { outcome: 'return' });
    expect(await house.refusal('procurement.decideRequests', back, BUYER)).toMatchObject({ code: 'no-reason' });
    await house.call('procurement.decideRequests', { ...back, reason: '请补报缺货天数' }, BUYER);
    expect(await read(house, id, UNIT)).toMatchObject({
      stage: 'draft',
      reason: '请补报缺货天数',
      may: ['prepare', 'hand', 'withdraw'],
    });
    await house.call('procurement.handRequest', { unit: 'T01', id, revision: revision + 1 }, UNIT);
    const no = decide(id, revision + 2, [], { outcome: 'refuse', reason: '本月已报过' });
    await house.call('procurement.decideRequests', no, BUYER);
    expect(await read(house, id)).toMatchObject({ stage: 'refused', may: [] });
    expect(await openLines(house)).toEqual([]);
  });
});

describe('what is left of a request', () => {
  it('stays open to ordering until it is ordered or let drop, and comes back when an order is cancelled', async () => {
    const house = await open();
    const { id, revision, lines: kept } = await approved(house, { lines: lines([AMOXICILLIN, 20], [CEFUROXIME, 9]) });
    const [line, other] = [kept[0]!.line, kept[1]!.line];
    const of = { line, unit: 'T01', item: AMOXICILLIN };
    await seedOrder(house, { ...of, packs: 12 }, { cancelled: 2 });
    await seedOrder(house, { ...of, packs: 10 }, { stage: 'cancelled' });
    expect((await openLines(house, [line])).map(({ open: left }) => left)).toEqual([10]);
    const drop = { id, revision, lines: [line], reason: '生产企业停产' };
    expect(await house.refusal('procurement.dropRemainder', drop, UNIT)).toMatchObject({ code: 'FORBIDDEN' });
    await house.call('procurement.dropRemainder', drop, BUYER);
    expect(await house.refusal('procurement.dropRemainder', { ...drop, revision: revision + 1 }, BUYER)).toMatchObject({
      code: 'nothing-open',
    });
    expect(await openLines(house, [line, other])).toMatchObject([{ requestLine: other, open: 9 }]);
    expect(await read(house, id)).toMatchObject({ lines: [{ dropped: 10, ordered: 10, open: 0 }, { open: 9 }] });
    const steps = await house.pipeline.perform(procurement.paperHistory, { id, kind: 'request' }, UNIT);
    expect(steps.map(({ step }) => step)).toEqual(['prepare', 'hand', 'approve', 'change']);
  });
});
