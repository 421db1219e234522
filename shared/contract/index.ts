import { audit } from './audit.ts';
import { budget } from './budget.ts';
import { consolidation } from './consolidation.ts';
import { costing } from './costing.ts';
import { jobs } from './jobs.ts';
import { ledger } from './ledger.ts';
import { organisation } from './organisation.ts';
import { procurement } from './procurement.ts';
import { session } from './session.ts';

/** Everything that can be asked of the service, by module: the table of contents. */
export const contract = { session, organisation, ledger, consolidation, budget, costing, procurement, audit, jobs };
export type Contract = typeof contract;
