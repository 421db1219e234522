/** 统一用药目录. */
export const formulary = {} as const;
