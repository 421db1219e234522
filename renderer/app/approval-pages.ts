import type { PageEntry } from './page-entry.ts';

/** Pages of 大额资金支出审批. */
export const APPROVAL_PAGES: readonly PageEntry[] = [
  {
    path: '/approval-rules',
    title: 'approvalRules.title',
    permission: 'approval.read',
    nav: { group: 'approval', icon: 'approvalRules' },
    load: async () => (await import('../approval/rules/rules-page.tsx')).RulesPage,
  },
  {
    path: '/approval-seats',
    title: 'approvalSeats.title',
    permission: 'approval.read',
    nav: { group: 'approval', icon: 'approvalSeats' },
    load: async () => (await import('../approval/seats/seats-page.tsx')).SeatsPage,
  },
];
