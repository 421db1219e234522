import { endOf, type Period, periodOf, yearOf } from '../../kernel/period.ts';
import type { Statement } from '../ledger/statement.ts';
import type { UnitCode } from '../organisation/unit.ts';
import { consolidate } from './consolidate.ts';
import type { Definitions } from './definitions.ts';
import type { Consolidation, ConsolidationInput, InternalItem } from './model.ts';

/** The year's openings as the members' books have them. */
export interface Openings {
  /** Members' balance sheets of the year; their `prior` column is the opening. */
  readonly statements: ReadonlyMap<UnitCode, readonly Statement[]>;
  /** Balances with members at the beginning of the year (`openingItems`). */
  readonly items: readonly InternalItem[];
}

/**
 * The community's opening balance sheet (年初数) where last December was never consolidated: the members' openings added
 * up, and what they owed each other then eliminated by the same rules. Of the allowances only those whose opening this
 * year's run takes out of 累计盈余—年初 (E1b), so that 净资产变动表 begins with the same amount; at the first consolidation
 * (E1a) none. A unit that came in during the year is not in it (准则第9号 第十九条).
 */
export function consolidateOpening(
  { statements, items }: Openings,
  current: Pick<ConsolidationInput, 'period' | 'units' | 'settings' | 'allowances' | 'first'>,
  definitions: Definitions,
): Consolidation {
  const period: Period = periodOf(yearOf(current.period) - 1, 12);
  const sheet = definitions.get('balance-sheet');
  return consolidate(
    {
      period,
      units: current.units,
      statements: new Map([...statements].map(([unit, own]) => [unit, own.flatMap(openingOf)])),
      items: items.map((item) => ({ ...item, date: endOf(period) })),
      allowances: current.first
        ? []
        : current.allowances.map((allowance) => ({ ...allowance, closing: allowance.opening })),
      manual: [],
      unrealised: [],
      carried: [],
      settings: current.settings,
    },
    new Map(sheet ? [['balance-sheet', sheet]] : []),
  );
}

/** A balance sheet whose amounts are those of the year's beginning. */
const openingOf = (statement: Statement): Statement[] =>
  statement.statement === 'balance-sheet'
    ? [
        {
          ...statement,
          lines: statement.lines.map((line) => ({ ...line, amount: line.prior ?? line.amount, prior: null })),
        },
      ]
    : [];
