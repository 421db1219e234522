import type { PackCost } from '../../../electron/service/audit/pack/content.ts';
import { COST_ITEMS } from '../../../shared/domain/costing/cost-item.ts';
import { type ItemAmounts, NO_AMOUNTS } from '../../../shared/domain/costing/direct-cost.ts';
import { type DriverValue, PARTS } from '../../../shared/domain/costing/drivers.ts';
import type { BookedExpense } from '../../../shared/domain/costing/expenses.ts';
import { NO_OUTPUT, type Output } from '../../../shared/domain/costing/reports/structure-table.ts';
import { certifyRun } from '../../../shared/domain/costing/run-certificate.ts';
import { DEFAULT_SCHEME } from '../../../shared/domain/costing/scheme.ts';
import { workOut } from '../../../shared/domain/costing/work-out.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { fen } from '../../../shared/kernel/fen.ts';

/** The medical ward is for inpatients and outpatients, the surgical one as well. */
const OUTPUTS: Readonly<Record<string, Output>> = {
  '01': { revenue: fen(150_00), outpatientCost: fen(38_90), visits: 4, bedDays: 8 },
  '02': { revenue: fen(200_00), outpatientCost: fen(21_11), visits: 3, bedDays: 10 },
};

/** An office and a laboratory that serve two wards; 100.01 of it is project money. */
export function lockedCost(unit: string): PackCost {
  const expense = (department: string, amount: number, source = 'own'): BookedExpense => ({
    ...{ code: '50010101', department, item: 'personnel', source, amount: fen(amount), first: '5001', fund: '' },
  });
  const value = (driver: string, receiver: string, count: number, giver = ''): DriverValue => ({
    ...{ driver, giver, receiver, value: count * PARTS },
  });
  const inputs = {
    departments: [
      { code: '01', name: '=内科', class: 'clinical' as const },
      { code: '02', name: '外科', class: 'clinical' as const },
      { code: '21', name: '检验科', class: 'technology' as const },
      { code: '41', name: '院办', class: 'admin' as const },
    ],
    expenses: [
      ...[expense('01', 100_00), expense('02', 200_00), expense('21', 50_01), expense('41', 10_00)],
      expense('01', 100_01, 'fiscal-project'),
    ],
    drivers: [
      ...[value('headcount', '01', 1), value('headcount', '02', 1), value('headcount', '21', 1)],
      ...[value('ordered-income', '01', 2, '21'), value('ordered-income', '02', 1, '21')],
    ],
    scheme: DEFAULT_SCHEME,
  };
  const result = workOut(inputs);
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join());
  const { departments, borne, allocation } = result.value;
  const { books, steps, all } = certifyRun(inputs, result.value);
  return {
    ...{ unit: unit as UnitCode, version: 2, method: '逐级分步结转', books },
    departments: departments.map((department, at) => ({
      department,
      direct: borne.direct.get(department.code) ?? NO_AMOUNTS,
      full: Object.fromEntries(
        COST_ITEMS.map((item, place) => [item, fen(allocation.full[place]![at]!)]),
      ) as ItemAmounts,
      output: OUTPUTS[department.code] ?? NO_OUTPUT,
    })),
    drivers: [{ driver: '人数', giver: '', receiver: '01 内科', value: '1', measure: '人' }],
    balances: [...steps.map((step, at) => ({ name: `第 ${at + 1} 步`, ...step })), { name: '合计', ...all }],
    ...{ preparedBy: '李娜', preparedAt: '2025-12-31T01:00:00.000Z' },
    ...{ lockedBy: '王强', lockedAt: '2025-12-31T02:00:00.000Z' },
    ...{ driversPreparedBy: '李娜', driversReviewedBy: '王强' },
    ...{ driversDigest: 'd'.repeat(64), booksDigest: 'b'.repeat(64), fullDigest: 'f'.repeat(64) },
  };
}
