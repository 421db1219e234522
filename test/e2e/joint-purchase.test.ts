import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openHouse } from '../../electron/service/compose.ts';
import type { SampleFirm } from '../../electron/service/demo/purchasing-firms.ts';
import type { SampleItem } from '../../electron/service/demo/purchasing-items.ts';
import { runTask } from '../../electron/service/tasks.ts';
import { inPlaceWorkers } from '../../electron/service/workers/workers.ts';
import { contract } from '../../shared/contract/index.ts';
import { translator } from '../../shared/i18n/translate.ts';
import { inBooks, seedGround } from '../service/procurement/invoices-support.ts';
import { addPrice } from '../service/procurement/orders-support.ts';
import { seedPayee } from '../service/procurement/payments-support.ts';
import { someone } from '../service/support/house.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';
import { startService } from './program.ts';

/** One purchase of three units, from what each asks for to the consolidation in which what they owe each other is gone. */
const { procurement } = contract;
const t = translator('zh-CN');
const SECONDS_150 = 150_000;
const MONTH = '2025-12';
const [ASKED, ORDERED, CAME, BILLED, PAID, LAST] = [22, 23, 24, 25, 29, 31].map((day) => `${MONTH}-${day}`) as [
  ...[string, string, string, string, string, string],
];
/** What is accepted in December is due by the end of January. */
const DUE = '2026-01-31';

/** Consumables: two invoices are not asked of them, and the one account pays for them. */
const goods = (code: string, name: string, listed: string): SampleItem => ({
  ...{ code, kind: 'consumable', name, generic: name, form: '耗材', strength: '24G', unit: '支', pack: '盒' },
  ...{ packSize: 50, maker: '示例联采器械有限公司', listed, flags: [] },
});
const ITEM = goods('C1401010010000399911', '联采留置针', '21.00');
/** Its agreed price is above the listed one. */
const DEAR = goods('C1401010010000399912', '联采延长管', '10.00');
const FIRM: SampleFirm = { code: '91330000SL0000911D', name: '示例联采配送有限公司', roles: ['distributor'] };
const NUMBER = '25332000000090000911';
const WHY = '先用库存';

/** Who asks, how much, what comes of it now, and who accepts it. The centre gives the hospital 60 of its 70. */
const UNITS = [
  { unit: 'H01', name: '清河县人民医院', pharmacist: 'you.yf', receiver: 'zheng.ys', packs: 70, came: 40 },
  { unit: 'T01', name: '青石镇中心卫生院', pharmacist: 'xu.yf', receiver: 'tang.ys', packs: 25, came: 25 },
  { unit: 'T02', name: '柳湾镇卫生院', pharmacist: 'he.yf', receiver: 'lu.ys', packs: 15, came: 10 },
] as const;
const CUT = 60;
/** Packs of what was never used before that nobody is asked about. */
const MANY = 30;
const TOTAL = '1575.00';
/** The drafts of the three, as they were kept. */
const requests = new Map<string, { readonly id: number; readonly number: string }>();
/** Numbers of the notes that settle it, by unit. */
const notes = new Map<string, string>();

const county = countyServed(sampleCounty, async (data) => {
  const house = await openHouse({
    ...{ dir: data, create: false, workers: inPlaceWorkers(runTask), version: '0.0.0-test' },
    clock: { nowMs: () => Date.now() },
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    report: (error) => String(error),
  });
  await seedGround(house, [ITEM, DEAR], [FIRM]);
  await seedPayee(house, FIRM.code);
  await inBooks(house, async (db) => {
    const licences = ['business', 'device-trading'].map((kind) => ({ kind, number: '示例', until: '2099-12-31' }));
    const card = { ...FIRM, licences, units: [], hours: 48, urgentHours: 4, chain: '', group: '', contact: '' };
    await db
      .updateTable('supplier')
      .set({ content: JSON.stringify({ ...card, phone: '' }) })
      .where('code', '=', FIRM.code)
      .execute();
    await addPrice(db, { id: 900_001, item: ITEM.code, price: 210_000, suppliers: [[FIRM.code, []]] });
    await addPrice(db, { id: 900_002, item: DEAR.code, price: 120_000, suppliers: [[FIRM.code, []]] });
  });
  // What the sample has waiting is decided and ordered before: what is merged here is of these three alone.
  const buyer = someone('zhou.cg', 'pharmacy-buyer');
  const day = ASKED as never;
  const handed = (await house.pipeline.perform(procurement.requestsToDecide, {}, buyer)).map(({ id, revision }) => ({
    ...{ id, revision, lines: [] },
  }));
  if (handed.length > 0)
    await house.pipeline.perform(procurement.decideRequests, { outcome: 'approve', requests: handed }, buyer);
  const { lines } = await house.pipeline.perform(procurement.orderPlan, { day }, buyer);
  const left = lines
    .filter(({ proposed }) => proposed > 0)
    .map(({ requestLine, proposed, suppliers }) => ({ requestLine, packs: proposed, supplier: suppliers[0] ?? '' }));
  if (left.length > 0)
    await house.pipeline.perform(procurement.makeOrders, { day, place: true, lines: left as never }, buyer);
  for (const { unit, pharmacist, packs } of UNITS) {
    const wanted = [{ item: ITEM.code, packs }, ...(unit === 'T02' ? [{ item: DEAR.code, packs: 8 }] : [])];
    const kept = await house.call(
      'procurement.saveRequest',
      { unit, kind: 'ordinary', day: ASKED, needed: CAME, lines: wanted },
      someone(pharmacist, 'unit-pharmacist', unit),
    );
    requests.set(unit, kept as { id: number; number: string });
  }
  await house.close();
  return startService(data);
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const row = (page: Page, ...texts: readonly string[]) =>
  texts.reduce((found, hasText) => found.filter({ hasText }), page.locator('.ag-row'));
const cell = (page: Page, text: string, column: string) =>
  row(page, text).first().locator(`.ag-cell[col-id=${column}]`).innerText();
/** Presses what asks whether one is sure, and says yes. */
async function sure(page: Page, action: string): Promise<void> {
  await button(page, action).click();
  await page.locator('.ant-btn-primary:focus').press('Enter');
}
async function typeInto(page: Page, at: string, column: string, text: string): Promise<void> {
  await page.locator(`${at} [col-id=${column}]`).dblclick();
  const editor = page.locator('.ag-cell-inline-editing input');
  await editor.fill(text);
  await editor.press('Enter');
  await page.locator('.ag-cell-inline-editing').waitFor({ state: 'detached' });
}
async function choose(page: Page, label: string, text: string): Promise<void> {
  await page.locator('.invoice-form').getByLabel(label, { exact: true }).click();
  await page.keyboard.type(text);
  await page.locator('.ant-select-item-option-active', { hasText: text }).waitFor();
  await page.keyboard.press('Enter');
}
const paymentStage = (page: Page, of: 'draft' | 'handed' | 'approved' | 'paid' | 'posted') =>
  page
    .locator('.payment-title')
    .getByText(t(`procurement.stage.${of}`), { exact: true })
    .waitFor();
/** A note of the month's end, opened from the list. */
async function openNote(page: Page, unit: string): Promise<string> {
  const note = row(page, unit, LAST).first();
  const number = await note.locator('.ag-cell[col-id=number]').innerText();
  await note.locator('.ag-cell[col-id=unit]').click();
  await page.locator('.ant-drawer-title', { hasText: number }).waitFor();
  return number;
}
const noteStage = (page: Page, of: 'confirmed' | 'posted') =>
  page
    .locator('.ant-drawer-title')
    .getByText(t(`settlements.stage.${of}`), { exact: true })
    .waitFor();

describe.skipIf(withoutBrowser)('a purchase of three units', () => {
  it(
    'is asked for by each of them, and decided together',
    async () => {
      for (const { unit, pharmacist, packs } of UNITS) {
        const page = await county.signedIn(
          pharmacist,
          `/purchase-requests?unit=${unit}&request=${requests.get(unit)!.id}`,
        );
        await page.locator('.ag-row', { hasText: ITEM.name }).first().waitFor();
        await page.keyboard.press('F9');
        // So much of what nobody has used yet is asked about.
        if (packs > MANY) await page.getByRole('dialog').locator('.ant-btn-primary:focus').press('Enter');
        await page.locator('.heading .chip', { hasText: t('procurement.stage.handed') }).waitFor();
      }
      const buyer = await county.signedIn('zhou.cg', '/purchase-requests?view=decide');
      for (const { number } of requests.values())
        await buyer.getByLabel(t('purchaseRequests.choose', { number }), { exact: true }).check();
      const hospital = `.ag-row[row-id^="${requests.get('H01')!.id}-"]`;
      await typeInto(buyer, hospital, 'approved', String(CUT));
      await typeInto(buyer, hospital, 'why', WHY);
      const decide = button(buyer, t('purchaseRequests.decideChosen', { count: UNITS.length }));
      await expect.poll(() => decide.getAttribute('aria-disabled')).toBe('false');
      await picture(buyer, 'joint-purchase-decide');
      await decide.click();
      await buyer.locator('.ant-modal .ant-btn-primary:focus').press('Enter');
      await expect.poll(() => row(buyer, requests.get('H01')!.number).count()).toBe(0);
    },
    SECONDS_150,
  );

  it(
    'is merged in the plan, where what costs too much stays behind, and placed and confirmed as one order',
    async () => {
      const buyer = await county.signedIn('zhou.cg', '/purchase-orders');
      await row(buyer, ITEM.name).waitFor();
      expect(await cell(buyer, ITEM.name, 'open')).toBe('100');
      expect(await cell(buyer, ITEM.name, 'units')).toBe('3');
      expect(await buyer.locator('.orders-day input').inputValue()).toBe(ORDERED);
      // A price above the listed one: nothing of it is proposed, it cannot be ticked, and the plan says why.
      expect(await buyer.getByLabel(t('purchaseOrders.pickOne', { name: DEAR.name })).isDisabled()).toBe(true);
      await row(buyer, DEAR.name).locator('.ag-cell[col-id=name]').click();
      await buyer.getByRole('dialog').getByText('高于挂网价').first().waitFor();
      await picture(buyer, 'joint-purchase-breach');
      await buyer.locator('.ant-drawer:focus-within').press('Escape');
      await buyer.getByRole('dialog').waitFor({ state: 'detached' });
      await buyer.keyboard.press('F9');
      await buyer.getByRole('dialog').getByText(FIRM.name).waitFor();
      await buyer.getByRole('dialog').locator('.ant-btn-primary:focus').press('Enter');
      await buyer.getByLabel(t('purchaseOrders.findOrder')).fill(FIRM.name);
      await row(buyer, FIRM.name).locator('.ag-cell[col-id=number]').waitFor();
      expect(await row(buyer, FIRM.name).count()).toBe(1);
      expect(await cell(buyer, FIRM.name, 'packs')).toBe('100');

      await row(buyer, FIRM.name).locator('.ag-cell[col-id=number]').click();
      await button(buyer, t('purchaseOrders.confirm')).click();
      await buyer.getByLabel(t('purchaseOrders.promisedDay')).fill(CAME);
      await button(buyer, t('purchaseOrders.confirmSave')).click();
      await buyer.getByRole('dialog').getByText(t('procurement.stage.confirmed'), { exact: true }).first().waitFor();
    },
    SECONDS_150,
  );

  it(
    'comes to each of them in part, and is accepted by another than who registered it',
    async () => {
      for (const { unit, pharmacist, receiver, came } of UNITS) {
        const note = `SH-${unit}`;
        const page = await county.signedIn(pharmacist, `/deliveries?unit=${unit}`);
        await row(page, FIRM.name).locator('.ag-cell[col-id=supplier]').click();
        const field = (part: 'lot' | 'expiry' | 'delivered') =>
          page.getByLabel(new RegExp(`^${ITEM.name}.* ${t(`deliveries.${part}`)}$`));
        await field('lot').fill('LC2512');
        await page.getByLabel(t('deliveries.note')).fill(note);
        await page.getByLabel(t('deliveries.at')).fill(`${CAME}T09:00`);
        await field('expiry').fill('2099-12-31');
        await field('delivered').fill(String(came));
        await button(page, t('deliveries.registerNow')).click();
        await page.getByRole('radiogroup', { name: t('deliveries.view') }).waitFor();

        const other = await county.signedIn(receiver, '/deliveries?view=receipts');
        await row(other, note).locator('.ag-cell[col-id=note]').click();
        await sure(other, t('deliveries.accept'));
        await other.getByRole('dialog').getByText(t('deliveries.stage.accepted'), { exact: true }).waitFor();
      }
    },
    SECONDS_150,
  );

  it(
    'is billed for what came, and by no invoice twice',
    async () => {
      const buyer = await county.signedIn('zhou.cg', `/supplier-invoices?period=${MONTH}`);
      const part = (key: 'product' | 'lot' | 'packs' | 'price') =>
        t('supplierInvoices.partOf', { place: 1, part: t(`supplierInvoices.${key}`) });
      const type = async (): Promise<void> => {
        await buyer.keyboard.press('F2');
        await buyer.getByLabel(t('supplierInvoices.number'), { exact: true }).fill(NUMBER);
        await choose(buyer, t('supplierInvoices.seller'), FIRM.name);
        await buyer.getByLabel(t('supplierInvoices.day'), { exact: true }).fill(BILLED);
        await choose(buyer, part('product'), ITEM.name);
        await buyer.getByLabel(part('lot')).fill('LC2512');
        await buyer.getByLabel(part('packs')).fill('75');
        await buyer.getByLabel(part('price')).fill('21.00');
        await button(buyer, t('supplierInvoices.register')).click();
      };
      await type();
      await row(buyer, NUMBER).getByText(t('supplierInvoices.verdict.pay'), { exact: true }).waitFor();
      await buyer.locator('.invoice-form').waitFor({ state: 'detached' });
      await type();
      await buyer.getByText('这张发票已经登记过').first().waitFor();
      await picture(buyer, 'joint-purchase-duplicate');
    },
    SECONDS_150,
  );

  it(
    'is paid for by one run: proposed, approved, paid and posted by four persons',
    async () => {
      const runs = `/drug-payments?period=${MONTH}&view=runs`;
      const buyer = await county.signedIn('zhou.cg', `/drug-payments?period=${MONTH}`);
      await row(buyer, FIRM.name).dblclick();
      await buyer.locator('.payment-table').getByText(NUMBER).waitFor();
      await button(buyer, t('drugPayments.payThem')).click();
      await buyer.locator('.payment-form').getByLabel(t('drugPayments.until')).fill(DUE);
      await buyer.locator('.payment-form').getByText(NUMBER).waitFor();
      expect(await buyer.locator('.payment-amount').inputValue()).toBe(TOTAL);
      await button(buyer, t('drugPayments.save')).click();
      await paymentStage(buyer, 'draft');
      const number = await buyer.locator('.payment-title .code').innerText();
      await button(buyer, t('procurement.act.hand')).click();
      await paymentStage(buyer, 'handed');

      const chief = await county.signedIn('qin.zys', runs);
      await row(chief, number).dblclick();
      await sure(chief, t('procurement.act.approve'));
      await paymentStage(chief, 'approved');

      const cashier = await county.signedIn('zhao.cn', runs);
      await row(cashier, number).dblclick();
      await button(cashier, t('drugPayments.pay')).click();
      const paying = cashier.locator('.payment-pay');
      await paying.getByLabel(t('drugPayments.paid'), { exact: true }).fill(PAID);
      await paying.getByLabel(t('drugPayments.reference.community'), { exact: true }).fill('BANK-911');
      await cashier.locator('.payment-pay button[type=submit]').click();
      await paymentStage(cashier, 'paid');

      const accountant = await county.signedIn('wang.kj', runs);
      await row(accountant, number).dblclick();
      await sure(accountant, t('drugPayments.post'));
      await paymentStage(accountant, 'posted');
      await picture(accountant, 'joint-purchase-paid');
    },
    SECONDS_150,
  );

  it(
    'is settled inside: notes prepared, confirmed by each unit, and posted in both books',
    async () => {
      const settlements = `/settlements?period=${MONTH}`;
      const buyer = await county.signedIn('zhou.cg', settlements);
      await buyer.keyboard.press('F2');
      await expect.poll(() => buyer.getByLabel(t('settlements.prepareDay'), { exact: true }).inputValue()).toBe(LAST);
      await Promise.all([
        buyer.getByText(t('settlements.prepared')).first().waitFor(),
        button(buyer, t('settlements.prepareDo')).click(),
      ]);
      for (const { unit, name, pharmacist, came } of UNITS) {
        const page = await county.signedIn(pharmacist, settlements);
        notes.set(unit, await openNote(page, name));
        // What the distributor is owed for this unit, at 21.00 a pack, in the holder's book.
        const owed = page.locator('.settlement-book tr', { hasText: FIRM.name });
        await owed.getByText((came * 21).toFixed(2), { exact: true }).waitFor();
        await sure(page, t('settlements.confirm'));
        await noteStage(page, 'confirmed');
      }
      const centre = await county.signedIn('wang.kj', settlements);
      for (const { unit, name } of UNITS) {
        await centre.goto(county.at(settlements));
        expect(await openNote(centre, name)).toBe(notes.get(unit));
        await sure(centre, t('settlements.post'));
        await noteStage(centre, 'posted');
      }
    },
    SECONDS_150,
  );

  it(
    'is gone in the consolidation: what the two books owe each other agrees',
    async () => {
      const centre = await county.signedIn('wang.kj', `/worksheet?period=${MONTH}`);
      await centre.getByText(t('worksheet.noneBody')).waitFor();
      await centre.keyboard.press('F9');
      await centre.locator('.ag-row[row-id="cash"] [col-id="consolidated"]').waitFor();
      await centre
        .getByRole('link', { name: t('reconciliation.title') })
        .first()
        .click();
      await centre.locator('.rec-matrix tbody [tabindex="0"]').waitFor();
      await centre.getByRole('checkbox', { name: t('reconciliation.everyUnit') }).check();
      const agreed = t('reconciliation.fieldAgreed', { pair: '人民医院 — 柳湾镇卫生院', booked: '' });
      await centre.locator('.rec-matrix tbody').getByRole('button', { name: agreed }).click();
      await centre.getByRole('dialog').getByText(notes.get('T02')!).first().waitFor();
      await picture(centre, 'joint-purchase-eliminated');
    },
    SECONDS_150,
  );
});
