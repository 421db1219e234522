import { fen } from '../../../kernel/fen.ts';
import type { Period } from '../../../kernel/period.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { AccountReader } from './accounts.ts';
import { sided } from './balance-checks.ts';
import { parentCodes } from './codes.ts';
import { dateOrder } from './date-order.ts';
import { Findings } from './findings.ts';
import { journalColumns } from './journal-columns.ts';
import { proveAccount } from './ledger-account.ts';
import type { BalanceRow, ReadingOptions, ReadingRefusal, ReadVoucher } from './reading.ts';
import { ambiguous, refusal } from './refusals.ts';
import { SubsidiaryReader } from './subsidiary.ts';
import type { Table } from './table.ts';
import { VoucherGroups } from './voucher-groups.ts';
import { periodsOf } from './vouchers.ts';

export interface SubsidiaryReading {
  readonly rows: number;
  readonly balances: readonly BalanceRow[];
  readonly vouchers: readonly ReadVoucher[];
  readonly unitNames: readonly string[];
  readonly period?: Period;
  readonly from?: Period;
  readonly findings: Findings;
  readonly form: string;
  readonly dateOrder?: string;
}

/**
 * Reads subsidiary ledgers of many accounts as what they are together: a trial balance, and vouchers gathered again by number across
 * the accounts. The order of lines inside a voucher is lost in a ledger; a voucher whose other accounts are missing does not balance.
 */
export function readSubsidiaryLedger(
  tables: readonly Table[],
  accounts: AccountReader | undefined,
  options: ReadingOptions,
  namesSheets: boolean,
): Result<SubsidiaryReading, ReadingRefusal> {
  const table = tables[0]!;
  const columns = journalColumns(table.columns);
  if (!columns) return refusal('missing-columns', '明细账缺少金额栏：需要借方、贷方金额。', { table });
  const order = dateOrder(tables, columns, {
    layout: options.layout?.dateOrder,
    choose: options.choose,
    period: options.period,
  });
  if ('ambiguous' in order) return ambiguous(order.ambiguous, [], table);
  const findings = new Findings(namesSheets);
  const reader = new SubsidiaryReader(options, order.order, accounts, tables, findings);
  for (const each of tables) reader.take(each);
  if (reader.accounts.size === 0)
    return refusal('no-table-found', '明细账里找不到科目：表头上方应有“科目：编码 名称”，或工作表以科目命名。', {
      table,
    });

  const parents = parentCodes(reader.accounts.keys());
  const groups = new VoucherGroups();
  const balances: BalanceRow[] = [];
  for (const account of reader.accounts.values()) {
    const leaf = !parents.has(account.code);
    balances.push(proveAccount(account, leaf, reader.hasDirections, findings));
    for (const event of account.events) {
      if (event.kind !== 'entry') continue;
      if (!leaf) findings.skip(event.sheet, event.row, 'parent');
      else {
        const voucher = groups.open(event.head, event.sheet, event.row, findings);
        voucher.lines.push(event.line);
        voucher.debit += event.line.debit;
        voucher.credit += event.line.credit;
        voucher.broken ||= account.broken;
      }
    }
  }
  const vouchers = asVouchers(groups, options, findings);
  checkBalances(balances, options, findings);
  const ofVouchers = periodsOf(vouchers);
  const { span, unitName } = table.title;
  const title = span && (span.from === span.to ? { period: span.to } : { period: span.to, from: span.from });
  return ok({
    rows: reader.rows,
    balances,
    vouchers,
    unitNames: unitName === undefined ? [] : [unitName],
    ...(title ?? ofVouchers),
    findings,
    form: reader.hasDirections ? 'direction' : columns.form,
    ...(order.order ? { dateOrder: order.order } : {}),
  });
}

/** Taken as a trial balance, a few accounts' ledgers need not hold whole vouchers; taken as vouchers they must. */
function asVouchers(groups: VoucherGroups, options: ReadingOptions, findings: Findings): ReadVoucher[] {
  if (options.kind !== 'trial-balance') return groups.finish(findings, false, '（明细账可能缺少其中某个科目）');
  const aside = new Findings(false);
  const vouchers = groups.finish(aside, false, '');
  if (aside.rejections.length > 0)
    findings.remark(`明细账中有 ${aside.rejections.length} 张凭证不完整（缺少某些科目），只取了余额和发生额。`);
  return vouchers;
}

/** All accounts of a unit balance together; some of them alone do not, which stops only a trial balance. */
function checkBalances(balances: readonly BalanceRow[], options: ReadingOptions, findings: Findings): void {
  const leaves = balances.filter((row) => row.leaf);
  for (const [key, name] of [
    ['opening', '期初余额'],
    ['closing', '期末余额'],
  ] as const) {
    const sum = leaves.reduce<number>((total, row) => total + row[key], 0);
    if (sum === 0) continue;
    const message = `各科目${name}合计${sided(fen(sum))}，借贷不平（明细账可能缺少科目）`;
    if (options.kind === 'trial-balance') findings.rejections.push({ row: 0, code: 'does-not-balance', message });
    else findings.remark(`${message}。`);
  }
}
