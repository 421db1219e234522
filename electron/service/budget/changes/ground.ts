import { type BudgetChange, changeDemands, lineOfRow } from '../../../../shared/domain/budget/change.ts';
import type { ChangeGround } from '../../../../shared/domain/budget/change-rules.ts';
import { budgetItem, isControlled } from '../../../../shared/domain/budget/plan.ts';
import { SOURCE_RULES } from '../../../../shared/domain/budget/sources.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Fen, fen, ZERO } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { type ReadBook, readBook } from '../book.ts';
import { readPlans } from '../plans.ts';
import { readSettings } from './controls.ts';

export const isHeld = (code: string): boolean => {
  const item = budgetItem(code);
  return item !== undefined && isControlled(item);
};

/** What the rules of a document look at, and the lines it names, as the books hold them. */
export async function readGround(
  db: BooksReader,
  change: BudgetChange,
): Promise<ChangeGround & { readonly book: ReadBook }> {
  const years = [...new Set([change.year, ...changeDemands(change, isHeld).map(({ year }) => year)])];
  const book = await readBook(
    db,
    [],
    years.flatMap((year) => change.rows.map((row) => lineOfRow(row, year))),
  );
  const rooms = await readRooms(db, change);
  const { movable } = await readSettings(db);
  return {
    book,
    standingOf: (line) => book.standingOf(line),
    roomOf: (_, source) => rooms.get(source) ?? ZERO,
    isMovable: (source) => movable.includes(source),
  };
}

async function readRooms(db: BooksReader, { kind, unit, year }: BudgetChange): Promise<ReadonlyMap<string, Fen>> {
  const rooms = new Map<string, number>();
  if (kind !== 'carry' && kind !== 'supplement') return new Map();
  const [plan] = await readPlans(db, [unit], year);
  const add = (source: string, amount: number) => rooms.set(source, (rooms.get(source) ?? 0) + amount);
  if (kind === 'carry') {
    for (const { source, planned, taken } of await amountsOf(db, unit, year - 1)) add(source, planned - taken);
    for (const { source, used } of plan!.carries) add(source, -used);
  } else {
    for (const { source, opening } of plan!.carries) if (SOURCE_RULES.get(source)?.setAside) add(source, opening);
    for (const { source, planned } of await amountsOf(db, unit, year))
      if (SOURCE_RULES.get(source)?.setAside) add(source, -planned);
  }
  return new Map([...rooms].map(([source, room]) => [source, fen(Math.max(room, 0))]));
}

/** What a unit's lines of a year hold, each with its source, in 分. */
async function amountsOf(db: BooksReader, unit: UnitCode, year: number) {
  const rows = await db
    .selectFrom('budget_line as line')
    .innerJoin('budget_standing as standing', 'standing.line', 'line.id')
    .select(['source', 'approved', 'adjusted', 'reserved', 'committed', 'spent'])
    .where('unit', '=', unit)
    .where('year', '=', year)
    .execute();
  return rows.map(({ source, approved, adjusted, reserved, committed, spent }) => ({
    source,
    planned: approved + adjusted,
    taken: reserved + committed + spent,
  }));
}
