/** 分摊方案和成本分摊. */
export const costingRuns: Readonly<Record<string, string>> = {};
