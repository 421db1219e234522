import { procurement } from '../../../../shared/contract/procurement.ts';
import { type Fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { historyBook, readHistoryBook } from './history-workbook.ts';
import { historyImportOperations } from './import-operations.ts';
import type { HistoryParts } from './opened.ts';
import { readHistoryDeliveries } from './rows.ts';
import { readHistoryPerformance, readHistoryPrices, readHistoryProduct } from './showing.ts';

/** 到货历史: taken in, and shown as prices, performance and deliveries. */
export const historyOperations = (parts: HistoryParts): readonly Implementation[] => [
  ...historyImportOperations(parts),

  query(procurement.deliveryHistories, async ({ db }) => {
    const rows = await db
      .selectFrom('history_batch as batch')
      .leftJoin('history_withdrawal as gone', 'gone.batch', 'batch.id')
      .selectAll('batch')
      .select(['gone.display as who', 'gone.instant as when', 'gone.reason as why'])
      .orderBy('batch.id', 'desc')
      .execute();
    return rows.map((row) => ({
      ...{ id: row.id, fileName: row.file_name, system: row.system, currency: row.currency, rows: row.rows },
      ...{ quantity: row.quantity, amount: formatYuan(row.amount as Fen), first: row.first, last: row.last },
      control: row.control === null ? null : formatYuan(row.control as Fen),
      ...{ display: row.display, instant: row.instant },
      withdrawn: row.when === null ? null : { display: row.who!, instant: row.when, reason: row.why! },
    }));
  }),

  query(procurement.historyPrices, ({ db }, { currency }) => readHistoryPrices(db, currency)),

  query(procurement.historyProduct, async ({ db, notFound }, { currency, product }) => {
    const found = await readHistoryProduct(db, currency, product);
    if (!found) throw notFound(`到货历史 ${product}`);
    return found;
  }),

  query(procurement.historyPerformance, ({ db }, { currency, by }) => readHistoryPerformance(db, currency, by)),

  query(procurement.historyDeliveries, ({ db }, asked) => readHistoryDeliveries(db, asked)),

  longQuery(
    procurement.historyBook,
    ({ db }, { currency }) => readHistoryBook(db, currency),
    async (context, { currency }, content) => {
      const book = historyBook(content, { currency, creator: context.actor, created: context.instant });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: fileName(`到货历史-${currency}.xlsx`), rows: content.deliveries.length };
    },
  ),
];
