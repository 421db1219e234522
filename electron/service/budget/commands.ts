import type { Implementation } from '../pipeline/implementation.ts';
import { actualsOperations } from './actuals.ts';
import { controlOperations } from './changes/control-operations.ts';
import { changeOperations } from './changes/operations.ts';
import { kitOperations } from './kit/kit-operations.ts';
import { planningOperations } from './planning.ts';
import { projectBookOperations } from './projects/library-operation.ts';
import { projectOperations } from './projects/operations.ts';
import { performanceOperations } from './projects/performance-operations.ts';
import { readingOperations } from './reading.ts';
import { requestOperations } from './requests/operations.ts';
import { roundOperations } from './round-operations.ts';
import { scheduleOperations } from './schedules/operations.ts';
import { remarkOperations } from './schedules/remarks.ts';
import { progressOperations } from './spending/progress-operations.ts';
import { remainingOperations } from './spending/remaining.ts';
import { permitOperations } from './watching/permit-operations.ts';
import { varianceOperations } from './watching/variance-operations.ts';

export {
  commitFor,
  expireFor,
  type Holder,
  keepFor,
  type Moving,
  releaseFor,
  reserveFor,
  spendFor,
  unbindFor,
  type Wanted,
} from './holding.ts';
export { expiryClock } from './requests/clock.ts';
export { commitVoucher } from './spending/committing.ts';
export { budgetFollower } from './spending/following.ts';
export { budgetSumOperations } from './sums/sums.ts';

/** What `contract.budget` promises, but for the sums, which ask the consolidation. */
export const budgetOperations: readonly Implementation[] = [
  ...readingOperations,
  ...actualsOperations,
  ...planningOperations,
  ...roundOperations,
  ...remainingOperations,
  ...kitOperations,
  ...changeOperations,
  ...controlOperations,
  ...progressOperations,
  ...scheduleOperations,
  ...remarkOperations,
  ...varianceOperations,
  ...permitOperations,
  ...projectOperations,
  ...performanceOperations,
  ...projectBookOperations,
  ...requestOperations,
];
