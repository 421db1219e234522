import { assert } from '../../kernel/assert.ts';
import type { Handing } from './handing.ts';
import type { CostModel } from './model.ts';

/** What went in and what came out of something, in whole 分. */
export interface Balance {
  readonly in: number;
  readonly out: number;
}

/**
 * 守恒证明: what every stage handed over arrived, item by item, and what came in as direct cost came out as full cost.
 * It is added up from the results alone, not from what the methods believed.
 */
export interface Certificate {
  /** By stage and item. Reciprocal stages count what goes round as often as it is handed over. */
  readonly stages: readonly (readonly Balance[])[];
  /** By item. */
  readonly items: readonly Balance[];
  readonly total: Balance;
  readonly holds: boolean;
}

export function certify(model: CostModel, full: readonly Float64Array[], handings: readonly Handing[]): Certificate {
  const stages = model.stages.map(() => model.items.map(() => ({ in: 0, out: 0 })));
  for (const { stage, givers, items, weights, given, taken } of handings)
    for (const [at, item] of items.entries()) {
      const balance = stages[stage]![item]!;
      balance.in += sumOf(given, at * givers.length, givers.length);
      balance.out += sumOf(taken, at * weights.receivers.length, weights.receivers.length);
    }
  const items = model.items.map((_, item) => ({
    in: sumOf(model.direct[item]!, 0, model.departments.length),
    out: sumOf(full[item]!, 0, model.departments.length),
  }));
  const total = {
    in: items.reduce((sum, one) => sum + one.in, 0),
    out: items.reduce((sum, one) => sum + one.out, 0),
  };
  const holds = [...stages.flat(), ...items, total].every((one) => one.in === one.out && Number.isSafeInteger(one.in));
  assert(holds, 'an allocation must lose nothing and make nothing');
  return { stages, items, total, holds };
}

function sumOf(amounts: Float64Array, from: number, size: number): number {
  let sum = 0;
  for (let at = from; at < from + size; at += 1) sum += amounts[at]!;
  return sum;
}
