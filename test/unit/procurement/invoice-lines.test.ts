import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InvoiceItem } from '../../../shared/domain/ledger/papers/invoice.ts';
import {
  billedLine,
  likelyItems,
  originalIn,
  priceFor,
  supplierCodeOf,
} from '../../../shared/domain/procurement/invoices/billed.ts';
import { proposeBinding, splitLine } from '../../../shared/domain/procurement/invoices/binding.ts';
import { drawMatches } from '../../../shared/domain/procurement/invoices/drawing.ts';
import type { InvoiceLine, SupplierInvoice } from '../../../shared/domain/procurement/invoices/invoice.ts';
import type { OrderedLine } from '../../../shared/domain/procurement/invoices/ordered-line.ts';
import { answerLines } from '../../../shared/domain/procurement/invoices/red.ts';
import { USUAL_RULES } from '../../../shared/domain/procurement/invoices/rules.ts';
import { acceptedDay, unitShares } from '../../../shared/domain/procurement/invoices/shares.ts';
import { amountOf, formatPrice, parsePrice } from '../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen, sumFen } from '../../../shared/kernel/fen.ts';
import { CAPSULES, firm, invoiceOf, lineOf } from './invoices.ts';

const order = (id: number, ordered: number, accepted: number, more: Partial<OrderedLine> = {}): OrderedLine => ({
  ...{ id, order: id, number: `CG-${id}`, supplier: 'DIST', day: `2025-03-0${id}` as AccountingDate },
  ...{ item: CAPSULES.code, price: parsePrice('8.40')!, mode: 'community', units: [{ unit: 'H01', ordered }] },
  accepted:
    accepted === 0
      ? []
      : [
          {
            receipt: 'YS-1',
            receiptId: 1,
            unit: 'H01',
            day: '2025-03-05' as AccountingDate,
            lot: 'A1',
            packs: accepted,
            returned: 0,
          },
        ],
  ...more,
});

describe('what a line bills', () => {
  const propose = (packs: number, orders: readonly (OrderedLine & { billed: number })[], lot = '') =>
    proposeBinding({ item: CAPSULES.code, lot, packs }, 'DIST', orders).map(({ orderLine, packs: part }) => [
      orderLine,
      part,
    ]);
  const open = (id: number, ordered: number, accepted: number, billed = 0) => ({
    ...order(id, ordered, accepted),
    billed,
  });

  it('is the oldest order with goods not billed, then what is on its way, and what is over stays on the last', () => {
    expect(propose(12, [open(2, 20, 5), open(1, 10, 8)])).toEqual([
      [1, 8],
      [2, 4],
    ]);
    expect(propose(40, [open(1, 10, 8), open(2, 20, 5)])).toEqual([
      [1, 10],
      [2, 30],
    ]);
    expect(propose(3, [open(1, 10, 8, 8), open(2, 20, 5)])).toEqual([[2, 3]]);
    expect(propose(3, [{ ...open(1, 10, 8), supplier: 'OTHER' }])).toEqual([[null, 3]]);
  });

  it('prefers the orders that its lot came with', () => {
    const other = { ...open(1, 10, 10), accepted: [{ ...order(1, 1, 1).accepted[0]!, lot: 'B7', packs: 10 }] };
    expect(propose(4, [other, open(2, 10, 10)], 'A1')).toEqual([[2, 4]]);
  });

  it('is split without a 分 lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 5 }),
        fc.nat(99_999),
        (packs, each) => {
          const whole = lineOf(
            packs.reduce((a, b) => a + b),
            formatPrice(parsePrice((each / 10_000).toFixed(4))!),
          );
          const parts = splitLine(
            whole,
            packs.map((part, at) => ({ orderLine: at + 1, packs: part })),
          );
          expect(sumFen(parts.map(({ amount }) => amount))).toBe(whole.amount);
        },
      ),
    );
  });
});

describe('verdicts of all invoices together', () => {
  const world = (invoices: readonly SupplierInvoice[], orders: readonly OrderedLine[]) => ({
    ...{
      invoices,
      orders: new Map(orders.map((each) => [each.id, each])),
      suppliers: new Map([['DIST', firm('DIST', '乙')]]),
    },
    ...{
      items: new Map([[CAPSULES.code, { ...CAPSULES, kind: 'consumable' as const }]]),
      rules: USUAL_RULES,
      releases: new Map(),
    },
  });
  const second = (id: number, packs: number, line: Partial<InvoiceLine> = {}) =>
    invoiceOf(id, { seller: 'DIST', day: `2025-03-${10 + id}` }, [lineOf(packs, '8.40', { id, ...line })]);
  const drawn = (invoices: readonly SupplierInvoice[], ...orders: OrderedLine[]) =>
    [...drawMatches(world(invoices, orders))].map(
      ([id, { verdict, coveredPacks }]) => `${id} ${verdict} ${coveredPacks}`,
    );

  it('give the goods to the oldest first, whatever the order of registering', () => {
    expect(drawn([second(2, 30), second(1, 30)], order(1, 60, 45))).toEqual(['1 pay 30', '2 hold 15']);
  });

  it('take a red line off from all, and let it follow what it answers', () => {
    const red = { ...second(3, -15, { answers: 2 }), original: 2 };
    expect(drawn([second(1, 30), second(2, 30), red], order(1, 60, 45))).toEqual(['1 pay 30', '2 pay 30', '3 pay -15']);
    const dear = second(2, 30, { price: parsePrice('8.60')!, amount: fen(25_800) });
    expect(drawn([second(1, 30), dear, red], order(1, 60, 45))).toEqual(['1 pay 30', '2 exception 30', '3 hold -15']);
  });

  it('never match more than was accepted', () => {
    const packs = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(packs, fc.nat(200), fc.nat(7), fc.integer({ min: 1, max: 50 }), (billed, accepted, which, back) => {
        const blue = billed.map((each, at) => second(at + 1, each));
        const of = blue[which % blue.length]!;
        const taken = Math.min(back, of.lines[0]!.packs);
        const red = { ...second(99, -taken, { answers: of.id }), original: of.id, day: '2025-04-01' as AccountingDate };
        const results = drawMatches(world([...blue, red], [order(1, 1000, accepted)]));
        let paid = 0;
        for (const [id, { verdict }] of results) if (verdict === 'pay') paid += id === 99 ? -taken : billed[id - 1]!;
        expect(paid).toBeLessThanOrEqual(accepted);
        expect(paid).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('a red line', () => {
  const stands = (id: number, packs: number) => lineOf(packs, '8.40', { id });
  const red = (packs: number, amount: number) => ({ item: CAPSULES.code, lot: '', packs, amount: fen(amount) });
  const answers = (of: ReturnType<typeof red>, ...lines: InvoiceLine[]) => {
    const found = answerLines([of], lines);
    return 'failed' in found ? 'failed' : found.map((each) => [each.answers.id, each.packs, each.amount]);
  };

  it('takes back lines in their order, and never more than stands', () => {
    expect(answers(red(-4, -3360), stands(1, 6), stands(2, 4))).toEqual([[1, -4, -3360]]);
    expect(answers(red(-8, -6720), stands(1, 6), stands(2, 4))).toEqual([
      [1, -6, -5040],
      [2, -2, -1680],
    ]);
    expect(answers(red(-11, -9240), stands(1, 6), stands(2, 4))).toBe('failed');
    expect(answers(red(-4, -9000), stands(1, 6))).toBe('failed');
    expect(answers({ ...red(-1, -840), lot: 'B7' }, stands(1, 6))).toBe('failed');
    expect(answers(red(0, -500), stands(1, 6))).toEqual([[1, 0, -500]]);
  });
});

describe('for whom and since when', () => {
  const line = order(1, 10, 0, {
    units: [
      { unit: 'H01', ordered: 6 },
      { unit: 'T01', ordered: 4 },
    ],
  });
  const came = (unit: string, packs: number, day: string) => ({
    ...{ receipt: 'YS', receiptId: 1, unit, day: day as AccountingDate, lot: 'A1', packs, returned: 0 },
  });

  it('is by what each accepted, or was to get while nothing is there; it sums exactly', () => {
    expect(unitShares(line, fen(100)).map(({ amount }) => amount)).toEqual([60, 40]);
    const accepted = [came('H01', 1, '2025-03-02'), came('T01', 2, '2025-03-03')];
    expect(unitShares({ ...line, accepted }, fen(-100)).map(({ unit, amount }) => `${unit} ${amount}`)).toEqual([
      'H01 -33',
      'T01 -67',
    ]);
  });

  it('is the day on which enough had come', () => {
    const of = { ...line, accepted: [came('T01', 4, '2025-03-09'), came('H01', 6, '2025-03-02')] };
    expect([1, 6, 7, 10, 99].map((packs) => acceptedDay(of, packs))).toEqual([
      ...['2025-03-02', '2025-03-02', '2025-03-09', '2025-03-09', '2025-03-09'],
    ]);
  });
});

describe('an electronic invoice’s line', () => {
  const item = (more: Partial<InvoiceItem> = {}): InvoiceItem => ({
    ...{ name: '*化学药品制剂*阿莫西林胶囊', spec: '0.25g*24粒', quantity: '100', measure: '盒', price: '7.433628' },
    ...{ amount: fen(74_336), rate: '0.13', tax: fen(9_664) },
    ...more,
  });

  it('is read in packs and with tax', () => {
    expect(billedLine(item(), '', false)).toEqual({
      ...{ said: '阿莫西林胶囊 0.25g*24粒', lot: '', packs: 100, amount: 84_000, price: parsePrice('8.40') },
    });
    expect(billedLine(item({ spec: '0.25g 批号：E2024' }), '', false).lot).toBe('E2024');
    expect(billedLine(item(), '批号:A1 客户自提', true).lot).toBe('A1');
    expect(billedLine(item(), '批号:A1 客户自提', false).lot).toBe('');
    expect(billedLine(item({ quantity: '1.5' }), '', false).packs).toBeUndefined();
    // A red line may leave its quantity without a sign.
    expect(billedLine(item({ amount: fen(-74_336), tax: fen(-9_664) }), '', false)).toMatchObject({
      packs: -100,
      amount: -84_000,
    });
  });

  it('gives the price that comes to the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 1, max: 99_999 }), (cents, packs) => {
        const amount = amountOf(parsePrice((cents / 100).toFixed(2))!, packs);
        expect(amountOf(priceFor(amount, packs), packs)).toBe(amount);
      }),
    );
  });

  it('finds the product by name, strength and what was ordered, the firm by code or name, the original in the remark', () => {
    const strong = { ...CAPSULES, code: 'XJ01CAA040A001010102700', strength: '0.5g' };
    const codes = (said: string, ordered: string[] = []) =>
      likelyItems(said, [strong, CAPSULES], new Set(ordered)).map(({ code }) => code);
    expect(codes('阿莫西林胶囊 0.25g*24粒')[0]).toBe(CAPSULES.code);
    expect(codes('阿莫西林胶囊', [strong.code])[0]).toBe(strong.code);
    expect(codes('注射器')).toEqual([]);
    const firms = new Map([['9133', { code: '9133', name: '乙配送' }]]);
    expect(supplierCodeOf({ id: '9133', name: '' }, firms)).toBe('9133');
    expect(supplierCodeOf({ id: '', name: '乙配送' }, firms)).toBe('9133');
    expect(supplierCodeOf({ id: '', name: '' }, firms)).toBe('');
    expect(originalIn('被红冲蓝字数电发票号码：25332000000012345678 红字发票信息确认单')).toBe('25332000000012345678');
    expect(originalIn('备注')).toBe('');
  });
});
