import { ruleOfGroup } from '../../shared/domain/consolidation/rules.ts';
import { fen, formatYuan } from '../../shared/kernel/fen.ts';
import type { Community } from './community.ts';
import { type Mirrored, pairOf } from './community-desk.ts';

/** What a consolidation of a generated community must come to, from what the generator knows and nothing else. */

type Rest = 'nothing' | 'smaller-side';

const eliminated = (entry: Mirrored, rest: Rest): number =>
  entry.group === 'transfer' ? 0 : entry.agreed + (rest === 'smaller-side' ? (entry.disputed ?? 0) : 0);

/** Σ debits by rule, in 元. */
export function expectedByRule({ mirrored, allowances }: Community, rest: Rest): Record<string, string> {
  const sums = new Map<string, number>();
  const add = (rule: string | undefined, amount: number): void => {
    if (rule !== undefined && amount !== 0) sums.set(rule, (sums.get(rule) ?? 0) + amount);
  };
  for (const entry of mirrored) add(ruleOfGroup(entry.group, entry.book), eliminated(entry, rest));
  // An allowance that shrinks is debited whole to last year's surplus and credited back for the change.
  for (const [, { opening, closing }] of allowancesByPair(allowances)) {
    add('E1b', opening + Math.abs(closing - opening));
  }
  return inYuan(sums);
}

/** By first-level account, what eliminations take off its line (positive in the account's own direction), in 元. */
export function expectedByAccount({ mirrored }: Community, rest: Rest): Record<string, string> {
  const sums = new Map<string, number>();
  for (const entry of mirrored) {
    const amount = eliminated(entry, rest);
    if (amount === 0) continue;
    for (const account of [entry.debitAccount, entry.creditAccount])
      sums.set(account, (sums.get(account) ?? 0) + amount);
  }
  return inYuan(sums);
}

/** Rows that disagree: `pair book kind` → `|difference| class`. */
export function expectedDifferences({ mirrored }: Community): Record<string, string> {
  const rows = new Map<string, { amount: number; trouble?: string }>();
  for (const entry of mirrored) {
    const key = [pairOf(entry.debitUnit, entry.creditUnit).join('-'), entry.book, entry.group].join(' ');
    const row = rows.get(key) ?? { amount: 0 };
    row.amount += entry.debit - entry.credit;
    // VAT is explained: any real trouble in the row outweighs it.
    if (entry.trouble !== undefined && (row.trouble === undefined || row.trouble === 'vat'))
      row.trouble = entry.trouble;
    rows.set(key, row);
  }
  return Object.fromEntries(
    [...rows]
      .filter(([, { trouble }]) => trouble !== undefined)
      .map(([key, { amount, trouble }]) => [key, `${formatYuan(fen(Math.abs(amount)))} ${trouble}`] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Allowances of one creditor on one debtor add up to one. */
export function allowancesByPair(
  allowances: Community['allowances'],
): Map<string, { readonly opening: number; readonly closing: number }> {
  const pairs = new Map<string, { opening: number; closing: number }>();
  for (const { unit, counterparty, opening, closing } of allowances) {
    const key = `${unit}|${counterparty}`;
    const sum = pairs.get(key) ?? { opening: 0, closing: 0 };
    pairs.set(key, { opening: sum.opening + opening, closing: sum.closing + closing });
  }
  return pairs;
}

const inYuan = (sums: ReadonlyMap<string, number>): Record<string, string> =>
  Object.fromEntries(
    [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, amount]) => [key, formatYuan(fen(amount))]),
  );
