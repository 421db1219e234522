import type { AccountingDate } from '../../../kernel/date.ts';
import type { Fen } from '../../../kernel/fen.ts';
import type { UnitCode, UnitKind } from '../../organisation/unit.ts';
import type { Category } from '../category.ts';
import { LEVEL_CODES, type Level } from '../level.ts';
import { neededBy, type Rule } from '../rule.ts';

/** One application or payment as the radar sees it. */
export interface Spending {
  readonly id: string;
  readonly unit: UnitCode;
  readonly kind: UnitKind;
  readonly category: Category;
  /** The payee in the register (往来单位); '' where none is named: it is related to nobody. */
  readonly payee: string;
  readonly day: AccountingDate;
  /** In 分, above nil. */
  readonly amount: Fen;
  readonly source: string;
  readonly inBudget: boolean;
  /** 项目; '' for none. */
  readonly project: string;
  /**
   * The contract under which it is paid, where the whole of the contract was decided at its own amount: its stages are no division. ''
   * for none.
   */
  readonly contract: string;
  /** Numbers of its invoices. */
  readonly invoices: readonly string[];
}

/** The levels that it needs alone, or at a sum that it is part of. */
export const levelsOf = (rules: readonly Rule[], spending: Spending, sum?: Fen): ReadonlySet<Level> =>
  sum === undefined ? levelsAlone(rules, spending) : levelsAt(rules, spending, sum);

/** What each needs alone is asked again and again, for every one that comes after it. */
const ALONE = new WeakMap<readonly Rule[], WeakMap<Spending, ReadonlySet<Level>>>();

function levelsAlone(rules: readonly Rule[], spending: Spending): ReadonlySet<Level> {
  const known = ALONE.get(rules) ?? new WeakMap<Spending, ReadonlySet<Level>>();
  ALONE.set(rules, known);
  const levels = known.get(spending) ?? levelsAt(rules, spending);
  known.set(spending, levels);
  return levels;
}

function levelsAt(rules: readonly Rule[], spending: Spending, sum?: Fen): ReadonlySet<Level> {
  const { kind, category, source, inBudget, amount } = spending;
  const { steps } = neededBy(rules, { kind, category, parts: [{ source, inBudget, amount }] }, sum);
  return new Set(steps.map(({ level }) => level));
}

/** The levels of one set that the other has not, the lowest first. */
export const missingOf = (needed: ReadonlySet<Level>, had: ReadonlySet<Level>): readonly Level[] =>
  LEVEL_CODES.filter((level) => needed.has(level) && !had.has(level));

/** The oldest first; of one day by their ids. */
export const byDay = (one: Spending, other: Spending): number =>
  one.day === other.day ? (one.id < other.id ? -1 : 1) : one.day < other.day ? -1 : 1;

/** What people know a document by. */
export interface ShownSpending extends Spending {
  /** 单据号. */
  readonly number: string;
  readonly unitName: string;
  readonly payeeName: string;
}
