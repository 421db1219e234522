import { daysInMonth } from '../../../kernel/date.ts';
import { monthOf, type Period, yearOf } from '../../../kernel/period.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { Findings } from '../../ledger/reading/findings.ts';
import { isBlankRow, type RawFile, type RawSheet } from '../../ledger/reading/grid.ts';
import { oneLine } from '../../ledger/reading/half-width.ts';
import { headingWord } from '../../ledger/reading/heading-words.ts';
import type { Rejection } from '../../ledger/reading/reading.ts';
import { isSignatureRow, labelKindOf } from '../../ledger/reading/row-words.ts';
import type { Item } from '../item.ts';
import { ProductFinder } from './product.ts';
import type { UseMonth } from './suggest.ts';

export const USE_LIMITS = { rows: 20_000, bytes: 16 * 1024 * 1024, listed: 200, quantity: 1_000_000_000 } as const;

/** What quantities are counted in where the file has no column that says it: whole packs, or smallest units. */
export const COUNTED_IN = ['smallest', 'packs'] as const;
export type CountedIn = (typeof COUNTED_IN)[number];

export interface UseOptions {
  readonly month: Period;
  readonly counted: CountedIn;
  /** The formulary as it was in force at the month's end. */
  readonly items: Iterable<Item>;
}

export interface UseRow extends Omit<UseMonth, 'month'> {
  readonly item: string;
}

/** A row that cannot be taken, as it stands in the file, to be handed back. */
export interface BadRow {
  readonly sheet: string;
  readonly row: number;
  readonly cells: readonly string[];
  readonly reason: string;
}

export interface UseReading {
  /** Headings of the table that was read first. */
  readonly headings: readonly string[];
  readonly rows: readonly UseRow[];
  readonly rejections: readonly Rejection[];
  readonly bad: readonly BadRow[];
}

const COLUMNS = {
  code: /^(医保|国家医保|国家|药品|耗材|品种|物资|商品|材料|项目|目录)*(编码|代码|编号)$/,
  name: /^(药品|耗材|品种|物资|商品|材料|通用)?(名称|品名|名)$/,
  strength: /^(药品|商品)?规格(型号)?$|^含量规格$/,
  pack: /^(包装|包装规格|转换比|包装量|包装数|装量|转换系数)$/,
  counted: /^(计量|数量|统计|库存|出库)?单位$/,
  used: /^(本月|当月|月)?(用量|使用量|使用数量|消耗量|消耗数|消耗数量|消耗|出库量|出库数量|出库数|发药量|发药数量|销售数量)$/,
  outDays: /^(本月|当月)?(缺货|断货|零库存|无库存)(天数|日数|天|日)$/,
  closing: /^(月末|期末|当前|现|账面|实时)?(库存|结存|库存量|库存数|库存数量|结存数量|结存量|余量)$/,
} as const;
type Column = keyof typeof COLUMNS;

const SEARCH_ROWS = 40;

/** Reads a month's use and closing stock by the words of its headings, in whatever order they stand. */
export function readUseTable(file: RawFile, options: UseOptions): Result<UseReading, string> {
  const count = file.sheets.reduce((sum, sheet) => sum + sheet.rowCount, 0);
  if (count > USE_LIMITS.rows + SEARCH_ROWS) return err(`文件有 ${count} 行，超过上限 ${USE_LIMITS.rows} 行`);
  const tables = file.sheets.flatMap((sheet) => {
    const found = sheet.hidden ? undefined : headingOf(sheet);
    return found ? [{ sheet, ...found }] : [];
  });
  const [first] = tables;
  if (!first) return err('没有找到用量表：表头里须有品种编码或名称、用量和月末库存');
  const findings = new Findings(tables.length > 1);
  const seen = new Map<string, number>();
  const finder = new ProductFinder(options.items);
  const rows: UseRow[] = [];
  const bad: BadRow[] = [];
  for (const { sheet, row: heading, columns } of tables)
    for (let row = heading + 1; row < sheet.rowCount; row += 1) {
      if (isBlankRow(sheet, row) || isSignatureRow(sheet, row) || isTotal(sheet, row, columns)) continue;
      const read = rowOf({ sheet, columns, finder, seen, options }, row);
      if (!('fault' in read)) {
        rows.push(read);
        continue;
      }
      findings.reject(sheet, row, read.fault, read.message, read.column);
      const cells = first.headings.map((_, column) => sheet.text(row, column));
      bad.push({ sheet: sheet.name, row: sheet.rowNumber(row), cells, reason: read.message });
    }
  if (rows.length + bad.length === 0) return err('表头下面没有读到任何一行');
  return ok({ headings: first.headings, rows, rejections: findings.rejections, bad });
}

type Columns = ReadonlyMap<Column, number>;

function headingOf(sheet: RawSheet) {
  for (let row = 0; row < Math.min(sheet.rowCount, SEARCH_ROWS); row += 1) {
    const headings = Array.from({ length: sheet.width(row) }, (_, column) => sheet.text(row, column));
    const columns = new Map<Column, number>();
    for (const [index, heading] of headings.entries()) {
      const word = headingWord(heading);
      const column = (Object.keys(COLUMNS) as Column[]).find((each) => !columns.has(each) && COLUMNS[each].test(word));
      if (column) columns.set(column, index);
    }
    const named = columns.has('code') || columns.has('name');
    if (named && columns.has('used') && columns.has('closing')) return { row, headings, columns };
  }
  return undefined;
}

const isTotal = (sheet: RawSheet, row: number, columns: Columns): boolean =>
  [columns.get('code'), columns.get('name')].some(
    (column) => column !== undefined && labelKindOf(sheet.text(row, column)) === 'total',
  );

interface Pass {
  readonly sheet: RawSheet;
  readonly columns: Columns;
  readonly finder: ProductFinder;
  /** Rows by the product that they are of. */
  readonly seen: Map<string, number>;
  readonly options: UseOptions;
}
interface Fault {
  readonly fault: string;
  readonly message: string;
  readonly column?: number;
}

function rowOf({ sheet, columns, finder, seen, options }: Pass, row: number): UseRow | Fault {
  const textOf = (column: Column): string => {
    const at = columns.get(column);
    return at === undefined ? '' : oneLine(sheet.text(row, at).replace(/[\p{Cc}\p{Surrogate}]+/gu, ' '));
  };
  const fault = (code: string, column: Column, message: string): Fault => {
    const at = columns.get(column);
    return { fault: code, message, ...(at === undefined ? {} : { column: at }) };
  };
  const [code, name, strength] = [textOf('code'), textOf('name'), textOf('strength')];
  const called = [code, name, strength]
    .filter((text) => text !== '')
    .join(' ')
    .slice(0, 60);
  const by: Column = columns.has('code') ? 'code' : 'name';
  const found = finder.find({ code, name, strength, pack: textOf('pack') });
  if ('fault' in found)
    return found.fault === 'unknown'
      ? fault('unknown-item', by, `目录里没有“${called}”`)
      : fault('ambiguous-item', by, `“${called}”不止一个品种，请写品种编码或补上规格和包装`);
  const { item } = found;
  const word = textOf('counted');
  const size = sizeOf(item, word, options.counted);
  if (size === undefined)
    return fault('bad-unit', 'counted', `计量单位“${word.slice(0, 20)}”既不是${item.pack}也不是${item.unit}`);
  const days = daysInMonth(yearOf(options.month), monthOf(options.month));
  const used = wholeOf(textOf('used'), size);
  if (used === undefined) return fault('bad-quantity', 'used', quantitySentence('用量', textOf('used'), item));
  const closing = wholeOf(textOf('closing'), size);
  if (closing === undefined)
    return fault('bad-quantity', 'closing', quantitySentence('月末库存', textOf('closing'), item));
  const out = textOf('outDays');
  const outDays = out === '' ? 0 : wholeOf(out, 1);
  if (outDays === undefined || outDays > days)
    return fault('bad-days', 'outDays', `缺货天数“${out.slice(0, 20)}”须是 0 至 ${days} 的整数`);
  if (outDays === days && used > 0)
    return fault('bad-days', 'outDays', `全月缺货却用了 ${used}（${item.unit}），请核对缺货天数`);
  const before = seen.get(item.code);
  if (before !== undefined) return fault('twice', by, `${item.code} 与第 ${before} 行重复`);
  seen.set(item.code, sheet.rowNumber(row));
  return { item: item.code, used, outDays, closing };
}

/** Smallest units in one of what the row counts; undefined where its word is no unit of the product. */
function sizeOf(item: Item, word: string, counted: CountedIn): number | undefined {
  if (word === '') return counted === 'packs' ? item.packSize : 1;
  if (word === item.unit || word === '最小单位' || word === '制剂单位') return 1;
  return word === item.pack || word === '包装' || word === '包装单位' ? item.packSize : undefined;
}

const DECIMAL = /^(\d{1,9})(?:\.(\d{1,4}))?$/;

/** A quantity in smallest units: whole, though a part of a pack may be written with decimals; '' is nil. */
function wholeOf(text: string, size: number): number | undefined {
  if (text === '') return 0;
  const match = DECIMAL.exec(text.replaceAll(',', ''));
  if (!match) return undefined;
  const parts = Number(`${match[1]}${(match[2] ?? '').padEnd(4, '0')}`) * size;
  const whole = parts / 10_000;
  return Number.isSafeInteger(whole) && whole <= USE_LIMITS.quantity ? whole : undefined;
}

const quantitySentence = (what: string, text: string, { unit }: Item): string =>
  `${what}“${text.slice(0, 20)}”不是数，或者折不成整${unit}`;
