import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { fen, parseYuan } from '../../../shared/kernel/fen.ts';
import { libreOffice } from '../../support/libreoffice.ts';
import type { TestHouse } from '../support/house.ts';
import { CENTRE, CHIEF, ELSEWHERE, openHospital, REVIEWER, withScheme } from './hospital.ts';

/** 成本报表, 一元追溯 and 沙盘 of a hospital's locked month. */
const { costing } = contract;
const AT = { unit: 'H01', period: '2025-03' } as const;

async function worked(): Promise<TestHouse> {
  const house = await openHospital();
  await withScheme(house);
  await house.call('costing.run', { unit: 'H01', periods: ['2025-03'] }, CENTRE);
  return house;
}

async function locked(): Promise<TestHouse> {
  const house = await worked();
  await house.call('costing.lockRuns', { unit: 'H01', runs: [1] }, REVIEWER);
  return house;
}
const sum = (texts: readonly string[]) => texts.reduce((total, text) => total + (parseYuan(text) ?? fen(0)), 0) / 100;

describe('the reports of a locked month', () => {
  it('are of nothing until a run is locked, but of a run that is named', async () => {
    const house = await worked();
    expect(await house.refusal('costing.fullCost', AT, CENTRE)).toEqual({
      code: 'no-locked-run',
      messages: ['H01 2025-03 还没有锁定的成本分摊，先在“成本分摊”复核并锁定'],
    });
    const { source } = await house.pipeline.perform(costing.fullCost, { ...AT, span: 'month', run: 1 }, CENTRE);
    expect(source.runs).toEqual([{ period: '2025-03', run: 1, version: 1, locked: false }]);
    expect((await house.refusal('costing.fullCost', { ...AT, period: '2025-02', run: 1 }, CENTRE)).code).toBe(
      'NOT_FOUND',
    );
    expect((await house.refusal('costing.fullCost', { ...AT, run: 99 }, CENTRE)).code).toBe('NOT_FOUND');
  });

  it('are nobody’s who may not read that member', async () => {
    const house = await locked();
    for (const operation of ['fullCost', 'hospitalCost', 'costTrend', 'costFlow', 'reportDepartments'])
      expect((await house.refusal(`costing.${operation}`, AT, ELSEWHERE)).code).toBe('FORBIDDEN');
    const seen = await house.pipeline.perform(costing.costComparison, { period: AT.period, span: 'month' }, ELSEWHERE);
    expect([seen.units, seen.without]).toEqual([[], ['T01']]);
  });

  it('have in 医02 and 医03 what 医01 has', async () => {
    const house = await locked();
    const { rows, total, source } = await house.pipeline.perform(costing.fullCost, { ...AT, span: 'year' }, CENTRE);
    expect(source.missing).toEqual(['2025-01', '2025-02']);
    expect(rows.map(({ code, direct, full }) => [code, direct.total, full.total])).toEqual([
      ['01', '670.00', '2600.01'],
      ['02', '3270.00', '5199.99'],
    ]);
    expect(total.full.total).toBe('7800.00');
    expect(sum(rows.map(({ indirect }) => indirect.total))).toBe(7800 - 670 - 3270);
  });

  it('go in 医院成本报表 from the locked costs to all expense of the books', async () => {
    const house = await locked();
    const { rows, untied } = await house.pipeline.perform(costing.hospitalCost, { ...AT, span: 'month' }, CENTRE);
    expect(rows.filter((row) => row.sum).map(({ row, total }) => [row, total])).toEqual([
      ['medical', '7800.00'],
      ['medical-full', '8577.00'],
      ['hospital-full', '8577.00'],
    ]);
    expect(untied).toBe('0.00');
  });

  it('flow from class to class without a remainder, and stand beside other units', async () => {
    const house = await locked();
    const { nodes, links } = await house.pipeline.perform(costing.costFlow, { ...AT, span: 'month' }, CENTRE);
    expect(nodes.map((node) => [node.class, sum([node.direct, node.received]) - sum([node.given])])).toEqual([
      ['admin', 0],
      ['auxiliary', 0],
      ['technology', 0],
      ['clinical', 7800],
    ]);
    expect(links.every(({ drawn }) => drawn)).toBe(true);
    const trend = await house.pipeline.perform(costing.costTrend, AT, CENTRE);
    expect(trend.months.map(({ period, total }) => [period, total])).toEqual([['2025-03', '7800.00']]);
    expect(trend.pareto.map(({ code, cumulative }) => [code, cumulative])).toEqual([
      ['02', 6667],
      ['01', 10_000],
    ]);
    const beside = await house.pipeline.perform(costing.costComparison, { period: AT.period, span: 'month' }, CENTRE);
    expect([beside.units.map(({ unit, total }) => [unit, total]), beside.without]).toEqual([
      [['H01', '7800.00']],
      ['T01'],
    ]);
    expect(beside.specialities).toEqual([]);
  });

  it('are by the first level of the speciality that the month’s cards have', async () => {
    const house = await locked();
    for (const [code, name, standard] of [
      ['01', '内科', '03.04'],
      ['02', '外科', '03'],
    ] as const)
      await house.call(
        'organisation.changeDepartment',
        {
          ...{ unit: 'H01', code, from: '2025-01', name, class: 'clinical', parent: '', standard, open: true },
          ...{ reason: '定诊疗科目', revision: 1 },
        },
        CHIEF,
      );
    const { specialities } = await house.pipeline.perform(
      costing.costComparison,
      { period: AT.period, span: 'month' },
      CENTRE,
    );
    expect(specialities).toMatchObject([{ unit: 'H01', speciality: '03', departments: 2, total: '7800.00' }]);
  });
});

describe('一元追溯', () => {
  const back = (house: TestHouse, path: string[]) => house.pipeline.perform(costing.traceCost, { ...AT, path }, CENTRE);

  it('goes back from a full cost by weights and givers to the accounts of the books', async () => {
    const house = await locked();
    const first = await back(house, ['d:01']);
    expect([first.whole, first.carried]).toEqual(['2600.01', '2600.01']);
    expect(sum(first.parts.map(({ amount }) => amount))).toBe(2600.01);
    const laboratory = first.parts.find(({ node }) => node === 'd:21')!;
    expect(laboratory.measured).toMatchObject({ driver: 'ordered-income', weight: '2', total: '4' });
    const level = await back(house, ['d:01', 'd:21']);
    expect(level.carried).toBe(laboratory.amount);
    expect(sum(level.parts.map(({ carried }) => carried))).toBe(sum([laboratory.amount]));
    const shared = await back(house, ['d:01', 'd:21', 's:水电费']);
    expect(shared.parts.map(({ account, amount }) => [account?.code, account?.department, amount])).toEqual([
      ['51010202', '42', '900.00'],
    ]);
    expect(shared.path.map(({ name }) => name)).toEqual(['内科', '检验科', '水电费']);
  });

  it('goes forward to who bears a cost, whole', async () => {
    const house = await locked();
    for (const [from, amount] of [
      ['d:41', '1045.00'],
      ['s:水电费', '900.00'],
    ] as const) {
      const forward = await house.pipeline.perform(costing.traceForward, { ...AT, from }, CENTRE);
      expect(forward.amount).toBe(amount);
      expect(sum(forward.parts.map((part) => part.amount))).toBe(sum([amount]));
      expect(forward.parts.every(({ code }) => ['01', '02'].includes(code))).toBe(true);
    }
  });

  it('finds no way that there is not', async () => {
    const house = await locked();
    for (const path of [['d:99'], ['d:01', 'd:02'], ['s:暖气费'], ['a:01']])
      expect((await house.refusal('costing.traceCost', { ...AT, path }, CENTRE)).code).toBe('NOT_FOUND');
    expect((await house.refusal('costing.traceCost', { ...AT, path: ['内科'] }, CENTRE)).code).toBe('INVALID_INPUT');
    expect((await house.refusal('costing.traceForward', { ...AT, from: 'd:99' }, CENTRE)).code).toBe('NOT_FOUND');
  });
});

describe('沙盘', () => {
  it('says who bears more and who less, and keeps nothing', async () => {
    const house = await locked();
    const ordered = { driver: 'ordered-income', giver: '21', receiver: '02', value: '6' };
    const { shifts, total } = await house.pipeline.perform(
      costing.tryCost,
      { ...AT, drivers: [ordered], classes: [] },
      CENTRE,
    );
    expect(total).toBe('7800.00');
    expect(shifts.map(({ code }) => code)).toEqual(['01', '02']);
    expect(sum(shifts.map(({ difference }) => difference))).toBe(0);
    const after = await house.pipeline.perform(costing.fullCost, { ...AT, span: 'month' }, CENTRE);
    expect(after.rows.map(({ full }) => full.total)).toEqual(['2600.01', '5199.99']);
  });

  it('refuses what there is not and what no month can be, by its sentence', async () => {
    const house = await locked();
    const tried = (wishes: object) => house.refusal('costing.tryCost', { ...AT, ...wishes }, CENTRE);
    expect(await tried({ drivers: [{ driver: 'area', receiver: '99', value: '1' }] })).toEqual({
      code: 'cannot-allocate',
      messages: ['没有科室 99'],
    });
    const none = ['01', '02'].map((receiver) => ({ driver: 'ordered-income', giver: '21', receiver, value: '0' }));
    expect((await tried({ drivers: none })).messages.join()).toMatch(/没有接收科室/);
    for (const value of ['-1', '1e9', '', '0.0000001', '9999999999'])
      expect((await tried({ drivers: [{ driver: 'area', receiver: '01', value }] })).code).toBe('INVALID_INPUT');
    expect((await tried({ drivers: [{ driver: '__proto__', receiver: '01', value: '1' }] })).code).toBe(
      'INVALID_INPUT',
    );
  });
});

describe('the workbooks', () => {
  it('add up in LibreOffice, every total a formula', { timeout: 240_000 }, async (context) => {
    const office = libreOffice(context);
    const house = await locked();
    const made = async (form: string): Promise<ReadonlyMap<string, readonly (readonly (string | null)[])[]>> => {
      const { file } = (await house.call('costing.reportBook', { ...AT, form }, CENTRE)) as { file: string };
      return (await office.recalculated((await house.files.bytes('wang.kj', file))!)) as never;
    };
    const row = (sheet: readonly (readonly (string | null)[])[] | undefined, name: string) =>
      sheet?.findLast((cells) => cells.some((cell) => cell?.trim() === name)) ?? [];
    const full = (await made('02')).get('成本医02');
    expect(row(full, '01 内科').slice(22).map(Number)).toEqual([670, 1930.01, 2600.01]);
    expect(row(full, '科室全成本合计').slice(22).map(Number)).toEqual([3940, 3860, 7800]);
    const structure = (await made('03')).get('成本医03');
    expect(row(structure, '科室全成本合计').slice(15, 18).map(Number)).toEqual([7800, 100, 4]);
    const hospital = (await made('hospital')).get('医院成本报表');
    expect(Number(row(hospital, '医院全成本')[8])).toBe(8577);
    const direct = (await made('01')).get('成本医01');
    expect(Number(row(direct, '本月总计')[8])).toBe(7800);
    const months = (await made('structure')).get('成本构成与趋势');
    expect(Number(row(months, '合计')[8])).toBe(7800);
  });
});
