import { applications } from './approval/applications.ts';
import { contracts } from './approval/contracts.ts';
import { meetings } from './approval/meetings.ts';
import { payees } from './approval/payees.ts';
import { payouts } from './approval/payouts.ts';
import { radar } from './approval/radar.ts';
import { report } from './approval/report.ts';
import { rules } from './approval/rules.ts';
import { seats } from './approval/seats.ts';
import { settings } from './approval/settings.ts';

/** 大额资金支出审批: what is applied for and decided, which levels decide about what, who holds them and whom they may pay. */
export const approval = {
  ...applications,
  ...meetings,
  ...contracts,
  ...rules,
  ...seats,
  ...payees,
  ...payouts,
  ...settings,
  ...radar,
  ...report,
};
