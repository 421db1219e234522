import type { Book } from '../ledger/account.ts';
import type { UnitCode } from '../organisation/unit.ts';
import type { MirrorGroup, Pair, SpokenItem } from './item.ts';

/** What two members may say that a difference is (差异性质), in the order in which they are offered. */
export const NATURES = ['transit', 'amount', 'missing', 'duplicate', 'counterparty', 'account', 'other'] as const;
export type DifferenceNature = (typeof NATURES)[number];

/** 提出、同意、异议、撤回; and 不采用, the centre's. */
export type ProposalState = 'proposed' | 'agreed' | 'disputed' | 'withdrawn' | 'set-aside';
export type Answer = 'agreed' | 'disputed' | 'withdrawn';

/** Somebody's word on a proposal, never taken back. */
export interface Word {
  readonly by: string;
  readonly instant: string;
  readonly reason: string;
}

/**
 * What one member says a difference is, and who does what about it (对账事项). Its content, the items as they stood when it
 * was made, never changes: what the other agrees to is what was proposed.
 */
export interface Proposal extends Word {
  readonly id: number;
  readonly pair: Pair;
  readonly kind: MirrorGroup;
  readonly book: Book;
  /** The unit that proposes. */
  readonly unit: UnitCode;
  readonly items: readonly SpokenItem[];
  readonly nature: DifferenceNature;
  /** Who has to book or mend something (由谁处理); empty where nobody has. */
  readonly mender: UnitCode | '';
  readonly answer?: Word & { readonly outcome: Answer; readonly unit: UnitCode };
  /** 不采用: the centre decided otherwise after both had agreed. */
  readonly setAside?: Word;
}

export const stateOf = ({ answer, setAside }: Pick<Proposal, 'answer' | 'setAside'>): ProposalState =>
  setAside ? 'set-aside' : (answer?.outcome ?? 'proposed');

/** The other unit of a proposal's pair. */
export const askedUnit = ({ pair: [one, other], unit }: Pick<Proposal, 'pair' | 'unit'>): UnitCode =>
  unit === one ? other : one;

export type ProposalProblem = 'mender-missing' | 'mender-stranger' | 'already-proposed' | 'already-agreed';

/**
 * Why a member may not propose: somebody has to do something about every difference unless it is of another kind, and of one matter
 * only one word is open, and none after it was agreed.
 *
 * @param about what was proposed before about the same matter as it stands now.
 */
export function proposingProblem(
  { pair, nature, mender }: Pick<Proposal, 'pair' | 'nature' | 'mender'>,
  about: readonly Proposal[],
): ProposalProblem | undefined {
  if (mender === '' && nature !== 'other') return 'mender-missing';
  if (mender !== '' && !pair.includes(mender)) return 'mender-stranger';
  const states = about.map(stateOf);
  if (states.includes('agreed')) return 'already-agreed';
  return states.includes('proposed') ? 'already-proposed' : undefined;
}

export type AnswerProblem = 'already-answered' | 'own-proposal' | 'not-proposer' | 'matter-changed';

/**
 * Why a member may not answer: only the other unit agrees or disputes, by another person than the one who proposed;
 * only the proposing unit withdraws; once; and nobody agrees to what the books no longer hold.
 *
 * @param current whether the matter still stands in the books as it was proposed.
 */
export function answeringProblem(
  proposal: Proposal,
  { outcome, unit, by }: { readonly outcome: Answer; readonly unit: UnitCode; readonly by: string },
  current: boolean,
): AnswerProblem | undefined {
  if (stateOf(proposal) !== 'proposed') return 'already-answered';
  if (outcome === 'withdrawn') return unit === proposal.unit ? undefined : 'not-proposer';
  if (unit !== askedUnit(proposal) || by === proposal.by) return 'own-proposal';
  return outcome === 'agreed' && !current ? 'matter-changed' : undefined;
}
