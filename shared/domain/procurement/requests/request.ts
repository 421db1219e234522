/** 常规申请, 急救抢救 (needed within hours), 短缺替代 (for a product that cannot be had). */
export const REQUEST_KINDS = ['ordinary', 'urgent', 'shortage'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];
