import { procurement } from '../../../../shared/contract/procurement.ts';
import { reaches } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Batch, weightedCut } from '../../../../shared/domain/procurement/volumes/batch.ts';
import { bpsOf } from '../../../../shared/domain/procurement/volumes/bps.ts';
import { type Overview, overviewOf, type UnitMove } from '../../../../shared/domain/procurement/volumes/overview.ts';
import { type Course, elapsedOf, type VolumeProgress } from '../../../../shared/domain/procurement/volumes/progress.ts';
import { selectedShares } from '../../../../shared/domain/procurement/volumes/selected-share.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readPaper } from '../papers/papers.ts';
import { ACTUALS, type Counted, ORDERED, readActuals } from './actuals.ts';
import { seenBatch } from './batch-out.ts';
import { batchIn, type Held } from './content.ts';
import { namedItem } from './naming.ts';

/** A batch with what happened to it until a day. */
export interface Gone {
  readonly course: Course;
  readonly counted: Counted;
  readonly overview: Overview;
}

/** How a batch goes on a day, over the units that may be seen. */
export async function readGone(
  db: BooksReader,
  { paper, content }: Held<Batch>,
  on: AccountingDate,
  sees: (unit: UnitCode) => boolean = () => true,
): Promise<Gone> {
  const [first, last] = [paper.first as AccountingDate, paper.last as AccountingDate];
  const until = on < last ? on : last;
  const codes = content.products.map(({ item }) => item);
  const all = await readActuals(db, first, until < first ? first : until, codes);
  const seen = (moves: readonly UnitMove[]) => moves.filter(({ unit, day }) => sees(unit) && day <= until);
  const counted = { ...all, moves: new Map([...all.moves].map(([measure, moves]) => [measure, seen(moves)])) };
  const course = { first, last, on, lagBps: content.lagBps };
  const ordered = counted.moves.get(ORDERED.measure) ?? [];
  const overview = overviewOf(content.products, ordered, course);
  const places = new Map((await loadUnits(db)).map(({ code }, at) => [code, at]));
  const units = [...overview.units].sort((a, b) => (places.get(a.unit) ?? 0) - (places.get(b.unit) ?? 0));
  return { course, counted, overview: { ...overview, units } };
}

/** 集采进度: agreed against bought and time, by product and unit. */
export const progressOperations: readonly Implementation[] = [
  query(procurement.volumeProgress, async ({ db, scope, notFound }, { batch: id, on }) => {
    const paper = await readPaper(db, 'batch', id);
    if (!paper) throw notFound(`集采批次 ${id}`);
    const sees = (unit: UnitCode): boolean => reaches(scope, unit);
    const held = seenBatch({ paper, content: batchIn(paper) }, sees);
    const { course, counted, overview } = await readGone(db, held, on, sees);
    const units = new Map((await loadUnits(db)).map(({ code, name }) => [code, name]));
    const sums = sumsBy(counted);
    const { days, gone } = elapsedOf(course);
    const generics = new Map(
      held.content.products.map(({ item }) => [item, counted.items.get(item)?.generic ?? item] as const),
    );
    const bought = (counted.moves.get(ORDERED.measure) ?? []).map(({ item, quantity }) => ({
      ...{ item, quantity, generic: counted.items.get(item)?.generic ?? item },
    }));
    const shares = selectedShares(generics, bought);
    return {
      ...{ on, days, gone, timeBps: bpsOf(gone, days)!, lagBps: course.lagBps },
      measures: ACTUALS.map(({ measure }) => measure),
      rows: overview.rows.map(({ item, unit, ...row }) => ({
        ...namedItem(item, counted.items),
        ...{ unit, unitName: units.get(unit) ?? unit },
        ...progressOut(row, sums(item, unit)),
      })),
      products: overview.products.map(({ item, units: of, failing, ...row }) => {
        const generic = generics.get(item)!;
        const share = shares.get(generic);
        return {
          ...namedItem(item, counted.items),
          ...progressOut(row, sums(item)),
          ...{ units: of, failing, generic },
          cutBps: weightedCut(held.content.products.filter((product) => product.item === item)) ?? null,
          ...{ shareBps: share?.shareBps ?? null, selectedQuantity: share?.selected ?? 0 },
          otherQuantity: share?.other ?? 0,
        };
      }),
      units: overview.units.map(({ unit, agreedAmount, orderedAmount, completedAmount, rateBps, ...counts }) => ({
        ...{ unit, unitName: units.get(unit) ?? unit, ...counts, rateBps: rateBps ?? null },
        ...{ agreedAmount: formatYuan(agreedAmount), orderedAmount: formatYuan(orderedAmount) },
        completedAmount: formatYuan(completedAmount),
      })),
      unknown: [...counted.unknown],
    };
  }),
];

/** Σ of each measure over a product, or over one of its units. */
function sumsBy({ moves }: Counted) {
  const sums = new Map<string, number>();
  const add = (key: string, quantity: number): unknown => sums.set(key, (sums.get(key) ?? 0) + quantity);
  for (const [measure, rows] of moves)
    for (const { item, unit, quantity } of rows) {
      add(`${measure} ${item}`, quantity);
      add(`${measure} ${item} ${unit}`, quantity);
    }
  return (item: string, unit?: UnitCode): Record<string, number> =>
    Object.fromEntries(
      [...moves.keys()].map((measure) => {
        const key = unit === undefined ? `${measure} ${item}` : `${measure} ${item} ${unit}`;
        return [measure, sums.get(key) ?? 0];
      }),
    );
}

const progressOut = (row: VolumeProgress, actuals: Record<string, number>) => ({
  ...row,
  ...{ rateBps: row.rateBps ?? null, byPace: row.byPace ?? null, byRecent: row.byRecent ?? null },
  ...{ monthly: row.monthly ?? null, actuals },
});
