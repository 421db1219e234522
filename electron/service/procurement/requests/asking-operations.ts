import { sql } from 'kysely';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { reaches, scopeOf, withinScope } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Item } from '../../../../shared/domain/procurement/item.ts';
import { againstUse, outsideFormulary } from '../../../../shared/domain/procurement/requests/request.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { keepSetting } from '../../pipeline/keep-setting.ts';
import { readItems } from '../formulary/reading.ts';
import type { Paper } from '../papers/papers.ts';
import { papersOf, readPapers } from '../papers/papers.ts';
import { likePatterns } from '../pinyin.ts';
import { readRequest, withLines } from './document.ts';
import { requestList, requestsOut } from './showing.ts';
import { readSuggestRules, SUGGEST_RULES_KEY } from './suggest-rules.ts';
import { readKnownItems, readSupply, type Supply, suggestionOf, supplyOut } from './supply.ts';

/** Products that one search shows. */
const FOUND = 20;

/** What whoever asks or decides looks at. */
export const askingOperations: readonly Implementation[] = [
  query(procurement.suggestRules, async ({ db, caller }) => ({
    ...(await readSuggestRules(db)),
    may: scopeOf(caller, 'procurement.buy')?.kind === 'community',
  })),

  command(procurement.saveSuggestRules, async (context, { before, ...rules }) => {
    const now = await readSuggestRules(context.db);
    if (canonicalJson(now as unknown as Json) !== canonicalJson(before as unknown as Json))
      throw context.refused('changed', '建议量规则在查看之后有了变动，请看过现在的内容再办理');
    await keepSetting(context.db, SUGGEST_RULES_KEY, canonicalJson(rules as unknown as Json));
    context.audit({ subject: '建议量规则', before: now as unknown as Json, after: rules as unknown as Json });
    return DONE;
  }),

  query(procurement.findRequestItems, async ({ db }, { unit, day, text }) => {
    const codes = await findItems(db, day, text);
    const items = await readItems(db, day, codes);
    const supply = await readSupply(db, unit, day);
    return codes.flatMap((code) => {
      const item = items.get(code);
      return item ? [choiceOf(supply, item, unit)] : [];
    });
  }),

  query(procurement.requestItems, async ({ db }, { unit, day, items: codes }) => {
    const known = await readKnownItems(db, day, codes);
    const inForce = await readItems(db, day, codes);
    const supply = await readSupply(db, unit, day);
    return codes.flatMap((code) => {
      const item = known.get(code);
      if (!item) return [];
      const choice = choiceOf(supply, item, unit);
      return [inForce.has(code) ? choice : { ...choice, problem: outsideFormulary(code) }];
    });
  }),

  query(procurement.beginRequest, async ({ db }, { unit, day, from }) => {
    const supply = await readSupply(db, unit, day);
    if (from === 'suggestions') {
      const known = [...new Set([...supply.months.keys(), ...supply.levels.keys()])].sort();
      const items = await readItems(db, day, known);
      const lines = [...items.values()]
        .filter((item) => againstUse(item, unit) === undefined)
        .map((item) => ({ item, packs: suggestionOf(supply, item).packs }))
        .filter(({ packs }) => packs > 0);
      return {
        number: '',
        lines: lines.map(({ item, packs }) => ({ ...choiceOf(supply, item, unit), packs, remark: '' })),
      };
    }
    const last = await lastOrdinary(db, unit, day);
    if (!last) return { number: '', lines: [] };
    const items = await readItems(
      db,
      day,
      last.lines.map(({ item }) => item),
    );
    return {
      number: last.paper.number,
      // What the formulary no longer has is not asked for again.
      lines: last.lines.flatMap(({ item: code, asked, remark }) => {
        const item = items.get(code);
        return item ? [{ ...choiceOf(supply, item, unit), packs: asked, remark }] : [];
      }),
    };
  }),

  query(procurement.requests, async ({ db, caller, scope }, { unit, year }) => {
    let asked = papersOf(db, 'request');
    if (unit !== undefined) asked = asked.where('unit', '=', unit);
    if (year !== undefined) asked = asked.where('first', '>=', `${year}-01-01`).where('first', '<=', `${year}-12-31`);
    const papers = withinScope(scope, (await asked.execute()) as readonly Paper[], (paper) => paper.unit as UnitCode);
    return (await requestList(db, await withLines(db, papers), caller)).reverse();
  }),

  query(procurement.request, async ({ db, caller, scope, notFound }, { id }) => {
    const document = await readRequest(db, id);
    // Of another unit's request not even that it is there is said.
    if (!document || !reaches(scope, document.head.unit)) throw notFound(`采购申请 ${id}`);
    return (await requestsOut(db, [document], caller))[0]!;
  }),

  query(procurement.requestsToDecide, async ({ db, caller }) =>
    requestsOut(db, await withLines(db, await readPapers(db, 'request', ['handed'])), caller),
  ),
];

const choiceOf = (supply: Supply, item: Item, unit: UnitCode) => ({
  ...supplyOut(supply, item),
  problem: againstUse(item, unit) ?? '',
});

/** Codes of products in force whose code, name or pinyin initials hold what was typed, by name. */
async function findItems(db: BooksReader, on: AccountingDate, text: string): Promise<string[]> {
  let found = db.selectFrom('formulary_item').select(['code', 'name']).where('first', '<=', on).where('last', '>=', on);
  for (const pattern of likePatterns(text)) found = found.where(sql<boolean>`search like ${pattern} escape '\\'`);
  const rows = await found.orderBy('name').orderBy('code').limit(FOUND).execute();
  return rows.map(({ code }) => code);
}

/** The unit's last ordinary request of a day before this one that was handed in. */
async function lastOrdinary(db: BooksReader, unit: UnitCode, day: AccountingDate) {
  const papers = (await papersOf(db, 'request')
    .where('unit', '=', unit)
    .where('first', '<', day)
    .where('stage', 'in', ['handed', 'approved'])
    .execute()) as readonly Paper[];
  const documents = await withLines(db, papers);
  return documents
    .filter(({ head }) => head.kind === 'ordinary')
    .sort((a, b) => (a.head.day < b.head.day ? -1 : 1))
    .at(-1);
}
