export const budgetProjects: Readonly<Record<string, string>> = {};
