import type { PageEntry } from './page-entry.ts';

/** Pages of 大额资金支出审批. */
export const APPROVAL_PAGES: readonly PageEntry[] = [
  {
    path: '/approvals',
    title: 'approvals.title',
    permission: 'approval.read',
    nav: { group: 'approval', icon: 'approvals' },
    load: async () => (await import('../approval/desk/desk-page.tsx')).ApprovalsPage,
  },
  {
    path: '/approval-applications',
    title: 'applications.title',
    permission: 'approval.read',
    nav: { group: 'approval', icon: 'approvalApplications' },
    load: async () => (await import('../approval/apply/applications-page.tsx')).ApplicationsPage,
  },
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
  {
    path: '/approval-meetings',
    title: 'approvalMeetings.title',
    permission: 'approval.read',
    nav: { group: 'approval', icon: 'approvalMeetings' },
    load: async () => (await import('../approval/meetings/meetings-page.tsx')).MeetingsPage,
  },
  {
    path: '/approval-payees',
    title: 'approvalPayees.title',
    permission: 'approval.read',
    nav: { group: 'approval', icon: 'approvalPayees' },
    load: async () => (await import('../approval/payees/payees-page.tsx')).PayeesPage,
  },
  {
    path: '/approval-contracts',
    title: 'contracts.title',
    permission: 'approval.read',
    nav: { group: 'approval', icon: 'approvalContracts' },
    load: async () => (await import('../approval/contracts/contracts-page.tsx')).ContractsPage,
  },
  {
    path: '/approval-payouts',
    title: 'payouts.title',
    permission: 'approval.read',
    nav: { group: 'approval', icon: 'approvalPayouts' },
    load: async () => (await import('../approval/payouts/payouts-page.tsx')).PayoutsPage,
  },
  {
    path: '/approval-settings',
    title: 'approvalSettings.title',
    permission: 'approval.read',
    nav: { group: 'approval', icon: 'approvalSettings' },
    load: async () => (await import('../approval/settings/settings-page.tsx')).ApprovalSettingsPage,
  },
  {
    path: '/approval-radar',
    title: 'radar.title',
    permission: 'approval.read',
    nav: { group: 'approval', icon: 'approvalRadar' },
    load: async () => (await import('../approval/radar/radar-page.tsx')).RadarPage,
  },
];
