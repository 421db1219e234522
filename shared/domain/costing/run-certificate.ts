import { fen } from '../../kernel/fen.ts';
import type { Balance } from './certificate.ts';
import { COST_ITEMS } from './cost-item.ts';
import { addAmounts, type ItemAmounts, NO_AMOUNTS, plusItem, subtractAmounts, totalOf } from './direct-cost.ts';
import type { CostInputs, CostResult } from './work-out.ts';

/** What came in and what went out, by item, in 分. */
export interface ItemBalance {
  readonly in: ItemAmounts;
  readonly out: ItemAmounts;
}

/**
 * 守恒证书 of a run, from the books to the clinical departments, item by item: 账上费用 = 不计入成本 + 直接成本; what was
 * spread and what each step handed over arrived; 直接成本 = Σ 临床科室全成本. Added up from the results alone.
 */
export interface RunCertificate {
  readonly books: Readonly<Record<'expenses' | 'fiscal-project' | 'research' | 'direct', ItemAmounts>>;
  /** 公共费用 and what is booked above departments, before departments hand over. */
  readonly spread: ItemBalance;
  /** In the order of the steps. Reciprocal ones count what goes round as often as it is handed over. */
  readonly steps: readonly ItemBalance[];
  readonly all: ItemBalance;
  readonly holds: boolean;
}

export function certifyRun({ expenses }: CostInputs, { borne, allocation, departments }: CostResult): RunCertificate {
  const books = {
    expenses: expenses.reduce((sum, { item, amount }) => plusItem(sum, item, amount), NO_AMOUNTS),
    'fiscal-project': borne.booked.excluded['fiscal-project'],
    research: borne.booked.excluded.research,
    direct: [...borne.direct.values()].reduce(addAmounts, NO_AMOUNTS),
  };
  const spread = {
    in: borne.spreads.reduce((sum, { item, amount }) => plusItem(sum, item, amount), NO_AMOUNTS),
    out: borne.spreads.reduce(
      (sum, { item, taken }) => plusItem(sum, item, fen(taken.reduce((all, { amount }) => all + amount, 0))),
      NO_AMOUNTS,
    ),
  };
  const certificate = allocation.certificate();
  const clinical = departments.flatMap(({ class: kind }, at) => (kind === 'clinical' ? [at] : []));
  const all = {
    in: books.direct,
    out: byItem((item) => clinical.reduce((sum, at) => sum + allocation.full[item]![at]!, 0)),
  };
  const left = [books['fiscal-project'], books.research, books.direct].reduce(subtractAmounts, books.expenses);
  const steps = certificate.stages.map(balanceOf);
  const holds =
    certificate.holds &&
    isNil(left) &&
    [spread, ...steps, all].every((balance) => isNil(subtractAmounts(balance.in, balance.out)));
  return { books, spread, steps, all, holds };
}

const byItem = (amount: (item: number) => number): ItemAmounts =>
  Object.fromEntries(COST_ITEMS.map((item, at) => [item, fen(amount(at))])) as ItemAmounts;

const balanceOf = (balances: readonly Balance[]): ItemBalance => ({
  in: byItem((item) => balances[item]!.in),
  out: byItem((item) => balances[item]!.out),
});

const isNil = (amounts: ItemAmounts): boolean =>
  totalOf(amounts) === 0 && COST_ITEMS.every((item) => amounts[item] === 0);
