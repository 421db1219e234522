import type { budgetSpend as chinese } from '../zh-CN/budget-spend.ts';

/** What is said where the budget is spent: at the desk, and on budget execution. */
export const budgetSpend: Readonly<Record<keyof typeof chinese, string>> = {
  'budgetSpend.hint': 'Budget',
  'budgetSpend.available': 'Available',
  'budgetSpend.wanted': 'Spent by this voucher',
  'budgetSpend.after': 'Available afterwards',
  'budgetSpend.near': 'Near its budget',
  'budgetSpend.over': 'Over budget',
  'budgetSpend.unplanned': 'No approved budget',
  'budgetSpend.proposed': 'By the budget entries that will be made',
};
