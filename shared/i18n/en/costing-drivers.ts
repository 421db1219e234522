import type { costingDrivers as words } from '../zh-CN/costing-drivers.ts';

/** Drivers of the allocation. */
export const costingDrivers = {} as const satisfies Readonly<Record<keyof typeof words, string>>;
