import type { SettlementMode } from '../../../../shared/domain/procurement/orders/settlement.ts';
import { amountOf, formatPrice, type Price } from '../../../../shared/domain/procurement/price.ts';
import { capitalYuan } from '../../../../shared/kernel/capital-yuan.ts';
import { type Fen, sumFen } from '../../../../shared/kernel/fen.ts';
import { shareFen } from '../../../../shared/kernel/share.ts';
import { frameOf } from '../../workbook/write/address.ts';
import type { Column, Row, Sheet, Workbook } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';

/** What is ordered for one unit of a product, in packs. */
export interface FormAllocation {
  readonly unit: string;
  readonly unitName: string;
  readonly request: string;
  readonly needed: string;
  readonly packs: number;
}

/** A product on the order as the supplier reads it. */
export interface FormLine {
  readonly code: string;
  readonly name: string;
  readonly strength: string;
  readonly maker: string;
  readonly pack: string;
  readonly price: Price;
  readonly allocations: readonly FormAllocation[];
}

export interface OrderForm {
  readonly number: string;
  readonly community: string;
  readonly supplier: string;
  readonly contact: string;
  readonly day: string;
  readonly promised: string;
  readonly urgent: boolean;
  readonly settlement: SettlementMode;
  readonly lines: readonly FormLine[];
  readonly creator: string;
  readonly created: string;
}

const NAME = '药品耗材采购订单';
/** What the file is called. */
export const orderFormName = ({ number }: Pick<OrderForm, 'number'>): string => `${NAME}-${number}.xlsx`;

const SETTLED: Readonly<Record<SettlementMode, string>> = {
  insurance: '医保直接结算',
  community: '医共体统一支付',
  unit: '单位自付',
};

const LINES: readonly Column[] = [
  { heading: '序号', kind: 'integer', width: 6 },
  { heading: '品种编码', kind: 'code', width: 26 },
  { heading: '品名', kind: 'wrap', width: 26 },
  { heading: '规格包装', kind: 'wrap', width: 20 },
  { heading: '生产企业', kind: 'wrap', width: 30 },
  { heading: '包装', kind: 'text', width: 6 },
  { heading: '单价（元）', kind: 'text', width: 12 },
  { heading: '数量', kind: 'count', width: 10 },
  { heading: '金额', kind: 'money', width: 15 },
];

const PARTS: readonly Column[] = [
  { heading: '收货单位', kind: 'text', width: 30 },
  { heading: '品种编码', kind: 'code', width: 26 },
  { heading: '品名规格', kind: 'wrap', width: 40 },
  { heading: '包装', kind: 'text', width: 6 },
  { heading: '数量', kind: 'count', width: 10 },
  { heading: '金额', kind: 'money', width: 15 },
  { heading: '要求到货', kind: 'text', width: 12 },
  { heading: '申请单号', kind: 'text', width: 18 },
];

const packsOf = ({ allocations }: FormLine): number => allocations.reduce((sum, { packs }) => sum + packs, 0);

/** The order as it goes to the supplier: what is ordered, and for whom each pack is delivered (分配表). */
export function orderWorkbook(form: OrderForm): Workbook {
  const { creator, created } = form;
  return { title: `${NAME} ${form.number}`, ...{ creator, created }, sheets: [linesSheet(form), partsSheet(form)] };
}

const pageOf = ({ community, number }: OrderForm): Sheet['page'] => ({
  orientation: 'landscape',
  // Whoever issues it stands at its head.
  header: { left: headerText(community), right: `${NAME}　${number}` },
  footer: { center: PAGE_OF_PAGES },
});

function linesSheet(form: OrderForm): Sheet {
  const { number, community, supplier, contact, day, promised, urgent, settlement, lines } = form;
  const banner = [
    { left: `采购方：${community}`, right: `订单号：${number}${urgent ? '（急救抢救）' : ''}` },
    { left: `供应商：${supplier}`, right: `下单日期：${day}` },
    {
      left: `联系人：${contact || '—'}`,
      center: `结算方式：${SETTLED[settlement]}`,
      right: `承诺到货：${promised || '待确认'}`,
    },
  ];
  const head = { title: NAME, banner, columns: LINES };
  const { firstRow } = frameOf(head);
  const last = firstRow + Math.max(lines.length, 1) - 1;
  const total = sumFen(lines.map((line) => amountOf(line.price, packsOf(line))));
  const packs = lines.reduce((sum, line) => sum + packsOf(line), 0);
  const rows = lines.map((line, index): Row => {
    const price = { value: formatPrice(line.price), align: 'right' } as const;
    const { code, name, strength, maker, pack } = line;
    return [index + 1, code, name, strength, maker, pack, price, packsOf(line), amountOf(line.price, packsOf(line))];
  });
  return {
    name: '订单',
    ...head,
    rows: [
      ...rows,
      {
        look: 'total',
        cells: [
          ...[null, '合计', `大写：${capitalYuan(total)}`, '', '', '', ''],
          { value: packs, formula: `SUM(H${firstRow}:H${last})` },
          { value: total, formula: `SUM(I${firstRow}:I${last})` },
        ],
        merge: [[2, 6]],
      },
      { look: 'note', cells: [null, '采购方（盖章）：', '', '', '供应商（盖章）：', '', '', null, null] },
      {
        look: 'note',
        cells: [null, '签字：', '日期：　　年　月　日', '', '签字：', '日期：　　年　月　日', '', null, null],
      },
    ],
    page: pageOf(form),
    tab: 'accent',
  };
}

function partsSheet(form: OrderForm): Sheet {
  const parts = form.lines
    .flatMap((line) => line.allocations.map((allocation) => ({ line, allocation })))
    .sort((a, b) => (a.allocation.unit < b.allocation.unit ? -1 : a.allocation.unit > b.allocation.unit ? 1 : 0));
  const banner = [{ left: `供应商：${form.supplier}`, center: `订单号：${form.number}`, right: '金额单位：元' }];
  const head = { title: '采购订单分配表', banner, columns: PARTS };
  const { firstRow } = frameOf(head);
  const last = firstRow + Math.max(parts.length, 1) - 1;
  const amounts = partAmounts(form.lines);
  return {
    name: '分配表',
    ...head,
    rows: [
      ...parts.map(
        ({ line, allocation }): Row => [
          `${allocation.unit} ${allocation.unitName}`,
          ...[line.code, `${line.name} ${line.strength}`, line.pack, allocation.packs],
          amounts.get(allocation)!,
          ...[allocation.needed, allocation.request],
        ],
      ),
      {
        look: 'total',
        cells: [
          ...['合计', '', '', ''],
          {
            value: parts.reduce((sum, { allocation }) => sum + allocation.packs, 0),
            formula: `SUM(E${firstRow}:E${last})`,
          },
          { value: sumFen([...amounts.values()]), formula: `SUM(F${firstRow}:F${last})` },
          ...['', ''],
        ],
      },
    ],
    filter: true,
    page: pageOf(form),
  };
}

/** Each part's amount, in 分: a line's is rounded once and shared by packs, so that both sheets have one total. */
const partAmounts = (lines: readonly FormLine[]): Map<FormAllocation, Fen> =>
  new Map(
    lines.flatMap((line) => {
      const parts = shareFen(
        amountOf(line.price, packsOf(line)),
        line.allocations.map(({ packs }) => packs),
      );
      return line.allocations.map((allocation, at): [FormAllocation, Fen] => [allocation, parts![at]!]);
    }),
  );
