import { describe, expect, it } from 'vitest';
import { invoiceAll } from '../../../electron/service/demo/purchasing-invoices.ts';
import { readFile } from '../../../electron/service/workbook/read/read-file.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { digitalXml } from '../../support/invoices.ts';
import { LEAD, openCommunity, type TestHouse, TOWN } from '../support/house.ts';
import { TestClock } from '../support/service.ts';
import {
  AMOX,
  BUYER,
  CHIEF,
  DISTRIBUTOR,
  digital,
  inBooks,
  invoice,
  MAKER,
  openInvoices,
  seedGround,
  seedOrder,
  seedReturn,
} from './invoices-support.ts';

/** What files say of invoices: electronic ones and workbooks, read into the form; whatever else is handed in. */

const { procurement } = contract;
const read = async (house: TestHouse, bytes: string | Uint8Array, fileName = '发票.xml') => {
  const file = await house.file(bytes, BUYER);
  return house.pipeline.perform(procurement.readInvoiceFile, { file, fileName }, BUYER);
};
const refusal = async (house: TestHouse, operation: string, bytes: string | Uint8Array, fileName: string) =>
  house.refusal(`procurement.${operation}`, { file: await house.file(bytes, BUYER), fileName }, BUYER);

const electronic = (
  more: { buyer?: string; lines?: string; remark?: string; red?: boolean } = {},
) => `<?xml version="1.0" encoding="UTF-8"?>
<EInvoice><Header><EIid>25332000000012345678</EIid><InherentLabel><InIssuType><LabelCode>${more.red ? 'N' : 'Y'}</LabelCode></InIssuType></InherentLabel></Header>
<EInvoiceData><SellerInformation><SellerIdNum>${more.buyer ? MAKER : DISTRIBUTOR}</SellerIdNum><SellerName>某公司</SellerName></SellerInformation>
<BuyerInformation><BuyerIdNum>${more.buyer ?? ''}</BuyerIdNum><BuyerName>青石县人民医院</BuyerName></BuyerInformation>
<BasicInformation><TotalAmWithoutTax>74.34</TotalAmWithoutTax><TotalTaxAm>9.66</TotalTaxAm><TotalTax-includedAmount>84.00</TotalTax-includedAmount></BasicInformation>
${more.lines ?? '<IssuItemInformation><ItemName>*化学药品制剂*阿莫西林胶囊</ItemName><SpecMod>0.25g 批号:A1</SpecMod><Quantity>10</Quantity><Amount>74.34</Amount><ComTaxAm>9.66</ComTaxAm></IssuItemInformation>'}
<AdditionalInformation><Remark>${more.remark ?? ''}</Remark></AdditionalInformation></EInvoiceData>
<TaxSupervisionInfo><InvoiceNumber>25332000000012345678</InvoiceNumber><IssueTime>2025-03-10</IssueTime></TaxSupervisionInfo></EInvoice>`;

describe('an electronic invoice', () => {
  it('is read in packs and with tax, its product and firm found, and given back as it came', async () => {
    const house = await openInvoices();
    await seedOrder(house, { units: [{ unit: 'H01', ordered: 10 }] });
    const said = await read(house, electronic());
    expect(said).toMatchObject({
      ...{
        level: 2,
        seller: DISTRIBUTOR,
        number: '25332000000012345678',
        day: '2025-03-10',
        amount: '84.00',
        tax: '9.66',
      },
      ...{ red: false, problems: [] },
      lines: [{ said: '阿莫西林胶囊 0.25g 批号:A1', lot: 'A1', packs: 10, price: '8.40', amount: '84.00' }],
    });
    expect(said.lines[0]!.items[0]).toEqual({ item: AMOX, title: '阿莫西林胶囊 0.25g×24粒/盒' });
    const file = await house.file(electronic(), BUYER);
    const asked = invoice(said.number, 10, '8.40', { file, fileName: '发票.xml' });
    const [id] = ((await house.call('procurement.registerInvoices', { invoices: [asked] }, BUYER)) as { ids: number[] })
      .ids;
    expect(await house.pipeline.perform(procurement.invoiceFile, { id: id! }, CHIEF)).toEqual({
      file,
      name: '发票.xml',
    });
    expect(await house.pipeline.perform(procurement.supplierInvoice, { id: id! }, CHIEF)).toMatchObject({
      file: true,
      doubts: [],
    });
  });

  it('is a first one where a distributor is billed, and a red one names its original', async () => {
    const house = await openInvoices();
    expect(await read(house, electronic({ buyer: DISTRIBUTOR }))).toMatchObject({
      level: 1,
      seller: MAKER,
      buyer: DISTRIBUTOR,
    });
    const remark = '被红冲蓝字数电发票号码：25332000000000000001';
    expect(await read(house, electronic({ red: true, remark }))).toMatchObject({
      red: true,
      original: '25332000000000000001',
    });
  });

  it('says what a person must add', async () => {
    const house = await openInvoices();
    const said = await read(house, digitalXml({ total: '113.01', date: '2025-03-10' }));
    expect(said.seller).toBe('');
    expect(said.problems.join()).toContain('还没有登记为供应商');
    expect((await read(house, electronic({ lines: '' }))).problems).toEqual(['发票文件里没有货物明细，请补填各行']);
  });

  it('is refused where it is none, or would harm its reader', async () => {
    const house = await openInvoices();
    const said = async (bytes: string | Uint8Array, name = '发票.xml') =>
      (await refusal(house, 'readInvoiceFile', bytes, name)).code;
    expect(await said('MZ\u0000\u0001', '发票.pdf')).toBe('unreadable');
    expect(await said('<a/>')).toBe('unreadable');
    expect(await said('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><EInvoice>&e;</EInvoice>')).toBe(
      'unreadable',
    );
    expect(await said(`${'<a>'.repeat(500)}${'</a>'.repeat(500)}`)).toBe('unreadable');
    expect(await said('%PDF-1.7 nothing', '发票.pdf')).toBe('unreadable');
  });

  it('is doubted where the ledger has it on a voucher’s papers', async () => {
    const house = await openInvoices();
    await seedOrder(house, { units: [{ unit: 'H01', ordered: 10 }] });
    const asked = invoice('25332000000012345678', 10, '8.40');
    const { ids } = (await house.call('procurement.registerInvoices', { invoices: [asked] }, BUYER)) as {
      ids: number[];
    };
    await inBooks(house, async (db) => {
      const later = { returned_reason: null, returned_by: null, returned: null, voucher: null, template: null };
      const nobody = { reviewed_by: null, reviewed: null, signed_by: null, signed: null, template_period: null };
      const head = { id: 1, unit: 'H01', period: '2025-03', date: '2025-03-11', type: '记', summary: '购药' };
      const made = { state: 'draft', revision: 1, prepared_by: 'li.kj', saved: '', submission: null, cash: 0 };
      await db
        .insertInto('voucher_draft')
        .values({ ...head, ...made, ...later, ...nobody, total: 8400, lines: 2, content: '{}' })
        .execute();
      const use = { id: 1, unit: 'H01', draft: 1, voucher: null, sort: 'typed', form: 'paper', date: null };
      const said = { code: '', number: asked.number, seller: '', buyer: '', total: null, red: 0 };
      await db
        .insertInto('invoice')
        .values({ ...use, ...said, person: 'li.kj', instant: '' })
        .execute();
    });
    const { doubts } = await house.pipeline.perform(procurement.supplierInvoice, { id: ids[0]! }, CHIEF);
    expect(doubts[0]?.message).toContain('不能重复入账');
  });
});

describe('进货发票登记表', () => {
  const HEAD =
    '票次,销售方编码,购买方编码（第一票）,发票代码,发票号码,开票日期,品种编码,批号,数量（包装）,含税单价（元/包装）,价税合计（元）,其中税额（元）,红字对应的原发票号码';
  const book = async (
    house: TestHouse,
    rows: readonly string[],
  ): Promise<ReplyOf<typeof procurement.readInvoiceBook>> => {
    const file = await house.file([HEAD, ...rows].join('\n'), BUYER);
    return house.pipeline.perform(procurement.readInvoiceBook, { file, fileName: '进货发票.csv' }, BUYER);
  };

  it('joins the rows of one invoice, and is registered whole', async () => {
    const house = await openInvoices();
    const { invoices, problems } = await book(house, [
      `第一票,${MAKER},${DISTRIBUTOR},,${digital('1001')},2025-02-20,${AMOX},A1,10,7.90,79.00,9.09,`,
      `第二票,${DISTRIBUTOR},,,${digital('2001')},2025-03-10,${AMOX},A1,6,8.40,50.40,5.80,`,
      `第二票,${DISTRIBUTOR},,,${digital('2001')},2025-03-10,${AMOX},A2,4,8.40,33.60,3.86,`,
    ]);
    expect(problems).toEqual([]);
    expect(invoices.map(({ level, number, amount, tax, lines }) => [level, number, amount, tax, lines.length])).toEqual(
      [
        [1, digital('1001'), '79.00', '9.09', 1],
        [2, digital('2001'), '84.00', '9.66', 2],
      ],
    );
    const asked = invoices.map(({ lines, ...each }) => ({
      ...{ ...each, file: '', fileName: '' },
      lines: lines.map(({ title: _, ...line }) => line),
    }));
    const { ids } = (await house.call('procurement.registerInvoices', { invoices: asked }, BUYER)) as { ids: number[] };
    expect(ids).toHaveLength(2);
  });

  it('names every cell that is wrong', async () => {
    const house = await openInvoices();
    const { problems } = await book(house, [
      `三票,${DISTRIBUTOR},,,${digital('2001')},2025-02-30,${AMOX},A1,1.5,8.40001,x,,`,
      `第一票,NOBODY,NOBODY,,=1+1,2025-03-10,XNOTHING,A1,1,8.40,8.40,,`,
      `第二票,${DISTRIBUTOR},,,${digital('2002')},2025-03-10,${AMOX},A1,1,8.40,8.40,,`,
      `第二票,${DISTRIBUTOR},,,${digital('2002')},2025-03-11,${AMOX},A1,1,8.40,8.40,,`,
    ]);
    expect(problems.map((each) => each.replace(/^.*”的 /, ''))).toEqual([
      'A2：票次写“第一票”或“第二票”',
      'F2：日期写作 2025-03-10，并且日历上要有',
      'I2：数量是整数，红字为负，补差价写 0',
      'J2：单价写作元，至多四位小数',
      'K2：金额写作元，至多两位小数',
      'B3：没有登记供应商 NOBODY',
      'G3：目录里没有品种 XNOTHING',
      'E3：发票号码须为 20 位数字（数电发票），或 8 位数字并写明 10 位或 12 位的发票代码',
      'C3：没有登记购买方 NOBODY',
      `F5：与发票 ${digital('2002')} 前面的行不一致`,
    ]);
  });

  it('is known by its headings, and the empty one is read back', async () => {
    const house = await openInvoices();
    expect((await refusal(house, 'readInvoiceBook', 'a,b\n1,2', '表.csv')).code).toBe('unreadable');
    expect((await refusal(house, 'readInvoiceBook', 'PK\u0003\u0004 broken', '表.xlsx')).code).toBe('unreadable');
    const { file, name } = await house.pipeline.perform(procurement.invoiceBook, {}, BUYER);
    expect(name).toBe('进货发票登记表.xlsx');
    expect(await house.pipeline.perform(procurement.readInvoiceBook, { file, fileName: name }, BUYER)).toEqual({
      invoices: [],
      problems: [],
    });
    const bytes = await house.files.bytes('zhou.cg', file);
    expect((await readFile(bytes!, { name })).ok).toBe(true);
  });
});

describe('the sample’s year of invoices', () => {
  it('has a missing first invoice, a breach that waits and one let pass, and a credit that is awaited', async () => {
    const house = await openCommunity([LEAD, TOWN], { clock: new TestClock(Date.parse('2026-02-01T00:00:00Z')) });
    await seedGround(house);
    const months = ['01', '03', '04', '06', '08', '10'];
    let line = 0;
    for (const month of months)
      line = await seedOrder(house, {
        day: `2025-${month}-05`,
        lot: `L${month}`,
        units: [{ unit: 'H01', ordered: 10 }],
      });
    await seedReturn(house, line, 2, '2025-10-20');
    const buyers = { buyer: BUYER, pharmacist: CHIEF } as Parameters<typeof invoiceAll>[2];
    await invoiceAll(house, 2025, buyers);
    const days = { first: '2025-01-01' as AccountingDate, last: '2025-12-31' as AccountingDate };
    const rows = (await house.pipeline.perform(procurement.supplierInvoices, days, BUYER)).filter(
      ({ level }) => level === 2,
    );
    expect(rows.map(({ verdict }) => verdict).sort()).toEqual(['exception', 'hold', 'pay', 'pay', 'pay', 'pay']);
    expect(rows.filter(({ released }) => released)).toHaveLength(1);
    expect(await house.pipeline.perform(procurement.awaitedCredits, {}, BUYER)).toMatchObject([{ owed: 2 }]);
    expect(await house.pipeline.perform(procurement.missingFirstInvoices, { on: days.last }, BUYER)).toHaveLength(1);
  });
});
