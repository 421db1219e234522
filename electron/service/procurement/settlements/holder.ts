import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { BooksReader } from '../../database.ts';

/** The unit that holds the one purchasing account; undefined while none is registered. */
export async function readHolder(db: BooksReader): Promise<UnitCode | undefined> {
  const row = await db.selectFrom('purchase_account').select('unit').executeTakeFirst();
  return row?.unit as UnitCode | undefined;
}

export const NO_ACCOUNT = '还没有登记唯一采购账户，不能结算';
