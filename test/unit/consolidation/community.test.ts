import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consolidate } from '../../../shared/domain/consolidation/consolidate.ts';
import { firstLevel } from '../../../shared/domain/consolidation/mirror.ts';
import type { Consolidation, ConsolidationInput } from '../../../shared/domain/consolidation/model.ts';
import { addFen, type Fen, formatYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { figuresOfBooks } from '../../support/books.ts';
import { type Community, type CommunityOptions, declarationsOf, makeCommunity } from '../../support/community.ts';
import { expectedByAccount, expectedByRule, expectedDifferences } from '../../support/community-expected.ts';
import {
  checkNamed,
  eliminatedByRule,
  GROUP_DEFINITIONS,
  inputOfBooks,
  itemsOfBooks,
  lineAt,
  settingsWith,
} from '../../support/consolidation.ts';

/** Random communities consolidate exactly: what the generator knows is what the engine finds. */

const SEEDS = fc.integer({ min: 1, max: 1_000_000 });
const RUNS = { numRuns: 40, seed: 20251231 };

const run = (community: Community, over: Partial<ConsolidationInput> = {}): Consolidation =>
  consolidate(inputOfBooks(community, community.period, over), GROUP_DEFINITIONS);

const holds = (options: CommunityOptions, property: (community: Community) => void): void =>
  fc.assert(
    fc.property(SEEDS, (seed) => property(makeCommunity(seed, options))),
    RUNS,
  );

/** Σ debits by rule, written in 元. */
const byRule = (result: Consolidation): Record<string, string> =>
  Object.fromEntries(
    [...eliminatedByRule(result)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([rule, amount]) => [rule, formatYuan(amount)]),
  );

/** What eliminations took off each first-level account, in its own direction. */
function byAccount(result: Consolidation): Record<string, string> {
  const sums = new Map<string, Fen>();
  for (const { rule, entries } of result.eliminations) {
    if (rule.startsWith('E1a') || rule.startsWith('E1b')) continue;
    for (const part of entries.flatMap((entry) => entry.parts ?? [])) {
      const account = firstLevel(part.account);
      sums.set(account, addFen(sums.get(account) ?? ZERO, part.amount));
    }
  }
  return Object.fromEntries(
    [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([account, amount]) => [account, formatYuan(amount)]),
  );
}

const disagreements = (result: Consolidation): Record<string, string> =>
  Object.fromEntries(
    result.differences
      .filter((row) => row.class !== 'matched')
      .map(
        (row) =>
          [
            `${row.pair.join('-')} ${row.book} ${row.kind}`,
            `${formatYuan(Math.abs(row.difference) as Fen)} ${row.class}`,
          ] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** The same community, whose members keep 业务活动费用 and 单位管理费用 on a detail of 商品和服务费用. */
function divided(community: Community): Community {
  const details = new Map([
    ['5001', '500108'],
    ['500101', '50010108'],
    ['5101', '510108'],
  ]);
  const accountsOf = (chart: string): Record<string, string> => ({
    [chart === 'primary' ? '50010108' : '500108']: '商品和服务费用',
    '510108': '商品和服务费用',
  });
  return {
    ...community,
    accounts: Object.fromEntries(community.units.map(({ code, chart }) => [code, accountsOf(chart)])),
    vouchers: community.vouchers.map((voucher) => {
      const primary = community.units.find(({ code }) => code === voucher.unit)?.chart === 'primary';
      const detailOf = (code: string) => (primary && code === '5001' ? '50010108' : details.get(code));
      return { ...voucher, lines: voucher.lines.map((line) => ({ ...line, code: detailOf(line.code) ?? line.code })) };
    }),
  };
}

const failed = (result: Consolidation): string[] => result.checks.filter(({ ok }) => !ok).map(({ name }) => name);

describe('an undisturbed community', () => {
  it('eliminates by every rule exactly what flowed', () => {
    holds({ vat: true }, (community) => {
      const result = run(community);
      expect(byRule(result)).toEqual(expectedByRule(community, 'smaller-side'));
      expect(byAccount(result)).toEqual(expectedByAccount(community, 'smaller-side'));
    });
  });

  it('has no difference but the VAT that the payers booked (E5)', () => {
    holds({ vat: true }, (community) => {
      expect(disagreements(run(community))).toEqual(expectedDifferences(community));
    });
  });

  it('passes every check: starred lines at nil, A = L + NA, nothing beyond what units hold', () => {
    holds({ vat: true }, (community) => {
      expect(failed(run(community))).toEqual([]);
    });
  });

  it('has the same totals and eliminations by function and by economic nature, divided or not', () => {
    holds({ vat: true }, (community) => {
      for (const result of [run(community), run(divided(community))]) {
        expect(checkNamed(result, 'natures-agree').ok).toBe(true);
        for (const key of ['total-revenue', 'total-expense', 'surplus'])
          expect(lineAt(result, 'income-by-nature', key).elimination).toBe(lineAt(result, 'income', key).elimination);
      }
      expect(byRule(run(divided(community)))).toEqual(expectedByRule(community, 'smaller-side'));
    });
  });

  it('takes E4 out of 商品和服务费用 and 其他费用 where members divide their expense (解释第4号 八（三）1（4）)', () => {
    holds({}, (community) => {
      const result = run(divided(community));
      const at = (key: string) => lineAt(result, 'income-by-nature', key);
      const functions = ['operating-expense', 'administrative-expense', 'business-expense'];
      const eliminated = sumFen(functions.map((key) => lineAt(result, 'income', key).elimination));
      expect(at('goods-and-services').elimination).toBe(eliminated);
      expect(at('other-expense').elimination).toBe(lineAt(result, 'income', 'other-expense').elimination);
      expect([...at('undivided-expense').units.values()].every((amount) => amount === 0)).toBe(true);
    });
  });

  it('holds nothing against itself afterwards: no receivable or payable between members is left', () => {
    holds({}, (community) => {
      const result = run(community);
      for (const row of result.differences) {
        for (const direction of row.directions) {
          if (row.kind === 'transfer') continue;
          expect(direction.eliminated).toBe(direction.debit);
          expect(direction.eliminated).toBe(direction.credit);
        }
      }
    });
  });

  it('adds up every unit’s books: sums are Σ of the units’ accounts', () => {
    holds({ disturbances: 2 }, (community) => {
      const result = run(community);
      const figures = community.units.flatMap(({ code }) => figuresOfBooks(community, code, community.period));
      const balance = (...accounts: string[]) =>
        sumFen(figures.filter(({ group = '' }) => accounts.includes(firstLevel(group))).map(({ closing }) => closing));
      expect(lineAt(result, 'balance-sheet', 'other-payables').sum).toBe(-balance('2307') + 0);
      expect(lineAt(result, 'balance-sheet', 'inventories').sum).toBe(balance('1302'));
      expect(lineAt(result, 'income', 'service-revenue').sum).toBe(-balance('4101') + 0);
      expect(lineAt(result, 'budget', 'service-expenditure').sum).toBe(balance('7201'));
    });
  });
});

describe('a disturbed community', () => {
  it('lists every disagreement with its amount and class', () => {
    holds({ disturbances: 3 }, (community) => {
      expect(disagreements(run(community))).toEqual(expectedDifferences(community));
    });
  });

  it('eliminates what matched, and the smaller side of amounts that differ', () => {
    holds({ disturbances: 3, vat: true }, (community) => {
      const result = run(community);
      expect(byRule(result)).toEqual(expectedByRule(community, 'smaller-side'));
      expect(byAccount(result)).toEqual(expectedByAccount(community, 'smaller-side'));
    });
  });

  it('eliminates only what matched when the rest is set to nothing', () => {
    holds({ disturbances: 3 }, (community) => {
      const result = run(community, { settings: settingsWith({ rest: 'nothing' }) });
      expect(byRule(result)).toEqual(expectedByRule(community, 'nothing'));
      expect(byAccount(result)).toEqual(expectedByAccount(community, 'nothing'));
    });
  });

  it('still articulates, and sum + elimination = consolidated on every line', () => {
    holds({ disturbances: 4, vat: true }, (community) => {
      const result = run(community);
      for (const name of [
        'articulates',
        'sum-plus-elimination',
        'eliminations-balance',
        'totals-agree',
        'eliminations-within-holdings',
      ])
        expect(checkNamed(result, name)).toMatchObject({ ok: true });
      for (const line of result.lines) expect(addFen(line.sum, line.elimination)).toBe(line.consolidated);
    });
  });

  it('does not depend on the order of the items', () => {
    holds({ disturbances: 3 }, (community) => {
      const items = itemsOfBooks(community, community.period);
      const turned = [...items].reverse();
      expect(run(community, { items: turned }).differences).toEqual(run(community, { items }).differences);
    });
  });
});

describe('the same community in summary, with declarations', () => {
  const declared = (community: Community): Partial<ConsolidationInput> => ({
    items: declarationsOf(itemsOfBooks(community, community.period), community.period),
  });

  it('eliminates the same by rule and account', () => {
    holds({ tagAdvances: false }, (community) => {
      const result = run(community, declared(community));
      expect(byRule(result)).toEqual(expectedByRule(community, 'smaller-side'));
      expect(byAccount(result)).toEqual(expectedByAccount(community, 'smaller-side'));
      expect(failed(result)).toEqual([]);
    });
  });

  it('eliminates the same by rule where something is wrong: totals do not say on which account', () => {
    holds({ disturbances: 3, tagAdvances: false }, (community) => {
      const result = run(community, declared(community));
      expect(byRule(result)).toEqual(expectedByRule(community, 'smaller-side'));
      expect(checkNamed(result, 'articulates')).toMatchObject({ ok: true });
      expect(checkNamed(result, 'eliminations-within-holdings')).toMatchObject({ ok: true });
    });
  });

  it('lists the same disagreements with the same amounts', () => {
    holds({ disturbances: 3, tagAdvances: false }, (community) => {
      const amounts = (all: Record<string, string>) =>
        Object.entries(all).map(([key, text]) => `${key} ${text.split(' ')[0]}`);
      expect(amounts(disagreements(run(community, declared(community))))).toEqual(
        amounts(expectedDifferences(community)),
      );
    });
  });

  it('reconciles members in summary against members in detail', () => {
    holds({ disturbances: 2, tagAdvances: false }, (community) => {
      const items = itemsOfBooks(community, community.period);
      const mixed = community.units.flatMap(({ code }, index) => {
        const own = items.filter(({ unit }) => unit === code);
        return index % 2 === 0
          ? own
          : declarationsOf(own, community.period).map((item) => ({ ...item, id: `${code}-${item.id}` }));
      });
      expect(byRule(run(community, { items: mixed }))).toEqual(expectedByRule(community, 'smaller-side'));
    });
  });
});
