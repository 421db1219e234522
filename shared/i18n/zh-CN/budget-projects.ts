/** 项目库与绩效: projects and what they are to achieve. */
export const budgetProjects = {
  'budgetProjects.title': '项目库',
} as const;
