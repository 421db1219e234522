import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { PerformanceStage } from '../../../shared/domain/budget/performance-route.ts';
import type { ProjectStage } from '../../../shared/domain/budget/project-route.ts';

export type Project = ReplyOf<Contract['budget']['project']>;
export type Sheet = Project['sheets'][number];

/** How each stage looks; always beside its word. */
export const STAGE_CHIPS: Readonly<Record<ProjectStage, string>> = {
  declaring: 'chip',
  reviewing: 'chip warn',
  listed: 'chip accent',
  running: 'chip accent',
  finished: 'chip ok',
  ended: 'chip',
  rejected: 'chip',
};

export const SHEET_CHIPS: Readonly<Record<PerformanceStage, string>> = {
  goals: 'chip',
  set: 'chip accent',
  scored: 'chip warn',
  reviewed: 'chip ok',
};

/** How a direction is written before a target. */
export const SIGNS = { least: '≥', most: '≤', equal: '=', words: '' } as const;
