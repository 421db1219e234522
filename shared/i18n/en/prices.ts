import type { prices as words } from '../zh-CN/prices.ts';

/** 议价与价格协议. */
export const prices = {} as const satisfies Record<keyof typeof words, string>;
