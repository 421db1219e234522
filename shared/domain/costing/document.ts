import { fen, formatYuan } from '../../kernel/fen.ts';
import { type Allocation, fullCostOf } from './allocate.ts';
import type { Balance } from './certificate.ts';
import { byGiver } from './handing.ts';

/** Amounts in 元 with two decimals, by item. */
export type ByItem = Readonly<Record<string, string>>;

/** A step as it was carried out: what each giver handed to each receiver, item by item. */
export interface StageDocument {
  readonly stage: number;
  readonly name?: string;
  readonly from: readonly string[];
  readonly basis: string;
  readonly perItem?: Readonly<Record<string, string>>;
  readonly in: string;
  readonly out: string;
  /** Giver → receiver → item → amount; a common pool is taken apart so that rows and columns agree. */
  readonly handed: Readonly<Record<string, Readonly<Record<string, ByItem>>>>;
}

/** An allocation as `cost allocate --json` prints it. */
export interface AllocationDocument {
  readonly method: string;
  /** Every department's full cost by item, and its `total`; nothing where it handed over. */
  readonly full: Readonly<Record<string, ByItem>>;
  readonly stages: readonly StageDocument[];
  readonly in: string;
  readonly out: string;
  readonly certificate: {
    readonly holds: boolean;
    readonly items: Readonly<Record<string, BalanceDocument>>;
    readonly stages: readonly Readonly<Record<string, BalanceDocument>>[];
  };
}

interface BalanceDocument {
  readonly in: string;
  readonly out: string;
}

const yuan = (amount: number): string => formatYuan(fen(amount));
const balance = (one: Balance): BalanceDocument => ({ in: yuan(one.in), out: yuan(one.out) });

/** Writes an allocation with codes and amounts in 元, departments in the model's own order. */
export function allocationDocument(allocation: Allocation): AllocationDocument {
  const { model, full } = allocation;
  const certificate = allocation.certificate();
  const byItem = (balances: readonly Balance[]) =>
    Object.fromEntries(model.items.map((item, at) => [item, balance(balances[at]!)]));
  return {
    method: model.method,
    full: Object.fromEntries(
      model.listed.map((department) => [
        model.departments[department]!.code,
        Object.fromEntries([
          ...model.items.map((item, at) => [item, yuan(full[at]![department]!)] as const),
          ['total', formatYuan(fullCostOf(allocation, department))],
        ]),
      ]),
    ),
    stages: stageDocuments(allocation),
    ...balance(certificate.total),
    certificate: {
      holds: certificate.holds,
      items: byItem(certificate.items),
      stages: certificate.stages.map(byItem),
    },
  };
}

function stageDocuments(allocation: Allocation): StageDocument[] {
  const { model } = allocation;
  const { stages: balances } = allocation.certificate();
  const flows = flowsByStage(allocation);
  return model.stages.map(({ name, from, basis, perItem }, stage) => {
    const inAll = balances[stage]!.reduce((sum, one) => sum + one.in, 0);
    const outAll = balances[stage]!.reduce((sum, one) => sum + one.out, 0);
    const own = [...perItem].map(([item, other]) => [model.items[item]!, other] as const);
    return {
      stage: stage + 1,
      ...(name === '' ? {} : { name }),
      from: from.map((giver) => model.departments[giver]!.code),
      basis,
      ...(own.length === 0 ? {} : { perItem: Object.fromEntries(own) }),
      in: yuan(inAll),
      out: yuan(outAll),
      handed: flows[stage]!,
    };
  });
}

/** Amounts that are not zero, by stage, giver, receiver and item. */
function flowsByStage({ model, handings }: Allocation) {
  const stages = model.stages.map(() => new Map<number, Map<number, Map<string, string>>>());
  for (const handing of handings())
    for (const [at, item] of handing.items.entries())
      for (const [place, row] of byGiver(handing, at).entries()) {
        const receivers = entry(stages[handing.stage]!, handing.givers[place]!, () => new Map());
        for (let to = 0; to < row.length; to += 1)
          if (row[to] !== 0)
            entry(receivers, handing.weights.receivers[to]!, () => new Map<string, string>()).set(
              model.items[item]!,
              yuan(row[to]!),
            );
      }
  const code = (department: number): string => model.departments[department]!.code;
  return stages.map((givers) =>
    Object.fromEntries(
      [...givers].map(([giver, receivers]) => [
        code(giver),
        Object.fromEntries([...receivers].map(([receiver, items]) => [code(receiver), Object.fromEntries(items)])),
      ]),
    ),
  );
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
