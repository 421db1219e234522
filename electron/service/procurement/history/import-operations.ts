import type { Reason } from '../../../../shared/contract/errors.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import type { Rejection } from '../../../../shared/domain/ledger/reading/reading.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import { HISTORY_LIMITS } from '../../../../shared/domain/procurement/history/read-history.ts';
import type { HistoryRow } from '../../../../shared/domain/procurement/history/row.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, formatYuan, groupedYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { command, DONE, type Implementation, longQuery, preparedCommand } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { loadInitials, searchText } from '../pinyin.ts';
import { type Naming, readNaming } from './naming.ts';
import { type HistoryParts, opened } from './opened.ts';
import { readKeys } from './reading.ts';

/** 到货历史 from a file: read and shown, taken whole or not at all, and withdrawn where it was the wrong one. */
export const historyImportOperations = (parts: HistoryParts): readonly Implementation[] => [
  longQuery(
    procurement.readDeliveryHistory,
    async ({ db, nowMs }, { file }) => ({
      naming: await readNaming(db, chinaDay(nowMs) as AccountingDate),
      before: await readTaken(db, file),
    }),
    async (context, asked, { naming, before }) => {
      const { reading, layout, from, system, currency, kept } = await opened(context, parts, asked);
      const { rows, rejections, refused } = reading;
      const taken = before.find((each) => each.system === system);
      const freights = rows.flatMap(({ freight }) => (freight === null ? [] : [freight]));
      return {
        ...{ labels: [...reading.labels], samples: reading.samples.map((each) => [...each]) },
        ...{ columns: { ...reading.columns }, from, order: layout.order ?? null, system, currency: currency as 'CNY' },
        ...{ missing: [...reading.missing], asksOrder: reading.asksOrder },
        ...{ rows: rows.length, ...spanOf(rows), quantity: packsOf(rows), amount: formatYuan(reading.amount) },
        freight: { rows: freights.length, amount: formatYuan(sumFen(freights)) },
        names: namesIn(rows, naming),
        asides: reading.words.map((each) => ({ ...each })),
        controls: reading.controls.map(({ row, amount }) => ({ row, amount: formatYuan(amount) })),
        ...{ rounded: reading.rounded, uneven: reading.uneven, rejected: refused + kept.length },
        rejections: [...rejections, ...kept]
          .slice(0, HISTORY_LIMITS.listed)
          .map(({ sheet = '', row, column = '', message }) => ({ sheet, row, column, message })),
        taken: taken
          ? { fileName: taken.fileName, display: taken.display, instant: taken.instant, rows: taken.rows }
          : null,
      };
    },
  ),

  longQuery(
    procurement.rejectedHistoryRows,
    async () => undefined,
    async (context, asked) => {
      const { bytes, options, reading, kept } = await opened(context, parts, asked);
      const about = { creator: context.actor, created: context.instant };
      const payload = { bytes, fileName: asked.fileName, options, kept, ...about };
      const made = await parts.reader.rejectedHistory(payload, context.signal);
      if (!made.ok) throw context.refused('unreadable', [{ code: made.code, message: made.message }]);
      const { sha256 } = await context.files.put(context.actor, made.bytes);
      const name = fileName(`${asked.fileName.replace(/\.[^.]*$/, '')}-待更正.xlsx`);
      return { file: sha256, name, rows: reading.refused + kept.length };
    },
  ),

  preparedCommand(
    procurement.importDeliveryHistory,
    async (context, asked) => {
      const found = await opened(context, parts, asked);
      const { reading, kept } = found;
      const { missing, rows, amount } = reading;
      if (missing.length > 0 || reading.asksOrder)
        throw context.refused('incomplete', '还有列没有对应，或日期的日月次序没有说明');
      if (reading.refused + kept.length > 0)
        throw context.refused('bad-rows', reasonsOf([...reading.rejections, ...kept]));
      if (rows.length !== asked.rows || amount !== asked.amount)
        throw context.refused('changed', '文件读出来的笔数或合计与看到的不同，请重新查看');
      if (asked.control !== '' && asked.control !== amount)
        throw context.refused(
          'control',
          `各行相加是 ${groupedYuan(amount)}，控制数是 ${groupedYuan(asked.control)}，不相符，没有收下`,
        );
      return found;
    },
    async (context, asked, { reading, layout }) => {
      const { db, tx, actor, instant, caller } = context;
      const { rows, amount } = reading;
      const keys = await readKeys(db, asked.system);
      const twice = rows.find(({ key }) => keys.has(key));
      if (twice) throw context.refused('changed', '另一个人刚收下了同一系统的到货历史，请重新查看');
      const id = await takeNumbers(tx, 'history_batch', 1);
      const { currency, system, file, control } = asked;
      const batch = {
        ...{ id, file, file_name: asked.fileName, system, currency, rows: rows.length },
        ...{ quantity: packsOf(rows), amount, control: control === '' ? null : control, ...spanOf(rows) },
        ...{ layout: canonicalJson(layout as unknown as Json), actor, instant },
        display: caller.kind === 'person' ? caller.display : actor,
      };
      await db.insertInto('history_batch').values(batch).execute();
      const naming = await readNaming(db, chinaDay(context.nowMs) as AccountingDate);
      const searched = await searching();
      await tx.bulkInsert(
        'history_delivery',
        rows.map((row, at) => deliveryOf(row, at + 1, id, naming, searched)),
      );
      const said = { rows: rows.length, amount: formatYuan(amount), currency, system, fileName: asked.fileName };
      context.audit({ subject: system, after: { ...said, id, file, first: batch.first, last: batch.last } });
      return { id, rows: rows.length, amount: formatYuan(amount) };
    },
  ),

  command(procurement.withdrawDeliveryHistory, async (context, { id, reason }) => {
    const { db, actor, instant, caller } = context;
    const batch = await db.selectFrom('history_batch').selectAll().where('id', '=', id).executeTakeFirst();
    if (!batch) throw context.notFound(`到货历史 ${id}`);
    const gone = await db.selectFrom('history_withdrawal').select('batch').where('batch', '=', id).executeTakeFirst();
    if (gone) throw context.refused('not-now', '这份到货历史已经撤回');
    const display = caller.kind === 'person' ? caller.display : actor;
    await db.insertInto('history_withdrawal').values({ batch: id, actor, display, instant, reason }).execute();
    const { system, currency, rows, amount, file_name: name } = batch;
    const before = { id, system, currency, rows, amount: formatYuan(amount as Fen), fileName: name };
    context.audit({ subject: system, before, reason });
    return DONE;
  }),
];

/** The times that the very file was taken and not withdrawn, the latest first. */
const readTaken = (db: BooksReader, file: string) =>
  db
    .selectFrom('history_batch as batch')
    .leftJoin('history_withdrawal as gone', 'gone.batch', 'batch.id')
    .select(['batch.system', 'batch.file_name as fileName', 'batch.display', 'batch.instant', 'batch.rows'])
    .where('batch.file', '=', file)
    .where('gone.batch', 'is', null)
    .orderBy('batch.id', 'desc')
    .execute();

const reasonsOf = (rejections: readonly Rejection[]): Reason[] =>
  rejections.slice(0, HISTORY_LIMITS.listed).map(({ code, message, sheet, row, column }) => ({
    ...{ code, message, row },
    ...(sheet === undefined ? {} : { sheet }),
    ...(column === undefined ? {} : { column }),
  }));

function spanOf(rows: readonly HistoryRow[]) {
  let [first, last] = [rows[0]?.delivered ?? '', rows[0]?.delivered ?? ''];
  for (const { delivered } of rows) {
    if (delivered < first) first = delivered;
    if (delivered > last) last = delivered;
  }
  return { first, last };
}

const packsOf = (rows: readonly HistoryRow[]): number => rows.reduce((sum, { quantity }) => sum + quantity, 0);

function namesIn(rows: readonly HistoryRow[], naming: Naming) {
  const sets = {
    product: new Map<string, string>(),
    supplier: new Map<string, string>(),
    receiver: new Map<string, string>(),
  };
  for (const row of rows) {
    const { item, firm, unit } = naming(row);
    sets.product.set(row.product, item);
    sets.supplier.set(row.supplier, firm);
    if (row.receiver !== '') sets.receiver.set(row.receiver, unit);
  }
  const counted = (names: ReadonlyMap<string, string>) => ({
    all: names.size,
    known: [...names.values()].filter((code) => code !== '').length,
  });
  return { product: counted(sets.product), supplier: counted(sets.supplier), receiver: counted(sets.receiver) };
}

/** What rows are searched by; names repeat, and the dictionary is slow. */
async function searching(): Promise<(text: string) => string> {
  const initialsOf = await loadInitials();
  const found = new Map<string, string>();
  return (text) => {
    let searched = found.get(text);
    if (searched === undefined) {
      searched = searchText(/\p{Script=Han}/u.test(text) ? initialsOf : (name) => name, [], [text]);
      found.set(text, searched);
    }
    return searched;
  };
}

function deliveryOf(row: HistoryRow, line: number, batch: number, naming: Naming, searched: (text: string) => string) {
  const { item, firm, unit } = naming(row);
  const { key, order, product, maker, supplier, receiver, code } = row;
  return {
    ...{ batch, line, file_row: row.row, key, order_number: order, goods: item || product, product, item, maker },
    ...{ firm: firm || supplier, supplier, spot: unit || receiver, receiver },
    ...{ ordered: row.ordered, promised: row.promised, delivered: row.delivered },
    ...{ quantity: row.quantity, price: row.price, amount: row.amount },
    ...{ freight: row.freight, freight_words: row.freightWords, late: row.late },
    search: [key.slice(0, 100), order, code, item, ...[product, supplier, receiver, maker].map(searched)]
      .join(' ')
      .toLowerCase(),
  };
}
