import { checks } from './audit/checks.ts';
import { packs } from './audit/packs.ts';
import { trail } from './audit/trail.ts';

/** What can be asked of the audit room (审计): the checks, the trail and its proof, and what leaves with an auditor. */
export const audit = { ...checks, ...trail, ...packs };
