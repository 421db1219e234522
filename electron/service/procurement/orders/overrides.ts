import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { OrderOverride, Override } from '../../../../shared/domain/procurement/orders/guards.ts';
import { price } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { papersOf } from '../papers/papers.ts';

/** What an approved paper `override` says besides its subject, which is the product's code. */
interface OverrideContent {
  readonly kind: string;
  /** '' for every unit. */
  readonly unit?: string;
  /** Of a pack, in 万分之一元. */
  readonly price?: number;
}

/** Finds the approved exception (采购例外) of a kind for a product and unit. */
export type FindOverride = (kind: OrderOverride, item: string, unit: UnitCode) => Override | undefined;

/** Codes that one question names. */
const AT_A_TIME = 400;

/** The exceptions for some products that are approved and hold on a day; of several the one that was made last. */
export async function readOverrides(
  db: BooksReader,
  items: readonly string[],
  day: AccountingDate,
): Promise<FindOverride> {
  const found = new Map<string, Override>();
  const wanted = [...new Set(items)];
  for (let from = 0; from < wanted.length; from += AT_A_TIME) {
    const rows = await papersOf(db, 'override')
      .where('stage', '=', 'approved')
      .where('subject', 'in', wanted.slice(from, from + AT_A_TIME))
      .where('first', '<=', day)
      .where((or) => or.or([or('last', '=', ''), or('last', '>=', day)]))
      .execute();
    for (const { id, subject, content } of rows) {
      const said = JSON.parse(content) as OverrideContent;
      const override = { id, ...(said.price === undefined ? {} : { price: price(said.price) }) };
      found.set(keyOf(said.kind, subject, said.unit ?? ''), override);
    }
  }
  return (kind, item, unit) => found.get(keyOf(kind, item, unit)) ?? found.get(keyOf(kind, item, ''));
}

const keyOf = (kind: string, item: string, unit: string): string => `${kind} ${item} ${unit}`;
