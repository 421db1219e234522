import type { formulary as words } from '../zh-CN/formulary.ts';

/** 统一用药目录. */
export const formulary = {} as const satisfies Record<keyof typeof words, string>;
