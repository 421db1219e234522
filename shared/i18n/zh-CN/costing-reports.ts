/** 成本报表、构成和追溯. */
export const costingReports = {} as const;
