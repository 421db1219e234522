import { type Item, itemTitle } from '../../../../shared/domain/procurement/item.ts';
import type { BooksReader } from '../../database.ts';

/** Codes that one question names. */
const AT_A_TIME = 400;

/** What is known of a product by its code, also after it has left the formulary. */
export type Goods = (code: string) => { name: string; maker: string; unit: string; pack: string };

/** Products as their last card has them; a code that never had one is its own name. */
export async function readGoods(db: BooksReader, codes: Iterable<string>): Promise<Goods> {
  const wanted = [...new Set(codes)];
  const known = new Map<string, Item>();
  for (let from = 0; from < wanted.length; from += AT_A_TIME) {
    const rows = await db
      .selectFrom('formulary_item')
      .select(['code', 'content'])
      .where('code', 'in', wanted.slice(from, from + AT_A_TIME))
      .orderBy('first')
      .execute();
    for (const { code, content } of rows) known.set(code, JSON.parse(content) as Item);
  }
  return (code) => {
    const item = known.get(code);
    return item
      ? { name: itemTitle(item), maker: item.maker, unit: item.unit, pack: item.pack }
      : { name: code, maker: '', unit: '', pack: '' };
  };
}
