import { type Fen, fen, sumFen, ZERO } from '../../kernel/fen.ts';
import type { Permission } from '../organisation/permission.ts';
import type { Category } from './category.ts';

/** 草稿, 待复核, 待支付, 已支付, 已记账, 已冲销 (退票), 已作废. */
export const PAYOUT_STAGES = ['draft', 'handed', 'checked', 'paid', 'posted', 'reversed', 'struck'] as const;
export type PayoutStage = (typeof PAYOUT_STAGES)[number];

/** 编制, 提交, 退回, 复核, 支付, 记账, 冲销, 作废. */
export const PAYOUT_STEPS = ['prepare', 'hand', 'return', 'check', 'pay', 'post', 'reverse', 'strike'] as const;
export type PayoutStep = (typeof PAYOUT_STEPS)[number];

interface PayoutMove {
  readonly from: readonly PayoutStage[];
  readonly to: PayoutStage;
  readonly permission: Permission;
}

/**
 * A payment application's way (付款申请): the unit prepares it, another checks it, the cashier pays and does not keep the books
 * (会计法 第三十五条), and it is posted; what the bank gave back is taken back before it was posted, or in red after it.
 */
const MOVES: Readonly<Record<PayoutStep, PayoutMove>> = {
  prepare: { from: ['draft'], to: 'draft', permission: 'approval.apply' },
  hand: { from: ['draft'], to: 'handed', permission: 'approval.apply' },
  return: { from: ['handed', 'checked'], to: 'draft', permission: 'ledger.review' },
  check: { from: ['handed'], to: 'checked', permission: 'ledger.review' },
  pay: { from: ['checked'], to: 'paid', permission: 'funds.pay' },
  post: { from: ['paid'], to: 'posted', permission: 'ledger.post' },
  reverse: { from: ['paid', 'posted'], to: 'reversed', permission: 'ledger.post' },
  strike: { from: ['draft', 'handed', 'checked'], to: 'struck', permission: 'approval.apply' },
};

/** A step from where a payment stands; undefined where it cannot be made from there. */
export function payoutMove(step: PayoutStep, stage: PayoutStage): PayoutMove | undefined {
  const move = MOVES[step];
  return move.from.includes(stage) ? move : undefined;
}

/** Where steps have brought a payment, the oldest first. */
export const payoutStageOf = (steps: readonly PayoutStep[]): PayoutStage =>
  steps.reduce<PayoutStage>((stage, step) => payoutMove(step, stage)?.to ?? stage, 'draft');

/** Stages in which it takes of what may be paid: not a draft, and nothing that was taken back. */
const COUNTED: readonly PayoutStage[] = ['handed', 'checked', 'paid', 'posted'];
export const isCounted = (stage: PayoutStage): boolean => COUNTED.includes(stage);
/** Stages in which somebody still has to do with it (未办完). */
export const UNDER_WAY = ['draft', 'handed', 'checked', 'paid'] as const satisfies readonly PayoutStage[];
/** Stages in which money has left (已付). */
export const isPaidOut = (stage: PayoutStage): boolean => stage === 'paid' || stage === 'posted';

/** What a purchase is paid on: of what is paid on an agreement, a list or a decision there is no invoice. */
const WITHOUT_INVOICE: readonly Category[] = ['staff', 'compensation', 'investment', 'donation'];
export const asksInvoice = (category: Category): boolean => !WITHOUT_INVOICE.includes(category);

/** A payment of a document as far as invoices are asked about it: in 分. */
interface Covering {
  readonly amount: Fen;
  /** 预付: paid before there is an invoice, which comes with the next payment. */
  readonly prepaid: boolean;
}

/**
 * What invoices must come to, in 分, so that a payment may be made (先票后款): all that is paid of the document with it, so that what
 * was prepaid is made up for by whatever follows; nothing of one that is prepaid itself.
 */
export const toBeCovered = (payment: Covering, before: readonly Covering[]): Fen =>
  payment.prepaid ? ZERO : sumFen([payment.amount, ...before.map(({ amount }) => amount)]);

/** What is left of each row of a document, in 分, never below nil: what was granted or signed less what payments take. */
export const leftToPay = (granted: readonly Fen[], taken: readonly (readonly Fen[])[]): readonly Fen[] =>
  granted.map((amount, row) => fen(Math.max(0, amount - sumFen(taken.map((each) => each[row] ?? ZERO)))));
