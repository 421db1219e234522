import type { FundNature } from '../fund.ts';
import type { LineDefinition } from '../statement.ts';
import { credit, ofWhich } from './terms.ts';

/** What a supplement adds to 收入费用表: its 其中 lines, by the line they stand below. */
export interface IncomeParts {
  readonly fiscal: readonly LineDefinition[];
  readonly service: readonly LineDefinition[];
  readonly otherLevel: readonly LineDefinition[];
  readonly operating: readonly LineDefinition[];
  readonly administrative: readonly LineDefinition[];
  readonly surplus: readonly LineDefinition[];
}

export const NOT_PROJECT: readonly FundNature[] = ['fiscal-basic', 'research', 'other'];
export const PUBLIC_HEALTH: readonly string[] = ['public-health'];

/** 4001: by the unit's accounts where it has them, by the lines' fund nature otherwise. */
export const FISCAL_BASIC = [
  ...credit('400101'),
  ...credit('4001', { except: ['400101', '400102'], funds: NOT_PROJECT }),
];
export const FISCAL_PROJECT = [
  ...credit('400102'),
  ...credit('4001', { except: ['400101', '400102'], funds: ['fiscal-project'] }),
];

export const FROM_GOVERNMENT_FUND = ofWhich(
  'government-fund-revenue',
  '政府性基金收入',
  credit('4001', { sources: ['government-fund'] }),
);

/** Revenue and expense that supplements charge to 医疗盈余 whole. */
export const MEDICAL_REVENUE = [
  'superior-subsidy',
  'affiliate-turn-in',
  'business-revenue',
  'investment-income',
  'donation-revenue',
  'interest-revenue',
  'rental-revenue',
  'other-revenue',
];
export const MEDICAL_EXPENSE = [
  '-business-expense',
  '-disposal-expense',
  '-turn-in-expense',
  '-affiliate-subsidy-expense',
  '-income-tax-expense',
  '-other-expense',
];

/** The plain table: nothing but 政府性基金收入. */
export const PLAIN: IncomeParts = {
  fiscal: [FROM_GOVERNMENT_FUND],
  service: [],
  otherLevel: [],
  operating: [],
  administrative: [],
  surplus: [],
};
