import { openingSlot } from '../../../shared/domain/ledger/composition.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { BooksReader } from '../database.ts';

/**
 * Units whose year began with a trial balance of a later month, and nothing says how it opened (年初数未知): what
 * `composeYear` calls `openingKnown: false`, from what is kept.
 */
export async function unknownOpenings(
  db: BooksReader,
  year: number,
  units?: readonly UnitCode[],
): Promise<Set<UnitCode>> {
  let begun = db
    .selectFrom('period')
    .select(({ fn }) => ['unit', fn.min('period').as('first')])
    .where('period', '>=', `${year}-01`)
    .where('period', '<=', `${year}-12`)
    .where('basis', '!=', 'none')
    .groupBy('unit');
  if (units) begun = begun.where('unit', 'in', [...units]);
  const first = new Map((await begun.execute()).map((row) => [row.unit, row.first]));
  const carried = await db
    .selectFrom('period')
    .select(['unit', 'period'])
    .where('period', '>=', `${year}-01`)
    .where('period', '<=', `${year}-12`)
    .where('basis', '=', 'carried')
    .execute();
  const unknown = new Set<UnitCode>();
  for (const { unit, period } of carried)
    if (first.get(unit) === period && !(await says(db, unit, year))) unknown.add(unit);
  return unknown;
}

/** Whether the year's opening (年初余额) is kept: entered, imported or carried forward. */
export async function hasOpening(db: BooksReader, unit: UnitCode, year: number): Promise<boolean> {
  const opening = await db
    .selectFrom('balance')
    .select('unit')
    .where('unit', '=', unit)
    .where('period', '=', openingSlot(year))
    .limit(1)
    .executeTakeFirst();
  return opening !== undefined;
}

/** Whether an opening is kept, or the first trial balance of the year has the year's columns. */
async function says(db: BooksReader, unit: UnitCode, year: number): Promise<boolean> {
  if (await hasOpening(db, unit, year)) return true;
  const silent = await db
    .selectFrom('trial_balance')
    .innerJoin('batch', 'batch.id', 'trial_balance.batch')
    .select(['batch.period', 'trial_balance.year_opening as opening', 'trial_balance.year_debit as debit'])
    .where('batch.unit', '=', unit)
    .where('batch.undone', '=', 0)
    .where('batch.period', '>=', `${year}-01`)
    .where('batch.period', '<=', `${year}-12`)
    .where('trial_balance.leaf', '=', 1)
    .orderBy('batch.period')
    .limit(1)
    .executeTakeFirst();
  return silent === undefined || (silent.opening !== null && silent.debit !== null);
}
