/**
 * What large money is spent on (支出类别), after the lists that hospitals decide by: 基建、设备、耗材药品、服务、赔偿、投资
 * (DOMAIN 6), and what a member asks for without buying. A table of rules may treat each apart.
 */
export const CATEGORIES = {
  works: '基本建设与大修',
  equipment: '设备购置',
  supplies: '药品耗材',
  services: '服务与运行',
  staff: '人员与培训',
  compensation: '医疗赔偿',
  investment: '对外投资',
  borrowing: '借款',
  disposal: '资产处置',
  donation: '对外捐赠',
  reimbursement: '大额报销',
  other: '其他支出',
} as const satisfies Record<string, string>;

export type Category = keyof typeof CATEGORIES;
export const CATEGORY_CODES = Object.keys(CATEGORIES) as readonly Category[];
