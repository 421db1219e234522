import type { AccountingDate } from '../../../kernel/date.ts';
import { type Fen, fen } from '../../../kernel/fen.ts';
import { amountSentence, readAmount } from '../reading/amount.ts';
import type { Column } from '../reading/columns.ts';
import { type DateOrder, readDate } from '../reading/dates.ts';
import type { Findings } from '../reading/findings.ts';
import { isBlankRow, type RawSheet } from '../reading/grid.ts';
import { isSignatureRow, labelKindOf } from '../reading/row-words.ts';
import type { FlowReader } from './direction.ts';
import type { BankColumns } from './heading.ts';
import type { ReadStatementLine } from './line.ts';
import { accountDigits } from './printed.ts';
import type { BankRole } from './vocabulary.ts';

/** How the rows under a heading are read. */
export interface RowPass {
  readonly sheet: RawSheet;
  readonly columns: BankColumns;
  /** The holder's own account, digits only, where it is known before reading. */
  readonly own: string | undefined;
  /** Of a flag column; undefined where there is none. */
  readonly flow: FlowReader | undefined;
  /** The bank's words for out and in are the holder's: 借方 is money in. */
  readonly flipped: boolean;
  readonly dateOrder: DateOrder | undefined;
}

/** A row as it was read: a line, with the account that it names as its own. */
export interface ReadRow {
  readonly line: ReadStatementLine;
  readonly own: string | undefined;
}

const LONGEST_TEXT = 200;
const HOME_CURRENCY = /^(cny|rmb|人民币|人民币元|156|01|001|¥)?$/i;

/** Reads every row below the heading: as a line, or into the findings as skipped or rejected with its reason. */
export function readRows(pass: RowPass, findings: Findings): ReadRow[] {
  const { sheet, columns } = pass;
  const rows: ReadRow[] = [];
  for (let row = columns.last + 1; row < sheet.rowCount; row += 1) {
    const aside = asideOf(pass, row);
    if (aside) findings.skip(sheet, row, aside);
    else {
      const read = readRow(pass, row, findings);
      if (read) rows.push(read);
    }
  }
  return rows;
}

/** Why a row is no line: blank, a heading again, a total, an opening balance, a signature, or words without a day. */
function asideOf({ sheet, columns }: RowPass, row: number): string | undefined {
  if (isBlankRow(sheet, row)) return 'blank';
  if (isHeadingAgain(sheet, columns, row)) return 'repeated-header';
  const dateText = textAt(sheet, row, columns.of.get('date'));
  const dated = dateText !== '' && /\d/.test(dateText) && readDate(dayOf(dateText), {}).kind !== 'unreadable';
  for (let column = 0; column < Math.min(4, sheet.width(row)); column += 1) {
    const kind = labelKindOf(sheet.text(row, column));
    if (kind) return kind;
  }
  const summary = columns.purposes.map((column) => labelKindOf(sheet.text(row, column.index))).find(Boolean);
  if (summary && !moves(sheet, columns, row)) return summary;
  if (dated) return undefined;
  if (isSignatureRow(sheet, row)) return 'signature';
  // A foot such as 「5 收 91,007,497.02」 has words where a line has amounts.
  return hasAmounts(sheet, columns, row) ? undefined : 'footer';
}

/** Whether a row without a day still has the amounts of a line, so that leaving it out would lose money. */
function hasAmounts(sheet: RawSheet, { of }: BankColumns, row: number): boolean {
  const filled = (['amount', 'out', 'in', 'balance'] as const).flatMap((role) => {
    const column = of.get(role);
    return column && sheet.text(row, column.index) !== '' ? [{ role, column }] : [];
  });
  const moved = filled.some(({ role }) => role !== 'balance');
  const balanced = !of.has('balance') || filled.some(({ role }) => role === 'balance');
  return moved && balanced && filled.every(({ column }) => readAmount(sheet, row, column.index, 1, false).ok);
}

function moves(sheet: RawSheet, { of }: BankColumns, row: number): boolean {
  return (['amount', 'out', 'in'] as const).some((role) => {
    const column = of.get(role);
    if (!column) return false;
    const read = readAmount(sheet, row, column.index, 1, false);
    return read.ok && read.amount !== 0;
  });
}

function isHeadingAgain(sheet: RawSheet, { of, last }: BankColumns, row: number): boolean {
  const columns = [...of.values()];
  const same = columns.filter(
    ({ index }) => sheet.text(row, index) !== '' && sheet.text(row, index) === sheet.text(last, index),
  );
  return same.length * 2 > columns.length;
}

const textAt = (sheet: RawSheet, row: number, column: Column | undefined): string =>
  column ? sheet.text(row, column.index) : '';

function readRow(pass: RowPass, row: number, findings: Findings): ReadRow | undefined {
  const { sheet, columns } = pass;
  const text = (role: BankRole) => cleaned(textAt(sheet, row, columns.of.get(role)));
  const faults: { readonly message: string; readonly column: Column | undefined; readonly code: string }[] = [];
  const fault = (code: string, message: string, role?: BankRole) =>
    faults.push({ code, message, column: role && columns.of.get(role) });
  const date = dateOf(pass, text('date'), fault);
  const money = (role: BankRole): Fen | undefined => {
    const column = columns.of.get(role);
    if (!column || textAt(sheet, row, column) === '') return undefined;
    const read = readAmount(sheet, row, column.index, 1, false);
    if (read.ok) return read.amount;
    fault(read.fault, amountSentence(read.fault, sheet.text(row, column.index)), role);
    return undefined;
  };
  const amounts = { out: money('out'), in: money('in'), amount: money('amount') };
  const balance = money('balance');
  const before = faults.length;
  const parties = partiesOf(pass, text);
  const amount = before === 0 ? amountOf(pass, amounts, text('flag'), parties, fault) : undefined;
  if (!HOME_CURRENCY.test(text('currency').trim()))
    fault('foreign-currency', `币种是 ${text('currency')}，不是人民币`, 'currency');
  if (amount === 0 && faults.length === 0) {
    findings.skip(sheet, row, 'zero');
    return undefined;
  }
  for (const { code, message, column } of faults) findings.reject(sheet, row, code, message, column);
  if (faults.length > 0 || !date || amount === undefined) return undefined;
  return {
    own: accountDigits(text('own')) ?? parties.own,
    line: {
      row: sheet.rowNumber(row),
      date,
      time: timeOf(text('time')) || timeOf(text('date')),
      amount,
      balance,
      counterparty: parties.name,
      counterpartyAccount: parties.account,
      purpose: purposeOf(pass, row),
      document: meaningful(text('document')),
      serial: meaningful(text('serial')),
    },
  };
}

type Fault = (code: string, message: string, role?: BankRole) => void;

function dateOf({ dateOrder, sheet }: RowPass, text: string, fault: Fault): AccountingDate | undefined {
  if (text === '') {
    fault('no-date', '没有交易日期', 'date');
    return undefined;
  }
  const read = readDate(dayOf(text), {
    ...(dateOrder ? { order: dateOrder } : {}),
    ...(sheet.date1904 ? { date1904: true } : {}),
  });
  if (read.kind === 'date') return read.date;
  fault(
    read.kind,
    read.kind === 'impossible' ? `没有这一天：${text.slice(0, 40)}` : `交易日期“${text.slice(0, 40)}”读不懂`,
    'date',
  );
  return undefined;
}

interface Parties {
  readonly name: string;
  readonly account: string;
  readonly own: string | undefined;
  /** Whether the holder pays, where payer and payee tell it. */
  readonly pays: boolean | undefined;
}

/** The other side: named outright, or whichever of payer and payee is not the holder. */
function partiesOf({ own }: RowPass, text: (role: BankRole) => string): Parties {
  const payer = accountDigits(text('payerAccount'));
  const payee = accountDigits(text('payeeAccount'));
  const pays =
    own === undefined || payer === payee ? undefined : payer === own ? true : payee === own ? false : undefined;
  const plain = { name: text('counterparty'), account: accountDigits(text('counterpartyAccount')) ?? '' };
  if (pays === undefined) return { ...plain, own: undefined, pays };
  return pays
    ? { name: plain.name || text('payee'), account: plain.account || (payee ?? ''), own, pays }
    : { name: plain.name || text('payer'), account: plain.account || (payer ?? ''), own, pays };
}

interface Amounts {
  readonly out: Fen | undefined;
  readonly in: Fen | undefined;
  readonly amount: Fen | undefined;
}

/** In positive, out negative: by two columns, by a flag beside one, by payer and payee, or by its own sign. */
function amountOf(pass: RowPass, given: Amounts, flag: string, { pays }: Parties, fault: Fault): Fen | undefined {
  const { columns, flow, flipped } = pass;
  const turned = (amount: number): Fen => fen(flipped ? -amount : amount);
  if (columns.of.has('out') && columns.of.has('in')) {
    const out = given.out ?? 0;
    const incoming = given.in ?? 0;
    if (out !== 0 && incoming !== 0) {
      fault('both-sides', '同一行既有收入又有支出，不知道是哪一笔', 'out');
      return undefined;
    }
    return turned(incoming - out);
  }
  const amount = given.amount;
  if (amount === undefined) {
    fault('no-amount', '没有发生额', 'amount');
    return undefined;
  }
  if (flow) {
    const which = flow(flag);
    if (which) return turned(which === 'in' ? Math.abs(amount) * Math.sign(amount) : -amount);
    fault('no-direction', `借贷标志“${flag.slice(0, 20)}”读不懂，不知道是收还是付`, 'flag');
    return undefined;
  }
  return amount > 0 && pays === true ? fen(-amount) : amount;
}

/** The day of an instant written in one: `20251202 091523`, `20251202091523`, `2025-12-02-09.15.23`. */
const dayOf = (text: string): string =>
  /^(\d{8})[ T]?\d{6}$/.exec(text)?.[1] ?? /^(\d{4}-\d{2}-\d{2})[-T ]\d{2}[.:]\d{2}/.exec(text)?.[1] ?? text;

/** `09:15:23` of `2025-12-02 09:15:23`, `091523`, `9:15`. */
function timeOf(text: string): string {
  const spoken = /(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(text);
  if (spoken) return `${spoken[1]!.padStart(2, '0')}:${spoken[2]}:${spoken[3] ?? '00'}`;
  const compact = /^(?:\d{8}[ T]?)?(\d{2})(\d{2})(\d{2})$/.exec(text.trim());
  return compact && Number(compact[1]) < 24 ? `${compact[1]}:${compact[2]}:${compact[3]}` : '';
}

function purposeOf({ sheet, columns }: RowPass, row: number): string {
  const texts = columns.purposes.map(({ index }) => cleaned(sheet.text(row, index)));
  return [...new Set(texts.filter((text) => text !== '' && text !== '-'))].join(' ').slice(0, LONGEST_TEXT);
}

/** On one line, without what no text may hold. */
const cleaned = (text: string): string =>
  text
    .slice(0, LONGEST_TEXT)
    .replace(/[\s\p{Cc}\p{Surrogate}]+/gu, ' ')
    .trim();

/** Numbers of nothing but noughts, and dashes, say that there is none. */
const meaningful = (text: string): string => (/^[0\-\s]*$/.test(text) ? '' : text.trim());
