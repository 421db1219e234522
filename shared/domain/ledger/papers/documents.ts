import type { Invoice } from './invoice.ts';
import type { KeptKind } from './kinds.ts';

/** Which form of one invoice is read, where it came in several: XML > OFD > PDF > what a person typed. */
const RANKS: readonly KeptKind[] = ['xml', 'ofd', 'pdf', 'paper', 'jpeg', 'png', 'sheet'];
export const rankOf = (kind: KeptKind): number => RANKS.indexOf(kind);

/** A file or a typed invoice on a voucher. */
export interface Paper {
  readonly kind: KeptKind;
  readonly invoice: Invoice | undefined;
}

/** One document (一份附件): files that are forms of one invoice, or a file by itself. */
export interface Document<P extends Paper> {
  /** As the best of its forms says it. */
  readonly invoice: Invoice | undefined;
  /** Best form first. */
  readonly papers: readonly P[];
}

/** Whether two invoices are the same: by number, and by code where both say one. */
export const isSame = (a: Pick<Invoice, 'code' | 'number'>, b: Pick<Invoice, 'code' | 'number'>): boolean =>
  a.number === b.number && (a.code === b.code || a.code === '' || b.code === '');

/** Papers as documents, in the order in which they came: an invoice in several forms is one (附件张数 counts it once). */
export function documentsOf<P extends Paper>(papers: readonly P[]): Document<P>[] {
  const groups: P[][] = [];
  for (const paper of papers) {
    const { invoice } = paper;
    const group =
      invoice && groups.find((each) => each.some((other) => other.invoice && isSame(other.invoice, invoice)));
    if (group) group.push(paper);
    else groups.push([paper]);
  }
  return groups.map((group) => {
    const best = [...group].sort((a, b) => rankOf(a.kind) - rankOf(b.kind));
    return { invoice: best.find(({ invoice }) => invoice)?.invoice, papers: best };
  });
}
