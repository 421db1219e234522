import { budget } from '../../../../shared/contract/budget.ts';
import { judge } from '../../../../shared/domain/budget/control.ts';
import { lineKey } from '../../../../shared/domain/budget/line.ts';
import { takingsIn } from '../../../../shared/domain/budget/placing.ts';
import { budgetItem } from '../../../../shared/domain/budget/plan.ts';
import { overrunSentence } from '../../../../shared/domain/budget/refusals.ts';
import { available, EMPTY_STANDING } from '../../../../shared/domain/budget/standing.ts';
import { isClosing } from '../../../../shared/domain/ledger/closing.ts';
import { voucherTyped } from '../../../../shared/domain/ledger/desk/content.ts';
import { fen, formatYuan, ZERO } from '../../../../shared/kernel/fen.ts';
import { monthOf, periodOfDate, yearOf } from '../../../../shared/kernel/period.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readBook } from '../book.ts';
import { readPurses } from '../requests/purses.ts';
import { readHeldYears } from './unit-years.ts';

/**
 * 边填边看: the budget line of each line that is typed, what is left of it and by how much it would be over. Where the
 * budget block is written it spends; until then the financial block shows what the budget block will.
 */
export const remainingOperations: readonly Implementation[] = [
  query(budget.remaining, async ({ db }, { unit, content }) => {
    const period = periodOfDate(content.date);
    const unitYear = { unit, year: yearOf(period) };
    const held = (await readHeldYears(db, [unitYear]))(unitYear);
    if (!held) return { held: false, request: null, lines: [] };
    const { draft, numbers } = voucherTyped(unit, content);
    if (isClosing(draft.lines, held.account)) return { held: true, request: null, lines: [] };
    const book = draft.lines.some((line) => line.book === 'budget') ? 'budget' : 'financial';
    const takings = takingsIn(book, draft, held.account, held.isPlanned);
    const lines = takings.map(({ line }) => line);
    const books = await readBook(db, [], lines);
    const purses = await readPurses(db, [draft.carrier]);
    const stop = book === 'budget' && takings.length > 0 ? purses.against(draft, takings) : undefined;
    const paid = stop === undefined ? purses.paidOut(draft.carrier, takings) : [];
    return {
      held: true,
      request: stop ?? null,
      lines: takings.flatMap(({ line, amount, numbers: at }) => {
        const key = lineKey(line);
        const standing = books.standingOf(key) ?? EMPTY_STANDING;
        const rule = books.ruleOf(key, 'spend');
        const month = monthOf(period);
        const before = available(standing, rule.horizon === 'year' ? 12 : month);
        const drawn = paid.find(({ line: of }) => lineKey(of) === key)?.amount ?? ZERO;
        // What a request holds for it is taken already.
        const beyond = fen(amount - drawn);
        const after = judge({ ...standing, reserved: fen(standing.reserved + beyond) }, rule, month);
        const isOver = beyond > 0 && after.kind === 'over';
        const ask = isOver && after.kind === 'over' && after.control === 'ask';
        const said = { line, wanted: beyond, before, isPlanned: held.isPlanned(key) };
        const { department, item, source, project } = line;
        return at.map((number) => ({
          line: numbers[number - 1] ?? number,
          ...{ department, item, source, project, name: budgetItem(item)?.name ?? item },
          planned: said.isPlanned,
          available: formatYuan(before),
          wanted: formatYuan(amount),
          drawn: formatYuan(drawn),
          state: isOver ? ('over' as const) : after.kind === 'near' ? ('near' as const) : ('fits' as const),
          ask,
          message: isOver ? overrunSentence({ ...said, ask }) : null,
        }));
      }),
    };
  }),
];
