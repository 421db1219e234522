import type { Implementation } from '../pipeline/implementation.ts';
import { attestationRuleOperations } from './attestation.ts';
import { cashierSignOperations } from './cashier-sign.ts';
import { deadlineOperations } from './deadline-operations.ts';
import { demonstration } from './demonstration.ts';
import { departmentChanges } from './departments/change-operations.ts';
import { departmentLists } from './departments/list-operations.ts';
import { ownCodeOperations } from './departments/own-codes.ts';
import { departmentReading } from './departments/reading-operations.ts';
import type { FirstStart } from './first-start.ts';
import { peopleOperations } from './people-operations.ts';
import { type SigningInParts, signingIn } from './signing-in.ts';
import { tableOperations } from './table-operations.ts';
import { unitOperations } from './unit-operations.ts';

/** Everything that `contract.session` and `contract.organisation` promise. */
export const organisationOperations = (
  parts: SigningInParts & { readonly start: FirstStart },
): readonly Implementation[] => [
  ...parts.start.operations,
  ...signingIn(parts),
  ...demonstration,
  ...unitOperations,
  ...departmentReading,
  ...departmentChanges,
  ...departmentLists,
  ...ownCodeOperations,
  ...deadlineOperations,
  ...cashierSignOperations,
  ...attestationRuleOperations,
  ...tableOperations,
  ...peopleOperations(parts.passwords, parts.start),
];

export { type FirstStart, firstStart } from './first-start.ts';
export { argonPasswords, PASSWORD_COST, type PasswordCost, type Passwords } from './passwords.ts';
export { bookSessions } from './sessions.ts';
