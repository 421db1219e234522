import { ITEM_KINDS, type ItemKind } from '../../../../shared/domain/procurement/item.ts';
import { addFen, type Fen, sumFen, ZERO } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import { frameOf, quotedText, rangeOn } from '../../workbook/write/address.ts';
import type { Cell, Column, PageSetup, Row, Sheet, Workbook } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';
import type { Note, NoteRow } from './notes.ts';

export interface SettlementStatement {
  /** Code and name of the unit, and of the unit that holds the one account. */
  readonly who: string;
  readonly holder: string;
  readonly period: Period;
  readonly notes: readonly (Pick<Note, 'number' | 'day' | 'stage' | 'rows'> & { readonly vouchers: string })[];
  readonly supplierName: (code: string) => string;
  readonly creator: string;
  readonly created: string;
}

const NAME = '药品耗材内部结算对账单';
/** What the file is called. */
export const statementName = (who: string, period: Period): string => `${NAME}-${who}-${period}.xlsx`;

const STAGES: Readonly<Record<string, string>> = { draft: '待确认', confirmed: '已确认', posted: '已记账' };
const KINDS: Readonly<Record<ItemKind, string>> = {
  western: '西药',
  patent: '中成药',
  herbal: '中药饮片',
  consumable: '医用耗材',
  preparation: '院内制剂',
};

const SUMMARY: readonly Column[] = [
  { heading: '结算单号', kind: 'text', width: 15 },
  { heading: '结算到', kind: 'date', width: 12 },
  { heading: '状态', kind: 'text', width: 9 },
  ...ITEM_KINDS.map((kind): Column => ({ heading: KINDS[kind], kind: 'money', width: 15 })),
  { heading: '合计', kind: 'money', width: 16 },
  { heading: '凭证', kind: 'text', width: 24 },
];

const DETAIL: readonly Column[] = [
  { heading: '结算单号', kind: 'text', width: 15 },
  { heading: '日期', kind: 'date', width: 12 },
  { heading: '验收单或退货单', kind: 'text', width: 18 },
  { heading: '订单', kind: 'text', width: 17 },
  { heading: '供应商', kind: 'text', width: 30 },
  { heading: '品种编码', kind: 'code', width: 25 },
  { heading: '品名规格', kind: 'text', width: 36 },
  { heading: '类别', kind: 'text', width: 10 },
  { heading: '批号', kind: 'code', width: 12 },
  { heading: '数量', kind: 'count', width: 10 },
  { heading: '包装', kind: 'text', width: 6 },
  { heading: '单价', kind: 'price', width: 11 },
  { heading: '金额', kind: 'money', width: 15 },
];
const DETAIL_NAME = '明细';

/**
 * What a unit was charged for by the notes of a month, for both sides to sign (对账单), with every row behind it. The sums
 * by kind of goods are formulas over the rows, and a row's amount is its packs times its price.
 */
export function statementWorkbook(of: SettlementStatement): Workbook {
  const { who, holder, period, notes, creator, created } = of;
  const banner = [{ left: `单位：${who}`, center: period, right: '金额单位：元' }];
  const page: PageSetup = {
    orientation: 'landscape',
    header: { left: headerText(who), right: `${NAME}　${period}` },
    footer: { center: PAGE_OF_PAGES },
  };
  const detail = detailSheet(of, banner, page);
  const head = { title: NAME, banner, columns: SUMMARY };
  const { firstRow } = frameOf(head);
  const last = firstRow + notes.length - 1;
  const kept = notes.map((note) => ITEM_KINDS.map((kind) => sumOf(note.rows, kind)));
  const rows = notes.map(({ number, day, stage, vouchers }, at): Row => {
    const row = firstRow + at;
    return [
      ...[number, day, STAGES[stage] ?? ''],
      ...ITEM_KINDS.map((kind, column) => ({ value: kept[at]![column]!, formula: detail.sumOf(row, kind) })),
      { value: sumFen(kept[at]!), formula: `SUM(D${row}:H${row})` },
      vouchers,
    ];
  });
  const totals = [...ITEM_KINDS.map((_kind, column) => sumFen(kept.map((sums) => sums[column]!)))];
  const blank = (count: number): Cell[] => Array.from({ length: count }, () => null);
  const signed = (left: string, right: string): Row => ({
    look: 'note',
    cells: [left, ...blank(4), { value: right, kind: 'text' }, ...blank(SUMMARY.length - 6)],
    height: 24,
  });
  return {
    title: `${NAME} ${who} ${period}`,
    ...{ creator, created },
    sheets: [
      {
        ...{ name: '对账单', ...head, page: { ...page, pagesHigh: 1 }, tab: 'accent' },
        rows: [
          ...rows,
          {
            look: 'total',
            cells: [
              ...['合计', null, ''],
              ...[...totals, sumFen(totals)].map((value, at) => {
                const letter = 'DEFGHI'[at]!;
                return { value, formula: `SUM(${letter}${firstRow}:${letter}${last})` };
              }),
              '',
            ],
          },
          signed(`采购账户单位（盖章）：${holder}`, `单位（盖章）：${who}`),
          signed('经办人：', '经办人：'),
          signed('日期：', '日期：'),
        ],
      },
      detail.sheet,
    ],
  };
}

const sumOf = (rows: readonly NoteRow[], kind: ItemKind): Fen =>
  rows.filter((row) => row.kind === kind).reduce((sum, { amount }) => addFen(sum, amount), ZERO);

/** Every row of the notes, and the formula that sums a note's rows of a kind from the summary's row. */
function detailSheet(
  { notes, supplierName }: SettlementStatement,
  banner: Sheet['banner'],
  page: PageSetup,
): { readonly sheet: Sheet; readonly sumOf: (row: number, kind: ItemKind) => string } {
  const head = { title: `${NAME}明细`, ...(banner ? { banner } : {}), columns: DETAIL };
  const { firstRow } = frameOf(head);
  const all = notes.flatMap(({ number, rows }) => rows.map((row) => ({ number, row })));
  const last = firstRow + all.length - 1;
  const rows = all.map(({ number, row }, at): Row => {
    const line = firstRow + at;
    return [
      ...[number, row.day, row.document, row.order, supplierName(row.supplier), row.item, row.itemName],
      ...[KINDS[row.kind], row.lot, row.packs, row.pack, row.price],
      { value: row.amount, formula: `ROUND(J${line}*L${line},2)` },
    ];
  });
  const total = sumFen(all.map(({ row }) => row.amount));
  return {
    sheet: {
      ...{ name: DETAIL_NAME, ...head, page, filter: true as const },
      rows: [
        ...rows,
        {
          look: 'total',
          cells: [
            ...['合计', null, ...Array.from({ length: 10 }, (_none, at) => (at === 7 || at === 9 ? null : ''))],
            { value: total, formula: `SUM(M${firstRow}:M${last})` },
          ],
        },
      ],
    },
    sumOf: (row, kind) => {
      const range = (column: number): string => rangeOn(DETAIL_NAME, column, firstRow, last);
      return `SUMIFS(${range(12)},${range(0)},$A${row},${range(7)},${quotedText(KINDS[kind])})`;
    },
  };
}
