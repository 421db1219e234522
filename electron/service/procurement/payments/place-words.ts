import type { BookedPlace } from '../../../../shared/domain/procurement/payments/accounts.ts';

/** 记账科目 as they stand in sentences. */
export const PLACE_WORDS: Readonly<Record<BookedPlace, string>> = {
  'payable-drugs': '应付供应商药款',
  'payable-members': '代成员单位采购应付药款',
  'payable-goods': '应付供应商耗材款',
  bank: '付款的银行存款',
  insurance: '应收医保款',
  'spending-drugs': '药品支出（预算会计）',
  'spending-goods': '材料支出（预算会计）',
  cash: '资金结存（预算会计）',
  'advance-bank': '医保预付的银行存款',
  advance: '预收医保款',
  'advance-revenue': '事业预算收入（预算会计）',
};
