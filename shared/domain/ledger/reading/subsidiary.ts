import type { AccountingDate } from '../../../kernel/date.ts';
import { ZERO } from '../../../kernel/fen.ts';
import type { AccountReader } from './accounts.ts';
import { type AmountReading, amountSentence, type Multiplier, readAmount } from './amount.ts';
import { AuxiliaryReader } from './auxiliary-columns.ts';
import { CodeBook, levelLengths, splitAccount } from './codes.ts';
import type { Column } from './columns.ts';
import { DateCells, type RowDate } from './date-cells.ts';
import { dateContext } from './date-order.ts';
import type { DateOrder } from './dates.ts';
import { EntryAmounts } from './entry-amounts.ts';
import type { Findings } from './findings.ts';
import { isBlankRow, type RawSheet } from './grid.ts';
import { findHeading, isHeadingRow } from './heading.ts';
import { type JournalColumns, journalColumns } from './journal-columns.ts';
import type { LedgerAccount, LedgerEvent, PrintedBalance } from './ledger-account.ts';
import { AccountNames, lastName } from './names.ts';
import type { ReadingOptions, ReadLine } from './reading.ts';
import { asideReason } from './row-aside.ts';
import { labelKindOf, type RowKind, rowKindOf } from './row-words.ts';
import { type Direction, directionOf } from './side-word.ts';
import { repeatsHeading, type Table, tableOf } from './table.ts';
import { readTitle } from './title.ts';
import { readVoucherNumber, voucherWord } from './voucher-number.ts';

const PLACEHOLDER = /^(none|null|-+|\*|\/)?$/i;

/**
 * Reads subsidiary ledgers (明细账, 日记账): a sheet or a block for each account, named above its heading or by the sheet, with page breaks
 * that repeat title and heading; or one table with an account column (LAYOUTS L04, L15, L17).
 */
export class SubsidiaryReader {
  readonly accounts = new Map<string, LedgerAccount>();
  rows = 0;
  hasDirections = false;
  readonly #options: ReadingOptions;
  readonly #order: DateOrder | undefined;
  readonly #findings: Findings;
  readonly #multiplier: Multiplier;
  readonly #reader: AccountReader | undefined;
  readonly #names: AccountNames;
  readonly #levels: readonly number[] | undefined;
  readonly #codes: CodeBook;
  #table!: Table;
  #columns!: JournalColumns;
  #dates!: DateCells;
  #auxiliary!: AuxiliaryReader;
  #amounts!: EntryAmounts;
  #account: LedgerAccount | undefined;
  #date: RowDate = { kind: 'blank' };
  #numberText = '';

  constructor(
    options: ReadingOptions,
    order: DateOrder | undefined,
    reader: AccountReader | undefined,
    tables: readonly Table[],
    findings: Findings,
  ) {
    this.#options = options;
    this.#order = order;
    this.#reader = reader;
    this.#findings = findings;
    this.#multiplier = options.multiplier ?? 1;
    this.#names = new AccountNames(options.knownAccounts ?? new Map());
    this.#codes = new CodeBook(reader ? [] : blockCodes(tables));
    this.#levels = options.layout?.levels ?? levelLengths(this.#codes.all(), this.#codes.separated);
  }

  /** A table with one account column, or the first block of a sheet with one after the other. */
  take(table: Table): void {
    this.#begin(table);
    if (!this.#reader) this.#name(table.title.account ?? table.sheet.name, table.heading.first);
    for (let row = table.from; row < table.to; ) row = this.#takeRow(row);
  }

  #begin(table: Table): void {
    const columns = journalColumns(table.columns);
    if (!columns) return;
    this.#table = table;
    this.#columns = columns;
    this.#dates = new DateCells(columns, dateContext(table, columns, this.#order, this.#options.period));
    this.#auxiliary = new AuxiliaryReader(columns.auxiliary);
    const redIsMinus = this.#options.layout?.redInk !== 'mark';
    const rules = { columns, multiplier: this.#multiplier, redIsMinus, directionOf };
    this.#amounts = new EntryAmounts(rules, this.#findings);
    this.#date = { kind: 'blank' };
    this.#numberText = '';
    if (columns.direction && columns.balance) this.hasDirections = true;
  }

  /** Sets the account of the rows that follow, from a title, a label or the sheet's name. */
  #name(text: string, row: number): void {
    const { sheet } = this.#table;
    const bare = text.trim();
    const split = splitAccount(bare);
    const known = this.#names.find(bare);
    const code =
      this.#codes.of(bare) ?? (split && this.#codes.of(split.code)) ?? (known === 'several' ? undefined : known);
    if (code === undefined) {
      this.#account = undefined;
      return;
    }
    const nameOf = (above: string) => this.#options.knownAccounts?.get(above);
    const name = split
      ? lastName(split.name, code, this.#levels, nameOf)
      : (nameOf(code) ?? (known === code ? bare : ''));
    this.#switch(code, name, sheet, row);
  }

  #switch(code: string, name: string, sheet: RawSheet, row: number): void {
    let account = this.accounts.get(code);
    if (!account) {
      account = { code, name, sheet, row, events: [], broken: false };
      this.accounts.set(code, account);
    }
    if (this.#account !== account) {
      this.#dates.reset();
      if (!this.#reader) this.#date = { kind: 'blank' };
      this.#numberText = '';
    }
    this.#account = account;
  }

  /** Takes a row and gives the next one to take: a heading takes all its rows. */
  #takeRow(row: number): number {
    const { sheet } = this.#table;
    if (isBlankRow(sheet, row)) this.#findings.skip(sheet, row, 'blank');
    else if (repeatsHeading(this.#table, row)) this.#findings.skip(sheet, row, 'repeated-header');
    else if (isHeadingRow(sheet, row, 3)) return this.#takeHeading(row);
    else this.#takeEntry(row);
    return row + 1;
  }

  #takeHeading(row: number): number {
    const { sheet } = this.#table;
    const heading = findHeading(sheet, row, 1);
    if (!heading) return row + 1;
    for (let line = heading.first; line <= heading.last; line += 1) this.#findings.skip(sheet, line, 'repeated-header');
    const { title } = this.#table;
    this.#begin({ ...tableOf(sheet, heading, row, this.#table.to), title });
    return heading.last + 1;
  }

  #takeEntry(row: number): void {
    const { sheet } = this.#table;
    const columns = this.#columns;
    const account = this.#reader ? this.#reader.at(sheet, row) : undefined;
    if (account?.code !== undefined && this.#reader)
      this.#switch(account.code, this.#reader.nameAt(sheet, row, account), sheet, row);
    const number = columns.voucher ? sheet.text(row, columns.voucher.index) : '';
    const hasNumber = !PLACEHOLDER.test(number);
    const word = hasNumber ? undefined : this.#wordOf(row);
    if (word) this.#takeWorded(row, word.kind, word.label);
    else if ((hasNumber && this.#hasFigures(row)) || !this.#takeTitle(row)) this.#takeLine(row, number, hasNumber);
  }

  /** A row that says the account of a block, or nothing that is an entry; true when it was one. */
  #takeTitle(row: number): boolean {
    const { sheet } = this.#table;
    const account = this.#reader ? undefined : readTitle(sheet, row, row).account;
    if (account !== undefined) this.#name(account, row);
    const aside = asideReason(this.#table, row, this.#hasFigures(row)) ?? (account === undefined ? undefined : 'title');
    if (aside) this.#findings.skip(sheet, row, aside);
    return aside !== undefined;
  }

  /** A word that fills a cell of the row, in the summary or wherever a program prints it. */
  #wordOf(row: number): { readonly kind: RowKind; readonly label: string } | undefined {
    const { sheet } = this.#table;
    const { summary } = this.#columns;
    const said = summary ? sheet.text(row, summary.index) : '';
    const kind = rowKindOf(said);
    if (kind) return { kind, label: said };
    for (let column = 0; column < sheet.width(row); column += 1) {
      const text = sheet.text(row, column);
      const found = labelKindOf(text);
      if (found && column !== summary?.index) return { kind: found, label: text };
    }
    return undefined;
  }

  #takeWorded(row: number, kind: RowKind, label: string): void {
    const { sheet } = this.#table;
    this.#findings.skip(sheet, row, kind === 'total' ? 'total' : 'carried-forward');
    const account = this.#account;
    if (!account) return;
    const balance = this.#balance(row);
    /** The month of 期初余额 and 本月合计 stands for the entries below. */
    this.#fillDate(row);
    if (kind === 'total') {
      const printed = { label, debit: this.#printed(row, 'debit'), credit: this.#printed(row, 'credit') };
      account.events.push({ kind: 'total', sheet, row, balance, printed });
    } else account.events.push({ kind: kind === 'opening' ? 'opening' : 'carried', sheet, row, balance });
  }

  #printed(row: number, side: 'debit' | 'credit'): AmountReading | undefined {
    const column = this.#columns[side];
    return column && readAmount(this.#table.sheet, row, column.index, this.#multiplier, true);
  }

  #takeLine(row: number, number: string, hasNumber: boolean): void {
    const { sheet } = this.#table;
    const columns = this.#columns;
    const account = this.#account;
    if (!account) {
      this.#findings.reject(
        sheet,
        row,
        'no-account',
        '这一行有金额，但不知道是哪个科目的明细账（表头上方没有“科目：”）',
      );
      return;
    }
    const wordText = columns.word ? sheet.text(row, columns.word.index) : '';
    if (hasNumber) this.#numberText = number;
    const read = readVoucherNumber(this.#numberText);
    const filled = this.#fillDate(row);
    const readable = this.#amounts.read(sheet, row);
    if (!hasNumber && (filled || this.#numberText === '')) {
      account.broken = true;
      this.#findings.reject(sheet, row, 'no-number', '这一行有金额，但没有凭证号', columns.voucher);
      return;
    }
    if (!read) {
      account.broken = true;
      this.#findings.reject(sheet, row, 'bad-number', `凭证号“${this.#numberText}”看不懂`, columns.voucher);
      return;
    }
    const date = this.#dateOf(row);
    if (!readable || !date) {
      account.broken = true;
      return;
    }
    const { debit, credit } = this.#amounts;
    if (debit === 0 && credit === 0) {
      this.#findings.skip(sheet, row, 'no-amount');
      return;
    }
    this.rows += 1;
    const line: ReadLine = {
      row: sheet.rowNumber(row),
      code: account.code,
      name: account.name,
      summary: columns.summary ? sheet.text(row, columns.summary.index) : '',
      debit,
      credit,
      auxiliary: this.#auxiliary.at(sheet, row),
      ...this.#document(row),
    };
    const own = wordText === '' ? '' : voucherWord(wordText);
    const event: LedgerEvent = {
      kind: 'entry',
      sheet,
      row,
      balance: this.#balance(row),
      head: {
        unitName: '',
        date,
        word: own || read.word || '记',
        number: read.number,
        sourceNumber: own === '' || this.#numberText.includes(own) ? this.#numberText : `${own}-${this.#numberText}`,
      },
      line,
    };
    account.events.push(event);
  }

  #document(row: number): { readonly document?: string } {
    const { document } = this.#columns;
    const text = document ? this.#table.sheet.text(row, document.index) : '';
    return PLACEHOLDER.test(text) ? {} : { document: text };
  }

  /** Takes the row's date, where it gives one; true when it did. */
  #fillDate(row: number): boolean {
    const date = this.#dates.at(this.#table.sheet, row);
    if (date.kind === 'blank') return false;
    this.#date = date;
    return true;
  }

  #dateOf(row: number): AccountingDate | undefined {
    const { sheet } = this.#table;
    const column = this.#columns.date ?? this.#columns.day;
    if (this.#date.kind === 'date') return this.#date.date;
    const text = column ? sheet.text(row, column.index) : '';
    if (this.#date.kind === 'impossible')
      this.#findings.reject(sheet, row, 'impossible-date', `日期“${text}”不是日历上的一天`, column);
    else if (this.#date.kind === 'blank') this.#findings.reject(sheet, row, 'no-date', '这一行没有日期', column);
    else this.#findings.reject(sheet, row, 'bad-date', `日期“${text}”看不懂（没有写明年份，或写法不认识）`, column);
    return undefined;
  }

  #direction(row: number, column: Column): Direction {
    return directionOf(this.#table.sheet.text(row, column.index));
  }

  #balance(row: number): PrintedBalance | undefined {
    const { sheet } = this.#table;
    const { balance, direction, form } = this.#columns;
    if (!balance || sheet.kind(row, balance.index) === 'empty') {
      const flat = direction && form === 'debit-credit' && this.#direction(row, direction) === 'flat';
      return flat ? { amount: ZERO, direction: 'flat' } : undefined;
    }
    const read = readAmount(sheet, row, balance.index, this.#multiplier, false);
    if (!read.ok) {
      const sentence = amountSentence(read.fault, sheet.text(row, balance.index));
      this.#findings.reject(sheet, row, read.fault, sentence, balance);
      return undefined;
    }
    return {
      amount: read.amount,
      direction: direction && form === 'debit-credit' ? this.#direction(row, direction) : undefined,
    };
  }

  #hasFigures(row: number): boolean {
    const { sheet } = this.#table;
    const { debit, credit, amount } = this.#columns;
    return [debit, credit, amount].some(
      (column) => column && sheet.kind(row, column.index) !== 'empty' && !sheet.copied(row, column.index),
    );
  }
}

/** The codes that titles, labels and sheet names of blocks give, to join those of uneven parts alike. */
function* blockCodes(tables: readonly Table[]): Generator<{ text: string; fromNumber: boolean }> {
  for (const table of tables) {
    const texts = [table.sheet.name, table.title.account ?? ''];
    for (let row = table.from; row < table.to; row += 1) {
      const first = table.sheet.text(row, 0);
      if (/科目|账户/.test(first)) texts.push(readTitle(table.sheet, row, row).account ?? '');
    }
    for (const text of texts) {
      const split = splitAccount(text);
      if (split) yield { text: split.code, fromNumber: false };
      if (text !== '') yield { text: text.trim(), fromNumber: false };
    }
  }
}
