import { expect, test } from 'vitest';
import type { SampleBalanceRow } from '../../../electron/service/demo/model.ts';
import { county, inSummary, openingsOf, periods, units } from './support.ts';

const accounts = new Map(county.accounts.map((account) => [`${account.unit} ${account.code}`, account]));
const COLUMNS = ['yearOpening', 'opening', 'closing'] as const;

const balance = (row: SampleBalanceRow, column: (typeof COLUMNS)[number]): number =>
  row[`${column}Debit`] - row[`${column}Credit`];

const place = ({ unit, period }: { unit: string; period: string }, row: SampleBalanceRow) =>
  `${unit} ${period} ${row.code}`;

test('opening and movement give the closing, for the month and for the year', () => {
  for (const summary of county.summaries)
    for (const row of summary.rows) {
      expect(balance(row, 'opening') + row.debit - row.credit, place(summary, row)).toBe(balance(row, 'closing'));
      expect(balance(row, 'yearOpening') + row.yearDebit - row.yearCredit).toBe(balance(row, 'closing'));
    }
});

test('a parent is the sum of what is below it, in every column', () => {
  for (const summary of county.summaries) {
    const below = new Map<string, SampleBalanceRow[]>();
    for (const row of summary.rows) {
      const parent = accounts.get(`${summary.unit} ${row.code}`)!.parent;
      if (parent !== undefined) below.set(parent, [...(below.get(parent) ?? []), row]);
    }
    for (const row of summary.rows.filter(({ leaf }) => !leaf)) {
      const children = below.get(row.code)!;
      const add = (of: (child: SampleBalanceRow) => number) => children.reduce((sum, child) => sum + of(child), 0);
      for (const column of COLUMNS) expect(add((child) => balance(child, column))).toBe(balance(row, column));
      expect(add(({ debit }) => debit)).toBe(row.debit);
      expect(add(({ yearCredit }) => yearCredit)).toBe(row.yearCredit);
    }
  }
});

test('a month begins as the month before ended', () => {
  for (const unit of inSummary) {
    const own = county.summaries.filter((summary) => summary.unit === unit);
    for (const [at, summary] of own.slice(1).entries()) {
      const before = new Map(own[at]!.rows.map((row) => [row.code, balance(row, 'closing')]));
      for (const row of summary.rows) expect(balance(row, 'opening')).toBe(before.get(row.code) ?? 0);
    }
  }
});

test('leaves balance in each book, and rows stand in order of code', () => {
  for (const { rows } of county.summaries) {
    const leaves = rows.filter(({ leaf }) => leaf);
    for (const budget of [false, true]) {
      const of = leaves.filter(({ code }) => code >= '6' === budget);
      expect(of.reduce((sum, row) => sum + balance(row, 'closing'), 0)).toBe(0);
      expect(of.reduce((sum, row) => sum + row.debit - row.credit, 0)).toBe(0);
    }
    expect(rows.map(({ code }) => code)).toEqual(rows.map(({ code }) => code).sort());
  }
});

/** Accounts on which nothing but dealings with members is booked. */
const WHOLLY_INTERNAL = ['230204', '230701', '121802'];

test('declared balances add up to the internal accounts of the trial balance (DOMAIN 2.5)', () => {
  for (const { rows, declarations, unit, period } of county.summaries)
    for (const code of WHOLLY_INTERNAL) {
      const declared = declarations.filter((row) => row.code === code && row.measure === 'balance');
      const sum = declared.reduce((total, { amount }) => total + amount, 0);
      const row = rows.find((each) => each.code === code);
      const stands = row ? balance(row, 'closing') : 0;
      expect(accounts.get(`${unit} ${code}`)!.side === 'debit' ? sum : -sum, `${unit} ${period} ${code}`).toBe(stands);
    }
});

test('every month has its declaration: debts by member, transactions by document, never more than was booked', () => {
  for (const { rows, declarations, unit, period } of county.summaries) {
    expect(declarations.some(({ measure }) => measure === 'balance')).toBe(true);
    expect(declarations.every(({ counterparty }) => units.includes(counterparty) && counterparty !== unit)).toBe(true);
    for (const { measure, document, date } of declarations)
      if (measure === 'movement') {
        expect(document).toBeDefined();
        expect(date?.slice(0, 7)).toBe(period);
      }
    const expenses = declarations.filter(({ code }) => code.startsWith('5'));
    for (const code of new Set(expenses.map((row) => row.code))) {
      const declared = expenses.reduce((sum, row) => (row.code === code ? sum + row.amount : sum), 0);
      expect(declared).toBeLessThanOrEqual(rows.find((row) => row.code === code)!.debit);
    }
  }
});

test('T20 declares what it was given by H03, and its 3401 shows it', () => {
  const november = county.summaries.find(({ unit, period }) => unit === 'T20' && period === periods[10])!;
  const given = november.declarations.filter(({ code }) => code === '3401');
  expect(given.map(({ counterparty, amount, document }) => [counterparty, amount, document])).toEqual([
    ['H03', 6_000_000, 'DB-2511-T20'],
  ]);
  expect(november.rows.find(({ code }) => code === '3401')!.credit).toBe(6_000_000);
});

test('openings of the members in summary say with whom, too', () => {
  for (const unit of inSummary)
    expect(openingsOf(unit).some(({ code, counterparty }) => code === '230701' && counterparty === 'unit:H01')).toBe(
      true,
    );
});
