import type { costingReports as words } from '../zh-CN/costing-reports.ts';

/** Cost reports, composition and trace. */
export const costingReports = {} as const satisfies Readonly<Record<keyof typeof words, string>>;
