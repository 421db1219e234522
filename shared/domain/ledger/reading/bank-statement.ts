import type { RawSheet } from './grid.ts';
import { withoutBlanks } from './half-width.ts';

const SEARCH_ROWS = 15;
/** Headings that banks use and books do not (LAYOUTS 2). */
const WORDS =
  /^(对方账号|对方户名|对方单位名称|本方账号|账户余额|交易时间|交易日期|收入金额|支出金额|借方发生额\(?支取\)?|贷方发生额\(?收入\)?|交易行名|交易用途|核心流水号|起息日期|付款人名称|收款人名称|交易流水号)/;

/** True for a bank's download (企业网银明细): three of its words in one of the first rows. */
export function isBankStatement(sheet: RawSheet): boolean {
  for (let row = 0; row < Math.min(sheet.rowCount, SEARCH_ROWS); row += 1) {
    let found = 0;
    for (let column = 0; column < sheet.width(row); column += 1)
      if (WORDS.test(withoutBlanks(sheet.text(row, column)))) found += 1;
    if (found >= 3) return true;
  }
  return false;
}
