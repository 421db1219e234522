import type { costingUnits as words } from '../zh-CN/costing-units.ts';

/** Cost of a visit, a bed-day, a service item and a disease. */
export const costingUnits = {} as const satisfies Readonly<Record<keyof typeof words, string>>;
