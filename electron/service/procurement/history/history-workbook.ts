import { type Price, parsePrice } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, parseYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { frameOf } from '../../workbook/write/address.ts';
import type { Cell, Column, Row, Sheet, Workbook } from '../../workbook/write/model.ts';
import { PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';
import { deliveryOut } from './rows.ts';
import { readHistoryPerformance, readHistoryPrices, standingOf } from './showing.ts';

type Content = Awaited<ReturnType<typeof readHistoryBook>>;
interface Made {
  readonly currency: string;
  readonly creator: string;
  readonly created: string;
}

/** All that the workbook shows of a currency. */
export async function readHistoryBook(db: BooksReader, currency: string) {
  const standing = await standingOf(db, currency);
  const batches = await db.selectFrom('history_batch').selectAll().where('id', 'in', standing).orderBy('id').execute();
  const deliveries = await db
    .selectFrom('history_delivery')
    .selectAll()
    .where('batch', 'in', standing)
    .orderBy('delivered')
    .orderBy('batch')
    .orderBy('line')
    .execute();
  return {
    ...{ batches, deliveries, prices: await readHistoryPrices(db, currency) },
    suppliers: await readHistoryPerformance(db, currency, 'supplier'),
    receivers: await readHistoryPerformance(db, currency, 'receiver'),
  };
}

/** 到货历史 as a workbook: where it comes from, prices, performance, every delivery; totals are formulas. */
export function historyBook(content: Content, made: Made): Workbook {
  const { currency, creator, created } = made;
  return {
    title: `到货历史 ${currency}`,
    ...{ creator, created },
    sheets: [
      sourcesSheet(content, currency),
      pricesSheet(content, currency),
      performanceSheet('供应商配送', '供应商', content.suppliers, currency),
      performanceSheet('收货单位', '收货单位', content.receivers, currency),
      deliveriesSheet(content, currency),
    ],
  };
}

const page = (title: string, currency: string): Sheet['page'] => ({
  orientation: 'landscape',
  header: { left: title, right: `币种：${currency}` },
  footer: { center: PAGE_OF_PAGES },
});
const money = (text: string): Fen => parseYuan(text)!;
const priced = (text: string | null | undefined): Price | null => (text ? parsePrice(text)! : null);
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A sheet with a last row of totals; `summed` are the columns that have one, counted from 0. */
function summedSheet(
  head: Pick<Sheet, 'title' | 'banner'> & { readonly columns: readonly Column[] },
  rows: readonly (readonly Cell[])[],
  summed: ReadonlyMap<number, number>,
): Pick<Sheet, 'columns' | 'rows'> & object {
  const { firstRow } = frameOf(head);
  const last = firstRow + Math.max(rows.length, 1) - 1;
  const total: Row = {
    look: 'total',
    cells: head.columns.map((_, at): Cell => {
      const value = summed.get(at);
      if (value === undefined) return at === 0 ? { value: '合计', kind: 'text' } : null;
      const letter = LETTERS[at]!;
      return { value, formula: `SUM(${letter}${firstRow}:${letter}${last})` };
    }),
  };
  return { ...head, rows: rows.length === 0 ? [] : [...rows, total] };
}

const banner = (left: string, currency: string) => [{ left, right: `币种：${currency}　金额单位：${currency}` }];
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

function sourcesSheet({ batches }: Content, currency: string): Sheet {
  const title = '到货历史来源';
  const columns: Column[] = [
    { heading: '文件', kind: 'wrap', width: 44 },
    { heading: '来源系统', kind: 'wrap', width: 26 },
    { heading: '首次到货', kind: 'date', width: 13 },
    { heading: '末次到货', kind: 'date', width: 13 },
    { heading: '笔数', kind: 'count', width: 10 },
    { heading: '数量', kind: 'count', width: 15 },
    { heading: '金额', kind: 'money', width: 20 },
    { heading: '控制数', kind: 'money', width: 20 },
    { heading: '收下人', kind: 'text', width: 14 },
  ];
  const rows = batches.map((batch): Cell[] => [
    ...[batch.file_name, batch.system, batch.first as AccountingDate, batch.last as AccountingDate],
    ...[batch.rows, batch.quantity, batch.amount as Fen, batch.control as Fen | null, batch.display],
  ]);
  const totals = new Map([
    [4, sum(batches.map((each) => each.rows))],
    [5, sum(batches.map(({ quantity }) => quantity))],
    [6, sum(batches.map(({ amount }) => amount))],
  ]);
  const head = { title, banner: banner('已撤回的不在内；各币种不相加', currency), columns };
  return { name: '来源', ...head, ...summedSheet(head, rows, totals), page: page(title, currency), tab: 'accent' };
}

function pricesSheet({ prices }: Content, currency: string): Sheet {
  const title = '到货价格历史';
  const price = (heading: string): Column => ({ heading, kind: 'price', width: 12 });
  const columns: Column[] = [
    { heading: '品种', kind: 'wrap', width: 50 },
    { heading: '品种编码', kind: 'code', width: 26 },
    { heading: '供应商数', kind: 'count', width: 10 },
    { heading: '笔数', kind: 'count', width: 9 },
    { heading: '数量', kind: 'count', width: 14 },
    { heading: '金额', kind: 'money', width: 19 },
    { heading: '首次到货', kind: 'date', width: 13 },
    price('首价'),
    { heading: '末次到货', kind: 'date', width: 13 },
    ...['末价', '最低', '中位', '最高'].map(price),
  ];
  const rows = prices.map((row): Cell[] => [
    ...[row.name, row.item, row.suppliers, row.deliveries, row.quantity, money(row.amount)],
    ...[(row.first?.day as AccountingDate | undefined) ?? null, priced(row.first?.price)],
    ...[(row.last?.day as AccountingDate | undefined) ?? null, priced(row.last?.price)],
    ...[priced(row.least), priced(row.median), priced(row.most)],
  ]);
  const totals = new Map<number, number>([
    [3, sum(prices.map(({ deliveries }) => deliveries))],
    [4, sum(prices.map(({ quantity }) => quantity))],
    [5, sumFen(prices.map(({ amount }) => money(amount)))],
  ]);
  const head = { title, banner: banner('每包装单价；退货冲减的笔数计入金额，不计入价格', currency), columns };
  return {
    ...{ name: '价格历史', ...head, ...summedSheet(head, rows, totals) },
    ...{ frozenColumns: 1, filter: true, page: page(title, currency) },
  };
}

function performanceSheet(name: string, called: string, rows: Content['suppliers'], currency: string): Sheet {
  const title = `配送表现（按${called}）`;
  const columns: Column[] = [
    { heading: called, kind: 'wrap', width: 44 },
    { heading: '编码', kind: 'code', width: 22 },
    { heading: '笔数', kind: 'count', width: 10 },
    { heading: '有承诺日', kind: 'count', width: 11 },
    { heading: '按时', kind: 'count', width: 10 },
    { heading: '及时率%', kind: 'decimal', width: 10 },
    { heading: '迟到平均天数', kind: 'decimal', width: 14 },
    { heading: '最迟天数', kind: 'count', width: 11 },
    { heading: '数量', kind: 'count', width: 15 },
    { heading: '金额', kind: 'money', width: 20 },
  ];
  const cells = rows.map((row): Cell[] => [
    ...[row.name || '（未写明）', row.code, row.deliveries, row.judged, row.onTime],
    ...[row.timely === null ? null : row.timely * 10, row.lateDays === null ? null : row.lateDays * 10, row.worst],
    ...[row.quantity, money(row.amount)],
  ]);
  const totals = new Map<number, number>([
    [2, sum(rows.map(({ deliveries }) => deliveries))],
    [3, sum(rows.map(({ judged }) => judged))],
    [4, sum(rows.map(({ onTime }) => onTime))],
    [8, sum(rows.map(({ quantity }) => quantity))],
    [9, sumFen(rows.map(({ amount }) => money(amount)))],
  ]);
  const head = { title, banner: banner('在承诺到货日或之前到的算按时；没有承诺日的不考核', currency), columns };
  return {
    ...{ name, ...head, ...summedSheet(head, cells, totals) },
    ...{ frozenColumns: 1, filter: true, page: page(title, currency) },
  };
}

function deliveriesSheet({ deliveries }: Content, currency: string): Sheet {
  const title = '到货明细';
  const columns: Column[] = [
    { heading: '到货日期', kind: 'date', width: 13 },
    { heading: '订单号', kind: 'code', width: 16 },
    { heading: '行编号', kind: 'code', width: 12 },
    { heading: '品种', kind: 'wrap', width: 46 },
    { heading: '供应商', kind: 'wrap', width: 30 },
    { heading: '收货单位', kind: 'wrap', width: 18 },
    { heading: '下单日期', kind: 'date', width: 13 },
    { heading: '承诺到货', kind: 'date', width: 13 },
    { heading: '迟到天数', kind: 'integer', width: 10 },
    { heading: '数量', kind: 'count', width: 12 },
    { heading: '单价', kind: 'price', width: 12 },
    { heading: '金额', kind: 'money', width: 17 },
    { heading: '运费', kind: 'wrap', width: 22 },
  ];
  const day = (text: string): AccountingDate | null => (text === '' ? null : (text as AccountingDate));
  const rows = deliveries.map((row): Cell[] => {
    const { key, order, freight } = deliveryOut(row);
    return [
      ...[day(row.delivered), order, key, row.product, row.supplier, row.receiver, day(row.ordered), day(row.promised)],
      ...[row.late, row.quantity, row.price as Price, row.amount as Fen],
      row.freight === null ? freight : { value: row.freight as Fen, kind: 'money' },
    ];
  });
  const totals = new Map([
    [9, sum(deliveries.map(({ quantity }) => quantity))],
    [11, sum(deliveries.map(({ amount }) => amount))],
  ]);
  const head = { title, banner: banner('原系统的每一笔；迟到天数为负是提前到', currency), columns };
  return {
    ...{ name: '到货明细', ...head, ...summedSheet(head, rows, totals) },
    ...{ frozenColumns: 1, filter: true, page: page(title, currency) },
  };
}
