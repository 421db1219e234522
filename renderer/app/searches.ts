import type { QueryClient } from '@tanstack/react-query';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import type { Permission } from '../../shared/domain/organisation/permission.ts';
import type { PlainKey, Translate } from '../../shared/i18n/translate.ts';
import { type Findable, findAmong, type InitialsOf } from '../ui/pinyin.ts';
import { api } from './client.ts';
import { PAGES } from './pages.tsx';
import type { Scope } from './scope.ts';

/** One answer to what was typed into the search, and the address it opens. */
export interface Hit {
  readonly key: string;
  /** Before the name, greyed: a code, a voucher's number. */
  readonly code: string;
  readonly name: string;
  readonly to: string;
  /** Words of the address that the answer sets; others (period, unit) stay. */
  readonly search?: Readonly<Record<string, string | undefined>>;
}

/** What a search may use. */
export interface SearchDesk {
  readonly t: Translate;
  readonly queries: QueryClient;
  readonly initialsOf: InitialsOf;
  readonly may: (permission: Permission) => boolean;
  /** What is looked at now: found there comes first. */
  readonly scope: Pick<Scope, 'unit' | 'period' | 'units'>;
}

/** One kind of thing that can be found (单位、页面、凭证…). `find` answers with at most a handful, the best first. */
export interface SearchKind {
  readonly heading: PlainKey;
  readonly permission: Permission;
  readonly find: (typed: string, desk: SearchDesk) => Promise<readonly Hit[]>;
}

const MOST = 6;
/** As many as are read at once. */
const PARTIES = 1000;

/** Where what is found in purchasing opens. */
const PURCHASES = {
  order: (id: string) => ({ to: '/purchase-orders', search: { view: 'orders', order: id } }),
  invoice: (id: string) => ({ to: '/supplier-invoices', search: { invoice: id } }),
  supplier: (id: string) => ({ to: '/suppliers', search: { supplier: id } }),
  item: (id: string) => ({ to: '/formulary', search: { item: id } }),
} as const;

/** What the search box looks through, in the order in which answers are shown. */
export const SEARCHES: readonly SearchKind[] = [
  {
    heading: 'search.units',
    permission: 'organisation.read',
    find: async (typed, { queries, initialsOf }) => {
      const units = await queries.ensureQueryData(api.organisation.units.queryOptions({ input: {} }));
      return findAmong(units, typed, initialsOf, MOST).map(({ code, name }) => ({
        key: `unit ${code}`,
        code,
        name,
        to: '.',
        search: { unit: code },
      }));
    },
  },
  {
    heading: 'search.pages',
    permission: 'self',
    find: async (typed, { t, may, initialsOf }) => {
      const pages = PAGES.filter((page) => page.nav && may(page.permission)).map((page) => ({
        code: '',
        name: t(page.title),
        path: page.path,
      }));
      return findAmong(pages, typed, initialsOf, MOST).map(({ name, path }) => ({
        key: `page ${path}`,
        code: '',
        name,
        to: path,
      }));
    },
  },
  {
    // By pinyin initials, which the service does not know; codes and names it finds itself, below.
    heading: 'search.accounts',
    permission: 'ledger.read',
    find: async (typed, { queries, initialsOf, scope }) => {
      if (!/^[a-z]{2,}$/i.test(typed)) return [];
      const accounts = await accountsOf(queries, scope);
      return findAmong(accounts, typed, initialsOf, MOST).map(({ code, name }) => ({
        key: `account ${code}`,
        code,
        name,
        to: '/books',
        search: { account: code },
      }));
    },
  },
  {
    // By pinyin initials as well; the service finds them by code and name, and their vouchers.
    heading: 'search.parties',
    permission: 'ledger.read',
    find: async (typed, { queries, initialsOf }) => {
      const { rows } = await queries.ensureQueryData(
        api.organisation.parties.queryOptions({ input: { limit: PARTIES } }),
      );
      const units = await queries.ensureQueryData(api.organisation.units.queryOptions({ input: {} }));
      const parties = [
        ...rows.map(({ code, name }) => ({ code, name, counterparty: `party:${code}` })),
        ...units.map(({ code, name }) => ({ code, name, counterparty: `unit:${code}` })),
      ];
      return findAmong(parties, typed, initialsOf, MOST).map(({ code, name, counterparty }) => ({
        key: counterparty,
        code,
        name,
        to: '/vouchers',
        search: { counterparty, span: 'year' },
      }));
    },
  },
  {
    heading: 'search.purchasing',
    permission: 'procurement.read',
    find: async (typed, { queries }) => {
      if (typed.trim().length < 2) return [];
      const hits = await queries.fetchQuery({
        ...api.procurement.find.queryOptions({ input: { text: typed.slice(0, 60) } }),
        staleTime: 10_000,
      });
      return hits.map(({ kind, id, code, name }) => ({ key: `${kind} ${id}`, code, name, ...PURCHASES[kind](id) }));
    },
  },
  {
    heading: 'search.books',
    permission: 'ledger.read',
    find: async (typed, { t, queries, may, scope: { unit, period } }) => {
      const near = { ...(unit === undefined ? {} : { unit }), ...(period === undefined ? {} : { period }) };
      const { hits } = await queries.fetchQuery({
        ...api.ledger.search.queryOptions({ input: { text: typed, limit: 12, near } }),
        staleTime: 10_000,
      });
      return hits.flatMap((hit, index) => placeOf(hit, may, t, `book ${index}`));
    },
  },
];

/** The accounts of the unit that is looked at; without one, the official ones of every chart that a unit has. */
async function accountsOf(queries: QueryClient, { unit, period, units }: SearchDesk['scope']): Promise<Findable[]> {
  if (unit !== undefined && period !== undefined)
    return queries.ensureQueryData(api.ledger.chart.queryOptions({ input: { unit, period } }));
  const { officialChart } = await import('../../shared/domain/ledger/charts/official.ts');
  const charts = new Set(units?.map(({ chart }) => chart));
  const accounts = [...charts].flatMap((chart) =>
    officialChart(chart).accounts.map(({ code, name }) => ({ code, name })),
  );
  return [...new Map(accounts.map((account) => [`${account.code} ${account.name}`, account])).values()];
}

type BookHit = ReplyOf<Contract['ledger']['search']>['hits'][number];

/** Where a voucher, a draft or an account is opened; members and parties are found above, by pinyin too. */
function placeOf(hit: BookHit, may: SearchDesk['may'], t: Translate, key: string): Hit[] {
  const { kind, unit, period, title, detail } = hit;
  const search = { ...(unit === null ? {} : { unit }), ...(period === null ? {} : { period }) };
  if (kind === 'voucher' && hit.voucher !== null)
    return [{ key, code: title, name: detail, to: `/vouchers/${hit.voucher}`, search }];
  if (kind === 'draft' && hit.code !== null)
    return [
      { key, code: `${t('search.draft', { id: hit.code })}　${title}`, name: detail, to: `/desk/${hit.code}`, search },
    ];
  if (kind === 'account' && hit.code !== null && may('ledger.read'))
    return [{ key, code: title, name: detail, to: '/books', search: { ...search, account: hit.code } }];
  return [];
}
