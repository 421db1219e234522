import type { OrderedPrice, OverrideUsed, PurchaseRow, Registered, ReleasedLine } from '../../procurement/queries.ts';

/** 统一采购: every order followed to its settlement, what was let pass, and prices. */
export interface PackPurchases {
  readonly rows: readonly PurchaseRow[];
  readonly exceptions: readonly PackException[];
  readonly findings: readonly PackFinding[];
  readonly released: readonly ReleasedLine[];
  /** By code. */
  readonly prices: readonly OrderedPrice[];
}

/** 例外审批 that held in the year, with its product, its steps, and the orders under it. */
export interface PackException extends OverrideUsed {
  /** The product as people call it. */
  readonly what: string;
}

/** A finding of 采购监督 in the year, whatever was done with it; `said` as a sentence. */
export interface PackFinding extends Registered {
  readonly said: string;
  readonly what: string;
  readonly supplierName: string;
}
