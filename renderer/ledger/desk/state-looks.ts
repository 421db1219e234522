import type { View } from './queue.ts';

/** The chip of each state. */
export const LOOKS: Readonly<Record<View, string>> = {
  draft: '',
  submitted: 'warn',
  reviewed: 'accent',
  unsigned: 'warn',
  posted: 'ok',
  discarded: '',
};
