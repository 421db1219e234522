/** 成本核算. */
export const costing: Readonly<Record<string, string>> = {};
