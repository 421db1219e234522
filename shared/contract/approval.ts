import { rules } from './approval/rules.ts';
import { seats } from './approval/seats.ts';

/** 大额资金支出审批: which levels decide about what, and who holds them. */
export const approval = {
  ...rules,
  ...seats,
};
