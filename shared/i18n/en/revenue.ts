import type { revenue as words } from '../zh-CN/revenue.ts';

/** What is said by daily revenue sheets. */
export const revenue = {
  'revenue.title': 'Revenue sheets',
} as const satisfies Record<keyof typeof words, string>;
