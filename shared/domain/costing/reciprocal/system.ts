import type { CostModel } from '../model.ts';
import { weightsOf } from '../model.ts';
import { among, DOUBLE_TOTAL, NO_WEIGHTS, type Weights } from '../weights.ts';

/** Bits of a limb: products of two limbs sum exactly in doubles over 2^13 givers. */
export const LIMB_BITS = 20;
const LIMB = 2 ** LIMB_BITS;

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
  /** Sum of each row. */
  readonly totals: readonly bigint[];
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
  return model.stages.flatMap(({ from }, stage) =>
    from.map((giver) => ({
      giver,
      stage,
      basis: basis(stage),
      weights: among(weightsOf(model, basis(stage), giver) ?? NO_WEIGHTS, (receiver) => receiver !== giver),
    })),
  );
}

export function systemOf(services: readonly Service[]): System {
  const numbers = services.map(({ giver }) => giver);
  const own = new Set(numbers);
  const finals = [...new Set(services.flatMap(({ weights }) => [...weights.receivers]))]
    .filter((receiver) => !own.has(receiver))
    .sort((a, b) => a - b);
  const columns = new Map([...numbers, ...finals].map((department, column) => [department, column]));
  const width = columns.size;
  const lengths = services.map(({ weights }) => bitsOf(weights.total));
  // At least a limb, so that rates of the largest costs stay within the digits of a correction.
  const bits = Math.max(LIMB_BITS, ...lengths);
  const limbs = Array.from({ length: Math.ceil(bits / LIMB_BITS) }, () => new Float64Array(services.length * width));
  const weights = new Float64Array(services.length * width);
  const totals = services.map((service, row) => {
    const shift = bits - lengths[row]!;
    const { receivers, values, total } = service.weights;
    for (let place = 0; place < receivers.length; place += 1) {
      const cell = row * width + columns.get(receivers[place]!)!;
      weights[cell] = Number(values[place]!) * 2 ** shift;
      cut(values[place]!, shift, limbs, cell);
    }
    return BigInt(total) << BigInt(shift);
  });
  return { services: numbers, finals, weights, limbs, totals, width };
}

function cut(value: number | bigint, shift: number, limbs: readonly Float64Array[], cell: number): void {
  if (typeof value === 'number' && value * 2 ** shift < DOUBLE_TOTAL) {
    let rest = value * 2 ** shift;
    for (const limb of limbs) {
      limb[cell] = rest % LIMB;
      rest = Math.floor(rest / LIMB);
    }
    return;
  }
  let rest = BigInt(value) << BigInt(shift);
  for (const limb of limbs) {
    limb[cell] = Number(rest & BigInt(LIMB - 1));
    rest >>= BigInt(LIMB_BITS);
  }
}

const bitsOf = (total: number | bigint): number => (total === 0 ? 0 : BigInt(total).toString(2).length);
