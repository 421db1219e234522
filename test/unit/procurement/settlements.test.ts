import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { voucherTotal } from '../../../shared/domain/ledger/voucher.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { ageOf, dueDay } from '../../../shared/domain/procurement/payments/due.ts';
import {
  noteTotal,
  owedBetween,
  type SettledRow,
  settlementVouchers,
  type ToSettle,
} from '../../../shared/domain/procurement/settlements/note.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen, sumFen } from '../../../shared/kernel/fen.ts';

const LEAD = { unit: 'H01' as UnitCode, name: '人民医院' };
const TOWN = { unit: 'T01' as UnitCode, name: '青石镇卫生院' };
const ACCOUNTS: ToSettle['accounts'] = {
  stock: (kind) => (kind === 'consumable' ? '130202' : '130201'),
  payable: (kind) => (kind === 'consumable' ? '230202' : '230201'),
  ...{ receivable: '121802', owed: '230701' },
};
const settle = (rows: readonly SettledRow[], unit = TOWN) =>
  settlementVouchers({
    ...{ number: 'JS-2025-0001', day: '2025-03-31' as AccountingDate, holder: LEAD, unit, rows, accounts: ACCOUNTS },
    party: (supplier) => (supplier === 'DIST' ? 'P7' : undefined),
    supplierName: (supplier) => `${supplier} 公司`,
  });
const row = (amount: number, more: Partial<SettledRow> = {}): SettledRow => ({
  ...{ receipt: 'receipt:1', supplier: 'DIST', kind: 'western', amount: fen(amount) },
  ...more,
});

describe('内部结算 (DOMAIN 1.6 P27)', () => {
  it('books both sides from the same rows: receivable against suppliers, stock against the holder', () => {
    const drafts = settle([row(8400), row(1600, { kind: 'consumable', supplier: 'KN' }), row(-400)]);
    expect(
      drafts.map(({ unit, lines }) => [unit, lines.map(({ code, debit, credit }) => [code, debit, credit])]),
    ).toEqual([
      [
        'H01',
        [
          ['121802', 9600, 0],
          ['230201', 0, 8000],
          ['230202', 0, 1600],
        ],
      ],
      [
        'T01',
        [
          ['130201', 8000, 0],
          ['130202', 1600, 0],
          ['230701', 0, 9600],
        ],
      ],
    ]);
    const [bought, received] = drafts;
    expect(bought?.lines[0]?.counterparty).toEqual({ kind: 'unit', unit: 'T01' });
    expect(received?.lines.at(-1)?.counterparty).toEqual({ kind: 'unit', unit: 'H01' });
    expect(new Set(drafts.flatMap(({ lines }) => lines.map(({ document }) => document)))).toEqual(
      new Set(['JS-2025-0001']),
    );
    expect(bought?.lines[1]?.counterparty).toEqual({ kind: 'party', party: 'P7' });
  });

  it('is one voucher for what the holder itself received, and none for nothing', () => {
    expect(settle([row(8400)], LEAD).map(({ unit, lines }) => [unit, lines.map(({ code }) => code)])).toEqual([
      ['H01', ['130201', '230201']],
    ]);
    expect(settle([])).toEqual([]);
    expect(settle([row(500), row(-500)])).toEqual([]);
  });

  it('balances on both sides and eliminates to nil, whatever came in and went back', () => {
    const rows = fc.array(
      fc.record({
        receipt: fc.string(),
        supplier: fc.constantFrom('DIST', 'KN', 'OTHER'),
        kind: fc.constantFrom('western' as const, 'consumable' as const),
        amount: fc.integer({ min: -1e9, max: 1e9 }).map(fen),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(rows, (all) => {
        const drafts = settle(all);
        for (const { lines } of drafts) {
          expect(sumFen(lines.map(({ debit }) => debit))).toBe(sumFen(lines.map(({ credit }) => credit)));
          expect(lines.every(({ debit, credit }) => (debit === 0) !== (credit === 0))).toBe(true);
        }
        expect(owedBetween(drafts, ACCOUNTS)).toBe(0);
        if (drafts.length > 0) expect(voucherTotal(drafts[1]!.lines)).toBe(noteTotal(all));
      }),
    );
  });
});

describe('付款期限', () => {
  const day = (text: string) => text as AccountingDate;
  it('ends with the month after acceptance, or so many days after it', () => {
    expect(dueDay({ kind: 'month-end' }, day('2025-01-31'))).toBe('2025-02-28');
    expect(dueDay({ kind: 'month-end' }, day('2025-11-05'))).toBe('2025-12-31');
    expect(dueDay({ kind: 'month-end' }, day('2025-12-31'))).toBe('2026-01-31');
    expect(dueDay({ kind: 'days', days: 30 }, day('2025-02-01'))).toBe('2025-03-03');
  });

  it('ages from the day after', () => {
    const due = day('2025-03-31');
    const ages = ['2025-03-31', '2025-04-01', '2025-04-30', '2025-05-01', '2025-05-30', '2025-06-29', '2025-06-30'];
    expect(ages.map((on) => ageOf(due, day(on)))).toEqual([
      'not-due',
      'to-30',
      'to-30',
      'to-60',
      'to-60',
      'to-90',
      'over-90',
    ]);
  });
});
