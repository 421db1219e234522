import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardChecks, readGuardFindings, readOverridesUsed } from '../../../electron/service/procurement/queries.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { parsePrice } from '../../../shared/domain/procurement/price.ts';
import { canonicalJson } from '../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import { libreOffice } from '../../support/libreoffice.ts';
import { LEAD, openCommunity, type TestHouse, TOWN } from '../support/house.ts';
import {
  AMOX,
  BUYER,
  CHIEF,
  DISTRIBUTOR,
  digital,
  inBooks,
  invoice,
  seedGround,
  seedOrder,
  TOWN_PHARMACIST,
} from './invoices-support.ts';

/** 采购监督: what is wrong in receipts, invoices and sale prices; explained by one person, accepted by another. */

const { procurement } = contract;
type Finding = ReplyOf<typeof procurement.guardFindings>[number];
const MARCH = { period: '2025-03' as Period, span: 'year' as const };
const [FIRST, LAST] = ['2025-01-01' as AccountingDate, '2025-03-31' as AccountingDate];

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const ENGINES: readonly (readonly [string, () => Promise<{ readonly databaseUrl?: string }>])[] = [
  ['sql.js', async () => ({})],
  // PGlite has no address that a service could be pointed at.
  ...(postgresKind() === 'server'
    ? [['PostgreSQL', async () => ({ databaseUrl: (await postgres.newDatabase()).url! })] as const]
    : []),
];

async function open(engine: { readonly databaseUrl?: string } = {}): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN], engine);
  await seedGround(house);
  return house;
}
const find = async (house: TestHouse, caller = BUYER): Promise<Finding[]> =>
  (await house.pipeline.perform(procurement.guardFindings, MARCH, caller)).filter(({ rule }) => rule !== 'unlicensed');
/** A purchase of ten packs for a unit at a price; the listed one is 8.40. */
const buy = (house: TestHouse, price: string, unit = 'H01', day = '2025-03-01') =>
  seedOrder(house, { day, price, units: [{ unit, ordered: 10 }] });

describe.each(ENGINES)('on %s', (_, engine) => {
  it('a price above the ceiling is found in receipt and invoice, explained, accepted by another, and stays', async () => {
    const house = await open(await engine());
    await buy(house, '8.40');
    await house.call('procurement.registerInvoices', { invoices: [invoice('2001', 10, '8.60')] }, BUYER);
    const [finding, ...more] = await find(house);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      ...{ rule: 'above-price', level: 'error', state: 'open', unit: 'H01', item: AMOX, basis: 'listed' },
      ...{ found: '8.60', held: '8.40', beyondBps: 238, excess: '2.00', day: '2025-03-10', may: ['explain'] },
      papers: [{ kind: 'order' }, { kind: 'invoice', number: digital('2001') }],
    });
    const asked = { key: finding!.key, day: finding!.day, revision: 0, reason: '供应商承诺退差价' };
    const word = { ...asked, reason: '好' };
    expect((await house.refusal('procurement.explainFinding', word, BUYER)).code).toBe('INVALID_INPUT');
    expect(await house.call('procurement.explainFinding', asked, BUYER)).toEqual({ revision: 1 });
    expect((await house.refusal('procurement.explainFinding', asked, BUYER)).code).toBe('changed');
    expect(await find(house)).toMatchObject([{ state: 'explained', may: ['explain'] }]);
    expect(await find(house, CHIEF)).toMatchObject([{ state: 'explained', may: ['decide'] }]);

    const decided = { ...asked, revision: 1, outcome: 'return', reason: '请附承诺书' };
    expect(await house.call('procurement.decideFinding', decided, CHIEF)).toEqual({ revision: 2 });
    expect((await house.refusal('procurement.decideFinding', { ...decided, revision: 2 }, CHIEF)).code).toBe('not-now');
    await house.call('procurement.explainFinding', { ...asked, revision: 2 }, BUYER);
    await house.call('procurement.decideFinding', { ...decided, revision: 3, outcome: 'accept' }, CHIEF);
    expect(await find(house)).toMatchObject([
      { state: 'accepted', may: [], steps: ['explain', 'return', 'explain', 'accept'].map((step) => ({ step })) },
    ]);
    expect((await house.refusal('procurement.explainFinding', { ...asked, revision: 4 }, BUYER)).code).toBe('not-now');

    // The invoice was registered wrongly: the finding is gone, what was said of it is not.
    const [{ invoice: id }] = (await inBooks(house, (db) =>
      db.selectFrom('supplier_invoice_line').select('invoice').execute(),
    )) as [{ invoice: number }];
    const { revision } = await house.pipeline.perform(procurement.supplierInvoice, { id }, BUYER);
    await house.call('procurement.cancelInvoice', { id, revision, reason: '登记错误' }, BUYER);
    expect(await find(house)).toMatchObject([{ state: 'accepted', gone: true, found: '8.60', may: [] }]);
  });

  it('sale prices are read, taken, held to what was paid, and replaced', async () => {
    const house = await open(await engine());
    await buy(house, '8.40', 'T01');
    const list = async (csv: string) => ({
      ...{ unit: 'T01', period: '2025-03', fileName: '售价表.csv' },
      file: await house.file(csv, TOWN_PHARMACIST),
    });
    const asked = await list(`编码,计价单位,售价\n${AMOX},粒,0.36\n,,1`);
    expect(await house.call('procurement.readSalePrices', asked, TOWN_PHARMACIST)).toMatchObject({
      ...{ rows: 1, rejected: 1, revision: 0 },
    });
    const all = { ...asked, revision: 0, leftOut: 0 };
    expect((await house.refusal('procurement.importSalePrices', all, TOWN_PHARMACIST)).code).toBe('bad-rows');
    await house.call('procurement.importSalePrices', { ...all, leftOut: 1 }, TOWN_PHARMACIST);
    const sheet = { unit: 'T01' as never, period: '2025-03' as Period };
    expect(await house.pipeline.perform(procurement.salePrices, sheet, TOWN_PHARMACIST)).toMatchObject({
      ...{ revision: 1, may: true, list: { fileName: '售价表.csv', rows: 1 } },
      rows: [{ item: AMOX, per: '粒', price: '0.36', cost: '0.35', wrong: true, beyondBps: 286 }],
    });
    expect(await find(house)).toMatchObject([
      { rule: 'mark-up', unit: 'T01', found: '0.36', held: '0.35', measure: 'unit-price' },
    ]);
    const mended = { ...(await list(`编码,售价\n${AMOX},8.40`)), leftOut: 0 };
    expect(
      (await house.refusal('procurement.importSalePrices', { ...mended, revision: 0 }, TOWN_PHARMACIST)).code,
    ).toBe('changed');
    await house.call('procurement.importSalePrices', { ...mended, revision: 1 }, TOWN_PHARMACIST);
    expect(await find(house)).toEqual([]);
  });
});

describe('the guards', () => {
  it('find two prices in a month, and show a member its own, without the papers of others', async () => {
    const house = await open();
    await buy(house, '8.20');
    await buy(house, '8.30', 'T01', '2025-03-05');
    await buy(house, '9.90', 'H01', '2025-03-05');
    expect((await find(house)).map(({ rule, unit }) => [rule, unit])).toEqual([
      ...[['above-price', 'H01'] as const, ['two-prices', 'H01'] as const, ['two-prices', 'T01'] as const],
    ]);
    const own = await find(house, TOWN_PHARMACIST);
    expect(own).toMatchObject([{ unit: 'T01', found: '8.30', held: '8.20', may: [] }]);
    expect(own[0]!.papers.filter(({ kind }) => kind === 'receipt')).toHaveLength(1);
    expect((await find(house))[2]!.papers.filter(({ kind }) => kind === 'receipt')).toHaveLength(2);
  });

  it('find firms that had no licence', async () => {
    const house = await open();
    await buy(house, '8.40');
    expect(await house.pipeline.perform(procurement.guardFindings, MARCH, BUYER)).toMatchObject([
      { rule: 'unlicensed', supplier: DISTRIBUTOR, note: '缺少营业执照；缺少药品经营许可证', item: '', unit: 'H01' },
    ]);
  });

  it('are answered by who may, never by one for both', async () => {
    const house = await open();
    await buy(house, '9.90');
    const [finding] = await find(house);
    const asked = { key: finding!.key, day: finding!.day, revision: 0, reason: '急救用药，已补审批' };
    await expect(house.call('procurement.explainFinding', asked, TOWN_PHARMACIST)).rejects.toThrow();
    await expect(house.call('procurement.explainFinding', asked, CHIEF)).rejects.toThrow();
    const grants = (['pharmacy-buyer', 'chief-pharmacist'] as const).map((role) => ({ role, unit: '' as const }));
    const both = { ...BUYER, grants } as typeof BUYER;
    await house.call('procurement.explainFinding', asked, both);
    const decided = { ...asked, revision: 1, outcome: 'accept' };
    expect(await house.refusal('procurement.decideFinding', decided, both)).toEqual({
      ...{ code: 'own-work', messages: ['说明人不能认定自己的说明，请由另一人办理'] },
    });
    const other = { ...asked, key: 'above-price:invoice:1:NOTHING' };
    await expect(house.call('procurement.explainFinding', other, BUYER)).rejects.toThrow();
  });

  it('follow their rules, which are set with a reason by who does not buy', async () => {
    const house = await open();
    const rules = await house.pipeline.perform(procurement.guardRules, {}, TOWN_PHARMACIST);
    const asked = { ...rules, jumpLeast: 1, jumpBps: 200, reason: '药事委员会' };
    await expect(house.call('procurement.setGuardRules', asked, BUYER)).rejects.toThrow();
    const same = { ...rules, reason: '药事委员会' };
    expect((await house.refusal('procurement.setGuardRules', same, CHIEF)).code).toBe('nothing-changed');
    await buy(house, '8.00', 'H01', '2025-02-01');
    await buy(house, '8.20');
    expect(await find(house)).toEqual([]);
    await house.call('procurement.setGuardRules', asked, CHIEF);
    expect(await find(house)).toMatchObject([{ rule: 'price-jump', basis: 'median', beyondBps: 250 }]);
  });

  it('show an approved exception beside what it covers, and tell the audit pack of it', async () => {
    const house = await open();
    const line = await buy(house, '9.00');
    await inBooks(house, async (db) => {
      const content = {
        kind: 'above-price',
        what: '',
        quantity: 10,
        price: parsePrice('9.00')!,
        supplier: DISTRIBUTOR,
      };
      await db
        .insertInto('procurement_paper')
        .values({
          ...{ id: 800_001, kind: 'override', unit: 'H01', number: 'LW2025-001', subject: AMOX, first: FIRST },
          ...{
            last: LAST,
            stage: 'approved',
            revision: 2,
            content: canonicalJson({ ...content, why: '急救' } as never),
          },
        })
        .execute();
      const { id } = await db
        .selectFrom('order_allocation')
        .select('id')
        .where('line', '=', line)
        .executeTakeFirstOrThrow();
      await db.insertInto('order_override').values({ allocation: id, override: 800_001 }).execute();
    });
    expect(await find(house)).toMatchObject([
      { rule: 'above-price', state: 'covered', overrides: [{ number: 'LW2025-001', why: '急救' }] },
    ]);
    const [findings, used, checks] = await house.books.read(async (db) => [
      await readGuardFindings(db, FIRST, LAST),
      await readOverridesUsed(db, FIRST, LAST),
      await guardChecks(db, FIRST, LAST),
    ]);
    expect(findings.map(({ finding, state }) => [finding.rule, state])).toEqual([
      ...[['above-price', 'covered'] as const, ['unlicensed', 'open'] as const],
    ]);
    expect(used).toMatchObject([{ override: { number: 'LW2025-001' }, orders: [{ unit: 'H01', packs: 10 }] }]);
    expect(checks).toMatchObject([
      { name: 'procurement-guards', ok: false, severity: 'finding', rows: [{ unit: 'H01' }] },
    ]);
    expect(await house.books.read((db) => guardChecks(db, FIRST, FIRST))).toMatchObject([{ ok: true, idle: true }]);
  });

  it('make a register whose totals LibreOffice comes to as well', { timeout: 180_000 }, async (context) => {
    const office = libreOffice(context);
    const house = await open();
    await buy(house, '9.00');
    await buy(house, '8.50', 'T01');
    const { file } = await house.pipeline.perform(procurement.guardRegister, MARCH, CHIEF);
    const sheets = await office.recalculated((await house.files.bytes('qin.zys', file))!);
    const total = sheets.get('发现')!.find((cells) => cells[1] === '合计')!;
    // 10 × 0.60 and 10 × 0.10 above the ceiling, 10 × 0.50 above the other's price.
    expect(Number(total[11])).toBe(12);
    expect([...sheets.keys()].sort()).toEqual(['例外审批', '发现']);
  });
});
