import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { Column, Workbook } from '../../workbook/write/model.ts';
import { voucherNumber } from '../vouchers.ts';
import { type BookHead, longWorkbook } from './book-sheet.ts';
import type { LineQueue } from './line-pieces.ts';
import { LongBookRows, type LongMonth, SHEET_ROWS, sheetsOf } from './long-book.ts';
import type { ValueNames } from './value-names.ts';

const COLUMNS: readonly Column[] = [
  { heading: '日期', kind: 'date', width: 12 },
  { heading: '凭证号', kind: 'text', width: 10 },
  { heading: '摘要', kind: 'wrap', width: 34 },
  { heading: '会计', kind: 'text', width: 6 },
  { heading: '科目编码', kind: 'code', width: 14 },
  { heading: '科目名称', kind: 'text', width: 24 },
  { heading: '往来单位', kind: 'text', width: 22 },
  { heading: '部门', kind: 'text', width: 14 },
  { heading: '项目', kind: 'text', width: 10 },
  { heading: '资金性质', kind: 'text', width: 16 },
  { heading: '单据号', kind: 'text', width: 14 },
  { heading: '借方', kind: 'money', width: 18 },
  { heading: '贷方', kind: 'money', width: 18 },
];
const SUMMARY = 2;
const DEBIT = 11;

/** 序时账 of a unit as a workbook: every line of its vouchers by date, each month with its totals. */
export function journalWorkbook(
  head: BookHead,
  book: { readonly months: readonly LongMonth[]; readonly lines: LineQueue; readonly nameOf: ValueNames },
  room = SHEET_ROWS,
): Workbook {
  const { months, lines, nameOf } = book;
  const rows = new LongBookRows(
    {
      ...{ summary: SUMMARY, debit: DEBIT, months, soFar: '本期累计', lines },
      cellsOf: (line) => [
        line.date as AccountingDate,
        voucherNumber(line),
        line.summary,
        line.book === 'budget' ? '预算' : '财务',
        line.code,
        nameOf('account', line.code),
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
    count: sheetsOf({ months }, room),
    rows: (name, firstRow, isLast) => rows.sheet(name, firstRow, isLast),
    remarks: ['财务会计与预算会计的分录都在内，合计为两者之和；按科目余额表报账的月份没有分录，不在其内。'],
  });
}
