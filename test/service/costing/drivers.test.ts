import { describe, expect, it } from 'vitest';
import { frozenDrivers } from '../../../electron/service/costing/drivers/reading.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN } from '../support/house.ts';

/** 分摊参数: typed or imported, explained, handed in by one and frozen by another. */
const { costing } = contract;
const CENTRE = someone('wang.kj', 'centre-accountant');
const REVIEWER = someone('chen.sh', 'reviewer');
const CHIEF = someone('li.zong', 'chief-accountant');
const ELSEWHERE = someone('sun.qs', 'unit-accountant', 'T01');
const AT = { unit: 'H01', period: '2025-03' as Period };

async function open(): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN]);
  const departments = [
    { code: '01', name: '内科', class: 'clinical' },
    { code: '21', name: '检验科', class: 'technology' },
    { code: '41', name: '院办公室', class: 'admin' },
  ];
  await house.call('organisation.addDepartments', { unit: 'H01', departments }, CHIEF);
  await house.importJson('H01', [
    {
      date: '2025-03-15',
      summary: '三月收入',
      entries: [
        { side: 'D', code: '1002', amount: '800.00' },
        { side: 'C', code: '4101010101', amount: '500.00', department: '01' },
        { side: 'C', code: '4101010101', amount: '300.00', department: '21' },
      ],
    },
  ]);
  return house;
}

const cell = (driver: string, receiver: string, value: string, giver = '') => ({ driver, giver, receiver, value });
const SOUND = [
  ...[cell('headcount', '01', '12.5'), cell('headcount', '21', '4'), cell('headcount', '41', '3')],
  ...[cell('visits', '01', '900'), cell('income', '01', '500'), cell('income', '21', '300')],
  cell('ordered-income', '01', '300', '21'),
];
const look = (house: TestHouse, more: object = {}, caller = CENTRE) =>
  house.pipeline.perform(costing.driverSheet, { ...AT, ...more }, caller);
const does = async (house: TestHouse, operation: string, caller = CENTRE, more: object = {}) =>
  house.call(`costing.${operation}`, { ...AT, revision: (await look(house)).revision, ...more }, caller);
const refusal = async (house: TestHouse, operation: string, caller = CENTRE, more: object = {}) =>
  house.refusal(`costing.${operation}`, { ...AT, revision: (await look(house)).revision, ...more }, caller);
const save = (house: TestHouse, values: readonly object[], more: object = {}) =>
  does(house, 'saveDrivers', CENTRE, { values, ...more });
const frozen = (house: TestHouse) => house.books.read((db) => frozenDrivers(db, 'H01' as UnitCode, AT.period));
const takes = async (house: TestHouse, csv: string, name = '分摊参数.csv') => ({
  file: await house.file(csv, CENTRE),
  fileName: name,
});

describe('drivers of a unit’s month', () => {
  it('are typed and handed in by one, and frozen by another under the digest of what they say', async () => {
    const house = await open();
    await save(house, SOUND);
    expect((await look(house)).doubts).toEqual([]);
    await does(house, 'submitDrivers');
    expect(await frozen(house)).toBeUndefined();
    expect((await look(house)).may).toEqual(['withdraw']);
    expect((await look(house, {}, REVIEWER)).may).toEqual(['return', 'review']);
    const { digest } = (await does(house, 'reviewDrivers', REVIEWER)) as { digest: string };
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    const { stage, proof, values, may, steps } = await look(house, {}, REVIEWER);
    expect([stage, proof?.digest, may]).toEqual(['frozen', digest, ['take-back']]);
    expect([proof?.prepared.person, proof?.reviewed.person]).toEqual(['wang.kj', 'chen.sh']);
    expect(values).toHaveLength(SOUND.length);
    expect(values[0]).toEqual(cell('headcount', '01', '12.5'));
    expect(steps.map(({ step }) => step)).toEqual(['submit', 'review']);
    expect(await frozen(house)).toMatchObject({ digest, preparedBy: 'wang.kj', reviewedBy: 'chen.sh' });
    expect((await frozen(house))?.values[0]).toEqual({
      driver: 'headcount',
      giver: '',
      receiver: '01',
      value: 12_500_000,
    });
    expect(await refusal(house, 'saveDrivers', CENTRE, { values: SOUND })).toMatchObject({ code: 'not-yours-now' });
  });

  it('are taken back with a reason, and what was frozen stays readable', async () => {
    const house = await open();
    await save(house, SOUND);
    await does(house, 'submitDrivers');
    await does(house, 'reviewDrivers', REVIEWER);
    await does(house, 'takeBackDrivers', REVIEWER, { reason: '内科人数漏报' });
    expect(await frozen(house)).toBeUndefined();
    await save(house, [cell('headcount', '01', '13')]);
    await does(house, 'submitDrivers');
    await does(house, 'reviewDrivers', REVIEWER);
    const now = await look(house);
    expect(now.freezes).toHaveLength(2);
    expect(now.values[0]?.value).toBe('13');
    const first = await look(house, { freeze: now.freezes[1]!.id });
    expect([first.values[0]?.value, first.may]).toEqual(['12.5', []]);
    expect(first.proof?.digest).not.toBe(now.proof?.digest);
    expect(now.steps.map(({ step, reason }) => [step, reason]).slice(2, 3)).toEqual([['take-back', '内科人数漏报']]);
  });

  it('are sent back with a reason, or withdrawn by who handed them in', async () => {
    const house = await open();
    await save(house, SOUND);
    await does(house, 'submitDrivers');
    await does(house, 'returnDrivers', REVIEWER, { reason: '请核对面积' });
    expect((await look(house)).stage).toBe('draft');
    await does(house, 'submitDrivers');
    await does(house, 'withdrawDrivers');
    expect((await look(house)).stage).toBe('draft');
    expect(await refusal(house, 'reviewDrivers', REVIEWER)).toMatchObject({ code: 'not-yours-now' });
  });

  it('wait for an explanation of every doubt, and an explanation does not outlive its amounts', async () => {
    const house = await open();
    await save(house, [...SOUND.filter(({ driver }) => driver !== 'visits'), cell('income', '01', '499')]);
    const { doubts } = await look(house);
    expect(doubts.map(({ message }) => message)).toEqual([
      '01 内科是临床服务类科室，没有门急诊人次，也没有床日',
      '01 内科的科室收入 499，与账上医疗收入 500.00 不符',
    ]);
    expect(await refusal(house, 'submitDrivers')).toMatchObject({ code: 'unexplained' });
    await does(house, 'explainDrivers', CENTRE, { doubts: doubts.map(({ key }) => key), explanation: '停诊装修' });
    await save(house, [cell('income', '01', '498')]);
    const after = await look(house);
    expect(after.doubts.map(({ explanation }) => explanation)).toEqual(['停诊装修', '']);
    expect(
      await refusal(house, 'explainDrivers', CENTRE, { doubts: [doubts[1]!.key], explanation: '停诊' }),
    ).toMatchObject({ code: 'no-doubt' });
    await does(house, 'explainDrivers', CENTRE, { doubts: [after.doubts[1]!.key], explanation: '退费在途' });
    await does(house, 'submitDrivers');
    await does(house, 'reviewDrivers', REVIEWER);
    expect((await look(house)).doubts.map(({ explanation }) => explanation)).toEqual(['停诊装修', '退费在途']);
  });

  it('are held against the month before by a share that the community sets', async () => {
    const house = await open();
    await house.call('costing.saveDrivers', { ...AT, period: '2025-02', revision: 0, values: SOUND }, CENTRE);
    await save(
      house,
      SOUND.map((value) => (value.driver === 'visits' ? { ...value, value: '1300' } : value)),
    );
    expect((await look(house)).doubts).toEqual([]);
    await house.call('costing.setDriverPercent', { percent: 40 }, CHIEF);
    const { doubts, percent } = await look(house);
    expect([percent, doubts.map(({ message }) => message)]).toEqual([
      40,
      ['01 内科的门急诊人次：上月 900 人次，本月 1300 人次'],
    ]);
  });

  it('are not reviewed by anybody who typed them, nor touched from elsewhere', async () => {
    const house = await open();
    const both = someone('zhu.ren', 'reviewer');
    const twice = {
      ...both,
      grants: [...(both.kind === 'person' ? both.grants : []), { role: 'centre-accountant', unit: '' }],
    };
    await house.call('costing.saveDrivers', { ...AT, revision: 0, values: SOUND }, twice as typeof CENTRE);
    await does(house, 'submitDrivers');
    expect(await refusal(house, 'reviewDrivers', twice as typeof CENTRE)).toMatchObject({ code: 'same-person' });
    await expect(look(house, {}, ELSEWHERE)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(does(house, 'reviewDrivers', CENTRE)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('refuse what cannot stand, and what was changed meanwhile, and keep nothing of it', async () => {
    const house = await open();
    expect(
      await refusal(house, 'saveDrivers', CENTRE, {
        values: [
          ...[cell('headcount', '99', '1'), cell('visits', '01', '1.5'), cell('area', '01', '-3')],
          ...[cell('ordered-income', '01', '5'), cell('ordered-income', '21', '5', '01'), cell('area', '01', '甲')],
        ],
      }),
    ).toEqual({
      code: 'bad-values',
      messages: [
        ...['没有科室 99', '门急诊人次按整数计，1.5 有小数', '-3 是负数，分摊参数不能为负', '开单收入要填执行科室'],
        ...['执行科室 01 内科 不是医疗技术类或医疗辅助类', '“甲”不是数'],
      ],
    });
    expect((await look(house)).revision).toBe(0);
    await save(house, SOUND);
    expect(await refusal(house, 'saveDrivers', CENTRE, { revision: 0, values: SOUND })).toMatchObject({
      code: 'changed',
    });
    expect(
      await house.refusal('costing.submitDrivers', { ...AT, period: '2025-04', revision: 0 }, CENTRE),
    ).toMatchObject({
      code: 'empty',
    });
  });
});

describe('a file of drivers', () => {
  it('is refused with every wrong cell named, and nothing changes', async () => {
    const house = await open();
    const bad =
      '科室编码,科室名称,人数（人）,面积,身高\n01,内科,十二,-3,1\n1,内科,2,3,1\n21,检验科,4,5.1234567,1\n21,检验科,4,5,1\n41,财务科,1,1,1\n';
    const file = await takes(house, bad);
    const answer = await refusal(house, 'takeDrivers', CENTRE, file);
    expect(answer).toEqual({
      code: 'bad-cells',
      messages: [
        '工作表“分摊参数”的 E1：没有分摊参数“身高”',
        '工作表“分摊参数”的 C2：“十二”不是数',
        '工作表“分摊参数”的 D2：-3 是负数，分摊参数不能为负',
        '工作表“分摊参数”的 A3：没有科室 1',
        '工作表“分摊参数”的 D4：5.1234567 的小数超过六位',
        '工作表“分摊参数”的 A5：科室 21 重复',
        '工作表“分摊参数”的 B6：科室 41 是院办公室，这里写的是财务科',
      ],
    });
    expect(await house.refusal('costing.readDrivers', { ...AT, ...file }, CENTRE)).toEqual(answer);
    expect((await look(house)).revision).toBe(0);
    expect(await refusal(house, 'takeDrivers', CENTRE, await takes(house, '姓名,年龄\n甲,3\n'))).toMatchObject({
      code: 'not-drivers',
    });
    expect(await refusal(house, 'takeDrivers', CENTRE, await takes(house, '%PDF-1.4'))).toMatchObject({
      code: 'unreadable',
    });
  });

  it('says its own drivers whole and leaves the others', async () => {
    const house = await open();
    await save(house, [...SOUND, cell('area', '01', '88')]);
    const file = await takes(house, '科室编码,人数\n01,15\n21,4\n');
    expect(await house.call('costing.readDrivers', { ...AT, ...file }, CENTRE)).toMatchObject({
      ...{ revision: 1, changed: 2, drivers: [{ driver: 'headcount', values: 2, changed: 2 }] },
    });
    await does(house, 'takeDrivers', CENTRE, file);
    const { values } = await look(house);
    expect(values.filter(({ driver }) => driver === 'headcount').map(({ value }) => value)).toEqual(['15', '4']);
    expect(values.find(({ driver }) => driver === 'area')?.value).toBe('88');
    expect(await refusal(house, 'takeDrivers', CENTRE, file)).toMatchObject({ code: 'nothing-new' });
  });

  it('comes back as it went out: the sheet of one month is another’s template and import', async () => {
    const house = await open();
    await save(house, [...SOUND, cell('workload', '21', '0.000001')]);
    const made = (await house.call('costing.driverBook', { ...AT, form: 'template' }, CENTRE)) as { file: string };
    const bytes = await house.files.bytes('wang.kj', made.file);
    const file = { file: await house.file(bytes!, CENTRE), fileName: '分摊参数.xlsx' };
    const april = { ...AT, period: '2025-04', revision: 0 };
    await house.call('costing.takeDrivers', { ...april, ...file }, CENTRE);
    const next = await look(house, { period: '2025-04' });
    expect(next.values).toEqual((await look(house)).values);
    expect(next.before).toEqual(next.values);
  });
});
