import type { CostItem } from '../../../../shared/domain/costing/cost-item.ts';
import type { CostDepartment } from '../../../../shared/domain/costing/department.ts';
import type { Handing } from '../../../../shared/domain/costing/handing.ts';
import { stepsOf } from '../../../../shared/domain/costing/scheme.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import type { CostRun } from './reading.ts';

/** What was spread first and what each step handed over, as the contract says it; nil amounts are left out. */
export function runSteps({ inputs, result }: CostRun) {
  const { departments, borne, allocation } = result;
  const known = new Map(inputs.departments.map((department) => [department.code, department]));
  const named = (code: string, amount: number) => ({
    ...{ code, name: known.get(code)?.name ?? code, amount: formatYuan(fen(amount)) },
  });
  const handings = allocation.handings();
  return {
    spreads: borne.spreads.map(({ pool, item, driver, amount, taken }) => ({
      kind: pool.kind,
      name: pool.kind === 'shared' ? pool.name : (known.get(pool.department)?.name ?? pool.department),
      ...{ item, driver, amount: formatYuan(amount) },
      taken: taken.map(({ department, amount: part }) => named(department, part)),
    })),
    steps: stepsOf(inputs.scheme, inputs.departments).map(({ class: kind, handings: givers }, stage) => {
      const own = handings.filter((handing) => handing.stage === stage);
      const given = givenBy(own, departments);
      const taken = takenBy(own, departments);
      return {
        class: kind,
        givers: givers.map(({ department, driver, perItem }) => ({
          ...{ ...named(department, given.get(department) ?? 0), driver },
          perItem: { ...perItem } as Partial<Record<CostItem, string>>,
        })),
        receivers: [...taken].filter(([, amount]) => amount !== 0).map(([code, amount]) => named(code, amount)),
        amount: formatYuan(fen([...given.values()].reduce((sum, amount) => sum + amount, 0))),
      };
    }),
  };
}

const givenBy = (handings: readonly Handing[], departments: readonly CostDepartment[]) =>
  summed(handings, departments, ({ givers, given }) => [givers, given]);

const takenBy = (handings: readonly Handing[], departments: readonly CostDepartment[]) =>
  summed(handings, departments, ({ weights, taken }) => [weights.receivers, taken]);

/** Amounts of all items by department; they stand item after item, a department a place. */
function summed(
  handings: readonly Handing[],
  departments: readonly CostDepartment[],
  read: (handing: Handing) => readonly [ArrayLike<number>, Float64Array],
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const handing of handings) {
    const [places, amounts] = read(handing);
    for (let at = 0; at < amounts.length; at += 1) {
      const { code } = departments[places[at % places.length]!]!;
      sums.set(code, (sums.get(code) ?? 0) + amounts[at]!);
    }
  }
  return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}
