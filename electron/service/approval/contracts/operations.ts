import type { Originals } from '../../ledger/commands.ts';
import type { Implementation } from '../../pipeline/implementation.ts';
import { acceptingOperations } from './accepting-operations.ts';
import { contractQueries } from './showing.ts';
import { signingOperations } from './signing-operations.ts';

/** 合同登记; scans are kept beside the books. */
export const contractOperations = (blobs: Originals): readonly Implementation[] => [
  ...contractQueries(blobs),
  ...signingOperations(blobs),
  ...acceptingOperations(blobs),
];
