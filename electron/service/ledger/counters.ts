import { assert } from '../../../shared/kernel/assert.ts';
import type { BooksTx } from '../database.ts';

/**
 * Takes the next `count` values of a named counter and returns the first. The row is locked until the commit, so that
 * voucher numbers (凭证号) have no gaps on either engine: a refused transaction gives its numbers back.
 */
export async function takeNumbers(tx: BooksTx, name: string, count: number): Promise<number> {
  assert(count > 0, 'nothing to number');
  const raised = await tx.db
    .updateTable('counter')
    .set((eb) => ({ value: eb('value', '+', count) }))
    .where('name', '=', name)
    .returning('value')
    .executeTakeFirst();
  if (raised) return raised.value - count + 1;
  await tx.db.insertInto('counter').values({ name, value: count }).execute();
  return 1;
}
