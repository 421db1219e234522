import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { procurement } from '../../../shared/contract/procurement.ts';
import type { MatchReason, Verdict } from '../../../shared/domain/procurement/invoices/match.ts';

type Procurement = typeof procurement;
export type InvoiceRow = ReplyOf<Procurement['supplierInvoices']>[number];
export type InvoiceDetail = ReplyOf<Procurement['supplierInvoice']>;
export type DetailLine = InvoiceDetail['lines'][number];
export type Read = ReplyOf<Procurement['readInvoiceFile']>;
export type MissingFirst = ReplyOf<Procurement['missingFirstInvoices']>[number];
export type Credit = ReplyOf<Procurement['awaitedCredits']>[number];
export type Unbilled = ReplyOf<Procurement['unbilledGoods']>[number];
export type Rules = ReplyOf<Procurement['invoiceRules']>;

export const VERDICT_LOOKS: Readonly<Record<Verdict, string>> = {
  pay: 'chip ok',
  hold: 'chip warn',
  exception: 'chip danger',
};

/** What still stands against a line: what was let pass, and a price below the order's, do not. */
export const openReasons = ({ reasons, release }: DetailLine): readonly Exclude<MatchReason, 'price-below'>[] =>
  reasons.flatMap((reason) => (reason === 'price-below' || release?.reasons.includes(reason) ? [] : reason));

/** What somebody should decide first. */
const RANKS: readonly (Verdict | null)[] = ['exception', 'hold', 'pay', null];
export const byUrgency = (a: InvoiceRow, b: InvoiceRow): number =>
  RANKS.indexOf(a.verdict) - RANKS.indexOf(b.verdict) || (a.day < b.day ? 1 : a.day > b.day ? -1 : b.id - a.id);
