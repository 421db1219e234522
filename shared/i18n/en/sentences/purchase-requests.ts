/** 采购申请. */
export const purchaseRequests: Readonly<Record<string, string>> = {
  申请日期: 'Day of asking',
};
