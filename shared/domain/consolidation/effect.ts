import { assert } from '../../kernel/assert.ts';
import { addFen, type Fen, fen, negateFen, ZERO } from '../../kernel/fen.ts';
import type { LineDefinition, StatementDefinition, StatementName } from '../ledger/statement.ts';
import type { UnitCode } from '../organisation/unit.ts';
import { type Definitions, selects } from './definitions.ts';
import { OPENING_SURPLUS } from './lines.ts';
import type { EliminationEntry } from './model.ts';

/** Amounts by line key, in each line's own direction. */
export type LineAmounts = Map<string, Fen>;

/** The statements that entries may name; 净资产变动表 follows from them. */
const ENTERED: readonly StatementName[] = ['balance-sheet', 'income', 'budget'];

export const lineOf = (definitions: Definitions, statement: StatementName, key: string): LineDefinition | undefined =>
  definitions.get(statement)?.lines.find((line) => line.key === key);

/** Whether an entry may name the line: a line of its own, not a total, not one of which (其中), not a statement that follows from others. */
export const canBeEntered = (definitions: Definitions, statement: StatementName, key: string): boolean => {
  const line = lineOf(definitions, statement, key);
  return ENTERED.includes(statement) && line !== undefined && line.formula.kind !== 'lines' && line.depth === 1;
};

/**
 * +1 when a debit raises the line, −1 when a credit does: the sign of its first account. A line without accounts
 * (其他流动资产) stands like the line before it.
 */
export function directionOf(definition: StatementDefinition, key: string): 1 | -1 {
  let direction: 1 | -1 = 1;
  for (const line of definition.lines) {
    if (line.formula.kind === 'accounts' && line.depth < 2) direction = line.formula.terms[0]?.sign ?? direction;
    if (line.key === key) {
      return line.formula.kind === 'accounts' ? (line.formula.terms[0]?.sign ?? direction) : direction;
    }
  }
  return direction;
}

/**
 * What worksheet entries do to every line that is made of accounts: to the lines they name, to the lines of which (其中)
 * that hold the same accounts, and, for income and expense, to the surplus among net assets (解释第4号 八（二）5).
 * Totals are not here: they follow by `withTotals`.
 *
 * @param surplusKey where a unit's surplus of the year stands on its balance sheet.
 */
export function effectsOf(
  entries: readonly EliminationEntry[],
  definitions: Definitions,
  surplusKey: (unit: UnitCode | undefined) => string,
): Map<StatementName, LineAmounts> {
  const effects = new Map<StatementName, LineAmounts>();
  const add = (statement: StatementName, key: string, amount: Fen): void => {
    const lines = effects.get(statement) ?? new Map<string, Fen>();
    lines.set(key, addFen(lines.get(key) ?? ZERO, amount));
    effects.set(statement, lines);
  };
  for (const entry of entries) {
    const definition = definitions.get(entry.statement);
    if (!definition) continue;
    const debited = entry.side === 'debit' ? entry.amount : negateFen(entry.amount);
    add(entry.statement, entry.key, fen(debited * directionOf(definition, entry.key)));
    for (const { key, amount } of sharedLines(entry, definition)) add(entry.statement, key, amount);
    if (entry.statement === 'income') {
      add('balance-sheet', surplusKey(entry.unit), negateFen(debited));
      for (const { key, amount } of byNature(entry, definitions)) add('income-by-nature', key, amount);
    }
    const cell = netAssetsCell(entry);
    if (cell !== undefined && lineOf(definitions, 'net-assets', cell)) add('net-assets', cell, negateFen(debited));
  }
  return effects;
}

/** What an entry on income or expense does to 收入费用表 by economic nature, whose revenue has the same lines. */
function byNature(entry: EliminationEntry, definitions: Definitions): { key: string; amount: Fen }[] {
  const definition = definitions.get('income-by-nature');
  if (!definition) return [];
  const parts = entry.natures ?? [{ key: entry.key, amount: entry.amount }];
  const side = entry.side === 'debit' ? 1 : -1;
  return parts.map(({ key, amount }) => ({ key, amount: fen(side * directionOf(definition, key) * amount) }));
}

/** Rows of 净资产变动表 (会政财03) that entries on net assets change, so that its 年末余额 stays the balance sheet's. */
const NET_ASSET_CELLS: Readonly<Record<string, string>> = {
  'accumulated-surplus': 'prior-adjustment.accumulated-surplus',
  'special-funds': 'funds-established.special-funds',
  'equity-method-adjustment': 'equity-method.equity-method',
  'gratuitous-transfer': 'gratuitous-transfer.accumulated-surplus',
  'surplus-of-period': 'surplus.accumulated-surplus',
};

/** Income and expense change 本年盈余; what E1b takes from last year changes the opening. */
function netAssetsCell({ statement, key, name }: EliminationEntry): string | undefined {
  if (statement === 'income') return 'surplus.accumulated-surplus';
  if (statement !== 'balance-sheet') return undefined;
  return name === OPENING_SURPLUS.name ? 'opening.accumulated-surplus' : NET_ASSET_CELLS[key];
}

/** Lines besides the entry's own that are made of the accounts behind it. */
function sharedLines(entry: EliminationEntry, definition: StatementDefinition): { key: string; amount: Fen }[] {
  const sign = entry.side === 'debit' ? 1 : -1;
  const parts = entry.parts ?? wholeLine(entry, definition);
  return definition.lines.flatMap((line) => {
    if (line.key === entry.key || line.formula.kind !== 'accounts') return [];
    const { terms } = line.formula;
    const amount = parts.reduce(
      (sum, part) => sum + sign * part.amount * terms.reduce((s, term) => s + (selects(term, part) ? term.sign : 0), 0),
      0,
    );
    return amount === 0 ? [] : [{ key: line.key, amount: fen(amount) }];
  });
}

/** The group accounts behind an entry, in its own direction. */
export function partsOf(
  entry: EliminationEntry,
  definitions: Definitions,
): readonly { readonly account: string; readonly fund?: string; readonly amount: Fen }[] {
  const definition = definitions.get(entry.statement);
  return entry.parts ?? (definition ? wholeLine(entry, definition) : []);
}

/** An entry that names a line only stands on the line's first account. */
function wholeLine(entry: EliminationEntry, definition: StatementDefinition): { account: string; amount: Fen }[] {
  const line = definition.lines.find(({ key }) => key === entry.key);
  const first = line?.formula.kind === 'accounts' ? line.formula.terms[0] : undefined;
  return first ? [{ account: first.account.replace('!', ''), amount: entry.amount }] : [];
}

/** Adds the totals (合计, 总计, 盈余) to amounts of lines, by the statement's own formulas. Lines without an amount are nil. */
export function withTotals(definition: StatementDefinition, amounts: ReadonlyMap<string, Fen>): LineAmounts {
  const lines = new Map(definition.lines.map((line) => [line.key, line]));
  const done: LineAmounts = new Map();
  const open = new Set<string>();
  const amountOf = (key: string): Fen => {
    const known = done.get(key);
    if (known !== undefined) return known;
    const line = lines.get(key);
    assert(line && !open.has(key), `a formula names no line, or itself: ${definition.statement} ${key}`);
    open.add(key);
    const amount =
      line.formula.kind === 'lines'
        ? fen(line.formula.terms.reduce((sum, term) => sum + term.sign * amountOf(term.key), 0))
        : (amounts.get(key) ?? ZERO);
    open.delete(key);
    done.set(key, amount);
    return amount;
  };
  for (const key of lines.keys()) amountOf(key);
  return done;
}
