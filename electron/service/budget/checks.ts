import { sql } from 'kysely';
import type { CheckResult, CheckRow } from '../../../shared/domain/audit/check.ts';
import { budgetItem } from '../../../shared/domain/budget/plan.ts';
import { fundSource } from '../../../shared/domain/ledger/fund.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { fen, formatYuan, groupedYuan } from '../../../shared/kernel/fen.ts';
import type { BooksReader } from '../database.ts';
import { variancesExplained } from './watching/variance-check.ts';

interface Line {
  readonly unit: string;
  readonly item: string;
  readonly source: string;
  readonly department: string;
  readonly kept: number;
  readonly moved: number;
}

/**
 * What the budget's own books say of a year: each line is its movements, nothing was spent that was not there, and what
 * differs from the time gone by at the month's end is explained.
 */
export async function budgetChecks(
  db: BooksReader,
  units: readonly UnitCode[],
  at: { readonly year: number; readonly month: number },
): Promise<readonly CheckResult[]> {
  const lines = await readLines(db, units, at.year);
  return [movementsSum(lines), withinBudget(lines), await variancesExplained(db, units, at)];
}

/** 预算额度＝预算流水合计: a line's available, as it is kept and as its movements give it. */
const movementsSum = (lines: readonly Line[]): CheckResult =>
  result(
    'budget-movements-sum',
    '预算额度＝预算流水合计',
    'error',
    lines,
    lines.flatMap((line): CheckRow[] => {
      const difference = fen(line.kept - line.moved);
      if (difference === 0) return [];
      const message = `${nameOf(line)} 的可用额度与预算流水合计相差 ${groupedYuan(difference)}`;
      return [{ unit: line.unit as UnitCode, place: line.item, message, difference: formatYuan(difference) }];
    }),
  );

/** 支出未超预算 (无预算不支出): vouchers that came from elsewhere are facts, and spend what was not there. */
const withinBudget = (lines: readonly Line[]): CheckResult =>
  result(
    'budget-within',
    '支出未超预算',
    'finding',
    lines,
    lines.flatMap((line): CheckRow[] => {
      if (line.kept >= 0) return [];
      const over = fen(-line.kept);
      const message = `${nameOf(line)} 超预算 ${groupedYuan(over)}，请办理预算调整或说明原因`;
      return [{ unit: line.unit as UnitCode, place: line.item, message, difference: formatYuan(over) }];
    }),
  );

const result = (
  name: string,
  title: string,
  severity: CheckResult['severity'],
  lines: readonly Line[],
  rows: readonly CheckRow[],
): CheckResult => ({
  name,
  title,
  severity,
  ok: rows.length === 0,
  ...(lines.length === 0 ? { idle: true } : {}),
  rows,
});

const nameOf = ({ item, source, department }: Line): string =>
  [`${item} ${budgetItem(item)?.name ?? ''}`, fundSource(source)?.name ?? source, department]
    .filter((part) => part !== '')
    .join('/');

/** 可用 = 批复 + 调整 − 已占用 − 已签约 − 已支出, summed over the rows of a line. */
const available = sql<number>`sum(approved + adjusted - reserved - committed - spent)`;

/** Every line's available of the year, as it is kept and as its movements give it. */
async function readLines(db: BooksReader, units: readonly UnitCode[], year: number): Promise<Line[]> {
  const lines = await db
    .selectFrom('budget_line')
    .selectAll()
    .where('year', '=', year)
    .where('unit', 'in', [...units])
    .orderBy('id')
    .execute();
  if (lines.length === 0) return [];
  const own = db
    .selectFrom('budget_line')
    .select('id')
    .where('year', '=', year)
    .where('unit', 'in', [...units]);
  const kept = await db
    .selectFrom('budget_standing')
    .select(['line', available.as('left')])
    .where('line', 'in', own)
    .groupBy('line')
    .execute();
  const moved = await db
    .selectFrom('budget_movement')
    .select(['line', available.as('left')])
    .where('line', 'in', own)
    .groupBy('line')
    .execute();
  const leftOf = (rows: typeof kept) => new Map(rows.map(({ line, left }) => [line, Number(left)]));
  const [keptOf, movedOf] = [leftOf(kept), leftOf(moved)];
  return lines.map((line) => ({ ...line, kept: keptOf.get(line.id) ?? 0, moved: movedOf.get(line.id) ?? 0 }));
}
