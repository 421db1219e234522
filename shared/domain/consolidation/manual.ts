import { type Fen, negateFen, sumFen } from '../../kernel/fen.ts';
import type { UnitCode } from '../organisation/unit.ts';
import type { Definitions } from './definitions.ts';
import { canBeEntered, lineOf } from './effect.ts';
import { bookOf } from './lines.ts';
import type { Elimination, EliminationEntry, ManualAdjustment } from './model.ts';
import { hasNature } from './natures.ts';

export type ManualProblem =
  | 'unbalanced'
  | 'unknown-line'
  | 'wrong-units'
  | 'not-positive'
  | 'no-entries'
  | 'has-entries'
  | 'wrong-nature';

/**
 * What is wrong with a manual entry before it is taken (DOMAIN 2.2 ①): an adjustment concerns one unit, an elimination
 * one or two; its entries name lines of their own (not totals), have positive amounts and balance in each book. An
 * acceptance concerns the pair and has none.
 */
export function manualProblems(
  manual: Pick<ManualAdjustment, 'kind' | 'units' | 'entries'>,
  definitions: Definitions,
  members: ReadonlySet<UnitCode>,
): ManualProblem[] {
  const { kind, units, entries } = manual;
  const problems: ManualProblem[] = [];
  const most = kind === 'adjustment' ? 1 : 2;
  const named = new Set(units).size === units.length && units.every((unit) => members.has(unit));
  if (units.length < 1 || units.length > most || !named) problems.push('wrong-units');
  if (kind === 'acceptance' && entries.length > 0) problems.push('has-entries');
  if (kind !== 'acceptance' && entries.length === 0) problems.push('no-entries');
  if (entries.some(({ statement, key }) => !canBeEntered(definitions, statement, key))) problems.push('unknown-line');
  if (entries.some(({ amount }) => amount <= 0)) problems.push('not-positive');
  if (entries.some((entry) => entry.nature !== undefined && !hasNature(entry))) problems.push('wrong-nature');
  if (['financial', 'budget'].some((book) => net(entries.filter((e) => bookOf(e.statement) === book)) !== 0)) {
    problems.push('unbalanced');
  }
  return problems;
}

const net = (entries: readonly EliminationEntry[]): Fen =>
  sumFen(entries.map(({ side, amount }) => (side === 'debit' ? amount : negateFen(amount))));

/** Entries with the official name of the line they change, and the unit they concern where there is only one. */
export const namedEntries = (manual: ManualAdjustment, definitions: Definitions): EliminationEntry[] =>
  manual.entries.map((entry) => {
    const unit = entry.unit ?? (manual.units.length === 1 ? manual.units[0] : undefined);
    const name = lineOf(definitions, entry.statement, entry.key)?.name ?? entry.name;
    return { ...entry, name, ...(unit === undefined ? {} : { unit }) };
  });

/** A manual elimination as it stands on the worksheet; a draft until a second person has confirmed it. */
export const manualElimination = (manual: ManualAdjustment, definitions: Definitions): Elimination => ({
  id: `manual/${manual.id}`,
  rule: 'manual',
  pair: [...manual.units].sort(),
  book: manual.entries.every(({ statement }) => bookOf(statement) === 'budget') ? 'budget' : 'financial',
  entries: namedEntries(manual, definitions),
  documents: [],
  items: [],
  state: confirmedByAnother(manual) ? 'confirmed' : 'draft',
  note: manual.reason,
});

/** Nobody confirms their own entry (制单与审核分离). */
export const confirmedByAnother = ({ madeBy, confirmedBy }: ManualAdjustment): boolean =>
  confirmedBy !== undefined && confirmedBy !== madeBy;
