import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePrice, price } from '../../../../shared/domain/procurement/price.ts';
import { compare } from '../../../../shared/domain/procurement/prices/comparison.ts';
import { againstPrice } from '../../../../shared/domain/procurement/prices/guard.ts';
import {
  awardedPrice,
  lowestOf,
  type Negotiation,
  ownPacks,
  type Quote,
  StandingQuotes,
  sharePacks,
  withQuotes,
} from '../../../../shared/domain/procurement/prices/negotiation.ts';
import { scoreOf } from '../../../../shared/domain/procurement/prices/score.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';

const day = (text: string) => text as AccountingDate;
const SUPPLIERS = ['S1', 'S2', 'S3'];
const ITEMS = ['A', 'B'];
const inquiry = {
  ...{ title: '议价', deadline: day('2025-05-01'), first: day('2025-07-01'), last: day('2025-12-31') },
  ...{ hours: 48, days: 60, terms: '', suppliers: SUPPLIERS, partners: [], basis: 'packs' as const },
  items: ITEMS.map((item) => ({ item, packs: 100, shares: [] })),
};
const quoted = (supplier: string, item: string, amount: number, hours = 48, days = 60): Quote => ({
  ...{ supplier, item, price: price(amount), hours, days, remark: '' },
});
const negotiation = (...rounds: Quote[][]): Negotiation => ({ inquiry, rounds });

/** Rounds in which some suppliers quote some products, each at most once a round. */
const someRounds = fc.array(
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...SUPPLIERS), fc.constantFrom(...ITEMS), fc.integer({ min: 1, max: 99 })), {
      selector: ([supplier, item]) => `${supplier} ${item}`,
    })
    .map((quotes) => quotes.map(([supplier, item, amount]) => quoted(supplier, item, amount * 100))),
  { maxLength: 5 },
);

describe('a price on an order or an invoice', () => {
  const known = { agreed: parsePrice('8.80')!, listed: parsePrice('9.00')! };

  it('is stopped above the agreed one and above the listed one, and fine at or below both', () => {
    expect(againstPrice(parsePrice('8.80')!, known)).toEqual([]);
    expect(againstPrice(parsePrice('8.79')!, known)).toEqual([]);
    expect(againstPrice(parsePrice('8.8001')!, known)).toEqual([
      { code: 'above-agreed', message: '单价 8.8001 元高于协议价 8.80 元' },
    ]);
    expect(againstPrice(parsePrice('9.01')!, known).map(({ code }) => code)).toEqual(['above-agreed', 'above-listed']);
  });

  it('without an agreement is told so, and the listed price still holds', () => {
    expect(againstPrice(parsePrice('9.01')!, { listed: known.listed }).map(({ code }) => code)).toEqual([
      ...['no-agreement', 'above-listed'],
    ]);
    expect(againstPrice(parsePrice('1.00')!, {}).map(({ code }) => code)).toEqual(['no-agreement']);
  });

  it('passes only where it is above neither', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.nat(500), (given, agreed, listed) => {
        const found = againstPrice(price(given), { agreed: price(agreed), listed: price(listed) });
        return (found.length === 0) === (given <= agreed && given <= listed);
      }),
    );
  });
});

describe('rounds of quotes', () => {
  it('stand as last given by each supplier for each product, and what was first asked stays in sight', () => {
    fc.assert(
      fc.property(someRounds, (rounds) => {
        const standing = new StandingQuotes(rounds);
        for (const supplier of SUPPLIERS)
          for (const item of ITEMS) {
            const own = rounds.flatMap((quotes, at) =>
              quotes.filter((one) => one.supplier === supplier && one.item === item).map((one) => [at + 1, one.price]),
            );
            const last = standing.last(supplier, item);
            const first = standing.first(supplier, item);
            expect([last?.round, last?.price]).toEqual(own.at(-1) ?? [undefined, undefined]);
            expect([first?.round, first?.price]).toEqual(own[0] ?? [undefined, undefined]);
          }
      }),
    );
  });

  it('are only added to: whatever is recorded, the rounds before the last are as they were', () => {
    fc.assert(
      fc.property(someRounds, fc.integer({ min: 0, max: 7 }), (rounds, round) => {
        const next = withQuotes({ inquiry, rounds }, round, 'S1', [quoted('S1', 'A', 500)]);
        const open = round >= 1 && (round === rounds.length || round === rounds.length + 1);
        expect(next !== undefined).toBe(open);
        if (next) expect(next.rounds.slice(0, round - 1)).toEqual(rounds.slice(0, round - 1));
      }),
    );
  });

  it('replace what the same supplier gave in the last round and nothing of the others', () => {
    const before = negotiation([quoted('S1', 'A', 900), quoted('S1', 'B', 800), quoted('S2', 'A', 700)]);
    expect(withQuotes(before, 1, 'S1', [quoted('S1', 'A', 600)])!.rounds).toEqual([
      [quoted('S2', 'A', 700), quoted('S1', 'A', 600)],
    ]);
  });
});

describe('a comparison', () => {
  it('marks the lowest of each product, all of them where several are', () => {
    fc.assert(
      fc.property(someRounds, (rounds) => {
        for (const { quotes, lowest } of compare({ inquiry, rounds }, new Map()).items) {
          const given = quotes.flatMap((quote) => quote ?? []);
          expect(lowest).toBe(given.length === 0 ? undefined : Math.min(...given.map((one) => one.price)));
          for (const one of given) expect(one.lowest).toBe(one.price === lowest);
        }
      }),
    );
  });

  it('adds up for the expected packs, and says what is above the listed price', () => {
    const { items, suppliers } = compare(
      negotiation([quoted('S1', 'A', 90_050), quoted('S1', 'B', 12_345), quoted('S2', 'A', 80_000)]),
      new Map([['A', { listed: price(90_000), agreed: price(85_000) }]]),
    );
    expect(items[0]!.quotes.map((one) => one?.aboveListed)).toEqual([true, false, undefined]);
    // 100 × 9.005 + 100 × 1.2345 元; at listed prices 100 × 9.00, and its own where nothing is listed.
    expect(suppliers[0]).toMatchObject({ quoted: 2, lowest: 1, amount: 102_395, atListed: 102_345 });
    expect(suppliers[2]).toMatchObject({ quoted: 0, amount: 0, score: 0 });
  });

  it('gives the best in everything full marks, and nobody more', () => {
    const offer = fc.record({
      price: fc.integer({ min: 1, max: 10_000 }).map(price),
      hours: fc.integer({ min: 1, max: 200 }),
      days: fc.nat(180),
    });
    const weights = { price: 70, delivery: 15, terms: 15 };
    fc.assert(
      fc.property(fc.array(offer, { minLength: 1, maxLength: 6 }), (offers) => {
        for (const one of offers) {
          const points = scoreOf(one, offers, weights);
          expect(points).toBeGreaterThanOrEqual(0);
          expect(points).toBeLessThanOrEqual(10_000);
        }
        expect(scoreOf(offers[0]!, [offers[0]!], weights)).toBe(10_000);
      }),
    );
  });
});

describe('an award', () => {
  it('is at the lowest last quote of those who are to deliver', () => {
    const standing = new StandingQuotes([[quoted('S1', 'A', 900), quoted('S2', 'A', 950)], [quoted('S2', 'A', 880)]]);
    const award = (suppliers: string[]) => ({
      ...{ item: 'A', reason: '' },
      suppliers: suppliers.map((supplier) => ({ supplier, units: [] })),
    });
    expect(awardedPrice(standing, award(['S1']))).toBe(900);
    expect(awardedPrice(standing, award(['S1', 'S2']))).toBe(880);
    expect(awardedPrice(standing, award(['S3']))).toBeUndefined();
    expect(lowestOf([])).toBeUndefined();
  });
});

describe('shares of a joint negotiation', () => {
  it('in per cent are whole packs, and what is left is ours', () => {
    const item = { item: 'A', packs: 1001, shares: [30, 15] };
    expect([sharePacks(1001, 30, 'percent'), sharePacks(1001, 15, 'percent'), ownPacks(item, 'percent')]).toEqual([
      ...[300, 150, 551],
    ]);
    expect(ownPacks({ ...item, shares: [300, 1] }, 'packs')).toBe(700);
  });

  it('never come to more than is expected', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e8 }), fc.nat(100), (packs, share) => {
        const own = ownPacks({ item: 'A', packs, shares: [share, 100 - share] }, 'percent');
        return own >= 0 && own <= 1;
      }),
    );
  });
});
