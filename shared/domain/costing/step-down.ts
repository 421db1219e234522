import { fen, groupedYuan } from '../../kernel/fen.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { apportion } from './apportion.ts';
import type { Handing } from './handing.ts';
import { type CostModel, type CostProblem, givers, itemsByBasis, named, weightsOf } from './model.ts';
import { among, NO_WEIGHTS, type Weights } from './weights.ts';

/** Where the costs lie after a method has run: by item and department, whole 分, and how they came there. */
export interface Handed {
  readonly full: readonly Float64Array[];
  readonly handings: readonly Handing[];
}

/**
 * 逐级分步结转 (财会〔2021〕26号 第二十条): stage after stage, what a department holds (its direct cost and what it received)
 * goes to the departments with weight that have not handed over yet, which receive nothing back. A list of all
 * auxiliaries is the parallel form, a list each the sequential one.
 *
 * Refused: a pool above or below zero that nobody receives, by department, item and stage.
 */
export const stepDown = (model: CostModel): Result<Handed, CostProblem[]> =>
  handOver(model, new Uint8Array(model.departments.length).fill(1));

/** 直接分配法: only departments that hand over in no stage receive, so that each giver hands over its direct cost alone. */
export const direct = (model: CostModel): Result<Handed, CostProblem[]> =>
  handOver(
    model,
    givers(model).map((gives) => 1 - gives),
  );

/** `open`: 1 for each department that may receive; those of a stage no longer do. */
function handOver(model: CostModel, open: Uint8Array): Result<Handed, CostProblem[]> {
  const full = model.direct.map((amounts) => amounts.slice());
  const handings: Handing[] = [];
  const problems: CostProblem[] = [];
  for (const [number, stage] of model.stages.entries()) {
    for (const giver of stage.from) open[giver] = 0;
    for (const [basis, items] of itemsByBasis(model, stage)) {
      const common = model.bases.get(basis)?.kind === 'common';
      const pools = common ? [stage.from] : stage.from.map((giver) => [giver]);
      for (const pool of pools) {
        const weights = among(weightsOf(model, basis, pool[0]!) ?? NO_WEIGHTS, open);
        const handing = hand({ full, stage: number, basis, givers: pool, items, weights });
        if (weights.receivers.length > 0) handings.push(handing);
        else problems.push(...unreceived(model, handing));
      }
    }
    for (const giver of stage.from) for (const amounts of full) amounts[giver] = 0;
    if (problems.length > 0) return err(problems);
  }
  return ok({ full, handings });
}

interface Pool {
  readonly full: readonly Float64Array[];
  readonly stage: number;
  readonly basis: string;
  readonly givers: readonly number[];
  readonly items: readonly number[];
  readonly weights: Weights;
}

/** Shares what the givers hold, item by item, and adds it to the receivers. */
function hand({ full, stage, basis, givers: from, items, weights }: Pool): Handing {
  const { receivers } = weights;
  const size = receivers.length;
  const given = new Float64Array(items.length * from.length);
  const taken = new Float64Array(items.length * size);
  for (const [at, item] of items.entries()) {
    const amounts = full[item]!;
    let pool = 0;
    for (const [place, giver] of from.entries()) {
      given[at * from.length + place] = amounts[giver]!;
      pool += amounts[giver]!;
    }
    if (size === 0) continue;
    const start = at * size;
    apportion(pool, weights, taken, start);
    for (let place = 0; place < size; place += 1) amounts[receivers[place]!]! += taken[start + place]!;
  }
  return { stage, basis, givers: from, items, weights, given, taken };
}

/** A sentence for each pool that is not zero and that nobody receives. */
function unreceived(model: CostModel, { stage, basis, givers: from, items, given }: Handing): CostProblem[] {
  return items.flatMap((item, at) =>
    from.flatMap((giver, place) => {
      const amount = given[at * from.length + place]!;
      return amount === 0 ? [] : [noReceiver(model, { stage, basis, giver, item, amount })];
    }),
  );
}

/** 分母为零而待分配费用不为零: the pool, by department, item, stage and basis. */
export function noReceiver(
  model: CostModel,
  pool: { stage: number; basis: string; giver: number; item: number; amount: number },
): CostProblem {
  const department = named(model.departments[pool.giver]!);
  const item = model.items[pool.item]!;
  return {
    path: `stages.${pool.stage}`,
    message: `第 ${pool.stage + 1} 步：${department} 的“${item}”${groupedYuan(fen(pool.amount))} 元没有接收科室，分摊参数“${pool.basis}”没有可用的权重`,
  };
}
