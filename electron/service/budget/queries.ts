/** What higher modules may ask the budget (全面预算). */

export { budgetChecks } from './checks.ts';
export { readRounds, type UnitRounds } from './sums/rounds-reading.ts';
export { readWatching, type WatchingFacts } from './watching/pack-facts.ts';
