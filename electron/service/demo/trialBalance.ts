import type { UnitAccount } from '../../../shared/domain/ledger/account.ts';
import type { VoucherDraft } from '../../../shared/domain/ledger/voucher.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import { type Fen, fen, ZERO } from '../../../shared/kernel/fen.ts';
import { type Period, periodOfDate } from '../../../shared/kernel/period.ts';
import type { OpeningRow, SampleBalanceRow } from './model.ts';

/** What an account held at the year's beginning and moved before and in a month, all in its own columns. */
interface Sums {
  yearOpening: number;
  debitBefore: number;
  creditBefore: number;
  debit: number;
  credit: number;
}

const onSide = (balance: number): readonly [Fen, Fen] => (balance >= 0 ? [fen(balance), ZERO] : [ZERO, fen(-balance)]);

function rowOf(account: UnitAccount, sums: Sums): SampleBalanceRow {
  const opening = sums.yearOpening + sums.debitBefore - sums.creditBefore;
  const [yearOpeningDebit, yearOpeningCredit] = onSide(sums.yearOpening);
  const [openingDebit, openingCredit] = onSide(opening);
  const [closingDebit, closingCredit] = onSide(opening + sums.debit - sums.credit);
  return {
    code: account.code,
    name: account.name,
    level: account.level,
    leaf: account.leaf,
    yearOpeningDebit,
    yearOpeningCredit,
    openingDebit,
    openingCredit,
    debit: fen(sums.debit),
    credit: fen(sums.credit),
    yearDebit: fen(sums.debitBefore + sums.debit),
    yearCredit: fen(sums.creditBefore + sums.credit),
    closingDebit,
    closingCredit,
  };
}

/**
 * 科目余额表 of one unit at a month's end, as an accounting package prints it: parents and leaves by code, a balance on the
 * side it stands on, accounts that never held or moved anything left out.
 */
export function balanceRows(
  accounts: readonly UnitAccount[],
  openings: readonly OpeningRow[],
  drafts: readonly VoucherDraft[],
  period: Period,
): SampleBalanceRow[] {
  const byCode = new Map(accounts.map((account) => [account.code, account]));
  const sums = new Map<string, Sums>();
  const at = (code: string): Sums[] => {
    const chain: Sums[] = [];
    for (let up: string | undefined = code; up !== undefined; up = byCode.get(up)?.parent) {
      assert(byCode.has(up), `no account ${up} in the unit's chart`);
      const known = sums.get(up) ?? { yearOpening: 0, debitBefore: 0, creditBefore: 0, debit: 0, credit: 0 };
      sums.set(up, known);
      chain.push(known);
    }
    return chain;
  };
  for (const { code, amount } of openings) for (const each of at(code)) each.yearOpening += amount;
  for (const draft of drafts) {
    const when = periodOfDate(draft.date);
    if (when > period) continue;
    for (const { code, debit, credit } of draft.lines) {
      for (const each of at(code)) {
        if (when === period) {
          each.debit += debit;
          each.credit += credit;
        } else {
          each.debitBefore += debit;
          each.creditBefore += credit;
        }
      }
    }
  }
  return accounts.flatMap((account) => {
    const of = sums.get(account.code);
    return of && Object.values(of).some((sum) => sum !== 0) ? [rowOf(account, of)] : [];
  });
}
