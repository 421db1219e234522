import type { AccountReader, WrittenAccount } from './accounts.ts';
import { type AmountReading, type Multiplier, readAmount } from './amount.ts';
import { AuxiliaryReader } from './auxiliary-columns.ts';
import type { Column } from './columns.ts';
import { DateCells, type RowDate } from './date-cells.ts';
import type { DateContext } from './dates.ts';
import { EntryAmounts } from './entry-amounts.ts';
import type { EntryBlock } from './entry-blocks.ts';
import { EntryTotals } from './entry-totals.ts';
import type { Findings } from './findings.ts';
import type { RawSheet } from './grid.ts';
import type { JournalColumns } from './journal-columns.ts';
import type { ReadLine } from './reading.ts';
import { asideReason, blankOrHeading } from './row-aside.ts';
import { labelKindOf, type RowKind, rowKindOf } from './row-words.ts';
import type { Direction } from './side-word.ts';
import type { Table } from './table.ts';
import { sameUnitName, unitNameOf } from './title.ts';
import { countOf, VoucherForms } from './voucher-form.ts';
import { type OpenVoucher, VoucherGroups } from './voucher-groups.ts';
import { readVoucherNumber, type VoucherNumber, voucherWord } from './voucher-number.ts';

/** What one pass over a journal needs to know beforehand. */
export interface JournalPass {
  /** The columns of the voucher itself: its date, its number, its people. */
  readonly columns: JournalColumns;
  readonly blocks: readonly EntryBlock[];
  /** Number and date stand above each voucher's own table, not in columns. */
  readonly inForms: boolean;
  readonly directionOf: (text: string) => Direction;
  readonly dates: DateContext;
  readonly multiplier: Multiplier;
  readonly redIsMinus: boolean;
  readonly unitName: string | undefined;
}

/** An entry block with its readers at work. */
interface OpenBlock extends EntryBlock {
  readonly amounts: EntryAmounts;
  readonly auxiliary: AuxiliaryReader;
}

const VOID = /^(是|作废|y|yes|true|1|√)$/i;
const PLACEHOLDER = /^(none|null|-+|\*|\/)?$/i;

/** Reads the rows of a journal, one after the other, over all its sheets. */
export class JournalReader {
  readonly groups = new VoucherGroups();
  readonly unitNames = new Set<string>();
  rows = 0;
  sawOtherUnit = false;
  readonly #pass: JournalPass;
  readonly #findings: Findings;
  readonly #dates: DateCells;
  readonly #blocks: readonly OpenBlock[];
  readonly #form: VoucherForms;
  readonly #totals = new EntryTotals();
  #ownWordText = '';
  #ownWord = '';
  #table!: Table;
  #sheet!: RawSheet;
  #wordText = '';
  #numberText = '';
  #number: VoucherNumber | undefined;
  /** The number as written, with its word from the column beside it. */
  #source = '';
  /** The voucher of the row above, while nothing says that another begins. */
  #voucher: OpenVoucher | undefined;
  #date: RowDate = { kind: 'blank' };
  #unitText = '';
  #afterTotal = false;

  constructor(pass: JournalPass, findings: Findings) {
    this.#pass = pass;
    this.#findings = findings;
    this.#dates = new DateCells(pass.columns, pass.dates);
    this.#form = new VoucherForms(pass.inForms);
    this.#blocks = pass.blocks.map(({ accounts, columns }) => ({
      accounts,
      columns,
      amounts: new EntryAmounts({ ...pass, columns }, findings),
      auxiliary: new AuxiliaryReader(columns.auxiliary),
    }));
  }

  /** A figure in red ink was met. */
  get sawRed(): boolean {
    return this.#blocks.some((block) => block.amounts.sawRed);
  }

  take(table: Table): void {
    this.#table = table;
    this.#sheet = table.sheet;
    for (let row = 0; row < table.heading.first; row += 1) this.#form.take(this.#sheet, row);
    for (let row = table.from; row < table.to; row += 1) this.#takeRow(row);
  }

  /** After the last table. */
  finish(): void {
    this.#totals.finish();
  }

  #takeRow(row: number): void {
    if (this.#blocks.length > 1) this.#takeBlocks(row);
    else {
      const block = this.#blocks[0]!;
      const account = block.accounts.at(this.#sheet, row);
      if (account?.code === undefined) this.#takeOther(row, account);
      else this.#takeEntry(row, account, block);
    }
  }

  #takeEntry(row: number, account: WrittenAccount, block: OpenBlock): void {
    const { columns } = this.#pass;
    const number = columns.voucher ? this.#sheet.text(row, columns.voucher.index) : this.#form.number;
    const said = number === '' && columns.summary ? this.#sheet.text(row, columns.summary.index) : '';
    const kind = said === '' ? undefined : rowKindOf(said);
    if (kind) this.#takeWorded(row, kind, said);
    else {
      const voucher = this.#head(row, number);
      if (block.amounts.read(this.#sheet, row) && voucher) this.#addLine(row, voucher, account, block);
      else this.#breakOff(voucher);
    }
  }

  /** Several entries in a row: each has an account and its amounts, or is empty. */
  #takeBlocks(row: number): void {
    const written = this.#blocks.map((block) => block.accounts.at(this.#sheet, row));
    if (written.every((account) => account?.code === undefined)) {
      this.#takeOther(
        row,
        written.find((account) => account !== undefined),
      );
      return;
    }
    const { voucher: column } = this.#pass.columns;
    const voucher = this.#head(row, column ? this.#sheet.text(row, column.index) : this.#form.number);
    for (const [at, block] of this.#blocks.entries()) {
      const account = written[at];
      if (!block.amounts.read(this.#sheet, row) || !voucher) this.#breakOff(voucher);
      else if (account?.code !== undefined) this.#addLine(row, voucher, account, block);
      else if (account !== undefined || block.amounts.debit !== 0 || block.amounts.credit !== 0) {
        this.#noAccount(row, account, block.accounts);
        this.#breakOff(voucher);
      }
    }
  }

  /** A line that cannot be read takes its voucher out, so that nobody is told that the rest does not balance. */
  #breakOff(voucher: OpenVoucher | undefined): void {
    this.#totals.breakOff();
    if (voucher) voucher.broken = true;
  }

  /** Date, word and number of the row, filled down from above where they are empty (LAYOUTS 0.11). */
  #head(row: number, number: string): OpenVoucher | undefined {
    const { columns } = this.#pass;
    const sheet = this.#sheet;
    if (columns.unit) {
      const text = sheet.text(row, columns.unit.index);
      if (text !== '' && text !== this.#unitText) {
        this.#unitText = text;
        this.#voucher = undefined;
        this.unitNames.add(unitNameOf(text));
      }
    }
    const date = this.#pass.inForms ? this.#dates.read(this.#form.date) : this.#dates.at(sheet, row);
    const word = columns.word ? sheet.text(row, columns.word.index) : '';
    const blankNumber = number === '' || PLACEHOLDER.test(number);
    if (date.kind !== 'blank') {
      if (blankNumber && !sameDate(date, this.#date)) {
        this.#reject(row, 'no-number', '这一行有新的日期，但没有凭证号', columns.voucher);
        return undefined;
      }
      if (!sameDate(date, this.#date)) this.#voucher = undefined;
      this.#date = date;
    }
    if (!blankNumber && (number !== this.#numberText || (word !== '' && word !== this.#wordText))) {
      this.#numberText = number;
      if (word !== '') this.#wordText = word;
      this.#number = this.#numberOf(this.#wordText, number);
      this.#source = this.#wordText === '' || number.includes(this.#wordText) ? number : `${this.#wordText}-${number}`;
      this.#voucher = undefined;
    }
    if (!this.#number) {
      if (this.#numberText === '') this.#reject(row, 'no-number', '这一行没有凭证号', columns.voucher);
      else this.#reject(row, 'bad-number', `凭证号“${this.#numberText}”看不懂`, columns.voucher);
      return undefined;
    }
    if (this.#date.kind !== 'date') {
      this.#rejectDate(row, this.#date);
      return undefined;
    }
    if (this.#isOtherUnit(row)) return undefined;
    return this.#openVoucher(row, this.#date.date, this.#number);
  }

  #openVoucher(row: number, date: OpenVoucher['date'], number: VoucherNumber): OpenVoucher {
    const { columns } = this.#pass;
    this.#voucher ??= this.groups.open(
      {
        unitName: this.#unitText === '' ? '' : unitNameOf(this.#unitText),
        date,
        word: number.word,
        number: number.number,
        sourceNumber: this.#source,
      },
      this.#sheet,
      row,
      this.#findings,
    );
    const voucher = this.#voucher;
    if (voucher.attachments === 0 && columns.attachments)
      voucher.attachments = countOf(this.#sheet.text(row, columns.attachments.index));
    if (voucher.preparedBy === '') voucher.preparedBy = this.#person(row, columns.preparer);
    if (voucher.reviewedBy === '') voucher.reviewedBy = this.#person(row, columns.reviewer);
    if (voucher.postedBy === '') voucher.postedBy = this.#person(row, columns.poster);
    this.#form.sign(voucher);
    return voucher;
  }

  #person(row: number, column: Column | undefined): string {
    if (!column) return '';
    const text = this.#sheet.text(row, column.index);
    return PLACEHOLDER.test(text) ? '' : text;
  }

  #isOtherUnit(row: number): boolean {
    const { unitName } = this.#pass;
    if (unitName === undefined || this.#unitText === '' || sameUnitName(this.#unitText, unitName)) return false;
    this.sawOtherUnit = true;
    this.#findings.skip(this.#sheet, row, 'other-unit');
    return true;
  }

  #numberOf(word: string, number: string): VoucherNumber | undefined {
    if (word !== this.#ownWordText) {
      this.#ownWordText = word;
      this.#ownWord = voucherWord(word);
    }
    const read = readVoucherNumber(number);
    if (read && this.#ownWord === '' && read.word === '') this.#findings.remark('文件没有凭证字，按“记”读入。');
    return read && { word: this.#ownWord || read.word || DEFAULT_WORD, number: read.number };
  }

  #addLine(row: number, voucher: OpenVoucher, account: WrittenAccount, block: OpenBlock): void {
    const { debit, credit } = block.amounts;
    const { columns } = this.#pass;
    const sheet = this.#sheet;
    this.#afterTotal = false;
    if (columns.void && VOID.test(sheet.text(row, columns.void.index))) this.#findings.skip(sheet, row, 'void');
    else if (debit === 0 && credit === 0) {
      if (this.#blocks.length === 1) this.#findings.skip(sheet, row, 'no-amount');
    } else {
      const line: { -readonly [K in keyof ReadLine]: ReadLine[K] } = {
        row: sheet.rowNumber(row),
        code: account.code!,
        name: block.accounts.nameAt(sheet, row, account),
        summary: columns.summary ? sheet.text(row, columns.summary.index) : '',
        debit,
        credit,
        auxiliary: block.auxiliary.at(sheet, row),
      };
      const document = columns.document ? sheet.text(row, columns.document.index) : '';
      if (document !== '' && !PLACEHOLDER.test(document)) line.document = document;
      voucher.lines.push(line);
      voucher.debit += debit;
      voucher.credit += credit;
      this.#totals.add(debit, credit);
      this.rows += 1;
    }
  }

  /** A row without an account that can be read: a total, a page break, a signature, a title; or a fault. */
  #takeOther(row: number, account: WrittenAccount | undefined): void {
    const sheet = this.#sheet;
    const paper = blankOrHeading(this.#table, row) ?? (this.#form.take(sheet, row) ? 'title' : undefined);
    if (paper) {
      this.#findings.skip(sheet, row, paper);
      /** People sign below the table. */
      if (this.#voucher && paper === 'title') this.#form.sign(this.#voucher);
      return;
    }
    for (let column = 0; column < sheet.width(row); column += 1) {
      const text = sheet.text(row, column);
      const kind = labelKindOf(text);
      if (kind) {
        this.#takeWorded(row, kind, text);
        return;
      }
    }
    const aside = asideReason(this.#table, row, this.#hasFigures(row) || account !== undefined);
    if (aside) this.#findings.skip(sheet, row, aside);
    else if (this.#afterTotal && account === undefined) this.#takeWorded(row, 'total', '合计');
    else {
      this.#noAccount(row, account, this.#blocks[0]!.accounts);
      this.#breakOff(this.#voucher);
    }
  }

  #noAccount(row: number, account: WrittenAccount | undefined, accounts: AccountReader): void {
    const text = this.#sheet.text(row, accounts.column.index);
    if (account === undefined) this.#reject(row, 'no-code', '这一行有金额，但没有科目', accounts.column);
    else if (account.several)
      this.#reject(row, 'account-not-unique', `有几个科目都叫“${account.name}”，不能确定是哪一个`, accounts.column);
    else if (accounts.form === 'name')
      this.#reject(row, 'unknown-account', `科目“${account.name}”在本单位的科目表里没有`, accounts.column);
    else this.#reject(row, 'bad-code', `“${text}”不是科目编码`, accounts.column);
  }

  #takeWorded(row: number, kind: RowKind, label: string): void {
    const sheet = this.#sheet;
    this.#findings.skip(sheet, row, kind === 'total' || kind === 'signature' ? kind : 'carried-forward');
    this.#afterTotal = kind === 'total';
    if (kind !== 'total' || this.sawOtherUnit) return;
    const { form, debit, credit, amount, direction } = this.#blocks[0]!.columns;
    const read = (column: Column | undefined): AmountReading | undefined =>
      column && readAmount(sheet, row, column.index, this.#pass.multiplier, false);
    const printed =
      form === 'debit-credit' || (debit && credit)
        ? { label, debit: read(debit), credit: read(credit) }
        : {
            label,
            amount: read(amount),
            direction: direction && this.#pass.directionOf(sheet.text(row, direction.index)),
          };
    if (this.#hasFigures(row) && this.#blocks.length === 1) this.#totals.check(sheet, row, printed, this.#findings);
  }

  #hasFigures(row: number): boolean {
    const amounts = this.#blocks.flatMap(({ columns: { debit, credit, amount } }) => [debit, credit, amount]);
    return amounts.some(
      (column) => column && this.#sheet.kind(row, column.index) !== 'empty' && !this.#sheet.copied(row, column.index),
    );
  }

  #rejectDate(row: number, date: RowDate): void {
    const { columns } = this.#pass;
    const column = columns.date ?? columns.day ?? columns.period;
    const text = column ? this.#sheet.text(row, column.index) : '';
    if (date.kind === 'impossible') this.#reject(row, 'impossible-date', `日期“${text}”不是日历上的一天`, column);
    else if (date.kind === 'blank') this.#reject(row, 'no-date', '这一行没有日期', column);
    else if (date.kind === 'either-order')
      this.#reject(row, 'bad-date', `日期“${text}”不能确定哪个是月、哪个是日`, column);
    else this.#reject(row, 'bad-date', `日期“${text}”看不懂`, column);
  }

  #reject(row: number, code: string, message: string, column?: Column): void {
    this.#findings.reject(this.#sheet, row, code, message, column);
  }
}

/** 记账凭证: the one word of books that keep only one kind. */
const DEFAULT_WORD = '记';

const sameDate = (a: RowDate, b: RowDate): boolean => a.kind === 'date' && b.kind === 'date' && a.date === b.date;
