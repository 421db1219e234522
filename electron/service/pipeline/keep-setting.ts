import type { BooksTx } from '../database.ts';

/** Keeps a setting of the books under its name, in place of what was kept; in the command's transaction. */
export async function keepSetting(db: BooksTx['db'], key: string, value: string): Promise<void> {
  await db
    .insertInto('setting')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
