/** What higher modules may ask of the approval of large expenditure (大额资金支出审批). */

export { readWaitingFor } from './applications/inbox.ts';
export { readSpendings } from './applications/scanning.ts';
export { type ContractKept, readContracts, readFirstSigned } from './contracts/reading.ts';
export { readResolutions } from './meetings/reading.ts';
export { accountToPay, readPayees, tiesOf } from './payees/reading.ts';
export { payoutChecks } from './payouts/checks.ts';
export { readFirstPaid } from './payouts/reading.ts';
export { type RuleVersion, readApproved, readVersions } from './rules/versions.ts';
export { readDelegations, readSeats } from './seats/reading.ts';
export { readApprovalSettings } from './settings/reading.ts';
