import { procurement } from '../../../../shared/contract/procurement.ts';
import type { Caller } from '../../../../shared/domain/organisation/access.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { Item } from '../../../../shared/domain/procurement/item.ts';
import { formatPrice } from '../../../../shared/domain/procurement/price.ts';
import { againstLines, type PriceLine } from '../../../../shared/domain/procurement/prices/agreement.ts';
import { itemTitle, listedOn } from '../../../../shared/domain/procurement/prices/ground.ts';
import type { Supplier } from '../../../../shared/domain/procurement/supplier.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { type Paper, readPaper, readPapers, readSteps, type StepMade } from '../papers/papers.ts';
import { paperOut } from '../papers/stepping.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { keepDraft, paperFor, pricesOf } from './content.ts';
import { readPriceGround } from './ground.ts';
import { againstPrices, priceRules } from './paper-rules.ts';
import { type Agreement, readAgreements } from './reading.ts';
import { agreementOut, deliveringOut, priceOut } from './showing.ts';

/** Products that a search offers. */
const OFFERED = 50;

/** 价格协议: papers that are made directly, and what is in force. */
export const agreementOperations: readonly Implementation[] = [
  query(procurement.pricePapers, async ({ db, caller }) => {
    const papers = await readPapers(db, 'price');
    const steps = await readSteps(
      db,
      papers.map(({ id }) => id),
    );
    return papers.map((paper) => headOf(paper, steps.get(paper.id) ?? [], caller)).reverse();
  }),

  query(procurement.pricePaper, async ({ db, caller, notFound }, { id }) => {
    const paper = await readPaper(db, 'price', id);
    if (!paper) throw notFound(`价格协议 ${id}`);
    const steps = (await readSteps(db, [id])).get(id) ?? [];
    const open = paper.stage === 'draft' || paper.stage === 'handed';
    const problems = open ? await againstPrices(db, paper) : [];
    return {
      ...headOf(paper, steps, caller),
      rows: await linesOut(db, pricesOf(paper).lines),
      problems: problems.map(({ message, row }) => ({ message, ...(row === undefined ? {} : { row }) })),
    };
  }),

  command(procurement.savePrices, async (context, { at, ...content }) => {
    const known = at && (await paperFor(context, 'price', at, 'prepare'));
    const { lines, source } = content;
    const problems = againstLines(lines, source, await readPriceGround(context.db, lines));
    if (problems.length > 0) throw context.refused('not-fit', problems);
    const days = {
      first: lines.map(({ first }) => first).sort()[0]!,
      last: lines
        .map(({ last }) => last)
        .sort()
        .at(-1)!,
    };
    const paper = await keepDraft(context, 'price', known, content, days);
    context.audit({ subject: priceRules.name(paper), after: { source, lines: lines.length } });
    return { id: paper.id, number: paper.number, revision: paper.revision };
  }),

  query(procurement.priceAgreements, async ({ db }) => agreementsOut(db, await readAgreements(db))),

  query(procurement.priceHistory, async ({ db, notFound }, { item }) => {
    const rows = await agreementsOut(db, await readAgreements(db, [item]));
    const last = rows.at(-1);
    if (!last) throw notFound(`品种 ${item} 的价格协议`);
    return { title: last.title, unit: last.unit, rows };
  }),

  command(procurement.endAgreement, async (context, { agreement: id, last, until, reason }) => {
    const found = await context.db.selectFrom('price_agreement').selectAll().where('id', '=', id).executeTakeFirst();
    if (!found) throw context.notFound(`价格协议 ${id}`);
    if (found.last !== last) throw context.refused('changed', '这个品种的价格协议在查看之后有了变动，请看过再办理');
    const today = chinaDay(context.nowMs);
    const against =
      until < today
        ? `末日不能早于今天 ${today}：已经执行的价格不能追溯终止`
        : until < found.first
          ? `末日不能早于协议首日 ${found.first}`
          : until >= found.last
            ? `提前终止的末日应早于 ${found.last}`
            : undefined;
    if (against) throw context.refused('not-fit', against);
    await context.db.updateTable('price_agreement').set({ last: until }).where('id', '=', id).execute();
    context.audit({ subject: found.item, before: { last }, after: { agreement: id, last: until }, reason });
    return DONE;
  }),

  query(procurement.priceItems, async ({ db }, { on, typed }) => {
    const like = `%${typed
      .trim()
      .toLowerCase()
      .replace(/[%_\\]/g, '')}%`;
    const found = await db
      .selectFrom('formulary_item')
      .select('content')
      .where('first', '<=', on)
      .where('last', '>=', on)
      .where('search', 'like', like)
      .orderBy('code')
      .limit(OFFERED)
      .execute();
    return found.map(({ content }) => {
      const item = JSON.parse(content) as Item;
      return { code: item.code, name: itemTitle(item), pack: item.pack, listed: priceOut(listedOn(item, on)) };
    });
  }),

  query(procurement.priceSuppliers, async ({ db }) =>
    [...(await readSuppliers(db)).values()]
      .filter(({ stopped, roles }) => !stopped && roles.includes('distributor'))
      .map(({ code, name }) => ({ code, name })),
  ),
];

/** Products as of many days at once, asked once a day. */
async function itemsOf(
  db: BooksReader,
  asked: readonly { readonly item: string; readonly first: AccountingDate }[],
): Promise<(item: string, first: AccountingDate) => Item | undefined> {
  const { itemOn } = await readPriceGround(db, asked);
  return itemOn;
}

async function agreementsOut(db: BooksReader, agreements: readonly Agreement[]) {
  const itemOn = await itemsOf(db, agreements);
  const suppliers = await readSuppliers(db);
  return agreements.map((one) => agreementOut(one, itemOn(one.item, one.first), suppliers));
}

/** Lines of prices with names and listed prices, as a form or a paper shows them. */
export async function linesOut(db: BooksReader, lines: readonly PriceLine[], known?: ReadonlyMap<string, Supplier>) {
  const itemOn = await itemsOf(db, lines);
  const suppliers = known ?? (await readSuppliers(db));
  return lines.map(({ item: code, price, first, last, suppliers: own }) => {
    const item = itemOn(code, first);
    return {
      ...{ item: code, title: item ? itemTitle(item) : code, price: formatPrice(price) },
      ...{ listed: priceOut(listedOn(item, first)), first, last, suppliers: deliveringOut(own, suppliers) },
    };
  });
}

function headOf(paper: Paper, steps: readonly StepMade[], caller: Caller) {
  const { source, title, lines } = pricesOf(paper);
  const { first, last } = paper;
  return { ...paperOut(paper, steps, caller), source, title, lines: lines.length, first, last };
}
