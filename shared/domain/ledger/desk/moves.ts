import { type Act, forbiddenBy } from '../../organisation/separation.ts';

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

/** 提交、撤回、审核、退回、弃审、出纳签字、取消签字、记账、作废. */
export type DraftMove =
  | 'submit'
  | 'withdraw'
  | 'review'
  | 'return'
  | 'unreview'
  | 'sign'
  | 'unsign'
  | 'post'
  | 'discard';

interface Way {
  readonly from: readonly DraftState[];
  /** Where it then stands; absent where it stays, as the cashier's sign stands beside the review. */
  readonly to?: DraftState;
  readonly name: string;
}

export const MOVES: Readonly<Record<DraftMove, Way>> = {
  submit: { from: ['draft'], to: 'submitted', name: '提交' },
  withdraw: { from: ['submitted'], to: 'draft', name: '撤回' },
  review: { from: ['submitted'], to: 'reviewed', name: '审核' },
  // A reviewed one whose month was closed meanwhile must find its way back, whoever reviewed it.
  return: { from: ['submitted', 'reviewed'], to: 'draft', name: '退回' },
  unreview: { from: ['reviewed'], to: 'submitted', name: '弃审' },
  sign: { from: ['submitted', 'reviewed'], name: '出纳签字' },
  unsign: { from: ['submitted', 'reviewed'], name: '取消出纳签字' },
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
  'not-signer',
  'already-signed',
  'not-signed',
  'no-cash',
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
  /** 出纳, once she signed. */
  readonly signedBy: string | undefined;
}

/**
 * Whether a person may move a draft: from where it stands, and as who they are to it. Nobody reviews what they prepared
 * (不相容岗位, 财会〔2012〕21号 第十二条), nobody signs as cashier what they prepared, reviewed or post (会计法); only the preparer
 * takes a submitted one back, only the reviewer takes the review back, only the cashier the sign.
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
  if (move === 'sign' && draft.signedBy !== undefined)
    return { code: 'already-signed', message: `出纳 ${nameOf(draft.signedBy)} 已经签字` };
  if (move === 'unsign' && draft.signedBy === undefined) return { code: 'not-signed', message: '凭证还没有出纳签字' };
  if (move === 'unsign' && draft.signedBy !== person)
    return { code: 'not-signer', message: `只有出纳 ${nameOf(draft.signedBy ?? '')} 可以取消签字` };
  return separationOf(move, draft, person);
}

/** What a voucher of cash waits for, and what others do not (会计基础工作规范 第五十一条: 收款和付款记账凭证还应当由出纳人员签名或者盖章). */
export interface CashierDuty {
  /** Whether the community asks for the cashier's sign. */
  readonly asked: boolean;
  /** Whether the voucher's financial block moves 货币资金. */
  readonly cash: boolean;
}

/** Why the cashier's part stands against a move: posting waits for the sign, and what moves no cash has nothing to sign. */
export function cashierRefusal(
  move: DraftMove,
  { signedBy }: Pick<Movable, 'signedBy'>,
  { asked, cash }: CashierDuty,
): MoveRefusal | undefined {
  if (move === 'sign' && !cash)
    return { code: 'no-cash', message: '凭证没有库存现金、银行存款等货币资金科目，不需要出纳签字' };
  if (move === 'post' && asked && cash && signedBy === undefined)
    return { code: 'not-signed', message: '等出纳签字：收款、付款凭证还应当由出纳签字（会计基础工作规范 第五十一条）' };
  return undefined;
}

const ACT_OF: Partial<Readonly<Record<DraftMove, Act>>> = { review: 'review', sign: 'sign', post: 'post' };

function separationOf(
  move: DraftMove,
  { preparedBy, reviewedBy, signedBy }: Movable,
  person: string,
): MoveRefusal | undefined {
  const act = ACT_OF[move];
  const done = [
    { act: 'prepare' as const, person: preparedBy },
    ...(reviewedBy === undefined ? [] : [{ act: 'review' as const, person: reviewedBy }]),
    ...(signedBy === undefined ? [] : [{ act: 'sign' as const, person: signedBy }]),
  ];
  const earlier = act && forbiddenBy(act, person, done);
  if (!earlier) return undefined;
  return { code: 'separation', message: act === 'sign' || earlier.act === 'sign' ? CASHIER_APART : REVIEWER_APART };
}

const REVIEWER_APART = '制单人不能审核自己的凭证：制单与审核是不相容岗位（财会〔2012〕21号 第十二条），请另一人审核';
const CASHIER_APART = '出纳不能兼做同一张凭证的制单、审核或记账：出纳不得兼管稽核和账目登记（会计法），请另一人办理';
