import { consolidation } from '../../../shared/contract/consolidation.ts';
import { type GroupStatementSources, groupStatement } from '../../../shared/domain/consolidation/group-statement.ts';
import type { Consolidation } from '../../../shared/domain/consolidation/model.ts';
import { groupFigures } from '../../../shared/domain/ledger/aggregate.ts';
import { groupChart } from '../../../shared/domain/ledger/charts/group.ts';
import type { Statement, StatementDefinition, StatementName } from '../../../shared/domain/ledger/statement.ts';
import { definitionOf, isDefined } from '../../../shared/domain/ledger/statements/definitions.ts';
import { evaluateStatement } from '../../../shared/domain/ledger/statements/evaluate.ts';
import { trialBalance } from '../../../shared/domain/ledger/statements/trial-balance.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { monthOf, type Period, periodOf, previousPeriod, yearOf } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import {
  allFigures,
  readFigures,
  readReconciliation,
  readsOpening,
  type StatementOut,
  statementLine,
  titleOf,
  trialBalanceLine,
  unknownOpenings,
} from '../ledger/queries.ts';
import { type Implementation, query } from '../pipeline/implementation.ts';
import { GROUP_DEFINITIONS } from './input.ts';
import { confirmedRun } from './runs.ts';
import { TriedConsolidations } from './tried.ts';

const NOT_ELIMINATED = '各单位汇总数，未经内部抵销';

/** 全县的报表: from the confirmed consolidation where there is one, otherwise tried on the books as they are. */
export const groupStatements = (tried: TriedConsolidations): readonly Implementation[] => [
  query(consolidation.statement, async (context, { statement, period }) => {
    const made = await readGroupStatement(context.db, statement, period, tried);
    if (!made) throw context.refused('no-data', `${period} 还没有任何单位的账务`);
    return made;
  }),
];

/** A statement of the community; undefined when no unit has any data in the year. */
async function readGroupStatement(
  db: BooksReader,
  statement: StatementName,
  period: Period,
  tried: TriedConsolidations,
): Promise<StatementOut | undefined> {
  const head = { statement, scope: 'group', period, title: titleOf(statement, 'group') };
  if (GROUP_DEFINITIONS.has(statement)) {
    const made = await consolidatedStatement(db, statement, period, tried);
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
  tried: TriedConsolidations,
): Promise<{ statement: Statement; caption: string } | undefined> {
  const current = await tried.of(db, period);
  if (!current) return undefined;
  const definition = GROUP_DEFINITIONS.get(statement)!;
  const sources = await readStatementSources(db, period, [definition], tried);
  const made = groupStatement(current, definition, sources);
  const notes = (await confirmedRun(db, period)) ? [] : triedNotes(current);
  const unknown = await unknownOpenings(db, yearOf(period), current.scope.included);
  return {
    statement: { ...made, remarks: [...made.remarks, ...openingRemarks(statement, unknown), ...notes] },
    caption: current.caption,
  };
}

/** Members whose 年初数 nobody knows: the community's is the others', and says so. */
function openingRemarks(statement: StatementName, unknown: ReadonlySet<UnitCode>): string[] {
  if (unknown.size === 0 || !readsOpening(statement)) return [];
  return [`年初数未知的单位不在年初数中：${[...unknown].sort().join('、')}`];
}

/** What the reader of a statement that nobody confirmed must know. */
function triedNotes({ checks, scope }: Consolidation): string[] {
  const open = checks.filter(({ name, ok }) => !ok && (name === 'manual-entries' || name === 'units-reported'));
  return [
    `试算：${scope.included.length} 家单位，按账务现状计算，合并底稿尚未确认`,
    ...open.map(({ name, detail }) => (name === 'manual-entries' ? `已计入未确认的手工分录：${detail}` : detail)),
  ];
}

/**
 * The consolidations that the other columns of group statements need: of the month before for the month, of last year
 * for 上年同期, and for 年初余额 that of last December or, where there is none, of the year's openings.
 */
export async function readStatementSources(
  db: BooksReader,
  period: Period,
  definitions: Iterable<StatementDefinition>,
  tried = new TriedConsolidations(),
): Promise<GroupStatementSources> {
  const bases = new Set([...definitions].map(({ basis }) => basis));
  const lastDecember = periodOf(yearOf(period) - 1, 12);
  const samePeriod = periodOf(yearOf(period) - 1, monthOf(period));
  const yearEnd = bases.has('balance') ? await tried.of(db, lastDecember) : undefined;
  const opening = bases.has('balance') && !yearEnd ? await tried.openingOf(db, period) : undefined;
  if (!bases.has('movement')) return { yearEnd, opening };
  return {
    yearEnd,
    opening,
    monthBefore: monthOf(period) > 1 ? await tried.of(db, previousPeriod(period)) : undefined,
    lastYear: yearEnd && samePeriod === lastDecember ? yearEnd : await tried.of(db, samePeriod),
  };
}
