import type { VERDICTS } from '../../../../../shared/domain/procurement/invoices/match.ts';
import { billedOver } from '../../../../../shared/domain/procurement/trace/trace.ts';
import { type Fen, fen, sumFen } from '../../../../../shared/kernel/fen.ts';
import type { PurchaseRow } from '../../../procurement/queries.ts';
import { columnLetters, frameOf } from '../../../workbook/write/address.ts';
import type { Cell, Column, Row, Sheet } from '../../../workbook/write/model.ts';
import { type PackContent, unitNamer } from '../content.ts';
import { liveCell } from '../live.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';
import { PURCHASE_EXCEPTIONS, purchaseExceptionSheet } from './purchase-exceptions.ts';
import { PURCHASE_PRICES, purchasePriceSheet } from './purchase-prices.ts';

export const PURCHASES: Paper = {
  index: 'K1',
  name: '采购链',
  about: '本年采购订单到验收、发票、匹配、付款和内部结算，一行一笔',
};

const COLUMNS: readonly Column[] = [
  { heading: ['订单', '采购订单'], kind: 'text', width: 14 },
  { heading: ['订单', '下单日期'], kind: 'date', width: 12 },
  { heading: ['订单', '供应商'], kind: 'text', width: 30 },
  { heading: ['订单', '单位'], kind: 'text', width: 22 },
  { heading: ['订单', '编码'], kind: 'code', width: 25 },
  { heading: ['订单', '品种'], kind: 'text', width: 36 },
  { heading: ['订单', '单价'], kind: 'price', width: 11 },
  { heading: ['验收', '验收单'], kind: 'text', width: 16 },
  { heading: ['验收', '到货日期'], kind: 'date', width: 12 },
  { heading: ['验收', '批号'], kind: 'text', width: 14 },
  { heading: ['验收', '数量（包装）'], kind: 'count', width: 13 },
  { heading: ['验收', '金额'], kind: 'money', width: 15 },
  { heading: ['验收', '未到数量'], kind: 'count', width: 10 },
  { heading: ['发票', '第一票'], kind: 'text', width: 22 },
  { heading: ['发票', '第二票'], kind: 'text', width: 24 },
  { heading: ['发票', '开票日期'], kind: 'date', width: 12 },
  { heading: ['发票', '开票金额'], kind: 'money', width: 15 },
  { heading: ['发票', '开票−验收'], kind: 'money', width: 14 },
  { heading: ['发票', '匹配'], kind: 'text', width: 8 },
  { heading: ['付款', '付款单'], kind: 'text', width: 16 },
  { heading: ['付款', '已付'], kind: 'money', width: 15 },
  { heading: ['付款', '未付'], kind: 'money', width: 15 },
  { heading: ['内部结算', '结算单'], kind: 'text', width: 18 },
  { heading: ['内部结算', '结算金额'], kind: 'money', width: 15 },
];
const [QUANTITY, RECEIVED, WAITING, BILLED, OVER, PAID, OWED, SETTLED] = [10, 11, 12, 16, 17, 20, 21, 23];

const VERDICT_NAMES: Readonly<Record<(typeof VERDICTS)[number], string>> = {
  pay: '可付',
  hold: '暂缓',
  exception: '异常',
};

/** 采购 of the pack's year: the chain, what was let pass, and prices; none where nothing was ordered. */
export function purchasePapers(content: PackContent): { readonly paper: Paper; readonly sheet: Sheet }[] {
  if (!content.purchases) return [];
  return [
    { paper: PURCHASES, sheet: purchaseSheet(content, content.purchases.rows) },
    { paper: PURCHASE_EXCEPTIONS, sheet: purchaseExceptionSheet(content, content.purchases) },
    { paper: PURCHASE_PRICES, sheet: purchasePriceSheet(content, content.purchases.prices) },
  ];
}

function purchaseSheet(content: PackContent, purchases: readonly PurchaseRow[]): Sheet {
  const nameOf = unitNamer(content);
  const head = { title: PURCHASES.name, banner: bannerOf(content), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const last = firstRow + purchases.length - 1;
  const at = (column: number, row: number): string => `${columnLetters(column)}${row}`;
  const difference = (of: number, less: number, row: number, result: Fen): Cell =>
    liveCell({ formula: `${at(of, row)}-${at(less, row)}`, result });
  const rows: Row[] = purchases.map((purchase, index): Row => {
    const row = firstRow + index;
    const { receipt, bill, received, billed, paid, settled } = purchase;
    return [
      ...[purchase.orderNumber, purchase.orderDay, purchase.supplierName],
      ...[
        purchase.unit === '' ? '未注明单位' : nameOf(purchase.unit),
        purchase.item,
        purchase.itemName,
        purchase.price,
      ],
      ...[receipt?.number ?? '', receipt?.day ?? null, receipt?.lot ?? ''],
      ...[receipt ? purchase.packs : null, receipt ? received : null, purchase.outstanding || null],
      ...[bill?.first ?? '', bill?.number ?? '', bill?.day ?? null, bill ? billed : null],
      ...[
        bill ? difference(BILLED, RECEIVED, row, billedOver(purchase)) : null,
        bill ? VERDICT_NAMES[bill.verdict] : '',
      ],
      ...[bill?.payment ?? '', bill ? paid : null],
      ...[bill ? difference(BILLED, PAID, row, fen(billed - paid)) : null],
      ...[receipt?.settlement ?? '', receipt ? settled : null],
    ];
  });
  const total = (column: number, result: Fen): Cell =>
    liveCell({ formula: `SUM(${at(column, firstRow)}:${at(column, last)})`, result });
  const count = (column: number, value: number): Cell => ({
    value,
    formula: `SUM(${at(column, firstRow)}:${at(column, last)})`,
  });
  const sum = (of: (row: PurchaseRow) => Fen): Fen => sumFen(purchases.map(of));
  const billedOnly = purchases.filter(({ bill }) => bill);
  const cells: Cell[] = COLUMNS.map(() => null);
  cells[0] = '合计';
  cells[QUANTITY] = count(
    QUANTITY,
    purchases.reduce((all, { receipt, packs }) => all + (receipt ? packs : 0), 0),
  );
  cells[RECEIVED] = total(
    RECEIVED,
    sum(({ received }) => received),
  );
  cells[WAITING] = count(
    WAITING,
    purchases.reduce((all, { outstanding }) => all + outstanding, 0),
  );
  cells[BILLED] = total(
    BILLED,
    sum(({ billed }) => billed),
  );
  cells[OVER] = total(OVER, sumFen(billedOnly.map(billedOver)));
  cells[PAID] = total(
    PAID,
    sum(({ paid }) => paid),
  );
  cells[OWED] = total(OWED, sumFen(billedOnly.map(({ billed, paid }) => fen(billed - paid))));
  cells[SETTLED] = total(
    SETTLED,
    sum(({ settled }) => settled),
  );
  return {
    name: PURCHASES.name,
    ...head,
    rows: [...rows, { look: 'total', cells }],
    filter: true,
    frozenColumns: 1,
    page: { ...pageOf(content, PURCHASES, 'landscape', { pagesWide: 2 }), paper: 'A3' },
  };
}
