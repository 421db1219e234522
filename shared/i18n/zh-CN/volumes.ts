/** 集采约定量. */
export const volumes = {} as const;
