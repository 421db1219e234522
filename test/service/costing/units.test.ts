import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { type DriverValue, PARTS, packValues } from '../../../shared/domain/costing/drivers.ts';
import { canonicalJson, type Json } from '../../../shared/kernel/canonical.ts';
import { libreOffice } from '../../support/libreoffice.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN } from '../support/house.ts';

/** 单位成本: tables handed in by one and reviewed by another; results from locked runs. */
const { costing } = contract;
const PREPARER = someone('wang.kj', 'centre-accountant');
const REVIEWER = someone('chen.sh', 'reviewer');
const ELSEWHERE = someone('sun.qs', 'unit-accountant', 'T01');
const AT = { unit: 'H01', period: '2025-03' } as const;

const ITEMS = `项目编码,项目名称,执行科室,单价,操作数,当量值,单独收费材料
250101,血常规,检验科,20.00,100,1,0
250102,生化全套,21,60.00,50,2,0
120100,护理,内科,10.00,200,1,30.00
合计,,,,350,,`;
const PATIENTS = `住院号,出院科室,入院日期,出院日期,DRG编码,DRG名称,药品成本,单独收费材料成本,医疗收入
ZY001,内科,2025-03-01,2025-03-05,ES31,呼吸系统感染,50.00,10.00,300.00
ZY002,内科,2025-03-10,2025-03-12,ES31,呼吸系统感染,20.00,0,100.00
ZY003,内科,2025-03-11,2025-03-12,,,0,0,40.00`;
const LINES = `住院号,执行科室,项目编码,数量,金额
ZY001,检验科,250101,2,40.00
ZY001,内科,120100,10,100.00
ZY002,检验科,250102,1,60.00
ZY003,内科,120100,2,20.00`;

type Table = 'items' | 'activities' | 'patients' | 'lines';

async function open(): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN]);
  await house.call(
    'organisation.addDepartments',
    {
      unit: 'H01',
      departments: [
        { code: '01', name: '内科', class: 'clinical' },
        { code: '02', name: '门诊部', class: 'clinical' },
        { code: '21', name: '检验科', class: 'technology' },
        { code: '41', name: '院办公室', class: 'admin' },
      ],
    },
    someone('li.zong', 'chief-accountant'),
  );
  const spent = (code: string, amount: string, department: string) => ({
    ...{ side: 'D' as const, code, amount, department, fund: 'other' },
  });
  await house.importJson('H01', [
    {
      date: '2025-03-15',
      summary: '三月费用',
      entries: [
        ...[spent('5001', '1000.00', '01'), spent('5001', '400.00', '02'), spent('5001', '300.00', '21')],
        ...[spent('5101', '170.00', '41'), { side: 'C' as const, code: '2302', amount: '1870.00' }],
      ],
    },
  ]);
  return house;
}

/** The month's drivers as two people froze them, worked out and locked. */
async function lock(house: TestHouse): Promise<void> {
  const value = (driver: string, receiver: string, amount: number, giver = ''): DriverValue => ({
    ...{ driver, giver, receiver, value: amount * PARTS },
  });
  const values = [
    ...[value('headcount', '01', 10), value('headcount', '02', 5), value('headcount', '21', 2)],
    ...[value('ordered-income', '01', 300, '21'), value('ordered-income', '02', 100, '21')],
    ...[value('visits', '01', 20), value('bed-days', '01', 40), value('visits', '02', 100)],
    ...[value('outpatient-income', '01', 100), value('inpatient-income', '01', 900)],
  ];
  const signed = { prepared_by: 'a', prepared_display: 'a', prepared_at: '2025-04-01T00:00:00.000Z' };
  const reviewed = { reviewed_by: 'b', reviewed_display: 'b', reviewed_at: '2025-04-01T01:00:00.000Z' };
  const content = { form: 'tongcai-cost-drivers-1', ...AT, values: packValues(values), explained: [] };
  await house.books.transact({ actor: 'tester', operation: 'test.freeze' }, async ({ db }) => {
    await db
      .insertInto('driver_sheet')
      .values({ ...AT, stage: 'frozen', revision: 1, content: '{}', explained: '{}', preparers: '[]' })
      .execute();
    await db
      .insertInto('driver_freeze')
      .values({
        ...{ id: 1, ...AT, ...signed, ...reviewed, digest: 'd'.repeat(64) },
        content: canonicalJson(content as unknown as Json),
      })
      .execute();
  });
  const { scheme } = await house.pipeline.perform(costing.scheme, AT, PREPARER);
  await house.call('costing.saveScheme', { unit: 'H01', since: '2025-01', scheme, reason: '' }, PREPARER);
  const { runs } = await house.pipeline.perform(costing.run, { unit: 'H01', periods: [AT.period] }, PREPARER);
  await house.call('costing.lockRuns', { unit: 'H01', runs: runs.map(({ id }) => id) }, REVIEWER);
}

const hand = async (house: TestHouse, table: Table, text: string, more: object = {}, caller = PREPARER) => ({
  ...{ ...AT, table, file: await house.file(text, caller), fileName: `${table}.csv`, after: 0 },
  ...more,
});
const take = async (house: TestHouse, table: Table, text: string, more: object = {}, caller = PREPARER) =>
  (await house.call('costing.importServiceTable', await hand(house, table, text, more, caller), caller)) as {
    id: number;
    rows: number;
  };
const refused = async (house: TestHouse, table: Table, text: string, more: object = {}, caller = PREPARER) =>
  house.refusal('costing.importServiceTable', await hand(house, table, text, more, caller), caller);
const batches = (house: TestHouse, caller = PREPARER) => house.pipeline.perform(costing.serviceBatches, AT, caller);
const review = (house: TestHouse, id: number, more: object = {}, caller = REVIEWER) =>
  house.call('costing.decideServiceBatch', { unit: 'H01', id, agree: true, ...more }, caller);

async function full(): Promise<TestHouse> {
  const house = await open();
  await lock(house);
  for (const [table, text] of [
    ['items', ITEMS],
    ['patients', PATIENTS],
    ['lines', LINES],
  ] as const)
    await review(house, (await take(house, table, text)).id);
  return house;
}

describe('the cost of a visit and of a bed-day', () => {
  it('follows from the locked run and its drivers, and keeps every 分', async () => {
    const house = await open();
    await lock(house);
    const costs = await house.pipeline.perform(costing.visitCosts, { ...AT, span: 'month' }, PREPARER);
    // 院办 170.00 by people: 100, 50, 20; 检验科 320.00 by what was ordered: 240, 80.
    expect(costs.full).toBe('1870.00');
    expect(costs.outpatient.rows.map(({ code, how, total, count, unit }) => [code, how, total, count, unit])).toEqual([
      ['01', ['income'], '134.00', 20, '6.70'],
      ['02', ['outpatient-only'], '530.00', 100, '5.30'],
    ]);
    expect(costs.inpatient.rows.map(({ code, total, unit }) => [code, total, unit])).toEqual([
      ['01', '1206.00', '30.15'],
    ]);
    expect(costs.outpatient.hospital).toMatchObject({ total: '664.00', count: 120, unit: '5.53' });
    expect([costs.runs, costs.problems, costs.official]).toEqual([[expect.objectContaining({ version: 1 })], [], true]);
  });

  it('is split by what the unit chose, from the month on that it chose it for', async () => {
    const house = await open();
    await lock(house);
    const { methods } = await batches(house);
    const hours = [{ department: '01', outpatient: '1', inpatient: '3' }];
    const chosen = { unit: 'H01', since: '2025-03', revision: 0, methods: { ...methods, hours } };
    await house.call('costing.chooseUnitCostMethods', chosen, PREPARER);
    const costs = await house.pipeline.perform(costing.visitCosts, { ...AT, span: 'month' }, PREPARER);
    expect(costs.outpatient.rows[0]).toMatchObject({ how: ['hours'], total: '335.00' });
    expect(await batches(house)).toMatchObject({ methodsSince: '2025-03', methodsRevision: 1, methods: { hours } });
    expect(await house.refusal('costing.chooseUnitCostMethods', chosen, PREPARER)).toMatchObject({ code: 'changed' });
    const wrong = { ...chosen, revision: 1, methods: { ...methods, hours: [{ ...hours[0], department: '99' }] } };
    expect(await house.refusal('costing.chooseUnitCostMethods', wrong, PREPARER)).toEqual({
      ...{ code: 'bad-methods', messages: ['没有科室 99'] },
    });
    expect((await house.refusal('costing.chooseUnitCostMethods', wrong, REVIEWER)).code).toBe('FORBIDDEN');
  });

  it('says what is missing instead of a figure', async () => {
    const house = await open();
    const costs = await house.pipeline.perform(costing.visitCosts, { ...AT, span: 'year' }, PREPARER);
    expect([costs.problems.at(-1), costs.full]).toEqual(['2025-03 还没有锁定的成本分摊', '0.00']);
    const items = await house.pipeline.perform(costing.itemCosts, { ...AT, span: 'month' }, PREPARER);
    expect(items.problems).toEqual(['2025-03 还没有锁定的成本分摊', '2025-03 还没有审核过的服务项目表']);
  });
});

describe('service items, patients and disease groups', () => {
  it('cost what their department does, and sum to it', async () => {
    const house = await full();
    const items = await house.pipeline.perform(costing.itemCosts, { ...AT, span: 'month' }, PREPARER);
    // 检验科 320.00 over 当量 100 + 100; 内科 1,100.00 without 30.00 of materials is more than it used.
    expect(items.hospital.map(({ code, cost, unit }) => [code, cost, unit])).toEqual([
      ['250101', '160.00', '1.60'],
      ['250102', '160.00', '3.20'],
    ]);
    expect(items.problems).toContain('2025-03 科室 01 内科 的单独收费材料 30.00 大于科室的卫生材料费 0.00');
  });

  it('roll up from patients: DRG, its patients, and what each was given', async () => {
    const house = await full();
    const mended = ITEMS.replace('30.00', '0');
    const { id } = await take(house, 'items', mended, { after: 1 });
    await review(house, id);
    const asked = { ...AT, span: 'month' as const };
    const costs = await house.pipeline.perform(costing.diseaseCosts, asked, PREPARER);
    // 护理 5.50 each, 血常规 1.60, 生化 3.20; 门诊部's 450.00 have no items.
    expect(
      costs.groups.map(({ code, patients, days, cost, result, unit }) => [code, patients, days, cost, result, unit]),
    ).toEqual([
      ['ES31', 2, 6, '141.40', '258.60', '70.70'],
      ['', 1, 1, '11.00', '29.00', '11.00'],
    ]);
    expect(costs.problems).toEqual(['2025-03 科室 02 门诊部 的项目总成本 450.00 没有可分配的当量总值']);
    expect([costs.all.services, costs.others, costs.project]).toEqual(['72.40', '1347.60', '1420.00']);
    const { patients } = await house.pipeline.perform(costing.diseasePatients, { ...asked, group: 'ES31' }, PREPARER);
    expect(patients.map(({ number, services, cost }) => [number, services, cost])).toEqual([
      ['ZY001', '58.20', '118.20'],
      ['ZY002', '3.20', '23.20'],
    ]);
    const one = await house.pipeline.perform(costing.patientCost, { ...AT, number: 'ZY001' }, PREPARER);
    expect(one.lines.map(({ itemName, quantity, cost }) => [itemName, quantity, cost])).toEqual([
      ['血常规', '2', '3.20'],
      ['护理', '10', '55.00'],
    ]);
    expect((await house.refusal('costing.patientCost', { ...AT, number: 'X' }, PREPARER)).code).toBe('NOT_FOUND');
  });

  it('are nobody’s who may not read that member', async () => {
    const house = await full();
    for (const operation of ['visitCosts', 'itemCosts', 'diseaseCosts', 'serviceBatches'])
      expect((await house.refusal(`costing.${operation}`, AT, ELSEWHERE)).code).toBe('FORBIDDEN');
  });

  it('are a workbook whose sums and unit costs are formulas', { timeout: 180_000 }, async (context) => {
    const office = libreOffice(context);
    const house = await full();
    const { file, name } = (await house.call('costing.unitCostBook', AT, PREPARER)) as { file: string; name: string };
    expect(name).toBe('单位成本-H01 青石县人民医院-2025-03.xlsx');
    const sheets = await office.recalculated((await house.files.bytes('wang.kj', file))!);
    const text = JSON.stringify([...sheets]);
    expect(text).toMatch(/5\.53/);
    expect(text).not.toMatch(/#(REF|NAME|VALUE|DIV)/);
  });
});

describe('a table', () => {
  it('is taken by one, reviewed by another, and stands until another is reviewed', async () => {
    const house = await open();
    const { id, rows } = await take(house, 'items', ITEMS);
    expect(rows).toBe(3);
    expect((await batches(house)).batches).toMatchObject([{ id, state: 'prepared', may: [] }]);
    expect((await batches(house, REVIEWER)).batches[0]!.may).toEqual(['review', 'return']);
    expect((await house.refusal('costing.decideServiceBatch', { unit: 'H01', id, agree: true }, PREPARER)).code).toBe(
      'FORBIDDEN',
    );
    const both = { ...PREPARER, grants: [{ role: 'chief-accountant' as const, unit: '' as const }] };
    expect((await house.refusal('costing.decideServiceBatch', { unit: 'H01', id, agree: true }, both)).code).toBe(
      'same-person',
    );
    await review(house, id);
    const next = await take(house, 'items', ITEMS.replace('100,1', '90,1'), { after: id });
    expect((await batches(house)).batches.map(({ state }) => state)).toEqual(['prepared', 'reviewed']);
    await review(house, next.id);
    expect((await batches(house)).batches.map(({ state }) => state)).toEqual(['reviewed', 'replaced']);
    expect(await house.refusal('costing.decideServiceBatch', { unit: 'H01', id, agree: true }, REVIEWER)).toMatchObject(
      {
        code: 'changed',
      },
    );
  });

  it('is returned with a reason only', async () => {
    const house = await open();
    const { id } = await take(house, 'items', ITEMS);
    const back = { unit: 'H01', id, agree: false };
    expect((await house.refusal('costing.decideServiceBatch', back, REVIEWER)).code).toBe('no-reason');
    await review(house, id, { agree: false, reason: '操作数不全' });
    expect((await batches(house)).batches).toMatchObject([{ state: 'returned', reason: '操作数不全' }]);
    expect((await house.refusal('costing.decideServiceBatch', { ...back, unit: 'T01' }, REVIEWER)).code).toBe(
      'NOT_FOUND',
    );
  });

  it('that somebody else handed in meanwhile, or that changes nothing, is not taken again', async () => {
    const house = await open();
    const { id } = await take(house, 'items', ITEMS);
    expect((await refused(house, 'items', ITEMS)).code).toBe('changed');
    expect((await refused(house, 'items', ITEMS, { after: id })).code).toBe('same');
  });

  it('with a wrong cell is refused by its row and column, and nothing is kept', async () => {
    const house = await open();
    const bad = ITEMS.replace('检验科', '化验室').replace('60.00', '6o.00').replace('200,1', '-200,1');
    expect(await refused(house, 'items', bad)).toEqual({
      code: 'bad-rows',
      messages: [
        '执行科室：单位没有科室“化验室”',
        expect.stringContaining('单价：金额“6o.00”不是数字'),
        expect.stringContaining('操作数：“-200”'),
      ],
    });
    const look = await hand(house, 'items', bad);
    const { after: _, ...asked } = look;
    const shown = await house.pipeline.perform(costing.readServiceTable, asked, PREPARER);
    expect(shown).toMatchObject({ rows: 0, rejected: 3, skipped: 1, after: 0 });
    expect(shown.rejections[0]).toMatchObject({ row: 2, column: 'C' });
    expect((await batches(house)).batches).toEqual([]);
    expect(
      (await refused(house, 'items', ITEMS.replace('250102', '250101').replace(',21,', ',检验科,'))).messages,
    ).toEqual(['21 250101 与第 2 行重复']);
    expect((await refused(house, 'patients', PATIENTS.replace('2025-03-05', '2025-02-05'))).messages).toEqual([
      '出院日期 2025-02-05 在入院日期 2025-03-01 之前',
    ]);
  });

  it('that says who patients are is refused whole', async () => {
    const house = await open();
    const named = PATIENTS.replace('住院号', '姓名,住院号').replaceAll('ZY', '某某,ZY');
    expect((await refused(house, 'patients', named)).messages[0]).toContain('“姓名”');
    // A number that GB 11643's check digit fits; nobody's.
    expect((await refused(house, 'patients', PATIENTS.replace('ZY001', '11010519491231002X'))).messages[0]).toContain(
      '身份证号（第 2 行）',
    );
    expect((await refused(house, 'patients', PATIENTS.replace('ZY002', '13800138000'))).messages[0]).toContain(
      '手机号',
    );
  });

  it('without what it needs, or that is none, is told what it needs', async () => {
    const house = await open();
    expect((await refused(house, 'items', '项目编码,项目名称,执行科室,单价\n1,a,内科,1')).messages).toEqual([
      '表里没有这些栏目：操作数',
    ]);
    expect((await refused(house, 'lines', 'a,b\n1,2')).messages[0]).toContain('没有找到患者明细表');
    expect((await refused(house, 'items', ITEMS, {}, ELSEWHERE)).code).toBe('FORBIDDEN');
  });

  it('is offered as an empty workbook that reads back as none', async () => {
    const house = await open();
    for (const table of ['items', 'activities', 'patients', 'lines'] as const) {
      const { file } = (await house.call('costing.serviceTemplate', { unit: 'H01', table }, PREPARER)) as {
        file: string;
      };
      const asked = { ...AT, table, file, fileName: '模板.xlsx' };
      expect(await house.refusal('costing.readServiceTable', asked, PREPARER)).toEqual({
        ...{ code: 'unreadable', messages: ['表头下面没有读到任何一行'] },
      });
    }
  });
});
