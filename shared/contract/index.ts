import { approval } from './approval.ts';
import { audit } from './audit.ts';
import { budget } from './budget.ts';
import { consolidation } from './consolidation.ts';
import { costing } from './costing.ts';
import { jobs } from './jobs.ts';
import { ledger } from './ledger.ts';
import { organisation } from './organisation.ts';
import { procurement } from './procurement.ts';
import { session } from './session.ts';

/** Everything that can be asked of the service, by module. Named one by one: together they are more than the compiler writes out. */
export type Contract = {
  readonly session: typeof session;
  readonly organisation: typeof organisation;
  readonly ledger: typeof ledger;
  readonly consolidation: typeof consolidation;
  readonly budget: typeof budget;
  readonly costing: typeof costing;
  readonly procurement: typeof procurement;
  readonly approval: typeof approval;
  readonly audit: typeof audit;
  readonly jobs: typeof jobs;
};

/** The table of contents. */
export const contract: Contract = {
  ...{ session, organisation, ledger, consolidation, budget },
  ...{ costing, procurement, approval, audit, jobs },
};
