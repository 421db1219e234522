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
import { draftHits } from './desk/searching.ts';
import { totalsOf } from './journal-operation.ts';
import { all, beginsWith, contains, some } from './like.ts';
import type { LedgerParts } from './parts.ts';
import { RememberedVouchers } from './remembered-vouchers.ts';
import { voucherNumber } from './vouchers.ts';

type Hit = OutputOf<typeof ledger.search>['hits'][number];

/** What is searched, and whose: `units` are those in the caller's scope. */
interface Searched {
  readonly db: BooksReader;
  readonly text: SearchText;
  readonly units: readonly Unit[];
  readonly limit: number;
  readonly near: { readonly unit?: UnitCode | undefined; readonly period?: Period | undefined };
}

/** Rows of charts that are looked through: a word as common as 其他 stands in each chart a hundred times. */
const ACCOUNTS_MAX = 20_000;

/** 查找: each kind of thing in turn, so that no kind crowds out the others; at most `limit` hits. */
export function searchOperation({ read }: LedgerParts): Implementation {
  const remembered = new RememberedVouchers(read);
  return query(ledger.search, async ({ db, scope }, { text, limit, near }) => {
    const everyone = await loadUnits(db);
    const units = withinScope(scope, everyone, ({ code }) => code);
    const searched: Searched = { db, text: readSearchText(text), units, limit, near };
    if (units.length === 0) return { hits: [] };
    await remembered.catchUp();
    const codes = new Set(codesOf(units));
    const vouchers = remembered.find({
      text: searched.text,
      tags: await partyTags(searched, everyone),
      units: codes,
      near: { ...near, unit: near.unit !== undefined && codes.has(near.unit) ? near.unit : undefined },
      limit,
    });
    const groups = [
      unitHits(searched),
      await accountHits(searched),
      await draftHits(searched),
      await vouchersBy(searched, 'number', vouchers.number),
      await vouchersBy(searched, 'amount', vouchers.amount),
      await vouchersBy(searched, 'text', vouchers.text),
      await partyHits(searched),
    ];
    return { hits: shared(groups, limit) };
  });
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

async function vouchersBy({ db, units }: Searched, by: Hit['by'], ids: readonly number[]): Promise<Hit[]> {
  if (ids.length === 0) return [];
  const heads = await db
    .selectFrom('voucher')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  const place = new Map(ids.map((id, at) => [id, at]));
  heads.sort((a, b) => place.get(a.id)! - place.get(b.id)!);
  const totals = await totalsOf(db, ids);
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
