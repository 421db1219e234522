import type { Account, UnitAccount } from '../account.ts';
import { natureOfCode } from './element.ts';
import { groupAccountOf, groupChart } from './group.ts';
import type { GroupResolver } from './mapping.ts';
import { plainName } from './names.ts';
import { officialChart } from './official.ts';
import { OPTIONAL_FIRST_LEVEL } from './standard-details.ts';

/** Why a group account is offered, the surest first. */
export const SUGGESTION_REASONS = ['regulation', 'same-code', 'same-name', 'parent', 'near-name'] as const;
export type SuggestionReason = (typeof SUGGESTION_REASONS)[number];

/** A group account that a person may map an account to (映射建议); never applied by itself. */
export interface Suggestion {
  /** Group account. */
  readonly code: string;
  readonly name: string;
  readonly reason: SuggestionReason;
  /** One Chinese sentence: why. */
  readonly explanation: string;
}

/** Whose chart, and what its other accounts map to in the period. */
export interface SuggestionContext {
  readonly accounts: readonly UnitAccount[];
  readonly group: GroupResolver;
}

/** Shares of common pairs of characters above which two names are near: half. */
const NEAR_PERCENT = 50;

/** As many as are read at a glance. */
export const SUGGESTIONS_MAX = 5;

/**
 * Group accounts for an account that has none, best first, at most five, all of the account's own book
 * (a mapping across the two books is refused): what the regulation says of first-level accounts that a unit may set up
 * by itself; the account of the same code in the unit's official chart or, failing that, in another; the same name; the
 * account that those above it map to; names that share at least half of their pairs of characters. Accounts of the
 * same 要素 go before others. Empty for a code that belongs to no book.
 */
export function suggestGroupAccounts(account: UnitAccount, { accounts, group }: SuggestionContext): Suggestion[] {
  const nature = natureOfCode(account.code);
  if (!nature) return [];
  const candidates = [
    ...byRegulation(account),
    ...byCode(account),
    ...byName(account),
    ...byParent(account, accounts, group),
    ...byNearName(account),
  ];
  const offered = new Map<string, Suggestion & { readonly foreign: boolean; readonly near: number }>();
  for (const { code, ...why } of candidates) {
    const target = groupChart().get(code);
    if (!target || target.book !== nature.book || offered.has(code)) continue;
    offered.set(code, {
      code,
      name: target.name,
      foreign: target.element !== nature.element,
      near: likeness(account.name, target.name),
      ...why,
    });
  }
  return [...offered.values()]
    .sort(
      (a, b) =>
        Number(a.foreign) - Number(b.foreign) || rank(a.reason) - rank(b.reason) || b.near - a.near || byPlace(a, b),
    )
    .slice(0, SUGGESTIONS_MAX)
    .map(({ code, name, reason, explanation }) => ({ code, name, reason, explanation }));
}

type Candidate = Omit<Suggestion, 'name'>;

const rank = (reason: SuggestionReason): number => SUGGESTION_REASONS.indexOf(reason);
const byPlace = (a: { readonly code: string }, b: { readonly code: string }): number => (a.code < b.code ? -1 : 1);

/** First-level accounts that a unit may set up by itself, and what is below one of them. */
function byRegulation({ code }: UnitAccount): Candidate[] {
  const target = OPTIONAL_FIRST_LEVEL.get(code.slice(0, 4));
  if (target === undefined) return [];
  return [{ code: target, reason: 'regulation', explanation: `制度允许单独设置 ${code.slice(0, 4)}，归入 ${target}` }];
}

/** The official account of the same code, in whichever chart has it. */
function byCode({ code }: UnitAccount): Candidate[] {
  return (['hospital', 'primary', 'institution'] as const).flatMap((chart) => {
    const official = officialChart(chart).get(code);
    if (!official) return [];
    return [
      {
        code: groupAccountOf(chart, code),
        reason: 'same-code' as const,
        explanation: `与制度科目 ${code} ${official.name} 编码相同`,
      },
    ];
  });
}

function byName({ name }: UnitAccount): Candidate[] {
  return groupChart()
    .accounts.filter((target) => plainName(target.name) === plainName(name))
    .map((target) => ({ code: target.code, reason: 'same-name', explanation: `与 ${title(target)} 名称相同` }));
}

/** What the nearest account above it that has a group account maps to. */
function byParent(account: UnitAccount, accounts: readonly UnitAccount[], group: GroupResolver): Candidate[] {
  const byCode = new Map(accounts.map((one) => [one.code, one]));
  for (let at = account.parent; at !== undefined; at = byCode.get(at)?.parent) {
    const code = group(at);
    if (code !== undefined) return [{ code, reason: 'parent', explanation: `上级科目 ${at} 映射到 ${code}` }];
  }
  return [];
}

function byNearName({ name }: UnitAccount): Candidate[] {
  return groupChart()
    .accounts.map((target) => ({ target, near: likeness(name, target.name) }))
    .filter(({ near }) => near >= NEAR_PERCENT)
    .map(({ target }) => ({ code: target.code, reason: 'near-name', explanation: `与 ${title(target)} 名称相近` }));
}

const title = ({ code, name }: Account): string => `${code} ${name}`;

/** How alike two names are, 0–100: twice the common pairs of neighbouring characters over all of them. */
function likeness(one: string, other: string): number {
  const [left, right] = [pairsOf(plainName(one)), pairsOf(plainName(other))];
  if (left.length === 0 || right.length === 0) return 0;
  const rest = [...right];
  const common = left.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return Math.floor((200 * common.length) / (left.length + right.length));
}

const pairsOf = (name: string): string[] =>
  Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => name.slice(at, at + 2));
