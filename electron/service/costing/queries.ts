/** What higher modules may ask of costing (成本核算). */

export { costingChecks } from './checks.ts';
