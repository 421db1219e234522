import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';

export type PapersOut = ReplyOf<Contract['ledger']['papers']>;
export type DocumentOut = PapersOut['documents'][number];
export type PaperOut = DocumentOut['papers'][number];
export type InvoiceOut = NonNullable<DocumentOut['invoice']>;
export type InvoiceRow = ReplyOf<Contract['ledger']['invoices']>['rows'][number];

/** What carries the papers, as the contract names it. */
export type Carrier = { readonly unit: string } & ({ readonly draft: number } | { readonly voucher: number });

const KB = 1024;

/** Bytes as people read them: `812 B`, `34 KB`, `1.2 MB`. */
export function sizeName(bytes: number): string {
  if (bytes < KB) return `${bytes} B`;
  if (bytes < KB * KB) return `${Math.round(bytes / KB)} KB`;
  return `${(bytes / KB / KB).toFixed(1)} MB`;
}

/** What a kind of file is called on its mark. */
export const kindMark = (kind: PaperOut['kind']): string =>
  kind === 'jpeg' ? 'JPG' : kind === 'sheet' ? 'XLS' : kind.toUpperCase();

/** The type under which a kind may be shown; only pictures are shown as they are. */
export const pictureType = (kind: PaperOut['kind']): 'image/jpeg' | 'image/png' | undefined =>
  kind === 'jpeg' ? 'image/jpeg' : kind === 'png' ? 'image/png' : undefined;

/** What came of adding or taking off: how many documents there are now, and by how many that is more than before. */
export interface Counted {
  readonly documents: number;
  readonly change: number;
}

/** How many papers a voucher says it has after that: what was typed for paper besides stays counted. */
export const countAfter = (said: number, { documents, change }: Counted): number =>
  Math.min(9999, Math.max(documents, said + change));
