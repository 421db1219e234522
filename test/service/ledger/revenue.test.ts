import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { offeredCounterparty } from '../../../shared/domain/ledger/revenue/counterparties.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN } from '../support/house.ts';

/** 收入日报: from a hospital system's sheet to drafts, each day once. */

const { ledger } = contract;

const wang = someone('wang', 'centre-accountant');
const chen = someone('chen', 'reviewer');
const zhao = someone('zhao', 'cashier', 'T01');

const SHEET = `柳河镇卫生院门诊收入日报表
统计日期：2025-12-01 至 2025-12-02
日期,挂号费,西药费,检查费,合计,现金,微信,医保统筹
2025-12-01,10.00,100.00,50.00,160.00,60.00,20.00,80.00
2025-12-02,5.00,-20.00,30.00,15.00,15.00,0.00,0.00
合计,15.00,80.00,80.00,175.00,75.00,20.00,80.00
`;
const UNIT = { unit: 'T01' };

type Make = RequestOf<typeof ledger.makeRevenueDrafts>;

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

type Open = () => Promise<TestHouse>;
const inMemory: Open = () => openCommunity([LEAD, TOWN]);
const ENGINES: readonly (readonly [string, Open])[] = [
  ['sql.js', inMemory],
  // PGlite has no address that a service could be pointed at.
  ...(postgresKind() === 'server'
    ? [
        [
          'PostgreSQL',
          async () => openCommunity([LEAD, TOWN], { databaseUrl: (await postgres.newDatabase()).url! }),
        ] as const,
      ]
    : []),
];

async function houseOf(open: Open = inMemory) {
  const house = await open();
  const { pipeline } = house;
  const handed = async (csv: string) => ({ ...UNIT, file: await house.file(csv, wang), fileName: '门诊日报.csv' });
  const preview = async (csv: string, more: Partial<RequestOf<typeof ledger.previewRevenue>> = {}) =>
    pipeline.perform(ledger.previewRevenue, { ...(await handed(csv)), ...more }, wang);
  /** The mapping as the page offers it. */
  async function input(csv: string, days: readonly string[], more: Partial<Make> = {}): Promise<Make> {
    const { words, departments, kind, asks } = await preview(csv, more.kind ? { kind: more.kind } : {});
    return {
      ...(await handed(csv)),
      kind: kind!,
      words: words.map(({ word, role, code, counterparty }) => ({
        ...{ word, role },
        ...(code === null ? {} : { code }),
        counterparty:
          (role !== 'aside' && offeredCounterparty(asks, role, code, counterparty)?.counterparty) || undefined,
      })),
      departments: departments.map(({ word, department }) => ({ word, department: department ?? '' })),
      days: [...days],
      ...more,
    };
  }
  const make = async (csv: string, days: readonly string[], more: Partial<Make> = {}) =>
    pipeline.perform(ledger.makeRevenueDrafts, await input(csv, days, more), wang);
  const refused = async (csv: string, days: readonly string[], more: Partial<Make> = {}) =>
    house.refusal('ledger.makeRevenueDrafts', await input(csv, days, more), wang);
  const draft = (id: number) => pipeline.perform(ledger.draft, { ...UNIT, id }, wang);
  /** Submits, reviews and posts; the voucher's id. */
  async function post(id: number): Promise<number> {
    const { revision } = await draft(id);
    const named = { ...UNIT, drafts: [{ id, revision }] };
    for (const [move, who] of [
      [ledger.submitDrafts, wang],
      [ledger.reviewDrafts, chen],
      [ledger.signDrafts, zhao],
      [ledger.postDrafts, wang],
    ] as const) {
      const { outcomes } = await pipeline.perform(move, named, who);
      expect(outcomes[0]?.reasons).toEqual([]);
    }
    return (await draft(id)).voucher!.id;
  }
  return { house, pipeline, preview, make, refused, draft, post, input };
}

const DAYS = ['2025-12-01', '2025-12-02'];
/** `D 1001 60.00` of each line. */
const said = ({ content }: { content: { lines: readonly { code?: string; debit: string; credit: string }[] } }) =>
  content.lines.map(({ code, debit, credit }) => (debit === '' ? `C ${code} ${credit}` : `D ${code} ${debit}`));

describe('a revenue sheet', () => {
  it('is read, with an account of the chart for each word', async () => {
    const { preview } = await houseOf();
    const read = await preview(SHEET);
    expect(read).toMatchObject({ kind: 'outpatient', items: '175.00', pays: '175.00', rejected: [] });
    expect(read.words.map(({ word, role, code, from }) => [word, role, code, from])).toEqual([
      ['挂号费', 'item', '4101010101', 'suggested'],
      ['西药费', 'item', '41010101080101', 'suggested'],
      ['检查费', 'item', '4101010103', 'suggested'],
      ['现金', 'pay', '1001', 'suggested'],
      ['微信', 'pay', '1021', 'suggested'],
      ['医保统筹', 'pay', '12120201', 'suggested'],
    ]);
    expect(read.days.map(({ date, state, difference }) => [date, state, difference])).toEqual([
      ['2025-12-01', 'fresh', '0.00'],
      ['2025-12-02', 'fresh', '0.00'],
    ]);
  });

  it('that names another unit is told apart from one of this', async () => {
    const { preview } = await houseOf();
    expect((await preview(SHEET)).otherUnit).toBeNull();
    expect((await preview(SHEET.replace('柳河镇卫生院', LEAD.name))).otherUnit).toBe(LEAD.name);
    expect((await preview(SHEET.replace('柳河镇卫生院', ''))).otherUnit).toBeNull();
  });

  it.each(ENGINES)(
    'becomes a draft a day with its budget block and the sheet, and is remembered, on %s',
    async (_, open) => {
      const { house, make, draft, preview, pipeline } = await houseOf(open);
      const { drafts } = await make(SHEET, DAYS);
      expect(drafts.map(({ date, total }) => [date, total])).toEqual([
        ['2025-12-01', '160.00'],
        ['2025-12-02', '15.00'],
      ]);
      const first = await draft(drafts[0]!.draft);
      expect(said(first)).toEqual([
        'D 1001 60.00',
        'D 1021 20.00',
        'D 12120201 80.00',
        'C 4101010101 10.00',
        'C 4101010103 50.00',
        'C 41010101080101 100.00',
        'D 8001 80.00',
        'C 61010101 80.00',
      ]);
      // The budget block is of all the day's money: it names no way.
      expect(first.content.lines.slice(-2).map(({ summary }) => summary)).toEqual([
        '2025-12-01 门诊收入日报表',
        '2025-12-01 门诊收入日报表',
      ]);
      expect(first).toMatchObject({ summary: '2025-12-01 门诊收入日报表', attachments: 1, budgetDue: false });
      expect(first.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(said(await draft(drafts[1]!.draft))).toContain('C 41010101080101 -20.00');
      const { documents } = await pipeline.perform(ledger.papers, { ...UNIT, draft: drafts[0]!.draft }, wang);
      expect(documents[0]!.papers[0]).toMatchObject({ name: '门诊日报.csv', kind: 'sheet' });
      const file = await pipeline.perform(ledger.paperFile, { ...UNIT, paper: documents[0]!.papers[0]!.id }, wang);
      expect(file.bytes).toBe(new TextEncoder().encode(SHEET).byteLength);
      const again = await preview(SHEET);
      expect(again.words.every(({ from }) => from === 'remembered')).toBe(true);
      expect(again.days.map(({ state }) => state)).toEqual(['same', 'same']);
      expect(house.defects).toEqual([]);
    },
  );

  it('is made once: a second time says which voucher has it, and reversing frees it', async () => {
    const { make, refused, post, draft, pipeline } = await houseOf();
    const { drafts } = await make(SHEET, [DAYS[0]!]);
    expect(await refused(SHEET, [DAYS[0]!])).toEqual({
      code: 'already-made',
      messages: ['2025-12-01 门诊收入日报已经生成凭证：草稿 1'],
    });
    const voucher = await post(drafts[0]!.draft);
    expect((await refused(SHEET, [DAYS[0]!])).messages).toEqual(['2025-12-01 门诊收入日报已经生成凭证：2025-12 记-1']);
    await pipeline.perform(
      ledger.reverseVoucher,
      { ...UNIT, voucher, date: '2025-12-31' as never, reason: '记错' },
      wang,
    );
    const anew = await make(SHEET, [DAYS[0]!]);
    const { revision } = await draft(anew.drafts[0]!.draft);
    await pipeline.perform(ledger.discardDrafts, { ...UNIT, drafts: [{ id: anew.drafts[0]!.draft, revision }] }, wang);
    expect((await make(SHEET, [DAYS[0]!])).drafts).toHaveLength(1);
  });

  it.each(ENGINES)(
    'that changed replaces its draft, or books the difference to what is posted, on %s',
    async (_, open) => {
      const { make, refused, post, draft, pipeline } = await houseOf(open);
      const changed = SHEET.replace('10.00,100.00,50.00,160.00,60.00', '10.00,110.00,50.00,170.00,70.00').replace(
        '15.00,80.00,80.00,175.00,75.00',
        '15.00,90.00,80.00,185.00,85.00',
      );
      const { drafts } = await make(SHEET, DAYS, { by: 'month' });
      expect(drafts).toMatchObject([{ days: 2, total: '175.00', date: '2025-12-02' }]);
      expect((await refused(changed, [DAYS[0]!])).code).toBe('changed');
      const anew = await make(changed, [DAYS[0]!], { again: true, by: 'month' });
      expect(anew).toMatchObject({ replaced: [drafts[0]!.draft], drafts: [{ days: 2, total: '185.00' }] });
      expect((await draft(drafts[0]!.draft)).state).toBe('discarded');
      await post(anew.drafts[0]!.draft);
      const back = await make(SHEET, [DAYS[0]!], { again: true });
      expect(back.drafts).toMatchObject([{ correcting: true, total: '-10.00' }]);
      expect(await make(changed, [DAYS[0]!], { again: true }), 'as it is posted').toEqual({
        drafts: [],
        replaced: [back.drafts[0]!.draft],
      });
      const oncemore = await make(SHEET, [DAYS[0]!], { again: true });
      const correction = await draft(oncemore.drafts[0]!.draft);
      expect(said(correction)).toEqual([
        'D 1001 -10.00',
        'C 41010101080101 -10.00',
        'D 8001 -10.00',
        'C 61010101 -10.00',
      ]);
      await post(correction.id);
      expect((await refused(SHEET, [DAYS[0]!])).code).toBe('already-made');
      const days = await pipeline.perform(ledger.revenueDays, { ...UNIT, period: '2025-12' as never }, wang);
      expect(days.map(({ date, items, correcting }) => [date, items, correcting])).toEqual([
        ['2025-12-01', '170.00', false],
        ['2025-12-01', '-10.00', true],
        ['2025-12-02', '15.00', false],
      ]);
    },
  );

  it('is refused whole where a row does not tie, a word has no account, or the month is closed', async () => {
    const { house, make, refused, pipeline } = await houseOf();
    expect(await refused(SHEET.replace('50.00,160.00', '50.00,161.00'), DAYS)).toMatchObject({ code: 'rejected-rows' });
    const untied = SHEET.replace('60.00,20.00,80.00', '60.00,20.00,70.00').replace(
      '75.00,20.00,80.00',
      '75.00,20.00,70.00',
    );
    expect(await refused(untied, DAYS)).toEqual({
      code: 'does-not-tie',
      messages: ['2025-12-01 门诊收入日报：收费项目合计 160.00，支付方式合计 150.00，相差 10.00'],
    });
    expect((await refused(SHEET, DAYS, { words: [] })).code).toBe('unmapped');
    expect((await refused(SHEET, ['2025-12-03'])).code).toBe('not-in-sheet');
    const drafts = await pipeline.perform(ledger.drafts, UNIT, wang);
    expect(drafts.total).toBe(0);
    await make(SHEET, DAYS);
    expect(house.defects).toEqual([]);
  });

  it('of departments carries them on its charges, each mapped once', async () => {
    const { house, make, refused, draft, preview, pipeline } = await houseOf();
    await house.call(
      'organisation.addDepartments',
      { ...UNIT, departments: [{ code: '01', name: '内科', class: 'clinical' }] },
      someone('li', 'chief-accountant'),
    );
    const csv =
      '门诊收入日报\n日期：2025-12-05\n科室,西药费,检查费,合计,现金\n内科,10,5,15,15\n外科,20,0,20,20\n合计,30,5,35,35\n';
    expect((await preview(csv)).departments).toEqual([
      { word: '内科', department: '01', from: 'suggested', refund: false },
      { word: '外科', department: null, from: 'none', refund: false },
    ]);
    const one = { byDepartment: true, departments: [{ word: '内科', department: '01' }] };
    expect(await refused(csv, ['2025-12-05'], one)).toEqual({ code: 'unmapped', messages: ['“外科”还没有对应的科室'] });
    const departments = [...one.departments, { word: '外科', department: '' }];
    const { drafts } = await make(csv, ['2025-12-05'], { byDepartment: true, departments });
    const { content } = await draft(drafts[0]!.draft);
    expect(content.lines.map(({ code, credit, department }) => [code, credit, department])).toEqual([
      ['1001', '', undefined],
      ['4101010103', '5.00', '01'],
      ['41010101080101', '20.00', undefined],
      ['41010101080101', '10.00', '01'],
      ['8001', '', undefined],
      ['61010101', '35.00', undefined],
    ]);
    expect((await preview(csv)).departments.map(({ from }) => from)).toEqual(['remembered', 'remembered']);
    expect(await pipeline.perform(ledger.drafts, UNIT, wang)).toMatchObject({ total: 1 });
  });

  it('of days that another sheet has in one sum is refused: a day is never booked twice', async () => {
    const { make, refused } = await houseOf();
    await make('门诊收入月报\n2025年12月\n收费项目,金额\n西药费,100\n现金,100', ['2025-12-31']);
    expect(await refused(SHEET, [DAYS[0]!])).toEqual({
      code: 'overlaps',
      messages: ['2025-12-01 门诊收入日报与 草稿 1（2025-12-01 至 2025-12-31）重叠，同一天的收入会记两次'],
    });
  });

  it('has a line for each payment way, named, so that bank and insurance can be matched', async () => {
    const { make, draft } = await houseOf();
    const csv = `门诊收费日报表\n日期：2025-12-05\n收费项目,金额\n西药费,100\n支付方式,\n微信,30\n支付宝,20\n统筹,40\n个人账户,10`;
    const { drafts } = await make(csv, ['2025-12-05']);
    const { content } = await draft(drafts[0]!.draft);
    expect(
      content.lines
        .filter(({ book }) => book === 'financial')
        .map(({ code, summary, debit }) => [code, summary, debit]),
    ).toEqual([
      ['1021', '2025-12-05 门诊收费日报表 微信', '30.00'],
      ['1021', '2025-12-05 门诊收费日报表 支付宝', '20.00'],
      ['12120201', '2025-12-05 门诊收费日报表 统筹', '40.00'],
      ['12120201', '2025-12-05 门诊收费日报表 个人账户', '10.00'],
      ['41010101080101', '2025-12-05 门诊收费日报表', ''],
    ]);
  });

  it.each(ENGINES)(
    'asks for the counterparty that the account usually carries, and remembers it, on %s',
    async (_, open) => {
      const { house, make, draft, preview, refused, pipeline } = await houseOf(open);
      await house.call(
        'organisation.addParties',
        {
          parties: [
            { code: 'P1', name: '青石县医疗保障局', class: 'same-level-government' },
            { code: 'P2', name: '市医疗保障局', class: 'same-level-government' },
          ],
        },
        someone('li', 'chief-accountant'),
      );
      const askOf = ({ asks }: { asks: readonly { role: string; code: string }[] }) =>
        asks.filter(({ role, code }) => role === 'pay' && code.startsWith('121202'));
      const before = await preview(SHEET);
      expect(askOf(before), 'nothing was booked yet').toEqual([]);
      expect(before.asks, 'a check asks it').toContainEqual({ role: 'pay', code: '1218', last: null });
      const due = (date: string, counterparty: string) => ({
        ...{ date, summary: '医保结算' },
        entries: [
          { side: 'D' as const, code: '12120201', amount: '10.00', counterparty },
          { side: 'C' as const, code: '4101010101', amount: '10.00' },
        ],
      });
      await house.importJson('T01', [due('2025-11-03', '市医疗保障局'), due('2025-11-20', '青石县医疗保障局')]);
      const read = await preview(SHEET);
      expect(askOf(read)).toEqual([{ role: 'pay', code: '12120201', last: 'party:P1' }]);
      expect(read.words.at(-1)).not.toHaveProperty('counterparty');
      const { drafts } = await make(SHEET, [DAYS[0]!]);
      const lines = (await draft(drafts[0]!.draft)).content.lines;
      expect(lines.map(({ code, counterparty }) => [code, counterparty])).toContainEqual(['12120201', 'party:P1']);
      expect(lines.filter(({ counterparty }) => counterparty !== undefined)).toHaveLength(1);
      await house.importJson('T01', [due('2025-11-28', '市医疗保障局')]);
      expect((await preview(SHEET)).words.at(-1)).toMatchObject({ counterparty: 'party:P1' });
      // Another account has another counterparty; who said none is not asked again.
      const words = read.words.map(({ word, role, code }) => ({ word, role, code: code!, counterparty: '' }));
      await make(SHEET, [DAYS[1]!], { words });
      expect((await preview(SHEET)).words.at(-1)).toMatchObject({ counterparty: '' });
      const unknown = read.words.map(({ word, role, code }) => ({ word, role, code: code!, counterparty: 'party:P7' }));
      const changed = SHEET.replaceAll('2025-12-0', '2025-11-0');
      expect(await refused(changed, ['2025-11-01'], { words: unknown })).toMatchObject({
        code: 'unknown-counterparty',
        messages: expect.arrayContaining(['“医保统筹”的往来单位 P7 不在名册里']),
      });
      const own = read.words.map(({ word, role, code }) => ({ word, role, code: code!, counterparty: 'unit:T01' }));
      expect((await refused(changed, ['2025-11-01'], { words: own })).code).toBe('unknown-counterparty');
      expect(await pipeline.perform(ledger.drafts, UNIT, wang)).toMatchObject({ total: 2 });
      expect(house.defects).toEqual([]);
    },
  );

  it('asks none of an account that seldom carries one, or carries it on the other side', async () => {
    const { house, preview } = await houseOf();
    const moved = (date: string, debit: object, credit: object) => ({
      ...{ date, summary: '收支' },
      entries: [
        { side: 'D' as const, amount: '10.00', ...debit } as never,
        { side: 'C' as const, amount: '10.00', ...credit } as never,
      ],
    });
    await house.importJson('T01', [
      moved('2025-11-03', { code: '12120201', counterparty: LEAD.name }, { code: '4101010101' }),
      moved('2025-11-04', { code: '12120201' }, { code: '4101010101' }),
      moved('2025-11-05', { code: '12120201' }, { code: '4101010101' }),
      moved('2025-11-06', { code: '2302', counterparty: LEAD.name }, { code: '1002', counterparty: LEAD.name }),
    ]);
    expect((await preview(SHEET)).asks.map(({ role, code }) => `${role} ${code}`)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^pay (12120201|1002)$/)]),
    );
  });

  it('has a row of refunds as its own negative line; it needs no department', async () => {
    const { house, make, draft, preview } = await houseOf();
    await house.call(
      'organisation.addDepartments',
      { ...UNIT, departments: [{ code: '01', name: '内科', class: 'clinical' }] },
      someone('li', 'chief-accountant'),
    );
    const csv =
      '门诊收入日报\n日期：2025-12-05\n科室,西药费,检查费,合计,现金\n内科,10,5,15,15\n退费,-4,0,-4,-4\n合计,6,5,11,11\n';
    const read = await preview(csv);
    expect(read.departments).toEqual([
      { word: '内科', department: '01', from: 'suggested', refund: false },
      { word: '退费', department: '', from: 'suggested', refund: true },
    ]);
    const { drafts } = await make(csv, ['2025-12-05'], {
      byDepartment: true,
      departments: [{ word: '内科', department: '01' }],
    });
    const { content } = await draft(drafts[0]!.draft);
    expect(
      content.lines
        .filter(({ book }) => book === 'financial')
        .map(({ summary, debit, credit, department }) => [summary, debit, credit, department]),
    ).toEqual([
      ['2025-12-05 门诊收入日报 现金', '11.00', '', undefined],
      ['2025-12-05 门诊收入日报', '', '5.00', '01'],
      ['2025-12-05 门诊收入日报', '', '10.00', '01'],
      ['2025-12-05 门诊收入日报 退费', '', '-4.00', undefined],
    ]);
  });

  it('is another unit’s business, and none of who may not prepare vouchers', async () => {
    const { house, input } = await houseOf();
    const made = await input(SHEET, DAYS);
    for (const who of [someone('he', 'unit-accountant', 'H01'), chen]) {
      const file = await house.file(SHEET, who);
      const refusal = await house.refusal('ledger.makeRevenueDrafts', { ...made, file }, who);
      expect(['FORBIDDEN', 'OUT_OF_SCOPE']).toContain(refusal.code);
    }
  });

  it('of a unit whose revenue is kept apart stands in 2308, and needs no budget block', async () => {
    const { preview, make, draft } = await houseOf();
    const read = await preview(SHEET, { pending: true });
    expect(read.words.map(({ code }) => code)).toEqual([
      '23080101',
      '230801080101',
      '23080103',
      '1001',
      '1021',
      '12120201',
    ]);
    const words = read.words.map(({ word, role, code }) => ({ word, role, code: code! }));
    const { drafts } = await make(SHEET, [DAYS[0]!], { words });
    expect(said(await draft(drafts[0]!.draft)).filter((line) => /^[DC] [68]/.test(line))).toEqual([]);
    expect((await preview(SHEET)).pending).toBe(true);
  });
});

describe('a deposit sheet', () => {
  it('is owed to the patients: Dr money, Cr 2305, and budget revenue at once', async () => {
    const { make, draft } = await houseOf();
    const csv = '住院预交金日报\n日期,现金,微信,退现金,预交金合计\n2025-12-05,10,5,20,-5\n';
    const { drafts } = await make(csv, ['2025-12-05']);
    expect(said(await draft(drafts[0]!.draft))).toEqual([
      // A line for each way: what was taken in and what was given back are two (退现金 is a way of its own).
      'D 1001 10.00',
      'D 1001 -20.00',
      'D 1021 5.00',
      'C 23050103 -5.00',
      'D 8001 -5.00',
      'C 61010102 -5.00',
    ]);
  });
});
