/** What higher modules may ask of the approval of large expenditure (大额资金支出审批). */

export { type RuleVersion, readApproved, readVersions } from './rules/versions.ts';
export { readDelegations, readSeats } from './seats/reading.ts';
