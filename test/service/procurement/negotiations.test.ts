import { describe, expect, it } from 'vitest';
import { readFile } from '../../../electron/service/workbook/read/read-file.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { someone } from '../support/house.ts';
import {
  A,
  agreedOn,
  asked,
  at,
  award,
  awarded,
  B,
  BUYER,
  C,
  CHIEF,
  decided,
  handed,
  INQUIRY,
  type Kept,
  MINUTES,
  open,
  quote,
  quoted,
  S1,
  S2,
  S3,
  SECOND,
  seen,
  twoRounds,
  UNIT,
} from './price-papers-support.ts';

/** 议价: asked of several, quoted in rounds, awarded by the buyer, approved by the 总药师. */

const { procurement } = contract;

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
