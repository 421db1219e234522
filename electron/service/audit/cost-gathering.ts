import { COST_ITEMS } from '../../../shared/domain/costing/cost-item.ts';
import { type ItemAmounts, NO_AMOUNTS } from '../../../shared/domain/costing/direct-cost.ts';
import { driverOf, valueText } from '../../../shared/domain/costing/drivers.ts';
import { outputsOf } from '../../../shared/domain/costing/reports/outputs.ts';
import { NO_OUTPUT } from '../../../shared/domain/costing/reports/structure-table.ts';
import { certifyRun } from '../../../shared/domain/costing/run-certificate.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { type CostRun, lockedRun, METHOD_NAMES } from '../costing/queries.ts';
import type { BooksReader } from '../database.ts';
import type { PackCost } from './pack/content.ts';

/** The locked cost runs (成本分摊) of the month, in the order of the units. */
export async function gatherCosts(db: BooksReader, units: readonly UnitCode[], period: Period): Promise<PackCost[]> {
  const costs: PackCost[] = [];
  for (const unit of units) {
    const run = await lockedRun(db, unit, period);
    if (run) costs.push(costOf(run));
  }
  return costs;
}

function costOf(run: CostRun): PackCost {
  const { inputs, result } = run;
  const { departments, borne, allocation } = result;
  const names = new Map(inputs.departments.map(({ code, name }) => [code, `${code} ${name}`]));
  const { books, spread, steps, all } = certifyRun(inputs, result);
  const full = new Map(
    departments.map(({ code }, at) => [
      code,
      Object.fromEntries(COST_ITEMS.map((item, place) => [item, fen(allocation.full[place]![at]!)])) as ItemAmounts,
    ]),
  );
  const outputs = outputsOf(inputs.drivers, full);
  return {
    ...{ unit: run.unit, version: run.version, method: METHOD_NAMES[inputs.scheme.method] },
    departments: departments.map((department) => ({
      department,
      direct: borne.direct.get(department.code) ?? NO_AMOUNTS,
      full: full.get(department.code) ?? NO_AMOUNTS,
      output: outputs.get(department.code) ?? NO_OUTPUT,
    })),
    drivers: inputs.drivers.map(({ driver, giver, receiver, value }) => ({
      ...{ driver: driverOf(driver)?.name ?? driver, measure: driverOf(driver)?.measure ?? '' },
      giver: giver === '' ? '' : (names.get(giver) ?? giver),
      receiver: names.get(receiver) ?? receiver,
      value: valueText(value),
    })),
    books,
    balances: [
      ...(borne.spreads.length === 0 ? [] : [{ name: '公共费用和上级科室费用', ...spread }]),
      ...steps.map((step, at) => ({ name: `第 ${at + 1} 步`, ...step })),
      { name: '直接成本到临床科室全成本', ...all },
    ],
    ...{ preparedBy: run.preparedBy, preparedAt: run.preparedAt },
    ...{ lockedBy: run.lockedBy ?? '', lockedAt: run.lockedAt ?? '' },
    ...{ driversPreparedBy: run.driversPreparedBy, driversReviewedBy: run.driversReviewedBy },
    ...{ driversDigest: run.driversDigest, booksDigest: run.booksDigest, fullDigest: run.fullDigest },
  };
}
