import type { Permission } from '../organisation/permission.ts';

/**
 * The documents of purchasing: 采购账户, 目录版本, 新增品种建议, 供应商, 收款账户, 议价, 价格协议, 集采批次, 结余留用测算,
 * 结余留用分配, 采购申请, 采购订单, 例外审批, 进货发票, 付款单, 内部结算单, 到货验收单, 退货单, 期初库存, 发药单, 院内调剂单,
 * 盘点单, 医保预付单.
 */
export const PAPER_KINDS = [
  'account',
  'formulary',
  'wish',
  'supplier',
  'payee',
  'negotiation',
  'price',
  'batch',
  'surplus',
  'division',
  'request',
  'order',
  'override',
  'receipt',
  'return',
  'opening',
  'issue',
  'transfer',
  'count',
  'invoice',
  'payment',
  'settlement',
  'advance',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** Documents of the community that a buyer prepares and somebody else approves, all by the same commands. */
export const BOUGHT_KINDS = [
  'account',
  'formulary',
  'supplier',
  'payee',
  'negotiation',
  'price',
  'batch',
  'surplus',
  'division',
  'override',
  'payment',
] as const satisfies readonly PaperKind[];
export type BoughtKind = (typeof BOUGHT_KINDS)[number];

/**
 * 草稿, 待审, 已审, 未通过, 已撤回, 已终止; of a negotiation 询价中; of an order 已下单, 已确认, 已完成, 已取消; of a payment 已支付; of what
 * goes into books 已记账, 已冲销; of what goes into or out of a stock 已验收.
 */
export const PAPER_STAGES = [
  'draft',
  'handed',
  'approved',
  'refused',
  'withdrawn',
  'ended',
  'asking',
  'placed',
  'confirmed',
  'closed',
  'cancelled',
  'paid',
  'accepted',
  'posted',
  'reversed',
] as const;
export type PaperStage = (typeof PAPER_STAGES)[number];

export const PAPER_STEPS = [
  'prepare',
  'hand',
  'approve',
  'refuse',
  'return',
  'withdraw',
  'end',
  'ask',
  'quote',
  'award',
  'place',
  'confirm',
  'change',
  'close',
  'cancel',
  'pay',
  'accept',
  'post',
  'reverse',
  'release',
] as const;
export type PaperStep = (typeof PAPER_STEPS)[number];

interface Move {
  readonly from: readonly PaperStage[];
  /** Where it takes the paper; undefined where it stays. */
  readonly to?: PaperStage;
  readonly permission: Permission;
  /** Never by whoever prepared or handed in the paper as it stands (不相容岗位, separation.ts). */
  readonly byAnother?: true;
}
type Moves = Readonly<Partial<Record<PaperStep, Move>>>;

/** Prepared and handed in by one, approved by another. */
const decided = (prepares: Permission, decides: Permission = 'procurement.approve'): Moves => ({
  prepare: { from: ['draft'], permission: prepares },
  hand: { from: ['draft'], to: 'handed', permission: prepares },
  withdraw: { from: ['draft', 'handed'], to: 'withdrawn', permission: prepares },
  approve: { from: ['handed'], to: 'approved', permission: decides, byAnother: true },
  return: { from: ['handed'], to: 'draft', permission: decides },
  refuse: { from: ['handed'], to: 'refused', permission: decides, byAnother: true },
});
const BOUGHT = decided('procurement.buy');
/** Registered by one, accepted by another (采购 ≠ 验收); what was accepted is final. */
const ACCEPTED: Moves = {
  prepare: { from: ['draft'], permission: 'procurement.request' },
  hand: { from: ['draft'], to: 'handed', permission: 'procurement.request' },
  withdraw: { from: ['handed'], to: 'withdrawn', permission: 'procurement.request' },
  accept: { from: ['handed'], to: 'accepted', permission: 'procurement.accept', byAnother: true },
  refuse: { from: ['handed'], to: 'refused', permission: 'procurement.accept', byAnother: true },
};
/** Kept as it was brought in: nothing waits for another. */
const KEPT: Moves = {
  prepare: { from: ['draft'], permission: 'procurement.request' },
  close: { from: ['draft'], to: 'closed', permission: 'procurement.request' },
};
const ends: Moves = { end: { from: ['approved'], to: 'ended', permission: 'procurement.buy' } };

const MOVES: Readonly<Record<PaperKind, Moves>> = {
  account: BOUGHT,
  formulary: BOUGHT,
  wish: decided('procurement.request'),
  supplier: { ...BOUGHT, ...ends },
  payee: { ...BOUGHT, ...ends },
  negotiation: {
    ...BOUGHT,
    ask: { from: ['draft'], to: 'asking', permission: 'procurement.buy' },
    quote: { from: ['asking'], permission: 'procurement.buy' },
    award: { from: ['asking'], permission: 'procurement.buy' },
    hand: { from: ['asking'], to: 'handed', permission: 'procurement.buy' },
    withdraw: { from: ['draft', 'asking', 'handed'], to: 'withdrawn', permission: 'procurement.buy' },
    return: { from: ['handed'], to: 'asking', permission: 'procurement.approve' },
  },
  price: { ...BOUGHT, ...ends },
  batch: { ...BOUGHT, ...ends },
  surplus: { ...BOUGHT, ...ends },
  division: { ...BOUGHT, ...ends },
  // A unit asks, the pharmacy centre (药学中心) decides line by line; what is left unordered it may let drop.
  request: {
    ...decided('procurement.request', 'procurement.buy'),
    change: { from: ['approved'], permission: 'procurement.buy' },
  },
  order: {
    prepare: { from: ['draft'], permission: 'procurement.buy' },
    place: { from: ['draft'], to: 'placed', permission: 'procurement.buy' },
    confirm: { from: ['placed'], to: 'confirmed', permission: 'procurement.buy' },
    change: { from: ['placed', 'confirmed'], permission: 'procurement.buy' },
    close: { from: ['placed', 'confirmed'], to: 'closed', permission: 'procurement.buy' },
    cancel: { from: ['draft', 'placed', 'confirmed'], to: 'cancelled', permission: 'procurement.buy' },
  },
  override: BOUGHT,
  receipt: ACCEPTED,
  return: ACCEPTED,
  opening: KEPT,
  issue: KEPT,
  transfer: ACCEPTED,
  count: decided('procurement.request'),
  invoice: {
    // Registered is registered: it counts at once, so that no second one of its number comes in.
    prepare: { from: ['draft'], to: 'confirmed', permission: 'procurement.buy' },
    change: { from: ['confirmed'], permission: 'procurement.buy' },
    release: { from: ['confirmed'], permission: 'procurement.approve', byAnother: true },
    cancel: { from: ['confirmed'], to: 'cancelled', permission: 'procurement.buy' },
  },
  payment: {
    ...decided('procurement.buy'),
    // 放弃支付: what was approved and cannot be paid gives its invoices and its budget free.
    cancel: { from: ['approved'], to: 'cancelled', permission: 'procurement.buy' },
    // 出纳 pays and does not keep the books (会计法 第三十五条): another person posts.
    pay: { from: ['approved'], to: 'paid', permission: 'funds.pay' },
    post: { from: ['paid'], to: 'posted', permission: 'ledger.post' },
    // 退票: what the bank gave back is taken back before it was posted, or in red after it.
    reverse: { from: ['paid', 'posted'], to: 'reversed', permission: 'ledger.post' },
  },
  settlement: {
    prepare: { from: ['draft'], permission: 'procurement.buy' },
    // 单位确认: the unit says that it received what it is charged for, or sends the note back, which frees its rows.
    confirm: { from: ['draft'], to: 'confirmed', permission: 'procurement.request', byAnother: true },
    return: { from: ['draft', 'confirmed'], to: 'refused', permission: 'procurement.request' },
    withdraw: { from: ['draft'], to: 'withdrawn', permission: 'procurement.buy' },
    post: { from: ['confirmed'], to: 'posted', permission: 'ledger.post', byAnother: true },
    reverse: { from: ['posted'], to: 'reversed', permission: 'ledger.post' },
  },
  advance: {
    // 出纳 enters what came or went: it counts at once, and is struck (作废) as long as nobody booked it.
    prepare: { from: ['draft'], to: 'confirmed', permission: 'funds.pay' },
    withdraw: { from: ['confirmed'], to: 'withdrawn', permission: 'funds.pay' },
    post: { from: ['confirmed'], to: 'posted', permission: 'ledger.post' },
    reverse: { from: ['posted'], to: 'reversed', permission: 'ledger.post' },
  },
};

/** A step of a paper from where it stands; undefined where it cannot be made from there. */
export function moveOf(kind: PaperKind, step: PaperStep, stage: PaperStage): Move | undefined {
  const move = MOVES[kind][step];
  return move?.from.includes(stage) ? move : undefined;
}

/** Steps that take a paper on its way, as they follow each other; the others mend it or take it off. */
const ONWARD = ['hand', 'approve', 'accept', 'place', 'confirm', 'pay', 'post'] as const satisfies readonly PaperStep[];
export type OnwardStep = (typeof ONWARD)[number];

/** The step that a paper waits for where it stands, and what it takes to make it; undefined where its way is at its end. */
export function awaitedOf(
  kind: PaperKind,
  stage: PaperStage,
): { readonly step: OnwardStep; readonly permission: Permission } | undefined {
  for (const step of ONWARD) {
    const move = moveOf(kind, step, stage);
    if (move) return { step, permission: move.permission };
  }
  return undefined;
}

/** Steps that a kind of paper has at all. */
export const stepsOf = (kind: PaperKind): readonly PaperStep[] => PAPER_STEPS.filter((step) => MOVES[kind][step]);
