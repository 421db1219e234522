import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Item } from '../../../../shared/domain/procurement/item.ts';
import type { CountedIn, UseReading } from '../../../../shared/domain/procurement/requests/use-table.ts';
import { readUseTable, USE_LIMITS } from '../../../../shared/domain/procurement/requests/use-table.ts';
import { endOf, type Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import type { Failure } from '../../pipeline/failure.ts';
import type { Files } from '../../pipeline/files.ts';
import { readFile } from '../../workbook/read/read-file.ts';
import { readItems } from '../formulary/reading.ts';
import { productOut } from './supply.ts';

export interface UseAsked {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly counted: CountedIn;
  readonly file: string;
  readonly fileName: string;
}

/** What is used, or what a list says of a product: in smallest units. */
export interface Used {
  readonly used: number;
  readonly outDays: number;
  readonly closing: number;
}

export interface UseGround {
  /** The formulary at the month's end. */
  readonly items: ReadonlyMap<string, Item>;
  readonly now: ReadonlyMap<string, Used>;
  /** Of the month's list; 0 where it has none. */
  readonly revision: number;
}

export async function readUseGround(db: BooksReader, unit: UnitCode, period: Period): Promise<UseGround> {
  return {
    items: await readItems(db, endOf(period)),
    now: await readUse(db, unit, period),
    revision: (await readList(db, unit, period))?.revision ?? 0,
  };
}

export async function readUse(db: BooksReader, unit: UnitCode, month: Period): Promise<Map<string, Used>> {
  const rows = await db
    .selectFrom('drug_month')
    .select(['item', 'used', 'out_days', 'closing'])
    .where('unit', '=', unit)
    .where('month', '=', month)
    .orderBy('item')
    .execute();
  return new Map(rows.map(({ item, used, out_days: outDays, closing }) => [item, { used, outDays, closing }]));
}

/** Where a month's list came from; of month '' the unit's levels. */
export const readList = (db: BooksReader, unit: UnitCode, month: Period | '') =>
  db.selectFrom('drug_list').selectAll().where('unit', '=', unit).where('month', '=', month).executeTakeFirst();

interface Opening {
  readonly actor: string;
  readonly files: Files;
  readonly signal: AbortSignal;
  notFound(what: string): Failure;
  refused(code: 'unreadable', reasons: string): Failure;
}

/** Opens the file and reads it, or refuses it with the reason. */
export async function openedUse(context: Opening, asked: UseAsked, ground: UseGround): Promise<UseReading> {
  const bytes = await context.files.bytes(context.actor, asked.file);
  if (!bytes) throw context.notFound(`文件 ${asked.fileName}`);
  if (bytes.byteLength > USE_LIMITS.bytes)
    throw context.refused('unreadable', `文件太大（上限 ${USE_LIMITS.bytes / 1024 / 1024} MB）`);
  const file = await readFile(bytes, { name: asked.fileName, signal: context.signal });
  if (!file.ok) throw context.refused('unreadable', file.error.message);
  const { period: month, counted } = asked;
  const read = readUseTable(file.value, { month, counted, items: ground.items.values() });
  if (!read.ok) throw context.refused('unreadable', read.error);
  return read.value;
}

const said = ({ used, outDays, closing }: Used): string => `${used} / ${outDays} / ${closing}`;

/** What a list changes in its month: use, days out of stock and closing stock before and after, product by product. */
export function differences({ rows }: UseReading, { items, now }: UseGround) {
  const next = new Map(rows.map((row) => [row.item, row]));
  const changes = rows.flatMap((row) => {
    const before = now.get(row.item);
    return before && said(before) !== said(row) ? [{ item: row.item, before: said(before), after: said(row) }] : [];
  });
  const removed = [...now].flatMap(([item, before]) =>
    next.has(item) ? [] : [{ item, before: said(before), after: '' }],
  );
  const named = [...changes, ...removed].map((change) => {
    const item = items.get(change.item);
    return { ...change, name: item ? productOut(item).name : change.item };
  });
  return {
    added: rows.filter(({ item }) => !now.has(item)).length,
    changed: changes.length,
    removed: removed.length,
    changes: named,
  };
}
