import { err, ok, type Result } from '../../../kernel/result.ts';
import { basisOf, type CostModel, type CostProblem, givers } from '../model.ts';
import { eliminate } from './elimination.ts';
import { nearlyClosed, outletsOf } from './outlets.ts';
import { refine, type Solution } from './refine.ts';
import { type Service, type System, servicesOf, systemOf } from './system.ts';
import { nearest, wholeParts } from './whole.ts';

/** The equations of the items that are shared by the same bases, and their answer for each of them. */
export interface Solved {
  readonly items: readonly number[];
  readonly services: readonly Service[];
  readonly system: System;
  readonly answers: readonly Answer[];
}

/** One item's answer: what services handed over to the nearest 分, and what the finals took, summing to the costs. */
export interface Answer {
  readonly gross: readonly number[];
  readonly taken: readonly number[];
}

export interface Reciprocal {
  readonly full: readonly Float64Array[];
  readonly solved: readonly Solved[];
}

/**
 * 交互分配法: all departments that hand over serve all others at once; each one's gross cost is its own and all that it
 * receives, and only departments that hand over in no stage keep any. The answer is that of the equations in fractions,
 * rounded once, by largest remainder among the departments that are served together.
 *
 * Refused: a pool without receivers, and a loop of departments without an outlet, by name.
 */
export function reciprocal(model: CostModel): Result<Reciprocal, CostProblem[]> {
  const gives = givers(model);
  const full = model.direct.map((amounts) => amounts.map((amount, department) => (gives[department] ? 0 : amount)));
  const solved: Solved[] = [];
  for (const items of sameBases(model)) {
    const all = servicesOf(model, (stage) => basisOf(model.stages[stage]!, items[0]!));
    const { reached: services, problems } = outletsOf(model, all, items);
    if (problems.length > 0) return err([...problems]);
    if (services.length === 0) continue;
    const system = systemOf(services, model.departments.length);
    const rates = eliminate(system);
    const systems = servedTogether(system);
    const answers: Answer[] = [];
    for (const item of items) {
      const costs = Float64Array.from(system.services, (giver) => model.direct[item]![giver]!);
      const solution = refine(system, rates, costs);
      const gross = solution?.gross.map(nearest) ?? [...rates(costs)];
      if (!solution || gross.some((amount) => !Number.isSafeInteger(amount)))
        return err([nearlyClosed(model, system.services[largestOf(gross)]!)]);
      const answer = { gross, taken: roundedParts(solution, costs, systems) };
      for (const [place, department] of system.finals.entries()) full[item]![department]! += answer.taken[place]!;
      answers.push(answer);
    }
    solved.push({ items, services, system, answers });
  }
  return ok({ full, solved });
}

/** Items in groups that every stage shares by the same basis. */
function sameBases(model: CostModel): number[][] {
  const groups = new Map<string, number[]>();
  for (const item of model.items.keys()) {
    const key = JSON.stringify(model.stages.map((stage) => basisOf(stage, item)));
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/** Each column's number of the departments that are joined by any service: no 分 goes from one of them to another. */
export function servedTogether({ services, weights, width }: System): Int32Array {
  const parent = Int32Array.from({ length: width }, (_, column) => column);
  for (let row = 0; row < services.length; row += 1)
    joinServed(parent, row, weights.subarray(row * width, (row + 1) * width));
  return parent.map((_, column) => rootOf(parent, column));
}

function joinServed(parent: Int32Array, row: number, weights: Float64Array): void {
  let root = rootOf(parent, row);
  for (let column = 0; column < weights.length; column += 1) {
    if (weights[column] === 0 || parent[column] === root) continue;
    parent[root] = rootOf(parent, column);
    root = parent[root]!;
  }
}

function rootOf(parent: Int32Array, column: number): number {
  let root = column;
  while (parent[root] !== root) root = parent[root]!;
  for (let at = column; parent[at] !== root; ) [at, parent[at]] = [parent[at]!, root];
  return root;
}

function roundedParts({ taken }: Solution, costs: Float64Array, systems: Int32Array): number[] {
  const parts = new Array<number>(taken.length).fill(0);
  for (const system of new Set(systems)) {
    const places = [...taken.keys()].filter((place) => systems[costs.length + place] === system);
    const sum = costs.reduce((total, cost, row) => (systems[row] === system ? total + cost : total), 0);
    const whole = wholeParts(
      places.map((place) => taken[place]!),
      sum,
    );
    for (const [at, place] of places.entries()) parts[place] = whole[at]!;
  }
  return parts;
}

const largestOf = (gross: readonly number[]): number =>
  gross.reduce((most, amount, row) => (Math.abs(amount) > Math.abs(gross[most]!) ? row : most), 0);
