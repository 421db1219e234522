import type { State } from './queue.ts';

/** The chip of each state. */
export const LOOKS: Readonly<Record<State, string>> = {
  draft: '',
  submitted: 'warn',
  reviewed: 'accent',
  posted: 'ok',
  discarded: '',
};
