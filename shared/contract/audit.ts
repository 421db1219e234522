import { trail } from './audit/trail.ts';

/** What can be asked of the audit room (审计): the trail, its proof, and what leaves with an auditor. */
export const audit = { ...trail };
