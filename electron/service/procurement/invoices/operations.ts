import type { Originals } from '../../ledger/commands.ts';
import type { Implementation } from '../../pipeline/implementation.ts';
import { changeOperations } from './change-operations.ts';
import { fileOperations } from './file-operations.ts';
import { registerOperations } from './register-operations.ts';
import { ruleOperations } from './rule-operations.ts';
import { showingOperations } from './showing.ts';
import { watchOperations } from './watch-operations.ts';

/** What is done with 进货发票与三单匹配; `blobs` keep the electronic invoices. */
export const invoiceOperations = (blobs: Originals): readonly Implementation[] => [
  ...showingOperations,
  ...watchOperations,
  ...fileOperations(blobs),
  ...registerOperations(blobs),
  ...changeOperations,
  ...ruleOperations,
];
