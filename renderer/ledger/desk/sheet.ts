import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { type Fen, fen, formatYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';

export type Content = ReplyOf<Contract['ledger']['draft']>['content'];
type TypedLine = Content['lines'][number];
export type Book = TypedLine['book'];
export const BOOKS = ['financial', 'budget'] as const satisfies readonly Book[];

/** 辅助核算: what a line may say beside its account. */
export const DETAILS = ['department', 'fund', 'counterparty', 'project', 'document'] as const;
export type Detail = (typeof DETAILS)[number];
type Details = { readonly [Key in Detail]: string };

/** A line as it stands on the sheet; '' where nothing was typed. Amounts are 元 as the contract takes them. */
export interface Row extends Details {
  /** Its own for as long as the sheet is open, wherever the line moves to. */
  readonly id: number;
  readonly book: Book;
  /** The account's code, or digits that are none yet. */
  readonly code: string;
  readonly summary: string;
  readonly debit: string;
  readonly credit: string;
}

/** A voucher as it is typed (凭证): the financial block, then the budget one, each with at least one line. */
export interface Sheet {
  readonly date: AccountingDate;
  readonly type: string;
  /** The voucher's own summary, where it has another than its first line. */
  readonly summary: string;
  readonly attachments: number;
  readonly withoutBudget: string;
  /** The document out of which it is paid (用款申请), as the contract names it; '' for none. */
  readonly carrier: string;
  readonly rows: readonly Row[];
  /** The id of the next line. */
  readonly next: number;
}

const BLANK = {
  code: '',
  summary: '',
  debit: '',
  credit: '',
  department: '',
  fund: '',
  counterparty: '',
  project: '',
  document: '',
} as const satisfies Omit<Row, 'id' | 'book'>;

export const blankRow = (id: number, book: Book, summary = ''): Row => ({ ...BLANK, id, book, summary });

/** 分 of an amount on the sheet; '' is nothing. */
export const amountOf = (text: string): Fen => (text === '' ? ZERO : (parseYuan(text) ?? ZERO));
/** An amount as the sheet keeps it; nothing is ''. */
export const amountText = (amount: Fen): string => (amount === 0 ? '' : formatYuan(amount));

export const rowsOf = (sheet: Sheet, book: Book): Row[] => sheet.rows.filter((row) => row.book === book);

/** Whether nothing at all was typed on a line. */
export const isBlank = (row: Row): boolean =>
  (Object.keys(BLANK) as (keyof typeof BLANK)[]).every((key) => row[key] === '');

/** Whether a line weighs anything: an account or an amount. */
export const hasWeight = (row: Row): boolean => row.code !== '' || row.debit !== '' || row.credit !== '';

export const isEmptySheet = (sheet: Sheet): boolean => sheet.rows.every((row) => !hasWeight(row) && row.summary === '');

/** Puts the financial lines before the budget ones, and a line to type on into a block that has none. */
export function settled(sheet: Sheet): Sheet {
  let { next } = sheet;
  const rows = BOOKS.flatMap((book) => {
    const own = sheet.rows.filter((row) => row.book === book);
    return own.length > 0 ? own : [blankRow(next++, book)];
  });
  return { ...sheet, rows, next };
}

/** A voucher on which nothing was typed yet: two financial lines, one for the budget. */
export const emptySheet = (date: AccountingDate, type = '记'): Sheet => ({
  date,
  type,
  summary: '',
  attachments: 0,
  withoutBudget: '',
  carrier: '',
  rows: [blankRow(1, 'financial'), blankRow(2, 'financial'), blankRow(3, 'budget')],
  next: 4,
});

/** A kept draft as a sheet. */
export function sheetOf(content: Content): Sheet {
  const rows = content.lines.map(
    (line, at): Row => ({
      ...BLANK,
      ...withoutNothing(line),
      debit: amountText(amountOf(line.debit)),
      credit: amountText(amountOf(line.credit)),
      id: at + 1,
      book: line.book,
    }),
  );
  return settled({ ...content, carrier: content.carrier ?? '', rows, next: rows.length + 1 });
}

const withoutNothing = <T extends object>(given: T): T =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;

/** What is sent of a sheet, and which of its lines stands as which: blank ones are no lines. */
export interface Sent {
  readonly content: Content;
  /** Ids of the lines that are sent, in their order: the service's line 1 is the first. */
  readonly ids: readonly number[];
}

/** A line that says nothing but the narration that went along to it from above. */
const goesAlong = (row: Row, at: number, rows: readonly Row[]): boolean =>
  isBlank({ ...row, summary: '' }) && rows.slice(0, at).findLast(hasWeight)?.summary === row.summary;

/** A line as the contract takes it; what nobody typed is left out. */
const lineOf = ({ id: _id, ...row }: Row): TypedLine => {
  const { book, summary, debit, credit, ...others } = row;
  const said = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== ''));
  return { book, summary, debit, credit, ...said };
};

export function sentOf(sheet: Sheet): Sent {
  const kept = sheet.rows.filter((row, at) => !isBlank(row) && !goesAlong(row, at, sheet.rows));
  return {
    content: {
      date: sheet.date,
      type: sheet.type,
      summary: sheet.summary,
      attachments: sheet.attachments,
      lines: kept.map(lineOf),
      withoutBudget: sheet.withoutBudget,
      ...(sheet.carrier === '' ? {} : { carrier: sheet.carrier }),
    },
    ids: kept.map(({ id }) => id),
  };
}

/** Σ of one side of a block; undefined where it is beyond what can be booked. */
export function sumOf(rows: readonly Row[], side: 'debit' | 'credit'): Fen | undefined {
  const sum = rows.reduce((all, row) => all + BigInt(amountOf(row[side])), 0n);
  return sum >= -SAFE && sum <= SAFE ? fen(Number(sum)) : undefined;
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Debit − credit of a block (借贷差额); undefined where it cannot be added. */
export function differenceOf(rows: readonly Row[]): Fen | undefined {
  const [debit, credit] = [sumOf(rows, 'debit'), sumOf(rows, 'credit')];
  if (debit === undefined || credit === undefined) return undefined;
  const difference = debit - credit;
  return Number.isSafeInteger(difference) ? fen(difference) : undefined;
}
