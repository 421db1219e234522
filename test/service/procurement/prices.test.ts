import { describe, expect, it } from 'vitest';
import { readAgreedPrices } from '../../../electron/service/procurement/queries.ts';
import { readFile } from '../../../electron/service/workbook/read/read-file.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN } from '../support/house.ts';
import { itemOf, seedGoods, supplierOf } from './prices-support.ts';

/** 议价 and 价格协议: prepared by the buyer, approved by the 总药师, one price of one product on any day. */

const { procurement } = contract;
const BUYER = someone('zhou.cg', 'pharmacy-buyer');
const SECOND = someone('wu.cg', 'pharmacy-buyer');
const CHIEF = someone('qin.zys', 'chief-pharmacist');
const UNIT = someone('you.yf', 'unit-pharmacist', 'H01');

const [A, B, C] = ['AAAA01', 'AAAA02', 'AAAA03'];
const [S1, S2, S3] = ['SUPP01', 'SUPP02', 'SUPP03'];

async function open(): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN]);
  await seedGoods(house, {
    items: [itemOf(A), itemOf(B, { flags: ['selected'] }), itemOf(C, { listed: undefined })],
    suppliers: [
      ...[supplierOf(S1), supplierOf(S2), supplierOf(S3, { units: ['T01'] })],
      ...[supplierOf('STOPPED', { stopped: true }), supplierOf('MAKER1', { roles: ['maker'] })],
    ],
  });
  return house;
}

const INQUIRY = {
  ...{ title: '抗菌药物议价', deadline: '2025-02-20', first: '2025-04-01', last: '2025-12-31', hours: 48, days: 60 },
  ...{ terms: '', basis: 'percent', partners: ['白鹿县医共体'], suppliers: [S1, S2] },
  items: [
    { item: A, packs: 1001, shares: [30] },
    { item: B, packs: 200, shares: [0] },
  ],
};
const quote = (item: string, price: string, hours = 48, days = 60) => ({ item, price, hours, days, remark: '' });
const MINUTES = { number: '药事会〔2025〕3号', date: '2025-03-10', attendance: '秦、周、尤' };
const award = (item: string, suppliers: readonly string[], reason = '') => ({
  ...{ item, reason },
  suppliers: suppliers.map((supplier) => ({ supplier, units: [] })),
});

type Kept = { id: number; number: string; revision: number };
const seen = (house: TestHouse, id: number) => house.pipeline.perform(procurement.negotiation, { id }, BUYER);
const at = async (house: TestHouse, id: number) => ({ id, revision: (await seen(house, id)).revision });
const agreedOn = (house: TestHouse, day: string) =>
  house.books.read((db) => readAgreedPrices(db, day as AccountingDate));

async function asked(house: TestHouse): Promise<number> {
  const { id } = (await house.call('procurement.saveInquiry', INQUIRY, BUYER)) as Kept;
  await house.call('procurement.askForQuotes', await at(house, id), BUYER);
  return id;
}
const quoted = async (house: TestHouse, id: number, round: number, supplier: string, quotes: readonly object[]) =>
  house.call('procurement.recordQuotes', { ...(await at(house, id)), round, supplier, quotes }, BUYER);
const awarded = async (house: TestHouse, id: number, awards: readonly object[], minutes: object = MINUTES) =>
  house.call('procurement.awardNegotiation', { ...(await at(house, id)), minutes, awards }, BUYER);
const handed = async (house: TestHouse, kind: string, id: number, revision: number) =>
  house.call('procurement.handPaper', { kind, id, revision }, BUYER);
const decided = (house: TestHouse, kind: string, id: number, revision: number, outcome = 'approve', by = CHIEF) =>
  house.call('procurement.decidePapers', { kind, papers: [{ id, revision }], outcome, reason: outcome }, by);

/** Two rounds: S1 stays at 9.00, S2 goes from 9.50 to 8.80; of B only S1 gives a price. */
async function twoRounds(house: TestHouse): Promise<number> {
  const id = await asked(house);
  await quoted(house, id, 1, S1, [quote(A, '9.00', 24), quote(B, '5.2345')]);
  await quoted(house, id, 1, S2, [quote(A, '9.50', 48, 90)]);
  await quoted(house, id, 2, S2, [quote(A, '8.80', 48, 90)]);
  return id;
}

const line = (item: string, price: string, more: object = {}) => ({
  ...{ item, price, first: '2025-01-01', last: '2025-06-30', suppliers: [{ supplier: S1, units: [] }] },
  ...more,
});
const paper = (lines: readonly object[], source = 'listed') => ({ source, title: '上半年价格', lines });

async function agreed(house: TestHouse, lines: readonly object[], source = 'listed'): Promise<number> {
  const { id, revision } = (await house.call('procurement.savePrices', paper(lines, source), BUYER)) as Kept;
  await handed(house, 'price', id, revision);
  await decided(house, 'price', id, revision + 1);
  return id;
}

describe('a negotiation', () => {
  it('goes from the inquiry over two rounds to prices in force, approved by another', async () => {
    const house = await open();
    const id = await twoRounds(house);
    const compared = await seen(house, id);
    expect([compared.number, compared.stage, compared.rounds]).toEqual(['YJ-2025-001', 'asking', 2]);
    expect(compared.compared[0]).toMatchObject({
      ...{ item: A, listed: '10.00', agreed: null, lowest: '8.80', own: 701, shares: [30] },
      quotes: [
        { round: 1, price: '9.00', lowest: false },
        { round: 2, price: '8.80', firstPrice: '9.50', lowest: true, amount: '8808.80' },
      ],
    });
    expect(compared.compared[1]!.quotes[1]).toBeNull();
    expect(compared.totals.map(({ supplier, quoted: of }) => [supplier, of])).toEqual([
      [S1, 2],
      [S2, 1],
    ]);
    // Of those who are to deliver, the lowest price is everybody's.
    await awarded(house, id, [award(A, [S1, S2]), award(B, [S1])]);
    await handed(house, 'negotiation', id, (await seen(house, id)).revision);
    expect(await agreedOn(house, '2025-05-01')).toEqual(new Map());
    await decided(house, 'negotiation', id, (await seen(house, id)).revision);
    const prices = await agreedOn(house, '2025-04-01');
    expect(
      [...prices.values()].map(({ item, price, source, suppliers }) => [item, price, source, suppliers.length]),
    ).toEqual([
      [A, 88_000, 'negotiation', 2],
      [B, 52_345, 'negotiation', 1],
    ]);
    expect(await agreedOn(house, '2025-03-31')).toEqual(new Map());
    expect(
      (await house.pipeline.perform(procurement.paperHistory, { kind: 'negotiation', id }, UNIT)).map(
        ({ step }) => step,
      ),
    ).toEqual(['prepare', 'ask', 'quote', 'quote', 'quote', 'award', 'hand', 'approve']);
  });

  it('is not approved by who recorded a quote, whoever handed it in', async () => {
    const house = await open();
    const both = (name: string): Caller => ({
      ...(someone(name, 'pharmacy-buyer') as Extract<Caller, { kind: 'person' }>),
      grants: [
        { role: 'pharmacy-buyer', unit: '' },
        { role: 'chief-pharmacist', unit: '' },
      ],
    });
    const id = await twoRounds(house);
    await house.call(
      'procurement.recordQuotes',
      { ...(await at(house, id)), round: 3, supplier: S2, quotes: [quote(A, '8.60')] },
      both('li'),
    );
    await awarded(house, id, [award(A, [S2]), award(B, [S1])]);
    await handed(house, 'negotiation', id, (await seen(house, id)).revision);
    const approving = async (by: Caller) => ({
      ...{ kind: 'negotiation', outcome: 'approve', papers: [await at(house, id)] },
      by,
    });
    for (const name of ['li', 'zhou.cg']) {
      const { by, ...input } = await approving(both(name));
      expect(await house.refusal('procurement.decidePapers', input, by)).toMatchObject({ code: 'own-work' });
    }
    const { by, ...input } = await approving(both('wang'));
    await house.call('procurement.decidePapers', input, by);
  });

  it('keeps earlier rounds as they were, and lets the last be mended', async () => {
    const house = await open();
    const id = await twoRounds(house);
    const again = { ...(await at(house, id)), round: 1, supplier: S1, quotes: [quote(A, '7.00')] };
    expect(await house.refusal('procurement.recordQuotes', again, BUYER)).toEqual({
      ...{ code: 'closed-round', messages: ['现在只能登记第 2 轮，或开始下一轮：已过的轮次不再改动'] },
    });
    await quoted(house, id, 2, S2, [quote(A, '8.70', 48, 90)]);
    const { compared, quotes } = await seen(house, id);
    expect(compared[0]!.quotes[1]).toMatchObject({ price: '8.70', firstPrice: '9.50' });
    expect(quotes[0]!.map(({ price }) => price)).toEqual(['9.00', '5.2345', '9.50']);
    expect(
      await house.refusal(
        'procurement.recordQuotes',
        { ...again, ...(await at(house, id)), round: 3, supplier: S3 },
        BUYER,
      ),
    ).toEqual({
      ...{ code: 'not-fit', messages: ['没有邀请供应商 SUPP03 报价'] },
    });
  });

  it('gives up an award when more is quoted behind it, and cannot be handed in without one', async () => {
    const house = await open();
    const id = await twoRounds(house);
    await awarded(house, id, [award(A, [S2]), award(B, [S1])]);
    expect((await seen(house, id)).may).toContain('hand');
    await quoted(house, id, 3, S1, [quote(A, '8.00')]);
    const { revision, may, minutes } = await seen(house, id);
    expect([may.includes('hand'), minutes]).toEqual([false, null]);
    expect(await house.refusal('procurement.handPaper', { kind: 'negotiation', id, revision }, BUYER)).toMatchObject({
      ...{ code: 'not-fit', messages: ['还没有定标：请先按品种定标并登记会议纪要'] },
    });
  });

  it('asks a reason where not the lowest is awarded, or nobody, and refuses prices above the listed one', async () => {
    const house = await open();
    const id = await twoRounds(house);
    const refused = async (awards: readonly object[], minutes: object = MINUTES) =>
      (await house.refusal('procurement.awardNegotiation', { ...(await at(house, id)), minutes, awards }, BUYER))
        .messages;
    expect(await refused([award(A, [S1]), award(B, [])])).toEqual([
      '品种AAAA01 5mg×24片/盒 的中选价 9.00 元不是最低报价 8.80 元，须写明原因',
      '品种AAAA02 5mg×24片/盒 没有中选供应商，须写明原因',
    ]);
    expect(await refused([award(A, [S2]), award(B, [S2])])).toEqual([
      '品种AAAA02 5mg×24片/盒：供应商 SUPP02 没有报价，不能中选',
    ]);
    expect(await refused([award(A, [S2])])).toEqual(['定标须按询价单的品种逐个写明']);
    expect(await refused([award(A, [S2]), award(B, [S1])], { ...MINUTES, date: '2025-04-02' })).toEqual([
      '会议日期 2025-04-02 晚于协议首日 2025-04-01：价格不能先执行后定标',
    ]);
    await quoted(house, id, 3, S2, [quote(A, '10.0001')]);
    expect(await refused([award(A, [S2], '配送到村'), award(B, [S1])])).toEqual([
      '品种AAAA01 5mg×24片/盒 的单价 10.0001 元高于挂网价 10.00 元',
    ]);
    await awarded(house, id, [award(A, [S1]), award(B, [], '只有一家报价')]);
    expect((await seen(house, id)).awards.map(({ price, words }) => [price, words])).toEqual([
      ['9.00', ''],
      [null, '只有一家报价'],
    ]);
  });

  it('is refused with each thing that is wrong with the inquiry', async () => {
    const house = await open();
    const refused = async (more: object) =>
      (await house.refusal('procurement.saveInquiry', { ...INQUIRY, ...more }, BUYER)).messages;
    expect(
      await refused({
        ...{ deadline: '2025-04-01', suppliers: [S1, 'STOPPED', 'MAKER1', 'NOBODY'] },
        items: [
          { item: A, packs: 10, shares: [101] },
          { item: A, packs: 10, shares: [] },
          { item: 'ZZZZ', packs: 10, shares: [0] },
        ],
      }),
    ).toEqual([
      '报价截止 2025-04-01 应早于协议首日 2025-04-01',
      '品种AAAA01 5mg×24片/盒 的联合议价份额合计 101 超过 100',
      '品种AAAA01 5mg×24片/盒 与第 1 行重复',
      '品种AAAA01 5mg×24片/盒 须写明每个联合议价单位的份额',
      '2025-04-01 的目录里没有品种 ZZZZ',
      '供应商 示例STOPPED公司 已停用',
      '供应商 示例MAKER1公司 不是配送企业',
      '没有已审核的供应商 NOBODY',
    ]);
    expect(await house.refusal('procurement.saveInquiry', INQUIRY, CHIEF)).toMatchObject({ code: 'FORBIDDEN' });
    const { id, revision } = (await house.call('procurement.saveInquiry', INQUIRY, BUYER)) as Kept;
    const mended = { ...INQUIRY, at: { id, revision }, title: '改过的题目' };
    await house.call('procurement.saveInquiry', mended, SECOND);
    expect(await house.refusal('procurement.saveInquiry', mended, BUYER)).toMatchObject({ code: 'changed' });
  });

  it('weighs as the community had set it when it began', async () => {
    const house = await open();
    const WEIGHTS = { price: 50, delivery: 50, terms: 0 };
    expect(await house.refusal('procurement.setPriceWeights', WEIGHTS, BUYER)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await house.refusal('procurement.setPriceWeights', { ...WEIGHTS, terms: 1 }, CHIEF)).toMatchObject({
      code: 'INVALID_INPUT',
    });
    await house.call('procurement.setPriceWeights', WEIGHTS, CHIEF);
    const id = await twoRounds(house);
    await house.call('procurement.setPriceWeights', { price: 100, delivery: 0, terms: 0 }, CHIEF);
    const { weights, compared } = await seen(house, id);
    expect(weights).toEqual(WEIGHTS);
    // S1: 8.80 ÷ 9.00 and the shortest; S2: the lowest and twice as long.
    expect(compared[0]!.quotes.map((one) => one?.score)).toEqual([9889, 7500]);
    expect(await house.pipeline.perform(procurement.priceWeights, {}, UNIT)).toMatchObject({ price: 100 });
  });

  it('hands suppliers a table, takes it back filled in, and names the cells that cannot be read', async () => {
    const house = await open();
    const id = await asked(house);
    const { file, name } = await house.pipeline.perform(procurement.quoteTemplate, { id, supplier: S1 }, BUYER);
    expect(name).toBe('报价单-YJ-2025-001-示例SUPP01公司.xlsx');
    const read = await readFile((await house.files.bytes('zhou.cg', file))!, { name });
    expect(read.ok && read.value.sheets[0]!.text(5, 0)).toBe('品种编码*');
    const csv = (rows: readonly string[]) =>
      ['品种编码,单价（元）,配送时限（小时）,付款期（天）,备注', ...rows].join('\n');
    const look = async (text: string) =>
      house.pipeline.perform(
        procurement.readQuotes,
        { id, supplier: S1, file: await house.file(text, BUYER), fileName: '报价.csv' },
        BUYER,
      );
    expect(await look(csv([`${A},8.123,24,90,含税`, `${B},,,,`]))).toEqual({
      quotes: [{ item: A, price: '8.123', hours: 24, days: 90, remark: '含税' }],
      bad: [],
    });
    expect((await look(csv([`${A},八元,0,90,`, `${C},1.00,24,90,`, `${A},1,24,90,`]))).bad).toEqual([
      { row: 2, column: 'B', message: '单价“八元”不是至多四位小数的数' },
      { row: 2, column: 'C', message: '配送时限“0”不是 1 至 9999 的整数' },
      { row: 3, column: 'A', message: '询价单里没有品种 AAAA03' },
      { row: 4, column: 'A', message: 'AAAA01 与第 2 行重复' },
    ]);
    await expect(look('姓名,电话\n王,1')).rejects.toThrow();
    const book = await house.pipeline.perform(procurement.comparisonBook, { id }, UNIT);
    expect(book).toMatchObject({ name: '比价表-YJ-2025-001.xlsx', rows: 2 });
  });
});

describe('agreed prices made directly', () => {
  it('are in force when another approved them, and none of one product overlap', async () => {
    const house = await open();
    await agreed(house, [line(A, '9.00')]);
    expect(
      await house.refusal(
        'procurement.savePrices',
        paper([line(A, '8.00', { first: '2025-06-30', last: '2025-12-31' })]),
        BUYER,
      ),
    ).toEqual({
      code: 'not-fit',
      messages: [
        '品种AAAA01 5mg×24片/盒 2025-06-30 至 2025-12-31 与价格协议 JG-2025-001（2025-01-01 至 2025-06-30）的日期重叠',
      ],
    });
    // The day after is another's.
    await agreed(house, [line(A, '8.00', { first: '2025-07-01', last: '2025-12-31' })]);
    const { rows } = await house.pipeline.perform(procurement.priceHistory, { item: A }, UNIT);
    expect(rows.map(({ price, unitPrice, saving, number }) => [price, unitPrice, saving, number])).toEqual([
      ['9.00', '0.375', 1000, 'JG-2025-001'],
      ['8.00', '0.3333', 2000, 'JG-2025-002'],
    ]);
  });

  it('of two papers prepared side by side the second is stopped when it would be approved', async () => {
    const house = await open();
    const [one, two] = [
      (await house.call('procurement.savePrices', paper([line(A, '9.00')]), BUYER)) as Kept,
      (await house.call('procurement.savePrices', paper([line(A, '8.00')]), BUYER)) as Kept,
    ];
    for (const { id, revision } of [one, two]) await handed(house, 'price', id, revision);
    await decided(house, 'price', one.id, 2);
    expect(
      await house.refusal(
        'procurement.decidePapers',
        { kind: 'price', papers: [{ id: two.id, revision: 2 }], outcome: 'approve' },
        CHIEF,
      ),
    ).toMatchObject({ code: 'not-fit', messages: [expect.stringContaining('JG-2025-001')] });
    expect((await house.pipeline.perform(procurement.pricePaper, { id: two.id }, CHIEF)).problems).toHaveLength(1);
  });

  it('name every row that cannot stand', async () => {
    const house = await open();
    const rows = [
      line('ZZZZ', '1.00'),
      line(A, '10.01'),
      line(B, '5.00', { suppliers: [{ supplier: S3, units: ['H01'] }] }),
      line(C, '5.00', { suppliers: [{ supplier: 'MAKER1', units: [] }] }),
      line(A, '5.00', { first: '2025-06-01' }),
      line(B, '5.00', { first: '2025-07-01', last: '2025-08-01', suppliers: [{ supplier: S1, units: ['X9'] }] }),
    ];
    expect((await house.refusal('procurement.savePrices', paper(rows), BUYER)).messages).toEqual([
      '2025-01-01 的目录里没有品种 ZZZZ',
      '品种AAAA01 5mg×24片/盒 的单价 10.01 元高于挂网价 10.00 元',
      '品种AAAA02 5mg×24片/盒：供应商 示例SUPP03公司 的配送范围不含 H01',
      '品种AAAA03 5mg×24片/盒 没有有效的挂网价',
      '品种AAAA03 5mg×24片/盒：供应商 示例MAKER1公司 不是配送企业',
      '品种AAAA01 5mg×24片/盒 的日期与第 2 行重叠',
      '品种AAAA02 5mg×24片/盒：没有单位 X9',
    ]);
    expect((await house.refusal('procurement.savePrices', paper([line(A, '5.00')], 'volume'), BUYER)).messages).toEqual(
      ['品种AAAA01 5mg×24片/盒 不是集采中选品种'],
    );
  });

  it('come from a table, whose rows are named where they are wrong', async () => {
    const house = await open();
    const csv = [
      '品种编码,单价,首日,末日,供应商编码,配送单位',
      `${A},9.50,2025-01-01,2025-12-31,${S1},H01`,
      `${A},9.50,2025-01-01,2025-12-31,${S2},T01`,
      `${B},x,2025-02-30,2025-12-31,${S2},`,
      `${C},1.00,2025-01-01,2025-12-31,NOBODY,`,
    ].join('\n');
    const read = await house.pipeline.perform(
      procurement.readPrices,
      { source: 'listed', file: await house.file(csv, BUYER), fileName: '价格.csv' },
      BUYER,
    );
    expect(read.lines[0]).toMatchObject({ price: '9.50', suppliers: [{ units: ['H01'] }, { units: ['T01'] }] });
    expect(read.bad.map(({ row, column, message }) => [row, column, message])).toEqual([
      [4, 'B', '单价“x”不是至多四位小数的数'],
      [4, 'C', '日期“2025-02-30”读不懂'],
      [5, '', '品种AAAA03 5mg×24片/盒 没有有效的挂网价'],
      [5, '', '品种AAAA03 5mg×24片/盒：没有已审核的供应商 NOBODY'],
    ]);
  });

  it('are ended early only from today on', async () => {
    const house = await open();
    house.clock.ms = Date.UTC(2025, 4, 10, 4);
    await agreed(house, [line(A, '9.00')]);
    const [{ id }] = (await house.pipeline.perform(procurement.priceAgreements, {}, UNIT)) as unknown as [
      { id: number },
    ];
    const end = (until: string) => ({ agreement: id, last: '2025-06-30', until, reason: '停产' });
    expect((await house.refusal('procurement.endAgreement', end('2025-05-09'), BUYER)).messages).toEqual([
      '末日不能早于今天 2025-05-10：已经执行的价格不能追溯终止',
    ]);
    expect((await house.refusal('procurement.endAgreement', end('2025-06-30'), BUYER)).messages).toEqual([
      '提前终止的末日应早于 2025-06-30',
    ]);
    await house.call('procurement.endAgreement', end('2025-05-31'), BUYER);
    expect(await house.refusal('procurement.endAgreement', end('2025-05-20'), BUYER)).toMatchObject({
      code: 'changed',
    });
    expect([(await agreedOn(house, '2025-05-31')).size, (await agreedOn(house, '2025-06-01')).size]).toEqual([1, 0]);
  });

  it('ended as a whole hold to the end of today, and what was to come never begins', async () => {
    const house = await open();
    house.clock.ms = Date.UTC(2025, 4, 10, 4);
    const later = { first: '2025-07-01', last: '2025-12-31' };
    const id = await agreed(house, [line(A, '9.00'), line(A, '8.00', later)]);
    const ending = { kind: 'price', id, revision: 3, reason: '重新议价' };
    await house.call('procurement.endPaper', ending, BUYER);
    expect(
      (await house.pipeline.perform(procurement.priceHistory, { item: A }, UNIT)).rows.map(({ last }) => last),
    ).toEqual(['2025-05-10']);
    const over = await agreed(house, [line(B, '9.00', { last: '2025-04-30' })]);
    expect((await house.refusal('procurement.endPaper', { ...ending, id: over }, BUYER)).messages).toEqual([
      '这份协议的价格到今天都已到期，不用终止',
    ]);
  });

  it('offers products by code or name, and distributors that are not stopped', async () => {
    const house = await open();
    const found = await house.pipeline.perform(procurement.priceItems, { on: '2025-05-01', typed: 'aaaa02' }, BUYER);
    expect(found).toEqual([{ code: B, name: '品种AAAA02 5mg×24片/盒', pack: '盒', listed: '10.00' }]);
    const firms = await house.pipeline.perform(procurement.priceSuppliers, {}, BUYER);
    expect(firms.map(({ code }) => code)).toEqual([S1, S2, S3]);
  });
});
