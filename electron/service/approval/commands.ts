import type { Implementation } from '../pipeline/implementation.ts';
import { payeeOperations } from './payees/payee-operations.ts';
import { payeeQueries } from './payees/showing.ts';
import { ruleOperations } from './rules/operations.ts';
import { trialOperations } from './rules/trial-operation.ts';
import { delegationOperations } from './seats/delegation-operations.ts';
import { seatOperations } from './seats/seat-operations.ts';
import { settingsOperations } from './settings/settings-operations.ts';

export { applicationOperations } from './applications/operations.ts';
export { contractOperations } from './contracts/operations.ts';
export { meetingOperations } from './meetings/operations.ts';
export { payoutOperations } from './payouts/operations.ts';
export { radarOperations } from './radar/operations.ts';

/**
 * What `contract.approval` promises; besides applications, meetings and contracts, whose papers are kept beside the books, and the
 * radar, which is tried beside the service.
 */
export const approvalOperations: readonly Implementation[] = [
  ...ruleOperations,
  ...trialOperations,
  ...seatOperations,
  ...delegationOperations,
  ...payeeQueries,
  ...payeeOperations,
  ...settingsOperations,
];
