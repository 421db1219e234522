import { changes } from './budget/changes.ts';
import { controls } from './budget/controls.ts';
import { execution } from './budget/execution.ts';
import { kits } from './budget/kits.ts';
import { performance } from './budget/performance.ts';
import { plans } from './budget/plans.ts';
import { progress } from './budget/progress.ts';
import { projects } from './budget/projects.ts';
import { requests } from './budget/requests.ts';
import { schedules } from './budget/schedules.ts';
import { spending } from './budget/spending.ts';
import { sums } from './budget/sums.ts';
import { watching } from './budget/watching.ts';

/** 全面预算: made by units, cut and agreed by the centre, then watched at every taking. */
export const budget = {
  ...plans,
  ...kits,
  ...changes,
  ...controls,
  ...execution,
  ...spending,
  ...progress,
  ...sums,
  ...requests,
  ...watching,
  ...schedules,
  ...projects,
  ...performance,
};
