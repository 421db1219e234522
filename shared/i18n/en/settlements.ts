import type { settlements as words } from '../zh-CN/settlements.ts';

/** 内部结算. */
export const settlements = {} as const satisfies Record<keyof typeof words, string>;
