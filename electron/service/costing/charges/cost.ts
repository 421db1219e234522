import { beforeHanding } from '../../../../shared/domain/costing/before-handing.ts';
import type { ChargeCostSource } from '../../../../shared/domain/costing/charges/cost-source.ts';
import { bearingBelow, type CostDepartment } from '../../../../shared/domain/costing/department.ts';
import { totalOf } from '../../../../shared/domain/costing/direct-cost.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Fen, sumFen, ZERO } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { readCostDepartments, readDirectCost } from '../reading.ts';
import { type CostRun, lockedRun } from '../runs/reading.ts';

/** What a centre's departments cost in a month. */
export interface CentreCost {
  readonly source: ChargeCostSource;
  /** The version of the locked run that a full cost is of; null of a direct cost. */
  readonly costRun: number | null;
  readonly departments: readonly { readonly code: string; readonly name: string; readonly amount: Fen }[];
  readonly cost: Fen;
}

interface Costed {
  readonly unit: UnitCode;
  readonly departments: readonly string[];
}

/** What a unit's month says of a centre's departments, the departments as they are in the month. */
interface UnitCost {
  readonly departments: readonly CostDepartment[];
  readonly source: ChargeCostSource;
  readonly costRun: number | null;
  /** By code, in the order of the codes asked for; what stands in two of them counts with the first. */
  amounts(codes: readonly string[]): readonly Fen[];
}

/**
 * The cost of centres in a month, the one place where it is decided which cost is charged: of the locked cost run, what the
 * departments have cost before they handed over; where no run is locked, what the books have put on them and those below
 * them. The units' books are read once however many centres they have.
 */
export async function readCentreCosts(
  db: BooksReader,
  centres: readonly Costed[],
  period: Period,
): Promise<(centre: Costed) => CentreCost> {
  const units = new Map<UnitCode, UnitCost>();
  for (const { unit } of centres) if (!units.has(unit)) units.set(unit, await readUnitCost(db, unit, period));
  return ({ unit, departments: codes }) => {
    const { source, costRun, departments, amounts } = units.get(unit)!;
    const costs = amounts(codes);
    const parts = codes.map((code, at) => ({
      code,
      name: departments.find((each) => each.code === code)?.name ?? code,
      amount: costs[at]!,
    }));
    return { source, costRun, departments: parts, cost: sumFen(costs) };
  };
}

async function readUnitCost(db: BooksReader, unit: UnitCode, period: Period): Promise<UnitCost> {
  const run = await lockedRun(db, unit, period);
  if (run) return fullCost(run, await readCostDepartments(db, unit, period));
  const { cost, departments } = await readDirectCost(db, unit, period, 'month');
  return {
    ...{ departments, source: 'direct', costRun: null },
    amounts: (codes) =>
      counted(codes, (code) => [...below(departments, code)]).map((own) =>
        sumFen(
          own.map((code) => {
            const amounts = cost.departments.get(code);
            return amounts ? totalOf(amounts) : ZERO;
          }),
        ),
      ),
  };
}

function fullCost({ version, inputs, result }: CostRun, departments: readonly CostDepartment[]): UnitCost {
  const places = new Map(result.departments.map(({ code }, at) => [code, at]));
  return {
    ...{ departments, source: 'full', costRun: version },
    amounts: (codes) => {
      const own = counted(codes, (code) =>
        bearingBelow(inputs.departments, code).flatMap((each) => places.get(each.code) ?? []),
      );
      const group = own.flat();
      const amounts = beforeHanding(result.allocation, group);
      return own.map((part) => sumFen(part.map((place) => amounts[group.indexOf(place)]!)));
    },
  };
}

/** What each code stands for, each thing with the first code that has it. */
function counted<T>(codes: readonly string[], of: (code: string) => readonly T[]): T[][] {
  const seen = new Set<T>();
  return codes.map((code) =>
    of(code).filter((each) => {
      const isNew = !seen.has(each);
      seen.add(each);
      return isNew;
    }),
  );
}

/** A department and all below it, by code. */
function below(departments: readonly CostDepartment[], code: string): ReadonlySet<string> {
  const found = new Set([code]);
  // A Set is walked while it grows.
  for (const each of found) for (const { code: child, parent } of departments) if (parent === each) found.add(child);
  return found;
}
