import type { LedgerAccount } from '../../../../shared/domain/ledger/general-ledger.ts';
import { type Fen, formatYuan, subtractFen, sumFen } from '../../../../shared/kernel/fen.ts';
import type { Cell, Column, Row, Workbook } from '../../workbook/write/model.ts';
import { type BookHead, bookWorkbook, cellsOf, made } from './book-sheet.ts';

const COLUMNS: readonly Column[] = [
  { heading: '科目编码', kind: 'code', width: 14 },
  { heading: '科目名称', kind: 'text', width: 30 },
  { heading: '期间', kind: 'text', width: 16 },
  { heading: '借方', kind: 'money', width: 18 },
  { heading: '贷方', kind: 'money', width: 18 },
  { heading: '余额（借正贷负）', kind: 'money', width: 19 },
];
const DEBIT = 3;
const CREDIT = 4;

/** 总账 as a workbook: each balance is a formula on the one above it, each year's total one over the months. */
export function generalLedgerWorkbook(
  head: BookHead,
  accounts: readonly LedgerAccount[],
  nameOf: (code: string) => string,
): Workbook {
  return bookWorkbook(head, {
    columns: COLUMNS,
    frozenColumns: 3,
    rows: (firstRow) => {
      const rows: Row[] = [];
      for (const account of accounts) rows.push(...rowsOf(account, nameOf(account.code), firstRow + rows.length));
      return rows.length === 0 ? [[]] : rows;
    },
    remarks: ['余额借方为正、贷方为负。'],
  });
}

/** The opening, the months and the year's total of one account, of which the first stands at `first`. */
function rowsOf({ code, opening, months }: LedgerAccount, name: string, first: number): Row[] {
  const total = (words: string, ...amounts: Cell[]): Row => ({
    look: 'total',
    data: true,
    cells: [code, name, words, ...amounts],
  });
  const last = months.at(-1);
  const end = first + months.length;
  /** What the months of the year before the span moved stands in the formula as a number. */
  const year = (column: number, sum: Fen, own: Fen): Cell =>
    made(sum, `${formatYuan(subtractFen(sum, own))}+SUM(${cellsOf(column, first + 1, end)})`);
  return [
    total('期初余额', null, null, opening),
    ...months.map(({ period, debit, credit, closing }, at): Row => {
      const here = first + 1 + at;
      return {
        data: true,
        cells: [code, name, period, debit, credit, made(closing, `F${here - 1}+D${here}-E${here}`)],
      };
    }),
    ...(last === undefined
      ? []
      : [
          total(
            '本年累计',
            year(DEBIT, last.yearDebit, sumFen(months.map(({ debit }) => debit))),
            year(CREDIT, last.yearCredit, sumFen(months.map(({ credit }) => credit))),
            made(last.closing, `F${end}`),
          ),
        ]),
  ];
}
