import type { Implementation } from '../../pipeline/implementation.ts';
import { cashCountQueries } from './asking.ts';
import { draftCashVoucher, makeCashCount, witnessCashCount } from './doing.ts';

/** 库存现金盘点: counted, witnessed, and what differs brought to the desk. */
export const cashCountOperations = (): readonly Implementation[] => [
  ...cashCountQueries(),
  makeCashCount,
  witnessCashCount,
  draftCashVoucher,
];
