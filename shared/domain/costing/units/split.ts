import { shareFen } from '../../../kernel/share.ts';
import { COST_ITEMS } from '../cost-item.ts';
import type { CostDepartment } from '../department.ts';
import { type ItemAmounts, NO_AMOUNTS } from '../direct-cost.ts';
import { type DriverValue, PARTS } from '../drivers.ts';
import type { SplitBasis, UnitCostSettings } from './settings.ts';

/** What a department costs in a month, by item; whole 分, red where negative. */
export interface DepartmentCost {
  readonly department: CostDepartment;
  readonly amounts: ItemAmounts;
}

/** What a department did in a month: whole counts, and incomes in millionths of 元; none negative. */
export interface DepartmentOutput {
  readonly visits: number;
  readonly bedDays: number;
  readonly outpatientIncome: number;
  readonly inpatientIncome: number;
}

export const NO_OUTPUT: DepartmentOutput = { visits: 0, bedDays: 0, outpatientIncome: 0, inpatientIncome: 0 };

/** By what a cost was divided: all of it to the one side that had output, or by a parameter. */
export type SplitHow = 'outpatient-only' | 'inpatient-only' | 'hours' | SplitBasis;

/** 科室门急诊成本 and 科室住院成本: of each item they make the department's cost to the 分. */
export interface Split {
  readonly how: SplitHow;
  readonly outpatient: ItemAmounts;
  readonly inpatient: ItemAmounts;
}

/** Why a department's cost is of neither visits nor bed-days. */
export type Unsplit = 'no-output' | 'no-weights';

/**
 * Divides a department's cost between outpatients and inpatients (第22条: direct first, the rest by 工时、工作量 or 收入). With
 * output on one side alone it is that side's; hours of the department go before the unit's basis.
 */
export function splitCost(
  { department, amounts }: DepartmentCost,
  output: DepartmentOutput,
  settings: UnitCostSettings,
): Split | Unsplit {
  if (output.visits === 0 && output.bedDays === 0) return 'no-output';
  if (output.bedDays === 0) return { how: 'outpatient-only', outpatient: amounts, inpatient: NO_AMOUNTS };
  if (output.visits === 0) return { how: 'inpatient-only', outpatient: NO_AMOUNTS, inpatient: amounts };
  const hours = settings.hours.find((own) => own.department === department.code);
  const weights: readonly [bigint, bigint] = hours
    ? [BigInt(hours.outpatient), BigInt(hours.inpatient)]
    : settings.splitBy === 'income'
      ? [BigInt(output.outpatientIncome), BigInt(output.inpatientIncome)]
      : [BigInt(output.visits) * BigInt(PARTS), BigInt(output.bedDays) * BigInt(settings.bedDayVisits)];
  if (weights[0] + weights[1] === 0n) return 'no-weights';
  const shares = COST_ITEMS.map((item) => [item, shareFen(amounts[item], weights)!] as const);
  const side = (at: 0 | 1) => Object.fromEntries(shares.map(([item, parts]) => [item, parts[at]!])) as ItemAmounts;
  return { how: hours ? 'hours' : settings.splitBy, outpatient: side(0), inpatient: side(1) };
}

const OUTPUTS: Readonly<Record<string, readonly [keyof DepartmentOutput, scale: number]>> = {
  visits: ['visits', PARTS],
  'bed-days': ['bedDays', PARTS],
  'outpatient-income': ['outpatientIncome', 1],
  'inpatient-income': ['inpatientIncome', 1],
};

/** The output of each department from a month's drivers. */
export function outputsOf(drivers: readonly DriverValue[]): Map<string, DepartmentOutput> {
  const outputs = new Map<string, DepartmentOutput>();
  for (const { driver, receiver, value } of drivers) {
    const [field, scale] = OUTPUTS[driver] ?? [];
    if (field === undefined) continue;
    const before = outputs.get(receiver) ?? NO_OUTPUT;
    outputs.set(receiver, { ...before, [field]: before[field] + value / scale! });
  }
  return outputs;
}
