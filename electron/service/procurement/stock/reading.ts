import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';

/** What a unit issued of each product in a month by its stock ledger, in smallest units; a product not issued is not there. */
export async function usedInMonth(db: BooksReader, unit: UnitCode, month: Period): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('stock_move')
    .select(['item', 'quantity'])
    .where('unit', '=', unit)
    .where('kind', '=', 'issue')
    .where('day', '>=', `${month}-01`)
    .where('day', '<=', `${month}-31`)
    .execute();
  const used = new Map<string, number>();
  for (const { item, quantity } of rows) used.set(item, (used.get(item) ?? 0) - quantity);
  return used;
}
