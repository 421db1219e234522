/** What higher modules may ask the budget (全面预算). */

export { budgetChecks } from './checks.ts';
export { type LibraryProject, readLibrary } from './projects/library-reading.ts';
export { readRounds, type UnitRounds } from './sums/rounds-reading.ts';
