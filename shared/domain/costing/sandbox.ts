import { type Fen, fen } from '../../kernel/fen.ts';
import { err, type Result } from '../../kernel/result.ts';
import type { DepartmentClass } from '../organisation/department.ts';
import { type Allocation, fullCostOf } from './allocate.ts';
import { bearing } from './department.ts';
import { againstDriver, type DriverValue, driverGround, driverKey, withValues } from './drivers.ts';
import type { CostProblem, Method } from './model.ts';
import { type CostInputs, type CostResult, workOut } from './work-out.ts';

/** What somebody would like to be otherwise (沙盘): nothing of it is kept. */
export interface Wishes {
  readonly method?: Method | undefined;
  /** Values of drivers instead of the run's own; nil takes the receiver out. */
  readonly drivers: readonly DriverValue[];
  readonly classes: readonly { readonly department: string; readonly class: DepartmentClass }[];
}

/**
 * A run worked out again with some things otherwise; its own inputs stay as they are. Refused at the field: a driver or a
 * department that there is not, the same wish twice; and whatever any month is refused for.
 */
export function tryWishes(inputs: CostInputs, wishes: Wishes): Result<CostResult, CostProblem[]> {
  const problems = againstWishes(inputs, wishes);
  if (problems.length > 0) return err(problems);
  const classes = new Map(wishes.classes.map((wish) => [wish.department, wish.class]));
  return workOut({
    ...inputs,
    departments: inputs.departments.map((each) => ({ ...each, class: classes.get(each.code) ?? each.class })),
    drivers: withValues(inputs.drivers, wishes.drivers),
    scheme: { ...inputs.scheme, method: wishes.method ?? inputs.scheme.method },
  });
}

function againstWishes({ departments }: CostInputs, { drivers, classes }: Wishes): CostProblem[] {
  const wished = new Map(classes.map((wish) => [wish.department, wish.class]));
  const bears = new Set(bearing(departments).map(({ code }) => code));
  const ground = driverGround(departments.map((each) => ({ ...each, class: wished.get(each.code) ?? each.class })));
  const seen = new Set<string>();
  return [
    ...classes.flatMap(({ department }, at): CostProblem[] => {
      const path = `classes.${at}.department`;
      if (seen.has(department)) return [{ path, message: `科室 ${department} 改了两次类别` }];
      seen.add(department);
      return bears.has(department) ? [] : [{ path, message: `没有承担成本的科室 ${department}` }];
    }),
    ...drivers.flatMap((value, at): CostProblem[] => {
      const path = `drivers.${at}`;
      if (seen.has(driverKey(value))) return [{ path, message: '同一个分摊参数改了两次' }];
      seen.add(driverKey(value));
      const message = againstDriver(value, ground);
      return message === undefined ? [] : [{ path, message }];
    }),
  ];
}

/** What one department bears before and after; `difference` above zero: it bears more. */
export interface Shift {
  readonly code: string;
  readonly name: string;
  readonly before: Fen;
  readonly after: Fen;
  readonly difference: Fen;
}

/**
 * Who bears more and who less between two allocations of the same costs, the largest difference first, then by code. The
 * differences sum to zero where both allocate the same direct costs.
 */
export function compareAllocations(before: Allocation, after: Allocation): Shift[] {
  const totals = (allocation: Allocation) =>
    new Map(
      allocation.model.departments.map(({ code, name }, at) => [code, { name, total: fullCostOf(allocation, at) }]),
    );
  const [first, second] = [totals(before), totals(after)];
  return [...new Set([...first.keys(), ...second.keys()])]
    .map((code) => {
      const [from, to] = [first.get(code)?.total ?? fen(0), second.get(code)?.total ?? fen(0)];
      const name = (second.get(code) ?? first.get(code))!.name;
      return { code, name, before: from, after: to, difference: fen(to - from) };
    })
    .filter(({ difference }) => difference !== 0)
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (a.code < b.code ? -1 : 1));
}
