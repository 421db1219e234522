import type { AccountingDate } from '../../../kernel/date.ts';
import { type Fen, fen, parseYuan } from '../../../kernel/fen.ts';
import { readDate } from '../../ledger/reading/dates.ts';
import { columnLetters, isBlankRow, type RawFile, type RawSheet } from '../../ledger/reading/grid.ts';
import { type Price, parsePrice } from '../price.ts';
import { plain } from './duplicates.ts';
import { isInvoiceNumber, WRONG_NUMBER } from './number.ts';
import { HEADINGS, type Heading, LEVELS } from './sheet-words.ts';

const NEEDED: readonly Heading[] = ['seller', 'number', 'day', 'item', 'packs', 'price', 'amount'];
const HEAD_ROWS = 20;
/** Invoices and lines that one registering takes. */
const MOST_INVOICES = 500;
const MOST_LINES = 200;

export interface SheetLine {
  readonly item: string;
  readonly lot: string;
  readonly packs: number;
  readonly price: Price;
  readonly amount: Fen;
}
export interface SheetInvoice {
  readonly level: 1 | 2;
  readonly seller: string;
  readonly buyer: string;
  readonly code: string;
  readonly number: string;
  readonly day: AccountingDate;
  readonly amount: Fen;
  readonly tax: Fen;
  readonly original: string;
  readonly lines: readonly SheetLine[];
}
export interface SheetProblem {
  readonly sheet: string;
  /** As a spreadsheet counts it. */
  readonly row: number;
  readonly column: string;
  readonly message: string;
}
export interface SaidInvoices {
  readonly invoices: readonly SheetInvoice[];
  readonly problems: readonly SheetProblem[];
}
/** Codes that there are. */
export interface SheetGround {
  readonly items: ReadonlySet<string>;
  readonly suppliers: ReadonlySet<string>;
}

/** Reads 进货发票登记表 from the first sheet that is headed so; every cell that is wrong is named. Undefined where none is. */
export function readInvoiceSheet(file: RawFile, ground: SheetGround): SaidInvoices | undefined {
  for (const sheet of file.sheets) {
    if (sheet.hidden) continue;
    for (let row = 0; row < Math.min(sheet.rowCount, HEAD_ROWS); row += 1) {
      const columns = columnsOf(sheet, row);
      if (NEEDED.every((heading) => columns.has(heading))) return new Reading(sheet, row, columns, ground).read();
    }
  }
  return undefined;
}

function columnsOf(sheet: RawSheet, row: number): Map<Heading, number> {
  const columns = new Map<Heading, number>();
  const said = new Map(Object.entries(HEADINGS).map(([heading, text]) => [text as string, heading as Heading]));
  for (let column = 0; column < sheet.width(row); column += 1) {
    const heading = said.get(sheet.text(row, column).replace(/\s+/g, ''));
    if (heading && !columns.has(heading)) columns.set(heading, column);
  }
  return columns;
}

type Head = Omit<SheetInvoice, 'amount' | 'tax' | 'lines'>;
type Growing = Head & { amount: Fen; tax: Fen; readonly lines: SheetLine[] };

class Reading {
  readonly #problems: SheetProblem[] = [];
  readonly #invoices = new Map<string, Growing>();

  constructor(
    private readonly sheet: RawSheet,
    private readonly head: number,
    private readonly columns: ReadonlyMap<Heading, number>,
    private readonly ground: SheetGround,
  ) {}

  read(): SaidInvoices {
    for (let row = this.head + 1; row < this.sheet.rowCount; row += 1) if (!isBlankRow(this.sheet, row)) this.#row(row);
    return { invoices: [...this.#invoices.values()], problems: this.#problems };
  }

  #row(row: number): void {
    const level = LEVELS[this.#text(row, 'level')];
    if (level === undefined) this.#wrong(row, 'level', '票次写“第一票”或“第二票”');
    const day = readDate(this.#text(row, 'day'), { date1904: this.sheet.date1904 === true });
    if (day.kind !== 'date') this.#wrong(row, 'day', '日期写作 2025-03-10，并且日历上要有');
    const packs = /^-?\d{1,9}(\.0+)?$/.exec(this.#number(row, 'packs'))
      ? Number(this.#number(row, 'packs'))
      : undefined;
    if (packs === undefined) this.#wrong(row, 'packs', '数量是整数，红字为负，补差价写 0');
    const each = parsePrice(this.#number(row, 'price'));
    if (each === undefined) this.#wrong(row, 'price', '单价写作元，至多四位小数');
    const amount = this.#money(row, 'amount');
    const tax = this.#text(row, 'tax') === '' ? fen(0) : this.#money(row, 'tax');
    const seller = this.#coded(row, 'seller', this.ground.suppliers, '没有登记供应商');
    const item = this.#coded(row, 'item', this.ground.items, '目录里没有品种');
    const number = this.#text(row, 'number');
    if (!isInvoiceNumber(this.#text(row, 'code'), number)) this.#wrong(row, 'number', WRONG_NUMBER);
    const buyer = level === 1 ? this.#coded(row, 'buyer', this.ground.suppliers, '没有登记购买方') : '';
    if (level === undefined || day.kind !== 'date' || packs === undefined || each === undefined) return;
    if (amount === undefined || tax === undefined || seller === undefined || item === undefined || buyer === undefined)
      return;
    const lot = this.#text(row, 'lot').slice(0, 40);
    this.#add(
      row,
      {
        ...{ level, seller, buyer, number, day: day.date },
        code: this.#text(row, 'code'),
        original: this.#text(row, 'original'),
      },
      { item, lot, packs, price: each, amount },
      tax,
    );
  }

  #add(row: number, head: Head, line: SheetLine, tax: Fen): void {
    const key = `${head.seller} ${plain(head.code)} ${plain(head.number)}`;
    const known = this.#invoices.get(key);
    if (!known) {
      if (this.#invoices.size >= MOST_INVOICES) {
        if (this.#invoices.size === MOST_INVOICES)
          this.#wrong(row, 'number', `一次至多登记 ${MOST_INVOICES} 张发票，请分开登记`);
        return;
      }
      this.#invoices.set(key, { ...head, amount: line.amount, tax, lines: [line] });
      return;
    }
    for (const field of ['level', 'buyer', 'day', 'original'] as const)
      if (known[field] !== head[field]) this.#wrong(row, field, `与发票 ${head.number} 前面的行不一致`);
    if (known.lines.length >= MOST_LINES) {
      this.#wrong(row, 'number', `一张发票至多 ${MOST_LINES} 行`);
      return;
    }
    known.lines.push(line);
    known.amount = fen(known.amount + line.amount);
    known.tax = fen(known.tax + tax);
  }

  #text(row: number, heading: Heading): string {
    const column = this.columns.get(heading);
    return column === undefined ? '' : this.sheet.text(row, column).trim();
  }
  #number(row: number, heading: Heading): string {
    return this.#text(row, heading).replaceAll(/[,，]/g, '');
  }
  #money(row: number, heading: Heading): Fen | undefined {
    const amount = parseYuan(this.#number(row, heading));
    if (amount !== undefined && Math.abs(amount) < 1e13) return amount;
    this.#wrong(row, heading, '金额写作元，至多两位小数');
    return undefined;
  }
  #coded(row: number, heading: Heading, known: ReadonlySet<string>, missing: string): string | undefined {
    const code = this.#text(row, heading);
    if (known.has(code)) return code;
    this.#wrong(row, heading, `${missing} ${code.slice(0, 40)}`.trim());
    return undefined;
  }
  #wrong(row: number, heading: Heading, message: string): void {
    const column = this.columns.get(heading) ?? 0;
    const place = { sheet: this.sheet.name, row: this.sheet.rowNumber(row), column: columnLetters(column) };
    this.#problems.push({ ...place, message });
  }
}
