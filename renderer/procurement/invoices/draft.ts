import { isInvoiceNumber } from '../../../shared/domain/procurement/invoices/number.ts';
import { type AccountingDate, parseDate } from '../../../shared/kernel/date.ts';
import { type Fen, formatYuan, parseYuan, sumFen } from '../../../shared/kernel/fen.ts';
import type { Read } from './looks.ts';

/** A line as it is being typed. */
export interface LineDraft {
  readonly key: number;
  /** The invoice's own words, where a file said them. */
  readonly said: string;
  readonly item: string;
  /** What a file's words may mean. */
  readonly likely: readonly { readonly code: string; readonly name: string }[];
  readonly lot: string;
  readonly packs: string;
  readonly price: string;
  readonly amount: string;
}

/** An invoice as it is being typed; empty texts are what is not known yet. */
export interface InvoiceDraft {
  readonly level: 1 | 2;
  readonly seller: string;
  readonly buyer: string;
  readonly code: string;
  readonly number: string;
  readonly day: string;
  readonly tax: string;
  readonly original: string;
  readonly file: string;
  readonly fileName: string;
  readonly lines: readonly LineDraft[];
}

export const emptyLine = (key: number): LineDraft => ({
  ...{ key, said: '', item: '', likely: [], lot: '', packs: '', price: '', amount: '' },
});
export const EMPTY: InvoiceDraft = {
  ...{ level: 2, seller: '', buyer: '', code: '', number: '', day: '', tax: '0.00', original: '' },
  ...{ file: '', fileName: '', lines: [emptyLine(1)] },
};

/** What was read from an electronic invoice, as the form takes it. */
export const draftOf = (read: Read, file: string, fileName: string): InvoiceDraft => ({
  ...{ level: read.level === 1 ? 1 : 2, seller: read.seller, buyer: read.buyer, code: read.code, number: read.number },
  ...{ day: read.day, tax: read.tax, original: read.original, file, fileName },
  lines:
    read.lines.length === 0
      ? [emptyLine(1)]
      : read.lines.map(({ said, items, lot, packs, price, amount }, at) => ({
          ...{ key: at + 1, said, item: items[0]?.item ?? '', lot, price, amount },
          likely: items.map(({ item, title }) => ({ code: item, name: title })),
          packs: packs === null ? '' : String(packs),
        })),
});

/** What all lines come to; undefined while one has no amount. */
export function totalOf({ lines }: InvoiceDraft): Fen | undefined {
  const amounts = lines.map(({ amount }) => parseYuan(amount));
  return amounts.some((amount) => amount === undefined) ? undefined : sumFen(amounts as Fen[]);
}

/** The draft as the service takes it; undefined while something is missing. */
export function requestOf(draft: InvoiceDraft) {
  const day = parseDate(draft.day);
  const total = totalOf(draft);
  const whole = draft.lines.every(({ item, packs, price }) => item !== '' && /^-?\d+$/.test(packs) && price !== '');
  if (!day || total === undefined || !whole || draft.seller === '' || !isInvoiceNumber(draft.code, draft.number))
    return undefined;
  const { level, seller, code, number, tax, original, file, fileName } = draft;
  return {
    ...{ level, seller, code, number, day: day as AccountingDate, tax, original, file, fileName },
    ...{ buyer: level === 1 ? draft.buyer : '', amount: formatYuan(total) },
    lines: draft.lines.map(({ item, lot, packs, price, amount }) => ({
      ...{ item, lot: lot.trim(), packs: Number(packs), price, amount: formatYuan(parseYuan(amount)!) },
    })),
  };
}
