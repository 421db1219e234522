import type { AccountingDate } from '../../../shared/kernel/date.ts';
import type { Chain } from '../approval/queries.ts';
import type { PackDocument } from './pack/approval-content.ts';

/** What documents of approvals are told with. */
export interface ApprovalWords {
  readonly documentOf: (chain: Chain) => PackDocument;
  readonly payee: (code: string) => string;
  /** Every document that is spoken of. */
  readonly byId: ReadonlyMap<number, Chain>;
  /** The day as of which everything is told. */
  readonly until: AccountingDate;
}
