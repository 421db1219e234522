import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { percentOf, WHOLE_BPS } from '../../../shared/domain/procurement/volumes/bps.ts';
import type { Outlook, Standing } from '../../../shared/domain/procurement/volumes/progress.ts';

type Procurement = Contract['procurement'];
export type Batch = ReplyOf<Procurement['volumeBatches']>[number];
export type FullBatch = ReplyOf<Procurement['volumeBatch']>;
export type Progress = ReplyOf<Procurement['volumeProgress']>;
export type ProgressRow = Progress['rows'][number];
export type ProductRow = Progress['products'][number];
export type UnitRow = Progress['units'][number];
export type Surplus = ReplyOf<Procurement['surpluses']>[number];
export type Division = Surplus['divisions'][number];

/** 万分之一 as a percentage with one decimal, `–` where there is none. */
export const rateText = (bps: number | null | undefined): string =>
  bps === null || bps === undefined ? '–' : `${(bps / 100).toFixed(1)}%`;

/** 万分之一 as it was typed: `30%`, `33.5%`. */
export const factorText = (bps: number): string => `${percentOf(bps)}%`;

/** A factor of 100% is no factor. */
export const tiltText = (bps: number): string => (bps === WHOLE_BPS ? '–' : factorText(bps));

export const countText = (count: number | null | undefined): string =>
  count === null || count === undefined ? '–' : count.toLocaleString('en');

export const STANDING_CHIPS: Readonly<Record<Standing, string>> = {
  none: 'chip',
  done: 'chip ok',
  missed: 'chip danger',
  early: 'chip',
  behind: 'chip warn',
  fair: 'chip accent',
};

export const OUTLOOK_CHIPS: Readonly<Record<Outlook, string>> = {
  met: 'chip ok',
  meets: 'chip ok',
  tight: 'chip warn',
  misses: 'chip danger',
  unknown: 'chip',
};

/** What will be missed first, the most of it first; then what is tight; then the rest, the least complete first. */
export function mostEndangered(rows: readonly ProgressRow[]): ProgressRow[] {
  const rank = ({ standing, outlook }: ProgressRow): number =>
    standing === 'missed' || outlook === 'misses' ? 0 : outlook === 'tight' ? 1 : outlook === 'met' ? 3 : 2;
  const lacking = ({ short, agreed }: ProgressRow): number => (agreed === 0 ? 0 : short / agreed);
  return rows
    .filter(({ agreed }) => agreed > 0)
    .sort((a, b) => rank(a) - rank(b) || lacking(b) - lacking(a) || (a.rateBps ?? 0) - (b.rateBps ?? 0));
}
