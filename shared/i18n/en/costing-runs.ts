import type { costingRuns as words } from '../zh-CN/costing-runs.ts';

/** Schemes and cost runs. */
export const costingRuns = {} as const satisfies Readonly<Record<keyof typeof words, string>>;
