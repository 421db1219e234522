import { describe, expect, it } from 'vitest';
import { readMatched } from '../../../electron/service/procurement/queries.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import type { TestHouse } from '../support/house.ts';
import {
  AMOX,
  BUYER,
  CEFU,
  CHIEF,
  DISTRIBUTOR,
  digital,
  firstInvoice,
  inBooks,
  invoice,
  MAKER,
  OTHER_BUYER,
  OTHER_FIRM,
  openInvoices,
  SYRINGE,
  seedOrder,
  seedReceipt,
  seedReturn,
  shortOf,
  TOWN_PHARMACIST,
} from './invoices-support.ts';

/** 进货发票: registered once, held against order, goods and the first invoice; what another lets pass. */

const { procurement } = contract;
type Row = ReplyOf<typeof procurement.supplierInvoices>[number];

const register = async (house: TestHouse, ...invoices: object[]): Promise<number[]> =>
  ((await house.call('procurement.registerInvoices', { invoices }, BUYER)) as { ids: number[] }).ids;
const refusal = (house: TestHouse, ...invoices: object[]) =>
  house.refusal('procurement.registerInvoices', { invoices }, BUYER);
const list = (house: TestHouse, caller = BUYER): Promise<Row[]> => {
  const days = { first: '2025-01-01' as AccountingDate, last: '2025-12-31' as AccountingDate };
  return house.pipeline.perform(procurement.supplierInvoices, days, caller);
};
const open = (house: TestHouse, id: number, caller = BUYER) =>
  house.pipeline.perform(procurement.supplierInvoice, { id }, caller);
const verdicts = async (house: TestHouse): Promise<string[]> =>
  (await list(house)).map(({ number, verdict, reasons, payable }) =>
    [shortOf(number), verdict ?? 'first', payable, ...reasons].join(' '),
  );
const matched = (house: TestHouse) => house.books.read((db) => readMatched(db));
const h01 = (ordered: number, accepted = ordered) => [{ unit: 'H01', ordered, accepted }];

describe('an invoice is registered', () => {
  it('is bound to what was accepted, held for its first invoice, and paid once that is there', async () => {
    const house = await openInvoices();
    const line = await seedOrder(house, {
      units: [
        { unit: 'H01', ordered: 6 },
        { unit: 'T01', ordered: 4 },
      ],
      mode: 'insurance',
    });
    const [id] = await register(house, invoice('2001', 10, '8.40'));
    expect(await verdicts(house)).toEqual(['2001 hold 0.00 no-first-invoice']);
    expect(await matched(house)).toEqual([]);
    const missing = await house.pipeline.perform(
      procurement.missingFirstInvoices,
      { on: '2025-03-31' as AccountingDate },
      BUYER,
    );
    expect(missing).toMatchObject([{ invoice: id, maker: '示例江南制药有限公司', lot: 'A1', packs: 10, days: 21 }]);

    await register(house, firstInvoice('1001', 10));
    expect(await verdicts(house)).toEqual(['1001 first 0.00', '2001 pay 84.00']);
    expect(await matched(house)).toEqual([
      {
        ...{
          invoiceLine: expect.any(Number),
          invoice: id,
          supplier: DISTRIBUTOR,
          number: digital('2001'),
          day: '2025-03-10',
        },
        ...{ item: AMOX, amount: 8400, accepted: '2025-03-01', mode: 'insurance' },
        units: [
          { unit: 'H01', amount: 5040 },
          { unit: 'T01', amount: 3360 },
        ],
      },
    ]);
    const one = await open(house, id!);
    expect(one.lines).toMatchObject([
      {
        title: '阿莫西林胶囊 0.25g×24粒/盒',
        order: { line, ordered: 10, accepted: 10, invoiced: 0, covered: 10 },
        chain: { state: 'linked', hands: [{ name: '示例江南制药有限公司' }, { name: '示例青山医药配送有限公司' }] },
      },
    ]);
    // A member sees its own share, and not the rest.
    expect(await list(house, TOWN_PHARMACIST)).toMatchObject([
      { number: digital('2001'), amount: '33.60', payable: '33.60' },
    ]);
    await expect(open(house, id!, TOWN_PHARMACIST)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('splits over order lines, the oldest first, and says what goods do not stand behind', async () => {
    const house = await openInvoices();
    const second = await seedOrder(house, { item: SYRINGE, day: '2025-03-02', price: '21.00', units: h01(20, 5) });
    const first = await seedOrder(house, { item: SYRINGE, day: '2025-03-01', price: '21.00', units: h01(10) });
    const [id] = await register(house, invoice('2002', 18, '21.00', {}, { item: SYRINGE }));
    expect((await open(house, id!)).lines.map(({ order, packs, verdict }) => [order?.line, packs, verdict])).toEqual([
      [first, 10, 'pay'],
      [second, 8, 'hold'],
    ]);
    expect(await verdicts(house)).toEqual(['2002 hold 210.00 not-accepted']);
    await seedReceipt(house, second, 'H01', 3, '2025-03-20');
    expect(await verdicts(house)).toEqual(['2002 pay 378.00']);
    expect((await matched(house)).map(({ amount, accepted }) => [amount, accepted])).toEqual([
      [21_000, '2025-03-01'],
      [16_800, '2025-03-20'],
    ]);
  });

  it('is refused where its number is there, however it is written, and where seller, day and amount are', async () => {
    const house = await openInvoices();
    await seedOrder(house, { units: h01(50) });
    await register(house, invoice('25332000000012345678', 10, '8.40'));
    expect(await refusal(house, invoice('025332000000012345678', 5, '8.40'))).toEqual({
      code: 'duplicate',
      messages: [
        '发票 025332000000012345678：这张发票已经登记过：示例青山医药配送有限公司 25332000000012345678（2025-03-10，84.00 元），不能重复登记',
      ],
    });
    expect(await refusal(house, invoice('2003', 10, '8.40'))).toMatchObject({
      code: 'duplicate',
      messages: [expect.stringContaining('同一供应商、同一天、同一金额的发票已经登记')],
    });
    // Within one handing in as well, and then none of it is kept.
    expect((await refusal(house, invoice('2004', 1, '8.40'), invoice('2004', 2, '8.40'))).code).toBe('duplicate');
    expect(await list(house)).toHaveLength(1);
    // What was cancelled may be registered again.
    const [{ id }] = (await list(house)) as [Row];
    await house.call('procurement.cancelInvoice', { id, revision: 1, reason: '登记错误' }, BUYER);
    await register(house, invoice('25332000000012345678', 10, '8.40'));
    expect(await list(house)).toHaveLength(1);
  });

  it('has the number of an invoice: 20 digits, or 8 with a code of 10 or 12', async () => {
    const house = await openInvoices();
    await seedOrder(house, { units: h01(50) });
    const why = async (code: string, number: string) =>
      (await refusal(house, invoice('2005', 10, '8.40', { code, number }))).messages;
    for (const [code, number] of [
      ['', '12ab'],
      ['', '2533200000001234567'],
      ['033001900', '12345678'],
      ['033001900104', '1234567'],
    ] as const)
      expect(await why(code, number)).toEqual([
        expect.stringContaining('20 位数字（数电发票），或 8 位数字并写明 10 位或 12 位的发票代码'),
      ]);
    await register(house, invoice('2005', 10, '8.40', { code: '3300190010', number: '12345678' }));
    await register(house, invoice('2006', 9, '8.40', { code: '033001900104', number: '12345678' }));
  });

  it('names everything that is wrong of it', async () => {
    const house = await openInvoices();
    const wrong = async (more: object, line: object = {}) =>
      (await refusal(house, invoice('2005', 10, '8.40', more, line))).messages.join('；');
    expect(await wrong({ seller: 'NOBODY' })).toContain('没有登记供应商 NOBODY');
    expect(await wrong({ amount: '84.01' })).toContain('各行合计 84.00 与发票价税合计 84.01 不一致');
    expect(await wrong({ day: '2099-01-01' })).toContain('在今天之后');
    expect(await wrong({ tax: '84.01' })).toContain('税额');
    expect(await wrong({ buyer: MAKER })).toContain('不填配送企业');
    expect(await wrong({ level: 1 })).toContain('第一票须写明购买方');
    expect(await wrong({ level: 1, buyer: DISTRIBUTOR })).toContain('不能是同一家');
    expect(await wrong({ original: '1' })).toContain('只有红字发票');
    expect(await wrong({}, { item: 'XNOTHING' })).toContain('目录里没有品种 XNOTHING');
    expect(await wrong({}, { packs: 0 })).toContain('须大于零');
    expect(await wrong({ amount: '-84.00' }, { amount: '-84.00', packs: -10 })).toContain('须写明对应的原发票');
    const chief = house.refusal('procurement.registerInvoices', { invoices: [invoice('1', 1, '1')] }, CHIEF);
    await expect(chief).resolves.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a red invoice', () => {
  const red = (number: string, packs: number, amount: string, original: string, more: object = {}) =>
    invoice(number, packs, '8.40', { amount, original, day: '2025-03-11', ...more }, { amount });

  it('answers an original of the same seller, for no more than stands of it', async () => {
    const house = await openInvoices();
    const line = await seedOrder(house, { item: AMOX, units: h01(50) });
    await register(house, firstInvoice('1001', 50), invoice('2001', 10, '8.40'));
    expect((await refusal(house, red('R1', -2, '-16.80', '9999'))).messages[0]).toContain('没有登记过发票 9999');
    expect((await refusal(house, red('R1', -2, '-16.80', '2001', { seller: OTHER_FIRM }))).messages[0]).toContain(
      '没有登记过发票 2001',
    );
    expect((await refusal(house, red('R1', -11, '-92.40', '2001'))).messages[0]).toContain(
      `超过原发票 ${digital('2001')}`,
    );
    expect((await refusal(house, red('R1', -2, '-16.80', '2001', { day: '2025-03-01' }))).messages[0]).toContain(
      '早于',
    );
    await register(house, red('R1', -6, '-50.40', '2001'));
    expect((await refusal(house, red('R2', -5, '-42.00', '2001'))).messages[0]).toContain(
      `超过原发票 ${digital('2001')}`,
    );
    expect(await verdicts(house)).toContain('R1 exception 0.00 no-return');
    await seedReturn(house, line, 6);
    expect(await verdicts(house)).toEqual(['1001 first 0.00', '2001 pay 84.00', 'R1 pay -50.40']);
    const [, { id }] = (await list(house)) as [Row, Row];
    expect((await open(house, id)).reds).toMatchObject([{ number: digital('R1'), amount: '-50.40' }]);
    expect(await house.refusal('procurement.cancelInvoice', { id, revision: 1, reason: '错' }, BUYER)).toMatchObject({
      messages: [`红字发票 ${digital('R1')} 冲减它，不能作废`],
    });
  });

  it('is let pass by another where nothing went back, and says what was billed before it', async () => {
    const house = await openInvoices();
    await seedOrder(house, { units: h01(10) });
    await register(house, firstInvoice('1001', 10), invoice('2001', 10, '8.40'));
    const [id] = await register(house, red('R1', -4, '-33.60', '2001'));
    const { revision, lines } = await open(house, id!, CHIEF);
    expect(lines).toMatchObject([{ reasons: ['no-return'], mayRelease: true, order: { invoiced: 10 } }]);
    const asked = { id: id!, revision, lines: [lines[0]!.id], reason: '供应商折让，货物留用' };
    expect((await house.refusal('procurement.releaseInvoice', asked, BUYER)).code).toBe('FORBIDDEN');
    await house.call('procurement.releaseInvoice', asked, CHIEF);
    expect(await verdicts(house)).toContain('R1 pay -33.60');
  });

  it('takes back all of it, so that the same may be billed again on the day', async () => {
    const house = await openInvoices();
    await seedOrder(house, { units: h01(10) });
    await register(house, firstInvoice('1001', 10), invoice('2001', 10, '8.40'));
    await register(house, red('R1', -10, '-84.00', '2001'));
    await register(house, invoice('2002', 10, '8.40'));
    expect((await matched(house)).reduce((sum, { amount }) => sum + amount, 0)).toBe(8400);
  });

  it('makes a price good without packs (补差价), and waits while its original waits', async () => {
    const house = await openInvoices();
    await seedOrder(house, { units: h01(10) });
    await register(house, firstInvoice('1001', 10), invoice('2001', 10, '8.60'));
    expect(await verdicts(house)).toContain('2001 exception 0.00 price-above');
    await register(house, red('R1', 0, '-1.00', '2001'));
    expect(await verdicts(house)).toContain('R1 hold 0.00 original-held');
    await register(house, red('R2', 0, '-1.00', '2001', { day: '2025-03-12' }));
    expect(await verdicts(house)).toEqual(['1001 first 0.00', '2001 pay 86.00', 'R1 pay -1.00', 'R2 pay -1.00']);
    expect((await matched(house)).reduce((sum, { amount }) => sum + amount, 0)).toBe(8400);
  });

  it('is awaited for what went back after it was billed', async () => {
    const house = await openInvoices();
    const line = await seedOrder(house, { units: h01(10) });
    await register(house, firstInvoice('1001', 10), invoice('2001', 10, '8.40'));
    await seedReturn(house, line, 3);
    const credits = () => house.pipeline.perform(procurement.awaitedCredits, {}, BUYER);
    expect(await credits()).toMatchObject([
      {
        orderLine: line,
        invoiced: 10,
        accepted: 7,
        returned: 3,
        owed: 3,
        amount: '25.20',
        invoices: [{ number: digital('2001') }],
      },
    ]);
    await register(house, red('R1', -3, '-25.20', '2001'));
    expect(await credits()).toEqual([]);
    expect((await matched(house)).map(({ amount }) => amount)).toEqual([8400, -2520]);
  });
});

describe('a line that does not match', () => {
  const BREACH = invoice('2001', 10, '8.60');
  async function breached() {
    const house = await openInvoices();
    const line = await seedOrder(house, { units: h01(10) });
    await register(house, firstInvoice('1001', 10));
    const [id] = await register(house, BREACH);
    return { house, line, id: id!, first: (await open(house, id!)).lines[0]! };
  }
  const release = (id: number, lines: number[], more: object = {}) => ({
    ...{ id, revision: 1, lines, reason: '供应商书面承诺下期抵扣', ...more },
  });

  it('is let pass by another than who registered it, with the reason standing in its row', async () => {
    const { house, id, first } = await breached();
    const both = { ...CHIEF, name: 'zhou.cg' } as typeof CHIEF;
    expect((await house.refusal('procurement.releaseInvoice', release(id, [first.id]), both)).code).toBe('own-work');
    expect((await house.refusal('procurement.releaseInvoice', release(id, [first.id]), OTHER_BUYER)).code).toBe(
      'FORBIDDEN',
    );
    expect((await open(house, id, CHIEF)).lines[0]).toMatchObject({ mayRelease: true, release: null });
    expect((await open(house, id, BUYER)).lines[0]).toMatchObject({ mayRelease: false });
    await house.call('procurement.releaseInvoice', release(id, [first.id]), CHIEF);
    expect(await verdicts(house)).toContain('2001 pay 86.00');
    expect((await open(house, id, CHIEF)).lines[0]).toMatchObject({
      verdict: 'pay',
      reasons: ['price-above'],
      release: { display: 'qin.zys', reason: '供应商书面承诺下期抵扣', reasons: ['price-above'] },
    });
    const again = release(id, [first.id], { revision: 2 });
    expect((await house.refusal('procurement.releaseInvoice', again, CHIEF)).messages).toEqual([
      '第 1 行已经匹配，不用放行',
    ]);
    const stale = release(id, [first.id]);
    expect((await house.refusal('procurement.releaseInvoice', stale, CHIEF)).code).toBe('changed');
  });

  it('leaves the first invoice awaited where it was let pass without it, and says so', async () => {
    const house = await openInvoices();
    await seedOrder(house, { units: h01(10) });
    const [id] = await register(house, invoice('2001', 10, '8.40'));
    const missing = () =>
      house.pipeline.perform(procurement.missingFirstInvoices, { on: '2025-03-31' as AccountingDate }, BUYER);
    expect((await list(house))[0]).toMatchObject({ payable: '0.00', held: { lines: 1, amount: '84.00' } });
    expect(await missing()).toMatchObject([{ invoice: id, released: false }]);
    const line = (await open(house, id!)).lines[0]!.id;
    await house.call('procurement.releaseInvoice', release(id!, [line]), CHIEF);
    expect((await list(house))[0]).toMatchObject({ payable: '84.00', held: { lines: 0, amount: '0.00' } });
    expect(await missing()).toMatchObject([{ invoice: id, released: true }]);
  });

  it('is never let pass for goods that nobody accepted or ordered', async () => {
    const house = await openInvoices();
    await seedOrder(house, { item: SYRINGE, price: '21.00', units: h01(10, 4) });
    const [held, unordered] = await register(
      house,
      invoice('2001', 10, '21.00', {}, { item: SYRINGE }),
      invoice('2002', 1, '9.96', {}, { item: CEFU }),
    );
    const lineOf = async (id: number) => (await open(house, id)).lines[0]!.id;
    const refusalOf = async (id: number) =>
      (await house.refusal('procurement.releaseInvoice', release(id, [await lineOf(id)]), CHIEF)).messages[0];
    expect(await refusalOf(held!)).toContain('只等货物验收');
    expect(await refusalOf(unordered!)).toContain('没有订单');
  });

  it('loses what was let pass when it is bound anew, and is bound only to its supplier’s orders of the product', async () => {
    const { house, id, first } = await breached();
    await house.call('procurement.releaseInvoice', release(id, [first.id]), CHIEF);
    const other = await seedOrder(house, { price: '8.60', day: '2025-03-05', units: h01(4) });
    const foreign = await seedOrder(house, { supplier: OTHER_FIRM, units: h01(10) });
    const bind = (parts: object[], revision = 2) => ({ id, revision, line: first.id, parts, reason: '按验收单改' });
    const why = async (parts: object[]) =>
      (await house.refusal('procurement.bindInvoice', bind(parts), BUYER)).messages[0];
    expect(await why([{ orderLine: foreign, packs: 10 }])).toContain('不是这家供应商的这个品种');
    expect(await why([{ orderLine: other, packs: 4 }])).toContain('须等于发票行的 10');
    const choices = await house.pipeline.perform(
      procurement.bindingChoices,
      { supplier: DISTRIBUTOR, item: AMOX },
      BUYER,
    );
    expect(choices.map(({ line, accepted, invoiced }) => [line, accepted, invoiced])).toEqual([
      [first.order!.line, 10, 10],
      [other, 4, 0],
    ]);
    const parts = [
      { orderLine: other, packs: 4 },
      { orderLine: first.order!.line, packs: 6 },
    ];
    await house.call('procurement.bindInvoice', bind(parts), BUYER);
    expect((await open(house, id)).lines.map(({ packs, amount, verdict }) => [packs, amount, verdict])).toEqual([
      [4, '34.40', 'pay'],
      [6, '51.60', 'exception'],
    ]);
  });

  it('is not touched any more once a payment names it', async () => {
    const { house, id, first, line } = await breached();
    await inBooks(house, async (db) => {
      const own = { unit: '', subject: '', first: '', last: '', content: '{}', revision: 1 };
      await db
        .insertInto('procurement_paper')
        .values({ ...own, id: 990_001, kind: 'payment', number: 'FK-1', stage: 'handed' })
        .execute();
      await db
        .insertInto('payment_line')
        .values({
          id: 1,
          payment: 990_001,
          invoice_line: first.id,
          supplier: DISTRIBUTOR,
          amount: 1,
          mode: 'community',
        })
        .execute();
    });
    const bind = { id, revision: 1, line: first.id, parts: [{ orderLine: line, packs: 10 }], reason: '改' };
    expect((await house.refusal('procurement.bindInvoice', bind, BUYER)).messages).toEqual([
      '已列入付款单 FK-1，不能再改',
    ]);
    const cancel = { id, revision: 1, reason: '错' };
    expect((await house.refusal('procurement.cancelInvoice', cancel, BUYER)).messages).toEqual([
      '已列入付款单 FK-1，不能再改',
    ]);
  });
});

describe('匹配容差与两票制豁免', () => {
  it('let pass what they say, for everybody to see', async () => {
    const house = await openInvoices();
    await seedOrder(house, { units: [{ unit: 'T01', ordered: 10 }] });
    await register(house, invoice('2001', 10, '8.41'));
    expect(await verdicts(house)).toEqual(['2001 exception 0.00 price-above no-first-invoice']);
    const rules = { amount: '0.05', price: '0.01', shortage: false, items: [], units: ['T01'], reason: '边远地区' };
    expect((await house.refusal('procurement.setInvoiceRules', { ...rules, units: ['X9'] }, CHIEF)).messages).toEqual([
      '没有单位 X9',
    ]);
    expect(
      (await house.refusal('procurement.setInvoiceRules', { ...rules, items: ['XNOTHING'] }, CHIEF)).messages,
    ).toEqual(['目录里没有品种 XNOTHING']);
    await house.call('procurement.setInvoiceRules', rules, CHIEF);
    expect((await house.refusal('procurement.setInvoiceRules', rules, CHIEF)).code).toBe('nothing-changed');
    expect(await house.pipeline.perform(procurement.invoiceRules, {}, TOWN_PHARMACIST)).toMatchObject({
      price: '0.01',
      units: ['T01'],
    });
    expect(await verdicts(house)).toEqual(['2001 pay 84.10']);
  });
});
