/** 成本报表、构成和追溯. */
export const costingReports: Readonly<Record<string, string>> = {};
