/** 进货发票与三单匹配. */
export const invoices = {};
