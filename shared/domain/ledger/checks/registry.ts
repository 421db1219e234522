import type { CheckResult } from '../../audit/check.ts';
import {
  budgetEquation,
  closedAccounts,
  mappingCoverage,
  negativeBalances,
  rollForward,
  trialBalanceAgrees,
  trialBalanceBalances,
  unsettledAdvances,
  yearOpeningKnown,
} from './balance-checks.ts';
import { chartStopsShort, codeDiffers, firstLevelNotOfficial, nameDiffers } from './chart-checks.ts';
import { type Check, runCheck, type UnitCheckInput } from './check-input.ts';
import {
  balanceSheetBalances,
  carryOverArticulation,
  netAssetMovements,
  reconciliationClassified,
  reconciliationExplains,
  statementArticulation,
} from './statement-checks.ts';
import {
  blocksBalance,
  bothSides,
  duplicateVouchers,
  missingDimension,
  missingParallelBlock,
  mixedClosing,
  numberContinuity,
  sourceNumberContinuity,
} from './voucher-checks.ts';

/** Every named check of one unit's period: errors first, in the order in which a person would look at them. */
export const LEDGER_CHECKS: readonly Check<UnitCheckInput>[] = [
  blocksBalance,
  numberContinuity,
  trialBalanceBalances,
  rollForward,
  mappingCoverage,
  balanceSheetBalances,
  statementArticulation,
  budgetEquation,
  reconciliationExplains,
  reconciliationClassified,
  yearOpeningKnown,
  trialBalanceAgrees,
  closedAccounts,
  unsettledAdvances,
  negativeBalances,
  missingParallelBlock,
  missingDimension,
  bothSides,
  mixedClosing,
  duplicateVouchers,
  sourceNumberContinuity,
  carryOverArticulation,
  netAssetMovements,
  nameDiffers,
  codeDiffers,
  chartStopsShort,
  firstLevelNotOfficial,
];

const BY_NAME = new Map(LEDGER_CHECKS.map((check) => [check.name, check]));

/** A check by its name, or undefined. */
export const ledgerCheck = (name: string): Check<UnitCheckInput> | undefined => BY_NAME.get(name);

/** Runs all checks of a unit's period, or those named. Names that are no check of the ledger are passed over. */
export function runLedgerChecks(input: UnitCheckInput, names?: readonly string[]): CheckResult[] {
  const checks = names === undefined ? LEDGER_CHECKS : LEDGER_CHECKS.filter((check) => names.includes(check.name));
  return checks.map((check) => runCheck(check, input));
}
