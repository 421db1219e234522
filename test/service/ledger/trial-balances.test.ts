import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { handedIn, LEAD, openCommunity, simple, someone, type TestHouse, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

const { ledger, audit } = contract;

const HEADING = '科目编码,科目名称,期初借方,期初贷方,本期借方,本期贷方,期末借方,期末贷方';
const sheet = (...rows: string[]): string => ['单位：元', HEADING, ...rows].join('\n');

const JANUARY = sheet(
  '1002,银行存款,1000.00,,500.00,200.00,1300.00,',
  '100201,工商银行基本户,700.00,,500.00,200.00,1000.00,',
  '100202,农商银行专户,300.00,,,,300.00,',
  '2302,应付账款,,400.00,200.00,,,200.00',
  '3001,累计盈余,,600.00,,,,600.00',
  '410101,医疗收入,,,,500.00,,500.00',
);

const trialBalance = async (house: TestHouse, period: string) => {
  const { lines } = await house.pipeline.perform(
    ledger.statement,
    { statement: 'trial-balance', period, unit: 'H01' },
    OPERATOR,
  );
  return new Map(lines.flatMap((line) => ('code' in line ? [[line.code, line] as const] : [])));
};

const statement = async (house: TestHouse, name: 'balance-sheet' | 'income', period: string) => {
  const { lines } = await house.pipeline.perform(ledger.statement, { statement: name, period, unit: 'H01' }, OPERATOR);
  return new Map(lines.flatMap((line) => ('key' in line ? [[line.key, line] as const] : [])));
};

describe('a trial balance', () => {
  it('grows the unit’s chart, and its figures come back exactly', async () => {
    const house = await openCommunity([LEAD]);
    await house.importTrialBalance('H01', '2025-01', JANUARY);
    const rows = await trialBalance(house, '2025-01');
    expect(rows.get('100201')).toMatchObject({
      name: '工商银行基本户',
      opening: '700.00',
      debit: '500.00',
      credit: '200.00',
      closing: '1000.00',
      leaf: true,
    });
    expect(rows.get('1002')).toMatchObject({ opening: '1000.00', closing: '1300.00', leaf: false });
    expect(rows.get('3001')).toMatchObject({ closing: '-600.00', leaf: true });
    const balance = await statement(house, 'balance-sheet', '2025-01');
    expect(balance.get('total-assets')?.amount).toBe('1300.00');
    expect(balance.get('total-liabilities-and-net-assets')?.amount).toBe('1300.00');
    const { checks } = await house.pipeline.perform(audit.check, { period: '2025-01', unit: 'H01' }, OPERATOR);
    expect(checks.find((check) => check.name === 'chart-stops-short')).toMatchObject({ severity: 'finding', count: 2 });
    expect(checks.filter((check) => !check.ok && check.severity === 'error')).toEqual([]);
  });

  it('starts in mid-year: income so far is the year’s, the month its own', async () => {
    const house = await openCommunity([LEAD]);
    await house.importTrialBalance(
      'H01',
      '2025-06',
      sheet(
        '1002,银行存款,1500.00,,100.00,,1600.00,',
        '3001,累计盈余,,600.00,,,,600.00',
        '410101,医疗收入,,900.00,,100.00,,1000.00',
      ),
    );
    const income = await statement(house, 'income', '2025-06');
    expect(income.get('service-revenue')).toMatchObject({ amount: '1000.00', month: '100.00' });
  });

  it('a later one of the same period takes its place; the same file twice is recognised', async () => {
    const house = await openCommunity([LEAD]);
    await house.importTrialBalance('H01', '2025-01', JANUARY);
    const again = await house.refusal('ledger.importTrialBalance', {
      unit: 'H01',
      period: '2025-01',
      file: await house.file(JANUARY),
      fileName: 'again.csv',
    });
    expect(again).toMatchObject({ code: 'already-imported' });
    const preview = async (bytes: string) => {
      const input = { unit: 'H01', period: '2025-01', file: await house.file(bytes), fileName: 'mended.csv' };
      return (await house.pipeline.perform(ledger.previewImport, input, OPERATOR)).replaces;
    };
    expect(await preview(JANUARY)).toBeNull();
    const mended = JANUARY.replaceAll('500.00,200.00', '500.00,100.00')
      .replace('1300.00,', '1400.00,')
      .replace('200.00,1000.00,', '200.00,1000.00,')
      .replace('100.00,1000.00,', '100.00,1100.00,')
      .replace('2302,应付账款,,400.00,200.00,,,200.00', '2302,应付账款,,400.00,100.00,,,300.00');
    expect(await preview(mended)).toMatchObject({ batch: 1, fileName: expect.any(String), actor: expect.any(String) });
    expect(await house.importTrialBalance('H01', '2025-01', mended)).toMatchObject({ supersedes: 1, batch: 2 });
    expect((await trialBalance(house, '2025-01')).get('1002')?.closing).toBe('1400.00');
    // The history tells what was replaced, and by which batch, from what a person took back.
    await house.call('ledger.undoImport', { unit: 'H01', batch: 2, reason: '重新报送' }, OPERATOR);
    await house.importTrialBalance('H01', '2025-01', JANUARY);
    const history = async () =>
      (await house.pipeline.perform(ledger.batches, { unit: 'H01' }, OPERATOR)).map((batch) => [
        batch.id,
        batch.undone,
        batch.replacedBy,
        batch.periodState,
      ]);
    expect(await history()).toEqual([
      [3, false, null, 'open'],
      [2, true, null, 'open'],
      [1, true, 2, 'open'],
    ]);
    const chief = someone('zong', 'chief-accountant');
    await handedIn(house, 'H01', '2025-01');
    await house.call('ledger.lockPeriod', { unit: 'H01', period: '2025-01' }, chief);
    expect((await history())[0]).toEqual([3, false, null, 'locked']);
  });

  it('is taken back while the period is open, and refused when it is not', async () => {
    const house = await openCommunity([LEAD]);
    await house.importTrialBalance('H01', '2025-01', JANUARY);
    await house.call('ledger.undoImport', { unit: 'H01', batch: 1, reason: '重新报送' }, OPERATOR);
    expect(await trialBalance(house, '2025-01')).toEqual(new Map());
    expect(await house.refusal('ledger.undoImport', { unit: 'H01', batch: 1, reason: '再撤' })).toMatchObject({
      code: 'already-undone',
    });
  });

  it('beside vouchers: opening is the trial balance’s, movement the vouchers’, differences are listed by account', async () => {
    const house = await openCommunity([LEAD]);
    await house.importTrialBalance('H01', '2025-01', JANUARY);
    await house.importJson('H01', [
      simple('2025-01-09', '100201', '410101', '480.00'),
      simple('2025-01-10', '2302', '100201', '200.00'),
    ]);
    const rows = await trialBalance(house, '2025-01');
    expect(rows.get('1002')).toMatchObject({ opening: '1000.00', debit: '480.00', closing: '1280.00' });
    const { checks } = await house.pipeline.perform(audit.check, { period: '2025-01', unit: 'H01' }, OPERATOR);
    const disagreement = checks.find((check) => check.name === 'trial-balance-agrees');
    expect(disagreement?.rows.map((row) => [row.place, row.difference])).toEqual([
      ['100201', '20.00'],
      ['410101', '20.00'],
    ]);
    expect(checks.find((check) => check.name === 'balances-are-lines')).toMatchObject({ ok: true });
  });

  it('vouchers that come over it say so, and taking them back brings it back', async () => {
    const house = await openCommunity([LEAD]);
    await house.importTrialBalance('H01', '2025-01', JANUARY);
    const reply = await house.importJson('H01', [simple('2025-01-09', '100201', '410101', '5.00')]);
    expect(reply).toMatchObject({ remarks: [expect.stringMatching(/2025-01 已有余额表.*发生额从此取凭证/)] });
    expect((await trialBalance(house, '2025-01')).get('1002')?.closing).toBe('1005.00');
    await house.call('ledger.undoImport', { unit: 'H01', batch: 2, reason: '导错' }, OPERATOR);
    expect((await trialBalance(house, '2025-01')).get('1002')?.closing).toBe('1300.00');
  });

  it('of an earlier month says which later one it no longer agrees with', async () => {
    const house = await openCommunity([LEAD]);
    await house.importTrialBalance('H01', '2025-02', JANUARY);
    const january = sheet('1002,银行存款,900.00,,50.00,,950.00,', '3001,累计盈余,,900.00,,50.00,,950.00');
    expect(await house.importTrialBalance('H01', '2025-01', january)).toMatchObject({
      remarks: expect.arrayContaining([expect.stringMatching(/^2025-02 的余额表与现在的账面有 \d+ 处不同/)]),
    });
  });

  it('over several months goes into the last of them and says that the month holds them all', async () => {
    const house = await openCommunity([LEAD]);
    expect(await house.importTrialBalance('H01', '2025-06', `月份：2025.01-2025.06\n${JANUARY}`)).toMatchObject({
      remarks: expect.arrayContaining([expect.stringContaining('2025-01 至 2025-06')]),
    });
    const rows = await trialBalance(house, '2025-06');
    expect(rows.get('100201')).toMatchObject({ opening: '700.00', closing: '1000.00' });
    const income = await statement(house, 'income', '2025-06');
    expect(income.get('service-revenue')).toMatchObject({ amount: '500.00' });
  });

  it('whose title names another member is refused', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    const file = await house.file(`单位名称：${TOWN.name}\n${JANUARY}`);
    const input = { unit: 'H01', period: '2025-01', file, fileName: 'x.csv' };
    expect(await house.refusal('ledger.importTrialBalance', input)).toMatchObject({
      code: 'wrong-unit',
      messages: [expect.stringContaining(TOWN.name), TOWN.name],
    });
    await house.call('ledger.importTrialBalance', { ...input, unitName: TOWN.name }, OPERATOR);
  });

  it('whose title has another member’s name without a label is refused too, and says its own in the preview', async () => {
    const branch = { ...TOWN, code: 'T02', name: `${TOWN.name}东湖分院` };
    const house = await openCommunity([LEAD, TOWN, branch]);
    const titled = async (title: string) => ({
      unit: 'H01',
      period: '2025-01',
      file: await house.file(`${title}\n${JANUARY}`),
      fileName: 'x.csv',
    });
    for (const { code, name } of [TOWN, branch])
      expect(await house.refusal('ledger.importTrialBalance', await titled(`${name} 科目余额表`))).toMatchObject({
        code: 'wrong-unit',
        messages: [expect.stringContaining(code), name],
      });
    const read = async (title: string) =>
      house.pipeline.perform(ledger.previewImport, await titled(title), OPERATOR) as Promise<{ unitNames: string[] }>;
    expect((await read(`${LEAD.name} 科目余额表`)).unitNames).toEqual([LEAD.name]);
    expect((await read(`${LEAD.name}与${TOWN.name} 科目余额表`)).unitNames).toEqual([]);
    expect((await read(`${TOWN.name}医共体 科目余额表`)).unitNames).toEqual([]);
  });

  it('says itself what it is when nobody does, and what to ask instead of what it is not', async () => {
    const house = await openCommunity([LEAD]);
    const file = await house.file(`2025年2月 科目余额表\n${JANUARY}`);
    const input = { unit: 'H01', period: '2025-02', file, fileName: 'x.csv' };
    expect(await house.pipeline.perform(ledger.previewImport, input, OPERATOR)).toMatchObject({
      kind: 'trial-balance',
      period: '2025-02',
    });
    expect(await house.refusal('ledger.previewImport', { ...input, kind: 'vouchers' })).toMatchObject({
      code: 'wrong-kind',
      messages: [expect.any(String), 'trial-balance'],
    });
    expect(await house.refusal('ledger.previewImport', { ...input, period: '2025-01' })).toMatchObject({
      code: 'wrong-period',
      messages: [expect.stringContaining('2025年2月'), '2025-02'],
    });
  });

  it.each([
    [
      'a row that does not roll forward',
      JANUARY.replace('2302,应付账款,,400.00,200.00,,,200.00', '2302,应付账款,,400.00,200.00,,,250.00'),
    ],
    [
      'debits that are not credits',
      JANUARY.replace('410101,医疗收入,,,,500.00,,500.00', '410101,医疗收入,,,,400.00,,400.00'),
    ],
    [
      'a parent that is not the sum of its children',
      JANUARY.replace('100202,农商银行专户,300.00,,,,300.00,', '100202,农商银行专户,310.00,,,,310.00,'),
    ],
    ['an amount that is not a number', JANUARY.replace('2302,应付账款,,400.00', '2302,应付账款,,四百')],
    ['three decimals', JANUARY.replaceAll('400.00', '400.005')],
  ])('%s: refused whole, with the row and the reason', async (_name, text) => {
    const house = await openCommunity([LEAD]);
    const { messages } = await house.refusal('ledger.importTrialBalance', {
      unit: 'H01',
      period: '2025-01',
      file: await house.file(text),
      fileName: 'x.csv',
    });
    expect(messages.length).toBeGreaterThan(0);
    expect(await trialBalance(house, '2025-01')).toEqual(new Map());
    expect(house.defects).toEqual([]);
  });

  it('单位：万元 is never guessed: refused, and taken times 10,000 when a person says so', async () => {
    const house = await openCommunity([LEAD]);
    const text = sheet('1002,银行存款,0.10,,,,0.10,', '3001,累计盈余,,0.10,,,,0.10').replace('单位：元', '单位：万元');
    const input = { unit: 'H01', period: '2025-01', file: await house.file(text), fileName: 'x.csv' };
    expect(await house.refusal('ledger.importTrialBalance', input)).toMatchObject({ code: 'wan-yuan' });
    await house.call('ledger.importTrialBalance', { ...input, amountsIn: 'wan-yuan' }, OPERATOR);
    expect((await trialBalance(house, '2025-01')).get('1002')?.closing).toBe('1000.00');
  });
});

describe('mapping to group accounts', () => {
  const WITH_5701 = sheet(
    '1002,银行存款,100.00,,,40.00,60.00,',
    '3001,累计盈余,,100.00,,,,100.00',
    '5701,利息费用,,,40.00,,40.00,',
  );

  it('a gap with a balance is an error list, never a dropped figure', async () => {
    const house = await openCommunity([LEAD]);
    await house.importTrialBalance('H01', '2025-01', WITH_5701);
    expect(await house.pipeline.perform(ledger.coverage, { period: '2025-01' }, OPERATOR)).toEqual([
      { unit: 'H01', code: '5701', name: '利息费用', closing: '40.00', yearMovement: '40.00' },
    ]);
    const balance = await statement(house, 'balance-sheet', '2025-01');
    expect(balance.get('total-assets')?.amount).toBe(balance.get('total-liabilities-and-net-assets')?.amount);
    expect((await statement(house, 'income', '2025-01')).get('surplus')?.amount).toBe('-40.00');
  });
});
