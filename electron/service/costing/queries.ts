/** What higher modules may ask of costing (成本核算). */

export { costingChecks } from './checks.ts';
export { type CostRun, lockedRun } from './runs/reading.ts';
export { METHOD_NAMES } from './runs/run-workbook.ts';
