import type { Implementation } from '../../pipeline/implementation.ts';
import type { LedgerParts } from '../parts.ts';
import { accountOperations } from './accounts.ts';
import { matchOperations } from './matching.ts';
import { sheetOperations } from './sheet.ts';
import { statementOperations } from './statements.ts';

/** 银行对账: from the bank's download to a reviewed 余额调节表. */
export const bankOperations = (parts: LedgerParts): readonly Implementation[] => [
  ...accountOperations(),
  ...statementOperations(parts),
  ...matchOperations(),
  ...sheetOperations(),
];
