import type { organisation as zh } from '../zh-CN/organisation.ts';

export const organisation: Readonly<Record<keyof typeof zh, string>> = {
  'role.chief-accountant': 'Chief accountant',
  'role.centre-accountant': 'Centre accountant',
  'role.cashier': 'Cashier',
  'role.unit-accountant': 'Unit accountant',
  'role.pharmacy-buyer': 'Pharmacy buyer',
  'role.receiver': 'Receiver',
  'role.approver': 'Approver',
  'role.reviewer': 'Reviewer',
  'role.unit-head': 'Head of unit',
  'role.internal-auditor': 'Internal auditor',
  'role.administrator': 'Administrator',
  'kind.lead': 'Lead hospital',
  'kind.hospital': 'Hospital',
  'kind.township': 'Township',
  'kind.community': 'Community',
  'kind.institution': 'Institution',
  'chart.hospital': 'Hospital',
  'chart.primary': 'Primary care',
  'chart.institution': 'Institution',
};
