import { attestationRule } from './organisation/attestation.ts';
import { cashierSign } from './organisation/cashier-sign.ts';
import { deadlines } from './organisation/deadlines.ts';
import { departmentCards } from './organisation/departments.ts';
import { people } from './organisation/people.ts';
import { tables } from './organisation/tables.ts';
import { units } from './organisation/units.ts';

/** What can be asked of the organisation (组织与人员): the members, the outside parties, the people and their roles. */
export const organisation = {
  ...units,
  ...departmentCards,
  ...deadlines,
  ...cashierSign,
  ...attestationRule,
  ...tables,
  ...people,
};
