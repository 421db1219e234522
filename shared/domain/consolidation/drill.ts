import type { Fen } from '../../kernel/fen.ts';
import { ZERO } from '../../kernel/fen.ts';
import type { StatementName } from '../ledger/statement.ts';
import type { UnitCode } from '../organisation/unit.ts';
import type { Consolidation, Elimination, WorksheetLine } from './model.ts';

/** What a consolidated amount is made of: units, their adjustments, eliminations, and the items behind those. */
export interface Drill {
  readonly line: WorksheetLine;
  readonly units: readonly { readonly unit: UnitCode; readonly amount: Fen; readonly adjustment: Fen }[];
  /** With what each did to this line; the effects sum to the line's elimination. */
  readonly eliminations: readonly { readonly elimination: Elimination; readonly effect: Fen }[];
  /** Ids of the intra-group items behind the eliminations, each once. */
  readonly items: readonly string[];
}

/** Takes a consolidated line apart (追溯); undefined when the worksheet has no such line. */
export function drill(consolidation: Consolidation, statement: StatementName, key: string): Drill | undefined {
  const line = consolidation.lines.find((one) => one.statement === statement && one.key === key);
  if (!line) return undefined;
  const byId = new Map(consolidation.eliminations.map((elimination) => [elimination.id, elimination]));
  const eliminations = line.effects.flatMap(({ elimination: id, amount }) => {
    const elimination = byId.get(id);
    return elimination ? [{ elimination, effect: amount }] : [];
  });
  return {
    line,
    units: [...line.units].map(([unit, amount]) => ({ unit, amount, adjustment: line.adjustments.get(unit) ?? ZERO })),
    eliminations,
    items: [...new Set(eliminations.flatMap(({ elimination }) => elimination.items))],
  };
}
