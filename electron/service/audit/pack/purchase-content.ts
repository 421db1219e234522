import type { Price } from '../../../../shared/domain/procurement/price.ts';
import type { Fen } from '../../../../shared/kernel/fen.ts';
import type { OverrideUsed, PurchaseRow, Registered, ReleasedLine } from '../../procurement/queries.ts';

/** 统一采购: every order followed to its settlement, what was let pass, and prices. */
export interface PackPurchases {
  readonly rows: readonly PurchaseRow[];
  readonly exceptions: readonly PackException[];
  readonly findings: readonly PackFinding[];
  readonly released: readonly ReleasedLine[];
  /** By code. */
  readonly prices: readonly PackPrice[];
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

/** A product that was ordered; prices of a pack in 万分之一元. */
export interface PackPrice {
  readonly item: string;
  readonly name: string;
  readonly maker: string;
  /** 协议价 on the pack's last day, and 挂网价 as the formulary has it. */
  readonly agreed: Price | undefined;
  readonly listed: Price | undefined;
  /** Of the orders of the year. */
  readonly lowest: Price;
  readonly highest: Price;
  /** Packs that came, and what they cost. */
  readonly packs: number;
  readonly amount: Fen;
}
