import type { Reason } from '../../../../shared/contract/errors.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { reaches, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { markUps } from '../../../../shared/domain/procurement/guards/mark-up.ts';
import {
  readSaleTable,
  SALE_LIMITS,
  type SaleReading,
} from '../../../../shared/domain/procurement/guards/sale-table.ts';
import { type Item, itemTitle } from '../../../../shared/domain/procurement/item.ts';
import { formatPrice, price } from '../../../../shared/domain/procurement/price.ts';
import { endOf, type Period, startOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnit } from '../../organisation/queries.ts';
import type { Failure } from '../../pipeline/failure.ts';
import type { Files } from '../../pipeline/files.ts';
import { type Implementation, longQuery, preparedCommand, query } from '../../pipeline/implementation.ts';
import { readFile } from '../../workbook/read/read-file.ts';
import { readItems, readLatestItems } from '../formulary/reading.ts';
import { readWorld } from './world.ts';

const readList = (db: BooksReader, unit: UnitCode, month: Period) =>
  db.selectFrom('sale_list').selectAll().where('unit', '=', unit).where('month', '=', month).executeTakeFirst();

interface Ground {
  /** The formulary at the month's end. */
  readonly items: ReadonlyMap<string, Item>;
  /** Of the month's list; nil where it has none. */
  readonly revision: number;
}

const readGround = async (db: BooksReader, { unit, period }: Asked): Promise<Ground> => ({
  items: await readItems(db, endOf(period)),
  revision: (await readList(db, unit, period))?.revision ?? 0,
});

interface Asked {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly file: string;
  readonly fileName: string;
}

/** 售价表 of a unit: brought in month by month, and held against what it paid. */
export const saleOperations: readonly Implementation[] = [
  query(procurement.salePrices, async ({ db, caller }, { unit, period }) => {
    const kept = await readList(db, unit, period);
    const world = await readWorld(db, startOf(period), endOf(period));
    const sales = world.sales.filter((sale) => sale.unit === unit);
    const wrong = new Map(markUps({ ...world, sales }).map((finding) => [finding.item, finding]));
    const items = await readLatestItems(
      db,
      sales.map(({ item }) => item),
    );
    const own = world.purchases.filter((line) => line.source === 'receipt' && line.unit === unit);
    const last = new Map(own.map((line) => [line.item, line]));
    const scope = scopeOf(caller, 'procurement.request');
    return {
      revision: kept?.revision ?? 0,
      list: kept ? { display: kept.display, instant: kept.instant, fileName: kept.file_name, rows: kept.rows } : null,
      rows: sales.map((sale) => {
        const item = items.get(sale.item);
        const paid = last.get(sale.item);
        const cost = paid && price(Math.round(paid.price / (sale.per === 'unit' ? paid.packSize : 1)));
        return {
          ...{ item: sale.item, name: item ? itemTitle(item) : sale.item, price: formatPrice(sale.price) },
          per: (sale.per === 'unit' ? item?.unit : item?.pack) ?? '',
          cost: cost === undefined ? null : formatPrice(cost),
          beyondBps: cost ? Math.round(((sale.price - cost) * 10_000) / cost) : null,
          wrong: wrong.has(sale.item),
        };
      }),
      may: scope !== undefined && reaches(scope, unit),
    };
  }),

  longQuery(
    procurement.readSalePrices,
    async ({ db }, asked) => readGround(db, asked),
    async (context, asked, ground) => {
      const { rows, problems } = await opened(context, asked, ground);
      const listed = problems.slice(0, SALE_LIMITS.listed);
      return { rows: rows.length, problems: listed, rejected: problems.length, revision: ground.revision };
    },
  ),

  preparedCommand(
    procurement.importSalePrices,
    async (context, asked) => {
      const reading = await opened(context, asked, await context.read((db) => readGround(db, asked)));
      if (reading.problems.length !== asked.leftOut || reading.rows.length === 0) {
        const reasons = reading.problems.map((message): Reason => ({ code: 'bad-row', message }));
        throw context.refused('bad-rows', reasons.slice(0, SALE_LIMITS.listed));
      }
      return reading;
    },
    async (context, { unit, period, file, fileName, revision, leftOut }, { rows }) => {
      const { db, tx, instant, caller, actor } = context;
      if (!(await loadUnit(db, unit))) throw context.notFound(`单位 ${unit}`);
      const kept = await readList(db, unit, period);
      if ((kept?.revision ?? 0) !== revision)
        throw context.refused('changed', `${period} 的售价表在查看之后有了变动，请看过现在的内容再办理`);
      await db.deleteFrom('sale_price').where('unit', '=', unit).where('month', '=', period).execute();
      await tx.bulkInsert(
        'sale_price',
        rows.map((row) => ({ unit, month: period, item: row.item, price: row.price, per: row.per })),
      );
      const display = caller.kind === 'person' ? caller.display : actor;
      const made = { rows: rows.length, file, file_name: fileName, display, instant, revision: revision + 1 };
      await db
        .insertInto('sale_list')
        .values({ unit, month: period, ...made })
        .onConflict((conflict) => conflict.columns(['unit', 'month']).doUpdateSet(made))
        .execute();
      context.audit({ unit, subject: `${unit} ${period}`, after: { rows: rows.length, leftOut, file, fileName } });
      return { rows: rows.length };
    },
  ),
];

interface Opening {
  readonly actor: string;
  readonly files: Files;
  readonly signal: AbortSignal;
  notFound(what: string): Failure;
  refused(code: 'unreadable', reasons: string): Failure;
}

/** Opens the file and reads it, or refuses it with the reason. */
async function opened(context: Opening, asked: Asked, { items }: Ground): Promise<SaleReading> {
  const bytes = await context.files.bytes(context.actor, asked.file);
  if (!bytes) throw context.notFound(`文件 ${asked.fileName}`);
  if (bytes.byteLength > SALE_LIMITS.bytes)
    throw context.refused('unreadable', `文件太大（上限 ${SALE_LIMITS.bytes / 1024 / 1024} MB）`);
  const file = await readFile(bytes, { name: asked.fileName, signal: context.signal });
  if (!file.ok) throw context.refused('unreadable', file.error.message);
  const read = readSaleTable(file.value, items.values());
  if (!read.ok) throw context.refused('unreadable', read.error);
  return read.value;
}
