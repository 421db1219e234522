import { type Fen, fen, ZERO } from '../../kernel/fen.ts';
import { FUND_SOURCES, fundSource } from '../ledger/fund.ts';
import { columnLetters, type RawFile, type RawSheet } from '../ledger/reading/grid.ts';
import {
  FIRST_MONTH,
  KIT_SHEETS,
  type KitCell,
  type KitFacts,
  type KitRow,
  type KitSheet,
  kitSheets,
  LEAF_ITEMS,
} from './kit.ts';
import { type Carry, cellKey, type PlanCell } from './plan.ts';

/** What a kit was filled in with; rows whose months are all nil are among them. */
export interface FilledKit {
  readonly cells: readonly PlanCell[];
  readonly carries: readonly Carry[];
}

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

/** What codes and labels of a unit stand for: departments and projects as they are now. */
export interface KitNames {
  readonly departments: readonly { readonly code: string; readonly name: string }[];
  readonly projects: readonly string[];
}

/** 10 亿元 a month: beyond it an amount is a slip, and sums of a whole sheet stay exact. */
const AMOUNT_MAX = 100_000_000_000;

/** Reads a filled-in kit against the form that went out; every cell that is not as it must be is named. */
export function readKit(
  file: RawFile,
  facts: KitFacts,
  formulas: FormulaReader,
  names: KitNames,
): { readonly filled: FilledKit; readonly problems: readonly KitProblem[] } {
  const problems: KitProblem[] = [];
  const cells: PlanCell[] = [];
  const carries: Carry[] = [];
  const seen = new Map<string, number>();
  for (const form of kitSheets(facts)) {
    const sheet = file.sheets.find(({ name }) => name === form.name);
    if (!sheet) {
      problems.push({ sheet: form.name, row: 1, column: 'A', message: '缺少这张工作表，请重新下载填报表' });
      continue;
    }
    const at = new Cells(sheet, form, formulas, problems);
    if (!at.laidOut()) continue;
    for (const [index, row] of form.rows.entries()) {
      const number = form.firstRow + index;
      if (row.cell) cells.push({ ...row.cell, months: at.months(number) });
      else if (row.carry)
        carries.push({ source: row.carry.source, opening: at.amount(number, 2), used: at.amount(number, 3) });
      else if (row.look === 'free') {
        const cell = freeCell(row, number, at, names);
        if (cell) cells.push(cell);
        else continue;
      } else continue;
      const cell = row.carry ? undefined : cells.at(-1)!;
      if (!cell) continue;
      const twin = seen.get(cellKey(cell));
      if (twin !== undefined) at.problem(number, 1, `与第 ${twin} 行是同一项目、科室、来源和专项，请合并填在一行`);
      seen.set(cellKey(cell), number);
    }
  }
  return { filled: { cells, carries }, problems: inOrder(problems) };
}

/** As a person goes through the workbook: sheet by sheet, row by row, from left to right. */
const inOrder = (problems: readonly KitProblem[]): KitProblem[] => {
  const place = ({ sheet, row, column }: KitProblem): string =>
    [sheet === KIT_SHEETS.plan ? '0' : '1', String(row).padStart(8, '0'), column.padStart(3)].join(' ');
  return [...problems].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
};

/** A free row, where something stands in it: its choices by label or code. */
function freeCell(row: KitRow, number: number, at: Cells, names: KitNames): PlanCell | undefined {
  const months = at.months(number);
  const [itemText, departmentText, sourceText, projectText] = [1, 2, 3, 4].map((column) => at.text(number, column));
  const nothing = months.every((amount) => amount === 0);
  if (nothing && itemText === '' && departmentText === '' && sourceText === '' && projectText === '') return undefined;
  const item = named(LEAF_ITEMS, itemText!);
  const department = departmentText === '' ? '' : named(names.departments, departmentText!)?.code;
  const source = named(FUND_SOURCES, sourceText!) ?? fundSource(sourceText!);
  const project = projectText === '' ? '' : names.projects.find((code) => code === projectText);
  if (!item) at.problem(number, 1, itemText === '' ? '请选预算项目' : `没有预算项目“${itemText}”`);
  else if (item.kind !== row.block)
    at.problem(number, 1, `“${item.code} ${item.name}”不属于这一段，请填在它自己的一段`);
  if (department === undefined) at.problem(number, 2, `没有科室“${departmentText}”`);
  if (!source) at.problem(number, 3, sourceText === '' ? '请选资金来源' : `没有资金来源“${sourceText}”`);
  if (project === undefined) at.problem(number, 4, `没有专项“${projectText}”`);
  if (!item || item.kind !== row.block || department === undefined || !source || project === undefined)
    return undefined;
  return { department, item: item.code, source: source.code, project, months };
}

const named = <T extends { readonly code: string; readonly name: string }>(
  list: readonly T[],
  text: string,
): T | undefined =>
  list.find(({ code, name }) => text === code || text === `${code} ${name}`) ??
  only(list.filter((one) => one.name === text));

const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined);

/** The cells of one sheet by the numbers that a person sees. */
class Cells {
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

  months(row: number): Fen[] {
    return Array.from({ length: 12 }, (_, index) => this.amount(row, FIRST_MONTH + index));
  }

  /** An open cell's amount; nil, and a problem, where it is none. */
  amount(row: number, column: number): Fen {
    const against = this.#againstAmount(row, column);
    if (typeof against === 'number') return against;
    this.problem(row, column, against);
    return ZERO;
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
