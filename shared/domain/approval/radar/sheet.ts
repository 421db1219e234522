import type { AccountingDate } from '../../../kernel/date.ts';
import { type Fen, parseYuan } from '../../../kernel/fen.ts';
import { fundSource } from '../../ledger/fund.ts';
import { readDate } from '../../ledger/reading/dates.ts';
import { columnLetters, isBlankRow, type RawFile, type RawSheet } from '../../ledger/reading/grid.ts';
import { withoutBlanks } from '../../ledger/reading/half-width.ts';
import type { Unit, UnitCode } from '../../organisation/unit.ts';
import type { PayeeTies } from './related.ts';
import { categoryOf, type Heading, headingOf, inBudgetOf, isTotal } from './sheet-words.ts';
import type { ShownSpending } from './spending.ts';

const NEEDED: readonly Heading[] = ['unit', 'payee', 'day', 'amount'];
const HEAD_ROWS = 20;
/** Payments of one test: some years of a community. */
export const MOST_PAYMENTS = 50_000;
/** Problems that are named; the rest is repetition. */
const NAMED = 200;
const MOST_INVOICES = 10;
/** In 分, 10 亿元: all that one test takes can be added up. */
const MOST_FEN = 1e11;
const LONGEST: Readonly<Record<'number' | 'payee' | 'project' | 'contract' | 'invoice', number>> = {
  ...{ number: 40, payee: 100, project: 60, contract: 60, invoice: 30 },
};

/** Of the register of payees (收款单位登记), what a file's payees are found by. */
export interface RegisteredPayee extends PayeeTies {
  readonly name: string;
  /** What else it goes by: its code elsewhere, the name of its account. */
  readonly also: readonly string[];
}

export interface SheetGround {
  readonly units: readonly Pick<Unit, 'code' | 'name' | 'kind'>[];
  readonly payees: readonly RegisteredPayee[];
}

export interface SheetProblem {
  readonly sheet: string;
  /** As a spreadsheet counts it. */
  readonly row: number;
  /** Its letters. */
  readonly column: string;
  readonly message: string;
}

export interface SaidSpendings {
  /** By their rows; the id is the row's number, so that those of one day stand as in the file. */
  readonly spendings: readonly ShownSpending[];
  readonly problems: readonly SheetProblem[];
  /** How many more there are than those named. */
  readonly unnamed: number;
}

/** Reads 往年支出表 from the first sheet that is headed so; every cell that is wrong is named. Undefined where none is. */
export function readSpendingSheet(file: RawFile, ground: SheetGround): SaidSpendings | undefined {
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
  for (let column = 0; column < sheet.width(row); column += 1) {
    const heading = headingOf(sheet.text(row, column).slice(0, 20));
    if (heading && !columns.has(heading)) columns.set(heading, column);
  }
  return columns;
}

class Reading {
  readonly #problems: SheetProblem[] = [];
  #unnamed = 0;
  readonly #spendings: ShownSpending[] = [];
  readonly #units = new Map<string, SheetGround['units'][number]>();
  readonly #payees = new Map<string, RegisteredPayee>();

  constructor(
    private readonly sheet: RawSheet,
    private readonly head: number,
    private readonly columns: ReadonlyMap<Heading, number>,
    { units, payees }: SheetGround,
  ) {
    for (const unit of units) for (const key of [unit.name, unit.code]) this.#units.set(withoutBlanks(key), unit);
    // What is written last holds: its own name before another's account, a code before any name.
    for (const payee of payees) for (const name of payee.also) this.#payees.set(withoutBlanks(name), payee);
    for (const payee of payees) this.#payees.set(withoutBlanks(payee.name), payee);
    for (const payee of payees) this.#payees.set(withoutBlanks(payee.code), payee);
  }

  read(): SaidSpendings {
    for (let row = this.head + 1; row < this.sheet.rowCount; row += 1) {
      if (isBlankRow(this.sheet, row) || this.#isTotal(row)) continue;
      if (this.#spendings.length >= MOST_PAYMENTS) {
        this.#wrong(row, 'unit', `一次至多试 ${MOST_PAYMENTS} 笔支出，请按年分开`);
        break;
      }
      this.#row(row);
    }
    return { spendings: this.#spendings, problems: this.#problems, unnamed: this.#unnamed };
  }

  #isTotal(row: number): boolean {
    for (let column = 0; column < this.sheet.width(row); column += 1) {
      const text = this.sheet.text(row, column);
      if (text !== '') return isTotal(text.slice(0, 20));
    }
    return false;
  }

  #row(row: number): void {
    const unit = this.#unit(row);
    const day = this.#day(row);
    const amount = this.#amount(row);
    const payee = this.#payee(row);
    const category = categoryOf(this.#text(row, 'category'));
    if (category === undefined) this.#wrong(row, 'category', '类别不在目录里，照模板里的写法填，或者留空');
    const sourceText = this.#text(row, 'source');
    const source = sourceText === '' ? 'other' : fundSource(sourceText)?.code;
    if (source === undefined) this.#wrong(row, 'source', '资金来源不在目录里，照模板里的写法填，或者留空');
    const inBudget = inBudgetOf(this.#text(row, 'budget'));
    if (inBudget === undefined) this.#wrong(row, 'budget', '预算内外写“内”或“外”，留空为预算内');
    const number = this.#short(row, 'number');
    const project = this.#short(row, 'project');
    const contract = this.#short(row, 'contract');
    const invoices = this.#invoices(row);
    if (unit === undefined || day === undefined || amount === undefined || payee === undefined) return;
    if (category === undefined || source === undefined || inBudget === undefined || invoices === undefined) return;
    if (number === undefined || project === undefined || contract === undefined) return;
    const place = this.sheet.rowNumber(row);
    this.#spendings.push({
      ...{ id: String(place).padStart(7, '0'), number: number || `#${place}` },
      ...{ unit: unit.code as UnitCode, unitName: unit.name, kind: unit.kind },
      ...{
        payee: payee.code,
        payeeName: payee.name,
        day,
        amount,
        category,
        source,
        inBudget,
        project,
        contract,
        invoices,
      },
    });
  }

  #unit(row: number): SheetGround['units'][number] | undefined {
    const text = withoutBlanks(this.#text(row, 'unit'));
    // “T01 柳河镇卫生院” as lists write it.
    const unit = this.#units.get(text) ?? this.#units.get(/^[A-Z0-9]{1,12}(?=[^A-Z0-9])/.exec(text)?.[0] ?? '');
    if (unit === undefined) this.#wrong(row, 'unit', '单位写编码或全称，须是本医共体的单位');
    return unit;
  }

  #day(row: number): AccountingDate | undefined {
    const day = readDate(this.#text(row, 'day'), { date1904: this.sheet.date1904 === true });
    if (day.kind === 'date') return day.date;
    this.#wrong(row, 'day', '日期写作 2025-03-10，并且日历上要有');
    return undefined;
  }

  #amount(row: number): Fen | undefined {
    const amount = parseYuan(this.#text(row, 'amount').replaceAll(/[,，]/g, ''));
    if (amount !== undefined && amount > 0 && amount <= MOST_FEN) return amount;
    this.#wrong(row, 'amount', '金额写作元，大于零、不超过十亿，至多两位小数；退款和红字的行请删掉');
    return undefined;
  }

  /** Of the register by code or name, else by what the file calls it. */
  #payee(row: number): Pick<RegisteredPayee, 'code' | 'name'> | undefined {
    const text = this.#short(row, 'payee');
    if (text === undefined) return undefined;
    const plain = withoutBlanks(text);
    // A name that nobody registered is never taken for a code that somebody did.
    return this.#payees.get(plain) ?? { code: plain === '' ? '' : `“${plain}”`, name: text };
  }

  #invoices(row: number): string[] | undefined {
    const all = this.#text(row, 'invoices')
      .split(/[\s、，,；;]+/)
      .filter(Boolean);
    if (all.length <= MOST_INVOICES && all.every((each) => each.length <= LONGEST.invoice)) return [...new Set(all)];
    this.#wrong(row, 'invoices', `一笔至多 ${MOST_INVOICES} 个发票号，用顿号分开`);
    return undefined;
  }

  #short(row: number, heading: 'number' | 'payee' | 'project' | 'contract'): string | undefined {
    const text = this.#text(row, heading);
    if (text.length <= LONGEST[heading]) return text;
    this.#wrong(row, heading, `至多 ${LONGEST[heading]} 个字`);
    return undefined;
  }

  #text(row: number, heading: Heading): string {
    const column = this.columns.get(heading);
    return column === undefined ? '' : this.sheet.text(row, column).trim();
  }

  #wrong(row: number, heading: Heading, message: string): void {
    if (this.#problems.length >= NAMED) {
      this.#unnamed += 1;
      return;
    }
    const column = columnLetters(this.columns.get(heading) ?? 0);
    this.#problems.push({ sheet: this.sheet.name, row: this.sheet.rowNumber(row), column, message });
  }
}
