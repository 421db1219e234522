import { consolidation } from '../../../shared/contract/consolidation.ts';
import { consolidate } from '../../../shared/domain/consolidation/consolidate.ts';
import { groupStatement } from '../../../shared/domain/consolidation/group-statement.ts';
import type { Consolidation } from '../../../shared/domain/consolidation/model.ts';
import { groupFigures } from '../../../shared/domain/ledger/aggregate.ts';
import { groupChart } from '../../../shared/domain/ledger/charts/group.ts';
import type { Statement, StatementName } from '../../../shared/domain/ledger/statement.ts';
import { definitionOf, isDefined } from '../../../shared/domain/ledger/statements/definitions.ts';
import { evaluateStatement } from '../../../shared/domain/ledger/statements/evaluate.ts';
import { trialBalance } from '../../../shared/domain/ledger/statements/trial-balance.ts';
import { monthOf, type Period, periodOf, previousPeriod, yearOf } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import {
  allFigures,
  readFigures,
  readReconciliation,
  type StatementOut,
  statementLine,
  titleOf,
  trialBalanceLine,
} from '../ledger/queries.ts';
import { type Implementation, query } from '../pipeline/implementation.ts';
import { GROUP_DEFINITIONS, readInput } from './input.ts';
import { confirmedRun } from './runs.ts';

const NOT_ELIMINATED = '各单位汇总数，未经内部抵销';

/** 全县的报表: from the confirmed consolidation where there is one, otherwise tried on the books as they are. */
export const groupStatements: readonly Implementation[] = [
  query(consolidation.statement, async (context, { statement, period }) => {
    const made = await readGroupStatement(context.db, statement, period);
    if (!made) throw context.refused('no-data', `${period} 还没有任何单位的账务`);
    return made;
  }),
];

/** A statement of the community; undefined when no unit has any data in the year. */
export async function readGroupStatement(
  db: BooksReader,
  statement: StatementName,
  period: Period,
): Promise<StatementOut | undefined> {
  const head = { statement, scope: 'group', period, title: titleOf(statement, 'group') };
  if (GROUP_DEFINITIONS.has(statement)) {
    const made = await consolidatedStatement(db, statement, period);
    return (
      made && {
        ...head,
        caption: made.caption,
        lines: made.statement.lines.map(statementLine),
        remarks: [...made.statement.remarks],
      }
    );
  }
  const read = await readFigures(db, period);
  const figures = allFigures(read);
  if (figures.length === 0) return undefined;
  if (statement === 'trial-balance') {
    const rows = trialBalance(groupFigures(figures, 'group'), groupChart().accounts);
    return { ...head, caption: NOT_ELIMINATED, lines: rows.map(trialBalanceLine), remarks: [] };
  }
  const made: Statement = isDefined(statement)
    ? evaluateStatement(definitionOf(statement, 'group'), figures)
    : await readReconciliation(db, read, period, 'group');
  return { ...head, caption: NOT_ELIMINATED, lines: made.lines.map(statementLine), remarks: [...made.remarks] };
}

async function consolidatedStatement(
  db: BooksReader,
  statement: StatementName,
  period: Period,
): Promise<{ statement: Statement; caption: string } | undefined> {
  const current = await consolidationOf(db, period);
  if (!current) return undefined;
  const basis = GROUP_DEFINITIONS.get(statement)!;
  // Only movements have a column of the month.
  const monthBefore =
    monthOf(period) === 1 || basis.basis === 'balance' ? undefined : await consolidationOf(db, previousPeriod(period));
  const priorPeriod =
    basis.basis === 'balance' ? periodOf(yearOf(period) - 1, 12) : periodOf(yearOf(period) - 1, monthOf(period));
  const prior = await consolidationOf(db, priorPeriod);
  return { statement: groupStatement(current, basis, { monthBefore, prior }), caption: current.caption };
}

/** The confirmed consolidation of a period, or one tried on the books as they are; undefined without any data. */
async function consolidationOf(db: BooksReader, period: Period): Promise<Consolidation | undefined> {
  const confirmed = await confirmedRun(db, period);
  if (confirmed) return confirmed.result;
  const input = await readInput(db, period);
  return input.statements.size === 0 ? undefined : consolidate(input, GROUP_DEFINITIONS);
}
