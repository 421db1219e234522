import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AgreedPrice } from '../../../../shared/domain/procurement/agreed-price.ts';
import { itemTitle, listedOn } from '../../../../shared/domain/procurement/formulary/use.ts';
import type { Item } from '../../../../shared/domain/procurement/item.ts';
import { standing } from '../../../../shared/domain/procurement/orders/allocation.ts';
import { formatPrice } from '../../../../shared/domain/procurement/price.ts';
import {
  type StockLevel,
  type SuggestRules,
  stockDays,
  suggest,
  type UseMonth,
} from '../../../../shared/domain/procurement/requests/suggest.ts';
import { type AccountingDate, addDays } from '../../../../shared/kernel/date.ts';
import { endOf, type Period, periodOfDate } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { readAccepted, receivedOf } from '../deliveries/reading.ts';
import { readItems, readLatestItems } from '../formulary/reading.ts';
import { OPEN, readOrders, rowsOf } from '../orders/documents.ts';
import { readAgreedPrices } from '../prices/reading.ts';
import { readOrderedOf } from './reading.ts';
import { readSuggestRules } from './suggest-rules.ts';

/** Months of use that are shown beside a product. */
const SHOWN = 3;

/** What a request that waits asks for, in packs. */
export interface WaitingLine {
  readonly request: number;
  readonly number: string;
  readonly packs: number;
}

/** What a unit uses, has, and waits for on a day, product by product. */
export interface Supply {
  readonly unit: UnitCode;
  readonly rules: SuggestRules;
  /** The latest first. */
  readonly months: ReadonlyMap<string, readonly UseMonth[]>;
  readonly levels: ReadonlyMap<string, StockLevel>;
  /** 在途 in packs. */
  readonly outstanding: ReadonlyMap<string, number>;
  /** 待审: what own requests ask for that nobody has decided, by product, in the order in which they were made. */
  readonly waiting: ReadonlyMap<string, readonly WaitingLine[]>;
  readonly day: AccountingDate;
  /** Everything agreed on for the day. */
  readonly prices: ReadonlyMap<string, AgreedPrice>;
}

/** Reads a unit's supply as it looks on a day: lists of the months before it, what is agreed on, what is coming. */
export async function readSupply(db: BooksReader, unit: UnitCode, day: AccountingDate): Promise<Supply> {
  const rules = await readSuggestRules(db);
  return {
    ...{ unit, rules, day },
    waiting: await readWaiting(db, unit, addDays(day, -rules.waitDays)),
    months: await readMonths(db, unit, periodOfDate(day), Math.max(rules.months, SHOWN)),
    levels: await readLevels(db, unit),
    outstanding: await readOutstanding(db, unit, day, { ...rules, listed: await readLastList(db, unit, day) }),
    prices: await readAgreedPrices(db, day),
  };
}

async function readMonths(
  db: BooksReader,
  unit: UnitCode,
  before: Period,
  count: number,
): Promise<Map<string, UseMonth[]>> {
  const lists = await db
    .selectFrom('drug_list')
    .select('month')
    .where('unit', '=', unit)
    .where('month', '>', '')
    .where('month', '<', before)
    .orderBy('month', 'desc')
    .limit(count)
    .execute();
  const months = new Map<string, UseMonth[]>();
  if (lists.length === 0) return months;
  const rows = await db
    .selectFrom('drug_month')
    .select(['month', 'item', 'used', 'out_days', 'closing'])
    .where('unit', '=', unit)
    .where(
      'month',
      'in',
      lists.map(({ month }) => month),
    )
    .orderBy('month', 'desc')
    .execute();
  for (const { item, month, used, out_days: outDays, closing } of rows) {
    const own = months.get(item) ?? [];
    own.push({ month: month as Period, used, outDays, closing });
    months.set(item, own);
  }
  return months;
}

/** The last day that lists of the hospital's system tell of, before a day's month. */
async function readLastList(db: BooksReader, unit: UnitCode, day: AccountingDate): Promise<AccountingDate | undefined> {
  const last = await db
    .selectFrom('drug_list')
    .select('month')
    .where('unit', '=', unit)
    .where('month', '>', '')
    .where('month', '<', periodOfDate(day))
    .orderBy('month', 'desc')
    .executeTakeFirst();
  return last && endOf(last.month as Period);
}

export async function readLevels(db: BooksReader, unit: UnitCode): Promise<Map<string, StockLevel>> {
  const rows = await db.selectFrom('stock_level').selectAll().where('unit', '=', unit).orderBy('item').execute();
  return new Map(rows.map(({ item, least, most, lead_days: leadDays }) => [item, { least, most, leadDays }]));
}

/**
 * 在途 in packs by product: what is approved and not ordered yet, unless it was needed so long ago that nobody waits for it;
 * what stands ordered and has not come; and what came after the last day that a list tells of, which no list has yet.
 */
async function readOutstanding(
  db: BooksReader,
  unit: UnitCode,
  day: AccountingDate,
  { waitDays, listed }: SuggestRules & { readonly listed: AccountingDate | undefined },
): Promise<Map<string, number>> {
  const approved = await db
    .selectFrom('request_line as line')
    .innerJoin('procurement_paper as paper', 'paper.id', 'line.request')
    .select(['line.id', 'line.item', 'line.approved', 'line.dropped'])
    .where('line.unit', '=', unit)
    .where('paper.stage', '=', 'approved')
    .where('paper.last', '>=', addDays(day, -waitDays))
    .where('line.approved', '>', 0)
    .execute();
  const ordered = await readOrderedOf(
    db,
    approved.map(({ id }) => id),
  );
  const coming = rowsOf(await readOrders(db, { unit, stages: ['draft', ...OPEN] }));
  const received = await receivedOf(
    db,
    coming.map(({ allocation }) => allocation.id),
  );
  const came = listed === undefined ? [] : await readAccepted(db, addDays(listed, 1), day);
  const packs = new Map<string, number>();
  const add = (item: string, count: number): void => void packs.set(item, (packs.get(item) ?? 0) + count);
  for (const { id, item, approved: all, dropped } of approved)
    add(item, Math.max(0, (all ?? 0) - dropped - (ordered.get(id) ?? 0)));
  for (const { line, allocation } of coming)
    add(line.item, Math.max(0, standing(allocation) - (received.get(allocation.id)?.received ?? 0)));
  for (const row of came) if (row.unit === unit) add(row.item, row.packs);
  return packs;
}

/** What a unit's requests that wait to be decided ask for, those left out that were needed before a day. */
async function readWaiting(
  db: BooksReader,
  unit: UnitCode,
  neededFrom: AccountingDate,
): Promise<Map<string, WaitingLine[]>> {
  const rows = await db
    .selectFrom('request_line as line')
    .innerJoin('procurement_paper as paper', 'paper.id', 'line.request')
    .select(['line.item', 'line.asked', 'line.request', 'paper.number'])
    .where('line.unit', '=', unit)
    .where('paper.stage', '=', 'handed')
    .where('paper.last', '>=', neededFrom)
    .orderBy('line.id')
    .execute();
  const waiting = new Map<string, WaitingLine[]>();
  for (const { item, asked: packs, ...of } of rows) {
    const own = waiting.get(item) ?? [];
    own.push({ ...of, packs });
    waiting.set(item, own);
  }
  return waiting;
}

/** What a product's supply suggests to a new request, or suggested to one beside those that were made before it. */
export const suggestionOf = (
  supply: Supply,
  { code, packSize }: Pick<Item, 'code' | 'packSize'>,
  before = Number.POSITIVE_INFINITY,
) =>
  suggest(
    {
      months: supply.months.get(code) ?? [],
      level: supply.levels.get(code),
      outstanding: (supply.outstanding.get(code) ?? 0) * packSize,
      waiting: packSize * waitingFor(supply, code, before).reduce((sum, { packs }) => sum + packs, 0),
      packSize,
    },
    supply.rules,
  );

const waitingFor = ({ waiting }: Supply, code: string, before: number): WaitingLine[] =>
  (waiting.get(code) ?? []).filter(({ request }) => request < before);

/** What every product says of itself on the way out. */
export const productOut = (item: Item) => ({
  ...{ item: item.code, name: itemTitle(item), generic: item.generic },
  ...{ unit: item.unit, pack: item.pack, packSize: item.packSize },
});

/** A product with its supply on the way out; `request`: as it looks to one that is there. */
export function supplyOut(supply: Supply, item: Item, request?: number) {
  const suggestion = suggestionOf(supply, item, request);
  const agreed = supply.prices.get(item.code);
  const listed = listedOn(item, supply.day);
  return {
    ...productOut(item),
    price: agreed ? formatPrice(agreed.price) : '',
    listed: listed === undefined ? '' : formatPrice(listed),
    above: agreed !== undefined && listed !== undefined && agreed.price > listed,
    ...{ flags: [...item.flags], doctor: item.doctor },
    also: (supply.waiting.get(item.code) ?? [])
      .filter((each) => each.request !== request)
      .map(({ number, packs }) => ({ number, packs })),
    suggestion: { ...suggestion, stockMonth: suggestion.stockMonth ?? ('' as const) },
    stockDays: stockDays(suggestion) ?? null,
    lastUse: (supply.months.get(item.code) ?? []).slice(0, SHOWN).map(({ used }) => used),
  };
}

/** Products by code: as they are in force on a day, and what the formulary has no more as it was last. */
export async function readKnownItems(
  db: BooksReader,
  on: AccountingDate,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Item>> {
  return new Map([...(await readLatestItems(db, codes)), ...(await readItems(db, on, codes))]);
}
