import { describe, expect, test } from 'vitest';
import type { VoucherDraft } from '../../../shared/domain/ledger/voucher.ts';
import { type Period, periodOfDate } from '../../../shared/kernel/period.ts';
import { county, december, openingsOf, periods, trouble, units, vouchersOf } from './support.ts';

/** The mirror groups of DOMAIN 2.5, written down here once more: first-level accounts of the two sides. */
const GROUPS: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  debts: [
    ['1211', '1212', '1214', '1218'],
    ['2301', '2302', '2305', '2307', '2502'],
  ],
  subsidy: [['5501'], ['4201']],
  'turn-in': [['5401'], ['4301']],
  service: [
    ['5001', '5101', '5201', '5901'],
    ['4101', '4401', '4601', '4605', '4609'],
  ],
  'budget subsidy': [['7501'], ['6201']],
  'budget turn-in': [['7401'], ['6301']],
  'budget service': [['7201'], ['6101', '6401', '6609']],
};

/** `group debtor-side-unit credit-side-unit` → the one's amount minus the other's. Nothing where they agree. */
type Tally = Map<string, number>;

function count(tally: Tally, unit: string, other: string, code: string, debitMinusCredit: number): void {
  const first = code.slice(0, 4);
  if (first === '3401') {
    const key = `transfer ${[unit, other].sort().join(' ')}`;
    tally.set(key, (tally.get(key) ?? 0) + debitMinusCredit);
    return;
  }
  for (const [group, [debits, credits]] of Object.entries(GROUPS)) {
    const key = debits.includes(first)
      ? `${group} ${unit} ${other}`
      : credits.includes(first)
        ? `${group} ${other} ${unit}`
        : undefined;
    if (key !== undefined) tally.set(key, (tally.get(key) ?? 0) + debitMinusCredit);
  }
}

/** Adds up both sides of everything tagged internal, to the end of a period: vouchers, openings and declarations. */
function disagreements(period: Period, extra: readonly VoucherDraft[] = []): Tally {
  const tally: Tally = new Map();
  for (const unit of units) {
    const summary = county.summaries.filter((each) => each.unit === unit && each.period <= period);
    for (const { rows, declarations, period: when } of summary) {
      for (const row of declarations) {
        if (row.measure === 'balance' && when !== period) continue;
        const side = county.accounts.find((account) => account.unit === unit && account.code === row.code)!.side;
        count(tally, unit, row.counterparty, row.code, side === 'debit' ? row.amount : -row.amount);
      }
      expect(rows.length).toBeGreaterThan(0);
    }
    if (summary.length > 0) continue;
    for (const { code, counterparty, amount } of openingsOf(unit))
      if (counterparty?.startsWith('unit:')) count(tally, unit, counterparty.slice(5), code, amount);
  }
  const until = ({ date }: VoucherDraft) => periodOfDate(date) <= period;
  for (const { unit, lines } of [...county.vouchers, ...extra].filter(until))
    for (const { code, counterparty, debit, credit } of lines)
      if (counterparty?.kind === 'unit') count(tally, unit, counterparty.unit, code, debit - credit);
  for (const [key, amount] of tally) if (amount === 0) tally.delete(key);
  return tally;
}

const listed = (tally: Tally): string[] => [...tally].map(([key, amount]) => `${key} ${amount}`).sort();

describe('internal flows mirror each other exactly', () => {
  test.each(periods.slice(0, 10))('at the end of %s', (period) => {
    expect(listed(disagreements(period))).toEqual([]);
  });

  test('at the end of November save for what is listed: a payment of T07 in transit, and VAT on a rent', () => {
    const [, overMonth] = trouble('in-transit');
    const [vat] = trouble('vat');
    expect(listed(disagreements(periods[10]!))).toEqual(
      [
        `debts H01 T07 ${overMonth!.amountFen}`,
        `budget service T07 H01 ${overMonth!.amountFen}`,
        `service C01 H01 ${vat!.amountFen}`,
      ].sort(),
    );
  });

  test('at the end of December save for what is listed, once the late unit has delivered', () => {
    const [transit] = trouble('in-transit');
    const [wrong] = trouble('wrong-counterparty');
    const [differs] = trouble('amount-differs');
    const [missing] = trouble('missing-counterpart');
    const [vat] = trouble('vat');
    const less = county.vouchers.some(
      ({ unit, lines }) =>
        unit === 'T08' && lines.some(({ document, debit }) => document === differs!.document && debit > 0),
    );
    expect(less).toBe(true);
    const tally = disagreements(december, county.lateVouchers);
    const atT08 = tally.get('debts H01 T08')!;
    expect(Math.abs(atT08)).toBe(differs!.amountFen);
    expect(listed(tally)).toEqual(
      [
        `debts H01 T01 ${transit!.amountFen}`,
        `budget service T01 H01 ${transit!.amountFen}`,
        `debts H01 T05 ${wrong!.amountFen}`,
        `service T05 H01 ${-wrong!.amountFen}`,
        `debts H02 T05 ${-wrong!.amountFen}`,
        `service T05 H02 ${wrong!.amountFen}`,
        `debts H01 T08 ${atT08}`,
        `service T08 H01 ${-atT08}`,
        `debts H01 C02 ${missing!.amountFen}`,
        `service C02 H01 ${-missing!.amountFen}`,
        `service C01 H01 ${vat!.amountFen}`,
      ].sort(),
    );
  });

  test('without the late unit’s December everything it should have mirrored stands open', () => {
    const known = new Set(disagreements(december, county.lateVouchers).keys());
    const open = [...disagreements(december).keys()].filter((key) => !known.has(key));
    expect(open.length).toBeGreaterThan(2);
    expect(open.every((key) => key.includes('T17'))).toBe(true);
  });

  test('the voucher of next January settles what was in transit', () => {
    const [transit] = trouble('in-transit');
    const later = county.nextYearVouchers.flatMap(({ lines }) => lines);
    expect(county.nextYearVouchers.map(({ unit, date }) => `${unit} ${date}`)).toEqual(['H01 2026-01-05']);
    expect(later.filter(({ code, credit }) => code === '12120301' && credit === transit!.amountFen)).toHaveLength(1);
  });
});

describe('there is something of every kind to eliminate (DOMAIN 2.3)', () => {
  const tagged = (...codes: string[]) =>
    county.vouchers
      .flatMap(({ lines }) => lines)
      .filter(({ code, counterparty }) => counterparty?.kind === 'unit' && codes.some((each) => code.startsWith(each)))
      .length;
  test.each([
    ['E1 debts', ['1218', '2307']],
    ['E1 trade debts', ['1212', '2302']],
    ['E1a allowances', ['1219']],
    ['E2 subsidies', ['5501', '4201']],
    ['E3 turn-ins', ['5401', '4301']],
    ['E4 services', ['4101', '5001']],
    ['E4 rent', ['4605']],
    ['E4 training', ['4609']],
    ['G1 transfers', ['3401']],
    ['budget', ['7201', '6101', '6201', '6301', '6609', '7401', '7501']],
  ])('%s', (_, codes) => {
    expect(tagged(...codes)).toBeGreaterThan(3);
  });
});

test('allowances on internal receivables name the debtor, and the expense does not', () => {
  const onInternal = (unit: string) =>
    openingsOf(unit).filter(({ code, counterparty }) => code.startsWith('1219') && counterparty?.startsWith('unit:'));
  expect(onInternal('H01').length).toBeGreaterThan(50);
  expect(onInternal('T02')).toEqual([]);
  const provided = vouchersOf('T02').find(({ summary }) => summary === '年末补提坏账准备')!;
  expect(provided.lines.some(({ code, counterparty }) => code === '121902' && counterparty?.kind === 'unit')).toBe(
    true,
  );
  const expenses = county.vouchers.flatMap(({ lines }) => lines).filter(({ code }) => code === '590102');
  expect(expenses.some(({ counterparty }) => counterparty !== undefined)).toBe(false);
});
