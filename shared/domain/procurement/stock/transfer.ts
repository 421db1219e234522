/** 院内调剂 is paid for between the units; 无偿调拨 is not. The lot and its price are the same on both sides either way. */
export const TRANSFER_FORMS = ['adjust', 'gratis'] as const;
export type TransferForm = (typeof TRANSFER_FORMS)[number];
