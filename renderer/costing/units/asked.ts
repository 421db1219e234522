import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { CostSpan } from '../../../shared/domain/costing/span.ts';
import { formatYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';

/** What results are asked for. */
export interface Asked {
  readonly unit: string;
  readonly period: Period;
  readonly span: CostSpan;
}

export type VisitCosts = ReplyOf<Contract['costing']['visitCosts']>;
export type ItemCosts = ReplyOf<Contract['costing']['itemCosts']>;
export type DiseaseCosts = ReplyOf<Contract['costing']['diseaseCosts']>;
/** Amounts of the contract added up, as the contract writes them. */
export const sumText = (texts: readonly string[]): string =>
  formatYuan(sumFen(texts.map((text) => parseYuan(text) ?? ZERO)));

export type Batches = ReplyOf<Contract['costing']['serviceBatches']>;
