import type { purchaseRequests as words } from '../zh-CN/purchase-requests.ts';

/** 采购申请. */
export const purchaseRequests = {} as const satisfies Record<keyof typeof words, string>;
