import { type Fen, fen, groupedYuan, subtractFen } from '../../../kernel/fen.ts';
import { LEVELS, type Level } from '../level.ts';
import type { Rule } from '../rule.ts';
import type { Finding, FindingKind } from './finding.ts';
import type { Related, Tie } from './related.ts';
import { levelsOf, type ShownSpending } from './spending.ts';

export const KIND_NAMES: Readonly<Record<FindingKind, string>> = {
  split: '化整为零',
  invoice: '发票重复',
  repeat: '重复付款',
  'same-day': '同日多笔',
  near: '临界金额',
};

export const TIE_NAMES: Readonly<Record<Tie['by'], string>> = {
  account: '同一账户',
  phone: '同一联系电话',
  representative: '同一法定代表人',
};

/** Units that a sentence names; of more it says how many there are. */
const NAMED_UNITS = 6;
const ONE = fen(1);

/** What a finding is explained by: its documents, the oldest first, and the ties among their payees. */
export interface Explained {
  readonly documents: readonly ShownSpending[];
  readonly ties: readonly Tie[];
  /** The limit that the sum reaches and no part does; undefined where the parts are measured by different ones. */
  readonly limit: Fen | undefined;
}

/** Explains a finding, or a case, by its documents. */
export function explainedOf(
  { levels, limit, sum, kind }: Omit<Finding, 'ids'>,
  documents: readonly ShownSpending[],
  { rules, related }: { readonly rules: readonly Rule[]; readonly related: Related },
): Explained {
  return {
    documents,
    ties: related.tiesAmong([...new Set(documents.map(({ payee }) => payee))]),
    limit: kind === 'split' ? crossedBy(rules, documents, levels, sum) : limit,
  };
}

/** The limit from which all those levels decide about the last document, where the sum reaches it and none does alone. */
function crossedBy(
  rules: readonly Rule[],
  documents: readonly ShownSpending[],
  levels: readonly Level[],
  sum: Fen,
): Fen | undefined {
  const last = documents.at(-1)!;
  const decide = (sum: Fen): boolean => {
    const needed = levelsOf(rules, last, sum);
    return levels.every((level) => needed.has(level));
  };
  return [...new Set(rules.map(({ from }) => from))]
    .filter((from) => from <= sum && documents.every(({ amount }) => amount < from))
    .sort((one, other) => one - other)
    .find((from) => decide(from) && !decide(subtractFen(from, ONE)));
}

/**
 * A finding in one sentence that is understood at a glance: how many, whose, how much together, what they share, who should have
 * decided. `ofOne`: said of the last document, which has the sentence before it; else of all of them alike.
 */
export function sayFinding(
  { kind, sum, levels, by, value }: Omit<Finding, 'ids'>,
  { documents, ties, limit }: Explained,
  ofOne: boolean,
): string {
  const shown = ofOne ? documents.slice(0, -1) : documents;
  const [many, units, all] = [shown.length, unitsOf(shown), groupedYuan(sum)];
  const shared = by === 'project' ? `同一项目“${value}”` : sharedBy(documents, ties);
  const deciders = levels.map((level) => LEVELS[level]).join('、');
  switch (kind) {
    case 'split':
      if (ofOne)
        return limit === undefined
          ? `与另外 ${many} 笔（${units}）合计 ${all} 元，${shared}，应由${deciders}审批；单笔都不用报到这一级`
          : `与另外 ${many} 笔（${units}）合计 ${all} 元，${shared}，应由${deciders}审批；单笔均未达到 ${groupedYuan(limit)} 元`;
      return limit === undefined
        ? `${many} 笔（${units}）合计 ${all} 元，${shared}，应由${deciders}审批；单笔都不用报到这一级`
        : `${many} 笔（${units}）合计 ${all} 元，${shared}，应由${deciders}审批；单笔均未达到 ${groupedYuan(limit)} 元`;
    case 'near': {
      const line = limit ?? sum;
      const short = groupedYuan(subtractFen(line, sum));
      return `金额 ${all} 元，比 ${groupedYuan(line)} 元的线只少 ${short} 元；到线应由${deciders}审批`;
    }
    case 'same-day':
      return ofOne
        ? `与另外 ${many} 笔（${units}）同一天，${shared}，合计 ${all} 元`
        : `${many} 笔（${units}）同一天，${shared}，合计 ${all} 元`;
    case 'repeat':
      return ofOne
        ? `与另外 ${many} 笔（${units}）金额相同，${shared}，合计 ${all} 元`
        : `${many} 笔（${units}）金额相同，${shared}，合计 ${all} 元`;
    case 'invoice':
      return ofOne
        ? `与另外 ${many} 笔（${units}）用了同一张发票 ${value}，合计 ${all} 元`
        : `${many} 笔（${units}）用了同一张发票 ${value}，合计 ${all} 元`;
  }
}

function unitsOf(documents: readonly ShownSpending[]): string {
  const units = [...new Set(documents.map(({ unit }) => unit))];
  const named = units.slice(0, NAMED_UNITS).join('、');
  return units.length > NAMED_UNITS ? `${named}等 ${units.length} 个单位` : named;
}

/** What makes the payees of documents one. */
function sharedBy(documents: readonly ShownSpending[], ties: readonly Tie[]): string {
  const [{ payee, payeeName }] = documents as [ShownSpending];
  if (documents.every((other) => other.payee === payee)) return `同一收款单位“${payeeName}”`;
  const words = [...new Set(ties.map(({ by }) => TIE_NAMES[by]))];
  return words.length === 0 ? '收款单位经第三家相互关联' : words.join('、');
}
