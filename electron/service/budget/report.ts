import { budget } from '../../../shared/contract/budget.ts';
import { type LineKey, lineKey } from '../../../shared/domain/budget/line.ts';
import { withinScope } from '../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type Fen, fen, formatYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { monthOf, type Period, yearOf } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { loadUnits } from '../organisation/queries.ts';
import { type Implementation, query } from '../pipeline/implementation.ts';
import { readExecution } from './execution-reading.ts';
import { readReported as readReportedLines } from './spending/reported.ts';
import { type Eliminates, readSums } from './sums/reading-sums.ts';

/** One line as its movements leave it at the end of a month, in 分. */
interface Reported {
  readonly unit: UnitCode;
  readonly department: string;
  readonly item: string;
  readonly source: string;
  readonly project: string;
  /** Of the whole year. */
  readonly approved: Fen;
  readonly adjusted: Fen;
  /** 占用 and 签约 together. */
  readonly committed: Fen;
  readonly spent: Fen;
  /** 按余额表: what of it is known from trial balances alone, and moved nothing. */
  readonly byBalance: Fen;
}

/** 预算报告: lines from their movements up to a month's end, by unit and as a group. */
export const reportOperations = (rule: Eliminates): readonly Implementation[] => [
  query(budget.report, async ({ db, scope }, { period, unit }) => {
    const reach = unit === undefined ? scope : { kind: 'units' as const, units: new Set([unit]) };
    const codes = withinScope(reach, await loadUnits(db), ({ code }) => code).map(({ code }) => code);
    const lines = await readReported(db, codes, period);
    // As the lines stand: what documents changed on both sides of an internal service is eliminated as well.
    const { budget: adjusted } = await readSums(db, { scope: reach, year: yearOf(period), stage: 'adjusted' }, rule);
    const taken = new Map(
      adjusted.lines.map(({ item, source, eliminated }) => [`${item} ${source}`, sumFen(eliminated)]),
    );
    const byLine = grouped(lines, ({ item, source }) => `${item} ${source}`).sort(([a], [b]) => (a < b ? -1 : 1));
    const group = byLine.map(([key, own]) => {
      const eliminated = taken.get(key) ?? ZERO;
      const { approved: given, adjusted: changed } = sums(own);
      return {
        ...{ item: own[0]!.item, fund: own[0]!.source, ...amountsOut(own) },
        eliminated: formatYuan(eliminated),
        consolidated: formatYuan(fen(given + changed - eliminated)),
      };
    });
    return {
      period,
      lines: lines.map((line) => ({
        ...{ unit: line.unit, department: line.department, item: line.item, fund: line.source, project: line.project },
        ...amountsOut([line]),
      })),
      units: Object.fromEntries(grouped(lines, (line) => line.unit).map(([code, own]) => [code, amountsOut(own)])),
      group: {
        lines: group,
        // Of each side alike, whether a line of it moved or not.
        eliminated: formatYuan(sumFen(adjusted.pairs.map(({ eliminated }) => eliminated))),
      },
    };
  }),
];

/** Plans count with the whole year's amount, takings with those of the months so far. */
async function readReported(db: BooksReader, units: readonly UnitCode[], period: Period): Promise<Reported[]> {
  const { lines } = await readExecution(db, units, period);
  const moved = lines.map(
    ({ reserved, committed, ...line }): Reported => ({
      ...line,
      committed: fen(reserved + committed),
      byBalance: ZERO,
    }),
  );
  return withBalances(moved, await readBalanced(db, moved, period), yearOf(period));
}

/** Members that send trial balances alone: what these say of the months so far, by the line that would bear it. */
async function readBalanced(
  db: BooksReader,
  moved: readonly Reported[],
  period: Period,
): Promise<ReadonlyMap<LineKey, Reported>> {
  const year = yearOf(period);
  const planned = new Set(
    moved.filter(({ approved, adjusted }) => approved + adjusted > 0).map((line) => lineKey({ ...line, year })),
  );
  const units = [...new Set(moved.map(({ unit }) => unit))];
  const told = await readReportedLines(db, units, year, (key) => planned.has(key));
  return new Map(
    told.map(({ line, months }): [LineKey, Reported] => {
      const spent = sumFen(months.slice(0, monthOf(period)));
      const { unit, department, item, source, project } = line;
      const nothing = { approved: ZERO, adjusted: ZERO, committed: ZERO };
      return [lineKey(line), { unit, department, item, source, project, ...nothing, spent, byBalance: spent }];
    }),
  );
}

/** What moved, and what was told beside it; a line that nothing moved stands at the end. */
function withBalances(moved: readonly Reported[], told: ReadonlyMap<LineKey, Reported>, year: number): Reported[] {
  const known = new Set(moved.map((line) => lineKey({ ...line, year })));
  const both = moved.map((line) => {
    const more = told.get(lineKey({ ...line, year }))?.spent ?? ZERO;
    return { ...line, spent: fen(line.spent + more), byBalance: more };
  });
  return [...both, ...[...told].flatMap(([key, line]) => (known.has(key) ? [] : [line]))];
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const own = groups.get(keyOf(row));
    if (own) own.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups];
}

const sums = (lines: readonly Reported[]) => ({
  approved: sumFen(lines.map(({ approved }) => approved)),
  adjusted: sumFen(lines.map(({ adjusted }) => adjusted)),
  committed: sumFen(lines.map(({ committed }) => committed)),
  spent: sumFen(lines.map(({ spent }) => spent)),
  byBalance: sumFen(lines.map(({ byBalance }) => byBalance)),
});

/** 可用 = 批复 + 调整 − 已占用与签约 − 已支出. */
function amountsOut(lines: readonly Reported[]) {
  const { approved, adjusted, committed, spent, byBalance } = sums(lines);
  return {
    approved: formatYuan(approved),
    adjusted: formatYuan(adjusted),
    committed: formatYuan(committed),
    spent: formatYuan(spent),
    byBalance: formatYuan(byBalance),
    available: formatYuan(fen(approved + adjusted - committed - spent)),
  };
}
