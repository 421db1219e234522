import { type Fen, formatYuan } from '../../kernel/fen.ts';
import { FUND_SOURCES, fundSource } from '../ledger/fund.ts';
import { UNIT_KINDS } from '../organisation/unit.ts';
import { CATEGORY_CODES } from './category.ts';
import type { World } from './coverage.ts';
import type { Asked, Rule } from './rule.ts';

/** As many rows as one can still oversee; each is weighed against all others. */
export const MOST_RULES = 60;
export const MOST_DAYS = 90;

/** Everything a document can be, whichever kinds of units there are today: a new member finds its rules. */
export const WORLD: World = { kinds: UNIT_KINDS, sources: FUND_SOURCES.map(({ code }) => code) };

/** What is wrong with one row by itself: `span` holds no amount, `levels` names none or one twice, `source` is none that there is. */
export type RowFault = 'span' | 'levels' | 'source';

/** The first fault of a row, or undefined where it can stand. */
export function faultOf(rule: Pick<Rule, 'sources' | 'steps'> & RuleSpan): RowFault | undefined {
  const { from, below, steps, sources } = rule;
  if (from < 0 || (below !== undefined && below <= from)) return 'span';
  if (steps.length === 0 || new Set(steps.map(({ level }) => level)).size < steps.length) return 'levels';
  return sources.some((code) => fundSource(code)?.code !== code) ? 'source' : undefined;
}

interface RuleSpan {
  readonly from: Fen;
  readonly below: Fen | undefined;
}

/** Of what a doubt is, in the words of a row: an empty list stands for every one. */
export interface Cases {
  readonly kinds: Rule['kinds'];
  readonly categories: Rule['categories'];
  readonly sources: Rule['sources'];
  readonly budget: Rule['budget'];
}

/** What cases have in common with a row of the table: which kinds, categories and sources occur among them. */
export function casesOf(asked: readonly Asked[], world: World = WORLD): Cases {
  const some = <T>(all: readonly T[], of: (one: Asked) => T): readonly T[] => {
    const there = new Set(asked.map(of));
    return there.size === all.length ? [] : all.filter((each) => there.has(each));
  };
  const [first] = some([true, false], ({ inBudget }) => inBudget);
  return {
    kinds: some(world.kinds, ({ kind }) => kind),
    categories: some(CATEGORY_CODES, ({ category }) => category),
    sources: some(world.sources, ({ source }) => source),
    budget: first === undefined ? 'either' : first ? 'in' : 'out',
  };
}

/** A row in 元, as the contract writes it: the lists are copies, and without `below` there is no limit. */
export const inYuan = ({ kinds, categories, sources, budget, from, below, steps }: Rule) => ({
  ...{ kinds: [...kinds], categories: [...categories], sources: [...sources], budget, from: formatYuan(from) },
  ...(below === undefined ? {} : { below: formatYuan(below) }),
  steps: steps.map(({ level, mode, days }) => ({ level, mode, days })),
});
