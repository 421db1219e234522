import type { Item } from '../item.ts';

/** 新增品种建议 of a unit, as it is signed. */
export interface WishContent {
  readonly item: Item;
  /** 申请理由, 适应症, 循证依据. */
  readonly reason: string;
  readonly indications: string;
  readonly evidence: string;
}

/** What a wish has become: `taken` stands in a version that is not in force yet, `inForce` in the formulary. */
export const WISH_FATES = ['open', 'taken', 'in-force'] as const;
export type WishFate = (typeof WISH_FATES)[number];
