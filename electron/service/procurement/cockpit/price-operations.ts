import { procurement } from '../../../../shared/contract/procurement.ts';
import { type PriceSpan, priceHistory, spansWithin } from '../../../../shared/domain/procurement/cockpit/history.ts';
import { monthsAfter } from '../../../../shared/domain/procurement/deliveries/rules.ts';
import { itemTitle } from '../../../../shared/domain/procurement/item.ts';
import { formatPrice, price } from '../../../../shared/domain/procurement/price.ts';
import { type AccountingDate, addDays } from '../../../../shared/kernel/date.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readBought } from '../guards/bought.ts';
import { loadGuardRules, readCards } from '../guards/world.ts';
import type { KeptPurchases } from '../kept-purchases.ts';
import { readAgreements } from '../prices/reading.ts';
import { seesUnit } from './facts.ts';

const spanOut = ({ first, last, price: each }: PriceSpan) => ({ first, last, price: formatPrice(each) });

/** 价格走势: what a product was delivered at over the months that the guards look back, beside agreed and listed prices. */
export const priceOperations = (kept: KeptPurchases): readonly Implementation[] => [
  query(procurement.boughtPrices, async ({ db, scope, notFound }, { item, last, unit }) => {
    const cards = (await readCards(db, [item])).get(item);
    const card = cards?.at(-1)?.value;
    if (!cards || !card) throw notFound(`品种 ${item}`);
    const { jumpMonths } = await loadGuardRules(db);
    const first = addDays(monthsAfter(last, -jumpMonths), 1);
    const { spent } = await readBought(db, first, last, await kept.register(db));
    const sees = seesUnit(scope, unit);
    const points = priceHistory(spent.filter((line) => line.item === item && sees(line.unit)));
    const agreed = (await readAgreements(db, [item])).map((row) => ({
      ...{ first: row.first, last: row.last, price: row.price },
    }));
    const listed = cards.flatMap(({ first: from, last: to, value }): PriceSpan[] => {
      const { listed: each, listedUntil } = value;
      const until = listedUntil !== undefined && listedUntil < to ? listedUntil : to;
      return each === undefined || until < from
        ? []
        : [{ first: from as AccountingDate, last: until as AccountingDate, price: each }];
    });
    const sorted = points.map((point) => point.price).sort((a, b) => a - b);
    const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
    return {
      ...{ item, name: itemTitle(card), first, last },
      points: points.map((point) => ({ ...point, price: formatPrice(point.price) })),
      agreed: spansWithin(agreed, first, last).map(spanOut),
      listed: spansWithin(listed, first, last).map(spanOut),
      median: low === undefined || high === undefined ? null : formatPrice(price((low + high) >> 1)),
    };
  }),
];
