import type { Related } from './related.ts';
import type { Spending } from './spending.ts';

/** Spending that came before, found by what may make it one with another. */
export class Past {
  readonly #related: Related;
  readonly #byPayee = new Map<string, Spending[]>();
  readonly #byProject = new Map<string, Spending[]>();
  readonly #byInvoice = new Map<string, Spending[]>();

  constructor(related: Related, spendings: Iterable<Spending> = []) {
    this.#related = related;
    for (const spending of spendings) this.add(spending);
  }

  add(spending: Spending): void {
    if (spending.payee !== '') put(this.#byPayee, this.#related.groupOf(spending.payee), spending);
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
}

function put(map: Map<string, Spending[]>, key: string, spending: Spending): void {
  const there = map.get(key);
  if (there) there.push(spending);
  else map.set(key, [spending]);
}
