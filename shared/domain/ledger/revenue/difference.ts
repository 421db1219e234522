import { fen } from '../../../kernel/fen.ts';
import type { RevenueEntry } from './reading.ts';

/** What stands for a day already: entries of drafts and vouchers that were made of it, corrections among them. */
export type Standing = readonly (readonly RevenueEntry[])[];

/** The sheet less what stands: what a correcting voucher would book. Empty where the sheet is the same. */
export function differenceOf(entries: readonly RevenueEntry[], standing: Standing): RevenueEntry[] {
  const sums = new Map<string, RevenueEntry>();
  const add = (entry: RevenueEntry, sign: 1 | -1): void => {
    const key = JSON.stringify([entry.role, entry.word, entry.department]);
    sums.set(key, { ...entry, amount: fen((sums.get(key)?.amount ?? 0) + sign * entry.amount) });
  };
  for (const entry of entries) add(entry, 1);
  for (const made of standing) for (const entry of made) add(entry, -1);
  return [...sums.values()].filter(({ amount }) => amount !== 0);
}
