import { type Fen, ZERO } from '../../kernel/fen.ts';
import { type Carry, cellKey, type PlanCell } from './plan.ts';
import { type WorkloadRow, workloadKey } from './workload.ts';

/** A row of the plan that a kit changes, or that others changed since the kit was made; twelve amounts in 分 each. */
export interface CellChange {
  readonly cell: Omit<PlanCell, 'months'>;
  readonly before: readonly Fen[];
  readonly after: readonly Fen[];
  /** Changed here and there since the kit was made: taking the kit overwrites what others wrote. */
  readonly both: boolean;
}

export interface CarryChange {
  readonly source: string;
  readonly before: Omit<Carry, 'source'>;
  readonly after: Omit<Carry, 'source'>;
  readonly both: boolean;
}

export interface KitChanges<Change> {
  /** What the kit does to the plan as it stands. */
  readonly mine: readonly Change[];
  /** What others did to the plan since: it stays as they left it. */
  readonly since: readonly Change[];
}

const NIL: readonly Fen[] = Array.from({ length: 12 }, () => ZERO);

/**
 * A kit against the plan as it stands: only rows that the kit's writer changed are taken, so that an older kit takes nothing
 * back that others have done since.
 *
 * @param base the rows as they went out with the kit.
 */
export function cellChanges(
  base: readonly PlanCell[],
  filled: readonly PlanCell[],
  now: readonly PlanCell[],
): KitChanges<CellChange> {
  const [went, came, stands] = [byKey(base), byKey(filled), byKey(now)];
  const [mine, since]: [CellChange[], CellChange[]] = [[], []];
  for (const [key, cell] of new Map([...stands, ...went, ...came])) {
    const [first, own, there] = [went, came, stands].map((rows) => rows.get(key)?.months ?? NIL);
    const change = decided(first!, own!, there!, sameMonths);
    if (change) (change.mine ? mine : since).push({ cell, ...change.values });
  }
  return { mine: inOrder(mine), since: inOrder(since) };
}

/** The same of 结转结余. */
export function carryChanges(
  base: readonly Carry[],
  filled: readonly Carry[],
  now: readonly Carry[],
): KitChanges<CarryChange> {
  const nil = { opening: ZERO, used: ZERO };
  const of = (carries: readonly Carry[], source: string) => {
    const { opening, used } = carries.find((one) => one.source === source) ?? nil;
    return { opening, used };
  };
  const [mine, since]: [CarryChange[], CarryChange[]] = [[], []];
  for (const source of new Set([...now, ...base, ...filled].map((one) => one.source))) {
    const change = decided(
      ...([of(base, source), of(filled, source), of(now, source)] as const),
      (a, b) => a.opening === b.opening && a.used === b.used,
    );
    if (change) (change.mine ? mine : since).push({ source, ...change.values });
  }
  return { mine, since };
}

/** A row of 业务量 that a kit changes, or that others changed since; twelve counts each. */
export interface WorkloadChange extends Omit<WorkloadRow, 'months'> {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly both: boolean;
}

/** The same of 业务量. */
export function workloadChanges(
  base: readonly WorkloadRow[],
  filled: readonly WorkloadRow[],
  now: readonly WorkloadRow[],
): KitChanges<WorkloadChange> {
  const [went, came, stands] = [base, filled, now].map(
    (rows) => new Map(rows.map((row): [string, WorkloadRow] => [workloadKey(row), row])),
  );
  const [mine, since]: [WorkloadChange[], WorkloadChange[]] = [[], []];
  for (const [key, { department, measure }] of new Map([...stands!, ...went!, ...came!])) {
    const [first, own, there] = [went, came, stands].map((rows) => rows!.get(key)?.months ?? NIL);
    const change = decided<readonly number[]>(first!, own!, there!, sameMonths);
    if (change) (change.mine ? mine : since).push({ department, measure, ...change.values });
  }
  return { mine, since };
}

function decided<T>(went: T, came: T, stands: T, same: (a: T, b: T) => boolean) {
  const moved = !same(went, stands);
  if (same(went, came))
    return moved ? { mine: false, values: { before: went, after: stands, both: false } } : undefined;
  return same(came, stands) ? undefined : { mine: true, values: { before: stands, after: came, both: moved } };
}

const byKey = (cells: readonly PlanCell[]): Map<string, PlanCell> =>
  new Map(cells.map((cell) => [cellKey(cell), cell]));

const sameMonths = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((amount, index) => amount === b[index]);

const inOrder = (changes: CellChange[]): CellChange[] =>
  changes.sort((a, b) => (a.cell.item === b.cell.item ? 0 : a.cell.item < b.cell.item ? -1 : 1));
