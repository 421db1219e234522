import type { OpenClass } from './reconcile.ts';

/** The four classes of 未达账项 as forms call them. */
export const OPEN_CLASS_NAMES: Readonly<Record<OpenClass, string>> = {
  'bank-in': '银行已收，单位未收',
  'bank-out': '银行已付，单位未付',
  'book-in': '单位已收，银行未收',
  'book-out': '单位已付，银行未付',
};
