import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { SpendBy } from '../../../shared/domain/procurement/cockpit/spend.ts';
import type { Period } from '../../../shared/kernel/period.ts';

export type Cockpit = ReplyOf<Contract['procurement']['cockpit']>;
export type Watch = ReplyOf<Contract['procurement']['cockpitWatch']>;
export type SpendRow = Cockpit['spendBy']['unit'][number];
export type BoughtLine = ReplyOf<Contract['procurement']['cockpitLines']>[number];
export type BoughtPrices = ReplyOf<Contract['procurement']['boughtPrices']>;
export type Shortages = ReplyOf<Contract['procurement']['shortageMap']>;

/** Of which days and units, as every question of the page asks. */
export interface Seen {
  readonly period: Period;
  readonly span: 'month' | 'year';
  readonly unit?: string;
}

/** What was pressed: one unit, product, supplier or month. */
export interface Picked {
  readonly by: SpendBy;
  readonly key: string;
  readonly name: string;
}

/** 万分之一 as a percentage with one decimal; a dash of nothing. */
export const rateText = (bps: number | null | undefined): string =>
  bps === null || bps === undefined ? '—' : `${(bps / 100).toFixed(1)}%`;
