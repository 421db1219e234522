import { audit } from './audit.ts';
import { budget } from './budget.ts';
import { consolidation } from './consolidation.ts';
import { costing } from './costing.ts';
import { jobs } from './jobs.ts';
import { ledger } from './ledger.ts';
import { organisation } from './organisation.ts';
import { procurement } from './procurement.ts';
import { session } from './session.ts';

/** By name, since written out the type is longer than the compiler will write. */
export type Contract = {
  readonly session: typeof session;
  readonly organisation: typeof organisation;
  readonly ledger: typeof ledger;
  readonly consolidation: typeof consolidation;
  readonly budget: typeof budget;
  readonly costing: typeof costing;
  readonly procurement: typeof procurement;
  readonly audit: typeof audit;
  readonly jobs: typeof jobs;
};

/** Everything that can be asked of the service, by module: the table of contents. */
export const contract: Contract = {
  session,
  organisation,
  ledger,
  consolidation,
  budget,
  costing,
  procurement,
  audit,
  jobs,
};
