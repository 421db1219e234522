import { columnLetters, isBlankRow, type RawFile, type RawSheet } from '../ledger/reading/grid.ts';
import {
  againstDriver,
  DRIVERS,
  type Driver,
  type DriverGround,
  type DriverValue,
  driverOf,
  parseValue,
  sayBadValue,
} from './drivers.ts';

/** Headings by which a sheet is known: departments × drivers, and executing × ordering departments. */
export const DEPARTMENT_HEADING = '科室编码';
export const GIVER_HEADING = '执行科室编码';
const NAME_HEADINGS: readonly string[] = ['科室名称', '执行科室名称'];
const OTHER_HEADINGS: readonly string[] = [...NAME_HEADINGS, '类别'];
/** What begins so is there to be compared with and is not read. */
export const LAST_MONTH = '上月';
const SUMS: readonly string[] = ['合计', '小计', '总计'];
/** Rows in which a heading is looked for. */
const HEAD_ROWS = 20;

/** What a file says; a driver that it says is said whole. */
export interface SaidDrivers {
  readonly drivers: readonly string[];
  readonly values: readonly DriverValue[];
}

export interface CellProblem {
  readonly sheet: string;
  /** As a spreadsheet counts it. */
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

/** How a driver's column is headed: `人数（人）`. */
export const headingOf = ({ name, measure }: Driver): string => `${name}（${measure}）`;

const BY_HEADING = new Map(DRIVERS.flatMap((driver) => [driver.name, headingOf(driver)].map((text) => [text, driver])));

/** Reads drivers from whatever sheets are headed like the template's; every cell that is wrong is named. */
export function readDriverFile(
  file: RawFile,
  ground: DriverGround,
): SaidDrivers & { readonly problems: readonly CellProblem[] } {
  const reading = new Reading(ground);
  for (const sheet of file.sheets) {
    if (sheet.hidden || sheet.name.includes(LAST_MONTH)) continue;
    const head = headOf(sheet);
    if (head) reading.read(sheet, head);
  }
  return { drivers: [...reading.drivers], values: reading.values, problems: reading.problems };
}

interface Head {
  readonly row: number;
  /** Where the departments' codes stand. */
  readonly column: number;
  readonly pairs: boolean;
}

function headOf(sheet: RawSheet): Head | undefined {
  for (let row = 0; row < Math.min(sheet.rowCount, HEAD_ROWS); row += 1)
    for (let column = 0; column < sheet.width(row); column += 1) {
      const text = sheet.text(row, column);
      if (text === DEPARTMENT_HEADING || text === GIVER_HEADING) return { row, column, pairs: text === GIVER_HEADING };
    }
  return undefined;
}

/** What a column of values holds: a driver, or of a pair driver what one department ordered. */
interface Held {
  readonly driver: Driver;
  readonly orderer: string;
}

class Reading {
  readonly drivers = new Set<string>();
  readonly values: DriverValue[] = [];
  readonly problems: CellProblem[] = [];
  #sheet!: RawSheet;

  constructor(private readonly ground: DriverGround) {}

  read(sheet: RawSheet, head: Head): void {
    this.#sheet = sheet;
    const columns = head.pairs ? this.#orderers(head) : this.#drivers(head);
    const names = this.#nameColumn(head);
    const seen = new Set<string>();
    for (let row = head.row + 1; row < sheet.rowCount; row += 1) {
      if (isBlankRow(sheet, row)) continue;
      const code = sheet.text(row, head.column);
      if (SUMS.includes(code)) continue;
      const filled = [...columns].filter(([column]) => sheet.kind(row, column) !== 'empty');
      const department = this.ground.departments.get(code);
      const name = names === undefined ? '' : sheet.text(row, names);
      if (code === '' && filled.length === 0) continue;
      if (code === '') this.#wrong(row, head.column, '没有科室编码');
      else if (!department) this.#wrong(row, head.column, `没有科室 ${code}`);
      else if (seen.has(code)) this.#wrong(row, head.column, `科室 ${code} 重复`);
      else if (names !== undefined && name !== '' && name !== department.name)
        this.#wrong(row, names, `科室 ${code} 是${department.name}，这里写的是${name}`);
      else for (const [column, held] of filled) this.#value(row, column, held, code);
      seen.add(code);
    }
  }

  #nameColumn({ row, column }: Head): number | undefined {
    for (let at = column + 1; at < this.#sheet.width(row); at += 1)
      if (NAME_HEADINGS.includes(this.#sheet.text(row, at))) return at;
    return undefined;
  }

  *#headings({ row, column }: Head): Generator<readonly [number, string]> {
    for (let at = column + 1; at < this.#sheet.width(row); at += 1) {
      const text = this.#sheet.text(row, at);
      if (text !== '' && !OTHER_HEADINGS.includes(text) && !text.startsWith(LAST_MONTH)) yield [at, text];
    }
  }

  #drivers(head: Head): Map<number, Held> {
    const columns = new Map<number, Held>();
    for (const [at, text] of this.#headings(head)) {
      const driver = BY_HEADING.get(text);
      if (!driver || driver.of === 'pair') this.#wrong(head.row, at, `没有分摊参数“${text}”`);
      else if (this.drivers.has(driver.code)) this.#wrong(head.row, at, `分摊参数“${text}”重复`);
      else {
        this.drivers.add(driver.code);
        columns.set(at, { driver, orderer: '' });
      }
    }
    return columns;
  }

  #orderers(head: Head): Map<number, Held> {
    const driver = driverOf('ordered-income')!;
    const columns = new Map<number, Held>();
    if (this.drivers.has(driver.code)) {
      this.#wrong(head.row, head.column, `分摊参数“${driver.name}”重复`);
      return columns;
    }
    this.drivers.add(driver.code);
    const seen = new Set<string>();
    for (const [at, text] of this.#headings(head)) {
      const [orderer = ''] = text.split(/\s/);
      if (!this.ground.departments.has(orderer)) this.#wrong(head.row, at, `没有科室 ${orderer}`);
      else if (seen.has(orderer)) this.#wrong(head.row, at, `科室 ${orderer} 重复`);
      else columns.set(at, { driver, orderer });
      seen.add(orderer);
    }
    return columns;
  }

  #value(row: number, column: number, { driver, orderer }: Held, code: string): void {
    const wrong = this.#unreadable(row, column);
    const text = plainDigits(this.#sheet.text(row, column));
    const value = parseValue(text);
    const place = orderer === '' ? { giver: '', receiver: code } : { giver: code, receiver: orderer };
    const said: DriverValue = { driver: driver.code, ...place, value: value ?? 0 };
    const against = wrong ?? (value === undefined ? sayBadValue(text) : againstDriver(said, this.ground));
    if (said.value === 0 && wrong === undefined && value !== undefined) return;
    if (against !== undefined) this.#wrong(row, column, against);
    else this.values.push(said);
  }

  #unreadable(row: number, column: number): string | undefined {
    const sheet = this.#sheet;
    if (sheet.copied(row, column)) return '单元格合并了，请拆开分别填写';
    if (sheet.kind(row, column) === 'error') return '单元格是错误值或没有算出的公式';
    if (sheet.date(row, column)) return '单元格是日期，不是数';
    return sheet.red(row, column) ? `${sheet.text(row, column)} 是负数，分摊参数不能为负` : undefined;
  }

  #wrong(row: number, column: number, message: string): void {
    const { name } = this.#sheet;
    this.problems.push({ sheet: name, row: this.#sheet.rowNumber(row), column: columnLetters(column), message });
  }
}

/** A spreadsheet's `1.25E3` as `1250`; other texts as they are. */
export function plainDigits(text: string): string {
  const [, whole = '', places = '', power = ''] = /^(\d*)(?:\.(\d*))?[eE]([+-]?\d{1,2})$/.exec(text) ?? [];
  if (power === '' || whole + places === '') return text;
  const point = whole.length + Number(power);
  const digits = `${'0'.repeat(Math.max(0, -point))}${whole}${places}`.padEnd(Math.max(point, 0), '0');
  const at = Math.max(point, 0);
  const left = digits.slice(0, at).replace(/^0+(?=\d)/, '') || '0';
  const right = digits.slice(at).replace(/0+$/, '');
  return right === '' ? left : `${left}.${right}`;
}
