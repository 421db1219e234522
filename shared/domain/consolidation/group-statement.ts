import { type Fen, subtractFen } from '../../kernel/fen.ts';
import { monthOf } from '../../kernel/period.ts';
import type { Statement, StatementDefinition } from '../ledger/statement.ts';
import type { Consolidation, WorksheetLine } from './model.ts';
import { whyUnavailable } from './natures.ts';

/** Other consolidations that a group statement's columns need. */
export interface GroupStatementSources {
  /** That of the month before, for the month column; not needed in January. */
  readonly monthBefore?: Consolidation;
  /** That of last December, for 年初余额. */
  readonly yearEnd?: Consolidation;
  /** The year's opening (`consolidateOpening`), for 年初余额 where there is none of last December. */
  readonly opening?: Consolidation;
  /** That of the same period last year, for 上年同期. */
  readonly lastYear?: Consolidation;
}

const FROM_OPENING = '年初余额按各单位年初账面汇总，并抵销年初内部往来；上年末未在本系统编制合并报表';

/**
 * A statement of the community from its consolidation (合并报表). Month amounts are this year-to-date less the one of the
 * month before, and nil-able columns are left out where the consolidation they need is not there. The prior column is
 * what was consolidated then: units that came or went since do not change it (准则第9号 第十九条).
 */
export function groupStatement(
  consolidation: Consolidation,
  definition: StatementDefinition,
  { monthBefore, yearEnd, opening, lastYear }: GroupStatementSources = {},
): Statement {
  const { statement, lines, basis } = definition;
  const current = amounts(consolidation, definition);
  const before = monthBefore ? amounts(monthBefore, definition) : undefined;
  const prior = basis === 'balance' ? (yearEnd ?? opening) : lastYear;
  const last = prior ? amounts(prior, definition) : undefined;
  const remarks = [
    statement === 'income-by-nature' ? whyUnavailable(consolidation) : undefined,
    basis === 'balance' && !yearEnd && opening ? FROM_OPENING : undefined,
  ].filter((remark) => remark !== undefined);
  const january = monthOf(consolidation.period) === 1;
  return {
    statement,
    layout: 'group',
    lines: lines.flatMap(({ key, name, depth }) => {
      const amount = current.get(key);
      if (amount === undefined) return [];
      const earlier = before?.get(key);
      const month = january ? amount : earlier === undefined ? undefined : subtractFen(amount, earlier);
      return [
        {
          key,
          name,
          depth,
          amount,
          ...(basis === 'movement' && month !== undefined ? { month } : {}),
          prior: last?.get(key) ?? null,
        },
      ];
    }),
    remarks: [consolidation.caption, ...remarks],
  };
}

const amounts = ({ lines }: Consolidation, { statement }: StatementDefinition): Map<string, Fen> =>
  new Map(
    lines
      .filter((line: WorksheetLine) => line.statement === statement)
      .map(({ key, consolidated }) => [key, consolidated]),
  );
