export const budgetWatching: Readonly<Record<string, string>> = {};
