import { breachesOf, type Carry, type PlanCell } from './plan.ts';
import { type ProcurementRow, procurementBreaches } from './procurement.ts';
import type { WorkloadRow } from './workload.ts';

/** 预算附表 of a plan: what is done in its year, and what is bought. */
export interface Schedules {
  readonly workload: readonly WorkloadRow[];
  readonly procurement: readonly ProcurementRow[];
}

/** What a whole plan breaks: its own rules, then those of its schedules; it is not handed on before they are mended. */
export const planBreachesOf = (plan: {
  readonly cells: readonly PlanCell[];
  readonly carries: readonly Carry[];
  readonly procurement: readonly ProcurementRow[];
}): { readonly code: string; readonly message: string }[] => [
  ...breachesOf(plan.cells, plan.carries),
  ...procurementBreaches(plan.cells, plan.procurement).map(({ rule, message }) => ({ code: rule, message })),
];
