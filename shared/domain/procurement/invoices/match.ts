import { absFen, type Fen, fen } from '../../../kernel/fen.ts';
import { amountOf, type Price } from '../price.ts';
import type { LineChain } from './chain.ts';
import type { InvoiceLine } from './invoice.ts';

/** 付款, 暂缓, 异常. What is held waits for goods or papers; an exception waits for somebody's decision. */
export const VERDICTS = ['pay', 'hold', 'exception'] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * Why a line is not simply paid: no order, another product, a price above or below the order's, an amount that is not price
 * × packs, more packs than were accepted, than were ordered; the first invoice still awaited, or not fitting; of a red line
 * that what it takes back is not to be paid yet either, or that no packs went back for it.
 */
export const MATCH_REASONS = [
  'no-order',
  'item',
  'price-above',
  'price-below',
  'sum',
  'not-accepted',
  'over-ordered',
  'no-first-invoice',
  'broken-chain',
  'original-held',
  'no-return',
] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

/** What is let pass [U], by setting: 分 of an amount and 万分之一元 of a price. */
export interface Tolerance {
  readonly amount: Fen;
  readonly price: number;
}

/** The order's line as goods and other invoices stand: packs; what was returned is taken off what was accepted. */
export interface MatchedLine {
  readonly item: string;
  readonly price: Price;
  readonly ordered: number;
  readonly accepted: number;
  /** By invoices before this one, what red ones took back of them taken off. */
  readonly invoiced: number;
  /** What red lines take back of this one: nil or below. */
  readonly credited?: number;
  /** 补差价: what was billed above the order's price came back by a red invoice. */
  readonly compensated?: boolean;
}

export interface MatchResult {
  readonly verdict: Verdict;
  readonly reasons: readonly MatchReason[];
  /** Packs of the line that goods stand behind, and what they come to at the invoice's price, in 分: never more than its amount. */
  readonly coveredPacks: number;
  readonly covered: Fen;
}

/** Reasons that only wait: for goods, or for a paper. */
const WAITS: readonly MatchReason[] = ['not-accepted', 'no-first-invoice', 'original-held'];

/** Reasons that somebody else may release: goods that did not come, or that nobody ordered, are never paid. */
export const RELEASABLE: readonly MatchReason[] = [
  'price-above',
  'sum',
  'no-first-invoice',
  'broken-chain',
  'no-return',
];

/** What a line comes to by its reasons; what was released counts no more. A lower price is said and paid. */
export function verdictOf(reasons: readonly MatchReason[], released: readonly MatchReason[] = []): Verdict {
  const stops = reasons.filter((reason) => reason !== 'price-below' && !released.includes(reason));
  return stops.length === 0 ? 'pay' : stops.every((reason) => WAITS.includes(reason)) ? 'hold' : 'exception';
}

/**
 * 三单匹配 of one line: order ↔ receipt ↔ invoice. A price below the order's is let through with its reason shown; all else
 * but waiting is an exception. A red line takes back what was billed: nothing stands against it but what stands against the line that it answers
 * (`drawing.ts`).
 */
export function matchLine(
  line: InvoiceLine,
  order: MatchedLine | undefined,
  chain: LineChain,
  { amount: inAmount, price: inPrice }: Tolerance,
): MatchResult {
  const reasons: MatchReason[] = [];
  if (!order) return { verdict: 'exception', reasons: ['no-order'], coveredPacks: 0, covered: fen(0) };
  const takesBack = line.amount < 0;
  if (order.item !== line.item) reasons.push('item');
  if (!takesBack && line.price > order.price + inPrice && !order.compensated) reasons.push('price-above');
  if (!takesBack && line.price < order.price - inPrice) reasons.push('price-below');
  if (!takesBack && absFen(fen(amountOf(line.price, line.packs) - line.amount)) > inAmount) reasons.push('sum');
  const before = order.invoiced + (order.credited ?? 0);
  const all = before + line.packs;
  if (!takesBack && all > order.ordered) reasons.push('over-ordered');
  if (!takesBack && all > order.accepted) reasons.push('not-accepted');
  if (!takesBack && chain.state === 'missing') reasons.push('no-first-invoice');
  if (!takesBack && chain.state === 'broken') reasons.push('broken-chain');
  const coveredPacks = line.packs < 0 ? line.packs : Math.max(0, Math.min(line.packs, order.accepted - before));
  const covered = coveredPacks === line.packs ? line.amount : amountOf(line.price, coveredPacks);
  return { verdict: verdictOf(reasons), reasons, coveredPacks, covered };
}
