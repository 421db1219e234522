import type { Caller } from '../../../shared/domain/organisation/access.ts';

/** Who buys in the sample county. */
export interface Buyers {
  readonly buyer: Caller;
  /** 总药师: approves what the buyer prepared. */
  readonly pharmacist: Caller;
  /** 出纳 of the community: enters what the insurance fund advances. */
  readonly cashier: Caller;
  /** Of the lead hospital. */
  readonly hospital: Caller;
  /** Of T01. */
  readonly town: Caller;
  /** Of all other members. */
  readonly others: Caller;
  /** 验收员 of the lead hospital, T01, T02 and C01. */
  readonly hospitalReceiver: Caller;
  readonly townReceiver: Caller;
  readonly secondTownReceiver: Caller;
  readonly communityReceiver: Caller;
}
