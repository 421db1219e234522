import type { Application } from './document.ts';

/** How a stage looks on its chip. */
export const STAGE_LOOKS: Readonly<Record<Application['stage'], string>> = {
  draft: 'chip',
  deciding: 'chip accent',
  approved: 'chip ok',
  refused: 'chip danger',
  withdrawn: 'chip',
  closed: 'chip',
};
