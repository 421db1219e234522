import type { purchaseOrders as words } from '../zh-CN/purchase-orders.ts';

/** 采购订单. */
export const purchaseOrders = {} as const satisfies Record<keyof typeof words, string>;
