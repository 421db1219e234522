import type { volumes as words } from '../zh-CN/volumes.ts';

/** 集采约定量. */
export const volumes = {} as const satisfies Record<keyof typeof words, string>;
