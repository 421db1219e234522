import { type Fen, fen, sumFen, ZERO } from '../../kernel/fen.ts';
import { standingVersions } from './at-stage.ts';
import { sideOfItem } from './consolidated.ts';
import { cellKey, type PlanCell } from './plan.ts';
import type { Passage, Stage } from './rounds.ts';

/** The stages that are set side by side: 一上、一下、二上、二下. */
export const ROUND_STAGES = ['proposed', 'ceiling', 'resubmitted', 'approved'] as const;
export type RoundStage = (typeof ROUND_STAGES)[number];

type Place = Omit<PlanCell, 'months'>;

/** A change by the centre as it was kept (核减、核增), year's amounts in 分. */
export interface KeptCut extends Place {
  readonly stage: Stage;
  readonly before: Fen;
  readonly after: Fen;
  readonly reason: string;
  readonly display: string;
  readonly instant: string;
}

/** One row of a plan through the rounds. */
export interface RoundRow extends Place {
  /** The year's amount at each stage that was reached; nil where the row was not in the plan. */
  readonly at: Partial<Record<RoundStage, Fen>>;
  /** Who changed it and why, the oldest first; `earlier` ones belong to a proposal that went back since. */
  readonly cuts: readonly (KeptCut & { readonly earlier: boolean })[];
}

export interface VersionFigures {
  readonly passage: Passage;
  readonly instant: string;
  readonly cells: readonly (Place & { readonly total: Fen })[];
}

/**
 * 为什么被核减: the rows of a plan as they stood at each stage, side by side, with the centre's changes and their reasons. In
 * the order of items.
 */
export function roundRows(versions: readonly VersionFigures[], cuts: readonly KeptCut[]): RoundRow[] {
  const standing = standingVersions(versions);
  const rows = new Map<
    string,
    { place: Place; at: Partial<Record<RoundStage, Fen>>; cuts: RoundRow['cuts'][number][] }
  >();
  const rowOf = ({ department, item, source, project }: Place) => {
    const place = { department, item, source, project };
    const key = `${item}\u0000${cellKey(place)}`;
    const row = rows.get(key) ?? { place, at: {}, cuts: [] };
    rows.set(key, row);
    return row;
  };
  for (const stage of ROUND_STAGES)
    for (const cell of standing.get(stage)?.cells ?? []) {
      const { at } = rowOf(cell);
      at[stage] = fen((at[stage] ?? ZERO) + cell.total);
    }
  for (const cut of [...cuts].sort((a, b) => (a.instant < b.instant ? -1 : a.instant > b.instant ? 1 : 0))) {
    const handedUp = standing.get(cut.stage === 'resubmitted' ? 'resubmitted' : 'proposed');
    rowOf(cut).cuts.push({ ...cut, earlier: handedUp === undefined || cut.instant < handedUp.instant });
  }
  const reached = ROUND_STAGES.filter((stage) => standing.has(stage));
  return [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { place, at, cuts: own }]) => ({
      ...place,
      at: Object.fromEntries(reached.map((stage) => [stage, at[stage] ?? ZERO])),
      cuts: own,
    }));
}

/** What the centre did to a unit's spending, wherever cuts are counted (核减口径). */
export interface CutSummary {
  /** 一上 spending; undefined where nothing was reported, or it went back. */
  readonly asked: Fen | undefined;
  /** Σ after − before of the centre's changes of spending that stand: below nil cut, above nil more. */
  readonly cut: Fen;
  /** Items of spending that it changed. */
  readonly items: number;
}

/** Revenue, what only stands on paper, and changes of a proposal that went back since do not count. */
export function cutSummary(rows: readonly RoundRow[]): CutSummary {
  const spending = rows.filter(({ item }) => sideOfItem(item) === 'spending');
  const standing = spending.map(({ item, cuts }) => ({ item, cuts: cuts.filter(({ earlier }) => !earlier) }));
  const asked = spending.flatMap(({ at }) => (at.proposed === undefined ? [] : [at.proposed]));
  return {
    asked: asked.length === 0 ? undefined : sumFen(asked),
    cut: sumFen(standing.flatMap(({ cuts }) => cuts.map(({ before, after }) => fen(after - before)))),
    items: new Set(standing.filter(({ cuts }) => cuts.length > 0).map(({ item }) => item)).size,
  };
}

/** A bar of the waterfall (瀑布图): spending as a whole at a stage, or by how much an item moved it to the next. */
export type Bar =
  | { readonly kind: 'total'; readonly stage: RoundStage; readonly amount: Fen }
  /** `item` is absent for all that were too small to stand alone; `by` says whose step it was. */
  | { readonly kind: 'change'; readonly by: 'unit' | 'centre'; readonly item?: string; readonly amount: Fen };

/** How spending came from what was asked for to what was given; of each step the largest changes stand alone. */
export function waterfall(rows: readonly RoundRow[], alone: number): Bar[] {
  const spending = rows.filter(({ item }) => sideOfItem(item) === 'spending');
  const reached = ROUND_STAGES.filter((stage) => rows.some(({ at }) => at[stage] !== undefined));
  return reached.flatMap((stage, index): Bar[] => {
    const total: Bar = { kind: 'total', stage, amount: sumFen(spending.map(({ at }) => at[stage] ?? ZERO)) };
    const before = reached[index - 1];
    if (before === undefined) return [total];
    const by = stage === 'resubmitted' ? 'unit' : 'centre';
    const changes = changesOf(spending, before, stage);
    const rest = sumFen(changes.slice(alone).map(({ amount }) => amount));
    return [
      ...changes.slice(0, alone).map(({ item, amount }): Bar => ({ kind: 'change', by, item, amount })),
      ...(rest === 0 ? [] : [{ kind: 'change' as const, by: by as 'unit' | 'centre', amount: rest }]),
      total,
    ];
  });
}

/** What each item moved by between two stages, the largest first. */
function changesOf(rows: readonly RoundRow[], from: RoundStage, to: RoundStage): { item: string; amount: Fen }[] {
  const changes = new Map<string, Fen>();
  for (const { item, at } of rows)
    changes.set(item, fen((changes.get(item) ?? ZERO) + (at[to] ?? ZERO) - (at[from] ?? ZERO)));
  return [...changes]
    .map(([item, amount]) => ({ item, amount }))
    .filter(({ amount }) => amount !== 0)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
}
