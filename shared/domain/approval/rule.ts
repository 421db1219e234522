import { type Fen, sumFen, ZERO } from '../../kernel/fen.ts';
import type { UnitKind } from '../organisation/unit.ts';
import type { Category } from './category.ts';
import { type Level, type Mode, rankOf, stricterMode } from './level.ts';

/** One level that a document passes, and how it is decided there. */
export interface Step {
  readonly level: Level;
  readonly mode: Mode;
  /** Days within which it should be decided (办理时限); beyond them it is urged and told upwards. 1–90. */
  readonly days: number;
}

/**
 * One row of the table (审批规则): for whom, for what, and between which amounts in 分 (`from` counts, `below` does not; no `below` is
 * without limit). An empty list stands for every one.
 */
export interface Rule {
  readonly kinds: readonly UnitKind[];
  readonly categories: readonly Category[];
  readonly sources: readonly string[];
  readonly budget: 'in' | 'out' | 'either';
  readonly from: Fen;
  readonly below: Fen | undefined;
  readonly steps: readonly Step[];
}

/** What a row of the table is asked about: one part of a document. */
export interface Asked {
  readonly kind: UnitKind;
  readonly category: Category;
  readonly source: string;
  readonly inBudget: boolean;
}

/** A part of a document: which money, in or out of budget, how much in 分 above nil. */
export interface Part {
  readonly source: string;
  readonly inBudget: boolean;
  readonly amount: Fen;
}

const holds = <T>(list: readonly T[], one: T): boolean => list.length === 0 || list.includes(one);

/** Whether a rule speaks of this at any amount. */
export const speaksOf = (rule: Rule, { kind, category, source, inBudget }: Asked): boolean =>
  holds(rule.kinds, kind) &&
  holds(rule.categories, category) &&
  holds(rule.sources, source) &&
  (rule.budget === 'either' || (rule.budget === 'in') === inBudget);

export const isWithin = ({ from, below }: Pick<Rule, 'from' | 'below'>, amount: Fen): boolean =>
  amount >= from && (below === undefined || amount < below);

/** The place of the rule that holds, from 0: the first from above that fits. -1 where none does. */
export const placeOf = (rules: readonly Rule[], asked: Asked, amount: Fen): number =>
  rules.findIndex((rule) => isWithin(rule, amount) && speaksOf(rule, asked));

/** What a document needs: its levels from below upwards, each once; `uncovered` are the parts for which no rule stands. */
export interface Needed {
  readonly steps: readonly Step[];
  /** Which rules asked for it, by their places from 0. */
  readonly rules: readonly number[];
  readonly uncovered: readonly Part[];
}

/**
 * What a table asks of a document. Each part is judged at the amount of the **whole** document (不得分单支付: 附属费用一并归类汇总), and
 * what any part needs the document needs: a level that two rules name is passed once, in the stricter way and the shorter time.
 */
export function neededBy(
  rules: readonly Rule[],
  of: { readonly kind: UnitKind; readonly category: Category; readonly parts: readonly Part[] },
  /** Where parts elsewhere count with it (化整为零), their sum with this document's, in 分. */
  atLeast: Fen = ZERO,
): Needed {
  const own = sumFen(of.parts.map(({ amount }) => amount));
  const amount = atLeast > own ? atLeast : own;
  const asked = new Map<Level, Step>();
  const used = new Set<number>();
  const uncovered: Part[] = [];
  for (const part of of.parts) {
    const place = placeOf(rules, { ...of, ...part }, amount);
    const rule = rules[place];
    if (!rule) {
      uncovered.push(part);
      continue;
    }
    used.add(place);
    for (const step of rule.steps) asked.set(step.level, joined(asked.get(step.level), step));
  }
  return {
    steps: [...asked.values()].sort((one, other) => rankOf(one.level) - rankOf(other.level)),
    rules: [...used].sort((one, other) => one - other),
    uncovered,
  };
}

const joined = (one: Step | undefined, other: Step): Step =>
  one === undefined
    ? other
    : { level: one.level, mode: stricterMode(one.mode, other.mode), days: Math.min(one.days, other.days) };
