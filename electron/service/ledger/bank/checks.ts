import type { CheckResult } from '../../../../shared/domain/audit/check.ts';
import { bankReconciled, type ReconciledAccount } from '../../../../shared/domain/ledger/bank/check.ts';
import { runCheck } from '../../../../shared/domain/ledger/checks/check-input.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { readBankMonths } from './month.ts';

/** The bank accounts of the units, as far as they are reconciled in the month; closed ones and later ones are left out. */
export async function bankCheck(
  db: BooksReader,
  units: readonly UnitCode[],
  period: Period,
  only?: readonly string[],
): Promise<CheckResult> {
  const wanted = !only || only.includes(bankReconciled.name);
  const accounts = new Map<UnitCode, ReconciledAccount[]>();
  for (const { account, stage, reconciliation, settings } of wanted ? await readBankMonths(db, units, period) : []) {
    const { bank, number, code, unit } = account;
    const own = { bank, number, code, stage, reconciliation, settings };
    accounts.set(unit, [...(accounts.get(unit) ?? []), own]);
  }
  const rows = units.flatMap(
    (unit) => runCheck(bankReconciled, { unit, period, bankAccounts: accounts.get(unit) ?? [] }).rows,
  );
  const { name, title, severity } = bankReconciled;
  // Without an account nothing was reconciled: an auditor must not read that as passed.
  return { name, title, severity, ok: rows.length === 0, ...(accounts.size === 0 ? { idle: true } : {}), rows };
}
