import { expect, test } from 'vitest';
import { type Period, periodOfDate } from '../../../shared/kernel/period.ts';
import {
  county,
  december,
  inDetail,
  inSummary,
  openingsOf,
  periods,
  sampleTrialBalanceRows,
  trouble,
  under,
  units,
  vouchersOf,
} from './support.ts';

const accounts = new Map(county.accounts.map((account) => [`${account.unit} ${account.code}`, account]));

/** Debit-positive balances by account at each month's end, added up here from openings and vouchers. */
function monthEnds(unit: string): Map<Period, Map<string, number>> {
  const running = new Map<string, number>();
  for (const { code, amount } of openingsOf(unit)) running.set(code, (running.get(code) ?? 0) + amount);
  return new Map(
    periods.map((period) => {
      for (const { date, lines } of vouchersOf(unit)) {
        if (periodOfDate(date) !== period) continue;
        for (const { code, debit, credit } of lines) running.set(code, (running.get(code) ?? 0) + debit - credit);
      }
      return [period, new Map(running)];
    }),
  );
}

const ends = new Map(inDetail.map((unit) => [unit, monthEnds(unit)]));
const sum = (of: ReadonlyMap<string, number>, ...prefixes: string[]): number =>
  [...of].reduce((total, [code, amount]) => (under({ code }, ...prefixes) ? total + amount : total), 0);

/** Of the year so far, without what H03 and T16 carried to 3301. */
function movement(unit: string, first: string): number {
  return vouchersOf(unit)
    .filter(({ lines }) => !lines.some(({ code }) => code.startsWith('3301')))
    .flatMap(({ lines }) => lines)
    .reduce((total, { code, debit, credit }) => (code.startsWith(first) ? total + debit - credit : total), 0);
}

test('openings balance unit by unit, in each book', () => {
  for (const unit of units)
    for (const budget of [false, true]) {
      const rows = openingsOf(unit).filter(({ code }) => code >= '6' === budget);
      expect(rows.length, unit).toBeGreaterThan(budget ? 3 : 30);
      expect(
        rows.reduce((total, { amount }) => total + amount, 0),
        unit,
      ).toBe(0);
    }
});

test('openings have no balance on 4–7, 3301, 3302, 3401 or 3501: last year was closed (DOMAIN 1.7)', () => {
  expect(
    county.openings.filter((row) => under(row, '4', '5', '6', '7', '3301', '3302', '3401', '3501', '8501', '8701')),
  ).toEqual([]);
});

test('opening fixed assets carry the fund that bought them', () => {
  const rows = county.openings.filter((row) => under(row, '1601', '1602', '1701', '1702', '1613'));
  expect(rows.length).toBeGreaterThan(300);
  expect(rows.every(({ fund }) => fund !== undefined)).toBe(true);
});

const MONEY_AND_STOCK = ['1001', '1002', '1011', '1021', '1201', '1301', '1302'];

test('no cash, bank, quota or stock is below nil at a month’s end, save where troubled', () => {
  const below: string[] = [];
  for (const [unit, months] of ends)
    for (const [period, balances] of months)
      for (const [code, amount] of balances)
        if (amount < 0 && under({ code }, ...MONEY_AND_STOCK)) below.push(`${unit} ${period} ${code} ${amount}`);
  const expected = trouble('negative-cash').map(
    ({ units: [unit], period, amountFen }) => `${unit} ${period} 1001 ${-amountFen}`,
  );
  expect(below).toEqual(expected);
});

test('nor on any day of the year', () => {
  const below = new Set<string>();
  for (const unit of inDetail) {
    const running = new Map<string, number>();
    for (const { code, amount } of openingsOf(unit)) running.set(code, (running.get(code) ?? 0) + amount);
    let day = '';
    for (const { date, lines } of [...vouchersOf(unit), { date: 'end', lines: [] }]) {
      if (date !== day)
        for (const [code, amount] of running)
          if (amount < 0 && under({ code }, ...MONEY_AND_STOCK)) below.add(`${unit} ${day} ${code}`);
      day = date;
      for (const { code, debit, credit } of lines) running.set(code, (running.get(code) ?? 0) + debit - credit);
    }
  }
  expect([...below]).toEqual(['T15 2025-11-30 1001']);
});

test('debts and claims stay on their own side', () => {
  const strange: string[] = [];
  for (const [unit, months] of ends)
    for (const [period, balances] of months)
      for (const [code, amount] of balances) {
        const { side, element } = accounts.get(`${unit} ${code}`)!;
        if (element !== 'asset' && element !== 'liability') continue;
        if ((side === 'debit' ? amount : -amount) < 0) strange.push(`${unit} ${period} ${code} ${amount}`);
      }
  expect(strange.filter((each) => !each.startsWith('T15 2025-11 1001'))).toEqual([]);
});

test('assets are liabilities and net assets with the surplus so far, at every month’s end', () => {
  for (const [unit, months] of ends)
    for (const [period, balances] of months) {
      const net = sum(balances, '1') + sum(balances, '2') + sum(balances, '3') + sum(balances, '4', '5');
      expect(net, `${unit} ${period}`).toBe(0);
    }
});

test('the county is of a believable size: 3–5 亿 at the county hospital, 5–20 million at a township', () => {
  for (const unit of inDetail.filter((each) => each !== 'T17')) {
    const revenue = -movement(unit, '4') / 100;
    const kind = county.community.units.find(({ code }) => code === unit)!.kind;
    const [low, high] = { lead: [3e8, 5e8], hospital: [5e7, 1.5e8], township: [4.5e6, 2e7], community: [6e6, 1.5e7] }[
      kind as 'lead' | 'hospital' | 'township' | 'community'
    ] as [number, number];
    expect(revenue, unit).toBeGreaterThan(low);
    expect(revenue, unit).toBeLessThan(high);
  }
});

test('surpluses are small, people cost a third to a half, and there is cash for some weeks', () => {
  for (const unit of inDetail.filter((each) => each !== 'T17')) {
    const revenue = -movement(unit, '4');
    const surplus = revenue - movement(unit, '5');
    expect(Math.abs(surplus) / revenue, unit).toBeLessThan(0.04);
    const wages = vouchersOf(unit)
      .filter(({ summary }) => summary.startsWith('计提') && /工资/.test(summary))
      .flatMap(({ lines }) => lines)
      .reduce((total, { code, debit }) => (code.startsWith('5') ? total + debit : total), 0);
    expect(wages / revenue, unit).toBeGreaterThan(0.33);
    expect(wages / revenue, unit).toBeLessThan(0.55);
    const cash = sum(ends.get(unit)!.get(december)!, '1001', '1002', '1011', '1021');
    expect(cash / revenue, unit).toBeGreaterThan(0.06);
    expect(cash / revenue, unit).toBeLessThan(0.35);
  }
});

test('budget revenue and spending differ little over the year', () => {
  for (const unit of inDetail.filter((each) => each !== 'T17')) {
    const revenue = -movement(unit, '6');
    expect(Math.abs(revenue - movement(unit, '7')) / revenue, unit).toBeLessThan(0.1);
  }
});

test('收支两条线 units keep their charges in 2308 until the treasury returns them', () => {
  const pending = inDetail.filter((unit) => sum(ends.get(unit)!.get(december)!, '2308') !== 0);
  expect(pending).toEqual(['C03', 'C04']);
  for (const unit of pending)
    for (const [period, balances] of ends.get(unit)!)
      expect(-sum(balances, '2308') - sum(balances, '1212'), `${unit} ${period}`).toBeGreaterThanOrEqual(0);
});

test('a trial balance rendered from vouchers agrees with the books it came from', () => {
  for (const unit of ['H01', 'T16', 'T10', 'C03'])
    for (const period of [periods[0]!, periods[6]!, december]) {
      const balances = ends.get(unit)!.get(period)!;
      const rows = sampleTrialBalanceRows(county, unit, period).filter(({ leaf }) => leaf);
      for (const row of rows) expect(row.closingDebit - row.closingCredit).toBe(balances.get(row.code) ?? 0);
      const moved = [...balances].filter(([, amount]) => amount !== 0).map(([code]) => code);
      const shown = new Set(rows.map(({ code }) => code));
      expect(moved.filter((code) => !shown.has(code))).toEqual([]);
    }
});

test('a member in summary has the openings its January trial balance shows', () => {
  for (const unit of inSummary) {
    const rows = sampleTrialBalanceRows(county, unit, periods[0]!).filter(({ leaf }) => leaf);
    const opened = new Map<string, number>();
    for (const { code, amount } of openingsOf(unit)) opened.set(code, (opened.get(code) ?? 0) + amount);
    for (const row of rows) expect(row.openingDebit - row.openingCredit, row.code).toBe(opened.get(row.code) ?? 0);
  }
});
