import { addFen, sumFen } from '../../kernel/fen.ts';
import type { StatementName } from '../ledger/statement.ts';
import type { UnitCode } from '../organisation/unit.ts';
import type { Consolidation, Elimination, WorksheetLine } from './model.ts';

/** Printed on every statement of some units: it is nobody's confirmed consolidation. */
export const SUBGROUP_CAPTION = '部分单位汇总：仅抵销所选单位之间的往来和交易，不是经确认的合并报表';

/** Whether an elimination stands between chosen units only. */
export const isWithin = ({ pair }: Pick<Elimination, 'pair'>, chosen: ReadonlySet<UnitCode>): boolean =>
  pair.every((unit) => chosen.has(unit));

/** Whether it has one side among the chosen units and the other outside: what belongs to it stays. */
export const isPartlyWithin = ({ pair }: Pick<Elimination, 'pair'>, chosen: ReadonlySet<UnitCode>): boolean =>
  pair.some((unit) => chosen.has(unit)) && !isWithin({ pair }, chosen);

/**
 * The part of a consolidation that concerns some of its units (部分单位合并): their columns as they stand on the worksheet,
 * and of the eliminations those between two of them, as the community's consolidation has them. What stands between one of
 * them and another member stays. Of all units it is the consolidation itself, of one its own figures. The community's
 * checks say nothing of a part.
 */
export function subgroupOf(whole: Consolidation, chosen: ReadonlySet<UnitCode>): Consolidation {
  const eliminations = whole.eliminations.filter((one) => isWithin(one, chosen));
  const applied = new Set(eliminations.map(({ id }) => id));
  const among = (units: readonly UnitCode[]): UnitCode[] => units.filter((unit) => chosen.has(unit));
  const { included, joined, left, silent } = whole.scope;
  return {
    period: whole.period,
    caption: SUBGROUP_CAPTION,
    scope: { included: among(included), joined: among(joined), left: among(left), silent: among(silent) },
    lines: whole.lines.map((line) => narrowed(line, chosen, applied)),
    eliminations,
    differences: whole.differences.filter(({ pair }) => pair.every((unit) => chosen.has(unit))),
    checks: [],
  };
}

function narrowed(
  line: WorksheetLine,
  chosen: ReadonlySet<UnitCode>,
  applied: ReadonlySet<Elimination['id']>,
): WorksheetLine {
  const units = new Map([...line.units].filter(([unit]) => chosen.has(unit)));
  const effects = line.effects.filter(({ elimination }) => applied.has(elimination));
  const sum = sumFen(units.values());
  const elimination = sumFen(effects.map(({ amount }) => amount));
  return {
    ...line,
    units,
    adjustments: new Map([...line.adjustments].filter(([unit]) => chosen.has(unit))),
    sum,
    elimination,
    consolidated: addFen(sum, elimination),
    effects,
  };
}

/** The eliminations that change a statement, in their order. */
export function eliminationsOn({ lines, eliminations }: Consolidation, statement: StatementName): Elimination[] {
  const own = lines.filter((line) => line.statement === statement);
  const ids = new Set(own.flatMap(({ effects }) => effects.map(({ elimination }) => elimination)));
  return eliminations.filter(({ id }) => ids.has(id));
}
