import type { suppliers as words } from '../zh-CN/suppliers.ts';

/** 供应商. */
export const suppliers = {} as const satisfies Record<keyof typeof words, string>;
