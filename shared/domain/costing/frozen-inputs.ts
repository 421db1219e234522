import { canonicalJson, type Json } from '../../kernel/canonical.ts';
import { fen } from '../../kernel/fen.ts';
import { COST_ITEMS } from './cost-item.ts';
import type { CostDepartment } from './department.ts';
import { type PackedValues, packValues, unpackValues } from './drivers.ts';
import type { BookedExpense } from './expenses.ts';
import type { Scheme } from './scheme.ts';
import type { CostInputs } from './work-out.ts';

/** The form of the frozen text; it is part of what is hashed. */
const FORM = 'tongcai-cost-inputs-1';

/** What a run's inputs consist of; each is hashed by itself, so that one can say which of them changed since. */
export const INPUT_PARTS = ['departments', 'expenses', 'drivers', 'scheme'] as const;
export type InputPart = (typeof INPUT_PARTS)[number];

/**
 * Inputs as they are kept and hashed: everything in an order of its own, expenses of one account, department and fund
 * together, amounts in 分. Equal inputs give equal text, whatever order the books were read in.
 */
export const frozenText = (inputs: CostInputs): string =>
  canonicalJson({
    form: FORM,
    ...Object.fromEntries(INPUT_PARTS.map((part) => [part, frozenPart[part](inputs)])),
  });

/** A part of the inputs as canonical JSON. */
export const frozenPartText = <P extends InputPart>(part: P, inputs: Pick<CostInputs, P>): string =>
  canonicalJson((frozenPart[part] as (inputs: Pick<CostInputs, P>) => Json)(inputs));

const frozenPart: { readonly [P in InputPart]: (inputs: Pick<CostInputs, P>) => Json } = {
  departments: ({ departments }) =>
    [...departments]
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, name, class: kind, parent = '' }) => [code, name, kind, parent]),
  expenses: ({ expenses }) =>
    together(expenses).map(({ first, code, department, fund, item, source = '', amount }) => [
      ...[first, code, department, fund, item, source],
      amount,
    ]),
  drivers: ({ drivers }) => packValues(drivers),
  scheme: ({ scheme }) => ({
    method: scheme.method,
    order: scheme.order,
    below: scheme.below,
    classDrivers: { ...scheme.classDrivers },
    shared: scheme.shared.map(({ name, accounts, driver }) => ({ name, driver, accounts: [...accounts] })),
    handings: scheme.handings.map(({ department, driver, perItem }) => ({
      ...{ department, driver },
      perItem: Object.fromEntries(
        COST_ITEMS.flatMap((item) => (perItem[item] === undefined ? [] : [[item, perItem[item]]])),
      ),
    })),
  }),
};

/** One expense an account, department, item and fund, in an order of its own; what came to nil is left out. */
function together(expenses: readonly BookedExpense[]): BookedExpense[] {
  const sums = new Map<string, BookedExpense>();
  for (const expense of expenses) {
    const { first, code, department, fund, item, source = '' } = expense;
    const key = [first, code, department, fund, item, source].join('\u0000');
    const before = sums.get(key);
    sums.set(key, before ? { ...before, amount: fen(before.amount + expense.amount) } : expense);
  }
  return [...sums]
    .filter(([, { amount }]) => amount !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, expense]) => expense);
}

/** Reads what `frozenText` wrote; the text is ours and was found to have its digest. */
export function readFrozen(text: string): CostInputs {
  const { departments, expenses, drivers, scheme } = JSON.parse(text) as Frozen;
  return {
    departments: departments.map(([code, name, kind, parent]) => ({
      ...{ code, name, class: kind },
      ...(parent === '' ? {} : { parent }),
    })),
    expenses: expenses.map(([first, code, department, fund, item, source, amount]) => ({
      ...{ first, code, department, fund, item, amount: fen(amount) },
      source: source === '' ? undefined : source,
    })),
    drivers: unpackValues(drivers),
    scheme,
  };
}

interface Frozen {
  readonly departments: readonly [string, string, CostDepartment['class'], string][];
  readonly expenses: readonly [BookedExpense['first'], string, string, string, BookedExpense['item'], string, number][];
  readonly drivers: PackedValues;
  readonly scheme: Scheme;
}
