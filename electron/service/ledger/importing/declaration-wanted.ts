import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { readPeriod } from '../periods.ts';
import { standingBatch } from './batches.ts';

/**
 * What a trial balance leaves to be declared: it says no counterparties, so that a month kept by it has no side of its own
 * in the reconciliation until the unit declares. Only a unit that has dealings with members is told.
 */
export async function declarationWanted(db: BooksReader, unit: UnitCode, period: Period): Promise<string[]> {
  if ((await readPeriod(db, unit, period)).basis === 'detail') return [];
  if (await standingBatch(db, { unit, kind: 'intra-group', period })) return [];
  if (!(await dealsWithMembers(db, unit, period))) return [];
  return [`余额表没有往来单位：请补报 ${period} 的内部往来申报表，否则内部对账时本单位一方为空`];
}

/** Whether the unit's books or declarations name a member up to a month, or a member's books of that month name the unit. */
async function dealsWithMembers(db: BooksReader, unit: UnitCode, period: Period): Promise<boolean> {
  const booked = await db
    .selectFrom('balance')
    .select('unit')
    .where('unit', '=', unit)
    .where('period', '<=', period)
    .where('counterparty', 'like', 'unit:%')
    .limit(1)
    .executeTakeFirst();
  if (booked) return true;
  const declared = await db
    .selectFrom('declaration')
    .innerJoin('batch', 'batch.id', 'declaration.batch')
    .select('batch.id')
    .where('batch.undone', '=', 0)
    .where('batch.period', '<=', period)
    .where((either) => either.or([either('batch.unit', '=', unit), either('declaration.counterparty', '=', unit)]))
    .limit(1)
    .executeTakeFirst();
  if (declared) return true;
  const named = await db
    .selectFrom('balance')
    .select('unit')
    .where('unit', 'in', (units) => units.selectFrom('unit').select('code'))
    .where('period', '=', period)
    .where('counterparty', '=', `unit:${unit}`)
    .limit(1)
    .executeTakeFirst();
  return named !== undefined;
}
