import type { budgetProjects as words } from '../zh-CN/budget-projects.ts';

/** 项目库与绩效: projects and what they are to achieve. */
export const budgetProjects = {
  'budgetProjects.title': 'Project library',
} as const satisfies Record<keyof typeof words, string>;
