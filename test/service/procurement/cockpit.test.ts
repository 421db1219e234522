import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { libreOffice } from '../../support/libreoffice.ts';
import type { TestHouse } from '../support/house.ts';
import {
  AMOX,
  BUYER,
  CEFU,
  CHIEF,
  DISTRIBUTOR,
  OTHER_FIRM,
  openInvoices,
  SYRINGE,
  seedOrder,
  seedReturn,
  TOWN_PHARMACIST,
} from './invoices-support.ts';

/** 采购驾驶舱: figures with what they are of, spend four ways, and the documents behind each. */

const { procurement } = contract;
const YEAR = { period: '2025-03' as Period, span: 'year' as const };

/** 84.00 and 42.00 of a drug for two units in March, 50.00 of another in January, and a consumable; 5 of 20 did not come. */
async function open(): Promise<TestHouse> {
  const house = await openInvoices();
  await seedOrder(house, {
    item: CEFU,
    price: '10.00',
    day: '2025-01-10',
    promised: '2025-01-12',
    units: [{ unit: 'H01', ordered: 5 }],
  });
  const line = await seedOrder(house, {
    promised: '2025-03-03',
    units: [
      { unit: 'H01', ordered: 10 },
      { unit: 'T01', ordered: 10, accepted: 5 },
    ],
  });
  await seedOrder(house, {
    ...{ item: SYRINGE, price: '1.00', supplier: OTHER_FIRM, day: '2025-03-20', promised: '2025-03-22' },
    units: [{ unit: 'T01', ordered: 40 }],
  });
  await seedReturn(house, line, 1);
  return house;
}

describe('the cockpit', () => {
  it('adds up what was accepted less what went back, four ways to one total', async () => {
    const house = await open();
    const { spend, receipts, spendBy, figures } = await house.pipeline.perform(procurement.cockpit, YEAR, CHIEF);
    expect([spend, receipts]).toEqual(['207.60', 4]);
    expect(spendBy.unit.map(({ key, amount }) => [key, amount])).toEqual([
      ['H01', '125.60'],
      ['T01', '82.00'],
    ]);
    expect(spendBy.item[0]).toMatchObject({
      key: AMOX,
      name: '阿莫西林胶囊 0.25g×24粒/盒',
      amount: '117.60',
      grade: 'A',
    });
    expect(spendBy.supplier.map(({ key }) => key)).toEqual([DISTRIBUTOR, OTHER_FIRM]);
    expect(spendBy.month.map(({ key, amount }) => [key, amount])).toEqual([
      ['2025-01', '50.00'],
      ['2025-03', '157.60'],
    ]);
    // The syringe is no drug.
    expect(figures.essential).toEqual({ part: '167.60', whole: '167.60', bps: 10_000 });
    expect(figures.filled).toEqual({ part: '216.00', whole: '258.00', bps: 8372 });
    expect(figures.onTime).toEqual({ part: 3, whole: 4, bps: 7500 });
    expect(figures.progress.bps).toBeNull();
    expect(figures.savedBefore.bps).toBeNull();
    const month = await house.pipeline.perform(procurement.cockpit, { ...YEAR, span: 'month' }, CHIEF);
    expect(month.spend).toBe('157.60');
  });

  it('shows a member what is its own, and nothing of others', async () => {
    const house = await open();
    const { spend, spendBy } = await house.pipeline.perform(procurement.cockpit, YEAR, TOWN_PHARMACIST);
    expect([spend, spendBy.unit.map(({ key }) => key)]).toEqual(['82.00', ['T01']]);
    const asked = { ...YEAR, by: 'item' as const, key: AMOX };
    const lines = await house.pipeline.perform(procurement.cockpitLines, asked, TOWN_PHARMACIST);
    expect(lines).toMatchObject([{ unit: 'T01', packs: 5, price: '8.40', amount: '42.00', supplier: DISTRIBUTOR }]);
    await expect(house.call('procurement.cockpit', { ...YEAR, unit: 'H01' }, TOWN_PHARMACIST)).rejects.toThrow();
  });

  it('opens the documents behind each bar, which come to it', async () => {
    const house = await open();
    const asked = { ...YEAR, by: 'month' as const, key: '2025-03' };
    const lines = await house.pipeline.perform(procurement.cockpitLines, asked, BUYER);
    const sum = lines.reduce((all, { amount }) => all + Number(amount), 0);
    expect([lines.length, sum.toFixed(2)]).toEqual([3, '157.60']);
    expect(lines.every(({ number, orderNumber }) => number !== '' && orderNumber.startsWith('CG-'))).toBe(true);
  });

  it('tells the prices of a product, and refuses one that it does not know', async () => {
    const house = await open();
    const last = '2025-03-31' as AccountingDate;
    expect(await house.pipeline.perform(procurement.boughtPrices, { item: AMOX, last }, CHIEF)).toMatchObject({
      ...{ first: '2024-04-01', last, median: '8.40', agreed: [] },
      points: [{ day: '2025-03-01', price: '8.40', packs: 14, units: 2 }],
      listed: [{ first: '2025-01-01', last, price: '8.40' }],
    });
    await expect(house.call('procurement.boughtPrices', { item: 'XNOTHING', last }, CHIEF)).rejects.toThrow();
  });

  it('lists what was saved on each product, which comes to the figure', async () => {
    const house = await open();
    const { figures } = await house.pipeline.perform(procurement.cockpit, YEAR, CHIEF);
    for (const [against, key] of [
      ['listed', 'savedListed'],
      ['before', 'savedBefore'],
    ] as const) {
      const rows = await house.pipeline.perform(procurement.cockpitSavings, { ...YEAR, against }, CHIEF);
      const sum = rows.reduce((all, { saved }) => all + Math.round(Number(saved) * 100), 0);
      expect(sum).toBe(Math.round(Number(figures[key].part) * 100));
    }
  });

  it('maps what has not come though it was promised', async () => {
    const house = await open();
    const { units, items, cells } = await house.pipeline.perform(
      procurement.shortageMap,
      { on: '2025-03-31' as AccountingDate },
      CHIEF,
    );
    expect(units).toEqual([{ unit: 'T01', unitName: '柳河镇卫生院' }]);
    expect(items).toMatchObject([{ item: AMOX, flagged: false }]);
    expect(cells).toMatchObject([{ unit: 'T01', item: AMOX, state: 'late', outstanding: 5, lateDays: 28 }]);
    // Of another nobody promised a day: it is awaited, and late for nobody.
    await seedOrder(house, { item: CEFU, units: [{ unit: 'H01', ordered: 5, accepted: 0 }] });
    const after = { on: '2025-03-31' as AccountingDate };
    expect((await house.pipeline.perform(procurement.shortageMap, after, CHIEF)).cells).toHaveLength(1);
    const early = { on: '2025-03-02' as AccountingDate };
    expect((await house.pipeline.perform(procurement.shortageMap, early, CHIEF)).cells).toEqual([]);
  });

  it('is nothing where nothing was bought, and says so without a rate', async () => {
    const house = await openInvoices();
    const { spend, figures, spendBy } = await house.pipeline.perform(procurement.cockpit, YEAR, CHIEF);
    expect([spend, figures.essential.bps, figures.filled.bps, spendBy.month]).toEqual(['0.00', null, null, []]);
    await house.pipeline.perform(procurement.cockpitBook, YEAR, CHIEF);
  });

  it('leaves a workbook whose rates and totals LibreOffice comes to', { timeout: 180_000 }, async (context) => {
    const office = libreOffice(context);
    const house = await open();
    const { file, name } = await house.pipeline.perform(procurement.cockpitBook, YEAR, CHIEF);
    expect(name).toBe('采购驾驶舱-2025-01至2025-03.xlsx');
    const sheets = await office.recalculated((await house.files.bytes('qin.zys', file))!);
    for (const sheet of ['按单位', '按品种', '按供应商', '按月份']) {
      const total = sheets.get(sheet)!.find((cells) => cells[1] === '合计')!;
      // A month is its own name: its figures stand one column further left.
      const at = sheet === '按月份' ? 2 : 3;
      expect([sheet, Number(total[at]), Number(total[at + 1])]).toEqual([sheet, 4, 207.6]);
    }
    const filled = sheets.get('关键指标')!.find((cells) => cells[0] === '到货率')!;
    expect(filled.slice(1, 4).map(Number)).toEqual([216, 258, expect.closeTo(83.72, 1)]);
  });
});
