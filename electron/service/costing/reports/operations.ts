import type { Implementation } from '../../pipeline/implementation.ts';
import { bookOperations } from './book-operations.ts';
import { formOperations } from './form-operations.ts';
import { pictureOperations } from './picture-operations.ts';
import { traceOperations } from './trace-operations.ts';

/** What `contract.costing` promises of reports: `reports.ts` and `trace.ts` of it. */
export const costReportOperations: readonly Implementation[] = [
  ...formOperations,
  ...pictureOperations,
  ...traceOperations,
  ...bookOperations,
];
