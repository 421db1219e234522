import type { ChargeRow } from '../../../../shared/domain/costing/charges/charge.ts';
import { unitCost } from '../../../../shared/domain/costing/charges/charge.ts';
import { formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import { frameOf } from '../../workbook/write/address.ts';
import type { Column, Row, Workbook } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';

/** One centre's charge to the member. */
export interface StatedCharge {
  readonly centre: string;
  readonly unitName: string;
  readonly measure: string;
  readonly number: string;
  readonly document: string;
  readonly cost: ChargeRow['charge'];
  readonly volume: number;
  readonly row: ChargeRow;
}

export interface ChargeStatement {
  readonly who: string;
  readonly period: Period;
  readonly charges: readonly StatedCharge[];
  readonly creator: string;
  readonly created: string;
}

const NAME = '共享中心收费对账单';
/** What the file is called. */
export const statementName = (who: string, period: Period): string => `${NAME}-${who}-${period}.xlsx`;

const COLUMNS: readonly Column[] = [
  { heading: '共享中心', kind: 'text', width: 32 },
  { heading: '协议号', kind: 'text', width: 16 },
  { heading: '计价方式', kind: 'text', width: 16 },
  { heading: '业务量', kind: 'count', width: 11 },
  { heading: '计量单位', kind: 'text', width: 10 },
  { heading: '单价（元）', kind: 'text', width: 14 },
  { heading: '金额', kind: 'money', width: 15 },
  { heading: '单据号', kind: 'text', width: 24 },
];

/** What a member owes the shared centres for a month, for both sides to sign (对账单). */
export function statementWorkbook({ who, period, charges, creator, created }: ChargeStatement): Workbook {
  const banner = [{ left: `付费单位：${who}`, center: period, right: '单位：元' }];
  const head = { title: NAME, banner, columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const last = firstRow + charges.length - 1;
  const rows: Row[] = charges.map(({ centre, unitName, measure, document, row, ...of }) => [
    `${unitName} ${centre}`,
    row.agreement?.number ?? '',
    basisText(row),
    row.count,
    measure,
    { value: priceText(row, of), align: 'right' },
    row.charge,
    document,
  ]);
  const total = sumFen(charges.map(({ row }) => row.charge));
  return {
    title: `${NAME} ${who} ${period}`,
    ...{ creator, created },
    sheets: [
      {
        name: '对账单',
        ...head,
        rows: [
          ...rows,
          {
            look: 'total',
            cells: ['合计', '', '', null, '', '', { value: total, formula: `SUM(G${firstRow}:G${last})` }, ''],
          },
          { look: 'note', cells: ['收费方（盖章）：', '', '', null, '付费方（盖章）：', '', null, ''] },
        ],
        page: {
          orientation: 'landscape',
          header: { left: headerText(who), right: `${NAME}　${period}` },
          footer: { center: PAGE_OF_PAGES },
        },
        tab: 'accent',
      },
    ],
  };
}

const LIMITS = { minimum: '（保底）', cap: '（封顶）' } as const;
const BASES = { cost: '按成本', price: '按单价', amount: '按月定额' } as const;

const basisText = ({ agreement, limit }: ChargeRow): string =>
  agreement ? `${BASES[agreement.basis]}${limit ? LIMITS[limit] : ''}` : '';

/** The price a piece: as agreed, or the month's cost a piece; none for a fixed amount. */
function priceText({ agreement }: ChargeRow, of: Pick<StatedCharge, 'cost' | 'volume'>): string {
  if (agreement?.basis === 'price' && agreement.rate !== undefined) return formatYuan(agreement.rate);
  return agreement?.basis === 'cost' ? (unitCost(of) ?? '') : '';
}
