import { charges } from './costing/charges.ts';
import { direct } from './costing/direct.ts';
import { drivers } from './costing/drivers.ts';
import { reports } from './costing/reports.ts';
import { runs } from './costing/runs.ts';
import { trace } from './costing/trace.ts';
import { units } from './costing/units.ts';

/** 成本核算: from the posted vouchers to what a department costs. */
export const costing = { ...direct, ...drivers, ...runs, ...reports, ...trace, ...units, ...charges };
