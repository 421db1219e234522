import { sql } from 'kysely';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import { differences, type ItemChange } from '../../../../shared/domain/procurement/formulary/changes.ts';
import { substitutesOf } from '../../../../shared/domain/procurement/formulary/use.ts';
import type { Item, ItemKind } from '../../../../shared/domain/procurement/item.ts';
import { formatPrice } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { type Paper, readPapers } from '../papers/papers.ts';
import { likePatterns } from '../pinyin.ts';
import { readAgreedPrices } from '../prices/reading.ts';
import { changeOut, itemOut } from './item-out.ts';
import { readChanges, versionName, versionOf } from './kept.ts';
import { readItems, readLatestItems, readOpenItems } from './reading.ts';

const dayOf = (on: AccountingDate | undefined, nowMs: number): AccountingDate =>
  on ?? (chinaDay(nowMs) as AccountingDate);

const inForceOn = (db: BooksReader, on: AccountingDate) =>
  db.selectFrom('formulary_item').where('first', '<=', on).where('last', '>=', on);

/** The formulary as it is in force on a day: a page of it, one product, and what a version changes. */
export const catalogueOperations: readonly Implementation[] = [
  query(procurement.formularyItems, async ({ db, nowMs }, asked) => {
    const { text, kind, flag, maker, generic, sort, descending, offset, limit } = asked;
    let found = inForceOn(db, dayOf(asked.on, nowMs));
    if (kind !== undefined) found = found.where('kind', '=', kind);
    if (maker !== undefined && maker !== '') found = found.where('maker', '=', maker);
    if (generic !== undefined && generic !== '') found = found.where('generic', '=', generic);
    if (flag !== undefined) found = found.where('flags', 'like', `% ${flag} %`);
    for (const pattern of likePatterns(text ?? ''))
      found = found.where(sql<boolean>`search like ${pattern} escape '\\'`);
    const { total } = await found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    const rows = await found
      .select('content')
      .orderBy(sort, descending ? 'desc' : 'asc')
      .orderBy('code')
      .offset(offset)
      .limit(limit)
      .execute();
    return { total: Number(total), rows: rows.map(({ content }) => itemOut(JSON.parse(content) as Item)) };
  }),

  query(procurement.formularyMakers, async ({ db, nowMs }, asked) => {
    const on = dayOf(asked.on, nowMs);
    const makers = await inForceOn(db, on).select('maker').distinct().orderBy('maker').execute();
    const kinds = await inForceOn(db, on)
      .select(['kind', ({ fn }) => fn.countAll<number>().as('items')])
      .groupBy('kind')
      .execute();
    const inForce = (await readPapers(db, 'formulary', ['approved']))
      .filter(({ first }) => first <= on)
      .reduce<Paper | undefined>(
        (last, each) => (last === undefined || each.first >= last.first ? each : last),
        undefined,
      );
    return {
      makers: makers.map(({ maker }) => maker).filter((maker) => maker !== ''),
      kinds: kinds.map(({ kind, items }) => ({ kind: kind as ItemKind, items: Number(items) })),
      ...{ since: inForce?.first ?? '', version: inForce ? versionName(inForce) : '' },
    };
  }),

  query(procurement.formularyItem, async ({ db, nowMs, notFound }, asked) => {
    const { code } = asked;
    const on = dayOf(asked.on, nowMs);
    const known = (await readItems(db, on, [code])).get(code);
    const item = known ?? (await readLatestItems(db, [code])).get(code);
    if (!item) throw notFound(`品种 ${code}`);
    const alike = await inForceOn(db, on)
      .select('content')
      .where('generic', '=', item.generic)
      .orderBy('code')
      .execute();
    const agreed = (await readAgreedPrices(db, on, [code])).get(code);
    return {
      ...{ item: itemOut(item), inForce: known !== undefined, history: await historyOf(db, code) },
      substitutes: substitutesOf(
        item,
        alike.map(({ content }) => JSON.parse(content) as Item),
      ).map(itemOut),
      ...(agreed ? { agreed: { price: formatPrice(agreed.price), first: agreed.first, last: agreed.last } } : {}),
    };
  }),

  query(procurement.formularyChanges, async ({ db, notFound }, { version, change, text, offset, limit }) => {
    const paper = (await readPapers(db, 'formulary')).find(({ id }) => id === version);
    if (!paper) throw notFound(`目录版本 ${version}`);
    const words = (text ?? '').toLowerCase().trim();
    const changes = await readChanges(db, version);
    const before = await cardsBefore(
      db,
      paper,
      changes.map(({ code }) => code),
    );
    const rows = changes.filter(({ code, change: own, item }) => {
      const name = (item ?? before.get(code))?.name ?? '';
      return (change === undefined || own === change) && `${code} ${name}`.toLowerCase().includes(words);
    });
    return {
      total: rows.length,
      rows: rows.slice(offset, offset + limit).map((each) => changeOut(each, before.get(each.code))),
    };
  }),
];

/** The cards that a version changes: of an approved one those that it ended, of another those that are open now. */
async function cardsBefore(
  db: BooksReader,
  paper: Paper,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Item>> {
  if (paper.stage !== 'approved') return readOpenItems(db, codes);
  const before = new Map<string, Item>();
  // As the versions before it left each product: also where two of them began on one day.
  for (const earlier of await readPapers(db, 'formulary', ['approved'])) {
    if (earlier.first > paper.first || (earlier.first === paper.first && earlier.id >= paper.id)) continue;
    for (const { code, item } of await readChanges(db, earlier.id))
      if (item === undefined) before.delete(code);
      else before.set(code, item);
  }
  const wanted = new Set(codes);
  return new Map([...before].filter(([code]) => wanted.has(code)));
}

/** What each version did to a product, the last first. */
async function historyOf(db: BooksReader, code: string) {
  const versions = [...(await readPapers(db, 'formulary', ['approved']))].sort((a, b) =>
    a.first === b.first ? a.id - b.id : a.first < b.first ? -1 : 1,
  );
  const rows = await db.selectFrom('formulary_change').selectAll().where('code', '=', code).execute();
  const own = new Map(rows.map((row) => [row.version, row]));
  const told = versions.filter(({ id }) => own.has(id));
  let before: Item | undefined;
  const history = told.map((paper, at) => {
    const { change, content } = own.get(paper.id)!;
    const item = content === '' ? undefined : (JSON.parse(content) as Item);
    const fields = before && item ? differences(before, item) : [];
    const listed = item?.listed;
    before = item;
    return {
      ...{ version: paper.id, number: paper.number, name: versionOf(paper).title, first: paper.first },
      ...{ last: told[at + 1]?.first ?? '', listed: listed === undefined ? ('' as const) : formatPrice(listed) },
      ...{ change: change as ItemChange, fields },
    };
  });
  return history.reverse();
}
