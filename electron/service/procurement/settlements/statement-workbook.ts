import { ITEM_KINDS, type ItemKind } from '../../../../shared/domain/procurement/item.ts';
import { capitalYuan } from '../../../../shared/kernel/capital-yuan.ts';
import { addFen, type Fen, subtractFen, sumFen, ZERO } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import { frameOf, quotedText, rangeOn } from '../../workbook/write/address.ts';
import type { Cell, Column, PageSetup, Row, Sheet, Workbook } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';
import type { BookedDebt } from './debt.ts';
import type { Note, NoteRow } from './notes.ts';

export interface SettlementStatement {
  /** Code and name of the unit, and of the unit that holds the one account. */
  readonly who: string;
  readonly holder: string;
  readonly period: Period;
  readonly notes: readonly (Pick<Note, 'number' | 'day' | 'stage' | 'rows'> & { readonly vouchers: string })[];
  /** What the unit owed by the holder's books; undefined where they tell of none. */
  readonly debt: BookedDebt | undefined;
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
  { heading: '日期', kind: 'date', width: 11 },
  { heading: '验收单或退货单', kind: 'text', width: 15 },
  { heading: '订单', kind: 'text', width: 14 },
  { heading: '供应商', kind: 'wrap', width: 20 },
  { heading: '品名规格', kind: 'wrap', width: 28 },
  { heading: '类别', kind: 'text', width: 9 },
  { heading: '批号', kind: 'code', width: 10 },
  { heading: '数量', kind: 'count', width: 8 },
  { heading: '包装', kind: 'text', width: 5 },
  { heading: '单价', kind: 'price', width: 9 },
  { heading: '金额', kind: 'money', width: 13 },
  // For looking up, and beyond what the sheet holds at a size that can be read.
  { heading: '品种编码', kind: 'code', width: 25, printed: false },
];
/** Of the detail: where the kind, the packs, the price and the amount stand. */
const AT = { kind: 6, packs: 'I', price: 'K', amount: 'L', amountColumn: 11 } as const;
const DETAIL_NAME = '明细';

/**
 * What a unit was charged for by the notes of a month, for both sides to sign (对账单), with every row behind it. The sums
 * by kind of goods are formulas over the rows, and a row's amount is its packs times its price.
 */
export function statementWorkbook(of: SettlementStatement): Workbook {
  const { who, holder, period, notes, debt, creator, created } = of;
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
          {
            cells: ['大写', { value: capitalYuan(sumFen(totals)), kind: 'text' }, ...blank(SUMMARY.length - 2)],
            merge: [[1, SUMMARY.length - 1]],
          },
          ...(debt ? debtRows(debt, notes, firstRow + notes.length) : []),
          signed(`采购账户单位（盖章）：${holder}`, `单位（盖章）：${who}`),
          signed('经办人：', '经办人：'),
          signed('日期：', '日期：'),
        ],
      },
      detail.sheet,
    ],
  };
}

/**
 * 期初结欠, 本期结算, 本期已付 and 期末结欠, each an amount in the column of the sums, below the row of the totals. Of what moved
 * the account in the month all that is no note of it was paid or set off.
 */
function debtRows(debt: BookedDebt, notes: SettlementStatement['notes'], totalRow: number): readonly Row[] {
  const settled = (only?: 'posted'): Fen =>
    sumFen(
      notes
        .filter(({ stage }) => only === undefined || stage === only)
        .flatMap(({ rows }) => rows.map(({ amount }) => amount)),
    );
  const paid = subtractFen(addFen(debt.opening, settled('posted')), debt.closing);
  const first = totalRow + 2;
  const line = (words: string, value: Fen, formula?: string): Row => ({
    cells: [words, ...Array.from({ length: 7 }, () => null), formula === undefined ? value : { value, formula }, ''],
    merge: [[0, 7]],
  });
  return [
    line(`期初结欠（采购账户单位账面 ${debt.account}，其他往来在内）`, debt.opening),
    line('加：本期结算（上列合计，未记账的在内）', settled(), `I${totalRow}`),
    line('减：本期已付及冲销', paid),
    line('期末结欠', subtractFen(addFen(debt.opening, settled()), paid), `I${first}+I${first + 1}-I${first + 2}`),
  ];
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
      ...[number, row.day, row.document, row.order, supplierName(row.supplier), row.itemName],
      ...[KINDS[row.kind], row.lot, row.packs, row.pack, row.price],
      { value: row.amount, formula: `ROUND(${AT.packs}${line}*${AT.price}${line},2)` },
      row.item,
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
            ...['合计', null, '', '', '', '', '', '', null, '', null],
            { value: total, formula: `SUM(${AT.amount}${firstRow}:${AT.amount}${last})` },
            '',
          ],
        },
      ],
    },
    sumOf: (row, kind) => {
      const range = (column: number): string => rangeOn(DETAIL_NAME, column, firstRow, last);
      return `SUMIFS(${range(AT.amountColumn)},${range(0)},$A${row},${range(AT.kind)},${quotedText(KINDS[kind])})`;
    },
  };
}
