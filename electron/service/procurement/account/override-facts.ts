import { listedOn } from '../../../../shared/domain/procurement/formulary/use.ts';
import { excessOf, type Override } from '../../../../shared/domain/procurement/override.ts';
import { formatPrice, price } from '../../../../shared/domain/procurement/price.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { readItems } from '../formulary/reading.ts';
import { readAgreedPrices } from '../prices/reading.ts';

/** Purchases that are shown beside an exception. */
const SHOWN = 3;

/** What whoever decides on an exception compares it with: the limits of its first day, its excess, and prices last paid. */
export async function readOverrideFacts(db: BooksReader, override: Override) {
  const { item: code, first } = override;
  if (code === '') return { agreed: '' as const, listed: '' as const, paid: [] };
  const item = (await readItems(db, first, [code])).get(code);
  const agreed = (await readAgreedPrices(db, first, [code])).get(code)?.price;
  const listed = item && listedOn(item, first);
  const excess = excessOf(override, [agreed, listed]);
  const rows = await db
    .selectFrom('order_line as line')
    .innerJoin('procurement_paper as paper', 'paper.id', 'line.order_id')
    .leftJoin('supplier', 'supplier.code', 'paper.subject')
    .select(['line.price', 'paper.first', 'paper.number', 'paper.subject', 'supplier.name'])
    .where('line.item', '=', code)
    .where('paper.stage', 'in', ['placed', 'confirmed', 'closed'])
    .orderBy('paper.first', 'desc')
    .orderBy('paper.id', 'desc')
    .limit(SHOWN)
    .execute();
  return {
    agreed: agreed === undefined ? ('' as const) : formatPrice(agreed),
    listed: listed === undefined ? ('' as const) : formatPrice(listed),
    ...(excess
      ? {
          excess: {
            limit: formatPrice(excess.limit),
            amount: formatYuan(excess.amount),
            percent: `${Math.floor(excess.perMille / 10)}.${excess.perMille % 10}`,
          },
        }
      : {}),
    paid: rows.map((row) => ({
      ...{ day: row.first, order: row.number, supplier: row.name ?? row.subject },
      price: formatPrice(price(row.price)),
    })),
  };
}
