import { absFen, type Fen, negateFen, subtractFen, sumFen, ZERO } from '../../kernel/fen.ts';
import { endOf } from '../../kernel/period.ts';
import type { AccountFigure } from '../ledger/figures.ts';
import type { UnitCode } from '../organisation/unit.ts';
import { firstLevel, mirrorOf } from './mirror.ts';
import {
  type ConsolidationInput,
  type InternalItem,
  type PairDifference,
  UNKNOWN_COUNTERPARTY,
  type UnmatchedItem,
  type UntaggedAmount,
} from './model.ts';
import { rowKey } from './reconcile/reconcile.ts';
import { GROUP_NAMES, ruleOn } from './rules.ts';

/** Accounts whose every amount lies inside a department (准则第9号 附录, the starred lines), and their budget counterparts. */
const BY_NATURE: ReadonlySet<string> = new Set(['4201', '4301', '5401', '5501', '6201', '6301', '7401', '7501']);

/**
 * What the units hold on accounts that are intra-group by nature without saying against whom: figures without a
 * counterparty, less what a declaration names beside them.
 *
 * @param figures of the period, all units.
 * @param items those given to the consolidation.
 */
export function untaggedAmounts(
  figures: Iterable<AccountFigure>,
  items: readonly InternalItem[],
): readonly UntaggedAmount[] {
  const amounts = new Map<string, UntaggedAmount>();
  const add = (entry: UntaggedAmount): void => {
    const key = [entry.unit, entry.book, firstLevel(entry.account)].join('|');
    const before = amounts.get(key)?.amount ?? ZERO;
    amounts.set(key, { ...entry, account: firstLevel(entry.account), amount: sumFen([before, entry.amount]) });
  };
  for (const { unit, book, group: account, counterparty, yearMovement } of figures) {
    if (account === undefined || counterparty !== undefined || !BY_NATURE.has(firstLevel(account))) continue;
    const mirror = mirrorOf(account, book);
    if (!mirror) continue;
    const amount = mirror.side === 'debit' ? yearMovement : negateFen(yearMovement);
    add({ unit, book, group: mirror.group, side: mirror.side, account, amount });
  }
  for (const { unit, book, group, side, account, amount, origin } of items) {
    if (origin.kind !== 'declaration' || !BY_NATURE.has(firstLevel(account))) continue;
    add({ unit, book, group, side, account, amount: negateFen(amount) });
  }
  return [...amounts.values()].filter(({ amount }) => amount !== 0);
}

/**
 * Rows of the differences list for such amounts: unmatched, against an unknown counterparty, never silently eliminated
 * (DOMAIN 2.5).
 */
export function untaggedRows(input: ConsolidationInput, members: ReadonlySet<UnitCode>): PairDifference[] {
  const rows = new Map<string, UntaggedAmount[]>();
  for (const amount of input.untagged ?? []) {
    if (!members.has(amount.unit) || amount.amount === 0) continue;
    if (amount.book === 'budget' && !ruleOn(input.settings, 'B1')) continue;
    const key = rowKey({ pair: [amount.unit, UNKNOWN_COUNTERPARTY], kind: amount.group, book: amount.book });
    rows.set(key, [...(rows.get(key) ?? []), amount]);
  }
  const since = new Map(input.carried.map((row) => [rowKey(row), row.since]));
  return [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, amounts]) => untaggedRow(amounts, input, since.get(key) ?? input.period));
}

function untaggedRow(
  amounts: readonly UntaggedAmount[],
  { period }: ConsolidationInput,
  since: PairDifference['since'],
): PairDifference {
  const { unit, group, book } = amounts[0]!;
  const left: Fen = sumFen(amounts.map(({ amount }) => amount));
  return {
    pair: [unit, UNKNOWN_COUNTERPARTY],
    kind: group,
    book,
    left,
    right: ZERO,
    difference: subtractFen(left, ZERO),
    class: 'missing-counterpart',
    open: sumFen(amounts.map(({ amount }) => absFen(amount))),
    matched: [],
    unmatched: amounts.map(
      ({ side, account, amount }): UnmatchedItem => ({
        item: `untagged:${unit}:${account}`,
        unit,
        counterparty: UNKNOWN_COUNTERPARTY,
        side,
        code: account,
        account,
        amount,
        date: endOf(period),
        class: 'missing-counterpart',
        reason: `${unit} 的${GROUP_NAMES[group]}没有标明对方单位`,
      }),
    ),
    explained: [],
    directions: [],
    since,
  };
}
