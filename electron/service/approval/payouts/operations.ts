import type { Moved, Originals } from '../../ledger/commands.ts';
import type { Implementation } from '../../pipeline/implementation.ts';
import { checkingOperations } from './checking.ts';
import { exportingOperations } from './exporting.ts';
import { formOperations } from './form.ts';
import { payingOperations } from './paying.ts';
import { postingOperations } from './posting.ts';
import { preparingOperations } from './preparing.ts';
import { payoutQueries } from './showing.ts';

/** 付款申请; papers are kept beside the books, and `moved` follows what is posted. */
export const payoutOperations = ({
  blobs,
  moved,
}: {
  readonly blobs: Originals;
  readonly moved: Moved;
}): readonly Implementation[] => [
  ...payoutQueries(blobs),
  ...formOperations,
  ...preparingOperations(blobs),
  ...checkingOperations,
  ...exportingOperations,
  ...payingOperations,
  ...postingOperations(moved),
];
