import { addFen, type Fen, subtractFen, sumFen, ZERO } from '../../kernel/fen.ts';
import type { LineDefinition, Statement, StatementDefinition, StatementName } from '../ledger/statement.ts';
import type { UnitCode } from '../organisation/unit.ts';
import type { Definitions } from './definitions.ts';
import { effectsOf, type LineAmounts, withTotals } from './effect.ts';
import { SURPLUS_KEYS } from './lines.ts';
import type { Elimination, EliminationEntry, WorksheetLine } from './model.ts';

/** A unit's statements and the manual adjustments of them. */
export interface UnitColumn {
  readonly unit: UnitCode;
  readonly statements: ReadonlyMap<StatementName, Statement>;
  readonly adjustments: readonly EliminationEntry[];
}

/** A total that a unit's own statement gives differently from its lines. */
export interface TotalDisagreement {
  readonly unit: UnitCode;
  readonly statement: StatementName;
  readonly name: string;
  readonly stated: Fen;
  readonly computed: Fen;
}

export interface Worksheet {
  readonly lines: readonly WorksheetLine[];
  readonly disagreements: readonly TotalDisagreement[];
}

/** Statements on the worksheet, in their order. */
export const WORKSHEET_STATEMENTS: readonly StatementName[] = [
  'balance-sheet',
  'income',
  'income-by-nature',
  'net-assets',
  'budget',
];

interface Column {
  readonly unit: UnitCode;
  readonly amounts: LineAmounts;
  readonly adjustments: LineAmounts;
}

interface EffectColumn {
  readonly elimination: string;
  readonly amounts: LineAmounts;
}

/**
 * The worksheet (合并工作底稿, 解释第4号 八（二）): every unit's lines, their sum, eliminations and the consolidated amounts.
 *
 * A unit's column is its own statement after the manual adjustments of it (①), which stand beside it; totals of every
 * column are computed from its lines by the statement's definition, and a unit's total that says otherwise is reported.
 * Holds on every line: sum + elimination = consolidated, and Σ effects = elimination.
 */
export function worksheetOf(
  units: readonly UnitColumn[],
  eliminations: readonly Elimination[],
  definitions: Definitions,
): Worksheet {
  const surplusKey = surplusKeys(units);
  const adjusted = new Map(
    units.map(({ unit, adjustments }) => [unit, effectsOf(adjustments, definitions, surplusKey)] as const),
  );
  const eliminated = eliminations.map(({ id, entries }) => ({
    id,
    effects: effectsOf(entries, definitions, surplusKey),
  }));
  const lines: WorksheetLine[] = [];
  const disagreements: TotalDisagreement[] = [];
  for (const name of WORKSHEET_STATEMENTS) {
    const definition = definitions.get(name);
    if (!definition) continue;
    const columns = units.map(({ unit, statements }): Column => {
      const stated = statedLines(statements.get(name));
      const own = withTotals(definition, stated);
      disagreements.push(...disagreementsOf(unit, definition, stated, own));
      const adjustments = withTotals(definition, adjusted.get(unit)?.get(name) ?? new Map());
      return { unit, amounts: added(own, adjustments), adjustments };
    });
    const effects = eliminated.flatMap(({ id, effects: all }): EffectColumn[] => {
      const direct = all.get(name);
      return direct ? [{ elimination: id, amounts: withTotals(definition, direct) }] : [];
    });
    lines.push(...definition.lines.map((line) => lineOf(name, line, columns, effects)));
  }
  return { lines, disagreements };
}

function lineOf(
  statement: StatementName,
  { key, name, depth }: LineDefinition,
  columns: readonly Column[],
  eliminated: readonly EffectColumn[],
): WorksheetLine {
  const units = new Map(columns.map(({ unit, amounts }) => [unit, amounts.get(key) ?? ZERO]));
  const adjustments = columns.flatMap(({ unit, adjustments: all }) => {
    const amount = all.get(key) ?? ZERO;
    return amount === 0 ? [] : [[unit, amount] as const];
  });
  const effects = eliminated.flatMap(({ elimination, amounts }) => {
    const amount = amounts.get(key) ?? ZERO;
    return amount === 0 ? [] : [{ elimination, amount }];
  });
  const sum = sumFen(units.values());
  const elimination = sumFen(effects.map(({ amount }) => amount));
  return {
    statement,
    key,
    name,
    depth,
    units,
    adjustments: new Map(adjustments),
    sum,
    elimination,
    consolidated: addFen(sum, elimination),
    effects,
  };
}

const statedLines = (statement: Statement | undefined): ReadonlyMap<string, Fen> =>
  new Map(statement?.lines.map(({ key, amount }) => [key, amount]));

function disagreementsOf(
  unit: UnitCode,
  { statement, lines }: StatementDefinition,
  stated: ReadonlyMap<string, Fen>,
  computed: ReadonlyMap<string, Fen>,
): TotalDisagreement[] {
  return lines.flatMap(({ key, name }) => {
    const own = stated.get(key);
    const total = computed.get(key) ?? ZERO;
    return own === undefined || subtractFen(own, total) === 0
      ? []
      : [{ unit, statement, name, stated: own, computed: total }];
  });
}

function added(a: ReadonlyMap<string, Fen>, b: ReadonlyMap<string, Fen>): LineAmounts {
  const sum: LineAmounts = new Map(a);
  for (const [key, amount] of b) sum.set(key, addFen(sum.get(key) ?? ZERO, amount));
  return sum;
}

/**
 * Where each unit's surplus of the year stands on its balance sheet, so that what is eliminated of its income and expense
 * is taken from the same place: 本期盈余, or 累计盈余 once its year is closed (the line is nil though there was a surplus).
 */
function surplusKeys(units: readonly UnitColumn[]): (unit: UnitCode | undefined) => string {
  const closed = new Set(
    units
      .filter(({ statements }) => {
        const onSheet = statedLines(statements.get('balance-sheet')).get(SURPLUS_KEYS.open) ?? ZERO;
        const earned = statedLines(statements.get('income')).get('surplus') ?? ZERO;
        return onSheet === 0 && earned !== 0;
      })
      .map(({ unit }) => unit),
  );
  const allClosed = units.length > 0 && closed.size === units.length;
  return (unit) => ((unit === undefined ? allClosed : closed.has(unit)) ? SURPLUS_KEYS.closed : SURPLUS_KEYS.open);
}
