import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { amountOf, parsePrice } from '../../../shared/domain/procurement/price.ts';
import { type Fen, sumFen, ZERO } from '../../../shared/kernel/fen.ts';

export type Plan = ReplyOf<Contract['procurement']['orderPlan']>;
export type PlanLine = Plan['lines'][number];

/** What the buyer orders now of a request line: packs, perhaps none, and from whom. */
export interface Choice {
  readonly packs: number;
  readonly supplier: string;
}
/** By request line; what is not there is chosen as it is proposed. */
export type Choices = ReadonlyMap<number, Choice>;

/** What can be ordered from whom is proposed: nothing of what is refused, no more than an exception allows or is open still. */
export function choiceOf(line: PlanLine, choices: Choices): Choice {
  const proposed = { packs: line.proposed, supplier: line.suppliers[0] ?? '' };
  const { packs, supplier } = choices.get(line.requestLine) ?? proposed;
  return { packs: Math.min(packs, mostOf(line)), supplier };
}

/** Packs that may be chosen of a line: all that are open, or what the exceptions that it stands on still allow. */
export const mostOf = ({ open, exceptions }: PlanLine): number => Math.min(open, ...exceptions.map(({ left }) => left));

/** One row of the plan: a supplier with the sums of its products, or a product. */
export interface PlanRow {
  readonly key: string;
  readonly depth: 0 | 1;
  readonly supplier: string;
  /** '' on the row of a supplier. */
  readonly item: string;
  readonly name: string;
  readonly maker: string;
  readonly lines: readonly PlanLine[];
  readonly units: number;
  readonly open: number;
  readonly packs: number;
  readonly price: string | undefined;
  readonly amount: Fen;
  readonly needed: string;
}

/** The plan as it is chosen, by supplier and product, of what `find` finds in names and codes. */
export function planRows(
  { lines, suppliers }: Pick<Plan, 'lines' | 'suppliers'>,
  choices: Choices,
  { find, nobody }: { readonly find: string; readonly nobody: string },
): PlanRow[] {
  const names = new Map(suppliers.map(({ code, name }) => [code, name]));
  const words = find.trim().toLowerCase();
  const nameOf = (code: string): string => (code === '' ? nobody : (names.get(code) ?? code));
  const sought = lines.filter((line) => {
    const text = `${line.itemName} ${line.item} ${line.unit} ${line.unitName} ${line.request}`;
    return `${text} ${nameOf(choiceOf(line, choices).supplier)}`.toLowerCase().includes(words);
  });
  const bySupplier = groups(sought, (line) => choiceOf(line, choices).supplier);
  const inOrder = [...bySupplier].sort(([a], [b]) => nameOf(a).localeCompare(nameOf(b), 'zh-CN'));
  return inOrder.flatMap(([supplier, own]) => {
    const byItem = [...groups(own, ({ item }) => item)];
    const items = byItem.map(([item, some]): PlanRow => {
      const packs = sum(some.map((line) => choiceOf(line, choices).packs));
      const first = some[0]!;
      const price = first.price === undefined ? undefined : parsePrice(first.price);
      return {
        ...{ key: `${supplier} ${item}`, depth: 1, supplier, item, name: first.itemName, maker: first.maker, packs },
        ...{ lines: some, units: unitsIn(some), open: sum(some.map(({ open }) => open)), price: first.price },
        amount: price === undefined ? ZERO : sumFen(splitPacks(some, choices).map((each) => amountOf(price, each))),
        needed: earliest(some),
      };
    });
    items.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
    const head: PlanRow = {
      ...{ key: supplier || 'nobody', depth: 0, supplier, item: '', name: nameOf(supplier), maker: '', lines: own },
      ...{ units: unitsIn(own), open: sum(items.map(({ open }) => open)), packs: sum(items.map((row) => row.packs)) },
      ...{ price: undefined, amount: sumFen(items.map(({ amount }) => amount)), needed: earliest(own) },
    };
    return [head, ...items];
  });
}

/** Packs of one product as they go on orders of their own, each of which is rounded by itself. */
const splitPacks = (lines: readonly PlanLine[], choices: Choices): number[] =>
  [...groups(lines, ({ kind, settlement }) => `${kind === 'urgent'} ${settlement}`).values()].map((some) =>
    sum(some.map((line) => choiceOf(line, choices).packs)),
  );

/** An order as it would be made: one a supplier, urgent ones and other ways of settlement apart. */
export interface OrderToBe {
  readonly supplier: string;
  readonly urgent: boolean;
  readonly settlement: PlanLine['settlement'];
  readonly lines: number;
  readonly packs: number;
  readonly amount: Fen;
}

export function ordersToBe(lines: readonly PlanLine[], choices: Choices): OrderToBe[] {
  const chosen = lines.filter((line) => choiceOf(line, choices).packs > 0);
  const orders = groups(chosen, (line) =>
    JSON.stringify([choiceOf(line, choices).supplier, line.kind === 'urgent', line.settlement]),
  );
  return [...orders.values()].map((own): OrderToBe => {
    const items = [...groups(own, ({ item }) => item).values()].map((some) => ({
      packs: sum(some.map((line) => choiceOf(line, choices).packs)),
      price: parsePrice(some[0]!.price ?? ''),
    }));
    return {
      ...{ supplier: choiceOf(own[0]!, choices).supplier, urgent: own[0]!.kind === 'urgent' },
      ...{ settlement: own[0]!.settlement, lines: items.length, packs: sum(items.map(({ packs }) => packs)) },
      amount: sumFen(items.map(({ price, packs }) => (price === undefined ? ZERO : amountOf(price, packs)))),
    };
  });
}

/** What is asked of the service. */
export const chosenOf = (lines: readonly PlanLine[], choices: Choices) =>
  lines.map((line) => ({ requestLine: line.requestLine, ...choiceOf(line, choices) })).filter(({ packs }) => packs > 0);

/** The choices with other packs or another supplier for some lines. */
export function chosen(
  choices: Choices,
  lines: readonly PlanLine[],
  change: (line: PlanLine) => Partial<Choice>,
): Choices {
  const next = new Map(choices);
  for (const line of lines) next.set(line.requestLine, { ...choiceOf(line, choices), ...change(line) });
  return next;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const unitsIn = (lines: readonly PlanLine[]): number => new Set(lines.map(({ unit }) => unit)).size;
const earliest = (lines: readonly PlanLine[]): string => lines.map(({ needed }) => needed).sort()[0] ?? '';

function groups<T>(list: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const each of list) {
    const own = found.get(keyOf(each));
    if (own) own.push(each);
    else found.set(keyOf(each), [each]);
  }
  return found;
}
