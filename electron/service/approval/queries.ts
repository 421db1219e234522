/** What higher modules may ask of the approval of large expenditure (大额资金支出审批). */

export { type Chain, type ChainLink, reachedIn, readChains } from './applications/chains.ts';
export { readWaitingFor } from './applications/inbox.ts';
export { readApplicationNumbers, readReleases } from './applications/reading.ts';
export { type FindingKept, readFindings, readSpendings } from './applications/scanning.ts';
export { type ContractKept, readContracts, readFirstSigned } from './contracts/reading.ts';
export { type MeetingKept, type ResolutionKept, readMeetings, readResolutions } from './meetings/reading.ts';
export { accountToPay, readPayees, readPayeesFor, tiesOf } from './payees/reading.ts';
export { payoutChecks } from './payouts/checks.ts';
export { type PaymentKept, readPayments } from './payouts/listing.ts';
export { readFirstPaid, readPaid, readPayingIn } from './payouts/paid.ts';
export { type RuleVersion, readApproved, readVersions } from './rules/versions.ts';
export { readDelegations, readSeats } from './seats/reading.ts';
export { readApprovalSettings } from './settings/reading.ts';
