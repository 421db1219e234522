import { columnLetters, isBlankRow, type RawFile, type RawSheet } from '../../ledger/reading/grid.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import { type Price, parsePrice } from '../price.ts';
import type { AgreedVolume } from './batch.ts';
import { BEFORE_HEADING, ITEM_HEADING, SELECTED_HEADING, SUMS, TOLD_HEADINGS } from './table-words.ts';

const HEAD_ROWS = 20;
/** The most that one unit agrees on of one product, in smallest units. */
export const MOST_VOLUME = 1_000_000_000;

/** A row of the matrix: a price that the file leaves out is undefined. */
export interface TableProduct {
  readonly item: string;
  readonly selected: Price | undefined;
  readonly before: Price | undefined;
  readonly volumes: readonly AgreedVolume[];
}

export interface TableProblem {
  readonly sheet: string;
  /** As a spreadsheet counts it. */
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

export interface SaidVolumes {
  readonly products: readonly TableProduct[];
  readonly problems: readonly TableProblem[];
}

/** What the matrix is held against: codes of the formulary and of the members. */
export interface TableGround {
  readonly items: ReadonlySet<string>;
  readonly units: ReadonlySet<UnitCode>;
}

/** Reads products × units from the first sheet that is headed so; every cell that is wrong is named. */
export function readVolumeTable(file: RawFile, ground: TableGround): SaidVolumes | undefined {
  for (const sheet of file.sheets) {
    if (sheet.hidden) continue;
    const head = headOf(sheet);
    if (head) return new Reading(sheet, head, ground).read();
  }
  return undefined;
}

/** Codes that a table names, before it is known which of them there are. */
export function codesIn(file: RawFile): string[] {
  return file.sheets.flatMap((sheet) => {
    const head = sheet.hidden ? undefined : headOf(sheet);
    if (!head) return [];
    return Array.from({ length: sheet.rowCount - head.row - 1 }, (_, at) => sheet.text(head.row + 1 + at, head.column));
  });
}

interface Head {
  readonly row: number;
  readonly column: number;
}

function headOf(sheet: RawSheet): Head | undefined {
  for (let row = 0; row < Math.min(sheet.rowCount, HEAD_ROWS); row += 1)
    for (let column = 0; column < sheet.width(row); column += 1)
      if (sheet.text(row, column) === ITEM_HEADING) return { row, column };
  return undefined;
}

const WHOLE = /^(\d{1,10}|\d{1,3}(,\d{3}){1,3})(\.0+)?$/;

class Reading {
  readonly #problems: TableProblem[] = [];

  constructor(
    private readonly sheet: RawSheet,
    private readonly head: Head,
    private readonly ground: TableGround,
  ) {}

  read(): SaidVolumes {
    const columns = this.#columns();
    const products: TableProduct[] = [];
    const seen = new Set<string>();
    for (let row = this.head.row + 1; row < this.sheet.rowCount; row += 1) {
      const item = this.sheet.text(row, this.head.column);
      if (isBlankRow(this.sheet, row) || SUMS.includes(item)) continue;
      if (item === '') this.#wrong(row, this.head.column, '没有品种编码');
      else if (seen.has(item)) this.#wrong(row, this.head.column, `品种 ${item} 重复`);
      else if (!this.ground.items.has(item)) this.#wrong(row, this.head.column, `目录里没有品种 ${item}`);
      else
        products.push({
          item,
          selected: this.#price(row, columns.selected),
          before: this.#price(row, columns.before),
          volumes: columns.units.flatMap(([column, unit]) => this.#volume(row, column, unit)),
        });
      seen.add(item);
    }
    return { products, problems: this.#problems };
  }

  #columns() {
    const units: (readonly [number, UnitCode])[] = [];
    let selected: number | undefined;
    let before: number | undefined;
    const { row } = this.head;
    for (let column = this.head.column + 1; column < this.sheet.width(row); column += 1) {
      const text = this.sheet.text(row, column);
      const [code = ''] = text.split(/\s/);
      if (text === SELECTED_HEADING) selected = column;
      else if (text === BEFORE_HEADING) before = column;
      else if (text === '' || TOLD_HEADINGS.includes(text)) continue;
      else if (!this.ground.units.has(code)) this.#wrong(row, column, `没有单位“${text}”`);
      else if (units.some(([, unit]) => unit === code)) this.#wrong(row, column, `单位 ${code} 重复`);
      else units.push([column, code]);
    }
    return { units, selected, before };
  }

  #price(row: number, column: number | undefined): Price | undefined {
    if (column === undefined || this.sheet.kind(row, column) === 'empty') return undefined;
    const read = parsePrice(this.sheet.text(row, column).replaceAll(',', ''));
    if (read === undefined) this.#wrong(row, column, '单价写作元，至多四位小数');
    return read;
  }

  #volume(row: number, column: number, unit: UnitCode): AgreedVolume[] {
    if (this.sheet.kind(row, column) === 'empty') return [];
    const text = this.sheet.text(row, column);
    const quantity = WHOLE.test(text) ? Number(text.replaceAll(',', '')) : Number.NaN;
    if (quantity <= MOST_VOLUME) return quantity === 0 ? [] : [{ unit, quantity }];
    this.#wrong(row, column, '约定采购量是不小于零的整数，按最小单位');
    return [];
  }

  #wrong(row: number, column: number, message: string): void {
    const place = { sheet: this.sheet.name, row: this.sheet.rowNumber(row), column: columnLetters(column) };
    this.#problems.push({ ...place, message });
  }
}
