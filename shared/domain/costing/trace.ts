import { assert } from '../../kernel/assert.ts';
import { type Fen, fen } from '../../kernel/fen.ts';
import type { Allocation } from './allocate.ts';
import { byGiver } from './handing.ts';
import { basisOf } from './model.ts';
import { eliminate } from './reciprocal/elimination.ts';
import { servicesOf, systemOf } from './reciprocal/system.ts';
import { FRACTION, wholeParts } from './reciprocal/whole.ts';

/** A department's part of what another bears of an item, in 分. */
export interface Part {
  readonly department: number;
  readonly amount: Fen;
}

/** What a department took of an item from another, at which stage and by which basis. */
export interface Taken extends Part {
  readonly stage: number;
  readonly basis: string;
}

/** One step back: from whom a department's cost of an item came, in the order of the stages. */
export function takenBy(allocation: Allocation, department: number, item: number): Taken[] {
  return allocation.handings().flatMap((handing) => {
    const at = handing.items.indexOf(item);
    const place = handing.weights.receivers.indexOf(department);
    if (at < 0 || place < 0) return [];
    return byGiver(handing, at).flatMap((row, giver) =>
      row[place] === 0
        ? []
        : [
            {
              department: handing.givers[giver]!,
              stage: handing.stage,
              basis: handing.basis,
              amount: fen(row[place]!),
            },
          ],
    );
  });
}

/**
 * All the way back (一元钱追溯): whose direct cost a department's full cost of an item is, itself first, then by code. The
 * parts sum to the full cost to the 分. What a giver hands on is of its sources in the proportion in which it holds them.
 */
export function sourcesOf(allocation: Allocation, department: number, item: number): Part[] {
  const { model } = allocation;
  const found =
    model.method === 'reciprocal' ? solved(allocation, department, item) : steps(allocation, department, item);
  const own = fen(model.direct[item]![department]!);
  const others = [...found].filter(([, amount]) => amount !== 0).sort(([a], [b]) => a - b);
  const parts = others.map(([source, amount]) => ({ department: source, amount: fen(amount) }));
  return own === 0 ? parts : [{ department, amount: own }, ...parts];
}

/** Stage by stage from the last to the first: each giver's part is divided over what it held. */
function steps(allocation: Allocation, department: number, item: number): Map<number, number> {
  const { model } = allocation;
  const parts = new Map<number, number>();
  const sources = new Map<number, number>();
  const add = (map: Map<number, number>, key: number, amount: number) => map.set(key, (map.get(key) ?? 0) + amount);
  for (const { department: giver, amount } of takenBy(allocation, department, item)) add(parts, giver, amount);
  for (const { from } of [...model.stages].reverse())
    for (const giver of from) {
      const part = parts.get(giver) ?? 0;
      if (part === 0) continue;
      const held = [{ department: giver, amount: model.direct[item]![giver]! }, ...takenBy(allocation, giver, item)];
      const total = held.reduce((sum, { amount }) => sum + amount, 0);
      const figures = held.map(({ amount }) => ((BigInt(part) * BigInt(amount)) << BigInt(FRACTION)) / BigInt(total));
      for (const [at, amount] of wholeParts(figures, part).entries())
        add(at === 0 ? sources : parts, held[at]!.department, amount);
    }
  return sources;
}

/** Of simultaneous equations: each source's cost is sent through them alone, and the 分 are rounded together. */
function solved(allocation: Allocation, department: number, item: number): Map<number, number> {
  const { model, full } = allocation;
  const all = servicesOf(model, (stage) => basisOf(model.stages[stage]!, item));
  const services = reachedFrom(all, (giver) => model.direct[item]![giver] !== 0);
  const system = systemOf(services, model.departments.length);
  const column = system.finals.indexOf(department);
  if (column < 0) return new Map();
  const rates = eliminate(system);
  const figures = system.services.map((giver, row) => {
    const cost = model.direct[item]![giver]!;
    if (cost === 0) return 0n;
    const alone = new Float64Array(system.services.length);
    alone[row] = cost;
    const amount = rates(alone).reduce(
      (sum, rate, other) => sum + rate * system.weights[other * system.width + system.services.length + column]!,
      0,
    );
    return fixed(amount);
  });
  const taken = full[item]![department]! - model.direct[item]![department]!;
  const parts = wholeParts(figures, taken);
  assert(parts.reduce((sum, part) => sum + part, 0) === taken, 'the sources must be the whole cost');
  return new Map(system.services.map((giver, row) => [giver, parts[row]!]));
}

/** Costs of some departments, sent through simultaneous equations alone: what each department keeps of them, in whole 分. */
export function sentThrough({ model }: Allocation, item: number, origin: Float64Array): Float64Array {
  const all = servicesOf(model, (stage) => basisOf(model.stages[stage]!, item));
  const services = reachedFrom(all, (giver) => origin[giver] !== 0);
  const system = systemOf(services, model.departments.length);
  const alone = Float64Array.from(system.services, (giver) => origin[giver]!);
  const sum = alone.reduce((total, cost) => total + cost, 0);
  const rates = eliminate(system)(alone);
  const figures = system.finals.map((_, column) =>
    fixed(
      rates.reduce(
        (total, rate, row) => total + rate * system.weights[row * system.width + system.services.length + column]!,
        0,
      ),
    ),
  );
  const kept = origin.slice();
  for (const giver of system.services) kept[giver] = 0;
  const parts = wholeParts(figures, sum);
  for (const [place, department] of system.finals.entries()) kept[department]! += parts[place]!;
  return kept;
}

/** 分 as a double, in the figures that are made whole. */
const fixed = (amount: number): bigint => BigInt(Math.round(amount * 2 ** 20)) << BigInt(FRACTION - 20);

/** The services that these costs pass through. */
function reachedFrom(
  all: ReturnType<typeof servicesOf>,
  begins: (giver: number) => boolean,
): ReturnType<typeof servicesOf> {
  const byDepartment = new Map(all.map((service) => [service.giver, service]));
  const reached = new Set(all.filter(({ giver }) => begins(giver)));
  // A Set is walked while it grows.
  for (const { weights } of reached)
    for (const receiver of weights.receivers) {
      const service = byDepartment.get(receiver);
      if (service) reached.add(service);
    }
  return all.filter((service) => reached.has(service));
}
