import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import {
  A,
  agreed,
  agreedOn,
  B,
  BUYER,
  C,
  CHIEF,
  decided,
  handed,
  type Kept,
  line,
  open,
  paper,
  S1,
  S2,
  S3,
  UNIT,
} from './price-papers-support.ts';

/** 价格协议 made directly: prepared by one, approved by another, one price of one product on any day. */

const { procurement } = contract;

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
