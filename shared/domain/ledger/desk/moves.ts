import { forbiddenBy } from '../../organisation/separation.ts';

/**
 * Where a draft stands (凭证状态): 草稿 → 已提交 → 已审核 → 已记账, or 已作废. Only the posted one is a voucher with a number
 * (会计基础工作规范 第五十一条: vouchers are numbered without gaps), and is answered by a reversal alone.
 */
export const DRAFT_STATES = ['draft', 'submitted', 'reviewed', 'posted', 'discarded'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

/** States in which a month still waits for the draft. */
export const OPEN_STATES = ['draft', 'submitted', 'reviewed'] as const satisfies readonly DraftState[];

export const STATE_NAMES: Readonly<Record<DraftState, string>> = {
  draft: '还是草稿',
  submitted: '已提交',
  reviewed: '已审核',
  posted: '已记账',
  discarded: '已作废',
};

/** 提交、撤回、审核、退回、弃审、记账、作废. */
export type DraftMove = 'submit' | 'withdraw' | 'review' | 'return' | 'unreview' | 'post' | 'discard';

interface Way {
  readonly from: readonly DraftState[];
  readonly to: DraftState;
  readonly name: string;
}

export const MOVES: Readonly<Record<DraftMove, Way>> = {
  submit: { from: ['draft'], to: 'submitted', name: '提交' },
  withdraw: { from: ['submitted'], to: 'draft', name: '撤回' },
  review: { from: ['submitted'], to: 'reviewed', name: '审核' },
  // A reviewed one whose month was closed meanwhile must find its way back, whoever reviewed it.
  return: { from: ['submitted', 'reviewed'], to: 'draft', name: '退回' },
  unreview: { from: ['reviewed'], to: 'submitted', name: '弃审' },
  post: { from: ['reviewed'], to: 'posted', name: '记账' },
  discard: { from: ['draft'], to: 'discarded', name: '作废' },
};

/** Why a draft stays where it is, besides what is wrong with its lines. */
export const MOVE_REFUSALS = [
  'not-found',
  'changed-elsewhere',
  'wrong-state',
  'not-preparer',
  'not-reviewer',
  'separation',
] as const;

export interface MoveRefusal {
  readonly code: (typeof MOVE_REFUSALS)[number];
  /** One sentence in Chinese. */
  readonly message: string;
}

/** What decides whether a draft may be moved. */
export interface Movable {
  readonly state: DraftState;
  readonly preparedBy: string;
  readonly reviewedBy: string | undefined;
}

/**
 * Whether a person may move a draft: from where it stands, and as who they are to it. Nobody reviews what they prepared
 * (不相容岗位, 财会〔2012〕21号 第十二条); only the preparer takes a submitted one back, only the reviewer takes the review back.
 * @param nameOf what a person is called.
 */
export function refusalOf(
  move: DraftMove,
  draft: Movable,
  person: string,
  nameOf: (person: string) => string = (name) => name,
): MoveRefusal | undefined {
  const { from, name } = MOVES[move];
  if (!from.includes(draft.state))
    return { code: 'wrong-state', message: `凭证${STATE_NAMES[draft.state]}，不能${name}` };
  if (move === 'withdraw' && draft.preparedBy !== person)
    return { code: 'not-preparer', message: `只有制单人 ${nameOf(draft.preparedBy)} 可以撤回` };
  if (move === 'unreview' && draft.reviewedBy !== person)
    return { code: 'not-reviewer', message: `只有审核人 ${nameOf(draft.reviewedBy ?? '')} 可以弃审` };
  return separationOf(move, draft, person);
}

function separationOf(move: DraftMove, { preparedBy, reviewedBy }: Movable, person: string): MoveRefusal | undefined {
  const act = move === 'review' || move === 'post' ? move : undefined;
  const done = [
    { act: 'prepare' as const, person: preparedBy },
    ...(reviewedBy === undefined ? [] : [{ act: 'review' as const, person: reviewedBy }]),
  ];
  if (act === undefined || !forbiddenBy(act, person, done)) return undefined;
  return {
    code: 'separation',
    message: '制单人不能审核自己的凭证：制单与审核是不相容岗位（财会〔2012〕21号 第十二条），请另一人审核',
  };
}
