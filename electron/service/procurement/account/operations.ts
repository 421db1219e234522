import type { Implementation } from '../../pipeline/implementation.ts';
import type { PaperRules } from '../papers/rules.ts';
import { accountRules, accountOperations as ofAccount } from './account.ts';
import { decisionRuleOperations } from './decision-rules.ts';
import { overrideOperations, overrideRules } from './overrides.ts';

/** What is done with 唯一采购账户 and with 采购例外, and how purchasing decides. */
export const accountOperations: readonly Implementation[] = [
  ...ofAccount,
  ...overrideOperations,
  ...decisionRuleOperations,
];
export const accountPapers: readonly PaperRules[] = [accountRules, overrideRules];
