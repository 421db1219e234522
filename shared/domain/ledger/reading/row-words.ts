import type { RawSheet } from './grid.ts';
import { withoutBlanks } from './half-width.ts';

/** Why a row of a table is not an entry of it. */
export type RowKind = 'total' | 'carried-forward' | 'opening' | 'closing' | 'signature';

/** Totals by the whole cell: a journal line whose summary merely contains 合计 stays a line (LAYOUTS 0.6). */
const TOTAL =
  /^(?:(?:本|当|上)?(?:日|周|旬|月|季|年|期|页|表|科目|凭证|账簿|单位)?(?:小计|合计|总计|共计|累计)|(?:本|当)(?:日|月|期|年|前|页)(?:发生额?)?(?:合计|累计|小计)|当前(?:合计|累计)|(?:借贷|借方|贷方)?(?:合计|总计)(?:数|额|金额)?|总合计|全部合计|合计数|total|subtotal|grandtotal)[:：]?$/i;
const CARRIED =
  /^(?:过次页|承前页|转下页|接上页|接下页|承上页|上页结转|结转下页|结转下年|结转次年|过入次页|本页结转|转次页)$/;
const OPENING =
  /^(?:(?:期初|月初|年初|上年|上月|本期期初|上期|起初)(?:余额|结转|结存|数)?|上年结转|上月结转|上期结转|上期结余|上年结余|期初建账|年初余额|opening(?:balance)?)$/i;
const CLOSING = /^(?:期末余额|月末余额|年末余额|期末结存|本期余额|本月余额|当前余额|closing(?:balance)?)$/i;
/** Names of classes and accounts before a total: 资产小计, 负债类合计, 核算账簿累计. */
const NAMED_TOTAL = /^[^\d:：]{1,40}(?:小计|合计|总计|累计)[:：]?$/;
const SIGNATURE =
  /^(?:制表|制单|审核|复核|会计主管|财务主管|主管|记账|出纳|编制|打印|核算单位|单位负责人|财务负责人|负责人|经办|填表|填报|导出|操作员|会计)(?:人|员|日期|时间|单位)?[:：]|^第\s*\d+\s*页|^共\s*\d+\s*页|^页码|^-?\s*\d+\s*\/\s*\d+\s*-?$|^\*+|^注[:：]|^说明[:：]|^备注[:：]/;

/** What one cell's words say of its row when they fill the cell. */
export function rowKindOf(text: string): RowKind | undefined {
  const word = withoutBlanks(text);
  if (word === '' || word.length > 60) return undefined;
  if (TOTAL.test(word)) return 'total';
  if (CARRIED.test(word)) return 'carried-forward';
  if (OPENING.test(word)) return 'opening';
  if (CLOSING.test(word)) return 'closing';
  return undefined;
}

/** The same for a cell that holds a name or a code, where `资产小计` is a total as well. */
export function labelKindOf(text: string): RowKind | undefined {
  return rowKindOf(text) ?? (NAMED_TOTAL.test(withoutBlanks(text)) ? 'total' : undefined);
}

/** A class of accounts (会计要素) in the place of an account: a row with its sum. */
export const isClass = (text: string): boolean =>
  /^(?:[一二三四五六七八][、.])?(?:资产|负债|净资产|收入|费用|预算收入|预算支出|预算结余|财务会计|预算会计)(?:类)?(?:科目)?$/.test(
    withoutBlanks(text),
  );

export const isSignature = (text: string): boolean => SIGNATURE.test(text.trim());

/** A row of people and page numbers: any of its own cells begins like one. */
export function isSignatureRow(sheet: RawSheet, row: number): boolean {
  for (let column = 0; column < sheet.width(row); column += 1)
    if (!sheet.copied(row, column) && isSignature(sheet.text(row, column))) return true;
  return false;
}

/** A total that goes back beyond the file's own rows, so that the rows cannot prove it: 本年累计. */
export const isYearToDate = (text: string): boolean => /累计/.test(withoutBlanks(text));
