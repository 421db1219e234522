import type { RouteStage } from './route-state.ts';

/** Where an application stands: its way through the levels, and 办结 after it. */
export const APPLICATION_STAGES = [
  ...(['draft', 'deciding', 'approved', 'refused', 'withdrawn'] as const satisfies readonly RouteStage[]),
  'closed',
] as const;
export type ApplicationStage = (typeof APPLICATION_STAGES)[number];

/** What was done to an application on its way (route.ts), and 办结. */
export const MOVE_KINDS = [
  ...(['submit', 'pass', 'refuse', 'add', 'move', 'withdraw', 'resolve', 'amend', 'reseat', 'close'] as const),
] as const;

/** What the caller may do to an application now. */
export const APPLICATION_ACTS = [
  ...(['edit', 'remove', 'submit', 'withdraw', 'amend', 'urge', 'release', 'close'] as const),
  ...(['decide', 'reseat'] as const),
] as const;
export type ApplicationAct = (typeof APPLICATION_ACTS)[number];

/** Stages in which what is filled in may be changed: before it is handed in, and after it came back. */
export const isOpenToEdit = (stage: ApplicationStage): boolean =>
  stage === 'draft' || stage === 'refused' || stage === 'withdrawn';
