import { describe, expect, it } from 'vitest';
import {
  balanceOf,
  balancingFor,
  type Draft,
  ENTERABLE,
  emptyDraft,
  mayHaveNature,
  problemsOf,
  requestOf,
  settlesOf,
  transitDraft,
} from '../../../renderer/consolidation/manual.ts';
import {
  type Cell,
  countsByClass,
  isOpen,
  isOpenInRun,
  keyOf,
  matrixOf,
  openByKind,
  rowsOf,
  standingOf,
  stepIn,
  type Unmatched,
} from '../../../renderer/consolidation/pairs.ts';
import type { Difference } from '../../../renderer/consolidation/sheet.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { periodOf } from '../../../shared/kernel/period.ts';

const row = (left: string, right: string, change: Partial<Difference> = {}): Difference => ({
  pair: [left, right],
  kind: 'receivable-payable',
  book: 'financial',
  left: '100.00',
  right: '100.00',
  difference: '0.00',
  class: 'matched',
  since: '2025-12',
  settledBy: null,
  agreedSince: null,
  explanation: null,
  open: '0.00',
  unmatched: [],
  ...change,
});

const TIMING = row('H01', 'T01', { class: 'timing', left: '120.00', difference: '20.00', open: '20.00' });
const ROWS = [
  row('C01', 'H01'),
  TIMING,
  row('H01', 'T02', { class: 'amount', difference: '-3.00', open: '103.00', explanation: '漏记' }),
  row('H02', 'T01', { class: 'amount', difference: '7.00', open: '7.00', settledBy: 'manual/1' }),
  row('H01', 'T01', { kind: 'service', book: 'budget', class: 'timing', open: '5.00' }),
];

describe('a row of the reconciliation', () => {
  it('is agreed, settled by an entry, explained or open; an explanation does not settle it', () => {
    expect(ROWS.map(standingOf)).toEqual(['agreed', 'open', 'explained', 'settled', 'open']);
    expect(ROWS.map(isOpen)).toEqual([false, true, true, false, true]);
  });

  it('that both agreed on since the run is nobody’s to settle any more, though the run leaves it open', () => {
    const agreed = { ...TIMING, agreedSince: 'agreed/3' };
    expect([standingOf(agreed), isOpen(agreed), isOpenInRun(agreed)]).toEqual(['settled', false, true]);
    expect(openByKind([agreed]).get('receivable-payable')).toBe(0);
  });

  it('with nothing open stops nothing, whatever its class (VAT on matched items)', () => {
    expect(standingOf(row('A', 'B', { class: 'vat', difference: '5.00' }))).toBe('settled');
  });

  it('is counted by class with what stands open, and by kind', () => {
    const own = ROWS.filter(({ book }) => book === 'financial');
    expect(countsByClass(own)).toEqual([
      ['amount', { rows: 2, open: 11000 }],
      ['timing', { rows: 1, open: 2000 }],
      ['matched', { rows: 1, open: 0 }],
    ]);
    expect(openByKind(ROWS).get('receivable-payable')).toBe(2);
    expect(openByKind(ROWS).get('budget')).toBe(1);
  });

  it('is listed by kind and class; what agrees only when asked for', () => {
    const kind = 'receivable-payable';
    expect(rowsOf(ROWS, { kind, class: undefined, all: false }).length).toBe(3);
    expect(rowsOf(ROWS, { kind, class: undefined, all: true }).length).toBe(4);
    expect(rowsOf(ROWS, { kind, class: 'timing', all: false }).map(keyOf)).toEqual([
      'H01.T01.financial.receivable-payable',
    ]);
    expect(rowsOf(ROWS, { kind: 'budget', class: undefined, all: false }).length).toBe(1);
  });
});

describe('the matrix', () => {
  const financial = ROWS.filter(({ book }) => book === 'financial');
  const order = ['H01', 'H02', 'T01', 'T02', 'C01'];

  it('has the units with something open, in the register’s order, or all that deal with each other', () => {
    expect(matrixOf(financial, order, false).units).toEqual(['H01', 'H02', 'T01', 'T02']);
    expect(matrixOf(financial, order, true).units).toEqual(order);
  });

  it('shows a pair on both sides of the diagonal, the sign turned round', () => {
    const { cell } = matrixOf(financial, order, true);
    expect(cell('H01', 'T01')?.difference).toBe(2000);
    expect(cell('T01', 'H01')?.difference).toBe(-2000);
    expect([cell('H01', 'T01')?.open, cell('T01', 'H01')?.open]).toEqual([2000, 2000]);
    const sides = ({ booked, answered }: Cell) => [booked, answered];
    expect(sides(cell('H01', 'T01')!)).toEqual([12_000, 10_000]);
    expect(sides(cell('T01', 'H01')!)).toEqual([10_000, 12_000]);
    expect(cell('T01', 'T02')).toBeUndefined();
    expect(cell('C01', 'H01')).toMatchObject({ standing: 'agreed', heat: 0 });
    expect(cell('H02', 'T01')).toMatchObject({ standing: 'settled', heat: 0 });
  });

  it('is hottest where most stands open, and never without heat where anything does', () => {
    const { cell } = matrixOf(financial, order, true);
    expect(cell('H01', 'T02')?.heat).toBe(4);
    expect(cell('H01', 'T01')?.heat).toBeGreaterThan(0);
    expect(cell('H01', 'T01')?.heat).toBeLessThanOrEqual(4);
  });

  it('names a counterparty that nobody named', () => {
    const stranger = row('H01', '?', { class: 'missing-counterpart', open: '1.00' });
    expect(matrixOf([stranger], order, false).units).toEqual(['H01', '?']);
  });

  it('is walked by the arrow keys and never left by them', () => {
    expect(stepIn(3, [0, 1], 'ArrowUp')).toEqual([0, 1]);
    expect(stepIn(3, [0, 1], 'ArrowDown')).toEqual([1, 1]);
    expect(stepIn(3, [0, 2], 'ArrowRight')).toEqual([0, 2]);
    expect(stepIn(3, [1, 1], 'Home')).toEqual([1, 0]);
    expect(stepIn(3, [1, 1], 'End')).toEqual([1, 2]);
    expect(stepIn(3, [1, 1], 'a')).toEqual([1, 1]);
  });
});

describe('what is in transit', () => {
  const item = (change: Partial<Unmatched>): Unmatched => ({
    item: '1:1',
    unit: 'T01',
    side: 'credit',
    code: '2302',
    account: '2302',
    amount: '-20.00',
    date: '2025-12-30',
    document: 'D1',
    summary: '',
    voucher: null,
    class: 'timing',
    reason: '',
    counterpart: null,
    ...change,
  });
  const entries = (draft: Draft | undefined) => draft?.entries.map(({ side, line, amount }) => [side, line, amount]);

  it('paid and not yet received: the receiver takes up the money against its receivable', () => {
    const draft = transitDraft(TIMING, [item({})]);
    expect(draft?.units).toEqual(['H01']);
    expect(entries(draft)).toEqual([
      ['debit', 'balance-sheet/cash', 2000],
      ['credit', 'balance-sheet/accounts-receivable', 2000],
    ]);
    expect(draft?.settles).toEqual({ left: 'H01', right: 'T01', kind: 'receivable-payable', book: 'financial' });
  });

  it('received and not yet written off: the payer takes its payable out against the money', () => {
    const draft = transitDraft(TIMING, [item({ unit: 'H01', side: 'debit', account: '121802', amount: '-20.00' })]);
    expect(draft?.units).toEqual(['T01']);
    expect(entries(draft)).toEqual([
      ['debit', 'balance-sheet/other-payables', 2000],
      ['credit', 'balance-sheet/cash', 2000],
    ]);
  });

  it('charged and not yet booked: what it was for is left to a person', () => {
    const draft = transitDraft(TIMING, [item({ unit: 'H01', side: 'debit', account: '1212', amount: '20.00' })]);
    expect(entries(draft)).toEqual([
      ['debit', undefined, 2000],
      ['credit', 'balance-sheet/accounts-payable', 2000],
    ]);
    expect(problemsOf(draft!).entries).toBe(true);
  });

  it('is nothing where no item is a matter of timing, nor in the budget book', () => {
    expect(transitDraft(TIMING, [item({ class: 'amount' })])).toBeUndefined();
    expect(transitDraft({ ...TIMING, book: 'budget', kind: 'service' }, [item({})])).toBeUndefined();
  });

  it('answers no difference with a counterparty that has no name', () => {
    expect(settlesOf(row('H01', '?'))).toBeUndefined();
  });
});

describe('a manual entry', () => {
  const draft = (amounts: readonly [number, number]): Draft => ({
    kind: 'adjustment',
    units: ['H01'],
    entries: [
      { id: 1, side: 'debit', line: 'income/operating-expense', amount: fen(amounts[0]), nature: 'goods-and-services' },
      { id: 2, side: 'credit', line: 'balance-sheet/cash', amount: fen(amounts[1]), nature: undefined },
    ],
    settles: undefined,
    reason: ' 在途 ',
  });

  it('names lines of their own only: no totals, no net amounts, no lines of which', () => {
    const codes = ENTERABLE.map(({ code }) => code);
    expect(codes).toContain('balance-sheet/cash');
    expect(codes).toContain('budget/service-expenditure');
    expect(codes).not.toContain('balance-sheet/total-assets');
    expect(codes).not.toContain('balance-sheet/fixed-assets-net');
    expect(codes.some((code) => code.startsWith('net-assets/'))).toBe(false);
  });

  it('balances in each book by itself', () => {
    expect(problemsOf(draft([100, 100]))).toEqual({ units: false, entries: false, balance: false, reason: false });
    expect(balanceOf(draft([150, 100]))).toEqual({ financial: 50, budget: 0 });
    expect(problemsOf(draft([150, 100])).balance).toBe(true);
    const unlike = draft([150, 100]);
    expect(balancingFor(unlike, unlike.entries[1]!)).toBe(150);
    expect(balancingFor(unlike, { ...unlike.entries[1]!, side: 'debit' })).toBeUndefined();
  });

  it('wants a unit, a reason, and two different units for an elimination', () => {
    expect(problemsOf(emptyDraft())).toMatchObject({ units: true, entries: true, reason: true });
    expect(problemsOf({ ...draft([1, 1]), kind: 'elimination', units: ['H01', 'H01'] }).units).toBe(true);
    expect(problemsOf({ ...draft([1, 1]), kind: 'elimination', units: ['H01', 'T01'] }).units).toBe(false);
  });

  it('is sent with a nature where the line has one, and without what is not said', () => {
    expect(requestOf(draft([100, 100]), periodOf(2025, 12))).toEqual({
      period: '2025-12',
      kind: 'adjustment',
      units: ['H01'],
      entries: [
        {
          side: 'debit',
          statement: 'income',
          key: 'operating-expense',
          amount: '1.00',
          nature: 'goods-and-services',
        },
        { side: 'credit', statement: 'balance-sheet', key: 'cash', amount: '1.00' },
      ],
      reason: '在途',
    });
    expect(mayHaveNature('income/service-revenue')).toBe(false);
    expect(mayHaveNature(undefined)).toBe(false);
  });
});
