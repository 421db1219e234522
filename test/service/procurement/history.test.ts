import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFile } from '../../../electron/service/workbook/read/read-file.ts';
import { contract } from '../../../shared/contract/index.ts';
import { EXPORT_HEADINGS, EXPORT_ROWS } from '../../fixtures/delivery-history.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN } from '../support/house.ts';
import { seedProducts } from './requests-support.ts';

/** 到货历史: another system's deliveries, taken whole, shown, and withdrawn. */

const { procurement } = contract;
const BUYER = someone('zhou.cg', 'pharmacy-buyer');
const CHIEF = someone('qin.zys', 'chief-pharmacist');
const UNIT = someone('xu.yf', 'unit-pharmacist', 'T01');
const USD = { currency: 'USD' } as const;
const SYSTEM = '旧药库系统';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const export_ = [EXPORT_HEADINGS, ...EXPORT_ROWS];
const asking = async (house: TestHouse, lines: readonly string[], name = 'export.csv') => ({
  file: await house.file(lines.join('\n'), BUYER),
  fileName: name,
});
async function take(house: TestHouse, lines: readonly string[], more: object = {}): Promise<number> {
  const asked = { ...(await asking(house, lines)), system: SYSTEM };
  const { rows, amount, currency } = await house.pipeline.perform(procurement.readDeliveryHistory, asked, BUYER);
  const input = { ...asked, currency: currency || 'CNY', rows, amount, ...more };
  return ((await house.call('procurement.importDeliveryHistory', input, BUYER)) as { id: number }).id;
}

describe.each(['sql.js', 'PostgreSQL'] as const)('past deliveries in %s', (engine) => {
  const skipped = () => engine === 'PostgreSQL' && postgresKind() !== 'server';
  const open = async () => {
    const databaseUrl = engine === 'sql.js' ? undefined : (await postgres.newDatabase()).url;
    return openCommunity([LEAD, TOWN], databaseUrl === undefined ? {} : { databaseUrl });
  };

  it('are seen first, taken whole, and shown as prices, performance and rows', async ({ skip }) => {
    if (skipped()) skip();
    const house = await open();
    const asked = await asking(house, export_);
    const seen = await house.pipeline.perform(procurement.readDeliveryHistory, asked, BUYER);
    expect(seen).toMatchObject({
      ...{ from: 'guessed', system: '', currency: 'USD', missing: [], rows: 4, rejected: 0 },
      ...{ first: '2006-06-02', last: '2014-11-28', quantity: 2054, amount: '1252874.55' },
      freight: { rows: 2, amount: '5301.84' },
      names: { product: { all: 2, known: 0 }, supplier: { all: 3, known: 0 }, receiver: { all: 2, known: 0 } },
    });
    await take(house, export_, { control: '1252874.55' });

    const prices = await house.pipeline.perform(procurement.historyPrices, USD, CHIEF);
    expect(
      prices.map(({ name, first, least, median, most, last }) => [
        name,
        first?.price,
        least,
        median,
        most,
        last?.price,
      ]),
    ).toEqual([
      ['Sample Syrup 10mg/ml, Bottle, 240 ml', '6.20', '6.20', '6.20', '6.20', '6.20'],
      ['Rapid Test, 30 Tests', '29.00', '28.573', '28.7865', '29.00', '28.573'],
    ]);
    const product = await house.pipeline.perform(
      procurement.historyProduct,
      { ...USD, product: 'Rapid Test, 30 Tests' },
      CHIEF,
    );
    expect(product).toMatchObject({ deliveries: 2, quantity: 54, amount: '1551.05' });
    expect(product.points).toEqual([
      { day: '2006-06-02', supplier: 'EXAMPLE Labs LTD.', price: '29.00', quantity: 19 },
      { day: '2013-12-31', supplier: 'Ejemplo, S.A.', price: '28.573', quantity: 35 },
    ]);
    const performed = await house.pipeline.perform(procurement.historyPerformance, { ...USD, by: 'supplier' }, CHIEF);
    expect(performed[0]).toMatchObject({
      ...{ name: 'Example Pharma Limited', deliveries: 2, judged: 2, onTime: 1, timely: 500, lateDays: 60, worst: 6 },
      amount: '1251323.50',
    });
    const late = await house.pipeline.perform(procurement.historyDeliveries, { ...USD, timely: 'late' }, CHIEF);
    expect(late).toMatchObject({ total: 1, amount: '1245123.50', rows: [{ key: '3', order: 'PO-13', late: 6 }] });
    const found = await house.pipeline.perform(
      procurement.historyDeliveries,
      { ...USD, text: 'rapid northland' },
      CHIEF,
    );
    expect(found.rows.map(({ key, freight }) => [key, freight])).toEqual([['1', '780.34']]);
    expect(await house.pipeline.perform(procurement.historyPrices, { currency: 'CNY' }, CHIEF)).toEqual([]);

    const { file, rows } = await house.pipeline.perform(procurement.historyBook, USD, CHIEF);
    const book = await readFile((await house.files.bytes('qin.zys', file))!);
    if (!book.ok) throw new Error(book.error.message);
    expect(rows).toBe(4);
    expect(book.value.sheets.map(({ name }) => name)).toEqual([
      '来源',
      '价格历史',
      '供应商配送',
      '收货单位',
      '到货明细',
    ]);
    const texts = book.value.sheets[4]!;
    const cells = Array.from({ length: texts.rowCount }, (_, row) => texts.text(row, 11));
    expect(cells).toContain('1252874.55');
  });

  it('come in once by their keys, are known again by their headings, and are withdrawn with a reason', async ({
    skip,
  }) => {
    if (skipped()) skip();
    const house = await open();
    const id = await take(house, export_);
    const more = [
      ...export_.slice(0, 2),
      '99,PO-99,Northland,8/27/14,01-Dec-14,28-Nov-14,28-Nov-14,Other,New,1,5,5,1,',
    ];
    const asked = await asking(house, more, 'next.csv');
    const seen = await house.pipeline.perform(procurement.readDeliveryHistory, asked, BUYER);
    expect(seen).toMatchObject({ from: 'remembered', system: SYSTEM, currency: 'USD', rejected: 1 });
    expect(seen.rejections).toEqual([{ sheet: '', row: 2, column: 'A', message: 'ID“1”已随“export.csv”收下' }]);
    expect(seen.taken).toBeNull();
    // The very file a second time is said to be that, until it is withdrawn.
    const same = await asking(house, export_);
    expect((await house.pipeline.perform(procurement.readDeliveryHistory, same, BUYER)).taken).toMatchObject({
      ...{ fileName: 'export.csv', rows: expect.any(Number) },
    });
    const taken = { ...asked, system: SYSTEM, ...USD, rows: 2, amount: '556.00' };
    expect(await house.refusal('procurement.importDeliveryHistory', taken, BUYER)).toEqual({
      code: 'bad-rows',
      messages: ['ID“1”已随“export.csv”收下'],
    });
    const marked = await house.pipeline.perform(procurement.rejectedHistoryRows, { ...asked, system: SYSTEM }, BUYER);
    expect(marked).toMatchObject({ rows: 1, name: 'next-待更正.xlsx' });

    await house.call('procurement.withdrawDeliveryHistory', { id, reason: '导错了系统' }, BUYER);
    const again = { id, reason: '再撤一次' };
    expect(await house.refusal('procurement.withdrawDeliveryHistory', again, BUYER)).toMatchObject({ code: 'not-now' });
    expect(await house.pipeline.perform(procurement.historyPrices, USD, CHIEF)).toEqual([]);
    await house.call('procurement.importDeliveryHistory', taken, BUYER);
    const batches = await house.pipeline.perform(procurement.deliveryHistories, {}, CHIEF);
    expect(batches.map(({ rows, withdrawn }) => [rows, withdrawn?.reason])).toEqual([
      [2, undefined],
      [4, '导错了系统'],
    ]);
  });

  it('are refused where anything is wrong, and then nothing is taken', async ({ skip }) => {
    if (skipped()) skip();
    const house = await open();
    const good = { ...(await asking(house, export_)), system: SYSTEM, ...USD, rows: 4, amount: '1252874.55' };
    const refused = (more: object, caller = BUYER) =>
      house.refusal('procurement.importDeliveryHistory', { ...good, ...more }, caller);
    expect(await refused({ amount: '1252874.54' })).toMatchObject({ code: 'changed' });
    expect(await refused({ control: '1252874.56' })).toEqual({
      code: 'control',
      messages: ['各行相加是 1,252,874.55，控制数是 1,252,874.56，不相符，没有收下'],
    });
    const said = { columns: { product: 'Item Description' } };
    expect(await refused({ said })).toMatchObject({ code: 'incomplete' });
    const bad = await asking(house, [
      ...export_,
      export_[1]!.replace('1,', '7,').replace(',2-Jun-06,', ',Date Not Captured,'),
    ]);
    expect(await refused({ ...bad, rows: 5 })).toMatchObject({ code: 'bad-rows' });
    expect(await refused(await asking(house, ['']))).toMatchObject({ code: 'unreadable' });
    for (const caller of [CHIEF, UNIT]) expect(await refused({}, caller)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await house.refusal('procurement.historyPrices', USD, UNIT)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await house.pipeline.perform(procurement.deliveryHistories, {}, CHIEF)).toEqual([]);
  });

  it('group what is known here by its code, whatever the file calls it', async ({ skip }) => {
    if (skipped()) skip();
    const house = await open();
    await seedProducts(house);
    await take(house, [
      '药品名称,规格,供应商,收货单位,到货日期,承诺到货日期,数量,单价,金额',
      '阿莫西林胶囊,0.25g,示例配送,柳河镇卫生院,2024-03-01,2024-03-01,10,8.40,84.00',
      '阿莫西林胶囊,0.25g*24粒/盒,示例配送,T01,2024-04-01,2024-03-30,-2,8.40,-16.80',
      '合计,,,,,,8,,67.20',
    ]);
    const [row, ...others] = await house.pipeline.perform(procurement.historyPrices, { currency: 'CNY' }, CHIEF);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ product: 'XJ01CAA018A004010110001', deliveries: 2, quantity: 8, amount: '67.20' });
    expect(row?.last).toEqual({ day: '2024-03-01', price: '8.40' });
    const [town] = await house.pipeline.perform(
      procurement.historyPerformance,
      { currency: 'CNY', by: 'receiver' },
      CHIEF,
    );
    expect(town).toMatchObject({ group: 'T01', deliveries: 2, judged: 1, onTime: 1, timely: 1000 });
  });
});
