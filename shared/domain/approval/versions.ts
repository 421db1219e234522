import { type AccountingDate, addDays } from '../../kernel/date.ts';

/** What became of a proposed table (审批规则): in force from its day on, turned down, or withdrawn by who proposed it. */
export const RULE_VERDICTS = ['approve', 'reject', 'withdraw'] as const;
export type RuleVerdict = (typeof RULE_VERDICTS)[number];

/** From which day a version holds. */
interface Begun {
  readonly first: AccountingDate;
}

/** The days on which a version holds, both counting; no last day until another follows. */
export interface Term<Version> {
  readonly version: Version;
  readonly first: AccountingDate;
  readonly last: AccountingDate | undefined;
}

/** Each version holds until the day before the next begins: on no day do two hold. The earliest first; no two begin on one day. */
export function termsOf<Version extends Begun>(versions: readonly Version[]): readonly Term<Version>[] {
  const inOrder = [...versions].sort((one, other) => (one.first < other.first ? -1 : 1));
  return inOrder.map((version, at) => {
    const next = inOrder[at + 1];
    return { version, first: version.first, last: next && addDays(next.first, -1) };
  });
}

/** What holds on a day; undefined before the first version begins. */
export const heldOn = <Version extends Begun>(versions: readonly Version[], day: AccountingDate): Version | undefined =>
  termsOf(versions).find(({ first, last }) => first <= day && (last === undefined || day <= last))?.version;

/**
 * From which day a proposed version can hold: the day it asks for, or today where that has passed, since what was decided was decided
 * by the table that held (不溯及既往). The first table of all may look back. `taken`: a version begins on that day or later.
 */
export function beginningOf(
  asked: AccountingDate,
  standing: readonly Begun[],
  today: AccountingDate,
): { readonly first: AccountingDate } | 'taken' {
  if (standing.length === 0) return { first: asked };
  const first = asked < today ? today : asked;
  return standing.some((version) => version.first >= first) ? 'taken' : { first };
}
