import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { TestHouse } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';
import { ACCOUNTANT, AUDITOR, CENTRE, CHIEF, disable, HEAD, LEADER, openApproving } from './people.ts';

/** 审批岗位 and 委托: only for who may decide there, dated, and never deleted. */

const { approval } = contract;
const HELD = { level: 'unit-head', unit: 'T01', person: 'chu.yz', order: 1, from: '2025-01-01', reason: '现任院长' };
const OVER = { ...HELD, level: 'centre', unit: '', person: 'feng.sp', reason: '现任' };
const add = (house: TestHouse, seat: object = HELD) =>
  house.call('approval.addSeat', seat, CHIEF) as Promise<{ id: number }>;
const refusal = (house: TestHouse, seat: object, caller: Caller = CHIEF) =>
  house.refusal('approval.addSeat', seat, caller);
const read = (house: TestHouse, caller: Caller = CHIEF) => house.pipeline.perform(approval.seats, {}, caller);

describe('an approval seat', () => {
  it('is held from its day on, with who appointed and why; units see their own and the community’s', async () => {
    const house = await openApproving();
    await add(house);
    await add(house, OVER);
    await add(house, { ...HELD, unit: 'H01', person: 'han.yz' });
    const { seats, deciders, mayConfigure } = await read(house);
    expect(seats.map(({ level, unit, person, unfit }) => [level, unit, person, unfit])).toEqual([
      ['unit-head', 'H01', 'han.yz', false],
      ['unit-head', 'T01', 'chu.yz', false],
      ['centre', '', 'feng.sp', false],
    ]);
    expect(seats[1]).toMatchObject({ display: '示例·chu.yz', by: 'li.zong', reason: '现任院长', from: '2025-01-01' });
    expect(deciders.map(({ name, community }) => [name, community])).toEqual([
      ['chu.yz', false],
      ['feng.sp', true],
      ['han.yz', false],
      ['li.zong', true],
      ['luo.fg', true],
    ]);
    expect(mayConfigure).toBe(true);
    const own = await read(house, ACCOUNTANT);
    expect(own.seats.map(({ person }) => person)).toEqual(['chu.yz', 'feng.sp']);
    expect([own.mayConfigure, own.deciders.flatMap(({ units }) => units).includes('H01')]).toEqual([false, false]);
  });

  it('needs the permission to decide there, and the right place', async () => {
    const house = await openApproving();
    expect(await refusal(house, { ...HELD, person: 'sun.qs' })).toEqual({
      code: 'cannot-decide',
      messages: ['示例·sun.qs没有在单位 T01 审批大额支出的权限，先由管理员授予单位负责人等角色'],
    });
    expect(await refusal(house, { ...HELD, unit: 'T02' })).toMatchObject({ code: 'cannot-decide' });
    expect(await refusal(house, { ...OVER, person: 'chu.yz' })).toEqual({
      code: 'cannot-decide',
      messages: ['示例·chu.yz没有在全医共体审批大额支出的权限，先由管理员授予审批人等角色'],
    });
    expect(await refusal(house, { ...HELD, unit: '' })).toMatchObject({ code: 'bad-place' });
    expect(await refusal(house, { ...OVER, unit: 'T01' })).toMatchObject({ code: 'bad-place' });
    expect(await refusal(house, { ...HELD, unit: 'X99' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(house, { ...HELD, person: 'nobody' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(house, { ...HELD, until: '2024-12-31' })).toMatchObject({ code: 'bad-term' });
    await disable(house, 'chu.yz');
    expect(await refusal(house, HELD)).toMatchObject({ code: 'cannot-decide' });
    for (const caller of [CENTRE, HEAD, AUDITOR, OPERATOR])
      expect(await refusal(house, HELD, caller)).toMatchObject({ code: 'FORBIDDEN' });
    expect((await read(house)).seats).toEqual([]);
  });

  it('is held once a day, ended with a day, and never deleted', async () => {
    const house = await openApproving();
    const { id } = await add(house);
    expect(await refusal(house, { ...HELD, from: '2025-02-01' })).toMatchObject({ code: 'held-already' });
    const end = (last: string) => ({ id, last, reason: '调离' });
    expect(await house.refusal('approval.endSeat', end('2024-12-30'), CHIEF)).toMatchObject({ code: 'bad-term' });
    await house.call('approval.endSeat', end('2025-06-30'), CHIEF);
    expect(await house.refusal('approval.endSeat', end('2025-07-31'), CHIEF)).toMatchObject({ code: 'bad-term' });
    expect(await house.refusal('approval.endSeat', end('2025-05-31'), LEADER)).toMatchObject({ code: 'FORBIDDEN' });
    await add(house, { ...HELD, from: '2025-07-01' });
    await house.call('approval.endSeat', end('2025-05-31'), CHIEF);
    expect((await read(house)).seats.map(({ from, until }) => [from, until])).toEqual([
      ['2025-01-01', '2025-05-31'],
      ['2025-07-01', undefined],
    ]);
    expect(await house.refusal('approval.endSeat', { ...end('2025-05-01'), id: 99 }, CHIEF)).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('counts for nobody who was disabled since', async () => {
    const house = await openApproving();
    await add(house, OVER);
    await disable(house, 'feng.sp');
    const { seats, deciders } = await read(house);
    expect(seats[0]?.unfit).toBe(true);
    expect(deciders.map(({ name }) => name)).not.toContain('feng.sp');
  });
});

describe('a delegation', () => {
  const AWAY = { to: 'luo.fg', first: '2025-04-01', last: '2025-04-15', reason: '培训' };
  const delegate = (house: TestHouse, input: object = AWAY, caller: Caller = CENTRE) =>
    house.call('approval.delegate', input, caller) as Promise<{ id: number }>;
  const list = (house: TestHouse, caller: Caller) => house.pipeline.perform(approval.delegations, {}, caller);

  it('is made by who holds a level, to somebody who may decide there, and is seen by the auditor', async () => {
    const house = await openApproving();
    await add(house, OVER);
    expect(await list(house, CENTRE)).toMatchObject({
      mayDelegate: true,
      deputies: [{ name: 'li.zong' }, { name: 'luo.fg' }],
    });
    await delegate(house);
    for (const caller of [AUDITOR, CENTRE, LEADER, HEAD])
      expect((await list(house, caller)).rows.map(({ from, to, mayEnd }) => [from, to, mayEnd])).toEqual([
        ['feng.sp', 'luo.fg', caller === CENTRE],
      ]);
  });

  it('is refused to oneself, to who may not decide there, without a seat, backwards, and twice in a time', async () => {
    const house = await openApproving();
    await add(house, OVER);
    const refused = (input: object, caller: Caller = CENTRE) =>
      house.refusal('approval.delegate', { ...AWAY, ...input }, caller);
    expect(await refused({ to: 'feng.sp' })).toMatchObject({ code: 'to-oneself' });
    expect(await refused({ to: 'chu.yz' })).toMatchObject({ code: 'cannot-decide' });
    expect(await refused({ to: 'nobody' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused({ last: '2025-03-31' })).toMatchObject({ code: 'bad-term' });
    expect(await refused({}, LEADER === CENTRE ? CHIEF : HEAD)).toMatchObject({ code: 'no-seat' });
    expect(await refused({}, OPERATOR)).toMatchObject({ code: 'FORBIDDEN' });
    await delegate(house);
    expect(await refused({ first: '2025-04-15', last: '2025-05-01' })).toEqual({
      code: 'delegated-already',
      messages: ['与 2025-04-01 至 2025-04-15 的委托重叠，先收回那一份'],
    });
    await delegate(house, { ...AWAY, first: '2025-04-16', last: '2025-05-01' });
  });

  it('is taken back by oneself alone, from today on, once', async () => {
    const house = await openApproving();
    await add(house, OVER);
    const running = await delegate(house, { ...AWAY, first: '2025-03-01' });
    expect(await house.refusal('approval.endDelegation', running, LEADER)).toMatchObject({ code: 'not-own' });
    await house.call('approval.endDelegation', running, CENTRE);
    const [row] = (await list(house, CENTRE)).rows;
    expect([row?.first, row?.last, row?.ended !== undefined, row?.mayEnd]).toEqual([
      ...['2025-03-01', '2025-03-30', true, false],
    ]);
    expect(await house.refusal('approval.endDelegation', running, CENTRE)).toMatchObject({ code: 'over' });
    const coming = await delegate(house);
    await house.call('approval.endDelegation', coming, CENTRE);
    expect((await list(house, CENTRE)).rows[0]?.last).toBe('2025-03-31');
    expect(await house.refusal('approval.endDelegation', coming, CENTRE)).toMatchObject({ code: 'over' });
    const past = await delegate(house, { ...AWAY, first: '2025-02-01', last: '2025-02-10' });
    expect(await house.refusal('approval.endDelegation', past, CENTRE)).toMatchObject({ code: 'over' });
  });
});
