import { type Fen, fen, negateFen, ZERO } from '../../../kernel/fen.ts';
import type { AccountReader, WrittenAccount } from './accounts.ts';
import { type AmountReading, amountSentence, type Multiplier, parseAmount, readAmount } from './amount.ts';
import { AuxiliaryReader } from './auxiliary-columns.ts';
import { moneyColumns } from './balance-shape.ts';
import { type Column, columnOf, columnsOf } from './columns.ts';
import type { Findings } from './findings.ts';
import type { AuxiliaryValue } from './reading.ts';
import { asideReason, blankOrHeading } from './row-aside.ts';
import { isClass, labelKindOf } from './row-words.ts';
import { type Direction, directionReader, splitSide } from './side-word.ts';
import type { Table } from './table.ts';

/** A row of a trial balance with its amounts by column, before it is decided what the columns are. */
export interface BalanceLine {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly auxiliary: readonly AuxiliaryValue[];
  readonly unitName: string;
  readonly period: string;
  /** By column; a cell that is no amount is missing here and rejected. */
  readonly amounts: ReadonlyMap<Column, InkedAmount>;
  readonly directions: ReadonlyMap<Column, Direction>;
  /** A cell could not be read: the row is rejected and takes no part in the sums. */
  readonly faulty: boolean;
}

export interface InkedAmount {
  readonly amount: Fen;
  readonly red: boolean;
}

/** A printed total (合计, 小计): checked against the rows above it. */
export interface TotalLine {
  readonly row: number;
  readonly label: string;
  /** Rows of {@link BalanceLine} before it. */
  readonly after: number;
  readonly amounts: ReadonlyMap<Column, InkedAmount>;
  readonly directions: ReadonlyMap<Column, Direction>;
}

export interface BalanceLines {
  readonly lines: readonly BalanceLine[];
  /** Rows of a name and amounts without a code: auxiliary detail of the account above, or something unknown. */
  readonly nameless: readonly (BalanceLine & { readonly above: number })[];
  readonly totals: readonly TotalLine[];
  readonly hasRed: boolean;
}

export const inkedAmount = (inked: InkedAmount | undefined, redIsMinus: boolean): Fen =>
  inked === undefined ? ZERO : redIsMinus && inked.red && inked.amount > 0 ? fen(-inked.amount) : inked.amount;

/** Reads every row under the heading of a trial balance; what is no account is listed with its reason. */
export function readBalanceLines(
  table: Table,
  accounts: AccountReader,
  multiplier: Multiplier,
  findings: Findings,
): BalanceLines {
  const reader = new LineReader(table, accounts, multiplier, findings);
  for (let row = table.from; row < table.to; row += 1) reader.take(row);
  return reader.result();
}

class LineReader {
  readonly #lines: BalanceLine[] = [];
  readonly #nameless: (BalanceLine & { above: number })[] = [];
  readonly #totals: TotalLine[] = [];
  readonly #table: Table;
  readonly #accounts: AccountReader;
  readonly #multiplier: Multiplier;
  readonly #findings: Findings;
  readonly #money: readonly Column[];
  readonly #directions: readonly { readonly column: Column; readonly read: (text: string) => Direction }[];
  readonly #unit: Column | undefined;
  readonly #year: Column | undefined;
  readonly #month: Column | undefined;
  readonly #auxiliary: AuxiliaryReader;
  readonly #labels: readonly number[];
  #red = 0;
  #nonZero = 0;
  #afterTotal = false;
  #last: BalanceLine | undefined;

  constructor(table: Table, accounts: AccountReader, multiplier: Multiplier, findings: Findings) {
    this.#table = table;
    this.#accounts = accounts;
    this.#multiplier = multiplier;
    this.#findings = findings;
    const { columns } = table;
    this.#money = moneyColumns(columns);
    this.#directions = columnsOf(columns, 'direction').flatMap((column) => {
      const read = directionReader(this.#distinct(column));
      return read ? [{ column, read }] : [];
    });
    this.#unit = columnOf(columns, 'unit');
    this.#year = columnOf(columns, 'year');
    this.#month = columnOf(columns, 'period') ?? columnOf(columns, 'month');
    this.#auxiliary = new AuxiliaryReader(columns);
    const firstMoney = Math.min(...this.#money.map((column) => column.index));
    const known = [accounts.column.index, ...(accounts.nameColumn ? [accounts.nameColumn.index] : [])];
    this.#labels = [...new Set([...Array.from({ length: Math.min(firstMoney, 8) }, (_, index) => index), ...known])];
  }

  result(): BalanceLines {
    /** Where nearly every figure is red, red says nothing. */
    const hasRed = this.#red > 0 && this.#red * 10 < this.#nonZero * 9;
    return { lines: this.#lines, nameless: this.#nameless, totals: this.#totals, hasRed };
  }

  #distinct(column: Column): Set<string> {
    const texts = new Set<string>();
    for (let row = this.#table.from; row < this.#table.to; row += 1) {
      const text = this.#table.sheet.text(row, column.index);
      if (text.length <= 10) texts.add(text);
    }
    return texts;
  }

  take(row: number): void {
    const { sheet } = this.#table;
    const paper = blankOrHeading(this.#table, row);
    if (paper) this.#findings.skip(sheet, row, paper);
    else {
      const account = this.#accounts.at(sheet, row);
      const label = this.#labelKind(row);
      if (label === 'total') this.#takeTotal(row);
      else if (account?.code !== undefined && (label === undefined || this.#accounts.form === 'name'))
        this.#takeLine(row, account.code, this.#accounts.nameAt(sheet, row, account));
      else if (label) this.#findings.skip(sheet, row, 'carried-forward');
      else this.#takeOther(row, account);
    }
  }

  #labelKind(row: number): ReturnType<typeof labelKindOf> {
    const { sheet } = this.#table;
    for (const column of this.#labels) {
      const kind = labelKindOf(sheet.text(row, column));
      if (kind) return kind;
    }
    return undefined;
  }

  #takeLine(row: number, code: string, name: string): void {
    const { sheet } = this.#table;
    const line: BalanceLine = {
      row,
      code,
      name,
      auxiliary: this.#auxiliary.at(sheet, row),
      unitName: this.#unit ? sheet.text(row, this.#unit.index) : '',
      period: this.#periodOf(row),
      ...this.#figures(row, true),
    };
    this.#lines.push(line);
    this.#last = line;
    this.#afterTotal = false;
  }

  #periodOf(row: number): string {
    const { sheet } = this.#table;
    const year = this.#year ? sheet.text(row, this.#year.index) : '';
    const month = this.#month ? sheet.text(row, this.#month.index) : '';
    return `${year}|${month}`;
  }

  #takeTotal(row: number): void {
    const { sheet } = this.#table;
    this.#findings.skip(sheet, row, 'total');
    const label = this.#labels.map((column) => sheet.text(row, column)).find((text) => labelKindOf(text)) ?? '';
    this.#pushTotal(row, label);
  }

  #pushTotal(row: number, label: string): void {
    const { amounts, directions } = this.#figures(row, false);
    this.#totals.push({ row, label, after: this.#lines.length, amounts, directions });
    this.#afterTotal = true;
  }

  /** No account: a label, a signature, detail of the account above, the second row of a total, or a fault. */
  #takeOther(row: number, account: WrittenAccount | undefined): void {
    const { sheet } = this.#table;
    const aside = asideReason(this.#table, row, this.#hasFigures(row));
    if (aside) {
      this.#findings.skip(sheet, row, aside);
      return;
    }
    const written = sheet.text(row, this.#accounts.column.index);
    const named = this.#accounts.nameColumn ? sheet.text(row, this.#accounts.nameColumn.index) : (account?.name ?? '');
    const hasDetail = this.#auxiliary.at(sheet, row).length > 0;
    /** Where codes and names share a cell, a name alone is a row without a code. */
    const nameOnly = this.#accounts.form === 'code-and-name' && written !== '' && !/\d/.test(written);
    if (isClass(written) || (written === '' && isClass(named))) {
      this.#findings.skip(sheet, row, 'total');
      this.#pushTotal(row, written || named);
    } else if (nameOnly && this.#last) this.#takeNameless(row, written, this.#last);
    else if (written !== '') this.#reject(row, written, account?.several === true);
    else if (this.#afterTotal && named === '' && !hasDetail) {
      this.#findings.skip(sheet, row, 'total');
      this.#pushTotal(row, '合计');
    } else if (this.#last && hasDetail && named === '') this.#takeLine(row, this.#last.code, this.#last.name);
    else if (this.#last && named !== '' && this.#accounts.form !== 'name') this.#takeNameless(row, named, this.#last);
    else this.#reject(row, written, false);
  }

  #takeNameless(row: number, name: string, above: BalanceLine): void {
    this.#nameless.push({
      row,
      code: above.code,
      name,
      auxiliary: [{ kind: 'detail', name: name.trim() }],
      unitName: above.unitName,
      period: above.period,
      ...this.#figures(row, true),
      above: this.#lines.length - 1,
    });
  }

  #reject(row: number, written: string, several: boolean): void {
    const { column, form } = this.#accounts;
    const [code, message] = several
      ? ['account-not-unique', `有几个科目都叫“${written}”，不能确定是哪一个`]
      : written === ''
        ? ['no-code', '这一行有金额，但没有科目']
        : form === 'name'
          ? ['unknown-account', `科目“${written}”在本单位的科目表里没有`]
          : ['bad-code', `“${written}”不是科目编码`];
    this.#findings.reject(this.#table.sheet, row, code, message, column);
  }

  #hasFigures(row: number): boolean {
    const { sheet } = this.#table;
    return this.#money.some((column) => sheet.kind(row, column.index) !== 'empty' && !sheet.copied(row, column.index));
  }

  /** A balance may carry its side in the same cell: `贷 1,234.50`, signed here as 借正贷负. */
  #amount(row: number, column: Column): AmountReading {
    const { sheet } = this.#table;
    const read = readAmount(sheet, row, column.index, this.#multiplier, false);
    if (read.ok || column.sense.side) return read;
    const sided = splitSide(sheet.text(row, column.index));
    const inner = sided && parseAmount(sided.amount, this.#multiplier);
    if (!inner?.ok || (sided?.side === 'flat' && inner.amount !== 0)) return read;
    return sided?.side === 'credit' ? { ok: true, amount: negateFen(inner.amount) } : inner;
  }

  #figures(row: number, reject: boolean): Pick<BalanceLine, 'amounts' | 'directions' | 'faulty'> {
    const { sheet } = this.#table;
    const amounts = new Map<Column, InkedAmount>();
    const directions = new Map<Column, Direction>();
    let faulty = false;
    for (const column of this.#money) {
      const read = this.#amount(row, column);
      if (read.ok) {
        const red = read.amount > 0 && sheet.red(row, column.index);
        if (reject && read.amount !== 0) this.#nonZero += 1;
        if (reject && red) this.#red += 1;
        amounts.set(column, { amount: read.amount, red });
      } else if (reject) {
        faulty = true;
        const sentence = amountSentence(read.fault, sheet.text(row, column.index));
        this.#findings.reject(sheet, row, read.fault, sentence, column);
      }
    }
    for (const { column, read } of this.#directions) directions.set(column, read(sheet.text(row, column.index)));
    return { amounts, directions, faulty };
  }
}
