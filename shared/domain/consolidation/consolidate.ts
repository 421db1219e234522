import type { Statement, StatementName } from '../ledger/statement.ts';
import type { UnitCode } from '../organisation/unit.ts';
import { agreedPart } from './agreed.ts';
import { checksOf } from './checks.ts';
import type { Definitions } from './definitions.ts';
import { amountOf, draftEliminations } from './draft.ts';
import { manualElimination, manualProblems, namedEntries } from './manual.ts';
import type { Consolidation, ConsolidationInput, Elimination, ManualAdjustment, PairDifference } from './model.ts';
import { neverGuessed, ofEliminations, withNatures } from './natures.ts';
import { reconcileAll, rowKey } from './reconcile/reconcile.ts';
import { scopeOf } from './scope.ts';
import { untaggedRows } from './untagged.ts';
import { worksheetOf } from './worksheet.ts';

/**
 * Printed on every consolidated sheet (DOMAIN 2.1): members are budget units of the health authority, which makes the
 * statutory consolidation; the community's own is for management.
 */
export const CAPTION = '参照准则第9号编制（《政府会计准则第9号——财务报表编制和列报》；管理用途）';

/**
 * Consolidates a community for a period (合并报表): reconciles, drafts eliminations, adds up, eliminates and checks.
 *
 * Units come in whatever state; differences never stop it, they stand on its list. Members' statements are in the
 * `group` layout, whose definitions give every total. Pure: the same input gives the same worksheet.
 */
export function consolidate(input: ConsolidationInput, definitions: Definitions): Consolidation {
  const { period, settings } = input;
  const found = scopeOf(input.units, period, (unit) => (input.statements.get(unit)?.length ?? 0) > 0);
  const late = (input.late ?? []).filter((unit) => found.included.includes(unit));
  const scope = late.length > 0 ? { ...found, late } : found;
  const members = new Map(
    input.units.filter(({ code }) => scope.included.includes(code)).map((unit) => [unit.code, unit]),
  );
  const memberCodes = new Set(members.keys());
  const reconciled = reconcileAll(input.items, {
    period,
    settings,
    members: memberCodes,
    silent: new Set(scope.silent),
    carried: input.carried,
  });
  const agreed = agreedPart(
    reconciled.differences,
    input.agreements ?? [],
    (row) => manualAnswer(row, input.manual) !== undefined,
    memberCodes,
  );
  const manual = sortManual([...input.manual, ...agreed.adjustments], definitions, memberCodes);
  const drafts = draftEliminations(reconciled.differences, reconciled.below, input, members, definitions);
  const unsaid = ofEliminations(input.statements);
  const eliminations = [
    ...drafts.map((draft) => decided(draft, input)),
    ...manual.eliminations.map((entry) => manualElimination(entry, definitions)),
  ].map((one) => ({ ...one, entries: withNatures(one.entries, definitions, unsaid) }));
  const applied = eliminations.filter(({ state }) => state !== 'rejected');
  const columns = scope.included.map((unit) => ({
    unit,
    statements: new Map(
      (input.statements.get(unit) ?? []).map((own): [StatementName, Statement] => [own.statement, own]),
    ),
    adjustments: manual.adjustments
      .filter(({ units }) => units[0] === unit)
      .flatMap((entry) => withNatures(namedEntries(entry, definitions), definitions, neverGuessed)),
  }));
  const { lines, disagreements } = worksheetOf(columns, applied, definitions);
  const differences = [...reconciled.differences, ...untaggedRows(input, memberCodes)].map((row) =>
    settledRow(row, input.manual, applied, agreed.settled.get(rowKey(row))),
  );
  const checks = checksOf({
    input,
    definitions,
    scope,
    lines,
    eliminations: applied,
    differences,
    below: reconciled.below,
    disagreements,
    refused: manual.refused,
  });
  return { period, caption: CAPTION, scope, lines, eliminations, differences, checks };
}

interface SortedManual {
  readonly adjustments: readonly ManualAdjustment[];
  readonly eliminations: readonly ManualAdjustment[];
  readonly refused: readonly { readonly id: string; readonly problems: readonly string[] }[];
}

function sortManual(
  all: readonly ManualAdjustment[],
  definitions: Definitions,
  members: ReadonlySet<UnitCode>,
): SortedManual {
  const judged = all.map((entry) => ({ entry, problems: manualProblems(entry, definitions, members) }));
  const taken = judged.filter(({ problems }) => problems.length === 0).map(({ entry }) => entry);
  return {
    adjustments: taken.filter(({ kind }) => kind === 'adjustment'),
    eliminations: taken.filter(({ kind }) => kind === 'elimination'),
    refused: judged
      .filter(({ problems }) => problems.length > 0)
      .map(({ entry, problems }) => ({ id: entry.id, problems })),
  };
}

/** A draft with the decision on it, as long as its amount is still the one decided on. */
function decided(draft: Elimination, { decisions = [] }: ConsolidationInput): Elimination {
  const decision = decisions.find(({ elimination, amount }) => elimination === draft.id && amount === amountOf(draft));
  return decision ? { ...draft, state: decision.outcome } : draft;
}

/** The standing manual entry that answers a difference, where one does. */
const manualAnswer = (row: PairDifference, manual: readonly ManualAdjustment[]): ManualAdjustment | undefined =>
  manual.find(
    ({ settles, accepted = row.open }) =>
      settles !== undefined && rowKey(settles) === rowKey(row) && accepted === row.open,
  );

/**
 * A difference that a manual entry answers, on which both members agreed, or whose items S1 eliminated, is settled; it
 * stays listed.
 */
function settledRow(
  row: PairDifference,
  manual: readonly ManualAdjustment[],
  applied: readonly Elimination[],
  agreed: string | undefined,
): PairDifference {
  if (row.unmatched.length === 0) return row;
  const answer = manualAnswer(row, manual);
  if (answer) return { ...row, settledBy: `manual/${answer.id}` };
  if (agreed !== undefined) return { ...row, settledBy: agreed };
  const special = applied.filter(({ rule }) => rule === 'S1');
  const covering = row.unmatched.map(({ item }) => special.find(({ items }) => items.includes(item))?.id);
  const [first] = covering;
  return first !== undefined && !covering.includes(undefined) ? { ...row, settledBy: first } : row;
}
