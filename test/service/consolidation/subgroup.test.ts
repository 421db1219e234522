import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { opened } from '../pack/file.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN, TOWN2 } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

const { consolidation, ledger } = contract;
const period = '2025-02';
const slip = (document: string, unit: string) => ({ counterparty: unit, document });

/** H01 serves T01 for 100 and T02 for 30; each has booked its side. */
async function county(): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN, TOWN2]);
  const served = (unit: string, amount: string, document: string) => [
    { side: 'D' as const, code: '121203', amount, ...slip(document, unit) },
    { side: 'C' as const, code: '4101010104', amount, ...slip(document, unit) },
  ];
  const owed = (amount: string, document: string) => [
    { side: 'D' as const, code: '500101', amount, ...slip(document, 'H01') },
    { side: 'C' as const, code: '2302', amount, ...slip(document, 'H01') },
  ];
  await house.importJson('H01', [
    { date: '2025-02-01', summary: '检验', entries: served('T01', '100.00', 'JS-1') },
    { date: '2025-02-02', summary: '检验', entries: served('T02', '30.00', 'JS-2') },
  ]);
  await house.importJson('T01', [{ date: '2025-02-01', summary: '检验', entries: owed('100.00', 'JS-1') }]);
  await house.importJson('T02', [{ date: '2025-02-02', summary: '检验', entries: owed('30.00', 'JS-2') }]);
  return house;
}

const asked = (units: string[], statement: 'balance-sheet' | 'income' | 'trial-balance' = 'balance-sheet') => ({
  statement,
  period,
  units,
});
const ask = (house: TestHouse, input: ReturnType<typeof asked>, caller: Caller = OPERATOR) =>
  house.pipeline.perform(consolidation.subgroupStatement, input, caller);
type Reply = Awaited<ReturnType<typeof ask>>;
const amount = (reply: Pick<Reply, 'lines'>, key: string) => {
  const line = reply.lines.find((each) => 'key' in each && each.key === key);
  return line && 'amount' in line ? line.amount : undefined;
};

/** The sheets of a file that was made, with what stands on them. */
async function sheetsOf(house: TestHouse, file: string) {
  const book = await opened((await house.files.bytes('local:wang', file))!);
  const texts: string[] = [];
  book.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => void texts.push(cell.text))));
  return { names: book.worksheets.map(({ name }) => name), texts };
}

describe('a statement as a workbook', () => {
  it('is named by statement, unit and month, and made for who may read those books', async () => {
    const house = await county();
    const make = (input: object, caller: Caller = OPERATOR) =>
      house.call('audit.statementBook', { statement: 'balance-sheet', period, ...input }, caller) as Promise<{
        file: string;
        name: string;
      }>;
    const own = await make({ unit: 'T01' });
    expect(own.name).toBe('资产负债表-T01 柳河镇卫生院-2025-02.xlsx');
    const some = await make({ units: ['H01', 'T01'] });
    expect(some.name).toBe('资产负债表-所选2家单位-2025-02.xlsx');
    const made = await sheetsOf(house, some.file);
    expect(made.names).toEqual(['01资产负债表', '01资产负债表-各单位', '抵销与调整', '科目余额表']);
    expect(made.texts).toContain('编制单位：青石县医共体（所选 2 家单位）');
    expect(made.texts).not.toContain('T02 白杨镇卫生院');
    const trial = await make({ statement: 'trial-balance' });
    expect(trial.name).toBe('科目余额表-全县-2025-02.xlsx');
    expect((await sheetsOf(house, trial.file)).texts).toContain('注：各单位汇总数，未经内部抵销');
    const accountant = someone('sun', 'unit-accountant', 'T01');
    expect((await make({ unit: 'T01' }, accountant)).name).toBe(own.name);
    await expect(make({ units: ['T01', 'T02'] }, accountant)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const wanted = { statement: 'balance-sheet', period };
    expect((await house.refusal('audit.statementBook', wanted, accountant)).code).toBe('needs-whole-community');
    expect((await house.refusal('audit.statementBook', { ...wanted, period: '2023-01' })).code).toBe('no-data');
  });
});

describe('the statement of some units', () => {
  it('takes out what stands between them, says which entries, and leaves what has a side outside', async () => {
    const house = await county();
    const sheet = await ask(house, asked(['T01', 'H01']));
    expect(amount(sheet, 'accounts-receivable')).toBe('30.00');
    expect(amount(sheet, 'accounts-payable')).toBe('0.00');
    expect(sheet).toMatchObject({ scope: 'H01,T01', outside: 1 });
    expect(sheet.eliminations).toMatchObject([
      { rule: 'E1', name: '内部债权债务', pair: ['H01', 'T01'], amount: '100.00' },
    ]);
    expect(sheet.eliminations[0]?.effects).toMatchObject({ 'accounts-payable': '-100.00' });
    expect(sheet.caption).toContain('不是经确认的合并报表');
    expect(sheet.remarks).toContain('本表已抵销所选单位之间的 1 笔；另有 1 笔的一方不在所选单位内，未抵销');
    expect(sheet.tried).toEqual({ manual: false });
    const income = await ask(house, asked(['H01', 'T01'], 'income'));
    expect(amount(income, 'service-revenue')).toBe('30.00');
  });

  it('of all units is the county’s, of one its own, and of members that do not deal with each other their sum', async () => {
    const house = await county();
    const whole = await house.pipeline.perform(
      consolidation.statement,
      { statement: 'balance-sheet', period },
      OPERATOR,
    );
    expect((await ask(house, asked(['H01', 'T01', 'T02']))).lines).toEqual(whole.lines);
    expect(whole.tried).toEqual({ manual: false });
    const own = await house.pipeline.perform(
      ledger.statement,
      { statement: 'balance-sheet', period, unit: 'H01' },
      OPERATOR,
    );
    expect(amount(await ask(house, asked(['H01'])), 'total-assets')).toBe(amount(own, 'total-assets'));
    const towns = await ask(house, asked(['T01', 'T02']));
    expect(amount(towns, 'accounts-payable')).toBe('130.00');
    expect(towns.eliminations).toEqual([]);
  });

  it('adds up what is not consolidated, and says so', async () => {
    const house = await county();
    const rows = await ask(house, asked(['T01', 'T02'], 'trial-balance'));
    expect(rows.lines).toContainEqual(expect.objectContaining({ code: '2302', closing: '-130.00' }));
    expect(rows.lines).not.toContainEqual(expect.objectContaining({ code: '1212' }));
    expect(rows.caption).toContain('未经内部抵销');
  });

  it('follows the books, though a tried consolidation is kept', async () => {
    const house = await county();
    await ask(house, asked(['H01', 'T01']));
    const more = [
      { side: 'D' as const, code: '1002', amount: '5.00' },
      { side: 'C' as const, code: '4609', amount: '5.00' },
    ];
    await house.importJson('T01', [{ date: '2025-02-09', summary: '利息', entries: more }]);
    expect(amount(await ask(house, asked(['H01', 'T01'])), 'cash')).toBe('5.00');
  });

  it('is given to whoever reads every one of the units, and to nobody else', async () => {
    const house = await county();
    const two: Caller = {
      ...(someone('sun', 'unit-accountant', 'T01') as Extract<Caller, { kind: 'person' }>),
      grants: [
        { role: 'unit-accountant', unit: 'T01' },
        { role: 'unit-accountant', unit: 'T02' },
      ],
    };
    expect(amount(await ask(house, asked(['T01', 'T02']), two), 'accounts-payable')).toBe('130.00');
    await expect(ask(house, asked(['T01', 'H01']), two)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(ask(house, asked(['T01', 'X99']))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await house.refusal('consolidation.subgroupStatement', { ...asked(['T01']), period: '2023-01' })).toEqual({
      code: 'no-data',
      messages: ['所选单位在 2023-01 还没有账务'],
    });
  });
});
