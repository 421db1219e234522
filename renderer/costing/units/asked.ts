import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { CostSpan } from '../../../shared/domain/costing/span.ts';
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
export type Batches = ReplyOf<Contract['costing']['serviceBatches']>;
