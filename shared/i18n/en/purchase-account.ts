import type { purchaseAccount as words } from '../zh-CN/purchase-account.ts';

/** 采购账户与账外采购. */
export const purchaseAccount = {} as const satisfies Record<keyof typeof words, string>;
