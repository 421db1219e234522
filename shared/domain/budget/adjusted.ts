import { type Fen, fen, ZERO } from '../../kernel/fen.ts';
import type { BudgetChange } from './change.ts';
import type { UnitPlan } from './consolidated.ts';
import { budgetItem, type Carry, cellKey, isEarned, type PlanCell } from './plan.ts';
import { SOURCE_RULES } from './sources.ts';

/**
 * 调整后预算: a plan as it was approved, with what the approved documents of its year changed: spending and, of 追加, the
 * revenue that it names. What last year left (结转) is both held at the beginning and used; out of a fund that is set
 * aside, only used. So a plan that balanced balances still. What next year's 结转 took out of it (rows below nil) is not
 * spent: it uses less of what was carried in, and what this year earned for it is left at its end.
 */
export function adjustedPlan(approved: UnitPlan, changes: readonly BudgetChange[]): UnitPlan {
  const cells = new Map<string, PlanCell>(approved.cells.map((cell) => [cellKey(cell), cell]));
  const carries = new Map<string, Carry>(approved.carries.map((carry) => [carry.source, carry]));
  for (const { kind, rows } of changes)
    for (const { unit, department, item, source, project, month, amount } of rows) {
      if (unit !== approved.unit) continue;
      const place = { department, item, source, project };
      const known = cells.get(cellKey(place)) ?? { ...place, months: Array.from({ length: 12 }, () => ZERO) };
      const taken = kind === 'carry' && amount < 0;
      const months = taken
        ? lessFrom(known.months, fen(-amount))
        : known.months.map((old, index) => (index === month - 1 ? fen(old + amount) : old));
      cells.set(cellKey(place), { ...known, months });
      const { opening, used } = carries.get(source) ?? { opening: ZERO, used: ZERO };
      const named = budgetItem(item);
      if (taken) {
        if (used > 0) carries.set(source, { source, opening, used: fen(Math.max(0, used + amount)) });
      } else if (kind === 'carry')
        carries.set(source, { source, opening: fen(opening + amount), used: fen(used + amount) });
      else if (kind === 'supplement' && SOURCE_RULES.get(source)?.setAside && !(named && isEarned(named)))
        carries.set(source, { source, opening, used: fen(used + amount) });
    }
  return { unit: approved.unit, cells: [...cells.values()], carries: [...carries.values()] };
}

/** The months with so much less: the last ones give first, none more than it has; December bears what no month has. */
function lessFrom(months: readonly Fen[], amount: Fen): Fen[] {
  const left = [...months];
  let open: number = amount;
  for (let index = left.length - 1; index >= 0 && open > 0; index -= 1) {
    const gives = Math.min(open, Math.max(0, left[index]!));
    left[index] = fen(left[index]! - gives);
    open -= gives;
  }
  left[left.length - 1] = fen(left.at(-1)! - open);
  return left;
}
