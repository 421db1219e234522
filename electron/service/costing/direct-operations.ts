import { costing } from '../../../shared/contract/costing.ts';
import { COST_ITEMS, type CostItem } from '../../../shared/domain/costing/cost-item.ts';
import { depthsOf } from '../../../shared/domain/costing/department.ts';
import { type ItemAmounts, outsideOf, totalOf } from '../../../shared/domain/costing/direct-cost.ts';
import type { BookedExpense } from '../../../shared/domain/costing/expenses.ts';
import { type DirectRow, directTable } from '../../../shared/domain/costing/reports/direct-table.ts';
import type { CostSpan } from '../../../shared/domain/costing/span.ts';
import type { Unit } from '../../../shared/domain/organisation/unit.ts';
import { type Fen, fen, formatYuan, sumFen } from '../../../shared/kernel/fen.ts';
import { loadUnit } from '../organisation/queries.ts';
import { type Implementation, longQuery, query } from '../pipeline/implementation.ts';
import { fileName } from '../workbook/write/file-name.ts';
import { writeWorkbook } from '../workbook/write/workbook.ts';
import { directWorkbook, spanText } from './direct-workbook.ts';
import { readDirectCost } from './reading.ts';
import { rowName } from './row-names.ts';

/** 科室直接成本: the report, where an amount comes from, and its workbook. */
export const directOperations: readonly Implementation[] = [
  query(costing.direct, async (context, { unit: code, period, span }) => {
    const unit = await loadUnit(context.db, code);
    if (!unit) throw context.notFound(`单位 ${code}`);
    const { named, expenses, cost, nameOf } = await readDirectCost(context.db, code, period, span);
    const depths = depthsOf(named);
    const booked = (first: BookedExpense['first']): Fen =>
      sumFen(expenses.filter((expense) => expense.first === first).map(({ amount }) => amount));
    return {
      ...{ unit: code, name: unit.name, official: isOfficial(unit) },
      rows: directTable(named, cost.departments).map((row) => rowOut(row, span, depths)),
      excluded: {
        'fiscal-project': amountsOut(cost.excluded['fiscal-project']),
        research: amountsOut(cost.excluded.research),
      },
      unassigned: together(cost.unassigned).map((expense) => ({ ...partOut(expense, nameOf), why: expense.why })),
      books: { operating: formatYuan(booked('5001')), management: formatYuan(booked('5101')) },
    };
  }),

  query(costing.directParts, async (context, { unit, period, span, department, item }) => {
    const { departments, expenses, nameOf } = await readDirectCost(context.db, unit, period, span);
    const known = new Map(departments.map((each) => [each.code, each]));
    if (!known.has(department)) throw context.notFound(`科室 ${department}`);
    const own = expenses.filter(
      (expense) =>
        expense.department === department &&
        (item === undefined || expense.item === item) &&
        outsideOf(expense, known) === undefined,
    );
    return {
      parts: together(own).map((part) => partOut(part, nameOf)),
      total: formatYuan(sumFen(own.map(({ amount }) => amount))),
    };
  }),

  longQuery(
    costing.directBook,
    async (context, { unit: code, period, span }) => {
      const unit = await loadUnit(context.db, code);
      if (!unit) throw context.notFound(`单位 ${code}`);
      return { unit, ...(await readDirectCost(context.db, code, period, span)) };
    },
    async (context, { period, span }, { unit, named, cost }) => {
      const who = `${unit.code} ${unit.name}`;
      const rows = directTable(named, cost.departments);
      const book = directWorkbook({
        ...{ who, period, span, rows, depths: depthsOf(named), excluded: cost.excluded, official: isOfficial(unit) },
        unassigned: sumFen(cost.unassigned.map(({ amount }) => amount)),
        ...{ creator: context.actor, created: context.instant },
      });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: fileName(`成本医01-${who}-${spanText(period, span)}.xlsx`), rows: rows.length };
    },
  ),
];

/** Hospitals are within 财会〔2021〕26号 (第2条); the others are costed for management by the same rules (管理口径). */
const isOfficial = ({ chart }: Unit): boolean => chart === 'hospital';

/** One row an account, department and fund; the largest first. */
function together<Booked extends BookedExpense>(expenses: readonly Booked[]): Booked[] {
  const rows = new Map<string, Booked>();
  for (const expense of expenses) {
    const key = [expense.code, expense.department, expense.fund].join('\u0000');
    const before = rows.get(key);
    rows.set(key, before ? { ...before, amount: fen(before.amount + expense.amount) } : expense);
  }
  return [...rows.values()].filter(({ amount }) => amount !== 0).sort((a, b) => b.amount - a.amount);
}

const partOut = ({ code, department, item, fund, amount }: BookedExpense, nameOf: (code: string) => string) => ({
  ...{ code, name: nameOf(code), department, item, fund },
  amount: formatYuan(amount),
});

const amountsOut = (amounts: ItemAmounts) => ({ amounts: itemsOut(amounts), total: formatYuan(totalOf(amounts)) });

const itemsOut = (amounts: ItemAmounts): Record<CostItem, string> =>
  Object.fromEntries(COST_ITEMS.map((item) => [item, formatYuan(amounts[item])])) as Record<CostItem, string>;

const rowOut = (row: DirectRow, span: CostSpan, depths: ReadonlyMap<string, number>) => ({
  kind: row.kind,
  code: row.kind === 'department' ? row.department.code : '',
  name: rowName(row, span),
  depth: row.kind === 'department' ? (depths.get(row.department.code) ?? 0) : 0,
  class: row.kind === 'department' ? row.department.class : row.kind === 'class' ? row.class : null,
  ...amountsOut(row.amounts),
});
