export const budgetSchedules: Readonly<Record<string, string>> = {};
