import { Decimal } from 'decimal.js';
import { allocate } from '../../shared/domain/costing/allocate.ts';
import { allocationDocument } from '../../shared/domain/costing/document.ts';
import { type CostModel, givers, itemsByBasis, weightsOf } from '../../shared/domain/costing/model.ts';
import { readCostModel } from '../../shared/domain/costing/read-model.ts';

/** Cost allocation of PERFORMANCE's table, beside the same written plainly in BigInt and in decimal.js, and its limits. */
export interface CostingBench {
  readonly name: string;
  run(): Promise<{ readonly ours: string; readonly peer?: string; readonly limit?: string; readonly ratio: string }>;
}

const ITEMS = ['人员经费', '卫生材料费', '药品费', '固定资产折旧费', '无形资产摊销费', '提取医疗风险基金', '其他费用'];

/** The same numbers in every run (Park and Miller). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

interface Sizes {
  readonly method: 'step-down' | 'reciprocal';
  readonly admin: number;
  readonly auxiliary: number;
  readonly technology: number;
  readonly clinical: number;
}

/** A hospital in which 行政后勤 hands over by headcount, and each 医疗辅助 and 医疗技术 by a workload of its own. */
function hospital({ method, admin, auxiliary, technology, clinical }: Sizes): unknown {
  const next = numbers(20_251_231);
  const yuan = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
  const some = (letter: string, count: number, kind: string) =>
    Array.from({ length: count }, (_, at) => ({
      code: `${letter}${String(at).padStart(3, '0')}`,
      name: `${kind}${at}`,
      class: kind,
      direct: Object.fromEntries(ITEMS.map((item) => [item, yuan(next(500_000_000))])),
    }));
  const a = some('A', admin, 'admin');
  const m = some('M', auxiliary, 'auxiliary');
  const t = some('T', technology, 'technology');
  const c = some('X', clinical, 'clinical');
  const all = [...a, ...m, ...t, ...c];
  const weights = (most: number) => Object.fromEntries(all.map(({ code }) => [code, yuan(1 + next(most))]));
  const own = (list: readonly { code: string }[]) =>
    Object.fromEntries(list.map(({ code }) => [code, weights(99_999_999)]));
  const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code);
  return {
    method,
    items: ITEMS,
    departments: all,
    stages: [
      { from: codes(a), basis: '人数' },
      { from: codes(m), basis: '工作量' },
      { from: codes(t), basis: '开单收入' },
    ],
    bases: { 人数: weights(20_000), 工作量: own(m), 开单收入: own(t) },
  };
}

const STEP_DOWN: Sizes = { method: 'step-down', admin: 60, auxiliary: 120, technology: 120, clinical: 300 };
const RECIPROCAL: Sizes = { method: 'reciprocal', admin: 60, auxiliary: 60, technology: 60, clinical: 120 };

function modelOf(sizes: Sizes): CostModel {
  const read = readCostModel(hospital(sizes));
  if (!read.ok) throw new Error(read.error[0]?.message);
  return read.value;
}

function allocation(model: CostModel) {
  const result = allocate(model);
  if (!result.ok) throw new Error(result.error[0]?.message);
  return result.value;
}

/** The middle of several runs once it is warm. */
function timed(times: number, work: () => unknown): number {
  for (let at = 0; at < Math.ceil(times / 3); at += 1) work();
  const all = Array.from({ length: times }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return all.sort((a, b) => a - b)[Math.floor(times / 2)]!;
}

const ms = (value: number): string => `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
const ratio = (ours: number, other: number): string => `${(ours / other).toPrecision(2)} ×`;

/** A pool's shares by largest remainder, as one writes it first. */
type Sharing = (pool: number, weights: readonly number[]) => number[];

const inBigInt: Sharing = (pool, weights) => {
  const exact = weights.map(BigInt);
  const total = exact.reduce((sum, one) => sum + one, 0n);
  const products = exact.map((one) => one * BigInt(pool));
  return largestRemainder(
    pool,
    products.map((one) => Number(one / total)),
    products.map((one) => one % total),
    (a, b) => (a > b ? -1 : a < b ? 1 : 0),
  );
};

const Exact = Decimal.clone({ precision: 60 });
const inDecimal: Sharing = (pool, weights) => {
  const total = weights.reduce((sum, one) => sum.plus(one), new Exact(0));
  const quotas = weights.map((one) => new Exact(pool).times(one).div(total));
  return largestRemainder(
    pool,
    quotas.map((one) => one.floor().toNumber()),
    quotas.map((one) => one.minus(one.floor())),
    (a, b) => b.comparedTo(a),
  );
};

function largestRemainder<T>(pool: number, parts: number[], remainders: readonly T[], order: (a: T, b: T) => number) {
  const left = pool - parts.reduce((sum, one) => sum + one, 0);
  const places = [...parts.keys()].sort((a, b) => order(remainders[a]!, remainders[b]!) || a - b);
  for (const place of places.slice(0, left)) parts[place]! += 1;
  return parts;
}

/** The step-down method over any sharing. */
function plainStepDown(model: CostModel, share: Sharing): number[][] {
  const full = model.direct.map((amounts) => [...amounts]);
  const done = new Set<number>();
  for (const stage of model.stages) {
    for (const giver of stage.from) done.add(giver);
    for (const [basis, items] of itemsByBasis(model, stage)) {
      const pools = model.bases.get(basis)!.kind === 'common' ? [stage.from] : stage.from.map((giver) => [giver]);
      for (const from of pools) {
        const { receivers, values } = weightsOf(model, basis, from[0]!)!;
        const places = [...receivers.keys()].filter((place) => !done.has(receivers[place]!));
        const weights = places.map((place) => Number(values[place]!));
        for (const item of items) {
          const amounts = full[item]!;
          const parts = share(
            from.reduce((sum, giver) => sum + amounts[giver]!, 0),
            weights,
          );
          for (const [at, place] of places.entries()) amounts[receivers[place]!]! += parts[at]!;
          for (const giver of from) amounts[giver] = 0;
        }
      }
    }
  }
  return full;
}

/** The least work: every share divided once in doubles, nothing exact about it. */
function dividing(model: CostModel): number {
  const gone = givers(model);
  let shares = 0;
  const full = model.direct.map((amounts) => amounts.slice());
  for (const stage of model.stages)
    for (const [basis, items] of itemsByBasis(model, stage))
      for (const giver of stage.from) {
        const { receivers, values, total } = weightsOf(model, basis, giver)!;
        for (const item of items) {
          const rate = full[item]![giver]! / Number(total);
          for (let place = 0; place < receivers.length; place += 1)
            if (gone[receivers[place]!] === 0) shares += rate * (values as Float64Array)[place]!;
        }
      }
  return shares;
}

/** The equations in doubles by elimination with the seven items at its side, rounded to nothing in particular. */
function inDoubles(model: CostModel): Float64Array[] {
  const services = model.stages.flatMap(({ from, basis }) =>
    from.map((giver) => ({ giver, weights: weightsOf(model, basis, giver)! })),
  );
  const size = services.length;
  const rows = services.map(() => new Float64Array(size + ITEMS.length));
  const at = new Map(services.map(({ giver }, row) => [giver, row]));
  for (const [column, { weights }] of services.entries()) {
    for (let place = 0; place < weights.receivers.length; place += 1) {
      const row = at.get(weights.receivers[place]!);
      if (row !== undefined) rows[row]![column]! -= Number(weights.values[place]!) / Number(weights.total);
    }
    rows[column]![column]! += 1;
  }
  for (const [row, { giver }] of services.entries())
    for (const item of ITEMS.keys()) rows[row]![size + item] = model.direct[item]![giver]!;
  for (let pivot = 0; pivot < size; pivot += 1)
    for (let row = 0; row < size; row += 1) {
      const factor = row === pivot ? 0 : rows[row]![pivot]! / rows[pivot]![pivot]!;
      if (factor !== 0)
        for (let column = pivot; column < size + ITEMS.length; column += 1)
          rows[row]![column]! -= factor * rows[pivot]![column]!;
    }
  return rows;
}

/** The equations in whole numbers without fractions (Bareiss): exact, for one item. */
function inWholeNumbers(model: CostModel): bigint {
  const services = model.stages.flatMap(({ from, basis }) =>
    from.map((giver) => ({ giver, weights: weightsOf(model, basis, giver)! })),
  );
  const size = services.length;
  const at = new Map(services.map(({ giver }, row) => [giver, row]));
  const rows = services.map(({ giver }) => [...new Array<bigint>(size).fill(0n), BigInt(model.direct[0]![giver]!)]);
  for (const [column, { weights }] of services.entries()) {
    for (let place = 0; place < weights.receivers.length; place += 1) {
      const row = at.get(weights.receivers[place]!);
      if (row !== undefined) rows[row]![column]! -= BigInt(weights.values[place]!);
    }
    rows[column]![column]! += BigInt(weights.total);
  }
  let before = 1n;
  for (let pivot = 0; pivot < size; pivot += 1) {
    const own = rows[pivot]!;
    for (let row = pivot + 1; row < size; row += 1)
      for (let column = size; column >= pivot; column -= 1)
        rows[row]![column] = (own[pivot]! * rows[row]![column]! - rows[row]![pivot]! * own[column]!) / before;
    before = own[pivot]!;
  }
  return rows[size - 1]![size]! / before;
}

const stepDown = (peer: string, share: Sharing, times: number): CostingBench => ({
  name: `costing: step-down of 600 departments × 7 items × 3 stages, beside ${peer}`,
  run: async () => {
    const model = modelOf(STEP_DOWN);
    if (JSON.stringify(plainStepDown(model, share)) !== JSON.stringify(allocation(model).full.map((one) => [...one])))
      throw new Error(`${peer} has other figures`);
    const ours = timed(9, () => allocation(model));
    const other = timed(times, () => plainStepDown(model, share));
    return { ours: ms(ours), peer: `${ms(other)} (${peer})`, ratio: ratio(ours, other) };
  },
});

export const costingBenches: readonly CostingBench[] = [
  stepDown('BigInt', inBigInt, 3),
  stepDown('decimal.js', inDecimal, 1),
  {
    name: 'costing: step-down of 600 departments, beside one division a share',
    run: async () => {
      const model = modelOf(STEP_DOWN);
      const ours = timed(9, () => allocation(model));
      const limit = timed(9, () => dividing(model));
      return { ours: ms(ours), limit: `${ms(limit)} (doubles, not exact)`, ratio: ratio(ours, limit) };
    },
  },
  {
    name: 'costing: step-down of 600 departments, from JSON text to every share as text',
    run: async () => {
      const text = JSON.stringify(hospital(STEP_DOWN));
      const ours = timed(3, () => {
        const read = readCostModel(JSON.parse(text));
        return read.ok && JSON.stringify(allocationDocument(allocation(read.value)));
      });
      const limit = timed(3, () => JSON.parse(text));
      return { ours: ms(ours), limit: `${ms(limit)} (JSON.parse)`, ratio: ratio(ours, limit) };
    },
  },
  {
    name: 'costing: reciprocal, 180 service departments × 7 items, exact',
    run: async () => {
      const model = modelOf(RECIPROCAL);
      const ours = timed(9, () => allocation(model));
      const limit = timed(9, () => inDoubles(model));
      return { ours: ms(ours), limit: `${ms(limit)} (doubles, not exact)`, ratio: ratio(ours, limit) };
    },
  },
  {
    name: 'costing: reciprocal, 180 service departments, who handed what to whom',
    run: async () => {
      const model = modelOf(RECIPROCAL);
      const ours = timed(5, () => allocation(model).certificate());
      const start = performance.now();
      inWholeNumbers(model);
      const other = performance.now() - start;
      return { ours: ms(ours), peer: `${ms(other)} (BigInt without fractions, one item)`, ratio: ratio(ours, other) };
    },
  },
];
