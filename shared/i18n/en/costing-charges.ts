import type { costingCharges as words } from '../zh-CN/costing-charges.ts';

/** Charges of the shared centres. */
export const costingCharges = {} as const satisfies Readonly<Record<keyof typeof words, string>>;
