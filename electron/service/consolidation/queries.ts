/** What higher modules may ask the consolidation (合并报表). */

export { readAsked } from './asked.ts';
export { differenceKey } from './difference-key.ts';
export { chosenNote, NOT_ELIMINATED, readConsolidatedStatement, readStatementSources } from './group-statements.ts';
export { GROUP_DEFINITIONS, readExplanations } from './input.ts';
export { computed, openOf } from './making.ts';
export { type OpenDifferences, readOpenDifferences } from './open-differences.ts';
export { confirmedRun, type KeptRun, readRun } from './runs.ts';
export { readSettings } from './settings.ts';
export { TriedConsolidations } from './tried.ts';
