export const budgetRequests: Readonly<Record<string, string>> = {};
