import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { RADAR_BOUNDS, USUAL_RADAR } from '../../../shared/domain/approval/radar/settings.ts';
import { inYuan } from '../../../shared/domain/approval/table.ts';
import { USUAL_LADDER } from '../../../shared/domain/approval/usual-ladder.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { inLanguage } from '../../../shared/i18n/sentences.ts';
import { formatYuan, parseYuan } from '../../../shared/kernel/fen.ts';
import { libreOffice } from '../../support/libreoffice.ts';
import { PAYMENTS, RADAR_UNITS, type RadarYear, radarYear } from '../../support/radar-year.ts';
import { openCommunity, type TestHouse } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';
import { ACCOUNTANT, AUDITOR, CENTRE, CHIEF, HEAD, LEADER, openApproving } from './people.ts';

/** 回溯测试: the radar held against a table of past payments that a person hands in. */

const { approval } = contract;
const HEADINGS = '单据号,单位,收款单位,日期,金额（元）,类别,资金来源,预算内外,项目,合同号,发票号';
const table = (...rows: readonly string[]): string => [HEADINGS, ...rows].join('\n');
type Tested = ReplyOf<typeof approval.backTestRadar>;

/** The usual ladder is in force. */
async function withRules(house: TestHouse): Promise<TestHouse> {
  const asked = { first: '2025-01-01', rows: USUAL_LADDER.map(inYuan), reason: '起用' };
  const { id } = (await house.call('approval.proposeRules', asked, CHIEF)) as { id: number };
  await house.call('approval.decideRules', { id, agree: true }, LEADER);
  return house;
}
const opened = async (): Promise<TestHouse> => withRules(await openApproving());

async function test(house: TestHouse, content: string | Uint8Array, settings?: object): Promise<Tested> {
  const file = await house.file(content, CHIEF);
  const asked = { file, fileName: '往年支出.csv', ...(settings ? { settings: { ...USUAL_RADAR, ...settings } } : {}) };
  return (await house.call('approval.backTestRadar', asked, CHIEF)) as Tested;
}
const refusal = async (house: TestHouse, content: string | Uint8Array, fileName = '表.csv', settings = USUAL_RADAR) =>
  house.refusal('approval.backTestRadar', { file: await house.file(content, CHIEF), fileName, settings }, CHIEF);

/** Puts payees in the register, as if approved, with telephones. */
const register = (house: TestHouse, payees: readonly (readonly [name: string, phone: string])[]) =>
  house.books.transact({ actor: 'tester', operation: 'test.payees' }, async ({ db }) => {
    for (const [at, [name, phone]] of payees.entries()) {
      const [id, payee] = [at + 1, `person:${at + 1}`];
      const account = { bank: '某银行', number: `90000000${at}` };
      const content = { payee: name, name, ...account, phone, representative: '', evidence: '', usedSince: '' };
      const signed = { person: 'x', display: 'x', instant: '2025-01-01T00:00:00.000Z', reason: '' };
      await db
        .insertInto('approval_payee_proposal')
        .values({ id, payee, unit: 'T01', content: JSON.stringify(content), ...signed })
        .execute();
      await db
        .insertInto('approval_payee_decision')
        .values({ proposal: id, verdict: 'approve', since: '2025-01-01', ...signed })
        .execute();
      const row = { code: payee, person_name: name, name, ...account, since: '2025-01-01', phone, representative: '' };
      await db
        .insertInto('approval_payee')
        .values({ ...row, state: 'active', proposal: id })
        .execute();
    }
  });

const THREE = [
  'A1,T01,某设备公司,2024-03-01,38000,设备购置,,内,,,',
  'A2,白杨镇卫生院,某科技公司,2024-03-09,30000,设备购置,,,,,',
  'A3,T02 白杨镇卫生院,某科技公司,2024/3/20,"30,000.00",equipment,其他经费,预算内,,,',
];

describe('trying the radar on past payments', () => {
  it('finds what was divided over units and payees that are one, with its sum, its level and why', async () => {
    const house = await opened();
    await register(house, [
      ['某设备公司', '0900-1234567'],
      ['某科技公司', '0900 1234567'],
    ]);
    const said = await test(house, table(...THREE));
    expect(said).toMatchObject({
      ...{ documents: 3, sum: '98000.00', first: '2024-03-01', last: '2024-03-20', units: 2, payees: 2, registered: 2 },
      rules: { version: 1, first: '2025-01-01' },
      settings: { tried: USUAL_RADAR, inForce: USUAL_RADAR },
      warned: { tried: 2, inForce: 2 },
      months: [{ month: '2024-03', documents: 3, tried: 2, inForce: 2 }],
    });
    expect(said.kinds.map(({ kind, both }) => [kind, both])).toEqual([
      ...[
        ['split', 1],
        ['invoice', 0],
        ['repeat', 0],
        ['same-day', 0],
        ['near', 0],
      ],
    ]);
    const [split] = said.cases;
    expect(split).toMatchObject({
      ...{ kind: 'split', count: 3, sum: '98000.00', by: 'payee', found: 'both', levels: ['chief-accountant'] },
      ...{ limit: '50000.00', value: '某设备公司、某科技公司' },
      ties: [{ by: 'phone', value: '09001234567', payees: ['某设备公司', '某科技公司'] }],
      message: '3 笔（T01、T02）合计 98,000.00 元，同一联系电话，应由总会计师审批；单笔均未达到 50,000.00 元',
    });
    expect(
      split!.evidence.map(({ number, unit, unitName, day, amount, payee, category }) => [
        number,
        unit,
        unitName,
        day,
        amount,
        payee,
        category,
      ]),
    ).toEqual([
      ['A1', 'T01', '柳河镇卫生院', '2024-03-01', '38000.00', '某设备公司', 'equipment'],
      ['A2', 'T02', '白杨镇卫生院', '2024-03-09', '30000.00', '某科技公司', 'equipment'],
      ['A3', 'T02', '白杨镇卫生院', '2024-03-20', '30000.00', '某科技公司', 'equipment'],
    ]);
    expect(inLanguage(split!.message, 'en')).toBe(
      '3 payments (T01, T02), ¥98,000.00 together, the same telephone: chief accountant should decide; none reaches ¥50,000.00 alone',
    );
  });

  it('goes by the name of a payee that nobody registered, and lets stages of a contract be', async () => {
    const house = await opened();
    const rows = ['A1,T01,甲公司,2024-03-01,15000,,,,,,', 'A2,T02,甲 公司,2024-03-02,16000,,,,,,'];
    expect((await test(house, table(...rows))).cases[0]).toMatchObject({
      sum: '31000.00',
      levels: ['centre'],
      ties: [],
    });
    const staged = rows.map((row) => row.replace(/,$/, 'HT-1,'));
    expect((await test(house, table(...staged))).total).toBe(0);
    const others = ['A1,T01,甲公司,2024-03-01,15000,,,,,,', 'A2,T02,乙公司,2024-03-02,16000,,,,,,'];
    expect((await test(house, table(...others))).total).toBe(0);
  });

  it('says what other settings would find beside those in force', async () => {
    const house = await opened();
    const rows = [
      ...['A1,T01,甲公司,2024-03-01,15000,,,,,,', 'A2,T02,甲公司,2024-03-25,16000,,,,,,'],
      ...['A3,T01,乙公司,2024-05-01,15000,,,,,,', 'A4,T02,乙公司,2024-06-10,16000,,,,,,'],
      'A5,T01,丙公司,2024-07-01,17000,,,,,,',
    ];
    const shorter = await test(house, table(...rows), { windowDays: 10, nearPercent: 80 });
    expect(shorter.kinds.filter(({ kind }) => kind === 'split' || kind === 'near')).toEqual([
      { kind: 'split', both: 0, onlyTried: 0, onlyInForce: 1, sum: '0.00' },
      { kind: 'near', both: 0, onlyTried: 3, onlyInForce: 0, sum: '49000.00' },
    ]);
    const longer = await test(house, table(...rows), { windowDays: 60 });
    expect(longer.cases.map(({ kind, found, sum }) => [kind, found, sum])).toEqual([
      ['split', 'both', '31000.00'],
      ['split', 'tried', '31000.00'],
    ]);
    expect(longer.warned).toEqual({ tried: 2, inForce: 1 });
  });

  it('needs rules in force, something to try, and settings within their bounds', async () => {
    const bare = await openApproving();
    expect(await refusal(bare, table(...THREE))).toMatchObject({ code: 'no-rules' });
    const house = await opened();
    const nothing = { file: '', fileName: '' };
    expect(await house.refusal('approval.backTestRadar', nothing, CHIEF)).toMatchObject({ code: 'no-documents' });
    const turned = { ...nothing, first: '2025-02-01', last: '2025-01-01' };
    expect(await house.refusal('approval.backTestRadar', turned, CHIEF)).toMatchObject({ code: 'bad-term' });
    const gone = { file: '0'.repeat(64), fileName: 'x.csv' };
    expect(await house.refusal('approval.backTestRadar', gone, CHIEF)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(house, table())).toMatchObject({ code: 'no-documents' });
    for (const [field, [low, high]] of Object.entries(RADAR_BOUNDS))
      for (const value of [low - 1, high + 1])
        expect(await refusal(house, table(...THREE), '表.csv', { ...USUAL_RADAR, [field]: value })).toMatchObject({
          code: 'INVALID_INPUT',
        });
  });

  it('is only for who sets the radar over the community', async () => {
    const house = await opened();
    const asked = { file: '', fileName: '' };
    for (const caller of [CENTRE, LEADER, HEAD, ACCOUNTANT, AUDITOR, OPERATOR] as Caller[])
      for (const operation of ['backTestRadar', 'radarBook', 'radarTemplate'])
        expect(
          await house.refusal(`approval.${operation}`, operation === 'radarTemplate' ? {} : asked, caller),
        ).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('changes nothing', async () => {
    const house = await opened();
    const events = async () => (await house.books.read((db) => db.selectFrom('event').selectAll().execute())).length;
    const before = await events();
    await test(house, table(...THREE));
    expect(await events()).toBe(before);
  });
});

describe('a table of past payments', () => {
  it('is refused with every cell that is wrong', async () => {
    const house = await opened();
    const said = await refusal(
      house,
      table(
        'A1,X99,甲公司,2024-02-30,0,汽车,黄金,也许,,,',
        `${'长'.repeat(41)},T01,${'长'.repeat(101)},2024-03-01,1e400,,,,${'长'.repeat(61)},${'长'.repeat(61)},${Array.from({ length: 11 }, (_, at) => at).join('、')}`,
        'A3,T01,甲公司,2024-03-01,-5,,,,,,',
        'A4,T01,甲公司,2024-03-01,1.234,,,,,,',
        'A5,T01,甲公司,2024-03-01,1000000000.01,,,,,,',
      ),
    );
    expect(said.code).toBe('bad-rows');
    expect(said.messages.map((each) => /的 ([A-Z]+\d+)：/.exec(each)?.[1])).toEqual([
      ...['B2', 'D2', 'E2', 'F2', 'G2', 'H2'],
      ...['E3', 'C3', 'A3', 'I3', 'J3', 'K3'],
      ...['E4', 'E5', 'E6'],
    ]);
  });

  it('is known by its headings in other words too, below a title, and its sums are left out', async () => {
    const house = await opened();
    const text = [
      '2024 年支出明细',
      '付款单位\t收款人\t支付日期\t付款金额(元)\t备注',
      'T01\t甲公司\t20240301\t15000\t',
      'T02\t甲公司\t2024.3.2\t16,000.00\t急',
      '合计\t\t\t31000\t',
    ].join('\n');
    expect(await test(house, text)).toMatchObject({ documents: 2, total: 1, cases: [{ sum: '31000.00' }] });
  });

  it('is refused where it is none, or would harm its reader', async () => {
    const house = await opened();
    const code = async (content: string | Uint8Array, name = '表.xlsx') => (await refusal(house, content, name)).code;
    expect(await code('a,b\n1,2', '表.csv')).toBe('unreadable');
    expect(await code('PK\u0003\u0004 broken')).toBe('unreadable');
    expect(await code('MZ\u0000\u0001')).toBe('unreadable');
    expect(await code('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><table>&e;</table>')).toBe('unreadable');
    expect(await code(new Uint8Array(17 * 1024 * 1024).fill(65), '表.csv')).toBe('unreadable');
    const many = Array.from({ length: 60_001 }, () => 'A,T01,甲,2024-01-01,1,,,,,,');
    expect(await code(table(...many), '表.csv')).toBe('unreadable');
    const formulas = await refusal(house, table('A1,=1+1,甲公司,2024-03-01,1,,,,,,'), '表.csv');
    expect(formulas).toMatchObject({ code: 'bad-rows' });
  });

  it('is refused where everything is tied to everything, before it takes the time', async () => {
    const house = await opened();
    const rows = Array.from({ length: 20_000 }, (_, at) => `A${at},T01,甲公司,2024-01-01,${at + 1}.01,,,,,,`);
    const began = Date.now();
    const said = await refusal(house, table(...rows));
    expect(said).toMatchObject({ code: 'too-many' });
    expect(said.messages[0]).toContain('甲公司');
    expect(Date.now() - began).toBeLessThan(60_000);
  });

  it('is given out empty, and read back', async () => {
    const house = await opened();
    const { file, name } = await house.pipeline.perform(approval.radarTemplate, {}, CHIEF);
    expect(name).toBe('往年支出表.xlsx');
    const asked = { file, fileName: name };
    expect(await house.refusal('approval.backTestRadar', asked, CHIEF)).toMatchObject({ code: 'no-documents' });
  });
});

describe('a year of 5,000 payments handed in', () => {
  const NAMES = RADAR_UNITS.map((code) => ({
    ...{ code, name: `示例${code}院` },
    ...(code === 'H01'
      ? { kind: 'lead' as const, chart: 'hospital' as const }
      : { kind: 'township' as const, chart: 'primary' as const }),
  }));
  const sheetOf = ({ all }: RadarYear): string =>
    table(
      ...all.map(({ id, unit, payee, day, amount, category, inBudget, project, contract: under, invoices }) =>
        [
          id,
          unit,
          payee,
          day,
          formatYuan(amount),
          category,
          '',
          inBudget ? '内' : '外',
          project,
          under,
          invoices.join('、'),
        ].join(),
      ),
    );

  it('shows what was planted with exact sums, in a workbook that LibreOffice adds up alike', {
    timeout: 240_000,
  }, async (context) => {
    const house = await withRules(await openCommunity(NAMES));
    const year = radarYear(20_251_231);
    // By name alone: what is tied by accounts, telephones and heads is known by the register, which is empty here.
    const tied = new Set(year.ties.map(({ code }) => code));
    const planted = year.divisions.filter(({ ids }) =>
      year.all.every(({ id, payee }) => id !== ids[0] || !tied.has(payee)),
    );
    expect(planted).toHaveLength(8);
    const content = sheetOf(year);
    const said = await test(house, content, { windowDays: 31 });
    expect(said).toMatchObject({ documents: PAYMENTS, units: 31, first: '2025-01-01', last: '2025-12-31' });
    const splits = said.cases.filter(({ kind }) => kind === 'split');
    for (const { ids, sum } of planted)
      expect(
        splits
          .filter(({ evidence }) => evidence.some(({ number }) => number === ids[0]))
          .map((each) => [each.count, each.sum]),
      ).toEqual([[ids.length, formatYuan(sum)]]);
    expect(said.kinds.reduce((sum, { both, onlyTried, onlyInForce }) => sum + both + onlyTried + onlyInForce, 0)).toBe(
      said.total,
    );
    expect(said.cases.length).toBe(200);
    console.info(
      `radar over a table of ${said.documents} payments by names alone: ${planted.length} planted divisions found; ` +
        `${said.total} cases, ${said.warned.tried} payments to be looked at (in force ${said.warned.inForce})`,
    );

    const settings = { ...USUAL_RADAR, windowDays: 31 };
    const asked = { file: await house.file(content, CHIEF), fileName: '往年支出.csv', settings };
    const { file, name } = await house.pipeline.perform(approval.radarBook, asked, CHIEF);
    expect(name).toBe('回溯测试结果.xlsx');
    const bytes = await house.files.bytes('li.zong', file);
    const sheets = await libreOffice(context).recalculated(bytes!);
    expect([...sheets.keys()].sort()).toEqual(['汇总', '逐笔', '预警']);
    const yuan = (text: string | undefined) => parseYuan(text ?? '');
    const cases = sheets.get('预警')!.filter(([at]) => /^\d+$/.test(at ?? ''));
    expect(cases).toHaveLength(said.total);
    expect(cases.slice(0, 200).map((row) => [row[3], Number(row[6]), yuan(row[7])])).toEqual(
      said.cases.map(({ message, count, sum }) => [message, count, parseYuan(sum)]),
    );
    const sums = sheets.get('汇总')!;
    const kind = sums.find(([first, both]) => first === '化整为零' && both !== '')!;
    const [{ both, onlyTried, onlyInForce, sum } = said.kinds[0]!] = said.kinds;
    expect(kind.slice(1, 5).map((text) => Number(text || 0))).toEqual([both, onlyTried, onlyInForce, both + onlyTried]);
    expect(yuan(kind[5])).toBe(parseYuan(sum));
    const total = sums.at(-1)!;
    expect([total[0], Number(total[1]), Number(total[2]), Number(total[4])]).toEqual([
      ...['合计', PAYMENTS, said.warned.tried, said.warned.inForce],
    ]);
    const documents = sheets.get('逐笔')!;
    expect(yuan(documents.at(-1)![7])).toBe(yuan(sheets.get('预警')!.at(-1)![7]));
  });
});
