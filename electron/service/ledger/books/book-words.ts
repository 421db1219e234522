import type { CrossingKey } from '../../../../shared/domain/ledger/crossing.ts';

/** The names of the books on paper. */
export const TITLES = {
  journal: '序时账',
  account: '明细账',
  crossed: '辅助核算明细账',
  crossing: '辅助核算余额表',
  general: '总账',
  days: '日记账',
  columnar: '多栏账',
  receivable: '应收账龄表',
  payable: '应付账龄表',
} as const;

/** 辅助核算 on paper: the heading of a value's name and, where people write one, of its code. */
export const KEY_WORDS: Readonly<Record<CrossingKey, { readonly code?: string; readonly name: string }>> = {
  account: { code: '科目编码', name: '科目名称' },
  department: { code: '部门编码', name: '部门' },
  counterparty: { code: '往来单位编码', name: '往来单位' },
  project: { name: '项目' },
  fund: { name: '资金性质' },
};

/** Where lines carry no value of a dimension. */
export const NOT_STATED = '（未填）';
