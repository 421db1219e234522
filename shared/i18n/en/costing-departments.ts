import type { costingDepartments as words } from '../zh-CN/costing-departments.ts';

/** The tree of departments, their dated changes, and members’ own codes. */
export const costingDepartments = {} as const satisfies Readonly<Record<keyof typeof words, string>>;
