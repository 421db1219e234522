import type { Permission } from './permission.ts';

/** A role (角色): what it is called, where it is held, and what it may do. A person may hold several. */
export interface Role {
  readonly name: string;
  /** `community`: held over the whole community; `unit`: held at one unit at a time; `either`: as it is granted. */
  readonly held: 'community' | 'unit' | 'either';
  readonly permissions: readonly Permission[];
}

const READING = [
  'organisation.read',
  'ledger.read',
  'budget.read',
  'costing.read',
  'procurement.read',
  'audit.check',
] as const satisfies readonly Permission[];
const BUDGETING = ['budget.prepare', 'budget.submit'] as const satisfies readonly Permission[];
const BOOKKEEPING = [
  'ledger.import',
  'ledger.prepare',
  'ledger.witness',
  'ledger.post',
  'ledger.submit',
] as const satisfies readonly Permission[];

/**
 * The roles of the finance centre, as data (财会〔2012〕21号 内部控制: 不相容岗位相互分离; the pairs are in separation.ts).
 * The administrator sees no business data: what the books say is not what keeping the accounts of people needs.
 */
export const ROLES = {
  'chief-accountant': {
    name: '总会计师',
    held: 'community',
    permissions: [
      ...READING,
      'setup.initialise',
      'organisation.manage',
      'people.report',
      'ledger.import',
      'ledger.review',
      'ledger.witness',
      'ledger.attest',
      'ledger.lock',
      'ledger.reopen',
      'ledger.chart',
      'consolidation.read',
      'consolidation.run',
      'consolidation.adjust',
      'consolidation.confirm',
      'consolidation.configure',
      'budget.decide',
      'budget.approve',
      'costing.run',
      'costing.review',
      'approval.read',
      'approval.configure',
      'approval.decide',
      'audit.trail',
      'audit.verify',
      'audit.pack',
      'store.backup',
    ],
  },
  'centre-accountant': {
    name: '财务中心会计',
    held: 'either',
    permissions: [
      ...READING,
      ...BOOKKEEPING,
      ...BUDGETING,
      'ledger.lock',
      'ledger.chart',
      'consolidation.read',
      'consolidation.run',
      'consolidation.adjust',
      'budget.decide',
      'approval.read',
      // Asks for the members whose books the centre keeps.
      'approval.apply',
      'costing.prepare',
      'costing.run',
      'audit.pack',
    ],
  },
  // Signs the vouchers of cash and bank, and keeps their day books (出纳): so the books must be open to read.
  cashier: {
    name: '出纳',
    held: 'either',
    // And sees what the one account is to pay suppliers (统一支付), and what was approved to be paid (付款申请).
    permissions: ['organisation.read', 'ledger.read', 'ledger.sign', 'procurement.read', 'approval.read', 'funds.pay'],
  },
  'unit-accountant': {
    name: '成员单位会计',
    held: 'unit',
    permissions: [...READING, ...BOOKKEEPING, ...BUDGETING, 'costing.prepare', 'approval.read', 'approval.apply'],
  },
  'pharmacy-buyer': {
    name: '药学中心采购',
    held: 'community',
    permissions: ['organisation.read', 'procurement.read', 'procurement.buy'],
  },
  // 总药师 (贵 三(十一)): decides for the community's pharmacy committee what others prepared.
  'chief-pharmacist': {
    name: '总药师',
    held: 'community',
    permissions: ['organisation.read', 'procurement.read', 'procurement.approve'],
  },
  'unit-pharmacist': {
    name: '单位药房',
    held: 'either',
    permissions: ['organisation.read', 'procurement.read', 'procurement.request'],
  },
  receiver: {
    name: '验收员',
    held: 'either',
    permissions: ['organisation.read', 'procurement.read', 'procurement.accept'],
  },
  approver: {
    name: '审批人',
    held: 'either',
    permissions: ['organisation.read', 'budget.read', 'approval.read', 'approval.decide'],
  },
  reviewer: {
    name: '审核',
    held: 'either',
    // And checks what the units ask to be paid (付款申请).
    permissions: [...READING, 'ledger.review', 'ledger.witness', 'approval.read', 'costing.review'],
  },
  'unit-head': {
    name: '单位负责人',
    held: 'unit',
    permissions: [...READING, 'ledger.witness', 'ledger.attest', 'approval.read', 'approval.decide'],
  },
  'internal-auditor': {
    name: '内审',
    held: 'either',
    permissions: [
      ...READING,
      'approval.read',
      'people.report',
      'consolidation.read',
      'audit.trail',
      'audit.verify',
      'audit.pack',
    ],
  },
  administrator: {
    name: '管理员',
    held: 'community',
    // Setting up works once, while there is no community: the first administrator names the members, and sees no books.
    permissions: [
      'setup.initialise',
      'organisation.read',
      'people.manage',
      'people.report',
      'store.backup',
      'audit.verify',
    ],
  },
} as const satisfies Record<string, Role>;

export type RoleCode = keyof typeof ROLES;
export const ROLE_CODES = Object.keys(ROLES) as readonly RoleCode[];

/** The permissions of a role code; none for a code that no version of the program knows. */
export function permissionsOf(role: string): readonly Permission[] {
  return Object.hasOwn(ROLES, role) ? ROLES[role as RoleCode].permissions : [];
}

/**
 * What the command line may do without `--as`: everything that keeps and shows the books, nothing that decides,
 * approves, pays or administers people (CLI.md).
 */
export const LOCAL_OPERATOR: readonly Permission[] = [
  'setup.initialise',
  ...READING,
  'ledger.import',
  'consolidation.read',
  'consolidation.run',
  'costing.prepare',
  'costing.run',
  'approval.read',
  'audit.trail',
  'audit.verify',
  'audit.pack',
  'store.backup',
];
