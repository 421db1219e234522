import { type Fen, fen, ZERO } from '../../kernel/fen.ts';
import { columnLetters, type RawSheet } from '../ledger/reading/grid.ts';
import type { KitCell, KitSheet } from './kit-form.ts';
import { COUNT_MAX } from './workload.ts';

/** A cell that cannot be taken, and why; row from 1, column as letters. */
export interface KitProblem {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

/** Formulas of the file and of the form, each as it looks from its own cell. */
export interface FormulaReader {
  at(sheet: string, row: number, column: number): string | undefined;
  relative(formula: string, row: number, column: number): string;
}

/** 10 亿元 a month: beyond it an amount is a slip, and sums of a whole sheet stay exact. */
const AMOUNT_MAX = 100_000_000_000;

/** The cells of one sheet by the numbers that a person sees. */
export class Cells {
  readonly #rows = new Map<number, number>();

  constructor(
    readonly sheet: RawSheet,
    readonly form: KitSheet,
    readonly formulas: FormulaReader,
    readonly problems: KitProblem[],
  ) {
    for (let row = 0; row < sheet.rowCount; row += 1) this.#rows.set(sheet.rowNumber(row), row);
  }

  problem(row: number, column: number, message: string): void {
    this.problems.push({ sheet: this.form.name, row, column: columnLetters(column), message });
  }

  text(row: number, column: number): string {
    const at = this.#rows.get(row);
    return at === undefined || column >= this.sheet.width(at) ? '' : this.sheet.text(at, column);
  }

  /** Names what is locked and was changed; false where rows do not stand where they stood: amounts mean nothing then. */
  laidOut(): boolean {
    let still = true;
    const { form } = this;
    for (const [column, heading] of form.headings.entries())
      still = this.#fixed(form.firstRow - 1, column, heading) && still;
    for (const [index, { cells }] of form.rows.entries()) {
      const row = form.firstRow + index;
      for (const [column, cell] of cells.entries()) still = this.#locked(cell, row, column) && still;
    }
    const last = form.firstRow + form.rows.length - 1;
    for (const [number, row] of this.#rows)
      for (let column = number > last ? 0 : form.headings.length; column < this.sheet.width(row); column += 1)
        if (this.sheet.kind(row, column) !== 'empty') {
          still = false;
          this.problem(number, column, '填报表以外多出了内容，请删去');
        }
    return still;
  }

  /** Twelve amounts from a column on. */
  months(row: number, first: number): Fen[] {
    return Array.from({ length: 12 }, (_, index) => this.amount(row, first + index));
  }

  /** Twelve counts from a column on. */
  counts(row: number, first: number): number[] {
    return Array.from({ length: 12 }, (_, index) => this.#count(row, first + index));
  }

  /** An open cell's amount; nil, and a problem, where it is none. */
  amount(row: number, column: number): Fen {
    const against = this.#againstAmount(row, column);
    if (typeof against === 'number') return against;
    this.problem(row, column, against);
    return ZERO;
  }

  /** An open cell's count; nil, and a problem, where it is none: what can be no amount can be no count. */
  #count(row: number, column: number): number {
    const count = this.#againstAmount(row, column);
    const whole = typeof count === 'number' && count % 100 === 0 && count / 100 <= COUNT_MAX;
    if (whole) return count / 100;
    this.problem(row, column, '这里只能填不小于 0 的整数（人次、床日等，不填金额）');
    return 0;
  }

  #againstAmount(row: number, column: number): Fen | string {
    if (this.formulas.at(this.form.name, row, column) !== undefined)
      return '这里是公式，请换成算好的金额（粘贴为数值）';
    const at = this.#rows.get(row);
    if (at === undefined || column >= this.sheet.width(at)) return ZERO;
    const { sheet } = this;
    const text = sheet.text(at, column).slice(0, 40);
    if (sheet.copied(at, column)) return '与旁边的单元格合并了，请取消合并';
    switch (sheet.kind(at, column)) {
      case 'empty':
        return ZERO;
      case 'error':
        return `“${text}”是错误值，请填金额`;
      case 'text':
        return `“${text}”是文字，这里只能填金额（元）`;
      case 'number':
        break;
    }
    if (sheet.date(at, column)) return '是日期，这里只能填金额（元）';
    const amount = sheet.plainFen(at, column);
    if (Number.isNaN(amount)) return /\.\d{3,}$/.test(text) ? `${text} 超过两位小数` : `${text} 不是金额`;
    if (amount < 0) return `${text} 是负数，预算金额不能为负`;
    if (amount >= AMOUNT_MAX) return `${text} 太大，请核对单位是不是元`;
    return fen(amount);
  }

  /** False where a row does not stand where it stood. */
  #locked(cell: KitCell, row: number, column: number): boolean {
    if (cell.kind === 'fixed') return this.#fixed(row, column, cell.text);
    if (cell.kind === 'formula') {
      const now = this.formulas.at(this.form.name, row, column);
      if (now === undefined) this.problem(row, column, `公式被改成了数值，应为 =${cell.formula}`);
      else if (now !== this.formulas.relative(cell.formula, row, column))
        this.problem(row, column, `公式被改过，应为 =${cell.formula}`);
    } else if (cell.kind === 'pick' && this.formulas.at(this.form.name, row, column) !== undefined)
      this.problem(row, column, '这里是公式，请从下拉名单里选');
    return true;
  }

  #fixed(row: number, column: number, text: string): boolean {
    const now = this.text(row, column);
    const formula = this.formulas.at(this.form.name, row, column) !== undefined;
    if (now === text.trim() && !formula) return true;
    const said = formula ? '公式' : now === '' ? '空白' : `“${now.slice(0, 40)}”`;
    this.problem(
      row,
      column,
      text === ''
        ? `应为空白，现在是${said}：行不能移动、插入或删除`
        : `应为“${text}”，现在是${said}：行不能移动、插入或删除`,
    );
    return false;
  }
}
