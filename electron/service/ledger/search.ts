import { sql } from 'kysely';
import { ledger } from '../../../shared/contract/ledger.ts';
import type { OutputOf } from '../../../shared/contract/operation.ts';
import { officialChart } from '../../../shared/domain/ledger/charts/official.ts';
import { readSearchText, type SearchText } from '../../../shared/domain/ledger/search-text.ts';
import { withinScope } from '../../../shared/domain/organisation/access.ts';
import type { Unit, UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { fen, groupedYuan } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { loadUnits } from '../organisation/queries.ts';
import { type Implementation, query } from '../pipeline/implementation.ts';
import { all, beginsWith, contains, some } from './like.ts';
import { voucherNumber } from './vouchers.ts';

type Hit = OutputOf<typeof ledger.search>['hits'][number];

/** What is searched, and whose: `units` are those in the caller's scope. */
interface Searched {
  readonly db: BooksReader;
  readonly text: SearchText;
  readonly units: readonly Unit[];
  readonly limit: number;
  /** Only this month, where a pass of the search looks there first. */
  readonly period?: Period | undefined;
  readonly near: { readonly unit?: UnitCode | undefined; readonly period?: Period | undefined };
}

/** Rows of charts that are looked through: a word as common as 其他 stands in each chart a hundred times. */
const ACCOUNTS_MAX = 20_000;

/** 查找: each kind of thing in turn, so that no kind crowds out the others; at most `limit` hits. */
export const searchOperation = (): Implementation =>
  query(ledger.search, async ({ db, scope }, { text, limit, near }) => {
    const everyone = await loadUnits(db);
    const units = withinScope(scope, everyone, ({ code }) => code);
    const searched: Searched = { db, text: readSearchText(text), units, limit, near };
    if (units.length === 0) return { hits: [] };
    const tags = await partyTags(searched, everyone);
    const byNumber = await vouchersBy(searched, 'number', await nearFirst(searched, idsByNumber));
    const byAmount = await vouchersBy(searched, 'amount', await nearFirst(searched, idsByAmount));
    const byText = await vouchersBy(searched, 'text', await nearFirst(searched, (pass) => idsByText(pass, tags)));
    const groups = [
      unitHits(searched),
      await accountHits(searched),
      byNumber,
      byAmount,
      byText,
      await partyHits(searched),
    ];
    return { hits: shared(groups, limit) };
  });

/** Looks in the near unit and month, then in the unit or the month, then everywhere, until there are enough. */
async function nearFirst(searched: Searched, find: (pass: Searched) => Promise<number[]>): Promise<number[]> {
  const { near, units, limit } = searched;
  const own = units.filter(({ code }) => code === near.unit);
  const passes: Searched[] = [
    ...(own.length > 0 && near.period ? [{ ...searched, units: own, period: near.period }] : []),
    ...(own.length > 0 ? [{ ...searched, units: own }] : []),
    ...(own.length === 0 && near.period ? [{ ...searched, period: near.period }] : []),
    searched,
  ];
  const found = new Set<number>();
  for (const pass of passes) {
    if (found.size >= limit) break;
    for (const id of await find(pass)) found.add(id);
  }
  return [...found].slice(0, limit);
}

/** One of each group in turn until there are enough; in the order of the groups, a voucher once. */
function shared(groups: readonly (readonly Hit[])[], limit: number): Hit[] {
  const seen = new Set<number>();
  const queues = groups.map((group) =>
    group.filter(({ voucher }) => {
      if (voucher === null) return true;
      const first = !seen.has(voucher);
      seen.add(voucher);
      return first;
    }),
  );
  const taken = queues.map(() => 0);
  for (let left = limit, moved = true; left > 0 && moved; ) {
    moved = false;
    for (const [at, queue] of queues.entries()) {
      if (left === 0 || taken[at]! >= queue.length) continue;
      taken[at]! += 1;
      left -= 1;
      moved = true;
    }
  }
  return queues.flatMap((queue, at) => queue.slice(0, taken[at]));
}

const codesOf = (units: readonly Unit[]): UnitCode[] => units.map(({ code }) => code);

const includesAll = (texts: readonly string[], words: readonly string[]): boolean =>
  words.every((word) => texts.some((one) => one.toLowerCase().includes(word)));

const unitHits = ({ units, text, limit }: Searched): Hit[] =>
  units
    .filter(({ code, name }) => includesAll([code, name], text.words))
    .slice(0, limit)
    .map(({ code, name }) => ({
      kind: 'unit',
      unit: code,
      period: null,
      title: `${code} ${name}`,
      detail: '成员单位',
      by: code.toLowerCase() === text.whole.toLowerCase() ? 'code' : 'name',
      voucher: null,
      code,
    }));

interface FoundAccount {
  readonly code: string;
  readonly name: string;
  /** Those that have it. */
  readonly units: readonly UnitCode[];
}

/** Accounts by the beginning of their code or by their name; one that several units have is one hit. */
async function accountHits(searched: Searched): Promise<Hit[]> {
  const { units, text, limit, near } = searched;
  const found = new Map<string, FoundAccount>();
  for (const account of [...(await keptAccounts(searched)), ...(await initialAccounts(searched))]) {
    const key = `${account.code} ${account.name}`;
    found.set(key, { ...account, units: [...(found.get(key)?.units ?? []), ...account.units] });
  }
  const names = new Map(units.map(({ code, name }) => [code, name]));
  const isNear = ({ units: owners }: FoundAccount): boolean => near.unit !== undefined && owners.includes(near.unit);
  const byPlace = (a: FoundAccount, b: FoundAccount): number =>
    Number(isNear(b)) - Number(isNear(a)) ||
    a.code.length - b.code.length ||
    (`${a.code} ${a.name}` < `${b.code} ${b.name}` ? -1 : 1);
  return [...found.values()]
    .sort(byPlace)
    .slice(0, limit)
    .map((account) => {
      const { code, name, units: owners } = account;
      const owner = isNear(account) ? near.unit! : owners.length === 1 ? owners[0]! : null;
      return {
        kind: 'account',
        unit: owner,
        period: null,
        title: `${code} ${name}`,
        detail: owner === null ? `科目　${owners.length} 个单位` : `科目　${names.get(owner) ?? owner}`,
        by: text.code !== undefined && code.startsWith(text.code) ? 'code' : 'name',
        voucher: null,
        code,
      };
    });
}

/** In charts that have grown, and so are kept. */
async function keptAccounts({ db, units, text }: Searched): Promise<FoundAccount[]> {
  const named = all(text.words.map((word) => contains('name', word)));
  const rows = await db
    .selectFrom('unit_account')
    .select(['unit', 'code', 'name'])
    .where('unit', 'in', codesOf(units))
    .where(text.code === undefined ? named : some([beginsWith('code', text.code), named]))
    .limit(ACCOUNTS_MAX)
    .execute();
  return rows.map(({ unit, code, name }) => ({ code, name, units: [unit] }));
}

/** In the charts of units that have none of their own yet: the official ones. */
async function initialAccounts({ db, units, text }: Searched): Promise<FoundAccount[]> {
  const kept = new Set(
    (await db.selectFrom('unit_account').select('unit').distinct().execute()).map(({ unit }) => unit),
  );
  const owners = units.filter(({ code }) => !kept.has(code));
  return [...new Set(owners.map(({ chart }) => chart))].flatMap((chart) => {
    const having = codesOf(owners.filter((unit) => unit.chart === chart));
    return officialChart(chart)
      .accounts.filter(
        ({ code, name }) => (text.code !== undefined && code.startsWith(text.code)) || includesAll([name], text.words),
      )
      .map(({ code, name }) => ({ code, name, units: having }));
  });
}

async function partyHits({ db, text, limit }: Searched): Promise<Hit[]> {
  const rows = await partiesNamed(db, text, limit);
  return rows.map(({ code, name }) => ({
    kind: 'party',
    unit: null,
    period: null,
    title: `${code} ${name}`,
    detail: '往来单位',
    by: code.toLowerCase() === text.whole.toLowerCase() ? 'code' : 'name',
    voucher: null,
    code,
  }));
}

const partiesNamed = (db: BooksReader, { words }: SearchText, limit: number) =>
  db
    .selectFrom('party')
    .select(['code', 'name'])
    .where(all(words.map((word) => some([contains('name', word), contains('code', word)]))))
    .orderBy('code')
    .limit(limit)
    .execute();

/** Counterparties whose lines are meant by their name or code, as lines carry them; digits alone mean no party. */
async function partyTags({ db, text, limit }: Searched, everyone: readonly Unit[]): Promise<string[]> {
  if (/^[\d,.]*$/.test(text.whole)) return [];
  const members = everyone.filter(({ code, name }) => includesAll([code, name], text.words)).slice(0, limit);
  const parties = await partiesNamed(db, text, limit);
  return [...members.map(({ code }) => `unit:${code}`), ...parties.map(({ code }) => `party:${code}`)];
}

async function idsByNumber({ db, units, period, text, limit }: Searched): Promise<number[]> {
  const { number, whole } = text;
  let found = db.selectFrom('voucher').select('id').where('unit', 'in', codesOf(units));
  if (period !== undefined) found = found.where('period', '=', period);
  if (number === undefined) found = found.where('source_number', '=', whole);
  else if (number.type === undefined)
    found = found.where((is) => is.or([is('number', '=', number.number), is('source_number', '=', whole)]));
  else found = found.where('number', '=', number.number).where('type', '=', number.type);
  return (await found.orderBy('id', 'desc').limit(limit).execute()).map(({ id }) => id);
}

/** Vouchers with a line of exactly this amount, of either sign; read off the lines' index. */
async function idsByAmount({ db, units, period, text, limit }: Searched): Promise<number[]> {
  const { amount } = text;
  if (amount === undefined || amount === 0) return [];
  const amounts = [amount, -amount];
  let lines = db.selectFrom('voucher_line').select('voucher').distinct().where('unit', 'in', codesOf(units));
  if (period !== undefined) lines = lines.where('period', '=', period);
  const rows = await lines
    .where((is) => is.or([is('debit', 'in', amounts), is('credit', 'in', amounts)]))
    .orderBy('voucher', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ voucher }) => voucher);
}

/** Vouchers whose summary has every word, or one of whose lines has them in summary, document or counterparty. */
async function idsByText({ db, units, period, text, limit }: Searched, tags: readonly string[]): Promise<number[]> {
  const codes = codesOf(units);
  const worded = all(text.words.map((word) => some([contains('summary', word), contains('document', word)])));
  let heads = db.selectFrom('voucher').select('id').where('unit', 'in', codes);
  let lines = db.selectFrom('voucher_line').select('voucher').distinct().where('unit', 'in', codes);
  if (period !== undefined) {
    heads = heads.where('period', '=', period);
    lines = lines.where('period', '=', period);
  }
  const byHead = await heads
    .where(all(text.words.map((word) => contains('summary', word))))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const byLine = await lines
    .where(tags.length === 0 ? worded : some([worded, sql<boolean>`counterparty in (${sql.join(tags)})`]))
    .orderBy('voucher', 'desc')
    .limit(limit)
    .execute();
  const ids = new Set([...byHead.map(({ id }) => id), ...byLine.map(({ voucher }) => voucher)]);
  return [...ids].sort((a, b) => b - a).slice(0, limit);
}

async function vouchersBy({ db, units }: Searched, by: Hit['by'], ids: readonly number[]): Promise<Hit[]> {
  if (ids.length === 0) return [];
  const heads = await db
    .selectFrom('voucher')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  const place = new Map(ids.map((id, at) => [id, at]));
  heads.sort((a, b) => place.get(a.id)! - place.get(b.id)!);
  const sums = await db
    .selectFrom('voucher_line')
    .select(({ fn }) => ['voucher', fn.sum<number>('debit').as('debit')])
    .where('voucher', 'in', [...ids])
    .where('book', '=', 'financial')
    .groupBy('voucher')
    .execute();
  const totals = new Map(sums.map(({ voucher, debit }) => [voucher, Number(debit)]));
  const names = new Map(units.map(({ code, name }) => [code, name]));
  return heads.map((head) => ({
    kind: 'voucher',
    unit: head.unit,
    period: head.period,
    title: `${voucherNumber(head)}　${head.summary}`,
    detail: `${names.get(head.unit) ?? head.unit}　${head.date}　${groupedYuan(fen(totals.get(head.id) ?? 0))}`,
    by,
    voucher: head.id,
    code: null,
  }));
}
