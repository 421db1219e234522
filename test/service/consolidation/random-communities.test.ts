import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { InternalItem } from '../../../shared/domain/consolidation/model.ts';
import { trialBalance } from '../../../shared/domain/ledger/statements/trial-balance.ts';
import { type Fen, fen, formatYuan, negateFen, parseYuan, sumFen } from '../../../shared/kernel/fen.ts';
import { figuresOfBooks } from '../../support/books.ts';
import { type Community, declarationsOf, makeCommunity } from '../../support/community.ts';
import { expectedByRule, expectedDifferences } from '../../support/community-expected.ts';
import { itemsOfBooks } from '../../support/consolidation.ts';
import { openCommunity, plainVoucher, type TestHouse } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

/** The whole way: files go in, the worksheet comes out, and is what the generator knows. */

type Worksheet = Awaited<ReturnType<typeof consolidated>>;

const consolidated = (house: TestHouse, period: string) =>
  house.pipeline.perform(contract.consolidation.run, { period }, OPERATOR);

async function setOpenings(house: TestHouse, { units, openings }: Community): Promise<void> {
  for (const { code: unit } of units) {
    const sums = new Map<string, number>();
    for (const row of openings.filter((one) => one.unit === unit)) {
      const key = `${row.code}/${row.counterparty ?? ''}`;
      sums.set(key, (sums.get(key) ?? 0) + row.amount);
    }
    const rows = [...sums].flatMap(([key, amount]) => {
      const [code = '', counterparty = ''] = key.split('/');
      return amount === 0 ? [] : [{ code, amount: formatYuan(fen(amount)), ...(counterparty ? { counterparty } : {}) }];
    });
    if (rows.length > 0)
      await house.pipeline.perform(contract.ledger.setOpenings, { unit, year: 2025, rows }, OPERATOR);
  }
}

async function fromVouchers(community: Community): Promise<TestHouse> {
  const house = await openCommunity(community.units);
  await setOpenings(house, community);
  for (const { code } of community.units) {
    const vouchers = community.vouchers.filter((voucher) => voucher.unit === code).map(plainVoucher);
    if (vouchers.length > 0) await house.importJson(code, vouchers);
  }
  return house;
}

/** Each unit sends one trial balance of the period with its year columns, and what it declares against the others. */
async function fromSummaries(community: Community): Promise<TestHouse> {
  const house = await openCommunity(community.units);
  const items = declarationsOf(itemsOfBooks(community, community.period), community.period);
  for (const { code } of community.units) {
    const rows = trialBalance(figuresOfBooks(community, code, community.period));
    const sides = (amount: number) => [formatYuan(fen(Math.max(amount, 0))), formatYuan(fen(Math.max(-amount, 0)))];
    const lines = rows.map((row) =>
      [
        row.code,
        row.name,
        ...sides(row.yearOpening),
        ...sides(row.opening),
        formatYuan(row.debit),
        formatYuan(row.credit),
        formatYuan(row.yearDebit),
        formatYuan(row.yearCredit),
        ...sides(row.closing),
      ].join(','),
    );
    const heading =
      '科目编码,科目名称,年初借方,年初贷方,期初借方,期初贷方,本期借方,本期贷方,本年累计借方,本年累计贷方,期末借方,期末贷方';
    await house.importTrialBalance(code, community.period, ['单位：元', heading, ...lines].join('\n'));
    const declared = items.filter((item) => item.unit === code);
    if (declared.length === 0) continue;
    const text = declared.map((item) =>
      [item.code, item.code, item.counterparty, formatYuan(inOwnDirection(item))].join(','),
    );
    await house.importDeclaration(code, community.period, ['科目编码,科目名称,往来单位,金额', ...text].join('\n'));
  }
  return house;
}

/** 3401 stands on the credit side: who gives declares a negative amount. */
const inOwnDirection = ({ group, side, amount }: InternalItem): Fen =>
  group === 'transfer' && side === 'debit' ? negateFen(amount) : amount;

const byRule = ({ eliminations }: Worksheet): Record<string, string> => {
  const sums = new Map<string, number>();
  for (const { rule, entries } of eliminations) {
    const debits = sumFen(entries.filter((entry) => entry.side === 'debit').map((entry) => parseYuan(entry.amount)!));
    sums.set(rule, (sums.get(rule) ?? 0) + debits);
  }
  return Object.fromEntries(
    [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, amount]) => [rule, formatYuan(fen(amount))]),
  );
};

const disagreements = ({ differences }: Worksheet): Record<string, string> =>
  Object.fromEntries(
    differences
      .filter((row) => row.class !== 'matched')
      .map(
        (row) =>
          [`${row.pair.join('-')} ${row.book} ${row.kind}`, `${row.difference.replace('-', '')} ${row.class}`] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const amountsOnly = (rows: Record<string, string>) =>
  Object.entries(rows).map(([key, text]) => `${key} ${text.split(' ')[0]}`);

const failed = ({ checks }: Worksheet) => checks.filter((check) => !check.ok).map((check) => check.name);

function articulates(sheet: Worksheet): void {
  for (const line of sheet.lines) {
    expect(parseYuan(line.sum)! + parseYuan(line.elimination)!).toBe(parseYuan(line.consolidated)!);
    expect(sumFen(Object.values(line.units).map((amount) => parseYuan(amount)!))).toBe(parseYuan(line.sum)!);
  }
  const at = (key: string) =>
    sheet.lines.find((line) => line.statement === 'balance-sheet' && line.key === key)!.consolidated;
  expect(at('total-assets')).toBe(at('total-liabilities-and-net-assets'));
}

describe('random communities, from vouchers', () => {
  it.each([11, 222, 3333])(
    'seed %i undisturbed: every rule eliminates exactly what flowed, and every check holds',
    async (seed) => {
      const community = makeCommunity(seed);
      const sheet = await consolidated(await fromVouchers(community), community.period);
      expect(byRule(sheet)).toEqual(expectedByRule(community, 'smaller-side'));
      const moved = new Set(
        community.vouchers
          .filter((voucher) => voucher.date.startsWith(community.period))
          .map((voucher) => voucher.unit),
      );
      const quiet = community.units.some((unit) => !moved.has(unit.code));
      expect(failed(sheet)).toEqual(quiet ? ['units-reported'] : []);
      articulates(sheet);
    },
  );

  it.each([7, 77, 777])('seed %i disturbed: every disagreement is listed with its amount and class', async (seed) => {
    const community = makeCommunity(seed, { disturbances: 3, vat: true });
    const sheet = await consolidated(await fromVouchers(community), community.period);
    expect(disagreements(sheet)).toEqual(expectedDifferences(community));
    expect(byRule(sheet)).toEqual(expectedByRule(community, 'smaller-side'));
    articulates(sheet);
  });
});

describe('the same communities, from trial balances with declarations', () => {
  it.each([11, 222, 3333])('seed %i: eliminates the same by rule', async (seed) => {
    const community = makeCommunity(seed, { tagAdvances: false });
    const sheet = await consolidated(await fromSummaries(community), community.period);
    const withoutAllowances = (rules: Record<string, string>) =>
      Object.fromEntries(Object.entries(rules).filter(([rule]) => !rule.startsWith('E1a') && !rule.startsWith('E1b')));
    expect(withoutAllowances(byRule(sheet))).toEqual(withoutAllowances(expectedByRule(community, 'smaller-side')));
    articulates(sheet);
  });

  it.each([7, 77])('seed %i disturbed: lists the same disagreements with the same amounts', async (seed) => {
    const community = makeCommunity(seed, { disturbances: 3, tagAdvances: false });
    const sheet = await consolidated(await fromSummaries(community), community.period);
    expect(amountsOnly(disagreements(sheet))).toEqual(amountsOnly(expectedDifferences(community)));
    articulates(sheet);
  });
});
