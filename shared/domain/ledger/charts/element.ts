import type { Book, Element, Side } from '../account.ts';

const ELEMENTS: Readonly<Record<string, Element>> = {
  1: 'asset',
  2: 'liability',
  3: 'netAssets',
  4: 'revenue',
  5: 'expense',
  6: 'budgetRevenue',
  7: 'budgetExpenditure',
  8: 'budgetSurplus',
};

/** Contra assets (备抵科目): their normal balance is on the credit side (财会〔2017〕25号 第三部分, 期末余额 sentences). */
const CONTRA = new Set(['1219', '1602', '1702', '1802', '1832']);

export interface Nature {
  readonly element: Element;
  readonly book: Book;
  readonly side: Side;
}

/**
 * Element, book and normal side of an account from its code's first digits (财会〔2017〕25号 第二部分); undefined when the
 * code begins with none of 1–8. 8001 资金结存 is the only account of 预算结余 on the debit side.
 */
export function natureOfCode(code: string): Nature | undefined {
  const element = ELEMENTS[code.slice(0, 1)];
  if (!element) return undefined;
  const first = code.slice(0, 4);
  const book: Book = code.slice(0, 1) >= '6' ? 'budget' : 'financial';
  const debit = element === 'asset' || element === 'expense' || element === 'budgetExpenditure' || first === '8001';
  return { element, book, side: debit && !CONTRA.has(first) ? 'debit' : 'credit' };
}
