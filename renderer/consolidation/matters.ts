import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import type { DifferenceNature, ProposalState } from '../../shared/domain/consolidation/proposal.ts';
import type { Translate } from '../../shared/i18n/translate.ts';

export type OwnRow = ReplyOf<Contract['consolidation']['ownPairs']>['rows'][number];
export type OwnSides = ReplyOf<Contract['consolidation']['ownPair']>;
export type Matter = OwnSides['matters'][number];
export type Proposal = Matter['proposals'][number];
export type OwnItem = OwnSides['unmatched'][number];

/** Which of a unit's own differences is meant, as the service asks for it. */
export interface AskedOwn {
  readonly unit: string;
  readonly period: string;
  readonly counterparty: string;
  readonly kind: string;
  readonly book: 'financial' | 'budget';
}

/** Where a matter stands for one of its two units: nobody has said anything, or by the last word. */
export type MatterStanding = 'open' | 'asked' | 'waiting' | Exclude<ProposalState, 'proposed'>;

export function standingFor({ proposals: [last] }: Pick<Matter, 'proposals'>, unit: string): MatterStanding {
  if (!last) return 'open';
  if (last.state !== 'proposed') return last.state;
  return last.unit === unit ? 'waiting' : 'asked';
}

export const STANDING_LOOK: Readonly<Record<MatterStanding, string>> = {
  open: 'chip',
  asked: 'chip warn',
  waiting: 'chip accent',
  agreed: 'chip ok',
  disputed: 'chip danger',
  withdrawn: 'chip',
  'set-aside': 'chip danger',
};

/** Anything but a word that is open or agreed on may be followed by another proposal. */
export const mayPropose = (standing: MatterStanding): boolean => !['asked', 'waiting', 'agreed'].includes(standing);

const NATURE_OF: Readonly<Record<string, DifferenceNature>> = {
  timing: 'transit',
  amount: 'amount',
  'missing-counterpart': 'missing',
  'missing-here': 'missing',
  'wrong-counterparty': 'counterparty',
  'wrong-account': 'account',
};

/** What the reconciliation makes of a matter, as the form begins: its nature, and who has not booked it where one has nothing. */
export function suggestionOf(
  items: readonly Pick<OwnItem, 'unit' | 'class'>[],
  pair: readonly [string, string],
): { readonly nature: DifferenceNature; readonly mender: string | undefined } {
  const nature = NATURE_OF[items[0]?.class ?? ''] ?? 'other';
  const silent = pair.filter((unit) => items.every((item) => item.unit !== unit));
  const bookedByOne = nature === 'transit' || nature === 'missing';
  return { nature, mender: bookedByOne && silent.length === 1 ? silent[0] : undefined };
}

/** Where the differences of a row stand, in a few words; nothing where nobody has said anything. */
export const standingsName = ({ matters }: Pick<OwnRow, 'matters'>, t: Translate): string =>
  (['asked', 'proposed', 'disputed', 'agreed'] as const)
    .flatMap((state) => (matters[state] > 0 ? [t(`matter.count.${state}`, { count: matters[state] })] : []))
    .join(' · ');
