import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { Column, Workbook } from '../../workbook/write/model.ts';
import { voucherNumber } from '../vouchers.ts';
import { type BookHead, longWorkbook } from './book-sheet.ts';
import type { LineQueue } from './line-pieces.ts';
import { LongBookRows, type LongMonth, SHEET_ROWS, sheetsOf } from './long-book.ts';
import type { ValueNames } from './value-names.ts';

export interface AccountBook {
  readonly opening: number;
  readonly months: readonly LongMonth[];
  /** By date, those of one month after those of the one before. */
  readonly lines: LineQueue;
  readonly nameOf: ValueNames;
}

const COLUMNS: readonly Column[] = [
  { heading: '日期', kind: 'date', width: 12 },
  { heading: '凭证号', kind: 'text', width: 10 },
  { heading: '摘要', kind: 'wrap', width: 36 },
  { heading: '科目编码', kind: 'code', width: 14 },
  { heading: '往来单位', kind: 'text', width: 24 },
  { heading: '部门', kind: 'text', width: 14 },
  { heading: '项目', kind: 'text', width: 10 },
  { heading: '资金性质', kind: 'text', width: 18 },
  { heading: '单据号', kind: 'text', width: 14 },
  { heading: '借方', kind: 'money', width: 17 },
  { heading: '贷方', kind: 'money', width: 17 },
  { heading: '余额（借正贷负）', kind: 'money', width: 18 },
];
const SUMMARY = 2;
const DEBIT = 9;

/** 明细账 as a workbook: each balance is a formula on the one above it, each total one over the lines of its month. */
export function accountBookWorkbook(
  head: BookHead,
  { opening, months, lines, nameOf }: AccountBook,
  room = SHEET_ROWS,
): Workbook {
  const book = new LongBookRows(
    {
      ...{ summary: SUMMARY, debit: DEBIT, opening, months, soFar: '本年累计', lines },
      cellsOf: (line) => [
        line.date as AccountingDate,
        voucherNumber(line),
        line.summary,
        line.code,
        nameOf('counterparty', line.counterparty),
        nameOf('department', line.department),
        line.project,
        nameOf('fund', line.fund),
        line.document,
      ],
    },
    room,
  );
  return longWorkbook(head, {
    columns: COLUMNS,
    frozenColumns: SUMMARY + 1,
    count: sheetsOf({ opening, months }, room),
    rows: (name, firstRow, isLast) => book.sheet(name, firstRow, isLast),
    remarks: ['余额借方为正、贷方为负；按科目余额表报账的月份没有分录，只有合计。'],
  });
}
