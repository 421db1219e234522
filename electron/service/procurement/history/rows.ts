import { sql } from 'kysely';
import type { InputOf } from '../../../../shared/contract/operation.ts';
import type { procurement } from '../../../../shared/contract/procurement.ts';
import { formatPrice, type Price } from '../../../../shared/domain/procurement/price.ts';
import { type Fen, fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader, Database } from '../../database.ts';
import { likePatterns } from '../pinyin.ts';
import { standingOf } from './showing.ts';

type Asked = InputOf<typeof procurement.historyDeliveries>;

/** Deliveries of the standing batches that are asked for, without order or end. */
async function found(db: BooksReader, asked: Asked) {
  let rows = db.selectFrom('history_delivery').where('batch', 'in', await standingOf(db, asked.currency));
  if (asked.batch !== undefined) rows = rows.where('batch', '=', asked.batch);
  if (asked.product !== undefined) rows = rows.where('goods', '=', asked.product);
  if (asked.supplier !== undefined) rows = rows.where('firm', '=', asked.supplier);
  if (asked.receiver !== undefined) rows = rows.where('spot', '=', asked.receiver);
  if (asked.first !== undefined) rows = rows.where('delivered', '>=', asked.first);
  if (asked.last !== undefined) rows = rows.where('delivered', '<=', asked.last);
  if (asked.timely !== undefined)
    rows = rows.where('quantity', '>', 0).where('late', asked.timely === 'late' ? '>' : '<=', 0);
  for (const pattern of likePatterns(asked.text)) rows = rows.where(sql<boolean>`search like ${pattern} escape '\\'`);
  return rows;
}

/** A page of deliveries with what all of them come to. */
export async function readHistoryDeliveries(db: BooksReader, asked: Asked) {
  const rows = await found(db, asked);
  const sums = await rows
    .select(({ fn }) => [
      fn.countAll<number>().as('total'),
      fn.sum<number | null>('quantity').as('quantity'),
      fn.sum<number | null>('amount').as('amount'),
    ])
    .executeTakeFirstOrThrow();
  const page = await rows
    .selectAll()
    .orderBy(asked.sort, asked.descending ? 'desc' : 'asc')
    .orderBy('batch')
    .orderBy('line')
    .offset(asked.offset)
    .limit(asked.limit)
    .execute();
  return {
    ...{ total: Number(sums.total), quantity: Number(sums.quantity ?? 0) },
    amount: formatYuan(fen(Number(sums.amount ?? 0))),
    rows: page.map(deliveryOut),
  };
}

/** A delivery as a page and a workbook show it. A key that the file did not give is none of its own. */
export const deliveryOut = (row: Database['history_delivery']) => ({
  ...{ id: `${row.batch}-${row.line}`, fileRow: row.file_row, key: row.key.startsWith('[') ? '' : row.key },
  ...{ order: row.order_number, product: row.product, item: row.item, maker: row.maker },
  ...{ supplier: row.supplier, receiver: row.receiver },
  ...{ ordered: row.ordered, promised: row.promised, delivered: row.delivered, late: row.late },
  ...{ quantity: row.quantity, price: formatPrice(row.price as Price), amount: formatYuan(row.amount as Fen) },
  freight: row.freight === null ? row.freight_words : formatYuan(row.freight as Fen),
});
