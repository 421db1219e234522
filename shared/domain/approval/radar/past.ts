import type { Fen } from '../../../kernel/fen.ts';
import { type Period, periodOfDate } from '../../../kernel/period.ts';
import type { Related } from './related.ts';
import type { Spending } from './spending.ts';

/** Spending that came before, found by what may make it one with another. */
export class Past {
  readonly #related: Related;
  readonly #byPayee = new Map<string, Spending[]>();
  readonly #byProject = new Map<string, Spending[]>();
  readonly #byInvoice = new Map<string, Spending[]>();
  /** From one unit to one payee for one category: amounts of each month, the smallest first. */
  readonly #alike = new Map<string, Map<Period, Fen[]>>();

  constructor(related: Related, spendings: Iterable<Spending> = []) {
    this.#related = related;
    for (const spending of spendings) this.add(spending);
  }

  add(spending: Spending): void {
    if (spending.payee !== '') {
      put(this.#byPayee, this.#related.groupOf(spending.payee), spending);
      const key = alikeKey(spending);
      const months = this.#alike.get(key) ?? new Map<Period, Fen[]>();
      this.#alike.set(key, months);
      const amounts = months.get(periodOfDate(spending.day)) ?? [];
      months.set(periodOfDate(spending.day), amounts);
      amounts.splice(firstFrom(amounts, spending.amount), 0, spending.amount);
    }
    if (spending.project !== '') put(this.#byProject, spending.project, spending);
    for (const invoice of new Set(spending.invoices)) put(this.#byInvoice, invoice, spending);
  }

  /** To the payee or to one related to it; none where no payee is named. */
  toPayee(payee: string): readonly Spending[] {
    return payee === '' ? [] : (this.#byPayee.get(this.#related.groupOf(payee)) ?? []);
  }

  ofProject(project: string): readonly Spending[] {
    return project === '' ? [] : (this.#byProject.get(project) ?? []);
  }

  withInvoice(invoice: string): readonly Spending[] {
    return this.#byInvoice.get(invoice) ?? [];
  }

  /** How many of a month went from the same unit to the very payee for the same category, between two amounts, both counting. */
  countAlike(spending: Spending, month: Period, least: number, most: number): number {
    const amounts = this.#alike.get(alikeKey(spending))?.get(month) ?? [];
    return firstFrom(amounts, most + 1) - firstFrom(amounts, least);
  }
}

/** The place of the first amount that is no smaller; there may be very many. */
function firstFrom(amounts: readonly Fen[], least: number): number {
  let [low, high] = [0, amounts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (amounts[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

const alikeKey = ({ unit, category, payee }: Spending): string => `${unit} ${category} ${payee}`;

function put<Key>(map: Map<Key, Spending[]>, key: Key, spending: Spending): void {
  const there = map.get(key);
  if (there) there.push(spending);
  else map.set(key, [spending]);
}
