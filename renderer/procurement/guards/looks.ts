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

/** A quantity with separators and its unit; a price as it is, of a unit with what it is of. */
export function figureText(figure: string, { measure, per }: Pick<Finding, 'measure' | 'per'>): string {
  if (figure === '') return '';
  if (measure === 'quantity') return `${Number(figure).toLocaleString('en')}${per}`;
  return measure === 'unit-price' && per !== '' ? `${figure}/${per}` : figure;
}

/** Somebody has yet to do something about it; what is found no more is over. */
export const isOpen = ({ state, gone }: Finding): boolean => !gone && state !== 'accepted' && state !== 'covered';

/** It waits for the reader: to be explained, or to be decided. What waits for another's decision is not the explainer's. */
export const isMine = (row: Finding): boolean =>
  row.may.includes('decide') || (isOpen(row) && row.state !== 'explained' && row.may.includes('explain'));
