import { type Fen, fen, groupedYuan } from '../../../kernel/fen.ts';
import { natureOfCode } from '../charts/element.ts';
import { sided } from './balance-checks.ts';
import { EntryTotals, type PrintedEntryTotal } from './entry-totals.ts';
import type { Findings } from './findings.ts';
import type { RawSheet } from './grid.ts';
import type { BalanceRow, ReadLine } from './reading.ts';
import type { Direction } from './side-word.ts';
import type { VoucherHead } from './voucher-groups.ts';

/** A printed running balance (余额), with its direction where the ledger has that column. */
export interface PrintedBalance {
  readonly amount: Fen;
  readonly direction: Direction;
}

/** One row of an account in a subsidiary ledger, in the order of the file. */
export type LedgerEvent =
  | {
      readonly kind: 'opening' | 'carried';
      readonly sheet: RawSheet;
      readonly row: number;
      readonly balance: PrintedBalance | undefined;
    }
  | {
      readonly kind: 'entry';
      readonly sheet: RawSheet;
      readonly row: number;
      readonly balance: PrintedBalance | undefined;
      readonly head: VoucherHead;
      readonly line: ReadLine;
    }
  | {
      readonly kind: 'total';
      readonly sheet: RawSheet;
      readonly row: number;
      readonly balance: PrintedBalance | undefined;
      readonly printed: PrintedEntryTotal;
    };

/** One account of a subsidiary ledger (明细账), as far as the file shows it. */
export interface LedgerAccount {
  readonly code: string;
  readonly name: string;
  readonly sheet: RawSheet;
  readonly row: number;
  readonly events: LedgerEvent[];
  broken: boolean;
}

/** How a ledger without directions signs its balances: debit-positive, or relative to the account's side. */
type Sign = 1 | -1;

/**
 * Proves an account against itself: each printed balance follows from the one before, page breaks carry it over unchanged, 本月合计 is the
 * sum of its entries; and gives its row of the trial balance. 本年累计 gives the year's turnovers.
 */
export function proveAccount(
  account: LedgerAccount,
  leaf: boolean,
  hasDirections: boolean,
  findings: Findings,
): BalanceRow {
  const sign = hasDirections ? 1 : signOf(account);
  const value = (balance: PrintedBalance): number => (hasDirections ? byDirection(balance) : balance.amount * sign);
  const totals = new EntryTotals();
  let opening: number | undefined;
  let running: number | undefined;
  let debit = 0;
  let credit = 0;
  let year: { debit: Fen; credit: Fen } | undefined;
  let toldOnce = account.broken;
  for (const event of account.events) {
    const printed = event.balance === undefined ? undefined : value(event.balance);
    if (event.kind === 'entry') {
      const { line } = event;
      if (opening === undefined && printed !== undefined) opening = printed - line.debit + line.credit;
      running = (running ?? opening ?? 0) + line.debit - line.credit;
      opening ??= 0;
      debit += line.debit;
      credit += line.credit;
      totals.add(line.debit, line.credit);
    } else if (opening === undefined) {
      opening = printed ?? 0;
      running = opening;
    }
    if (event.kind === 'total') {
      const { printed: sums } = event;
      if (/年/.test(sums.label) && /累计/.test(sums.label) && sums.debit?.ok && sums.credit?.ok)
        year = { debit: sums.debit.amount, credit: sums.credit.amount };
      totals.check(event.sheet, event.row, sums, findings);
    }
    if (printed !== undefined && running !== undefined && printed !== running && !toldOnce) {
      toldOnce = true;
      findings.reject(
        event.sheet,
        event.row,
        'does-not-roll-forward',
        `${account.code} ${account.name}：余额 ${sided(fen(printed))}，按发生额计算应为 ${sided(fen(running))}，相差 ${groupedYuan(fen(printed - running))}`,
      );
    }
    if (printed !== undefined) running = printed;
  }
  totals.finish();
  return {
    row: account.sheet.rowNumber(account.row),
    code: account.code,
    name: account.name,
    leaf,
    opening: fen(opening ?? 0),
    debit: fen(debit),
    credit: fen(credit),
    ...(year ? { yearDebit: year.debit, yearCredit: year.credit } : {}),
    closing: fen(running ?? 0),
  };
}

function byDirection({ amount, direction }: PrintedBalance): number {
  return direction === 'credit' ? -amount : amount;
}

/** The first movement whose balance tells; an account without any follows its nature. */
function signOf(account: LedgerAccount): Sign {
  let before: number | undefined;
  for (const event of account.events) {
    if (event.balance === undefined) continue;
    if (event.kind === 'entry' && before !== undefined) {
      const change = event.line.debit - event.line.credit;
      const seen = event.balance.amount - before;
      if (seen !== 0 && seen === change) return 1;
      if (seen !== 0 && seen === -change) return -1;
    }
    before = event.balance.amount;
  }
  return natureOfCode(account.code)?.side === 'credit' ? -1 : 1;
}
