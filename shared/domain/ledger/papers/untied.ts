import type { AccountingDate } from '../../../kernel/date.ts';
import { formatYuan } from '../../../kernel/fen.ts';
import { type Invoice, sumOfAll } from './invoice.ts';

/** What in an invoice a person should look at (与账不符). */
export interface Untied {
  readonly code: 'other-buyer' | 'future' | 'total' | 'items' | 'items-tax';
  /** One sentence in Chinese. */
  readonly message: string;
}

/** Names are compared as people read them: brackets and spaces of any width are alike. */
const alike = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '');

/**
 * What does not tie: who bought, when, and its own sums. A bill that the unit itself issued (医疗收费票据) is not bought by it.
 * @param unit the unit's name. @param today the day at which it is looked at.
 */
export function untied(
  invoice: Invoice,
  { unit, today }: { readonly unit: string; readonly today: AccountingDate },
): Untied[] {
  const { seller, buyer, date, net, tax, total, itemsNet, itemsTax } = invoice;
  const found: Untied[] = [];
  if (buyer.name !== '' && !alike(buyer.name, unit) && !alike(seller.name, unit))
    found.push({ code: 'other-buyer', message: `购买方是“${buyer.name}”，不是本单位“${unit}”` });
  if (date !== undefined && date > today) found.push({ code: 'future', message: `开票日期 ${date} 在今天之后` });
  const sum = sumOfAll([net, tax]);
  if (sum !== undefined && total !== undefined && sum !== total)
    found.push({
      code: 'total',
      message: `价税合计 ${formatYuan(total)} 不等于金额与税额之和 ${formatYuan(sum)}`,
    });
  // A bill without tax has its items add up to the whole.
  const whole = net ?? (tax === undefined ? total : undefined);
  if (itemsNet !== undefined && whole !== undefined && itemsNet !== whole)
    found.push({ code: 'items', message: `明细金额合计 ${formatYuan(itemsNet)} 不等于票面金额 ${formatYuan(whole)}` });
  if (itemsTax !== undefined && tax !== undefined && itemsTax !== tax)
    found.push({
      code: 'items-tax',
      message: `明细税额合计 ${formatYuan(itemsTax)} 不等于票面税额 ${formatYuan(tax)}`,
    });
  return found;
}
