import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { libreOffice } from '../../support/libreoffice.ts';
import { formulasOf, opened } from '../pack/file.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN } from '../support/house.ts';

/** 库存现金盘点: counted by the cashier, witnessed by another person, and what differs brought to the desk. */

const { ledger } = contract;
const cashier = someone('zhao', 'cashier');
const sun = someone('sun', 'unit-accountant', 'H01');
const wang = someone('wang', 'centre-accountant');
const stranger = someone('he', 'unit-accountant', TOWN.code);

/** 1000.00 into the drawer in January, 200.00 out of it on 10 March, and 5.00 more on the 20th. */
async function books(house: TestHouse): Promise<void> {
  const voucher = (date: string, summary: string, debit: string, credit: string, amount: string) => ({
    date,
    summary,
    entries: [
      { side: 'D' as const, code: debit, amount },
      { side: 'C' as const, code: credit, amount },
    ],
  });
  await house.importJson('H01', [
    voucher('2025-01-05', '备用金', '1001', '2501', '1000.00'),
    voucher('2025-03-10', '付押金', '1218', '1001', '200.00'),
    voucher('2025-03-20', '付邮费', '1218', '1001', '5.00'),
  ]);
}

type Making = RequestOf<typeof ledger.makeCashCount>;
const DAY = '2025-03-10' as never;

async function counting(): Promise<{
  house: TestHouse;
  make: (more?: Partial<Making>, caller?: Caller) => Promise<number>;
  read: (id: number) => Promise<Awaited<ReturnType<typeof readOf>>>;
}> {
  const house = await openCommunity([LEAD, TOWN]);
  await books(house);
  return {
    house,
    make: async (more = {}, caller = cashier) =>
      (
        await house.pipeline.perform(
          ledger.makeCashCount,
          { ...{ unit: 'H01', date: DAY, drawer: [{ face: 10_000, pieces: 8 }] }, seen: SEEN, ...more },
          caller,
        )
      ).id,
    read: (id) => readOf(house, id),
  };
}
const grantsOf = (caller: Caller) => (caller.kind === 'person' ? caller.grants : []);
const SEEN = { posted: '800.00', pending: '0.00' };
const readOf = (house: TestHouse, id: number) => house.pipeline.perform(ledger.cashCount, { unit: 'H01', id }, cashier);

describe('a cash count', () => {
  it('is held against the books of its day: a later voucher is not in it', async () => {
    const { make, read } = await counting();
    expect(await read(await make())).toMatchObject({
      ...{ posted: '800.00', counted: '800.00', difference: '0.00', standing: 'made', madeBy: 'zhao' },
    });
    const end = {
      date: '2025-03-31' as never,
      seen: { posted: '795.00', pending: '0.00' },
      explanation: '多了五元，待查',
    };
    expect(await read(await make(end))).toMatchObject({ posted: '795.00', difference: '5.00' });
  });

  it('shows vouchers that are not posted apart', async () => {
    const { house, make, read } = await counting();
    const line = (code: string, debit: string, credit: string) => ({
      ...{ book: 'financial' as const, code, summary: '差旅' },
      debit,
      credit,
    });
    await house.pipeline.perform(
      ledger.saveDraft,
      { unit: 'H01', content: { date: DAY, lines: [line('1218', '50.00', ''), line('1001', '', '50.00')] } },
      sun,
    );
    const drawer = [
      { face: 10_000 as const, pieces: 7 },
      { face: 5_000 as const, pieces: 1 },
    ];
    const input = { unit: 'H01', date: DAY, drawer, seen: SEEN };
    expect(await house.refusal('ledger.makeCashCount', input, cashier)).toEqual({
      code: 'changed',
      messages: ['账面有变动：账面余额 800.00，未记账 -50.00，请核对后再保存'],
    });
    const id = await make({ drawer, seen: { posted: '800.00', pending: '-50.00' } });
    expect(await read(id)).toMatchObject({ expected: '750.00', difference: '0.00', vouchers: [{ amount: '-50.00' }] });
  });

  it('must say why it differs', async () => {
    const { house, make, read } = await counting();
    const drawer = [{ face: 10_000, pieces: 7 }];
    const input = { unit: 'H01', date: DAY, drawer, seen: SEEN };
    expect(await house.refusal('ledger.makeCashCount', input, cashier)).toMatchObject({ code: 'unexplained' });
    expect(await house.refusal('ledger.makeCashCount', { ...input, date: '2099-01-01' }, cashier)).toMatchObject({
      code: 'future',
    });
    expect(await house.refusal('ledger.makeCashCount', { ...input, code: '1002' }, cashier)).toMatchObject({
      code: 'not-cash',
    });
    const twice = { ...input, drawer: [...drawer, ...drawer] };
    expect(await house.refusal('ledger.makeCashCount', twice, cashier)).toMatchObject({ code: 'INVALID_INPUT' });
    const slip = { kind: 'slip' as const, text: '王某借条', amount: '60.00' };
    const id = await make({ drawer: [{ face: 10_000, pieces: 7 }], items: [slip], explanation: '借条 60，余 40 待查' });
    expect(await read(id)).toMatchObject({ difference: '-100.00', slips: '60.00', unexplained: '-40.00' });
  });

  it('makes no shortage of a slip: only what no slip stands for is written', async () => {
    const { house, make } = await counting();
    const slip = { kind: 'slip' as const, text: '王某借条', amount: '60.00' };
    const drawer = [{ face: 10_000 as const, pieces: 7 }];
    const of = async (amount: string, replaces = {}) => {
      const id = await make({ drawer, items: [{ ...slip, amount }], explanation: '借条，余待查', ...replaces });
      await house.call('ledger.witnessCashCount', { unit: 'H01', id }, wang);
      return { unit: 'H01', id, step: 'found' as const };
    };
    const first = await of('100.00');
    expect(await house.refusal('ledger.draftCashVoucher', first, sun)).toMatchObject({
      code: 'not-now',
      messages: [expect.stringMatching(/白条须收回现金/)],
    });
    const second = await of('60.00', { replaces: first.id });
    const { draft } = await house.pipeline.perform(ledger.draftCashVoucher, second, sun);
    const { content } = await house.pipeline.perform(ledger.draft, { unit: 'H01', id: draft }, sun);
    expect(content.lines.map(({ debit, credit }) => debit || credit)).toEqual(['40.00', '40.00', '40.00', '40.00']);
  });

  it('is witnessed by another person, once, and never by who counted', async () => {
    const { house, make, read } = await counting();
    const both = { ...cashier, grants: [cashier, wang].flatMap(grantsOf) } as Caller;
    const id = await make();
    const input = { unit: 'H01', id };
    expect(await house.refusal('ledger.witnessCashCount', input, both)).toMatchObject({ code: 'separation' });
    expect(await house.refusal('ledger.witnessCashCount', input, cashier)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await house.refusal('ledger.witnessCashCount', input, stranger)).toMatchObject({ code: 'FORBIDDEN' });
    await house.pipeline.perform(ledger.witnessCashCount, { ...input, note: '属实' }, sun);
    expect(await read(id)).toMatchObject({ standing: 'confirmed', witnessedBy: 'sun', note: '属实', steps: [] });
    expect(await house.refusal('ledger.witnessCashCount', input, wang)).toMatchObject({ code: 'already-witnessed' });
  });

  it('is only ever replaced by a new one, once', async () => {
    const { house, make, read } = await counting();
    const first = await make();
    const second = await make({ replaces: first });
    expect(await read(first)).toMatchObject({ standing: 'replaced', replacedBy: second });
    expect(await read(second)).toMatchObject({ standing: 'made', replaces: first });
    const again = { unit: 'H01', date: DAY, drawer: [{ face: 10_000, pieces: 8 }], seen: SEEN, replaces: first };
    expect(await house.refusal('ledger.makeCashCount', again, cashier)).toMatchObject({ code: 'already-replaced' });
    const witness = { unit: 'H01', id: first };
    expect(await house.refusal('ledger.witnessCashCount', witness, sun)).toMatchObject({ code: 'already-replaced' });
    const { rows, total } = await house.pipeline.perform(ledger.cashCounts, { unit: 'H01' }, sun);
    expect([total, rows.map(({ id }) => id)]).toEqual([2, [second, first]]);
  });

  it('brings what is short to the desk once it is witnessed, each step once', async () => {
    const { house, make, read } = await counting();
    const id = await make({ drawer: [{ face: 10_000, pieces: 7 }], explanation: '待查' });
    const draft = (step: string) => ['ledger.draftCashVoucher', { unit: 'H01', id, step }, sun] as const;
    expect(await house.refusal(...draft('found'))).toMatchObject({ code: 'not-witnessed' });
    await house.pipeline.perform(ledger.witnessCashCount, { unit: 'H01', id }, wang);
    expect(await house.refusal(...draft('expense'))).toMatchObject({ code: 'not-now' });
    expect((await read(id)).steps).toEqual(['found']);
    const { draft: made } = await house.pipeline.perform(
      ledger.draftCashVoucher,
      { unit: 'H01', id, step: 'found' },
      sun,
    );
    const { content, findings } = await house.pipeline.perform(ledger.draft, { unit: 'H01', id: made }, sun);
    expect(content.lines.map(({ code, debit, credit }) => [code, debit, credit]).slice(0, 2)).toEqual([
      ['1902', '100.00', ''],
      ['1001', '', '100.00'],
    ]);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(await read(id)).toMatchObject({ steps: ['recover', 'expense'], drafts: [{ step: 'found', draft: made }] });
    expect(await house.refusal(...draft('found'))).toMatchObject({ code: 'not-now' });
    await house.pipeline.perform(ledger.discardDrafts, { unit: 'H01', drafts: [{ id: made, revision: 1 }] }, sun);
    expect((await read(id)).steps).toEqual(['found']);
  });

  it('is not there for another unit', async () => {
    const { house, make } = await counting();
    const id = await make();
    expect(await house.refusal('ledger.cashCount', { unit: TOWN.code, id }, stranger)).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('the 盘点表 as a workbook', () => {
  it('has formulas that come to the same, and a spreadsheet agrees', async (context) => {
    const { house, make } = await counting();
    const id = await make({
      drawer: [
        { face: 10_000, pieces: 6 },
        { face: 50, pieces: 3 },
      ],
      items: [
        { kind: 'received', text: '门诊收款', amount: '10.05' },
        { kind: 'slip', text: '王某借条', amount: '60.00' },
      ],
      explanation: '待查',
    });
    const { file, name } = await house.pipeline.perform(ledger.cashCountBook, { unit: 'H01', id }, cashier);
    expect(name).toMatch(/^库存现金盘点表-H01.*-2025-03-10\.xlsx$/);
    const bytes = (await house.files.bytes('zhao', file))!;
    const results = formulasOf(await opened(bytes)).map(({ result }) => result);
    expect(results).toEqual(expect.arrayContaining([600, 1.5, 601.5, 10.05, 810.05, -208.55, 60]));
    const cells = (await libreOffice(context).recalculated(bytes)).get('库存现金盘点表')!;
    const numbers = cells.flat().map(Number);
    expect(numbers).toEqual(expect.arrayContaining([601.5, 810.05, -208.55, 60]));
  });
});
