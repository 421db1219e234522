import { type Fen, fen, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';

/** A line of either side, as far as picking looks at it. */
export interface Pickable {
  readonly key: string;
  readonly date: string;
  readonly amount: string;
  readonly counterparty: string;
  readonly summary: string;
  readonly document: string;
}

export type Picks = ReadonlySet<string>;

export const toggled = (picks: Picks, key: string): Picks => {
  const next = new Set(picks);
  if (!next.delete(key)) next.add(key);
  return next;
};

/** Σ of the picked lines that are still there. */
export const sumPicked = (lines: readonly Pickable[], picks: Picks): Fen =>
  sumFen(lines.filter(({ key }) => picks.has(key)).map(({ amount }) => parseYuan(amount) ?? ZERO));

/** How two picked sides stand to each other: `ready` where they may be matched. */
export function standingOf(bank: readonly Pickable[], book: readonly Pickable[], picks: Picks) {
  const sums = { bank: sumPicked(bank, picks), book: sumPicked(book, picks) };
  const count = [...bank, ...book].filter(({ key }) => picks.has(key)).length;
  const difference = fen(sums.bank - sums.book);
  return { ...sums, difference, count, ready: count > 1 && difference === 0 };
}

/** Lines that hold every word typed: of their texts, or as the beginning of their amount without separators and sign. */
export function filtered<Line extends Pickable>(lines: readonly Line[], typed: string): readonly Line[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return lines;
  return lines.filter(({ date, amount, counterparty, summary, document }) => {
    const text = `${date} ${counterparty} ${summary} ${document}`.toLowerCase();
    const bare = amount.replace('-', '');
    return words.every((word) => text.includes(word) || bare.startsWith(word.replace(/[,，-]/g, '') || '?'));
  });
}
