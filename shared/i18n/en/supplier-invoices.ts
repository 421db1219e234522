import type { supplierInvoices as words } from '../zh-CN/supplier-invoices.ts';

/** 进货发票与三单匹配. */
export const supplierInvoices = {} as const satisfies Record<keyof typeof words, string>;
