import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../../electron/service/workbook/read/read-file.ts';
import { medianPrice } from '../../../../shared/domain/procurement/history/figures.ts';
import { guessColumns, guessCurrency } from '../../../../shared/domain/procurement/history/layout.ts';
import { type HistoryOptions, readHistory } from '../../../../shared/domain/procurement/history/read-history.ts';
import type { Price } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { EXPORT_HEADINGS, EXPORT_ROWS } from '../../../fixtures/delivery-history.ts';

/** 到货历史 as exports write it. */

const TODAY = '2025-06-01' as AccountingDate;
async function read(lines: readonly string[], options: Partial<HistoryOptions> = {}) {
  const file = await readFile(new TextEncoder().encode(lines.join('\n')), { name: 'export.csv' });
  if (!file.ok) throw new Error(file.error.message);
  const made = readHistory(file.value, { remembered: [], today: TODAY, ...options });
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}
const HEAD = '行编号,品名,供应商,收货单位,下单日期,承诺到货日期,到货日期,数量,单价,金额';
const row = (
  key: number | string,
  more: Partial<Record<'name' | 'ordered' | 'promised' | 'day' | 'packs' | 'price' | 'amount', string>> = {},
) =>
  [
    ...[
      key,
      more.name ?? '示例片',
      '示例配送',
      '示例卫生院',
      more.ordered ?? '2024-01-02',
      more.promised ?? '2024-01-05',
    ],
    ...[more.day ?? '2024-01-05', more.packs ?? '10', more.price ?? '2.50', more.amount ?? '25.00'],
  ].join(',');

describe('a foreign export', () => {
  it('is understood by its headings, exact to the cent, words where no day was noted', async () => {
    const reading = await read([EXPORT_HEADINGS, ...EXPORT_ROWS]);
    expect(reading).toMatchObject({
      ...{ from: 'guessed', currency: 'USD', missing: [], asksOrder: false, refused: 0 },
      columns: {
        ...{ key: 'ID', order: 'PO / SO #', product: 'Item Description', supplier: 'Vendor', receiver: 'Country' },
        ...{ ordered: 'PO Sent to Vendor Date', promised: 'Scheduled Delivery Date', price: 'Pack Price' },
        ...{ delivered: 'Delivered to Client Date', amount: 'Line Item Value', freight: 'Freight Cost (USD)' },
      },
      words: [
        { role: 'ordered', text: 'Date Not Captured', rows: 1 },
        { role: 'ordered', text: 'N/A - From RDC', rows: 1 },
        { role: 'freight', text: 'Freight Included in Commodity Cost', rows: 2 },
      ],
    });
    expect(reading.rows.map(({ ordered, promised, delivered, late }) => [ordered, promised, delivered, late])).toEqual([
      ['', '2006-06-02', '2006-06-02', 0],
      ['', '2009-11-14', '2009-11-20', 6],
      ['2014-08-27', '2014-12-01', '2014-11-28', -3],
      ['2013-09-11', '2013-12-31', '2013-12-31', 0],
    ]);
    expect(reading.rows.map(({ amount, freight }) => [amount, freight])).toEqual([
      [55_100, 78_034],
      [124_512_350, null],
      [620_000, 452_150],
      [100_005, null],
    ]);
    expect(reading.amount).toBe(125_287_455);
    expect(reading.uneven).toBe(1);
  });

  it('has its layout remembered by its headings, whatever they are called and wherever they stand', async () => {
    const columns = { product: 'A?', supplier: 'B?', delivered: 'C?', quantity: 'D?', amount: 'E?' };
    const reading = await read(['x,E?,D?,C?,B?,A?', '7,"1,234.50",3,2024-05-06,卖方,甲'], {
      remembered: [{ columns }],
    });
    expect(reading.from).toEqual({ remembered: 0 });
    expect(reading.rows[0]).toMatchObject({ product: '甲', supplier: '卖方', amount: 123_450, price: 4_115_000 });
    const strange = await read(['x,E?,D?,C?,B?,A?', '7,1,3,2024-05-06,卖方,甲']);
    expect(strange).toMatchObject({
      from: 'guessed',
      rows: [],
      missing: ['product', 'supplier', 'delivered', 'quantity', 'amount'],
    });
    expect((await read(['x,E?,D?,C?,B?,A?', '7,1,3,2024-05-06,卖方,甲'], { said: { columns } })).rows).toHaveLength(1);
  });

  it('tells the order of day and month by its dates, and asks where none tells', async () => {
    const head = 'Line ID,Item,Vendor,Delivered Date,Quantity,Amount';
    const one = 'a,x,y,03/04/24,1,5';
    expect(await read([head, one])).toMatchObject({ asksOrder: true, rows: [] });
    expect((await read([head, one, 'b,x,y,13/04/24,1,5'])).rows[0]?.delivered).toBe('2024-04-03');
    expect((await read([head, one, 'b,x,y,4/13/2024,1,5'])).rows[0]?.delivered).toBe('2024-03-04');
    const said = { columns: guessColumns(head.split(',')), order: 'month-day' as const };
    expect((await read([head, one], { said })).rows[0]?.delivered).toBe('2024-03-04');
  });
});

describe('a bad row', () => {
  const faults = async (...rows: readonly string[]) =>
    (await read([HEAD, ...rows])).rejections.map(({ row, column, message }) => `${row} ${column} ${message}`);

  it('is told by its cell', async () => {
    expect(
      await faults(
        row(1, { day: 'Date Not Captured' }),
        row(2, { promised: '2024-02-30' }),
        row(3, { packs: '1.5' }),
        row(4, { amount: '' }),
        row(5, { amount: '12.345' }),
        row(6, { price: '若干' }),
        row(7, { day: '2025-06-02' }),
        row(8, { name: '' }),
        row(9),
        row(9, { packs: '11' }),
        row(10, { amount: '"999,999,999.00"' }),
      ),
    ).toEqual([
      '2 G 到货日期 到货日期“Date Not Captured”不是日期',
      '3 F 承诺到货日期 承诺到货“2024-02-30”不是日期',
      '4 H 数量 数量“1.5”不是整数',
      '5 J 金额 金额“”没有写',
      '6 J 金额 金额“12.345”多于两位小数',
      '7 I 单价 单价“若干”不是单价',
      '8 G 到货日期 到货日期 2025-06-02 还没有到',
      '9 B 品名 品种是空的',
      '11 A 行编号 “9”与第 10 行重复',
      '12 J 金额 金额“999,999,999.00”超过 1 亿，请核对',
    ]);
  });

  it('is a total that is not the sum; one that is, is said', async () => {
    const total = (amount: string) => `合计,,,,,,,,,${amount}`;
    expect((await read([HEAD, row(1), row(2), total('50.00')])).controls).toEqual([{ row: 4, amount: 5000 }]);
    expect(await faults(row(1), row(2), total('50.01'))).toEqual(['4 J 金额 合计写的是 50.01，以上各行相加是 50.00']);
  });

  it('is the very same delivery twice where nothing tells rows apart', async () => {
    const head = HEAD.replace('行编号', '备注');
    expect((await read([head, row('甲'), row('甲')])).rejections[0]?.message).toContain('与第 2 行完全相同');
  });

  it('never comes of hostile text: controls go, formulas stay words, numbers of rows are bounded', async () => {
    const [first] = (await read([HEAD, row(1, { name: '"=HYPERLINK(""x"")\u0007\u202e<b>"' })])).rows;
    expect(first?.product).toBe('=HYPERLINK("x") <b>');
    expect(await faults(row(1, { name: '长'.repeat(201) }))).toEqual(['2 B 品名 品种超过 200 个字']);
    await expect(read([HEAD, ...Array.from({ length: 50_200 }, (_, at) => row(at))])).rejects.toThrow('超过上限');
  });
});

describe('figures', () => {
  it('come to the sum of whatever amounts a file has', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }), fc.integer({ min: 1, max: 9999 })), {
          minLength: 1,
          maxLength: 20,
        }),
        async (lines) => {
          const written = (amount: number) => {
            const [whole = '', cents = ''] = (Math.abs(amount) / 100).toFixed(2).split('.');
            return `"${amount < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}"`;
          };
          const rows = lines.map(([amount, packs], at) => row(at, { amount: written(amount), packs: String(packs) }));
          const reading = await read([HEAD, ...rows]);
          expect(reading.amount).toBe(lines.reduce((sum, [amount]) => sum + amount, 0));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('take the median by how often a price was paid', () => {
    const counts = (...of: readonly (readonly [number, number])[]) =>
      of.map(([price, count]) => ({ price: price as Price, count }));
    expect(medianPrice(counts([300, 1], [100, 3], [200, 1]))).toBe(100);
    expect(medianPrice(counts([100, 1], [201, 1]))).toBe(151);
  });

  it('stand under whatever a promised day is called', () => {
    for (const heading of ['承诺到货', '承诺到货日期', '预计送达时间', '约定日期', 'Due Date'])
      expect(guessColumns([heading])).toEqual({ promised: heading });
  });

  it('name the currency of headings', () => {
    expect(guessCurrency(['Line Value', 'Freight Cost (USD)'])).toBe('USD');
    expect(guessCurrency(['品名', '金额'])).toBe('CNY');
    expect(guessCurrency(['Europe', 'Amount'])).toBeUndefined();
  });
});
