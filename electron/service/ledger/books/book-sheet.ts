import type { Fen } from '../../../../shared/kernel/fen.ts';
import { columnLetters, frameOf } from '../../workbook/write/address.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import type { BannerLine, Cell, Column, Row, Sheet, Workbook } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';
import { type Span, spanName, spanText } from './span.ts';

/** Whose book it is and of which months: what stands in its head and in the file's name. */
export interface BookHead {
  /** 辅助核算余额表 */
  readonly title: string;
  /** 编制单位, with its code. */
  readonly who: string;
  readonly span: Span;
  /** What the book is narrowed to, part by part: `科目 5001 业务活动费用`, `部门 内科`. */
  readonly of: readonly string[];
  readonly creator: string;
  readonly created: string;
}

/** 账簿 as one sheet. */
export interface BookSheet {
  readonly columns: readonly Column[];
  /** Rows from the first row of data on, of which the book knows where they stand. */
  readonly rows: (firstRow: number) => readonly Row[];
  readonly frozenColumns: number;
  readonly remarks?: readonly string[];
  readonly filter?: true;
}

/** 账簿 that is read while it is written, on one sheet or on several. */
export interface LongSheets {
  readonly columns: readonly Column[];
  readonly count: number;
  /** The rows of each sheet, asked for one sheet after another. */
  readonly rows: (name: string, firstRow: number, isLast: boolean) => AsyncIterable<readonly Row[]>;
  readonly frozenColumns: number;
  readonly remarks: readonly string[];
}

/** A book as a workbook, headed by unit, months and what it is narrowed to. */
export function bookWorkbook(head: BookHead, { rows, remarks = [], ...sheet }: BookSheet): Workbook {
  const { columns, filter, frozenColumns } = sheet;
  const frame = framed(head, columns, frozenColumns);
  const own = [...rows(frameOf(frame).firstRow), ...remarkRows(remarks, columns)];
  return bound(head, [{ ...frame, name: head.title, rows: own, ...(filter ? { filter } : {}) }]);
}

/** A long book as a workbook; the remarks stand at the end of the last sheet. */
export function longWorkbook(head: BookHead, { columns, count, rows, frozenColumns, remarks }: LongSheets): Workbook {
  const frame = framed(head, columns, frozenColumns);
  const { firstRow } = frameOf(frame);
  return bound(
    head,
    Array.from({ length: count }, (_, at) => {
      const name = count === 1 ? head.title : `${head.title}${at + 1}`;
      const isLast = at === count - 1;
      const later = async function* (): AsyncGenerator<readonly Row[]> {
        yield* rows(name, firstRow, isLast);
        if (isLast) yield remarkRows(remarks, columns);
      };
      return { ...frame, name, rows: [], later: { [Symbol.asyncIterator]: later } };
    }),
  );
}

const bound = ({ title, who, span, creator, created }: BookHead, sheets: readonly Sheet[]): Workbook => ({
  title: `${title} ${who} ${spanText(span)}`,
  creator,
  created,
  sheets,
});

/** What the sheets of a book have in common. */
function framed({ title, who, span, of }: BookHead, columns: readonly Column[], frozenColumns: number) {
  const when = spanText(span);
  const banner: BannerLine[] = [
    { left: `编制单位：${who}`, center: when, right: '金额单位：元' },
    ...(of.length > 0 ? [{ left: of.join('　') }] : []),
  ];
  return {
    title,
    banner,
    columns,
    frozenColumns,
    page: {
      orientation: 'landscape' as const,
      header: { left: headerText([who, ...of].join('　')), right: `${when}　金额单位：元` },
      footer: { center: PAGE_OF_PAGES },
    },
    tab: 'accent' as const,
  };
}

function remarkRows(remarks: readonly string[], columns: readonly Column[]): Row[] {
  const printed = columns.filter((column) => column.printed !== false).length;
  return remarks.map((remark) => ({
    look: 'plain',
    cells: [{ value: `注：${remark}`, kind: 'wrap' }],
    merge: [[0, printed - 1]],
    height: 18 + 14 * Math.floor(remark.length / 60),
  }));
}

/** The file's name: book, unit, what it is narrowed to, months. */
export const bookFileName = ({ title, who, span, of }: BookHead): string =>
  fileName(`${[title, who, ...of.map((part) => part.slice(0, 40)), spanName(span)].join('-')}.xlsx`);

/** A cell that a formula makes, with its result. */
export const made = (value: Fen, formula: string): Cell => ({ value, formula: `ROUND(${formula},2)` });

/** Cells of a column from one row to another, fixed in their rows: `E$6:E$90`. */
export const cellsOf = (column: number, first: number, last: number): string => {
  const letters = columnLetters(column);
  return `${letters}$${first}:${letters}$${last}`;
};

/** Cells of a row from one column to another: `F7:M7`. */
export const rowCells = (first: number, last: number, row: number): string =>
  `${columnLetters(first)}${row}:${columnLetters(last)}${row}`;
