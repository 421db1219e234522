import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { inYuan } from '../../../shared/domain/approval/table.ts';
import { USUAL_LADDER } from '../../../shared/domain/approval/usual-ladder.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { TestHouse } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';
import { ACCOUNTANT, AUDITOR, CENTRE, CHIEF, HEAD, LEADER, openApproving } from './people.ts';

/** 审批规则: proposed by one, in force from a day on once another approved it, and tried on one payment. */

const { approval } = contract;
const LADDER = USUAL_LADDER.map(inYuan);
const ONE = [{ ...LADDER[0]!, categories: [], budget: 'either' as const, below: undefined }].map(
  ({ below: _, ...row }) => row,
);
const asked = (rows: readonly object[], first: string) => ({ first, rows, reason: '按院长办公会纪要' });
const propose = (house: TestHouse, rows: readonly object[], first = '2025-01-01', caller: Caller = CHIEF) =>
  house.call('approval.proposeRules', asked(rows, first), caller) as Promise<{ id: number }>;
const decide = (house: TestHouse, id: number, caller: Caller = LEADER) =>
  house.call('approval.decideRules', { id, agree: true }, caller);
const read = (house: TestHouse, caller: Caller = CHIEF, day?: string) =>
  house.pipeline.perform(approval.rules, day === undefined ? {} : { day: day as never }, caller);
const states = async (house: TestHouse, day?: string) =>
  (await read(house, CHIEF, day)).versions.map(({ id, state, first, last }) => [id, state, first, last]);

describe('the approval rules', () => {
  it('hold from their day on, once another person has put them in force', async () => {
    const house = await openApproving();
    const { id } = await propose(house, LADDER);
    expect(await states(house)).toEqual([[id, 'proposed', '2025-01-01', undefined]]);
    expect((await read(house, CHIEF)).may).toEqual(['withdraw']);
    expect(await read(house, LEADER)).toMatchObject({
      may: ['approve', 'reject'],
      waitsFor: ['示例·feng.sp', '示例·luo.fg'],
    });
    await decide(house, id);
    expect(await states(house)).toEqual([[id, 'in-force', '2025-01-01', undefined]]);
    const [version] = (await read(house)).versions;
    expect(version?.rows).toEqual(LADDER);
    expect(version?.decision).toMatchObject({ verdict: 'approve', display: 'luo.fg' });
  });

  it('are put in force by nobody who proposed them, nor by who decides at one unit', async () => {
    const house = await openApproving();
    const { id } = await propose(house, LADDER);
    expect(await house.refusal('approval.decideRules', { id, agree: true }, CHIEF)).toMatchObject({
      code: 'same-person',
    });
    expect(await house.refusal('approval.decideRules', { id, agree: true }, HEAD)).toMatchObject({ code: 'FORBIDDEN' });
    for (const caller of [CENTRE, ACCOUNTANT, AUDITOR, OPERATOR])
      expect(await house.refusal('approval.proposeRules', asked(ONE, '2025-01-01'), caller)).toMatchObject({
        code: 'FORBIDDEN',
      });
    expect((await read(house, OPERATOR)).may).toEqual([]);
    expect((await read(house, ACCOUNTANT)).versions).toHaveLength(1);
  });

  it('are turned down with a reason, or withdrawn by who proposed them', async () => {
    const house = await openApproving();
    const { id } = await propose(house, LADDER);
    expect(await house.refusal('approval.proposeRules', asked(ONE, '2025-01-01'), CHIEF)).toMatchObject({
      code: 'open-proposal',
    });
    expect(await house.refusal('approval.decideRules', { id, agree: false }, LEADER)).toMatchObject({
      code: 'no-reason',
    });
    await house.call('approval.decideRules', { id, agree: false, reason: '先开会' }, LEADER);
    expect(await house.refusal('approval.decideRules', { id, agree: true }, LEADER)).toMatchObject({ code: 'decided' });
    const next = await propose(house, LADDER);
    const other = { ...CHIEF, name: 'fu.zong' } as Caller;
    expect(await house.refusal('approval.withdrawRules', next, other)).toMatchObject({ code: 'not-own' });
    await house.call('approval.withdrawRules', next, CHIEF);
    expect(await house.refusal('approval.withdrawRules', next, CHIEF)).toMatchObject({ code: 'decided' });
    expect((await states(house)).map(([, state]) => state)).toEqual(['withdrawn', 'rejected']);
  });

  it('never overlap in time: one holds until the day before the next, and none looks back but the first', async () => {
    const house = await openApproving();
    const first = await propose(house, LADDER);
    await decide(house, first.id);
    expect(await house.refusal('approval.proposeRules', asked(LADDER, '2025-06-01'), CHIEF)).toMatchObject({
      code: 'nothing-changed',
    });
    const second = await propose(house, ONE, '2025-06-01');
    await decide(house, second.id);
    expect(await states(house, '2025-05-31')).toEqual([
      [second.id, 'coming', '2025-06-01', undefined],
      [first.id, 'in-force', '2025-01-01', '2025-05-31'],
    ]);
    expect((await states(house, '2025-06-01')).map(([, state]) => state)).toEqual(['in-force', 'past']);
    expect(await house.refusal('approval.proposeRules', asked(LADDER, '2025-06-01'), CHIEF)).toMatchObject({
      code: 'bad-day',
    });
    expect(await house.refusal('approval.proposeRules', asked(LADDER, '2025-02-01'), CHIEF)).toMatchObject({
      code: 'bad-day',
    });
  });

  it('begin on the day of the decision where their own has passed', async () => {
    const house = await openApproving();
    await decide(house, (await propose(house, LADDER)).id);
    const { id } = await propose(house, ONE, '2025-02-01');
    await decide(house, id);
    expect((await states(house))[0]).toEqual([id, 'in-force', '2025-03-31', undefined]);
  });

  it('are refused with a row that cannot stand, a gap, or a row that never holds, by their rows', async () => {
    const house = await openApproving();
    const refusal = (rows: readonly object[]) =>
      house.refusal('approval.proposeRules', asked(rows, '2025-01-01'), CHIEF);
    const [row] = ONE;
    expect(await refusal([{ ...row, below: '0' }])).toMatchObject({ code: 'bad-rules' });
    expect(await refusal([{ ...row, steps: [] }])).toEqual({
      ...{ code: 'bad-rules', messages: ['至少写一个审批层级，同一层级只写一次'] },
    });
    expect(await refusal([{ ...row, sources: ['gold'] }])).toMatchObject({ messages: ['资金来源不在目录里'] });
    expect(await refusal([{ ...row, below: '20000' }])).toEqual({
      ...{ code: 'grave', messages: ['20000.00 元及以上的支出没有规则'] },
    });
    expect(await refusal([{ ...row, from: '100' }])).toEqual({
      ...{ code: 'grave', messages: ['0.00 元起、不到 100.00 元的支出没有规则'] },
    });
    expect(await refusal([...ONE, ...LADDER.slice(0, 1)])).toEqual({
      ...{ code: 'grave', messages: ['这一行永远用不上：它说的都被上面的行管住了'] },
    });
    expect((await read(house)).versions).toEqual([]);
  });
});

describe('trying a payment', () => {
  const PAYMENT = { unit: 'T01', category: 'equipment', source: 'other', inBudget: true, amount: '68000' } as const;
  const levels = (trial: { readonly steps: readonly { readonly level: string }[] } | undefined) =>
    trial?.steps.map(({ level }) => level);

  it('says the levels by what is in force that day and by a draft, and whom to appoint', async () => {
    const house = await openApproving();
    await decide(house, (await propose(house, LADDER)).id);
    const seat = { order: 1, from: '2025-01-01', reason: '现任' };
    await house.call('approval.addSeat', { ...seat, level: 'unit-head', unit: 'T01', person: 'chu.yz' }, CHIEF);
    await house.call('approval.addSeat', { ...seat, level: 'centre', unit: '', person: 'feng.sp' }, CHIEF);
    await house.call(
      'approval.delegate',
      { to: 'luo.fg', first: '2025-03-01', last: '2025-04-30', reason: '培训' },
      CENTRE,
    );
    const reply = await house.pipeline.perform(approval.simulate, { ...PAYMENT, draft: ONE }, CHIEF);
    expect(levels(reply.inForce)).toEqual(['unit-head', 'centre', 'chief-accountant']);
    expect(reply.inForce).toMatchObject({ version: 1, rows: [3], uncovered: false });
    expect(reply.inForce?.steps[1]?.holders).toEqual([{ display: '示例·feng.sp', deputies: ['示例·luo.fg'] }]);
    expect(reply.inForce?.appoint).toEqual([
      { level: 'chief-accountant', candidates: ['示例·li.zong', '示例·luo.fg'] },
    ]);
    expect(levels(reply.draft)).toEqual(['unit-head']);
    expect(reply.draft?.appoint).toEqual([]);
    const before = { ...PAYMENT, day: '2024-12-31' as never };
    expect(await house.pipeline.perform(approval.simulate, before, CHIEF)).toEqual({ day: '2024-12-31' });
    const over = await house.pipeline.perform(approval.simulate, { ...PAYMENT, inBudget: false }, ACCOUNTANT);
    expect(levels(over.inForce)?.at(-1)).toBe('office');
  });

  it('is refused for another unit, for money that there is not, and with rows that cannot stand', async () => {
    const house = await openApproving();
    const refusal = (input: object, caller: Caller = CHIEF) =>
      house.refusal('approval.simulate', { ...PAYMENT, ...input }, caller);
    expect(await refusal({ unit: 'T02' }, ACCOUNTANT)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal({ source: 'gold' })).toMatchObject({ code: 'bad-source' });
    expect(await refusal({ draft: [{ ...ONE[0], steps: [] }] })).toMatchObject({ code: 'bad-rules' });
    expect(await refusal({ amount: '0' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await refusal({ unit: 'X99' })).toMatchObject({ code: 'NOT_FOUND' });
  });
});
