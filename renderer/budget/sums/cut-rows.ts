import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { type RoundRow, roundRows } from '../../../shared/domain/budget/explained-cuts.ts';
import { type Fen, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';

const fenOf = (text: string): Fen => parseYuan(text) ?? ZERO;

/** A plan's rows through the rounds, with the centre's changes of each. */
export const rowsOfPlan = ({ versions, cuts }: ReplyOf<Contract['budget']['plan']>): RoundRow[] =>
  roundRows(
    versions.map(({ passage, instant, cells }) => ({
      ...{ passage, instant },
      cells: cells.map((cell) => ({ ...cell, total: fenOf(cell.total) })),
    })),
    cuts.map((cut) => ({ ...cut, before: fenOf(cut.before), after: fenOf(cut.after) })),
  );
