import { auxiliaryColumns } from './auxiliary-columns.ts';
import { balanceShapes, moneyColumns } from './balance-shape.ts';
import { isBankStatement } from './bank-statement.ts';
import { splitAccount } from './codes.ts';
import { columnOf } from './columns.ts';
import { oneMonth } from './date-order.ts';
import { journalColumns } from './journal-columns.ts';
import type { ReadingKind } from './reading.ts';
import { labelKindOf } from './row-words.ts';
import type { Table } from './table.ts';
import { readTitle } from './title.ts';
import { namesVoucher } from './voucher-form.ts';

const KIND_NAMES: Readonly<Record<ReadingKind, string>> = {
  'trial-balance': '科目余额表',
  vouchers: '凭证（序时账）',
  'subsidiary-ledger': '明细账',
  'intra-group': '内部往来（辅助余额表或申报表）',
};
export const kindName = (kind: ReadingKind): string => KIND_NAMES[kind];

const DECLARATION_TITLE = /内部(往来|交易)|往来.*申报|交易申报|辅助(核算)?余额|往来(余额|明细)表|关联(方|交易)/;
const SAMPLE_ROWS = 300;

/** Everything that a table could be read as, the likeliest first; nothing when it is no ledger at all. */
export function kindsOf(table: Table): readonly ReadingKind[] {
  const { columns } = table;
  const has = (meaning: Parameters<typeof columnOf>[1]) => columnOf(columns, meaning) !== undefined;
  const account = has('code') || has('account') || has('name') || has('debit-account');
  if (!has('code') && !has('account') && isBankStatement(table.sheet)) return [];
  const entries = journalColumns(columns);
  const dated = has('date') || has('day') || has('period') || has('month') || oneMonth(table);
  const kinds: ReadingKind[] = [];
  if (account && declares(table)) kinds.push('intra-group');
  if (entries && has('voucher') && dated) {
    if (!account) {
      if (entries.form !== 'signed' && namesAccount(table)) kinds.push('subsidiary-ledger');
    } else if (entries.balance && entries.form === 'debit-credit') kinds.push('subsidiary-ledger', 'vouchers');
    else kinds.push('vouchers');
  } else if (account && entries && namesVoucher(table.sheet, 0, table.heading.first - 1)) kinds.push('vouchers');
  else if (account && balanceShapes(columns, false).length > 0) kinds.push('trial-balance');
  if (account && !kinds.includes('intra-group') && mayDeclare(table)) kinds.push('intra-group');
  return kinds;
}

/** A title that says so, or a counterparty in nearly every row of a table without vouchers. */
function declares(table: Table): boolean {
  if (!mayDeclare(table)) return false;
  if (table.title.texts.some((text) => DECLARATION_TITLE.test(text)) || DECLARATION_TITLE.test(table.sheet.name))
    return true;
  const entries = journalColumns(table.columns);
  const journal = columnOf(table.columns, 'voucher') && columnOf(table.columns, 'summary') && entries;
  if (journal && entries.form !== 'signed') return false;
  const counterparty = auxiliaryColumns(table.columns).filter(
    (column) => column.sense.auxiliary?.kind === 'counterparty',
  );
  if (counterparty.length === 0) return false;
  let rows = 0;
  let named = 0;
  for (let row = table.from; row < Math.min(table.to, table.from + SAMPLE_ROWS); row += 1) {
    if (!hasFigure(table, row) || isTotalRow(table, row)) continue;
    rows += 1;
    if (counterparty.some((column) => table.sheet.text(row, column.index) !== '')) named += 1;
  }
  return rows > 0 && named * 10 >= rows * 9;
}

function mayDeclare(table: Table): boolean {
  if (moneyColumns(table.columns).length === 0) return false;
  return auxiliaryColumns(table.columns).length > 0 || columnOf(table.columns, 'unit') !== undefined;
}

const hasFigure = (table: Table, row: number): boolean =>
  moneyColumns(table.columns).some((column) => table.sheet.kind(row, column.index) !== 'empty');

function isTotalRow(table: Table, row: number): boolean {
  for (let column = 0; column < Math.min(6, table.sheet.width(row)); column += 1)
    if (labelKindOf(table.sheet.text(row, column))) return true;
  return false;
}

/** A ledger without an account column says its account above the heading or in the sheet's name. */
function namesAccount(table: Table): boolean {
  if (table.title.account !== undefined || splitAccount(table.sheet.name) || /^\d{4,}$/.test(table.sheet.name))
    return true;
  for (let row = table.from; row < Math.min(table.to, table.from + 5); row += 1)
    if (readTitle(table.sheet, row, row).account) return true;
  return /明细账|日记账/.test(table.title.texts.join(' '));
}

/** What a table with figures lacks to be a ledger, in a sentence; undefined when it is far from one. */
export function lackOf(table: Table): string | undefined {
  const { columns } = table;
  const has = (meaning: Parameters<typeof columnOf>[1]) => columnOf(columns, meaning) !== undefined;
  const money = moneyColumns(columns).map((column) => column.heading);
  if (money.length === 0) return undefined;
  if (!has('code') && !has('account') && !has('name'))
    return has('voucher') || has('summary') ? '缺少科目编码（或科目名称）栏，上方也没有写明科目' : undefined;
  if (has('summary') && !has('voucher')) return '缺少凭证号栏，不能分出每一张凭证';
  if (has('voucher')) return '缺少日期栏（或会计期间），不能确定凭证日期';
  return `缺少栏目：科目余额表需要期初或期末余额，以及本期（或累计）借贷方发生额；现有的金额栏是 ${money.join('、')}`;
}
