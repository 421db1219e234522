import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';

export type Finding = ReplyOf<Contract['procurement']['guardFindings']>[number];
export type Rules = ReplyOf<Contract['procurement']['guardRules']>;

export const STATE_LOOKS: Readonly<Record<Finding['state'], string>> = {
  open: 'chip danger',
  explained: 'chip accent',
  accepted: 'chip ok',
  returned: 'chip warn',
  covered: 'chip',
};

/** Where a document of a finding is opened. */
export const PAPER_PLACES = {
  order: (id: number) => ({ to: '/purchase-orders', search: { view: 'orders', order: String(id) } }),
  receipt: (id: number) => ({ to: '/deliveries', search: { view: 'receipts', receipt: String(id) } }),
  invoice: (id: number) => ({ to: '/supplier-invoices', search: { invoice: String(id) } }),
} as const;

export const percent = (bps: number | null): string =>
  bps === null ? '—' : `${bps > 0 ? '+' : ''}${(bps / 100).toFixed(1)}%`;

/** A quantity with separators; a price as it is. */
export const figureText = (figure: string, measure: Finding['measure']): string =>
  measure === 'quantity' ? Number(figure).toLocaleString('en') : figure;
