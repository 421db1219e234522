import { sumFen } from '../../../../../shared/kernel/fen.ts';
import type { OrderedPrice } from '../../../procurement/queries.ts';
import { columnLetters, frameOf } from '../../../workbook/write/address.ts';
import type { Cell, Column, Row, Sheet } from '../../../workbook/write/model.ts';
import type { PackContent } from '../content.ts';
import { liveCell } from '../live.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';

export const PURCHASE_PRICES: Paper = {
  index: 'K3',
  name: '采购价格表',
  about: '本年采购过的品种：挂网价、协议价，订单最低和最高单价，验收数量和金额',
};

const COLUMNS: readonly Column[] = [
  { heading: '编码', kind: 'code', width: 25 },
  { heading: '品种', kind: 'text', width: 36 },
  { heading: '生产企业', kind: 'text', width: 28 },
  { heading: '挂网价', kind: 'price', width: 12 },
  { heading: '协议价', kind: 'price', width: 12 },
  { heading: '挂网−协议', kind: 'price', width: 12 },
  { heading: '订单最低单价', kind: 'price', width: 13 },
  { heading: '订单最高单价', kind: 'price', width: 13 },
  { heading: '高低差', kind: 'price', width: 11 },
  { heading: '验收数量（包装）', kind: 'count', width: 15 },
  { heading: '验收金额', kind: 'money', width: 17 },
];
const [LISTED, AGREED, LOWEST, HIGHEST, PACKS, AMOUNT] = [3, 4, 6, 7, 9, 10];

/** Prices of a pack of what was ordered in the year. */
export function purchasePriceSheet(content: PackContent, prices: readonly OrderedPrice[]): Sheet {
  const head = { title: PURCHASE_PRICES.name, banner: bannerOf(content), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const last = firstRow + prices.length - 1;
  const at = (column: number, row: number): string => `${columnLetters(column)}${row}`;
  const rows: Row[] = prices.map(
    ({ item, name, maker, agreed, listed, lowest, highest, packs, amount }, index): Row => {
      const row = firstRow + index;
      const difference = (of: number, less: number, value: number): Cell => ({
        value,
        formula: `ROUND(${at(of, row)}-${at(less, row)},4)`,
      });
      return [
        ...[item, name, maker, listed ?? null, agreed ?? null],
        listed === undefined || agreed === undefined ? null : difference(LISTED, AGREED, listed - agreed),
        ...[lowest, highest, difference(HIGHEST, LOWEST, highest - lowest), packs, amount],
      ];
    },
  );
  const sums: Cell[] = COLUMNS.map(() => null);
  sums[0] = '合计';
  const range = (column: number): string => `SUM(${at(column, firstRow)}:${at(column, last)})`;
  sums[PACKS] = { value: prices.reduce((all, { packs }) => all + packs, 0), formula: range(PACKS) };
  sums[AMOUNT] = liveCell({ formula: range(AMOUNT), result: sumFen(prices.map(({ amount }) => amount)) });
  return {
    name: PURCHASE_PRICES.name,
    ...head,
    rows: [...rows, { look: 'total', cells: sums }],
    filter: true,
    frozenColumns: 2,
    page: pageOf(content, PURCHASE_PRICES, 'landscape'),
  };
}
