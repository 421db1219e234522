import type { BudgetLine, LineKey } from '../../../../shared/domain/budget/line.ts';
import { lineKey } from '../../../../shared/domain/budget/line.ts';
import { monthsTogether, type Progress, progressOf } from '../../../../shared/domain/budget/progress.ts';
import { EMPTY_STANDING, plannedThrough, type Standing } from '../../../../shared/domain/budget/standing.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { type Fen, fen, sumFen, ZERO } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { readActuals } from '../actuals.ts';
import { readBook } from '../book.ts';
import { readReported } from './reported.ts';

/** A line with how far it has come, and what it plans and spends in each month, January first. */
export interface LineProgress {
  readonly line: BudgetLine;
  readonly progress: Progress;
  readonly planned: readonly Fen[];
  readonly spent: readonly Fen[];
  /** What last year's months spent of the item; absent without its books. */
  readonly lastYear?: readonly Fen[];
  /** 按余额表: some of it is known from trial balances alone. */
  readonly byBalance: boolean;
}

/** Every line of some units' year, and what trial balances say of them (按余额表), by unit, item, department, source and project. */
export async function readProgress(
  db: BooksReader,
  units: readonly UnitCode[],
  year: number,
  month: number,
): Promise<LineProgress[]> {
  if (units.length === 0) return [];
  const rows = await db
    .selectFrom('budget_line')
    .select(['unit', 'year', 'department', 'item', 'source', 'project'])
    .where('unit', 'in', [...units])
    .where('year', '=', year)
    .execute();
  const own = [...new Set(rows.map(({ unit }) => unit))];
  const book = await readBook(db, [], rows);
  const spending = await readSpending(db, units, year);
  const seasons = await readSeasons(db, own, year - 1);
  const planned = new Set(
    rows.map(lineKey).filter((key) => plannedThrough(book.standingOf(key) ?? EMPTY_STANDING, 12) > 0),
  );
  const reported = new Map(
    (await readReported(db, own, year, (key) => planned.has(key))).map((each) => [lineKey(each.line), each]),
  );
  const known = new Set(rows.map(lineKey));
  const lines = [...rows, ...[...reported].flatMap(([key, { line }]) => (known.has(key) ? [] : [line]))];
  return lines.sort(inOrder).map((line) => {
    const key = lineKey(line);
    const told = reported.get(key)?.months;
    const moved = spending.get(key) ?? NONE;
    const spent = told ? monthsTogether([moved, told]) : moved;
    const kept = book.standingOf(key) ?? EMPTY_STANDING;
    const standing = told ? { ...kept, spent: fen(kept.spent + sumFen(told)) } : kept;
    const lastYear = seasons(line);
    const more = lastYear ? { lastYear } : {};
    const progress = progressOf(standing, spent, { month, rule: book.ruleOf(key, 'spend'), ...more });
    return { line, progress, planned: plannedMonths(standing), spent, byBalance: told !== undefined, ...more };
  });
}

const PLACES = ['unit', 'item', 'department', 'source', 'project'] as const;

function inOrder(a: BudgetLine, b: BudgetLine): number {
  const place = PLACES.find((each) => a[each] !== b[each]);
  return place === undefined ? 0 : a[place] < b[place] ? -1 : 1;
}

const NONE: readonly Fen[] = Array.from({ length: 12 }, () => ZERO);

const plannedMonths = ({ approved, adjusted }: Standing): Fen[] => monthsTogether([approved, adjusted]);

/** What each line spent in each month (支出按凭证月份). */
async function readSpending(db: BooksReader, units: readonly UnitCode[], year: number): Promise<Map<LineKey, Fen[]>> {
  const rows = await db
    .selectFrom('budget_movement as movement')
    .innerJoin('budget_line as line', 'line.id', 'movement.line')
    .select(({ fn }) => [
      ...(['unit', 'year', 'department', 'item', 'source', 'project', 'month'] as const),
      fn.sum<number>('spent').as('spent'),
    ])
    .where('unit', 'in', [...units])
    .where('year', '=', year)
    .where('movement.spent', '!=', 0)
    .groupBy(['unit', 'year', 'department', 'item', 'source', 'project', 'month'])
    .execute();
  const months = new Map<LineKey, Fen[]>();
  for (const { month, spent, ...line } of rows) {
    const key = lineKey(line);
    const own = months.get(key) ?? [...NONE];
    own[month - 1] = fen(Number(spent));
    months.set(key, own);
  }
  return months;
}

/** What last year's months spent of a line's item, with what stands below it. */
async function readSeasons(
  db: BooksReader,
  units: readonly UnitCode[],
  year: number,
): Promise<(line: BudgetLine) => Fen[] | undefined> {
  const years = new Map<UnitCode, Awaited<ReturnType<typeof readActuals>>>();
  for (const unit of units) years.set(unit, await readActuals(db, unit, year));
  return ({ unit, item }) => {
    const own = (years.get(unit)?.cells ?? []).filter((cell) => cell.item.startsWith(item));
    return own.length === 0 ? undefined : monthsTogether(own.map(({ months }) => months));
  };
}
