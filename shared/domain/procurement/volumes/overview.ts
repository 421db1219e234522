import { type Fen, sumFen, ZERO } from '../../../kernel/fen.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import { amountOf } from '../price.ts';
import type { BatchProduct } from './batch.ts';
import { bpsOf } from './bps.ts';
import { type Course, type Move, progressOf, type VolumeProgress } from './progress.ts';

/** A move of one product for one unit, in smallest units. */
export interface UnitMove extends Move {
  readonly item: string;
  readonly unit: UnitCode;
}

export interface UnitProgress extends VolumeProgress {
  readonly item: string;
  readonly unit: UnitCode;
}

export interface ProductProgress extends VolumeProgress {
  readonly item: string;
  /** Units with an agreed volume, and those of them that both forecasts say will miss, or that have missed. */
  readonly units: number;
  readonly failing: number;
}

/** A unit over all products of a batch, at selected prices: quantities of unlike products do not add up. */
export interface UnitSum {
  readonly unit: UnitCode;
  readonly agreedAmount: Fen;
  readonly orderedAmount: Fen;
  /** Of what was ordered, what fulfils the agreement: at most the agreed volume of each product. */
  readonly completedAmount: Fen;
  /** Completed ÷ agreed, in 万分之一. */
  readonly rateBps: number | undefined;
  readonly products: number;
  readonly done: number;
  readonly behind: number;
  readonly failing: number;
}

export interface Overview {
  readonly rows: readonly UnitProgress[];
  readonly products: readonly ProductProgress[];
  readonly units: readonly UnitSum[];
}

/** Whether an agreed volume was missed or is going to be. */
export const isFailing = ({ outlook, standing }: VolumeProgress): boolean =>
  standing === 'missed' || outlook === 'misses';

/** How a batch goes by product and unit, by product, and by unit; of units that agreed on nothing, what they ordered too. */
export function overviewOf(products: readonly BatchProduct[], ordered: readonly UnitMove[], course: Course): Overview {
  const moves = new Map<string, UnitMove[]>();
  for (const move of ordered) {
    const key = `${move.item} ${move.unit}`;
    moves.set(key, [...(moves.get(key) ?? []), move]);
  }
  const rows: UnitProgress[] = [];
  const sums = products.map((product): ProductProgress => {
    const { item, volumes } = product;
    const all = ordered.filter((move) => move.item === item);
    const agreed = new Map(volumes.map(({ unit, quantity }) => [unit, quantity]));
    for (const { unit } of all) if (!agreed.has(unit)) agreed.set(unit, 0);
    const own = [...agreed].map(([unit, quantity]) => ({
      ...{ item, unit },
      ...progressOf(quantity, moves.get(`${item} ${unit}`) ?? [], course),
    }));
    rows.push(...own);
    return {
      item,
      ...progressOf(
        own.reduce((sum, row) => sum + row.agreed, 0),
        all,
        course,
      ),
      units: own.filter((row) => row.agreed > 0).length,
      failing: own.filter(isFailing).length,
    };
  });
  return { rows, products: sums, units: unitSums(products, rows) };
}

function unitSums(products: readonly BatchProduct[], rows: readonly UnitProgress[]): UnitSum[] {
  const priceOf = new Map(products.map(({ item, selected }) => [item, selected]));
  const units = [...new Set(rows.map(({ unit }) => unit))].sort();
  return units.map((unit) => {
    const own = rows.filter((row) => row.unit === unit);
    const amount = (quantityOf: (row: UnitProgress) => number): Fen =>
      own.length === 0 ? ZERO : sumFen(own.map((row) => amountOf(priceOf.get(row.item)!, quantityOf(row))));
    const [agreedAmount, completedAmount] = [
      amount(({ agreed }) => agreed),
      amount(({ agreed, ordered }) => Math.min(agreed, ordered)),
    ];
    return {
      ...{ unit, agreedAmount, completedAmount, orderedAmount: amount(({ ordered }) => ordered) },
      rateBps: bpsOf(completedAmount, agreedAmount),
      products: own.filter(({ agreed }) => agreed > 0).length,
      done: own.filter(({ standing }) => standing === 'done').length,
      behind: own.filter(({ standing }) => standing === 'behind').length,
      failing: own.filter(isFailing).length,
    };
  });
}
