import type { Rule } from '../../../../shared/domain/approval/rule.ts';
import type { RuleVerdict } from '../../../../shared/domain/approval/versions.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';

/** A table as somebody proposed it, with what was decided. */
export interface RuleVersion {
  readonly id: number;
  /** The day asked for; once in force, from which it holds. */
  readonly first: AccountingDate;
  readonly rules: readonly Rule[];
  readonly person: string;
  readonly display: string;
  readonly instant: string;
  readonly reason: string;
  readonly digest: string;
  readonly decision?: {
    readonly verdict: RuleVerdict;
    readonly display: string;
    readonly instant: string;
    readonly reason: string;
  };
}

type Reader = Pick<BooksReader, 'selectFrom'>;

/** Every version with what was decided on it, the newest first. */
export async function readVersions(db: Reader): Promise<RuleVersion[]> {
  const versions = await db.selectFrom('approval_rules').selectAll().orderBy('id', 'desc').execute();
  const decisions = await db.selectFrom('approval_rules_decision').selectAll().execute();
  const decided = new Map(decisions.map((decision) => [decision.version, decision]));
  return versions.map(({ content, first, ...version }) => {
    const decision = decided.get(version.id);
    const { verdict, display, instant, reason } = decision ?? {};
    return {
      ...version,
      first: (decision?.first ?? first) as AccountingDate,
      rules: rulesIn(content),
      ...(decision && {
        decision: { verdict: verdict as RuleVerdict, display: display!, instant: instant!, reason: reason! },
      }),
    };
  });
}

/** Versions that were put in force, whichever day they hold on. */
export const readApproved = async (db: Reader): Promise<RuleVersion[]> => (await readVersions(db)).filter(isApproved);

export const isApproved = ({ decision }: RuleVersion): boolean => decision?.verdict === 'approve';

/** What is signed: the day and every row in its place, amounts in 分. */
export const contentOf = (first: AccountingDate, rules: readonly Rule[]): string =>
  canonicalJson({ form: 'tongcai-approval-rules-1', first, rules: plain(rules) });

/** Rows alone, to tell whether two tables say the same. */
export const rowsText = (rules: readonly Rule[]): string => canonicalJson(plain(rules));

const plain = (rules: readonly Rule[]): Json =>
  rules.map(({ kinds, categories, sources, budget, from, below, steps }) => ({
    ...{ kinds, categories, sources, budget, from, below },
    steps: steps.map(({ level, mode, days }) => ({ level, mode, days })),
  }));

/** Rows as they are kept: canonical JSON leaves out a limit that is not there. */
function rulesIn(content: string): Rule[] {
  const { rules } = JSON.parse(content) as {
    rules: readonly (Omit<Rule, 'from' | 'below'> & { readonly from: number; readonly below?: number })[];
  };
  return rules.map(({ from, below, ...rule }) => ({
    ...rule,
    from: fen(from),
    below: below === undefined ? undefined : fen(below),
  }));
}
