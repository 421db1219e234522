import { standing } from '../../../../shared/domain/procurement/orders/allocation.ts';
import type { Override } from '../../../../shared/domain/procurement/override.ts';
import type { BooksReader } from '../../database.ts';
import type { OrderGround } from './ground.ts';

/** What new orders are held against: exceptions that are used up let nothing stand any more. */
export interface OpenGround extends OrderGround {
  /** Packs that may be ordered still under each exception that has some. */
  readonly left: ReadonlyMap<number, number>;
  readonly usedUp: readonly Override[];
}

/** The ground without exceptions that are used up; orders under them that were cancelled give their packs back. */
export async function withLeft(db: BooksReader, ground: OrderGround): Promise<OpenGround> {
  const ordered = new Map<number, number>();
  const ids = ground.overrides.map(({ id }) => id);
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('order_override as used')
          .innerJoin('order_allocation as allocation', 'allocation.id', 'used.allocation')
          .select(['used.override', 'allocation.quantity', 'allocation.cancelled'])
          .where('used.override', 'in', ids)
          .execute();
  for (const { override, ...row } of rows) ordered.set(override, (ordered.get(override) ?? 0) + standing(row));
  const leftOf = ({ id, quantity }: Override): number => quantity - (ordered.get(id) ?? 0);
  const open = ground.overrides.filter((each) => leftOf(each) > 0);
  return {
    ...ground,
    overrides: open,
    left: new Map(open.map((each) => [each.id, leftOf(each)])),
    usedUp: ground.overrides.filter((each) => leftOf(each) <= 0),
  };
}
