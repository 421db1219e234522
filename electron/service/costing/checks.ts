import type { CheckResult, CheckRow } from '../../../shared/domain/audit/check.ts';
import { directCost, totalOf, type Unassigned } from '../../../shared/domain/costing/direct-cost.ts';
import { type BookedExpense, expensesOf } from '../../../shared/domain/costing/expenses.ts';
import type { CostSpan } from '../../../shared/domain/costing/span.ts';
import { definitionOf } from '../../../shared/domain/ledger/statements/definitions.ts';
import { evaluateStatement } from '../../../shared/domain/ledger/statements/evaluate.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type Fen, fen, formatYuan, groupedYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { type ReadFigures, readFigures } from '../ledger/queries.ts';
import type { CostLookedAt } from './looked-at.ts';
import { readCostDepartments } from './reading.ts';
import { runChecks } from './runs/checks.ts';

/** What cost says of a span: nothing of the ledger's expense is lost on the way to departments, and all of it has one. */
export async function costingChecks(db: BooksReader, asked: CostLookedAt): Promise<readonly CheckResult[]> {
  const { units, period, span, figures } = asked;
  const read = figures ?? (await readFigures(db, period, units));
  const [differences, homeless]: [CheckRow[], CheckRow[]] = [[], []];
  let looked = 0;
  for (const unit of units) {
    const own = read.get(unit);
    // Books that know no departments have no cost of theirs: whoever sends a trial balance is not costed.
    if (!own?.figures.some(({ department }) => department !== undefined)) continue;
    looked += 1;
    const expenses = expensesOf(own.figures, (code) => own.chart.get(code), span);
    const { departments, excluded, unassigned } = directCost(
      expenses,
      await readCostDepartments(db, unit, period, span),
    );
    const costed = sumFen([
      ...[...departments.values(), excluded['fiscal-project'], excluded.research].map(totalOf),
      ...unassigned.map(({ amount }) => amount),
    ]);
    const difference = fen(statementExpense(own, span) - costed);
    if (difference !== 0)
      differences.push({
        ...{ unit, period, place: '5001、5101', difference: formatYuan(difference) },
        message: `收入费用表的业务活动费用和单位管理费用与科室直接成本、不计入成本、待归集之和相差 ${groupedYuan(difference)}`,
      });
    homeless.push(...unassigned.map((expense) => homelessRow(expense, unit, period)));
  }
  const result = (name: string, title: string, severity: CheckResult['severity'], rows: readonly CheckRow[]) => ({
    ...{ name, title, severity, ok: rows.length === 0, rows },
    ...(looked === 0 ? { idle: true as const } : {}),
  });
  return [
    result('cost-ledger', '科室直接成本＝账上费用', 'error', differences),
    result('cost-assigned', '费用已归集到科室', 'finding', homeless),
    ...(await runChecks(db, asked)),
  ];
}

/** 业务活动费用 + 单位管理费用 as 收入费用表 has them. */
function statementExpense({ figures, chart }: ReadFigures, span: CostSpan): Fen {
  const { lines } = evaluateStatement(definitionOf('income', chart.official), figures);
  return sumFen(
    lines.flatMap(({ key, amount, month }) =>
      key === 'operating-expense' || key === 'administrative-expense'
        ? [span === 'year' ? amount : (month ?? ZERO)]
        : [],
    ),
  );
}

const homelessRow = (
  { code, department, amount, why }: Unassigned<BookedExpense>,
  unit: UnitCode,
  period: Period,
): CheckRow => ({
  ...{ unit, period, place: code, difference: formatYuan(amount) },
  message:
    why === 'no-department'
      ? `科目 ${code} 的费用 ${groupedYuan(amount)} 没有科室，不能归集成本`
      : `科目 ${code} 的费用 ${groupedYuan(amount)} 记在没有的科室 ${department}，不能归集成本`,
});
