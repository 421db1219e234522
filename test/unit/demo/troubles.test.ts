import { expect, test } from 'vitest';
import { transposed } from '../../../electron/service/demo/troubles.ts';
import { officialChart } from '../../../shared/domain/ledger/charts/official.ts';
import { findingsOfChart } from '../../../shared/domain/ledger/charts/unit-findings.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { county, inDetail, trouble, units, vouchersOf } from './support.ts';

const lines = (unit: string) => vouchersOf(unit).flatMap((voucher) => voucher.lines);
const findings = (unit: string) => {
  const { chart } = county.community.units.find(({ code }) => code === unit)!;
  return findingsOfChart(
    county.accounts.filter((account) => account.unit === unit),
    officialChart(chart),
  ).map(({ kind, account }) => `${kind} ${account}`);
};

test('the list names them all, each with its units, its month and a sentence', () => {
  expect(county.troubles.map(({ kind, period }) => `${kind} ${period}`)).toEqual([
    'in-transit 2025-12',
    'in-transit 2025-11',
    'wrong-counterparty 2025-12',
    'amount-differs 2025-12',
    'missing-counterpart 2025-12',
    'vat 2025-11',
    'unmapped-account 2025-12',
    'missing-budget-block 2025-12',
    'missing-fund-nature 2025-12',
    'negative-cash 2025-11',
    'late-unit 2025-12',
    'account-name-differs 2025-01',
    'chart-stops-short 2025-01',
  ]);
  for (const { units: of, description, amountFen } of county.troubles) {
    expect(of.every((unit) => inDetail.includes(unit))).toBe(true);
    expect(description).not.toBe('');
    expect(amountFen).toBeGreaterThanOrEqual(0);
  }
});

test('wrong counterparty: T05 names H02 under the number of the lead’s bill', () => {
  const [{ document, amountFen }] = trouble('wrong-counterparty') as [(typeof county.troubles)[number]];
  const atT05 = lines('T05').filter((line) => line.document === document);
  expect(atT05).toHaveLength(2);
  expect(atT05.every(({ counterparty }) => counterparty?.kind === 'unit' && counterparty.unit === 'H02')).toBe(true);
  const atLead = lines('H01').filter((line) => line.document === document);
  expect(atLead.map(({ debit, credit }) => debit + credit)).toEqual([amountFen, amountFen]);
});

test('amount differs: T08 turned two digits of the lead’s bill round', () => {
  const [{ document, amountFen }] = trouble('amount-differs') as [(typeof county.troubles)[number]];
  const of = (unit: string) => lines(unit).filter((line) => line.document === document);
  const [here, there] = [of('T08')[0]!, of('H01')[0]!].map(({ debit, credit }) => debit + credit);
  expect(Math.abs(here! - there!)).toBe(amountFen);
  expect([...String(here)].sort()).toEqual([...String(there)].sort());
});

test('transposing turns round the last two neighbours that differ, and always changes something', () => {
  expect(transposed(fen(123_450))).toBe(124_350);
  expect(transposed(fen(122_200))).toBe(212_200);
  expect(transposed(fen(100_005))).toBe(100_905);
});

test('missing counterpart: C02 has nothing under the number of the lead’s bill', () => {
  const [{ document }] = trouble('missing-counterpart') as [(typeof county.troubles)[number]];
  expect(lines('C02').some((line) => line.document === document)).toBe(false);
  expect(lines('H01').some((line) => line.document === document)).toBe(true);
});

test('VAT: the lead’s rent is net, the tenant’s expense gross', () => {
  const [{ document, amountFen }] = trouble('vat') as [(typeof county.troubles)[number]];
  const revenue = lines('H01').find((line) => line.document === document && line.code === '4605')!;
  const expense = lines('C01').find((line) => line.document === document && line.code.startsWith('5101'))!;
  expect(expense.debit - revenue.credit).toBe(amountFen);
});

test('unmapped: T11 books interest on 5701, an account without an official one above it', () => {
  const [{ amountFen }] = trouble('unmapped-account') as [(typeof county.troubles)[number]];
  expect(lines('T11').reduce((sum, { code, debit }) => (code === '5701' ? sum + debit : sum), 0)).toBe(amountFen);
  expect(amountFen).toBeGreaterThan(0);
  expect(county.accounts.find(({ unit, code }) => unit === 'T11' && code === '5701')?.official).toBeUndefined();
});

test('late: T17 delivered eleven months, and its December waits', () => {
  expect(vouchersOf('T17').at(-1)!.date.slice(0, 7)).toBe('2025-11');
  expect(county.lateVouchers.length).toBeGreaterThan(30);
  expect(county.lateVouchers.every(({ unit, date }) => unit === 'T17' && date.startsWith('2025-12'))).toBe(true);
  for (const unit of inDetail.filter((each) => each !== 'T17'))
    expect(vouchersOf(unit).at(-1)!.date, unit).toBe('2025-12-31');
});

test('in cash below nil: T15 fetches on 1 December what it paid in November', () => {
  const [{ amountFen }] = trouble('negative-cash') as [(typeof county.troubles)[number]];
  const fetched = vouchersOf('T15').find(({ date, summary }) => date === '2025-12-01' && summary.includes('补足'))!;
  expect(fetched.lines.find(({ code }) => code === '1001')!.debit).toBeGreaterThan(amountFen);
});

test('charts: only T10 stops short, only T13 writes a name its own way, only T11 has an account of its own making', () => {
  const odd = Object.fromEntries(
    units.map((unit) => [unit, findings(unit)]).filter(([, found]) => (found as string[]).length > 0),
  );
  expect(odd).toEqual({
    T10: ['chart-stops-short 3001', 'chart-stops-short 410101'],
    T11: ['first-level-not-official 5701'],
    T13: ['name-differs 130203'],
  });
});
