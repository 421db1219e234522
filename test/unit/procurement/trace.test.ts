import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import {
  type TracedBill,
  type TracedReceipt,
  traceLine,
  traceTotals,
} from '../../../shared/domain/procurement/trace/trace.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen, sumFen } from '../../../shared/kernel/fen.ts';

/** 采购链: an order's line from its goods to its invoices, payments and settlements. */

const DAY = '2025-03-01' as AccountingDate;
const receipt = (number: string, packs: number, more: Partial<TracedReceipt> = {}): TracedReceipt => ({
  ...{ number, day: DAY, unit: 'H01' as UnitCode, lot: 'A1', packs, amount: fen(packs * 840) },
  ...{ settlement: '', settled: fen(0), ...more },
});
const bill = (number: string, packs: number, more: Partial<TracedBill> = {}): TracedBill => ({
  ...{ number, day: DAY, first: '', verdict: 'pay', packs, amount: fen(packs * 840), payment: '', paid: fen(0) },
  ...more,
});
const told = (rows: ReturnType<typeof traceLine>) =>
  rows.map(({ unit, packs, outstanding, receipt: of, bill: by }) => [unit, of?.number, by?.number, packs, outstanding]);

describe('a purchase in rows', () => {
  it('is one row where one receipt is billed by one invoice', () => {
    const rows = traceLine({ allocations: [], receipts: [receipt('YS-1', 10)], bills: [bill('1001', 10)] });
    expect(told(rows)).toEqual([['H01', 'YS-1', '1001', 10, 0]]);
    expect(traceTotals(rows)).toMatchObject({ packs: 10, received: 8400, billed: 8400 });
  });

  it('cuts receipts and invoices where either ends, the oldest against the oldest', () => {
    const receipts = [receipt('YS-1', 10), receipt('YS-2', 6, { unit: 'T01' as UnitCode })];
    const bills = [bill('1001', 12, { paid: fen(10_001) }), bill('1002', 6)];
    const rows = traceLine({ allocations: [{ unit: 'T02' as UnitCode, outstanding: 4 }], receipts, bills });
    expect(told(rows)).toEqual([
      ['H01', 'YS-1', '1001', 10, 0],
      ['T01', 'YS-2', '1001', 2, 0],
      ['T01', 'YS-2', '1002', 4, 0],
      // Billed, and never came.
      ['', undefined, '1002', 2, 0],
      ['T02', undefined, undefined, 0, 4],
    ]);
    // 10001 分 over 10 and 2 packs.
    expect(rows.map(({ paid }) => paid)).toEqual([8334, 1667, 0, 0, 0]);
  });

  it('keeps goods that nobody billed, and a price made good without packs', () => {
    const rows = traceLine({
      allocations: [],
      receipts: [receipt('YS-1', 5, { settled: fen(4200), settlement: 'JS-1' })],
      bills: [bill('1001', 0, { amount: fen(-50) })],
    });
    expect(told(rows)).toEqual([
      ['', undefined, '1001', 0, 0],
      ['H01', 'YS-1', undefined, 5, 0],
    ]);
    expect(traceTotals(rows)).toEqual({ packs: 5, received: 4200, settled: 4200, billed: -50, paid: 0 });
  });

  it('always sums to what went in', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 }).map((value) => fen(value));
    const receipts = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), amount, amount), { maxLength: 6 });
    fc.assert(
      fc.property(receipts, receipts, (came, billed) => {
        const line = {
          allocations: [],
          receipts: came.map(([packs, all, settled], at) => receipt(`YS-${at}`, packs, { amount: all, settled })),
          bills: billed.map(([packs, all, paid], at) => bill(`10${at}`, packs, { amount: all, paid })),
        };
        const rows = traceLine(line);
        const all = sumFen;
        expect(traceTotals(rows)).toEqual({
          packs: came.reduce((sum, [packs]) => sum + packs, 0),
          received: all(line.receipts.map((each) => each.amount)),
          settled: all(line.receipts.map((each) => each.settled)),
          billed: all(line.bills.map((each) => each.amount)),
          paid: all(line.bills.map((each) => each.paid)),
        });
        for (const [at, [packs]] of billed.entries())
          expect(rows.reduce((sum, row) => sum + (row.bill === line.bills[at] ? row.packs : 0), 0)).toBe(packs);
      }),
    );
  });
});
