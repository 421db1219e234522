import { type Fen, fen, groupedYuan } from '../../kernel/fen.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type Certificate, certify } from './certificate.ts';
import type { Handing } from './handing.ts';
import { type CostModel, type CostProblem, givers, named } from './model.ts';
import { reciprocalHandings } from './reciprocal/flows.ts';
import { type Reciprocal, reciprocal } from './reciprocal/reciprocal.ts';
import { direct, type Handed, stepDown } from './step-down.ts';

/** 成本分摊 of a model, done: where the costs lie, and how they came there. */
export interface Allocation {
  readonly model: CostModel;
  /** Full cost (全成本) by item and department: whole 分; zero for departments that handed over. */
  readonly full: readonly Float64Array[];
  /** What happened, stage by stage; of reciprocal equations it is worked out when it is asked for. */
  handings(): readonly Handing[];
  certificate(): Certificate;
}

/**
 * Allocates a model's costs: nothing is lost, nothing is made, and nothing stays with 行政后勤 and 医疗辅助.
 * Refused with the sentence of each pool that would stay where it is.
 */
export function allocate(model: CostModel): Result<Allocation, CostProblem[]> {
  const result = run(model);
  if (!result.ok) return result;
  const left = keptBack(model, result.value.full);
  if (left.length > 0) return err(left);
  const { full } = result.value;
  const handings = once(() =>
    'solved' in result.value ? reciprocalHandings(model, result.value.solved) : result.value.handings,
  );
  return ok({ model, full, handings, certificate: once(() => certify(model, full, handings())) });
}

function run(model: CostModel): Result<Handed | Reciprocal, CostProblem[]> {
  if (model.method === 'reciprocal') return reciprocal(model);
  return model.method === 'direct' ? direct(model) : stepDown(model);
}

/**
 * Departments that no stage names and that would keep a cost though they serve others: 行政后勤 and 医疗辅助 always;
 * 医疗技术 where others of its class hand over. Where none does, 医疗技术 is a business department of its own (service
 * item costing, 财会〔2021〕26号 第十七条) and keeps its cost.
 */
function keptBack(model: CostModel, full: readonly Float64Array[]): CostProblem[] {
  const gives = givers(model);
  const technologyGives = model.departments.some((one, at) => one.class === 'technology' && gives[at] === 1);
  return model.departments.flatMap((department, at) => {
    if (department.class === 'clinical' || (department.class === 'technology' && !technologyGives)) return [];
    const item = full.findIndex((amounts) => amounts[at] !== 0);
    if (item < 0) return [];
    const amount = groupedYuan(fen(full[item]![at]!));
    return [
      {
        path: 'stages',
        message: `${named(department)} 的“${model.items[item]}”${amount} 元没有分摊出去：没有一步包含这个科室`,
      },
    ];
  });
}

/** Σ of a department's full cost over all items, in 分. */
export const fullCostOf = ({ full }: Allocation, department: number): Fen =>
  fen(full.reduce((sum, amounts) => sum + amounts[department]!, 0));

function once<T>(work: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => {
    kept ??= { value: work() };
    return kept.value;
  };
}
