import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import {
  deliveryRates,
  flagShare,
  paidInTime,
  varietyShare,
} from '../../../../shared/domain/procurement/cockpit/figures.ts';
import { priceHistory, spansWithin } from '../../../../shared/domain/procurement/cockpit/history.ts';
import { volumeProgress } from '../../../../shared/domain/procurement/cockpit/progress.ts';
import { savings, savingsByItem } from '../../../../shared/domain/procurement/cockpit/savings.ts';
import { shortages } from '../../../../shared/domain/procurement/cockpit/shortage.ts';
import { SPEND_BY, type Spent, spendBy, totalOf } from '../../../../shared/domain/procurement/cockpit/spend.ts';
import type { ItemFlag, ItemKind } from '../../../../shared/domain/procurement/item.ts';
import { amountOf, price } from '../../../../shared/domain/procurement/price.ts';
import { fen, sumFen } from '../../../../shared/kernel/fen.ts';
import { on, yuan } from '../guards/guarding.ts';

let last = 0;
/** 10 packs of A at 10.00 for H01. */
function spent(day: string, more: Partial<Spent> = {}): Spent {
  last += 1;
  const line = {
    ...{ line: last, receipt: last, number: `YS-${last}`, order: last, orderNumber: `CG-${last}`, ordered: on(day) },
    ...{ unit: 'H01' as UnitCode, supplier: 'S1', item: 'A', day: on(day), packs: 10, price: yuan('10.00'), ...more },
  };
  return { ...line, amount: more.amount ?? amountOf(line.price, line.packs) };
}

describe('采购金额', () => {
  it('is graded A up to 80 % of the money, B up to 95 %, then C', () => {
    const lines = ['A', 'B', 'C', 'D'].map((item, at) =>
      spent('2025-03-01', { item, amount: fen([7900, 1000, 700, 400][at]!) }),
    );
    expect(spendBy(lines, 'item').map(({ key, grade, shareBps, upToBps }) => [key, grade, shareBps, upToBps])).toEqual([
      ...[['A', 'A', 7900, 7900] as const, ['B', 'A', 1000, 8900] as const, ['C', 'B', 700, 9600] as const],
      ['D', 'C', 400, 10_000],
    ]);
  });
  it('stands by months in their order', () => {
    const lines = [spent('2025-03-02'), spent('2025-01-02', { packs: 1 })];
    expect(spendBy(lines, 'month').map(({ key }) => key)).toEqual(['2025-01', '2025-03']);
  });
  it('comes to one total however it is added up', () => {
    const line = fc
      .record({
        ...{
          month: fc.integer({ min: 1, max: 9 }),
          unit: fc.constantFrom('H01', 'T01'),
          item: fc.constantFrom('A', 'B'),
        },
        ...{ supplier: fc.constantFrom('S1', 'S2'), packs: fc.integer({ min: -5, max: 500 }) },
        price: fc.integer({ min: 0, max: 9_000_000 }),
      })
      .map(({ month, unit, price: each, ...more }) =>
        spent(`2025-0${month}-01`, { ...more, unit: unit as UnitCode, price: price(each) }),
      );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        for (const by of SPEND_BY) {
          const rows = spendBy(lines, by);
          expect(sumFen(rows.map(({ amount }) => amount))).toBe(totalOf(lines));
          expect(rows.reduce((sum, row) => sum + row.lines, 0)).toBe(lines.length);
        }
      }),
    );
  });
  it('is nothing of nothing', () => {
    expect(spendBy([], 'unit')).toEqual([]);
    expect(totalOf([])).toBe(0);
  });
});

describe('关键指标', () => {
  const card = (kind: ItemKind, ...flags: ItemFlag[]) => ({ kind, flags });
  const items = new Map([
    ['A', card('western', 'essential', 'selected')],
    ['B', card('patent')],
    ['H', card('herbal', 'essential')],
    ['N', card('consumable', 'selected')],
  ]);
  const lines = ['A', 'B', 'H', 'N'].map((item) => spent('2025-03-01', { item }));
  it('leaves 中药饮片 and 耗材 out of 基药 and 集采 shares', () => {
    expect(flagShare(lines, (code) => items.get(code), 'essential')).toEqual({
      part: 10_000,
      whole: 20_000,
      bps: 5000,
    });
    expect(flagShare(lines, (code) => items.get(code), 'selected')).toEqual({ part: 10_000, whole: 20_000, bps: 5000 });
    expect(varietyShare(lines, (code) => items.get(code))).toEqual({ part: 1, whole: 2, bps: 5000 });
    expect(flagShare([], () => undefined, 'selected').bps).toBeUndefined();
  });
  it('measures deliveries by money, and by rows that were complete in time', () => {
    const row = (packs: number, day: string, promised = '2025-03-03') => ({
      ...{ ordered: 10, price: yuan('10.00'), promised: on(promised), arrived: [{ day: on(day), packs }] },
    });
    const rates = deliveryRates(
      [row(10, '2025-03-03'), row(10, '2025-03-04'), row(5, '2025-03-02'), row(0, '2025-03-02', '2025-04-09')],
      on('2025-03-31'),
    );
    expect(rates.filled).toEqual({ part: 25_000, whole: 40_000, bps: 6250 });
    expect(rates.onTime).toEqual({ part: 1, whole: 3, bps: 3333 });
  });
  it('counts what was paid by its day, of what fell due', () => {
    const due = (day: string, paid?: string) => ({
      ...{ due: on(day), amount: fen(100), paid: paid === undefined ? undefined : on(paid) },
    });
    const rows = [
      due('2025-03-31', '2025-03-31'),
      due('2025-03-31', '2025-04-01'),
      due('2025-03-31'),
      due('2025-04-30'),
    ];
    expect(paidInTime(rows, on('2025-03-01'), on('2025-03-31'))).toEqual({ part: 100, whole: 300, bps: 3333 });
  });
  it('saves against the listed price and the last other price, and loses where it is dearer', () => {
    const trail = [
      spent('2024-12-01', { price: yuan('12.00') }),
      spent('2025-01-01'),
      spent('2025-02-01'),
      spent('2025-03-01', { price: yuan('11.00') }),
      spent('2025-03-01', { item: 'B' }),
    ];
    const saved = savings(trail, on('2025-01-01'), (item) => (item === 'A' ? yuan('12.50') : undefined));
    // A: 3 × 10 at 12.50 against 100 + 100 + 110; before: 120 + 120 + 100.
    expect(saved.listed).toEqual({ part: 6500, whole: 37_500, bps: 1733 });
    expect(saved.before).toEqual({ part: 3000, whole: 34_000, bps: 882 });
    const listed = (item: string) => (item === 'A' ? yuan('12.50') : undefined);
    expect(savingsByItem(trail, on('2025-01-01'), listed, 'listed')).toEqual([
      { item: 'A', packs: 30, saved: 6500, base: 37_500 },
    ]);
    expect(savingsByItem(trail, on('2025-01-01'), listed, 'before').map(({ saved: own }) => own)).toEqual([3000]);
  });
  it('lets no product make up for another in what was agreed on', () => {
    const H01 = 'H01' as UnitCode;
    const batch = {
      ...{ first: on('2025-01-01'), last: on('2025-12-31') },
      products: ['A', 'B'].map((item) => ({
        ...{ item, selected: yuan('1.00'), before: yuan('2.00'), volumes: [{ unit: H01, quantity: 100 }] },
      })),
    };
    const ordered = [{ item: 'A', unit: H01, day: on('2025-02-01'), quantity: 400 }];
    const { done, timeBps } = volumeProgress([batch], ordered, on('2025-12-31'), () => true);
    expect(done).toEqual({ part: 10_000, whole: 20_000, bps: 5000 });
    expect(timeBps).toBe(10_000);
    expect(volumeProgress([batch], ordered, on('2025-12-31'), () => false).done.bps).toBeUndefined();
  });
});

describe('价格走势', () => {
  it('has a point a day and price, and joins spans of one price', () => {
    const T01 = 'T01' as UnitCode;
    const points = priceHistory([spent('2025-03-01'), spent('2025-03-01', { unit: T01 }), spent('2025-02-01')]);
    expect(points.map(({ day, packs, units }) => [day, packs, units])).toEqual([
      ['2025-02-01', 10, 1],
      ['2025-03-01', 20, 2],
    ]);
    const span = (first: string, end: string, text: string) => ({ first: on(first), last: on(end), price: yuan(text) });
    expect(
      spansWithin(
        [
          span('2025-07-01', '9999-12-31', '9'),
          span('2024-01-01', '2024-12-31', '8'),
          span('2025-01-01', '2025-06-30', '9'),
        ],
        on('2024-07-01'),
        on('2025-12-31'),
      ),
    ).toEqual([span('2024-07-01', '2024-12-31', '8'), span('2025-01-01', '2025-12-31', '9')]);
  });
});

describe('短缺地图', () => {
  const H01 = 'H01' as UnitCode;
  const way = { unit: H01, item: 'A', order: 5, number: 'CG-5', promised: on('2025-03-01'), outstanding: 4 };
  const held = { unit: H01, item: 'A', quantity: 3, cover: 2 };
  const at = (short: (typeof held)[], awaited: Parameters<typeof shortages>[1], day = '2025-02-28') =>
    shortages(short, awaited, on(day));
  it('tells what is out, short, on its way and overdue', () => {
    expect(at([held], [])).toMatchObject([{ state: 'short', outstanding: 0 }]);
    expect(at([held], [way])).toMatchObject([{ state: 'coming', outstanding: 4, lateDays: 0 }]);
    expect(at([], [way])).toEqual([]);
    expect(at([], [way], '2025-03-05')).toMatchObject([{ state: 'late', lateDays: 4, order: 5 }]);
    expect(at([{ ...held, quantity: 0 }], [way], '2025-03-05')).toMatchObject([{ state: 'out', lateDays: 4 }]);
    expect(at([held], [way], '2025-03-05')).toMatchObject([{ state: 'coming', cover: 2, lateDays: 4 }]);
    expect(at([], [{ ...way, outstanding: 0 }], '2025-03-05')).toEqual([]);
  });
  it('never calls late what nobody promised', () => {
    const unpromised = { ...way, promised: '' as const };
    expect(at([], [unpromised], '2025-03-05')).toEqual([]);
    expect(at([held], [unpromised, way], '2025-03-05')).toMatchObject([
      { state: 'coming', lateDays: 4, outstanding: 8 },
    ]);
  });
});
