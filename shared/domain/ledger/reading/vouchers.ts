import { type Period, periodOfDate } from '../../../kernel/period.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { AccountReader } from './accounts.ts';
import type { Column } from './columns.ts';
import { dateContext, dateOrder, oneMonth } from './date-order.ts';
import { type EntryBlock, entryBlocks } from './entry-blocks.ts';
import { Findings } from './findings.ts';
import { type JournalPass, JournalReader } from './journal.ts';
import { type JournalColumns, journalColumns } from './journal-columns.ts';
import type { Hypothesis, ReadingOptions, ReadingRefusal, ReadVoucher } from './reading.ts';
import { ambiguous, noAccounts, refusal, severalUnits } from './refusals.ts';
import { type Direction, directionReader } from './side-word.ts';
import type { Table } from './table.ts';
import { namesVoucher } from './voucher-form.ts';

export interface VoucherReading {
  readonly rows: number;
  readonly vouchers: readonly ReadVoucher[];
  readonly unitNames: readonly string[];
  readonly period?: Period;
  readonly from?: Period;
  readonly hypotheses: readonly Hypothesis[];
  readonly findings: Findings;
  readonly form: string;
  readonly accounts: AccountReader;
  readonly dateOrder?: string;
  readonly redInk?: string;
}

/** Reads a journal (序时账, 凭证列表, 凭证引出), which may go on over several sheets. */
export function readVouchers(
  tables: readonly Table[],
  options: ReadingOptions,
  namesSheets: boolean,
): Result<VoucherReading, ReadingRefusal> {
  const table = tables[0]!;
  const columns = journalColumns(table.columns);
  if (!columns) return refusal('missing-columns', '凭证缺少金额栏：需要借方和贷方金额，或方向和金额。', { table });
  const inForms = !columns.voucher && namesVoucher(table.sheet, 0, table.heading.first - 1);
  const missing = inForms ? undefined : missingPart(columns, table);
  if (missing) return refusal('missing-columns', `凭证缺少${missing}栏，不能分出每一张凭证。`, { table });
  const order = dateOrder(tables, columns, {
    layout: options.layout?.dateOrder,
    choose: options.choose,
    period: options.period,
  });
  if ('ambiguous' in order) return ambiguous(order.ambiguous, [], table);
  const directions = directionsOf(tables, columns, options.choose);
  if ('ambiguous' in directions) return ambiguous(directions.ambiguous, [], table);
  const blocks = entryBlocks(tables, columns, options);
  if (typeof blocks === 'string') return noAccounts(blocks, table);
  const pass: JournalPass = {
    columns,
    blocks,
    inForms,
    directionOf: directions.read,
    dates: dateContext(table, columns, order.order, options.period),
    multiplier: options.multiplier ?? 1,
    redIsMinus: options.layout?.redInk !== 'mark',
    unitName: options.unitName,
  };
  const read = runPass(pass, tables, namesSheets, options);
  if (!read.ok) return read;
  const chosen = redInk(read.value, pass, tables, namesSheets, options);
  const { reader, findings, vouchers } = chosen;
  remarkUnused(table, blocks, findings);
  if (!columns.date && !columns.day && !inForms) findings.remark('文件没有日期栏，凭证日期按会计期间的最后一天读入。');
  if (reader.rows === 0 && findings.rejections.length === 0)
    return refusal('no-rows', '表头下面没有读到任何凭证分录。', { table });
  const titled = table.title.unitName;
  const unitNames = reader.unitNames.size > 0 ? [...reader.unitNames] : titled === undefined ? [] : [titled];
  return ok({
    rows: reader.rows,
    vouchers,
    unitNames: options.unitName && reader.sawOtherUnit ? [options.unitName] : unitNames,
    ...periodsOf(vouchers),
    hypotheses: [],
    findings,
    form: columns.form,
    accounts: blocks[0]!.accounts,
    ...(order.order ? { dateOrder: order.order } : {}),
    ...(reader.sawRed ? { redInk: chosen.redIsMinus ? 'minus' : 'mark' } : {}),
  });
}

/** An amount column that no entry uses is told, so that nothing is left out in silence. */
function remarkUnused(table: Table, blocks: readonly EntryBlock[], findings: Findings): void {
  const used = new Set(
    blocks
      .flatMap(({ columns }) => [columns.debit, columns.credit, columns.amount, columns.balance])
      .map((column) => column?.index),
  );
  const unused = table.columns.filter(
    ({ index, sense }) => sense.meaning === 'money' && sense.currency !== 'original' && !used.has(index),
  );
  if (unused.length > 0) findings.remark(`没有用到的金额栏：${unused.map((column) => column.heading).join('、')}。`);
}

function missingPart(columns: JournalColumns, table: Table): string | undefined {
  if (!columns.voucher) return '凭证号';
  const dated = columns.date || (columns.month && columns.day) || columns.period || columns.month || oneMonth(table);
  return dated ? undefined : '日期';
}

interface Attempt {
  readonly reader: JournalReader;
  readonly findings: Findings;
  readonly vouchers: ReadVoucher[];
  readonly redIsMinus: boolean;
}

function runPass(
  pass: JournalPass,
  tables: readonly Table[],
  namesSheets: boolean,
  options: ReadingOptions,
): Result<Attempt, ReadingRefusal> {
  const findings = new Findings(namesSheets);
  const reader = new JournalReader(pass, findings);
  for (const table of tables) reader.take(table);
  reader.finish();
  const several = reader.unitNames.size > 1;
  if (several && options.unitName === undefined && options.severalUnits !== 'split')
    return severalUnits([...reader.unitNames], tables[0]);
  if (options.unitName !== undefined && reader.sawOtherUnit && reader.rows === 0)
    return severalUnits([...reader.unitNames], tables[0]);
  const vouchers = reader.groups.finish(findings, several && options.unitName === undefined, '');
  return ok({ reader, findings, vouchers, redIsMinus: pass.redIsMinus });
}

/** Red figures are negative by custom; only where that breaks what otherwise holds are they taken as marks. */
function redInk(
  first: Attempt,
  pass: JournalPass,
  tables: readonly Table[],
  namesSheets: boolean,
  options: ReadingOptions,
): Attempt {
  if (!first.reader.sawRed || options.layout?.redInk !== undefined) return first;
  const second = runPass({ ...pass, redIsMinus: false }, tables, namesSheets, options);
  const faults = (attempt: Attempt) => attempt.findings.rejections.length;
  const chosen = second.ok && faults(second.value) < faults(first) ? second.value : first;
  chosen.findings.remark(
    chosen.redIsMinus
      ? '文件中有红字金额，已读作负数。'
      : '文件中的红色金额只是标记，按原数读入（读作负数则借贷不平）。',
  );
  return chosen;
}

/** The words of the direction column; a pair of unknown words can be read both ways, and a person says which is 借. */
function directionsOf(
  tables: readonly Table[],
  columns: JournalColumns,
  choose: string | undefined,
): { readonly read: (text: string) => Direction } | { readonly ambiguous: readonly string[] } {
  const { direction } = columns;
  const blank = () => undefined;
  if (columns.form !== 'direction' || !direction) return { read: blank };
  const words = distinctWords(tables, direction);
  const read = directionReader(words);
  if (read) return { read };
  const [a, b, ...more] = [...words];
  if (a === undefined || b === undefined || more.length > 0) return { read: directionReader(['借']) ?? blank };
  const name = (word: string) => `“${word}”是借方`;
  if (choose === name(a)) return { read: (text) => (text === a ? 'debit' : text === b ? 'credit' : undefined) };
  if (choose === name(b)) return { read: (text) => (text === b ? 'debit' : text === a ? 'credit' : undefined) };
  return { ambiguous: [name(a), name(b)] };
}

/** Distinct words of rows that have an amount or a number: not those of titles and signatures. */
function distinctWords(tables: readonly Table[], column: Column): Set<string> {
  const words = new Set<string>();
  for (const { sheet, from, to } of tables)
    for (let row = from; row < to && words.size < 50; row += 1) {
      const text = sheet.text(row, column.index);
      if (text !== '' && text !== column.words.at(-1) && text.length <= 12) words.add(text);
    }
  return words;
}

/** The month of the vouchers, and the first one when they are of several. */
export function periodsOf(vouchers: readonly ReadVoucher[]): { readonly period?: Period; readonly from?: Period } {
  let first: Period | undefined;
  let last: Period | undefined;
  for (const { date } of vouchers) {
    const period = periodOfDate(date);
    if (first === undefined || period < first) first = period;
    if (last === undefined || period > last) last = period;
  }
  if (!first || !last) return {};
  return first === last ? { period: last } : { period: last, from: first };
}
