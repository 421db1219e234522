import { type Fen, fen } from '../../kernel/fen.ts';
import { err, type Result } from '../../kernel/result.ts';
import { type Allocation, allocate, fullCostOf } from './allocate.ts';
import type { CostProblem } from './model.ts';
import { readCostModel } from './read-model.ts';

/** The part of a written model in which drivers stand. */
export interface WrittenBases {
  readonly bases: Readonly<Record<string, Readonly<Record<string, string | Readonly<Record<string, string>>>>>>;
}

/** A driver as somebody would like it: the weight of a receiver in a basis, of one giver where givers have their own. */
export interface DriverChange {
  readonly basis: string;
  readonly giver?: string;
  readonly receiver: string;
  /** As in the model: a plain decimal; `0` takes the receiver out. */
  readonly weight: string;
}

/** The written model with other drivers; the one that was given stays as it is. */
export function withDrivers<M extends WrittenBases>(model: M, changes: readonly DriverChange[]): M {
  let { bases } = model;
  for (const { basis, giver, receiver, weight } of changes) {
    const before = bases[basis] ?? {};
    const own = giver === undefined ? undefined : before[giver];
    const after =
      giver === undefined
        ? { ...before, [receiver]: weight }
        : { ...before, [giver]: { ...(typeof own === 'object' ? own : {}), [receiver]: weight } };
    bases = { ...bases, [basis]: after };
  }
  return { ...model, bases };
}

/** Allocates a written model with other drivers, without keeping anything; refused as any model is. */
export function tryDrivers(model: WrittenBases, changes: readonly DriverChange[]): Result<Allocation, CostProblem[]> {
  const read = readCostModel(withDrivers(model, changes));
  return read.ok ? allocate(read.value) : err(read.error);
}

/** What one department bears before and after; `difference` above zero: it bears more. */
export interface Shift {
  readonly code: string;
  readonly name: string;
  readonly before: Fen;
  readonly after: Fen;
  readonly difference: Fen;
}

/**
 * Who bears more and who less between two allocations of the same costs, the largest difference first, then by code. The
 * differences sum to zero where both allocate the same direct costs.
 */
export function compareAllocations(before: Allocation, after: Allocation): Shift[] {
  const totals = (allocation: Allocation) =>
    new Map(
      allocation.model.departments.map(({ code, name }, at) => [code, { name, total: fullCostOf(allocation, at) }]),
    );
  const [first, second] = [totals(before), totals(after)];
  return [...new Set([...first.keys(), ...second.keys()])]
    .map((code) => {
      const [from, to] = [first.get(code)?.total ?? fen(0), second.get(code)?.total ?? fen(0)];
      const name = (second.get(code) ?? first.get(code))!.name;
      return { code, name, before: from, after: to, difference: fen(to - from) };
    })
    .filter(({ difference }) => difference !== 0)
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (a.code < b.code ? -1 : 1));
}
