import { COST_ITEM_NAMES, COST_ITEMS } from '../../../../shared/domain/costing/cost-item.ts';
import { type ItemAmounts, totalOf } from '../../../../shared/domain/costing/direct-cost.ts';
import { TIER_ROWS, TIER_SUMS, type TierRow } from '../../../../shared/domain/costing/reports/hospital-tiers.ts';
import { columnLetters, frameOf } from '../../workbook/write/address.ts';
import type { Column, Row, Workbook } from '../../workbook/write/model.ts';
import { spanText } from '../direct-workbook.ts';
import { bannerOf, made, pageOf, SIGNATURES, type Titled, whoOf } from './sheet-parts.ts';

const NAME = '医院成本报表';
export const TIER_NAMES: Readonly<Record<TierRow, string>> = {
  'medical-business': '医疗业务成本',
  management: '加：管理费用（5101）',
  medical: '医疗成本',
  'fiscal-project': '加：财政项目拨款经费形成的费用',
  'medical-full': '医疗全成本',
  research: '加：科教经费形成的费用',
  trading: '加：经营费用（5201）',
  disposal: '加：资产处置费用（5301）',
  superior: '加：上缴上级费用（5401）',
  subordinate: '加：对附属单位补助费用（5501）',
  tax: '加：所得税费用（5801）',
  other: '加：其他费用（5901）',
  'hospital-full': '医院全成本',
};
const COLUMNS: readonly Column[] = [
  { heading: '项目', kind: 'text', width: 34 },
  ...COST_ITEMS.map(
    (item, at): Column => ({ heading: `${COST_ITEM_NAMES[item]}(${at + 1})`, kind: 'money', width: 16 }),
  ),
  { heading: `合计(${COST_ITEMS.length + 1})`, kind: 'money', width: 17 },
];

/** 医院成本报表: what is added in each scope is a number, the scopes are formulas. */
export function hospitalWorkbook(titled: Titled, tiers: ReadonlyMap<TierRow, ItemAmounts>): Workbook {
  const head = { title: NAME, banner: bannerOf(titled, NAME), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const lineOf = (row: TierRow): number => firstRow + TIER_ROWS.indexOf(row);
  const last = columnLetters(COST_ITEMS.length);
  return {
    title: `${NAME} ${whoOf(titled)} ${spanText(titled.period, titled.span)}`,
    ...{ creator: titled.creator, created: titled.created },
    sheets: [
      {
        name: NAME,
        ...head,
        rows: [
          ...TIER_ROWS.map((row): Row => {
            const amounts = tiers.get(row)!;
            const parts = TIER_SUMS[row];
            const cells = [
              parts ? TIER_NAMES[row] : ({ value: TIER_NAMES[row], indent: 1 } as const),
              ...COST_ITEMS.map((item, at) => {
                const letters = columnLetters(at + 1);
                return parts
                  ? made(amounts[item], parts.map((part) => `${letters}${lineOf(part)}`).join('+'))
                  : amounts[item];
              }),
              made(totalOf(amounts), `SUM(B${lineOf(row)}:${last}${lineOf(row)})`),
            ];
            return parts ? { look: 'total', cells } : cells;
          }),
          {
            look: 'note',
            cells: ['业务活动费用和单位管理费用按经费性质划分；医院全成本是账上全部费用（财会〔2021〕26号 第13条）。'],
          },
          SIGNATURES,
        ],
        frozenColumns: 1,
        page: pageOf(titled, NAME),
        tab: 'accent',
      },
    ],
  };
}
