import { type SplitDetail, type SplitPart, splitFen } from '../../../shared/domain/ledger/desk/split.ts';
import { begunFrom } from '../../../shared/domain/ledger/desk/templates.ts';
import { negateFen } from '../../../shared/kernel/fen.ts';
import { rowAt } from './editing.ts';
import { amountOf, amountText, type Content, type Row, rowsOf, type Sheet, settled, sheetOf } from './sheet.ts';

/** A blank sheet begun from a template (常用凭证), of the day that stands there. Its lines are new ones. */
export function begunSheet(before: Sheet, template: Omit<Content, 'date' | 'attachments'>): Sheet {
  const sheet = sheetOf(begunFrom(template, before.date) as Content);
  const rows = sheet.rows.map((row) => ({ ...row, id: row.id + before.next }));
  return { ...sheet, rows, next: sheet.next + before.next };
}

/** What a template takes over from a sheet's content: all but its day and its papers. */
export function templateOf({
  date: _date,
  attachments: _attachments,
  ...content
}: Content): Omit<Content, 'date' | 'attachments'> {
  const summary = content.summary || (content.lines.find((line) => line.summary.trim() !== '')?.summary ?? '');
  return { ...content, summary: summary.trim().slice(0, 40) };
}

/** 红字: each amount with the other sign. */
export const reddenedContent = (content: Content): Content => ({
  ...content,
  lines: content.lines.map((line) => ({
    ...line,
    debit: amountText(negateFen(amountOf(line.debit))),
    credit: amountText(negateFen(amountOf(line.credit))),
  })),
});

/** The side on which a line's amount stands; undefined where it has none. */
export const sideOf = (row: Row): 'debit' | 'credit' | undefined =>
  row.debit !== '' ? 'debit' : row.credit !== '' ? 'credit' : undefined;

/**
 * Puts parts in a line's place (按比例分摊), which sum to its amount to the 分; what a share rounds to nothing makes no line.
 * Undefined where the line has no amount.
 */
export function splitRow(
  sheet: Sheet,
  id: number,
  detail: SplitDetail,
  parts: readonly SplitPart[],
): Sheet | undefined {
  const row = rowAt(sheet, id);
  const side = row && sideOf(row);
  const amounts = side && splitFen(amountOf(row[side]), parts);
  if (!amounts) return undefined;
  const lines = parts
    .map((part, at) => ({ ...row, [detail]: part.value, [side]: amountText(amounts[at]!) }))
    .filter((line) => line[side] !== '')
    // The first keeps the line's own place, so that the focus stays on it.
    .map((line, at) => ({ ...line, id: at === 0 ? id : sheet.next + at - 1 }));
  const rows = sheet.rows.flatMap((each) => (each === row ? lines : [each]));
  return { ...sheet, rows, next: sheet.next + lines.length };
}

/** A line that was taken away, and where it stood in its block. */
export interface Gone {
  readonly row: Row;
  readonly at: number;
}

export function goneFrom(sheet: Sheet, id: number): Gone | undefined {
  const row = rowAt(sheet, id);
  return row && { row, at: rowsOf(sheet, row.book).indexOf(row) };
}

/** Puts a line back where it stood (撤销删行). */
export function restoredRow(sheet: Sheet, { row, at }: Gone): Sheet {
  const own = rowsOf(sheet, row.book);
  const others = sheet.rows.filter(({ book }) => book !== row.book);
  return settled({ ...sheet, rows: [...others, ...own.slice(0, at), row, ...own.slice(at)] });
}

type Bearing = Pick<Row, 'code' | 'debit' | 'credit' | 'department' | 'fund' | 'project' | 'counterparty'>;

const wordOf = ({ code, debit, credit, department, fund, project, counterparty }: Bearing): string =>
  [code, debit, credit, department, fund, project, counterparty].join('|');

/** Whether two budget blocks say the same, whatever their narrations. */
export const sameBlock = (a: readonly Bearing[], b: readonly Bearing[]): boolean =>
  a.map(wordOf).sort().join() === b.map(wordOf).sort().join();
