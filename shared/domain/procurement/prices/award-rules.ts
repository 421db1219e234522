import { formatPrice } from '../price.ts';
import { againstLines, type PriceLine } from './agreement.ts';
import { itemTitle, type PriceGround, type PriceProblem } from './ground.ts';
import { type Award, awardedPrice, lowestOf, type Negotiation, StandingQuotes } from './negotiation.ts';

/** The prices that an award agrees on, product by product; those left unawarded are not among them. */
export function awardedLines({ inquiry, rounds, awards = [] }: Negotiation): PriceLine[] {
  const standing = new StandingQuotes(rounds);
  return awards.flatMap((award) => {
    const price = awardedPrice(standing, award);
    const { first, last } = inquiry;
    return price === undefined ? [] : [{ item: award.item, price, first, last, suppliers: award.suppliers }];
  });
}

/**
 * What stands against an award (定标), by row: a product left out, a supplier that gave no price, a price above the listed
 * one or not the lowest without a reason, an agreement already in force for those days, minutes after the first day.
 */
export function againstAward(negotiation: Negotiation, ground: PriceGround): PriceProblem[] {
  const { inquiry, awards, minutes } = negotiation;
  if (!awards || !minutes) return [{ code: 'no-award', message: '还没有定标：请先按品种定标并登记会议纪要' }];
  const problems: PriceProblem[] = [];
  if (minutes.date > inquiry.first)
    problems.push({
      code: 'late-minutes',
      message: `会议日期 ${minutes.date} 晚于协议首日 ${inquiry.first}：价格不能先执行后定标`,
    });
  const asked = inquiry.items.map(({ item }) => item);
  if (awards.length !== asked.length || asked.some((item, at) => awards[at]?.item !== item))
    return [...problems, { code: 'bad-award', message: '定标须按询价单的品种逐个写明' }];
  if (awards.every(({ suppliers }) => suppliers.length === 0))
    problems.push({ code: 'bad-award', message: '没有一个品种中选，不用送审：可以撤回这次议价' });
  const standing = new StandingQuotes(negotiation.rounds);
  for (const [at, award] of awards.entries()) problems.push(...againstOne(award, at + 1, inquiry, standing, ground));
  // Rows of lines are those of awards, where somebody was awarded.
  const rows = awards.flatMap(({ item, suppliers }, at) =>
    awardedPrice(standing, { item, suppliers, reason: '' }) === undefined ? [] : [at + 1],
  );
  for (const { row, ...problem } of againstLines(awardedLines(negotiation), 'negotiation', ground))
    problems.push({ ...problem, ...(row === undefined ? {} : { row: rows[row - 1]! }) });
  return problems;
}

function againstOne(
  award: Award,
  row: number,
  { suppliers: invited, first }: Negotiation['inquiry'],
  standing: StandingQuotes,
  ground: PriceGround,
): PriceProblem[] {
  const item = ground.itemOn(award.item, first);
  const title = item ? itemTitle(item) : award.item;
  if (award.suppliers.length === 0)
    return award.reason === '' ? [{ code: 'no-reason', message: `${title} 没有中选供应商，须写明原因`, row }] : [];
  const silent = award.suppliers.find(({ supplier }) => !standing.last(supplier, award.item));
  if (silent) return [{ code: 'no-quote', message: `${title}：供应商 ${silent.supplier} 没有报价，不能中选`, row }];
  const price = awardedPrice(standing, award)!;
  const lowest = lowestOf(invited.map((supplier) => standing.last(supplier, award.item)));
  return lowest !== undefined && price > lowest && award.reason === ''
    ? [
        {
          code: 'no-reason',
          message: `${title} 的中选价 ${formatPrice(price)} 元不是最低报价 ${formatPrice(lowest)} 元，须写明原因`,
          row,
        },
      ]
    : [];
}
