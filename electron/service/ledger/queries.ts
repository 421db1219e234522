/** What other modules may ask the ledger (账务): figures, vouchers, charts, mapping, periods. */

export { KeptAttested, readAttested } from './attestation/kept-attested.ts';
export { readSigned, type SignedMonth } from './attestation/signed.ts';
export { readBalances, type UnitBalance } from './balances.ts';
export { type BalancesBook, balancesWorkbook } from './balances-workbook.ts';
export { bankAccountName, readBankAccounts } from './bank/account.ts';
export { readBankMonths, type Stage as BankStage } from './bank/month.ts';
export { readFirstLevels } from './books/general-ledger.ts';
export { type KeptCount, readCashCounts } from './cash-count/kept.ts';
export { readBalanceRows } from './composition.ts';
export { readDeclarations, readSummaryPeriods } from './declarations.ts';
export { readDraftHeads } from './desk/draft-heads.ts';
export { readTypedDrafts, type TypedDraft } from './desk/drafts.ts';
export { type ReadFigures, readFigures, readMonthsUnder } from './figures.ts';
export { againstMade, againstUnmaking, countVouchers, readKeptHere } from './made-elsewhere.ts';
export { mappingVersion, readResolvers } from './mapping.ts';
export { readUnmapped, type UnmappedAccount } from './mapping-suggestions.ts';
export { readPostedPapers } from './papers/carriers.ts';
export { invoiceUse } from './papers/in-use.ts';
export { readPaper as readElectronicPaper } from './papers/reading.ts';
export { INVOICE_SORTS } from './papers/sort-names.ts';
export { readClosingFacts } from './period-end/facts.ts';
export { frozenHeads, readBookMonths, readPeriod, readStandIns, type UnitPeriod } from './periods.ts';
export {
  allFigures,
  headOf,
  readDefinedStatement,
  readReconciliation,
  readsOpening,
  type StatementOut,
  statementLine,
  trialBalanceLine,
} from './statements.ts';
export { lastTouched } from './touched.ts';
export { chartVersion, readCharts, type UnitChart } from './unit-charts.ts';
export { readInternalVouchers, readVouchers, readVouchersOf, voucherNumber } from './vouchers.ts';
export { unknownOpenings } from './year-openings.ts';
