/** Lists of a year's approvals: 登记, 审批链, 会议纪要, 化整为零预警, 合同与付款, 付款清单. */
export const APPROVAL_REPORTS = ['register', 'chain', 'minutes', 'radar', 'contracts', 'payments'] as const;
export type ApprovalReport = (typeof APPROVAL_REPORTS)[number];
