/** What higher modules may ask the budget (全面预算). */

export { type ChangeDocument, readYearChanges } from './changes/documents.ts';
export { budgetChecks } from './checks.ts';
export { type OpenClaim, readExecution } from './execution-reading.ts';
export { type HeldClaim, readHeld, readHolders } from './holding.ts';
export { type LibraryProject, readLibrary } from './projects/library-reading.ts';
export { readRequestNumbers } from './requests/documents.ts';
export { overReasons } from './requests/overs.ts';
export { againstPlacing, againstRows } from './requests/row-checks.ts';
export { againstCommitting, takesAsked } from './spending/committing.ts';
export { readApprovedYears } from './spending/unit-years.ts';
export { readRounds, type UnitRounds } from './sums/rounds-reading.ts';
export { readWatching, type WatchingFacts } from './watching/pack-facts.ts';
export { type Weighed, weighFor } from './weighing.ts';
