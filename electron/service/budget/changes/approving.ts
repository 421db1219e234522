import type { Reason } from '../../../../shared/contract/errors.ts';
import { changeDemands } from '../../../../shared/domain/budget/change.ts';
import type { Verdict } from '../../../../shared/domain/budget/control.ts';
import { type GateRefusal, pass } from '../../../../shared/domain/budget/gate.ts';
import { type LineKey, lineOf } from '../../../../shared/domain/budget/line.ts';
import { monthIn } from '../../../../shared/domain/budget/month-in.ts';
import { budgetItem } from '../../../../shared/domain/budget/plan.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, groupedYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksTx } from '../../database.ts';
import type { ReadBook } from '../book.ts';
import { passGate } from '../gate.ts';
import type { ChangeDocument } from './documents.ts';
import { isHeld } from './ground.ts';

/** What would be taken below what is taken already, before anything moves; for the unit that submits. */
export function shortLines(book: ReadBook, document: ChangeDocument, nowMs: number): Reason[] {
  const today = chinaDay(nowMs) as AccountingDate;
  return changeDemands(document, isHeld).flatMap(({ year, demands }) => {
    const passed = pass(book, demands, { today, month: monthIn(year, today), authorised: false });
    return passed.ok ? overs(passed.value.verdicts) : passed.error.flatMap(ofRefusal);
  });
}

/**
 * Passes the document's rows through the gate and keeps what they move; what would fall below what is taken, whatever
 * the line's control, as reasons. The caller's transaction must then be given up.
 */
export async function moveLines(
  tx: BooksTx,
  document: ChangeDocument,
  { by, instant, nowMs }: { readonly by: string; readonly instant: string; readonly nowMs: number },
): Promise<Reason[]> {
  const today = chinaDay(nowMs) as AccountingDate;
  for (const { year, lines, demands } of changeDemands(document, isHeld)) {
    const occasion = { today, month: monthIn(year, today), authorised: false };
    const passed = await passGate(tx, { demands, lines, occasion, by, instant });
    const reasons = passed.ok ? overs(passed.value.verdicts) : passed.error.flatMap(ofRefusal);
    if (reasons.length > 0) return reasons;
  }
  return [];
}

const overs = (verdicts: ReadonlyMap<LineKey, Verdict>): Reason[] =>
  [...verdicts].flatMap(([line, verdict]) => (verdict.kind === 'over' ? [overReason(line, verdict.over)] : []));

const ofRefusal = (refusal: GateRefusal): Reason[] =>
  refusal.kind === 'over' ? [overReason(refusal.line, refusal.over)] : [];

function overReason(key: LineKey, over: Fen): Reason {
  const { unit, year, item } = lineOf(key);
  const name = budgetItem(item)?.name ?? item;
  return {
    code: 'over',
    message: `${unit} ${year} 年${name}调减后不够已占用、已签约和已支出的数，还差 ${groupedYuan(over)} 元`,
  };
}
