import type { Supplier } from '../../../../shared/domain/procurement/supplier.ts';
import type { BooksReader } from '../../database.ts';

/** Every supplier that was approved, stopped ones included, by code; of some codes only where they are given. */
export async function readSuppliers(db: BooksReader, codes?: readonly string[]): Promise<Map<string, Supplier>> {
  let asked = db.selectFrom('supplier').select(['code', 'state', 'content']).orderBy('code');
  if (codes) asked = asked.where('code', 'in', [...new Set(codes), '']);
  const rows = await asked.execute();
  return new Map(
    rows.map(({ code, state, content }) => [
      code,
      { ...(JSON.parse(content) as Omit<Supplier, 'stopped'>), stopped: state === 'stopped' },
    ]),
  );
}
