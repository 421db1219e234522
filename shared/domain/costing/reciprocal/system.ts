import type { CostModel } from '../model.ts';
import { weightsOf } from '../model.ts';
import { among, DOUBLE_TOTAL, NO_WEIGHTS, type Weights } from '../weights.ts';
import { LIMB, LIMB_BITS, type Long } from './limbs.ts';

/**
 * Who serves whom, for items that are shared by the same bases. Each giver's weights are shifted left until all givers'
 * sums have equally many bits, which changes no proportion, and cut into limbs, the lowest first.
 */
export interface System {
  /** Departments that hand over and that some cost can reach. */
  readonly services: readonly number[];
  /** Departments that only receive. */
  readonly finals: readonly number[];
  /** Weights as doubles: a row a service; columns are the services, then the finals. */
  readonly weights: Float64Array;
  readonly limbs: readonly Float64Array[];
  /** Sum of each row, cut as the weights are. */
  readonly totals: readonly Float64Array[];
  readonly width: number;
}

/**
 * Each giver of the model with its stage, and its weights for an item: what the stages say, without their order. What a
 * department uses itself (自用) only comes back to it and is left out: it changes no share of the others.
 */
export interface Service {
  readonly giver: number;
  readonly stage: number;
  readonly basis: string;
  readonly weights: Weights;
}

export function servicesOf(model: CostModel, basis: (stage: number) => string): Service[] {
  const others = new Uint8Array(model.departments.length).fill(1);
  return model.stages.flatMap(({ from }, stage) =>
    from.map((giver) => {
      others[giver] = 0;
      const weights = among(weightsOf(model, basis(stage), giver) ?? NO_WEIGHTS, others);
      others[giver] = 1;
      return { giver, stage, basis: basis(stage), weights };
    }),
  );
}

/** @param departments how many the model has. */
export function systemOf(services: readonly Service[], departments: number): System {
  const numbers = services.map(({ giver }) => giver);
  const { columns, finals } = columnsOf(services, departments);
  const width = numbers.length + finals.length;
  const lengths = services.map(({ weights }) => bitsOf(weights.total));
  // At least a limb, so that rates of the largest costs stay within the digits of a correction.
  const bits = Math.max(LIMB_BITS, ...lengths);
  const places = Math.ceil(bits / LIMB_BITS);
  const limbs = longZeros(places, services.length * width);
  const totals = longZeros(places, services.length);
  const weights = new Float64Array(services.length * width);
  for (const [row, service] of services.entries()) {
    const shift = bits - lengths[row]!;
    cut(service.weights.total, shift, totals, row);
    writeRow(service.weights, shift, columns, { weights, limbs, start: row * width });
  }
  return { services: numbers, finals, weights, limbs, totals, width };
}

/** Writes a service's weights × 2^shift, in doubles and in limbs. */
function writeRow(
  { receivers, values }: Weights,
  shift: number,
  columns: Int32Array,
  { weights, limbs, start }: { weights: Float64Array; limbs: Long; start: number },
): void {
  for (let place = 0; place < receivers.length; place += 1) {
    const cell = start + columns[receivers[place]!]!;
    weights[cell] = Number(values[place]!) * 2 ** shift;
    cut(values[place]!, shift, limbs, cell);
  }
}

const longZeros = (places: number, size: number): Long => Array.from({ length: places }, () => new Float64Array(size));

/** Each department's column, −1 where it has none: the services, then those that only receive. */
function columnsOf(services: readonly Service[], departments: number): { columns: Int32Array; finals: number[] } {
  const columns = new Int32Array(departments).fill(-1);
  for (const { weights } of services)
    for (let place = 0; place < weights.receivers.length; place += 1) columns[weights.receivers[place]!] = departments;
  for (const [column, { giver }] of services.entries()) columns[giver] = column;
  const finals: number[] = [];
  for (let department = 0; department < departments; department += 1) {
    if (columns[department] !== departments) continue;
    columns[department] = services.length + finals.length;
    finals.push(department);
  }
  return { columns, finals };
}

/** Writes value × 2^shift. */
function cut(value: number | bigint, shift: number, long: Long, at: number): void {
  if (typeof value === 'number' && value * 2 ** shift < DOUBLE_TOTAL) {
    let rest = value * 2 ** shift;
    for (let place = 0; place < long.length; place += 1) {
      const higher = Math.floor(rest / LIMB);
      long[place]![at] = rest - higher * LIMB;
      rest = higher;
    }
    return;
  }
  let rest = BigInt(value) << BigInt(shift);
  for (const limb of long) {
    limb[at] = Number(rest & BigInt(LIMB - 1));
    rest >>= BigInt(LIMB_BITS);
  }
}

const bitsOf = (total: number | bigint): number => (total === 0 ? 0 : BigInt(total).toString(2).length);
