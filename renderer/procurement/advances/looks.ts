import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { procurement } from '../../../shared/contract/procurement.ts';
import { percentOf } from '../../../shared/domain/procurement/volumes/bps.ts';

type Procurement = typeof procurement;
export type Advances = ReplyOf<Procurement['advances']>;
export type AdvanceRow = Advances['rows'][number];
export type AdvanceDetail = ReplyOf<Procurement['advance']>;
export type Entry = AdvanceDetail['entries'][number];

/** 万分之一 as people say it: `30%`. */
export const shareText = (bps: number): string => `${percentOf(bps)}%`;
