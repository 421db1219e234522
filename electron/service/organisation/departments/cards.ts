import type { DepartmentClass } from '../../../../shared/domain/organisation/department.ts';
import {
  type DepartmentCard,
  type DepartmentHistory,
  type StandingDepartment,
  standingAt,
} from '../../../../shared/domain/organisation/departments/card.ts';
import type { CardChange } from '../../../../shared/domain/organisation/departments/card-rules.ts';
import { namesOf } from '../../../../shared/domain/organisation/departments/list-reading.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader, BooksTx, Database } from '../../database.ts';

type Reader = Pick<BooksReader, 'selectFrom'>;

/** A card with who made it, and why. */
export interface SignedCard extends DepartmentCard {
  readonly revision: number;
  readonly person: string;
  readonly display: string;
  readonly instant: string;
  readonly why: string;
}

const cardOf = (row: Database['department_change']): SignedCard => ({
  from: row.from_month as Period | '',
  name: row.name,
  class: row.class as DepartmentClass,
  parent: row.parent,
  standard: row.standard,
  open: row.open === 1,
  revision: row.revision,
  person: row.person,
  display: row.display,
  instant: row.instant,
  why: row.reason,
});

/** Every department of a unit with its cards, in the order in which they were made. */
export async function readHistories(
  db: Reader,
  unit: UnitCode,
): Promise<(DepartmentHistory & { readonly cards: readonly SignedCard[] })[]> {
  const rows = await db
    .selectFrom('department_change')
    .selectAll()
    .where('unit', '=', unit)
    .orderBy('department')
    .orderBy('revision')
    .execute();
  const cards = new Map<string, SignedCard[]>();
  for (const row of rows) {
    const own = cards.get(row.department);
    if (own) own.push(cardOf(row));
    else cards.set(row.department, [cardOf(row)]);
  }
  return [...cards].map(([code, own]) => ({ code, cards: own }));
}

/**
 * A unit's departments as they are in a month, in the order of the tree.
 *
 * @param since with it, those as well that were open in any month from it ('': ever) on, each as it was last.
 */
export const loadDepartmentsAt = async (
  db: Reader,
  unit: UnitCode,
  period: Period,
  since: Period | '' = period,
): Promise<StandingDepartment[]> => (await loadDepartmentsOf(db, unit))(period, since);

/** As `loadDepartmentsAt`, for months that are asked of the same cards one after another. */
export async function loadDepartmentsOf(
  db: Reader,
  unit: UnitCode,
): Promise<(period: Period, since?: Period | '') => StandingDepartment[]> {
  const histories = await readHistories(db, unit);
  return (period, since = period) => standingAt(histories, period, since);
}

/** The codes of departments that are closed by their latest card, each as `UNIT CODE`. */
export async function readClosed(db: Reader, unit?: UnitCode): Promise<ReadonlySet<string>> {
  let rows = db
    .selectFrom('department_change')
    .select(['unit', 'department', 'open'])
    .orderBy('unit')
    .orderBy('department')
    .orderBy('from_month')
    .orderBy('revision');
  if (unit !== undefined) rows = rows.where('unit', '=', unit);
  const closed = new Set<string>();
  for (const { unit: of, department, open } of await rows.execute())
    if (open === 0) closed.add(`${of} ${department}`);
    else closed.delete(`${of} ${department}`);
  return closed;
}

/** The code of a unit's department by the words that files use: the member's own code, its name, its code. */
export async function loadDepartmentWords(db: Reader, unit: UnitCode): Promise<ReadonlyMap<string, string>> {
  const departments = await db.selectFrom('department').select(['code', 'name']).where('unit', '=', unit).execute();
  const own = await db.selectFrom('department_code').select(['own', 'department']).where('unit', '=', unit).execute();
  return new Map([...own.map((each) => [each.own, each.department] as const), ...namesOf(departments)]);
}

/** Whose cards they are. */
export interface Signature {
  readonly person: string;
  readonly display: string;
  readonly instant: string;
  readonly reason: string;
}

/** Keeps new cards, those of `histories` before them, and has the register say what each department's latest card says. */
export async function keepCards(
  tx: BooksTx,
  unit: UnitCode,
  histories: readonly DepartmentHistory[],
  changes: readonly CardChange[],
  signature: Signature,
): Promise<void> {
  const known = new Map(histories.map(({ code, cards }) => [code, cards]));
  if (changes.length > 0)
    await tx.bulkInsert(
      'department_change',
      changes.map(({ code, card }) => ({
        ...{ unit, department: code, revision: (known.get(code)?.length ?? 0) + 1, from_month: card.from },
        ...{ name: card.name, class: card.class, parent: card.parent, standard: card.standard },
        ...{ open: card.open ? 1 : 0, ...signature },
      })),
    );
  const fresh = changes.filter(({ code }) => !known.has(code));
  if (fresh.length > 0)
    await tx.bulkInsert(
      'department',
      fresh.map(({ code, card }) => ({ unit, code, name: card.name, class: card.class })),
    );
  for (const { code, card } of changes) {
    const before = known.get(code);
    // A card of an earlier month than the latest says nothing of what the department is called now.
    if (!before || before.some(({ from }) => from > card.from)) continue;
    const { name, class: kind } = card;
    await tx.db
      .updateTable('department')
      .set({ name, class: kind })
      .where('unit', '=', unit)
      .where('code', '=', code)
      .execute();
  }
}
