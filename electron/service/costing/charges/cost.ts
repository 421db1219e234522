import type { ChargeCostSource } from '../../../../shared/domain/costing/charges/cost-source.ts';
import { totalOf } from '../../../../shared/domain/costing/direct-cost.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Fen, sumFen, ZERO } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { readDirectCost, type UnitDirectCost } from '../reading.ts';

/** What a centre's departments cost in a month. */
export interface CentreCost {
  readonly source: ChargeCostSource;
  readonly departments: readonly { readonly code: string; readonly name: string; readonly amount: Fen }[];
  readonly cost: Fen;
}

interface Costed {
  readonly unit: UnitCode;
  readonly departments: readonly string[];
}

/**
 * The cost of centres in a month, the one place where it is decided which cost is charged: what the departments cost of
 * their own, as the books have it now. The units' books are read once however many centres they have.
 */
export async function readCentreCosts(
  db: BooksReader,
  centres: readonly Costed[],
  period: Period,
): Promise<(centre: Costed) => CentreCost> {
  const direct = new Map<UnitCode, UnitDirectCost>();
  for (const { unit } of centres)
    if (!direct.has(unit)) direct.set(unit, await readDirectCost(db, unit, period, 'month'));
  return ({ unit, departments }) => {
    const read = direct.get(unit)!;
    const parts = departments.map((code) => {
      const amounts = read.cost.departments.get(code);
      return {
        code,
        name: read.departments.find((each) => each.code === code)?.name ?? code,
        amount: amounts ? totalOf(amounts) : ZERO,
      };
    });
    return { source: 'direct', departments: parts, cost: sumFen(parts.map(({ amount }) => amount)) };
  };
}
