import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN, TOWN2 } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

/** 共享中心收费: registered, counted, prepared, reviewed by another, posted on both sides, eliminated, reversed. */

const { consolidation, costing } = contract;
const CENTRE = someone('wang.kj', 'centre-accountant');
const REVIEWER = someone('chen.sh', 'reviewer');
const CHIEF = someone('li.zong', 'chief-accountant');
const OTHER_CHIEF = someone('zhang.zong', 'chief-accountant');
const MEMBER = someone('sun.qs', 'unit-accountant', 'T01');
const MARCH = '2025-03' as Period;

const CENTRE_FORM = {
  ...{ unit: 'H01', name: '检验中心', kind: 'laboratory', measure: '项检验', departments: ['21'] },
  ...{ receivable: '121203', income: '4101010104' },
} as const;
const agreement = (member: string, more: object = {}) => ({
  ...{ unit: 'H01', centre: 1, member, number: `JY-${member}`, from: '2025-01', to: '2025-12', basis: 'cost' },
  ...{
    signed: '2025-01-05',
    file: '',
    fileName: '',
    expense: '500101',
    payable: '2302',
    department: '',
    fund: 'other',
  },
  ...more,
});
const VOLUMES = {
  ...{ unit: 'H01', centre: 1, period: MARCH, revision: 0, source: '手工录入' },
  rows: [
    { unit: 'H01', count: 500 },
    { unit: 'T01', count: 300 },
    { unit: 'T02', count: 200 },
  ],
};

/** The laboratory has cost 1,000.01 in March; the townships have books of their own. */
async function open(): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN, TOWN2]);
  const departments = [
    { code: '01', name: '内科', class: 'clinical' },
    { code: '21', name: '检验科', class: 'technology' },
  ];
  await house.call('organisation.addDepartments', { unit: 'H01', departments }, CHIEF);
  await house.importJson('H01', [
    {
      date: '2025-03-15',
      summary: '三月费用',
      entries: [
        { side: 'D', code: '5001', amount: '1000.01', department: '21', fund: 'other' },
        { side: 'D', code: '5001', amount: '70.00', department: '01', fund: 'other' },
        { side: 'C', code: '2302', amount: '1070.01' },
      ],
    },
  ]);
  for (const unit of ['T01', 'T02'])
    await house.importJson(unit, [
      {
        date: '2025-03-10',
        summary: '收入',
        entries: [
          { side: 'D', code: '1002', amount: '900.00' },
          { side: 'C', code: '4609', amount: '900.00' },
        ],
      },
    ]);
  return house;
}

interface Kept {
  readonly id: number;
  readonly revision: number;
}
const call = (house: TestHouse, name: string, input: object, caller = CENTRE) =>
  house.call(`costing.${name}`, input, caller) as Promise<Kept>;
const review = (house: TestHouse, paper: string, { id, revision }: Kept, caller = REVIEWER, more: object = {}) =>
  house.call('costing.reviewCharge', { id, revision, unit: 'H01', paper, agree: true, ...more }, caller);
const month = async (house: TestHouse, caller = CENTRE) =>
  (await house.pipeline.perform(costing.chargeMonth, { period: MARCH }, caller))[0]!;

async function registered(house: TestHouse, members: readonly object[]): Promise<void> {
  await review(house, 'centre', await call(house, 'saveChargeCentre', CENTRE_FORM));
  for (const member of members) await review(house, 'agreement', await call(house, 'saveChargeAgreement', member));
}

/** Registered, counted and reviewed: ready to be charged. */
async function ready(members: readonly object[] = [agreement('T01'), agreement('T02')]): Promise<TestHouse> {
  const house = await open();
  await registered(house, members);
  await review(house, 'volumes', await call(house, 'saveChargeVolumes', VOLUMES));
  return house;
}
const prepared = (house: TestHouse) => call(house, 'prepareCharge', { unit: 'H01', centre: 1, period: MARCH });
async function reviewed(house: TestHouse): Promise<Kept> {
  const run = await prepared(house);
  await review(house, 'run', run);
  return { id: run.id, revision: run.revision + 1 };
}
const post = (house: TestHouse, { id, revision }: Kept, caller = CENTRE) =>
  house.call('costing.postCharge', { id, revision, unit: 'H01' }, caller);

const groupLines = async (house: TestHouse) => {
  const lines: string[] = [];
  for (const statement of ['balance-sheet', 'income'] as const) {
    const made = await house.pipeline.perform(consolidation.statement, { statement, period: MARCH }, CENTRE);
    lines.push(...made.lines.map((line) => `${statement} ${JSON.stringify(line)}`));
  }
  return lines;
};

describe('a charge of a shared centre', () => {
  it('goes from the register to vouchers on both sides, each step by whom it may be', async () => {
    const house = await ready();
    const before = await month(house);
    expect(before).toMatchObject({ cost: '1000.01', costSource: 'direct', run: null, may: ['prepare'] });
    expect(before.charge).toMatchObject({ volume: 1000, unitCost: '1.0000', own: '500.01', charged: '500.00' });
    const run = await prepared(house);
    expect((await month(house, REVIEWER)).run?.may).toContain('review');
    await review(house, 'run', run);
    const made = await post(house, { id: run.id, revision: 2 });
    expect(made).toMatchObject({
      vouchers: [
        { unit: 'H01', number: '记-2' },
        { unit: 'T01', number: '记-2' },
        { unit: 'T02', number: '记-2' },
      ],
      statements: [],
    });
    const after = await month(house);
    expect(after.run).toMatchObject({ stage: 'posted', number: 'SF-2025-03-01', stale: false, may: ['reverse'] });
    expect(after.run?.vouchers).toHaveLength(3);
    const [voucher] = after.run!.vouchers;
    const { db: lines } = {
      db: await house.books.read((db) =>
        db.selectFrom('voucher_line').selectAll().where('voucher', '=', voucher!.id).orderBy('line').execute(),
      ),
    };
    expect(
      lines.map(({ code, debit, credit, counterparty, document }) => [code, debit, credit, counterparty, document]),
    ).toEqual([
      ['121203', 30_000, 0, 'unit:T01', 'SF-2025-03-01-T01'],
      ['4101010104', 0, 30_000, 'unit:T01', 'SF-2025-03-01-T01'],
      ['121203', 20_000, 0, 'unit:T02', 'SF-2025-03-01-T02'],
      ['4101010104', 0, 20_000, 'unit:T02', 'SF-2025-03-01-T02'],
    ]);
    const head = await house.books.read((db) =>
      db.selectFrom('voucher').selectAll().where('id', '=', voucher!.id).executeTakeFirstOrThrow(),
    );
    expect([head.prepared_by, head.reviewed_by, head.posted_by, head.date]).toEqual([
      ...['wang.kj', 'chen.sh', 'wang.kj', '2025-03-31'],
    ]);
    expect(await house.pipeline.perform(costing.chargeHistory, { year: 2025 }, CENTRE)).toMatchObject([
      { centre: '检验中心', period: MARCH, stage: 'posted', cost: '1000.01', charged: '500.00', recovery: '0.00' },
    ]);
  });

  it('is eliminated whole: no difference of the pairs, and the group as it was', async () => {
    const house = await ready();
    const before = await groupLines(house);
    await post(house, await reviewed(house));
    expect(await groupLines(house)).toEqual(before);
    const sheet = await house.pipeline.perform(consolidation.run, { period: MARCH }, CENTRE);
    expect(sheet.differences.filter((row) => row.class !== 'matched')).toEqual([]);
    expect(sheet.checks.filter(({ name, ok }) => name === 'differences' && !ok)).toEqual([]);
  });

  it('is reversed on both sides, and can be charged anew', async () => {
    const house = await ready();
    const before = await groupLines(house);
    const run = await reviewed(house);
    await post(house, run);
    const at = { id: run.id, revision: 3, unit: 'H01' };
    await house.call('costing.reverseCharge', { ...at, reason: '业务量有误' }, CENTRE);
    const { run: reversed } = await month(house);
    expect(reversed).toMatchObject({ stage: 'reversed' });
    expect(reversed?.vouchers.filter(({ reversal }) => reversal)).toHaveLength(3);
    expect(await groupLines(house)).toEqual(before);
    const sheet = await house.pipeline.perform(consolidation.run, { period: MARCH }, CENTRE);
    expect(sheet.differences.filter((row) => row.class !== 'matched')).toEqual([]);
    expect(await prepared(house)).toMatchObject({ number: 'SF-2025-03-02' });
    expect(await house.refusal('costing.reverseCharge', { ...at, revision: 4, reason: '再来' }, CENTRE)).toMatchObject({
      code: 'not-now',
    });
  });

  it('is stopped by a closed month of either side, by name, and nothing is posted', async () => {
    const house = await ready();
    const run = await reviewed(house);
    await house.call('ledger.submitPeriod', { unit: 'T02', period: MARCH }, CENTRE);
    expect(await house.refusal('costing.postCharge', { ...run, unit: 'H01' }, CENTRE)).toEqual({
      code: 'period-closed',
      messages: ['T02 的 2025-03 已经上报'],
    });
    expect((await month(house)).run).toMatchObject({ stage: 'reviewed', vouchers: [] });
  });

  it('gives a member that sends trial balances a statement instead of a voucher', async () => {
    const house = await open();
    const other = agreement('T02', { expense: '', payable: '', department: '', fund: '' });
    await registered(house, [agreement('T01'), other]);
    await review(house, 'volumes', await call(house, 'saveChargeVolumes', VOLUMES));
    const run = await reviewed(house);
    expect(await house.refusal('costing.postCharge', { ...run, unit: 'H01' }, CENTRE)).toEqual({
      code: 'cannot-post',
      messages: ['T02 的协议没有写明记账科目'],
    });
    await house.books.transact({ actor: 'tester', operation: 'test.basis' }, async (tx) => {
      await tx.db.updateTable('period').set({ basis: 'summary' }).where('unit', '=', 'T02').execute();
    });
    expect((await month(house)).charge?.rows.map(({ unit, booked }) => [unit, booked])).toEqual([
      ['H01', 'own'],
      ['T01', 'both'],
      ['T02', 'statement'],
    ]);
    expect(await post(house, run)).toMatchObject({
      vouchers: [{ unit: 'H01' }, { unit: 'T01' }],
      statements: ['T02'],
    });
    const { name } = await house.pipeline.perform(costing.chargeStatement, { unit: 'T02', period: MARCH }, CENTRE);
    expect(name).toBe('共享中心收费对账单-T02 白杨镇卫生院-2025-03.xlsx');
    const early = { unit: 'T02', period: '2025-02' };
    expect(await house.refusal('costing.chargeStatement', early, CENTRE)).toMatchObject({ code: 'no-charge' });
  });
});

describe('two people', () => {
  it('are needed for each paper, and another change is never overwritten', async () => {
    const house = await open();
    const centre = await call(house, 'saveChargeCentre', CENTRE_FORM, CHIEF);
    const at = { ...centre, unit: 'H01', paper: 'centre' };
    expect(await house.refusal('costing.reviewCharge', { ...at, agree: true }, CHIEF)).toMatchObject({
      code: 'same-person',
    });
    expect(await house.refusal('costing.reviewCharge', { ...at, agree: true }, CENTRE)).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await house.refusal('costing.reviewCharge', { ...at, agree: false }, OTHER_CHIEF)).toMatchObject({
      code: 'no-reason',
    });
    expect(await house.refusal('costing.reviewCharge', { ...at, revision: 9, agree: true }, REVIEWER)).toMatchObject({
      code: 'changed',
    });
    await review(house, 'centre', centre);
    expect(await house.refusal('costing.reviewCharge', { ...at, revision: 2, agree: true }, REVIEWER)).toMatchObject({
      code: 'not-now',
    });
    const changed = { ...CENTRE_FORM, at: { id: centre.id, revision: 1 } };
    expect(await house.refusal('costing.saveChargeCentre', changed, CENTRE)).toMatchObject({ code: 'changed' });
  });

  it('and the local operator prepares, but neither reviews nor posts', async () => {
    const house = await ready();
    const run = await call(house, 'prepareCharge', { unit: 'H01', centre: 1, period: MARCH }, OPERATOR as never);
    const at = { id: run.id, revision: run.revision, unit: 'H01' };
    expect(await house.refusal('costing.reviewCharge', { ...at, paper: 'run', agree: true })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await house.refusal('costing.postCharge', at)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await house.refusal('costing.postCharge', at, CENTRE)).toMatchObject({ code: 'not-now' });
  });
});

describe('the register', () => {
  it('refuses accounts that nothing would eliminate, and what is there already', async () => {
    const house = await open();
    const wrong = { ...CENTRE_FORM, departments: ['99'], receivable: '1002', income: '4609' };
    expect((await house.refusal('costing.saveChargeCentre', wrong, CENTRE)).messages).toEqual([
      'H01 没有科室 99',
      expect.stringMatching(/^H01 .*1002/),
    ]);
    await registered(house, [agreement('T01')]);
    expect((await house.refusal('costing.saveChargeCentre', CENTRE_FORM, CENTRE)).messages).toEqual([
      'H01 已经登记了检验中心',
      '科室 21 已经属于检验中心',
    ]);
    const bad = agreement('T02', { number: 'JY-T01', payable: '2307', basis: 'price', fund: '' });
    expect((await house.refusal('costing.saveChargeAgreement', bad, CENTRE)).messages).toEqual([
      '按单价收费须写明单价',
      '协议号 JY-T01 已经登记',
      expect.stringContaining('2307'),
      'T02 的费用须写明资金性质',
    ]);
  });

  it('keeps one agreement a member and month; one that is reviewed is only ended', async () => {
    const house = await ready();
    const more = agreement('T01', { number: 'JY-2', from: '2025-12', to: '2026-12' });
    expect(await house.refusal('costing.saveChargeAgreement', more, CENTRE)).toMatchObject({
      code: 'overlaps',
      messages: ['T01 在 2025-01 至 2025-12 已有协议 JY-T01：同一中心、同一单位、同一月份只能有一份协议'],
    });
    const { agreements } = await house.pipeline.perform(costing.chargeRegister, {}, REVIEWER);
    const known = agreements.find(({ member }) => member === 'T01')!;
    const at = { id: known.id, revision: known.revision };
    expect(await house.refusal('costing.saveChargeAgreement', agreement('T01', { at }), CENTRE)).toMatchObject({
      code: 'not-now',
    });
    await prepared(house);
    const end = { ...at, unit: 'H01', reason: '改由中医院检验' };
    expect(await house.refusal('costing.endChargeAgreement', { ...end, to: '2025-02' }, REVIEWER)).toMatchObject({
      code: 'bad-agreement',
      messages: ['2025-03 已按这份协议收费，不能终止到更早的月份'],
    });
    await house.call('costing.endChargeAgreement', { ...end, to: '2025-11' }, REVIEWER);
    await call(house, 'saveChargeAgreement', more);
  });

  it('keeps the signed paper, and gives it back', async () => {
    const house = await open();
    await registered(house, []);
    const file = await house.file('协议正文', CENTRE);
    const { id } = await call(house, 'saveChargeAgreement', agreement('T01', { file, fileName: '协议.pdf' }));
    expect(await house.pipeline.perform(costing.chargePaper, { id }, CENTRE)).toEqual({ file, name: '协议.pdf' });
    expect(await house.refusal('costing.chargePaper', { id }, MEMBER)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('volumes', () => {
  it('are read from a file with every bad row named, counted from the books, and held once they are reviewed', async () => {
    const house = await ready();
    const file = await house.file('单位,业务量\nT01,12\nT09,5\n', CENTRE);
    const asked = { unit: 'H01', file, fileName: '业务量.csv' };
    expect(await house.pipeline.perform(costing.readChargeVolumes, asked, CENTRE)).toEqual({
      rows: [{ unit: 'T01', count: 12 }],
      problems: ['第 3 行：没有成员单位“T09”'],
    });
    expect(await house.pipeline.perform(costing.countChargeVolumes, { period: MARCH }, CENTRE)).toEqual(
      ['H01', 'T01', 'T02'].map((unit) => ({ unit, count: 1 })),
    );
    expect(await house.refusal('costing.saveChargeVolumes', { ...VOLUMES, revision: 2 }, CENTRE)).toMatchObject({
      code: 'not-now',
    });
    expect(await house.refusal('costing.saveChargeVolumes', VOLUMES, CENTRE)).toMatchObject({ code: 'changed' });
    const twice = {
      ...VOLUMES,
      period: '2025-04',
      rows: [...VOLUMES.rows, { unit: 'T01', count: 1 }, { unit: 'X', count: 1 }],
    };
    expect((await house.refusal('costing.saveChargeVolumes', twice, CENTRE)).messages).toEqual([
      'T01 前面已经有一行',
      '没有单位 X',
    ]);
    const run = await prepared(house);
    const volumes = (await month(house)).volumes!;
    const back = { id: volumes.id, revision: volumes.revision, unit: 'H01', paper: 'volumes', agree: false };
    expect(await house.refusal('costing.reviewCharge', { ...back, reason: '重数' }, REVIEWER)).toMatchObject({
      code: 'in-use',
    });
    await house.call(
      'costing.withdrawCharge',
      { id: run.id, revision: run.revision, unit: 'H01', paper: 'run', reason: '业务量要重数' },
      CENTRE,
    );
    await house.call('costing.reviewCharge', { ...back, reason: '重数' }, REVIEWER);
    await call(house, 'saveChargeVolumes', { ...VOLUMES, revision: 3 });
    expect(await house.refusal('costing.prepareCharge', { unit: 'H01', centre: 1, period: MARCH }, CENTRE)).toEqual({
      code: 'not-reviewed',
      messages: ['检验中心 2025-03 的业务量还没有审核'],
    });
  });

  it('that are all nil, or a cost that changed, stop the charge', async () => {
    const house = await ready();
    const run = await prepared(house);
    await house.importJson('H01', [
      {
        date: '2025-03-20',
        summary: '补记',
        entries: [
          { side: 'D', code: '5001', amount: '10.00', department: '21', fund: 'other' },
          { side: 'C', code: '2302', amount: '10.00' },
        ],
      },
    ]);
    expect((await month(house)).run).toMatchObject({ stale: true });
    const at = { id: run.id, revision: run.revision, unit: 'H01', paper: 'run', agree: true };
    expect(await house.refusal('costing.reviewCharge', at, REVIEWER)).toMatchObject({ code: 'cannot-charge' });
    expect(await prepared(house)).toMatchObject({ id: run.id, revision: 2 });
    const none = await open();
    await registered(none, [agreement('T01')]);
    const nil = { ...VOLUMES, rows: [{ unit: 'T01', count: 0 }] };
    await review(none, 'volumes', await call(none, 'saveChargeVolumes', nil));
    const asked = { unit: 'H01', centre: 1, period: MARCH };
    expect(await none.refusal('costing.prepareCharge', asked, CENTRE)).toEqual({
      code: 'cannot-charge',
      messages: ['本月业务量全部为零，成本无处可分'],
    });
  });
});

describe('a member', () => {
  it('sees its own charge once it is reviewed, and nothing of the others', async () => {
    const house = await ready();
    const run = await prepared(house);
    expect(await month(house, MEMBER)).toMatchObject({ cost: null, charge: null, run: null, volumes: null, may: [] });
    await review(house, 'run', run);
    const seen = await month(house, MEMBER);
    expect(seen.charge).toMatchObject({ own: null, charged: null, rows: [{ unit: 'T01', charge: '300.00' }] });
    expect(JSON.stringify(seen)).not.toContain('T02');
    const { agreements } = await house.pipeline.perform(costing.chargeRegister, {}, MEMBER);
    expect(agreements.map(({ member }) => member)).toEqual(['T01']);
    expect(await house.pipeline.perform(costing.chargeHistory, { year: 2025 }, MEMBER)).toMatchObject([
      { charged: '300.00', cost: null },
    ]);
    expect(await house.refusal('costing.chargeStatement', { unit: 'T02', period: MARCH }, MEMBER)).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
