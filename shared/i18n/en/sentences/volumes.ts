/** 集采约定量. */
export const volumes: Readonly<Record<string, string>> = {};
