import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { BooksReader } from '../../database.ts';
import { readPurchaseAccount } from '../account/reading.ts';

/** The unit that holds the one purchasing account; undefined while none is registered. */
export const readHolder = async (db: BooksReader): Promise<UnitCode | undefined> =>
  (await readPurchaseAccount(db))?.unit;

export const NO_ACCOUNT = '还没有登记唯一采购账户，不能结算';
