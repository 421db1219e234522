import type * as z from 'zod';
import type { worksheet } from '../../../shared/contract/consolidation/shapes.ts';
import { consolidationCheckTitle } from '../../../shared/domain/consolidation/check-titles.ts';
import type {
  Consolidation,
  Elimination,
  EliminationEntry,
  PairDifference,
} from '../../../shared/domain/consolidation/model.ts';
import { type Fen, formatYuan } from '../../../shared/kernel/fen.ts';
import { differenceKey } from './difference-key.ts';
import type { KeptRun } from './runs.ts';
import type { SaidSince } from './said-since.ts';

type WorksheetOut = z.input<typeof worksheet>;

/** Explanations that people have given to differences, by `differenceKey`. */
export type Explanations = ReadonlyMap<string, string>;

/** What stands in the books beside a run. */
interface Told {
  readonly explanations: Explanations;
  /** The months that stand in for those that have not come, by unit. */
  readonly standIns: ReadonlyMap<string, string>;
  /** What pairs have agreed on since the run. */
  readonly agreed?: SaidSince['agreed'];
}

/** The worksheet as the contract and CLI.md shape it. */
export const worksheetOut = (
  run: Pick<KeptRun, 'id' | 'state'>,
  result: Consolidation,
  { explanations, standIns, agreed = new Map() }: Told,
): WorksheetOut => ({
  run: run.id,
  state: run.state,
  period: result.period,
  caption: result.caption,
  late: (result.scope.late ?? []).map((unit) => ({ unit, standsIn: standIns.get(unit) ?? null })),
  silent: [...result.scope.silent],
  lines: result.lines.map((line) => ({
    statement: line.statement,
    key: line.key,
    name: line.name,
    depth: line.depth,
    units: amounts(line.units),
    sum: formatYuan(line.sum),
    elimination: formatYuan(line.elimination),
    consolidated: formatYuan(line.consolidated),
  })),
  eliminations: result.eliminations.map(eliminationOut),
  differences: result.differences.map((row) => differenceOut(row, explanations, agreed)),
  checks: result.checks.map(({ name, ok, detail, severity }) => ({
    name,
    title: consolidationCheckTitle(name),
    ok,
    detail,
    severity,
  })),
});

export const amounts = (units: ReadonlyMap<string, Fen>): Record<string, string> =>
  Object.fromEntries([...units].map(([unit, amount]) => [unit, formatYuan(amount)]));

export const entryOut = ({ side, statement, key, name, amount, unit, natures }: EliminationEntry) => ({
  side,
  statement,
  key,
  name,
  amount: formatYuan(amount),
  ...(unit === undefined ? {} : { unit }),
  ...(natures && { natures: natures.map((one) => ({ ...one, amount: formatYuan(one.amount) })) }),
});

const eliminationOut = (one: Elimination) => ({
  id: one.id,
  rule: one.rule,
  pair: [...one.pair],
  book: one.book,
  entries: one.entries.map(entryOut),
  documents: [...one.documents],
  state: one.state,
  note: one.note ?? null,
});

const differenceOut = (row: PairDifference, explanations: Explanations, agreed: SaidSince['agreed']) => ({
  pair: [...row.pair],
  kind: row.kind,
  book: row.book,
  left: formatYuan(row.left),
  right: formatYuan(row.right),
  difference: formatYuan(row.difference),
  class: row.class,
  since: row.since,
  settledBy: row.settledBy ?? null,
  agreedSince: agreedSince(row, agreed),
  explanation: explanations.get(differenceKey(row)) ?? null,
  open: formatYuan(row.open),
  unmatched: row.unmatched.map((item) => ({
    item: item.item,
    unit: item.unit,
    counterparty: item.counterparty,
    code: item.code,
    amount: formatYuan(item.amount),
    date: item.date,
    document: item.document ?? null,
    class: item.class,
    reason: item.reason,
  })),
});

/** An agreement is of a difference as it is: where the books have moved on since the run, it says nothing of the run's. */
function agreedSince(row: PairDifference, agreed: SaidSince['agreed']): string | null {
  const found = row.settledBy === undefined ? agreed.get(differenceKey(row)) : undefined;
  return found?.difference === formatYuan(row.difference) ? found.settledBy : null;
}
