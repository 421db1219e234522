import type { Originals } from '../../ledger/commands.ts';
import type { Implementation } from '../../pipeline/implementation.ts';
import { decidingOperations } from './deciding.ts';
import { draftingOperations } from './drafting.ts';
import { formOperations } from './form-operation.ts';
import { handingInOperations } from './handing-in.ts';
import { inboxOperations } from './inbox.ts';
import { reportOperations } from './report-operation.ts';
import { showingOperations } from './showing.ts';

/** 大额支出申请 from its preparation to its end; papers are kept beside the books. */
export const applicationOperations = (blobs: Originals): readonly Implementation[] => [
  ...inboxOperations,
  ...showingOperations(blobs),
  ...draftingOperations(blobs),
  ...handingInOperations,
  ...decidingOperations,
  ...formOperations,
  ...reportOperations,
];
