import { againstDelivering, itemTitle, type PriceGround, type PriceProblem } from './ground.ts';
import type { Inquiry, Quote } from './negotiation.ts';

/** What stands against asking suppliers (询价): days in their order, products of the formulary, distributors, shares. */
export function againstInquiry(inquiry: Inquiry, ground: PriceGround): PriceProblem[] {
  const { first, last, deadline, items, suppliers, partners, basis } = inquiry;
  const problems: PriceProblem[] = [];
  if (last < first) problems.push({ code: 'bad-days', message: `协议末日 ${last} 早于首日 ${first}` });
  if (deadline >= first) problems.push({ code: 'bad-days', message: `报价截止 ${deadline} 应早于协议首日 ${first}` });
  const seen = new Map<string, number>();
  items.forEach(({ item: code, packs, shares }, index) => {
    const row = index + 1;
    const item = ground.itemOn(code, first);
    const title = item ? itemTitle(item) : code;
    if (!item) problems.push({ code: 'unknown-item', message: `${first} 的目录里没有品种 ${code}`, row });
    const before = seen.get(code);
    if (before !== undefined) problems.push({ code: 'twice', message: `${title} 与第 ${before} 行重复`, row });
    seen.set(code, row);
    const whole = basis === 'percent' ? 100 : packs;
    const given = shares.reduce((sum, share) => sum + share, 0);
    if (shares.length !== partners.length)
      problems.push({ code: 'bad-shares', message: `${title} 须写明每个联合议价单位的份额`, row });
    else if (given > whole)
      problems.push({ code: 'bad-shares', message: `${title} 的联合议价份额合计 ${given} 超过 ${whole}`, row });
  });
  if (new Set(suppliers).size !== suppliers.length) problems.push({ code: 'twice', message: '同一家供应商邀请了两次' });
  for (const supplier of new Set(suppliers))
    problems.push(
      ...againstDelivering(ground, { supplier, units: [] }).map((message) => ({ code: 'bad-supplier', message })),
    );
  return problems;
}

/** What stands against a supplier's quotes: it was not invited, or they are of products that were not asked for. */
export function againstQuotes(inquiry: Inquiry, supplier: string, quotes: readonly Quote[]): PriceProblem[] {
  if (!inquiry.suppliers.includes(supplier))
    return [{ code: 'not-invited', message: `没有邀请供应商 ${supplier} 报价` }];
  const asked = new Set(inquiry.items.map(({ item }) => item));
  return quotes.flatMap(({ item, price }, index): PriceProblem[] => {
    const row = index + 1;
    if (!asked.has(item)) return [{ code: 'not-asked', message: `询价单里没有品种 ${item}`, row }];
    if (price <= 0) return [{ code: 'no-price', message: `${item} 的单价须大于 0`, row }];
    if (quotes.findIndex((other) => other.item === item) !== index)
      return [{ code: 'twice', message: `${item} 报了两次`, row }];
    return [];
  });
}
