import { addDays } from '../../../kernel/date.ts';
import { sumFen } from '../../../kernel/fen.ts';
import type { Finding } from './finding.ts';
import type { Scan } from './scan.ts';
import { byDay, type Spending } from './spending.ts';

/** 同日多笔, 发票重复, 重复付款: what was done more than once, over all units. */
export function repeatsOf(spending: Spending, { past, related, settings }: Scan): readonly Finding[] {
  const told = (of: Pick<Finding, 'kind' | 'by' | 'value'>, others: readonly Spending[]): Finding => {
    const all = [...[...others].sort(byDay), spending];
    return {
      ...{ ...of, ids: all.map(({ id }) => id), sum: sumFen(all.map(({ amount }) => amount)) },
      ...{ levels: [], limit: undefined },
    };
  };
  const value = related.groupOf(spending.payee);
  const samePayee = past.toPayee(spending.payee);
  const sameDay = samePayee.filter(({ day }) => day === spending.day);
  const since = addDays(spending.day, 1 - settings.repeatDays);
  const again = samePayee.filter(({ day, amount }) => day >= since && amount === spending.amount);
  return [
    ...spending.invoices.flatMap((invoice) => {
      const there = past.withInvoice(invoice);
      return there.length === 0 ? [] : [told({ kind: 'invoice', by: 'invoice', value: invoice }, there)];
    }),
    ...(sameDay.length + 1 >= settings.sameDay ? [told({ kind: 'same-day', by: 'payee', value }, sameDay)] : []),
    ...(again.length > 0 ? [told({ kind: 'repeat', by: 'amount', value }, again)] : []),
  ];
}
