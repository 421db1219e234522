import { apportion } from '../apportion.ts';
import type { Handing } from '../handing.ts';
import type { CostModel } from '../model.ts';
import type { Answer, Solved } from './reciprocal.ts';

/**
 * Who handed what to whom, in whole 分 that add up at every department: its direct cost and what it took are what it handed
 * over (or, where it hands nothing over, its full cost). One handing a giver, in the order of the stages.
 */
export const reciprocalHandings = (model: CostModel, solved: readonly Solved[]): Handing[] =>
  solved
    .flatMap((one) => handingsOf(model, one))
    .sort((a, b) => a.stage - b.stage || a.items[0]! - b.items[0]! || a.givers[0]! - b.givers[0]!);

function handingsOf(model: CostModel, { items, services, system, answers }: Solved): Handing[] {
  const columns = new Map([...system.services, ...system.finals].map((department, column) => [department, column]));
  const targets = services.map(({ weights }) => Int32Array.from(weights.receivers, (one) => columns.get(one)!));
  const tables = items.map((item, at) => {
    const costs = system.services.map((giver) => model.direct[item]![giver]!);
    const rows = services.map(({ weights }, row) => {
      const parts = new Float64Array(weights.receivers.length);
      apportion(answers[at]!.gross[row]!, weights, parts);
      return parts;
    });
    settle(rows, targets, costs, answers[at]!);
    return rows;
  });
  return services.map(({ giver, stage, basis, weights }, row) => {
    const taken = new Float64Array(items.length * weights.receivers.length);
    for (const [at, rows] of tables.entries()) taken.set(rows[row]!, at * weights.receivers.length);
    const given = Float64Array.from(tables, (rows) => rows[row]!.reduce((sum, part) => sum + part, 0));
    return { stage, basis, givers: [giver], items, weights, given, taken };
  });
}

interface Edge {
  readonly row: number;
  readonly place: number;
  /** The other end, nearer the root. */
  readonly toward: number;
}

/**
 * Each giver's shares were rounded alone, so that a department may hand over a few 分 more or less than it holds. The
 * differences go along a tree of the largest shares, from its leaves to its root, where none is left.
 */
function settle(
  rows: readonly Float64Array[],
  targets: readonly Int32Array[],
  costs: readonly number[],
  { taken }: Answer,
): void {
  const size = costs.length + taken.length;
  const surplus = new Float64Array(size);
  for (const [row, parts] of rows.entries()) {
    surplus[row]! += costs[row]!;
    for (const [place, part] of parts.entries()) {
      surplus[row]! -= part;
      surplus[targets[row]![place]!]! += part;
    }
  }
  for (const [place, part] of taken.entries()) surplus[costs.length + place]! -= part;
  const tree = largestTree(rows, targets, size);
  for (const [column, edge] of [...tree].reverse()) {
    const difference = surplus[column]!;
    if (edge === undefined || difference === 0) continue;
    // A giver with 分 left hands them on; a receiver with 分 too many takes fewer of its giver.
    rows[edge.row]![edge.place]! += edge.row === column ? difference : -difference;
    surplus[edge.toward]! += difference;
    surplus[column] = 0;
  }
}

/** Prim's tree over departments that serve one another, by the largest shares: columns in the order in which they joined. */
function largestTree(
  rows: readonly Float64Array[],
  targets: readonly Int32Array[],
  size: number,
): Map<number, Edge | undefined> {
  const touching: { column: number; row: number; place: number }[][] = Array.from({ length: size }, () => []);
  for (const [row, columns] of targets.entries())
    for (const [place, column] of columns.entries()) {
      touching[row]!.push({ column, row, place });
      touching[column]!.push({ column: row, row, place });
    }
  const tree = new Map<number, Edge | undefined>();
  const best = new Float64Array(size).fill(-1);
  const edges = new Array<Edge | undefined>(size).fill(undefined);
  for (let joined = 0; joined < size; joined += 1) {
    let next = -1;
    for (let column = 0; column < size; column += 1)
      if (!tree.has(column) && (next < 0 || best[column]! > best[next]!)) next = column;
    tree.set(next, edges[next]);
    for (const { column, row, place } of touching[next]!) {
      const share = Math.abs(rows[row]![place]!);
      if (tree.has(column) || share <= best[column]!) continue;
      best[column] = share;
      edges[column] = { row, place, toward: next };
    }
  }
  return tree;
}
