import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { fen, negateFen, parseYuan, sumFen } from '../../../shared/kernel/fen.ts';
import { libreOffice } from '../../support/libreoffice.ts';
import { forged, formulasOf, opened } from '../pack/file.ts';
import { LEAD, openCommunity, type PlainVoucher, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

const { ledger } = contract;
const PARTY = '青石医药公司';

const owed = (date: string, amount: string, counterparty = PARTY): PlainVoucher => ({
  date,
  summary: '购药',
  entries: [
    { side: 'D', code: '130201', amount },
    { side: 'C', code: '2302', amount, counterparty },
  ],
});
const paid = (date: string, amount: string, counterparty = PARTY): PlainVoucher => ({
  date,
  summary: '付款',
  entries: [
    { side: 'D', code: '2302', amount, counterparty },
    { side: 'C', code: '1002', amount },
  ],
});

async function county() {
  const house = await openCommunity([LEAD, TOWN]);
  await house.importJson('H01', [
    owed('2025-01-15', '100.00'),
    paid('2025-02-20', '70.00'),
    owed('2025-03-31', '0.10'),
    owed('2025-03-30', '9.00', 'T01'),
    // Posted before what it settles, on the same day: an invoice, no advance.
    paid('2025-03-05', '5.00', '市药械站'),
    owed('2025-03-05', '5.00', '市药械站'),
    paid('2025-03-06', '20.00', '市药械站'),
  ]);
  return house;
}

type House = Awaited<ReturnType<typeof county>>;
const age = (house: House, asked: Partial<RequestOf<typeof ledger.ageing>> = {}) =>
  house.pipeline.perform(ledger.ageing, { unit: 'H01', side: 'payable', period: '2025-03', ...asked }, OPERATOR);
const fenOf = (text: string) => parseYuan(text)!;

describe('往来账龄', () => {
  it('settles the oldest first, by counterparty; an advance is negative in the band of its own day', async () => {
    const house = await county();
    const { rows, total } = await age(house);
    expect(
      rows.map(({ counterpartyName, total: open, bands }) => [counterpartyName, open, ...bands.slice(0, 3)]),
    ).toEqual([
      [PARTY, '30.10', '0.10', '30.00', '0.00'],
      ['市药械站', '-20.00', '-20.00', '0.00', '0.00'],
      ['柳河镇卫生院', '9.00', '9.00', '0.00', '0.00'],
    ]);
    expect(total).toMatchObject({ total: '19.10', unknown: '0.00' });
  });

  it('is what 科目余额表 says of each account, as of any month and with any bands', async () => {
    const house = await county();
    for (const period of ['2025-01', '2025-02', '2025-03', '2025-12'] as const) {
      const balances = await house.pipeline.perform(
        ledger.balances,
        { unit: 'H01', from: '2025-01', to: period },
        OPERATOR,
      );
      const { rows, total } = await age(house, { period, bands: [7, 60] });
      const closing = balances.find(({ code }) => code === '2302')!.closing;
      expect(fenOf(total.total)).toBe(negateFen(fenOf(closing)));
      for (const row of rows) expect(sumFen([row.unknown, ...row.bands].map(fenOf))).toBe(fenOf(row.total));
    }
  });

  it('says what came in with the year as of unknown age, and months of a trial balance as of their last day', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    const table = (rows: string) => `科目编码,科目名称,期初借方,期初贷方,本期借方,本期贷方,期末借方,期末贷方\n${rows}`;
    await house.importTrialBalance(
      'T01',
      '2025-01',
      table('1002,银行存款,50,,,20,30,\n2302,应付账款,,50,20,7,,37\n1302,库存物品,,,7,,7,\n'),
    );
    const { rows } = await age(house, { unit: 'T01', period: '2025-03' });
    expect(rows).toMatchObject([{ code: '2302', counterparty: '', total: '37.00', unknown: '30.00' }]);
    expect(rows[0]?.bands.map(fenOf)).toEqual([0, 700, 0, 0, 0, 0, 0].map(fen));
    expect((await age(house, { unit: 'T01', side: 'receivable' })).rows).toEqual([]);
  });

  it('lists the accounts of the chart that are somebody’s, by their group accounts', async () => {
    const house = await county();
    const codes = (await age(house)).accounts.map(({ code }) => code.slice(0, 4));
    expect([...new Set(codes)]).toEqual(['2301', '2302', '2305', '2307', '2502']);
    expect((await age(house, { code: '2307' })).rows).toEqual([]);
    const wrong = { unit: 'H01', side: 'payable', period: '2025-03', bands: [30, 30] };
    expect((await house.refusal('ledger.ageing', wrong)).code).toBe('INVALID_INPUT');
  });

  it('opens as a workbook whose balances are sums of their bands', async (context) => {
    const office = libreOffice(context);
    const house = await county();
    const asked = { unit: 'H01', side: 'payable', period: '2025-03' };
    const reply = (await house.call('ledger.ageingBook', asked, OPERATOR)) as { file: string; name: string };
    expect(reply.name).toBe('应付账龄表-H01 青石县人民医院-2025-03.xlsx');
    const bytes = (await house.files.bytes('local:wang', reply.file))!;
    const book = await opened(bytes);
    const headings = (book.worksheets[0]!.getRow(3).values as string[]).slice(6);
    expect(headings).toEqual([
      '年初余额（账龄不明）',
      ...['30 天以内', '31–90 天', '91–180 天', '181–365 天', '1–2 年', '2–3 年', '3 年以上', '行类'],
    ]);
    const formulas = formulasOf(book);
    expect(formulas.slice(-9).map(({ result }) => Number(result))).toEqual([19.1, 0, -10.9, 30, 0, 0, 0, 0, 0]);
    const poisoned = await forged(bytes, (_, xml) => xml.replace(/<\/f><v>[^<]*<\/v>/g, '</f><v>7</v>'));
    const seen = (await office.recalculated(poisoned)).get('应付账龄表')!;
    expect(formulas.map(({ row, column }) => Number(seen[row - 1]![column - 1]))).toEqual(
      formulas.map(({ result }) => Number(result)),
    );
  });
});
