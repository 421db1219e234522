import type { drugPayments as words } from '../zh-CN/drug-payments.ts';

/** 统一支付. */
export const drugPayments = {} as const satisfies Record<keyof typeof words, string>;
