import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import { COMMUNITY, OPERATOR, openBench, openCounty } from '../support/service.ts';

const { organisation } = contract;
const refusal = (code: string) => expect.objectContaining({ code: 'REFUSED', data: expect.objectContaining({ code }) });

describe('the community', () => {
  it('is set up once, by the local operator or the chief accountant', async () => {
    const { ask } = await openBench();
    expect(await ask(organisation.community, {})).toBeNull();
    expect(await ask(organisation.initialise, COMMUNITY)).toEqual({ units: 3, departments: 0 });
    expect(await ask(organisation.community, {})).toMatchObject({
      name: '青石县医疗共同体',
      fiscalYear: 2025,
      units: 3,
      demo: false,
    });
    await expect(ask(organisation.initialise, COMMUNITY)).rejects.toEqual(refusal('already-set-up'));
  });

  it('is refused whole when its register does not hold, with every reason', async () => {
    const { ask } = await openBench();
    const [lead, township] = COMMUNITY.units;
    const twice = ask(organisation.initialise, { ...COMMUNITY, units: [lead!, township!, township!] });
    await expect(twice).rejects.toMatchObject({
      data: { code: 'duplicate-code', reasons: [{ code: 'duplicate-code', place: 'T01' }, { code: 'duplicate-name' }] },
    });
    const stranger = { unit: 'T99', code: 'A01', name: '院办', class: 'admin' as const };
    await expect(ask(organisation.initialise, { ...COMMUNITY, departments: [stranger] })).rejects.toEqual(
      refusal('unknown-unit'),
    );
    expect(await ask(organisation.units, {})).toEqual([]);
  });
});

describe('units', () => {
  it('stand in the register’s order; a unit account sees only its own (bug 17)', async () => {
    const { ask, hire } = await openCounty();
    expect((await ask(organisation.units, {})).map(({ code }) => code)).toEqual(['H01', 'T01', 'T02']);
    const { caller } = await hire('lihua', [{ role: 'unit-accountant', unit: 'T02' }]);
    expect(await ask(organisation.units, {}, caller)).toEqual([
      { code: 'T02', name: '白杨镇卫生院', kind: 'township', chart: 'primary', joined: null, left: null },
    ]);
    expect(await ask(organisation.community, {}, caller)).toMatchObject({ units: 1 });
  });

  it('are added and renamed by the chief accountant, with before, after and reason on the trail', async () => {
    const { ask, administrator } = await openCounty();
    await ask(
      organisation.addUnit,
      { code: 'T03', name: '石桥镇卫生院', kind: 'township', chart: 'primary' },
      administrator.caller,
    );
    await ask(
      organisation.updateUnit,
      { code: 'T03', name: '石桥镇中心卫生院', kind: 'township', left: '2025-12', reason: '更名' },
      administrator.caller,
    );
    const { rows } = await ask(contract.audit.trail, { unit: 'T03' }, administrator.caller);
    expect(rows.map(({ operation, reason }) => [operation, reason])).toEqual([
      ['organisation.updateUnit', '更名'],
      ['organisation.addUnit', null],
    ]);
    expect(JSON.parse(rows[0]?.before ?? '')).toMatchObject({ name: '石桥镇卫生院', left: null });
    expect(JSON.parse(rows[0]?.after ?? '')).toMatchObject({ name: '石桥镇中心卫生院', left: '2025-12' });
    const lead = ask(
      organisation.addUnit,
      { code: 'H02', name: '县中医院', kind: 'lead', chart: 'hospital' },
      administrator.caller,
    );
    await expect(lead).rejects.toEqual(refusal('one-lead'));
  });

  it('that are not there are not found', async () => {
    const { ask, administrator } = await openCounty();
    const update = ask(
      organisation.updateUnit,
      { code: 'X99', name: '某单位', kind: 'township', reason: '更名' },
      administrator.caller,
    );
    await expect(update).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('departments', () => {
  it('belong to a unit, each code once', async () => {
    const { ask, administrator, hire } = await openCounty();
    const add = (unit: string, code: string) =>
      ask(
        organisation.addDepartments,
        { unit, departments: [{ code, name: '内科', class: 'clinical' }] },
        administrator.caller,
      );
    await add('T01', 'C01');
    await add('T02', 'C01');
    await expect(add('T01', 'C01')).rejects.toEqual(refusal('duplicate-department'));
    await expect(add('T99', 'C01')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { caller } = await hire('lihua', [{ role: 'unit-accountant', unit: 'T02' }]);
    expect(await ask(organisation.departments, {}, caller)).toEqual([
      { unit: 'T02', code: 'C01', name: '内科', class: 'clinical', open: true },
    ]);
    await expect(ask(organisation.departments, { unit: 'T01' }, caller)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('outside parties', () => {
  type Party = RequestOf<typeof organisation.addParties>['parties'][number];
  const parties: Party[] = [
    { code: 'P001', name: '青石县财政局', class: 'same-level-government' },
    { code: 'P002', name: '百草医药公司', class: 'other', creditCode: '91350100M000100Y43' },
    { code: 'P003', name: '100%纯净水厂', class: 'other' },
  ];

  it('are found by code or part of the name, as written', async () => {
    const { ask, administrator } = await openCounty();
    await ask(organisation.addParties, { parties }, administrator.caller);
    const find = async (search: string) => (await ask(organisation.parties, { search })).rows.map(({ code }) => code);
    expect(await find('医药')).toEqual(['P002']);
    expect(await find('p00')).toEqual(['P001', 'P002', 'P003']);
    expect(await find('%')).toEqual(['P003']);
    expect(await find('_')).toEqual([]);
    expect(await ask(organisation.parties, { offset: 1, limit: 1 })).toMatchObject({
      total: 3,
      rows: [{ code: 'P002' }],
    });
  });

  it('are refused with a wrong 统一社会信用代码 or a repeated name', async () => {
    const { ask, administrator } = await openCounty();
    const add = (...some: Party[]) => ask(organisation.addParties, { parties: some }, administrator.caller);
    await expect(add({ ...parties[1]!, creditCode: '91350100M000100Y44' })).rejects.toEqual(
      refusal('wrong-credit-code'),
    );
    await expect(add(parties[0]!, { ...parties[0]!, code: 'P009' })).rejects.toEqual(refusal('duplicate-name'));
    await add(parties[0]!);
    await expect(add(parties[0]!)).rejects.toEqual(refusal('duplicate-code'));
    await expect(ask(organisation.addParties, { parties }, OPERATOR)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are corrected with a reason', async () => {
    const { ask, administrator } = await openCounty();
    await ask(organisation.addParties, { parties }, administrator.caller);
    const change = {
      code: 'P001',
      name: '青石县财政局国库股',
      class: 'same-level-government' as const,
      reason: '更正',
    };
    await ask(organisation.updateParty, change, administrator.caller);
    expect((await ask(organisation.parties, { search: '国库' })).total).toBe(1);
    const taken = ask(organisation.updateParty, { ...change, name: '百草医药公司' }, administrator.caller);
    await expect(taken).rejects.toEqual(refusal('duplicate-name'));
  });
});
