import type { Definitions } from '../../../shared/domain/consolidation/definitions.ts';
import type {
  ConsolidationInput,
  DifferenceKey,
  EliminationDecision,
  EliminationEntry,
  ManualAdjustment,
  MirrorGroup,
  UnrealisedProfit,
} from '../../../shared/domain/consolidation/model.ts';
import { WORKSHEET_STATEMENTS } from '../../../shared/domain/consolidation/worksheet.ts';
import type { Book } from '../../../shared/domain/ledger/account.ts';
import type { AccountFigure } from '../../../shared/domain/ledger/figures.ts';
import { definitionOf, isDefined } from '../../../shared/domain/ledger/statements/definitions.ts';
import { evaluateAll } from '../../../shared/domain/ledger/statements/evaluate.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type Fen, fen } from '../../../shared/kernel/fen.ts';
import { type Period, previousPeriod } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { type ReadFigures, readFigures } from '../ledger/queries.ts';
import { loadUnits } from '../organisation/queries.ts';
import { readInternalFacts } from './items.ts';
import { readAgreements } from './proposals.ts';
import { readSettings } from './settings.ts';

const DEFINED = WORKSHEET_STATEMENTS.filter(isDefined);

/** The statements a worksheet has, in the community's layout. */
export const GROUP_DEFINITIONS: Definitions = new Map(
  DEFINED.map((statement) => [statement, definitionOf(statement, 'group')]),
);

/**
 * Everything that a consolidation of a period reads from the books. Units come in whatever state they are.
 *
 * @param read figures of all units, where the caller has them already.
 */
export async function readInput(
  db: BooksReader,
  period: Period,
  read?: ReadonlyMap<UnitCode, ReadFigures>,
): Promise<ConsolidationInput> {
  const settings = await readSettings(db);
  const known = read ?? (await readFigures(db, period));
  const figures = [...known.values()].flatMap((unit) => unit.figures);
  const facts = await readInternalFacts(db, period, settings.timingDays, figures);
  const alive = [...known].filter(([, unit]) => unit.figures.length > 0);
  return {
    period,
    units: await loadUnits(db),
    statements: new Map(alive.map(([unit, { figures: own }]) => [unit, evaluateAll(own, 'group', undefined, DEFINED)])),
    items: facts.items,
    allowances: facts.allowances,
    untagged: facts.untagged,
    manual: await readManuals(db, period),
    agreements: await readAgreements(db, period),
    unrealised: await readUnrealised(db, period),
    carried: await readCarried(db, period),
    decisions: await readDecisions(db, period),
    first: await isFirst(db, period),
    late: await readLate(
      db,
      period,
      alive.map(([unit]) => unit),
    ),
    unmapped: gapsOf(figures),
    settings,
  };
}

/** Members whose books hold nothing for the period itself. */
async function readLate(db: BooksReader, period: Period, units: readonly UnitCode[]): Promise<UnitCode[]> {
  const rows = await db
    .selectFrom('period')
    .select('unit')
    .where('period', '=', period)
    .where('basis', 'in', ['summary', 'detail', 'carried'])
    .execute();
  const sent = new Set(rows.map((row) => row.unit));
  return units.filter((unit) => !sent.has(unit));
}

function gapsOf(figures: readonly AccountFigure[]): { unit: UnitCode; code: string; name: string }[] {
  const gaps = new Map<string, { unit: UnitCode; code: string; name: string }>();
  for (const { unit, code, name, group } of figures)
    if (group === undefined) gaps.set(`${unit}/${code}`, { unit, code, name });
  return [...gaps.values()];
}

/** Manual entries of a period that stand. */
async function readManuals(db: BooksReader, period: Period): Promise<ManualAdjustment[]> {
  const rows = await db
    .selectFrom('manual_adjustment')
    .selectAll()
    .where('period', '=', period)
    .where('withdrawn', '=', 0)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: String(row.id),
    kind: KINDS.find((kind) => kind === row.kind) ?? 'elimination',
    units: JSON.parse(row.units) as string[],
    entries: JSON.parse(row.entries) as EliminationEntry[],
    reason: row.reason,
    madeBy: row.made_by,
    ...(row.confirmed_by === null ? {} : { confirmedBy: row.confirmed_by }),
    ...(row.settles === null ? {} : settlesOf(row.settles)),
  }));
}

const KINDS: readonly ManualAdjustment['kind'][] = ['adjustment', 'elimination', 'acceptance'];

/** The difference that a manual entry answers; of an acceptance with the amount that stood open. */
function settlesOf(kept: string): Pick<ManualAdjustment, 'settles' | 'accepted'> {
  const { accepted, ...settles } = JSON.parse(kept) as DifferenceKey & { readonly accepted?: Fen };
  return accepted === undefined ? { settles } : { settles, accepted };
}

async function readUnrealised(db: BooksReader, period: Period): Promise<UnrealisedProfit[]> {
  const rows = await db
    .selectFrom('unrealised_profit')
    .selectAll()
    .where('period', '=', period)
    .orderBy('id')
    .execute();
  return rows.map(({ seller, buyer, amount, document }) => ({ seller, buyer, amount: fen(amount), document }));
}

async function readDecisions(db: BooksReader, period: Period): Promise<EliminationDecision[]> {
  const rows = await db.selectFrom('elimination_decision').selectAll().where('period', '=', period).execute();
  return rows.map(({ elimination, amount, outcome }) => ({
    elimination,
    amount: fen(amount),
    outcome: outcome === 'rejected' ? 'rejected' : 'confirmed',
  }));
}

/** Differences that stood open when the month before was last consolidated. */
async function readCarried(db: BooksReader, period: Period): Promise<ConsolidationInput['carried']> {
  const rows = await db
    .selectFrom('open_difference')
    .selectAll()
    .where('period', '=', previousPeriod(period))
    .execute();
  return rows.map((row) => ({
    pair: [row.left_unit, row.right_unit],
    kind: row.kind as MirrorGroup,
    book: row.book as Book,
    since: row.since as Period,
  }));
}

/** Whether no earlier year was ever consolidated (初次编制): allowances are then eliminated by E1a. */
async function isFirst(db: BooksReader, period: Period): Promise<boolean> {
  const earlier = await db
    .selectFrom('consolidation_run')
    .select('id')
    .where('state', '=', 'confirmed')
    .where('period', '<', `${period.slice(0, 4)}-01`)
    .limit(1)
    .executeTakeFirst();
  if (earlier) return false;
  const opening = await db
    .selectFrom('balance')
    .select('unit')
    .where('period', '=', `${period.slice(0, 4)}-00`)
    .where('counterparty', 'like', 'unit:%')
    .where('code', 'like', '1219%')
    .limit(1)
    .executeTakeFirst();
  return opening === undefined;
}

/** Differences on the list of the period's last consolidation with what was given as their reason, by pair, book and kind. */
export async function readListed(db: BooksReader, period: Period): Promise<Map<string, string | null>> {
  const rows = await db.selectFrom('open_difference').selectAll().where('period', '=', period).execute();
  return new Map(rows.map((row) => [`${row.left_unit}/${row.right_unit}/${row.book}/${row.kind}`, row.explanation]));
}

/** Those of them that were explained. */
export async function readExplanations(db: BooksReader, period: Period): Promise<Map<string, string>> {
  const listed = await readListed(db, period);
  return new Map([...listed].flatMap(([key, said]): [string, string][] => (said === null ? [] : [[key, said]])));
}
