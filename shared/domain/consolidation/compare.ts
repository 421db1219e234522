import { type Fen, subtractFen, ZERO } from '../../kernel/fen.ts';
import type { StatementName } from '../ledger/statement.ts';
import { amountOf } from './draft.ts';
import type { Consolidation, DifferenceKey, PairDifference } from './model.ts';
import { rowKey } from './reconcile/reconcile.ts';

export type Change = 'added' | 'removed' | 'changed';

export interface LineChange {
  readonly statement: StatementName;
  readonly key: string;
  readonly name: string;
  readonly before: { readonly sum: Fen; readonly elimination: Fen; readonly consolidated: Fen };
  readonly after: { readonly sum: Fen; readonly elimination: Fen; readonly consolidated: Fen };
  /** Consolidated after − before; nil when sum and elimination moved against each other. */
  readonly change: Fen;
}

export interface EliminationChange {
  readonly id: string;
  readonly rule: string;
  readonly change: Change;
  /** Σ debits; nil where it was not there. */
  readonly before: Fen;
  readonly after: Fen;
}

export interface DifferenceChange extends Required<DifferenceKey> {
  readonly change: Change;
  readonly before: Fen;
  readonly after: Fen;
  readonly classBefore: string | undefined;
  readonly classAfter: string | undefined;
}

export interface RunComparison {
  readonly lines: readonly LineChange[];
  readonly eliminations: readonly EliminationChange[];
  readonly differences: readonly DifferenceChange[];
}

const NIL = { sum: ZERO, elimination: ZERO, consolidated: ZERO };

/** What changed from one run of the consolidation to another: lines, eliminations and differences, in the order of the later. */
export function compareRuns(before: Consolidation, after: Consolidation): RunComparison {
  return {
    lines: both(before.lines, after.lines, (line) => `${line.statement}|${line.key}`).flatMap(
      ([a, b]): LineChange[] => {
        const { statement, key, name } = (b ?? a)!;
        const [from, to] = [figures(a), figures(b)];
        const same = from.sum === to.sum && from.elimination === to.elimination;
        const change = subtractFen(to.consolidated, from.consolidated);
        return same ? [] : [{ statement, key, name, before: from, after: to, change }];
      },
    ),
    eliminations: both(live(before), live(after), ({ id }) => id).flatMap(([a, b]): EliminationChange[] => {
      const { id, rule } = (b ?? a)!;
      const [from, to] = [a ? amountOf(a) : ZERO, b ? amountOf(b) : ZERO];
      const change = changeOf(a, b, from === to && JSON.stringify(a?.entries) === JSON.stringify(b?.entries));
      return change ? [{ id, rule, change, before: from, after: to }] : [];
    }),
    differences: both(open(before), open(after), rowKey).flatMap(([a, b]): DifferenceChange[] => {
      const { pair, kind, book } = (b ?? a)!;
      const [from, to] = [a?.difference ?? ZERO, b?.difference ?? ZERO];
      const change = changeOf(a, b, from === to && a?.class === b?.class && a?.open === b?.open);
      if (!change) return [];
      return [{ pair, kind, book, change, before: from, after: to, classBefore: a?.class, classAfter: b?.class }];
    }),
  };
}

const figures = (line: typeof NIL | undefined): typeof NIL =>
  line ? { sum: line.sum, elimination: line.elimination, consolidated: line.consolidated } : NIL;

const live = ({ eliminations }: Consolidation) => eliminations.filter(({ state }) => state !== 'rejected');

/** Rows that disagree; those that match are on the reconciliation, not on the list of differences. */
export const open = ({ differences }: Consolidation): PairDifference[] =>
  differences.filter((row) => row.class !== 'matched');

const changeOf = (before: unknown, after: unknown, same: boolean): Change | undefined =>
  before === undefined ? 'added' : after === undefined ? 'removed' : same ? undefined : 'changed';

/** Entries of both lists side by side: those of the later in its order, then those that are gone. */
function both<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (entry: T) => string,
): [T | undefined, T | undefined][] {
  const old = new Map(before.map((entry) => [keyOf(entry), entry]));
  const pairs = after.map((entry): [T | undefined, T | undefined] => [old.get(keyOf(entry)), entry]);
  const kept = new Set(after.map(keyOf));
  return [
    ...pairs,
    ...before.filter((entry) => !kept.has(keyOf(entry))).map((entry): [T, undefined] => [entry, undefined]),
  ];
}
