import type { DepartmentClass } from '../organisation/department.ts';
import type { Weights } from './weights.ts';

/** 逐级分步结转 (sequential or parallel), 直接分配法, 交互分配法 (simultaneous equations); 第二十条. */
export const METHODS = ['step-down', 'direct', 'reciprocal'] as const;
export type Method = (typeof METHODS)[number];

export interface Department {
  readonly code: string;
  readonly name: string;
  readonly class: DepartmentClass;
}

/**
 * A basis (分摊参数): each receiver's weight, the same for whoever hands over, or weights of each giver's own (the income
 * of a laboratory by the department that ordered it).
 */
export type Basis =
  | { readonly kind: 'common'; readonly weights: Weights }
  | { readonly kind: 'by-giver'; readonly weights: ReadonlyMap<number, Weights> };

/** A step: the departments of `from` hand over together, none of them receiving from another of them. */
export interface Stage {
  readonly name: string;
  readonly from: readonly number[];
  readonly basis: string;
  /** Items that are shared by another basis than the stage's (第十九条: parameters may differ by item). */
  readonly perItem: ReadonlyMap<number, string>;
}

/** A model that was read and found whole. Departments are numbered in the order of their codes, items in their own. */
export interface CostModel {
  readonly method: Method;
  readonly items: readonly string[];
  readonly departments: readonly Department[];
  /** The departments' numbers in the order in which the model lists them. */
  readonly listed: readonly number[];
  /** Direct cost (直接成本) by item and department: whole 分, negative where red. */
  readonly direct: readonly Float64Array[];
  readonly stages: readonly Stage[];
  readonly bases: ReadonlyMap<string, Basis>;
}

/** What stands against a model or its allocation: the place in the model, and the sentence. */
export interface CostProblem {
  readonly path: string;
  readonly message: string;
}

export const COST_LIMITS = {
  departments: 5_000,
  items: 100,
  bases: 5_000,
  /** Weights of all bases together. */
  weights: 3_000_000,
  /** Departments that hand over by simultaneous equations. */
  reciprocal: 1_000,
  /** Parts that are handed over: giver × receiver × item, of all stages together. */
  handed: 5_000_000,
  text: 80,
  /** Problems that are listed; more are only counted. */
  problems: 50,
} as const;

/** `A01 院办`, as sentences name a department. */
export const named = ({ code, name }: Department): string => (name === '' ? code : `${code} ${name}`);

/** Which basis shares an item at a stage. */
export const basisOf = (stage: Stage, item: number): string => stage.perItem.get(item) ?? stage.basis;

/** The items of a stage, together where they are shared by the same basis. */
export function itemsByBasis(model: CostModel, stage: Stage): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const item of model.items.keys()) {
    const basis = basisOf(stage, item);
    const group = groups.get(basis);
    if (group) group.push(item);
    else groups.set(basis, [item]);
  }
  return groups;
}

/** A giver's weights by a basis; undefined where a basis of givers' own has none for it. */
export function weightsOf(model: CostModel, basis: string, giver: number): Weights | undefined {
  const found = model.bases.get(basis);
  return found?.kind === 'by-giver' ? found.weights.get(giver) : found?.weights;
}

/** 1 for each department that hands over in some stage. */
export function givers(model: CostModel): Uint8Array {
  const gives = new Uint8Array(model.departments.length);
  for (const { from } of model.stages) for (const giver of from) gives[giver] = 1;
  return gives;
}

/** How many parts the stages hand over at the most: each giver's receivers, item by item. */
export function handedAtMost({ items, stages, bases }: Pick<CostModel, 'items' | 'stages' | 'bases'>): number {
  let parts = 0;
  for (const stage of stages)
    for (const item of items.keys()) {
      const basis = bases.get(basisOf(stage, item));
      if (basis?.kind === 'common') parts += stage.from.length * basis.weights.receivers.length;
      else for (const giver of stage.from) parts += basis?.weights.get(giver)?.receivers.length ?? 0;
      if (parts > COST_LIMITS.handed) return parts;
    }
  return parts;
}
