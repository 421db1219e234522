import { err, ok, type Result } from '../../../kernel/result.ts';
import { isBlankRow, type RawFile, type RawSheet } from '../../ledger/reading/grid.ts';
import { oneLine } from '../../ledger/reading/half-width.ts';
import { headingWord } from '../../ledger/reading/heading-words.ts';
import { isSignatureRow, labelKindOf } from '../../ledger/reading/row-words.ts';
import type { Item } from '../item.ts';
import { type Price, parsePrice } from '../price.ts';
import { ProductFinder } from '../requests/product.ts';

export const SALE_LIMITS = { rows: 20_000, bytes: 16 * 1024 * 1024, listed: 50 } as const;

/** What a unit sells a product at; `per` a pack or a smallest unit of it. */
export interface SaleRow {
  readonly item: string;
  readonly price: Price;
  readonly per: 'pack' | 'unit';
}

export interface SaleReading {
  readonly rows: readonly SaleRow[];
  /** What cannot be taken, a sentence a row with its number. */
  readonly problems: readonly string[];
}

const COLUMNS = {
  code: /^(医保|国家医保|国家|药品|耗材|品种|物资|商品|材料|项目|目录)*(编码|代码|编号)$/,
  name: /^(药品|耗材|品种|物资|商品|材料|通用)?(名称|品名|名)$/,
  strength: /^(药品|商品)?规格(型号)?$|^含量规格$/,
  pack: /^(包装|包装规格|转换比|包装量|包装数|装量|转换系数)$/,
  per: /^(计价|销售|售价|零售|收费)?单位$/,
  price: /^(零售|销售|收费|执行|现行)?(价|价格|售价|单价|零售价|零售单价)$/,
} as const;
type Column = keyof typeof COLUMNS;

const SEARCH_ROWS = 40;

/**
 * Reads a hospital system's list of sale prices (售价表) by the words of its headings. A row that says no unit is priced by
 * the pack. A product that is named twice, or none at all, is a problem; a price of nil is one too.
 */
export function readSaleTable(file: RawFile, items: Iterable<Item>): Result<SaleReading, string> {
  const count = file.sheets.reduce((sum, sheet) => sum + sheet.rowCount, 0);
  if (count > SALE_LIMITS.rows + SEARCH_ROWS) return err(`文件有 ${count} 行，超过上限 ${SALE_LIMITS.rows} 行`);
  const tables = file.sheets.flatMap((sheet) => {
    const found = sheet.hidden ? undefined : headingOf(sheet);
    return found ? [{ sheet, ...found }] : [];
  });
  if (tables.length === 0) return err('没有找到售价表：表头里须有品种编码或名称，和售价');
  const finder = new ProductFinder(items);
  const rows = new Map<string, SaleRow>();
  const problems: string[] = [];
  for (const { sheet, row: heading, columns } of tables)
    for (let row = heading + 1; row < sheet.rowCount; row += 1) {
      if (isBlankRow(sheet, row) || isSignatureRow(sheet, row) || isTotal(sheet, row, columns)) continue;
      const read = rowOf(sheet, row, columns, finder);
      const problem = typeof read === 'string' ? read : rows.has(read.item) ? `${read.item} 重复` : undefined;
      if (problem !== undefined) problems.push(`第 ${sheet.rowNumber(row)} 行：${problem}`);
      else if (typeof read !== 'string') rows.set(read.item, read);
    }
  if (rows.size + problems.length === 0) return err('表头下面没有读到任何一行');
  return ok({ rows: [...rows.values()], problems });
}

type Columns = ReadonlyMap<Column, number>;

function headingOf(sheet: RawSheet): { readonly row: number; readonly columns: Columns } | undefined {
  for (let row = 0; row < Math.min(sheet.rowCount, SEARCH_ROWS); row += 1) {
    const columns = new Map<Column, number>();
    for (let index = 0; index < sheet.width(row); index += 1) {
      const word = headingWord(sheet.text(row, index));
      const column = (Object.keys(COLUMNS) as Column[]).find((each) => !columns.has(each) && COLUMNS[each].test(word));
      if (column) columns.set(column, index);
    }
    if ((columns.has('code') || columns.has('name')) && columns.has('price')) return { row, columns };
  }
  return undefined;
}

const isTotal = (sheet: RawSheet, row: number, columns: Columns): boolean =>
  [columns.get('code'), columns.get('name')].some(
    (column) => column !== undefined && labelKindOf(sheet.text(row, column)) === 'total',
  );

function rowOf(sheet: RawSheet, row: number, columns: Columns, finder: ProductFinder): SaleRow | string {
  const textOf = (column: Column): string => {
    const at = columns.get(column);
    return at === undefined ? '' : oneLine(sheet.text(row, at).replace(/[\p{Cc}\p{Surrogate}]+/gu, ' '));
  };
  const [code, name, strength] = [textOf('code'), textOf('name'), textOf('strength')];
  const called = [code, name, strength].filter((text) => text !== '').join(' ');
  const found = finder.find({ code, name, strength, pack: textOf('pack') });
  if ('fault' in found)
    return found.fault === 'unknown'
      ? `目录里没有“${called.slice(0, 60)}”`
      : `“${called.slice(0, 60)}”不止一个品种，请写品种编码或补上规格和包装`;
  const { item } = found;
  const word = textOf('per');
  const per = perOf(item, word);
  if (per === undefined) return `计价单位“${word.slice(0, 20)}”既不是${item.pack}也不是${item.unit}`;
  const written = textOf('price').replaceAll(',', '');
  const price = parsePrice(written);
  return price ? { item: item.code, price, per } : `售价“${written.slice(0, 20)}”须大于零，至多四位小数`;
}

/** Where a product's pack and smallest unit have one name, a pack of one is meant either way. */
function perOf({ pack, unit }: Item, word: string): SaleRow['per'] | undefined {
  if (word === '' || word === pack || word === '包装' || word === '包装单位') return 'pack';
  return word === unit || word === '最小单位' || word === '制剂单位' ? 'unit' : undefined;
}
