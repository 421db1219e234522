import type { Period } from '../../../kernel/period.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { ChartName, UnitCode } from '../../organisation/unit.ts';
import type { UnitAccount } from '../account.ts';
import { natureDetailOf } from './economic-nature.ts';
import { natureOfCode } from './element.ts';
import { groupAccountOf, groupChart } from './group.ts';
import { officialChart } from './official.ts';
import { standardDetailOf } from './standard-details.ts';

/** From a period on, until a period or open, an account counts as a group account (科目映射). */
export interface AccountMapping {
  readonly id?: number;
  /** A unit's code, or a chart's name for every unit of it. A unit's goes before its chart's. */
  readonly scope: UnitCode | ChartName;
  /** The account, with everything below it that is not mapped closer. */
  readonly code: string;
  readonly groupCode: string;
  readonly from: Period;
  /** Last period in which it holds; undefined: until further notice. */
  readonly to?: Period;
}

export type MappingError =
  | { readonly code: 'overlapping-dates'; readonly other: AccountMapping }
  | { readonly code: 'unknown-group-account' }
  | { readonly code: 'wrong-book' }
  | { readonly code: 'ends-before-it-begins' };

const covers = (mapping: AccountMapping, period: Period): boolean =>
  mapping.from <= period && (mapping.to === undefined || period <= mapping.to);

const overlap = (a: AccountMapping, b: AccountMapping): boolean =>
  a.scope === b.scope &&
  a.code === b.code &&
  (a.to === undefined || b.from <= a.to) &&
  (b.to === undefined || a.from <= b.to);

/**
 * Whether a mapping may join the others. Refused: dates that overlap another mapping of the same scope and account, a
 * group account that is not there, a budget account on a financial one or the other way round, an end before the start.
 */
export function checkMapping(
  others: readonly AccountMapping[],
  mapping: AccountMapping,
): Result<AccountMapping, MappingError> {
  const target = groupChart().get(mapping.groupCode);
  if (!target) return err({ code: 'unknown-group-account' });
  if (natureOfCode(mapping.code)?.book !== target.book) return err({ code: 'wrong-book' });
  if (mapping.to !== undefined && mapping.to < mapping.from) return err({ code: 'ends-before-it-begins' });
  const other = others.find((existing) => overlap(existing, mapping));
  return other ? err({ code: 'overlapping-dates', other }) : ok(mapping);
}

/** Pairs of mappings of one scope and account whose dates overlap: none may ever stand. */
export function overlappingMappings(mappings: readonly AccountMapping[]): [AccountMapping, AccountMapping][] {
  const seen = new Map<string, AccountMapping[]>();
  const pairs: [AccountMapping, AccountMapping][] = [];
  for (const mapping of mappings) {
    const key = `${mapping.scope}/${mapping.code}`;
    const before = seen.get(key) ?? [];
    for (const other of before) if (overlap(other, mapping)) pairs.push([other, mapping]);
    seen.set(key, [...before, mapping]);
  }
  return pairs;
}

/** Gives the group account of a unit's account, or undefined: a mapping gap, listed and never dropped. */
export type GroupResolver = (code: string) => string | undefined;

/**
 * The group account of each account of a unit in a period, in this order: a mapping of the unit, closest account first;
 * a mapping of its chart, closest first; the standard detail or the economic nature that its names say
 * (standard-details.ts, economic-nature.ts); the group account of its official one. A mapping to a group account that is no longer there gives a gap.
 */
export function groupResolver(
  mappings: readonly AccountMapping[],
  unit: UnitCode,
  chart: ChartName,
  accounts: readonly UnitAccount[],
  period: Period,
): GroupResolver {
  const byCode = new Map(accounts.map((account) => [account.code, account]));
  const current = mappings.filter((mapping) => covers(mapping, period));
  const inScope = (scope: string) =>
    new Map(current.filter((mapping) => mapping.scope === scope).map((mapping) => [mapping.code, mapping.groupCode]));
  const ofUnit = inScope(unit);
  const ofChart = inScope(chart);
  const known = new Map<string, string | undefined>();

  const find = (code: string): string | undefined => {
    const chain = chainOf(byCode, code);
    const own = chain.length > 0 ? chain.map((account) => account.code) : [code];
    const official = chain.length > 0 ? chain[0]?.official : nearestOfficial(chart, code);
    const mapped = firstMapped(ofUnit, own) ?? firstMapped(ofChart, [...own, ...officialChain(chart, official)]);
    if (mapped !== undefined) return groupChart().get(mapped) ? mapped : undefined;
    if (official === undefined) return undefined;
    const names = namesBelow(chain, official);
    return standardDetailOf(official, names) ?? natureDetailOf(official, names) ?? groupAccountOf(chart, official);
  };

  return (code) => {
    if (!known.has(code)) known.set(code, find(code));
    return known.get(code);
  };
}

const firstMapped = (mappings: ReadonlyMap<string, string>, codes: readonly string[]): string | undefined => {
  const code = codes.find((candidate) => mappings.has(candidate));
  return code === undefined ? undefined : mappings.get(code);
};

/** The account and those above it in the unit's own chart, closest first. */
function chainOf(byCode: ReadonlyMap<string, UnitAccount>, code: string): UnitAccount[] {
  const chain: UnitAccount[] = [];
  for (let at = byCode.get(code); at; at = at.parent === undefined ? undefined : byCode.get(at.parent)) chain.push(at);
  return chain;
}

function officialChain(chart: ChartName, official: string | undefined): string[] {
  const chain: string[] = [];
  for (let at = official; at !== undefined; at = officialChart(chart).get(at)?.parent) chain.push(at);
  return chain;
}

/** For a code the unit's chart does not have: the longest official code that it extends. */
function nearestOfficial(chart: ChartName, code: string): string | undefined {
  for (let length = code.length; length >= 4; length -= 1)
    if (officialChart(chart).get(code.slice(0, length))) return code.slice(0, length);
  return undefined;
}

/** The unit's own names from just below the official account down to the account itself. */
const namesBelow = (chain: readonly UnitAccount[], official: string): string[] =>
  chain
    .filter((account) => account.official === official && account.parent !== undefined)
    .map((account) => account.name)
    .reverse();
