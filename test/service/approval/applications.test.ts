import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { someone, type TestHouse } from '../support/house.ts';
import { OPERATOR, TestClock } from '../support/service.ts';
import { does, filledIn, openApplying, passes, refusedTo, seen, serviceOf, shown } from './applying.ts';
import { ACCOUNTANT, AUDITOR, CENTRE, CHIEF, HEAD, LEADER } from './people.ts';

/** 大额支出申请: filled in, handed in, decided level by level; the budget moves with it. */

const { approval } = contract;
const inbox = (house: TestHouse, caller = HEAD) => house.pipeline.perform(approval.approvalInbox, {}, caller);
const submitted = async (house: TestHouse, amount: string, more: object = {}) => {
  const id = await filledIn(house, serviceOf(amount, more));
  await does(house, 'submitApplication', id, ACCOUNTANT);
  return id;
};

describe('an application', () => {
  it('is weighed before it is handed in: what is missing, what the budget has, which levels decide', async () => {
    const house = await openApplying();
    const said = { ...serviceOf('60000.00'), filled: { content: '培训', begin: '2025-04-02', end: '2025-04-01' } };
    const weighed = await house.pipeline.perform(approval.weighApplication, said as never, ACCOUNTANT);
    expect(weighed.problems.map(({ field, message }) => [field, message])).toEqual([
      ['end', '不能早于开始的日期'],
      ['papers.quotations', '缺这份资料'],
      ['papers.argument', '缺这份资料'],
    ]);
    expect(weighed.rows).toEqual([{ inBudget: true, available: '1000000.00' }]);
    expect(weighed.steps.map(({ level, holders }) => [level, holders])).toEqual([
      ['unit-head', ['示例·chu.yz']],
      ['centre', ['示例·feng.sp']],
      ['chief-accountant', ['示例·li.zong']],
    ]);
    expect([weighed.appoint, weighed.largeFrom]).toEqual([[], '50000.00']);
  });

  it('reserves when handed in, is decided by each level in its turn, and keeps when it is approved', async () => {
    const house = await openApplying();
    const id = await submitted(house, '60000.00');
    expect(await shown(house, id)).toMatchObject({
      ...{ number: 'T01-D2025-001', stage: 'deciding', level: 'unit-head', opened: '2025-03-31', due: '2025-04-03' },
      budget: { reserved: '60000.00', committed: '0.00', spent: '0.00' },
    });
    expect((await inbox(house)).waiting.map(({ number, task }) => [number, task])).toEqual([['T01-D2025-001', 1]]);
    expect((await inbox(house, CENTRE)).waiting).toEqual([]);
    // Whoever looks at what holds the budget finds it there.
    const claims = await house.pipeline.perform(contract.budget.openClaims, { year: 2025, unit: 'T01' }, ACCOUNTANT);
    expect(claims.map(({ kind, id: number, reserved }) => [kind, number, reserved])).toEqual([
      ['application', id, '60000.00'],
    ]);
    await passes(house, id, HEAD);
    expect((await inbox(house)).waiting).toEqual([]);
    await passes(house, id, CENTRE);
    await passes(house, id, CHIEF);
    const done = await shown(house, id);
    expect([done.stage, done.level, done.budget.reserved, done.mine]).toEqual(['approved', '', '60000.00', null]);
    expect(done.moves.map(({ what, display }) => [what, display])).toEqual([
      ['submit', 'sun.qs'],
      ['pass', 'chu.yz'],
      ['pass', 'feng.sp'],
      ['pass', 'li.zong'],
    ]);
    expect(new Set(done.moves.map(({ digest }) => digest)).size).toBe(4);
    await does(house, 'closeApplication', id, ACCOUNTANT, { reason: '不再采购' });
    expect((await shown(house, id)).budget.reserved).toBe('0.00');
  });

  it('is not handed in while something is missing, over budget or decided by nobody', async () => {
    const house = await openApplying();
    const bare = await filledIn(house, serviceOf('60000.00'), { keys: [] });
    expect(await refusedTo(house, 'submitApplication', bare, ACCOUNTANT)).toEqual({
      code: 'bad-form',
      messages: ['缺这份资料', '缺这份资料'],
    });
    const row = { department: '', item: '50201', source: 'other', project: '', amount: '20000.00' };
    const over = await filledIn(house, serviceOf('20000.00', { rows: [row] }));
    expect(await refusedTo(house, 'submitApplication', over, ACCOUNTANT)).toEqual({
      code: 'bad-form',
      messages: ['预算余额 10,000.00 元，不够申请的 20,000.00 元：先调整预算，或减少申请'],
    });
    // 党委会 is held by nobody: refused, and whom to appoint is said; never skipped.
    const large = await filledIn(house, serviceOf('600000.00'));
    expect((await refusedTo(house, 'submitApplication', large, ACCOUNTANT)).code).toBe('short');
    expect((await shown(house, large)).budget.reserved).toBe('0.00');
    expect(
      await house.refusal('approval.saveApplication', { ...serviceOf('1.00'), amount: '1.234' }, ACCOUNTANT),
    ).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('is refused a loan that nobody authorised (甘 (十三))', async () => {
    const house = await openApplying();
    const filled = { lender: '某银行', rate: '3.2%', begin: '2025-04-01', end: '2026-03-31', repay: '医疗收入' };
    const loan = serviceOf('600000.00', { category: 'borrowing', rows: [], filled });
    const id = await filledIn(house, loan, { keys: ['permission', 'risk', 'legal'] });
    expect(await refusedTo(house, 'submitApplication', id, ACCOUNTANT)).toEqual({
      code: 'bad-form',
      messages: ['成员单位不得自行借款；没有批准文号的不予受理'],
    });
  });

  it('comes back with an opinion, gives its budget back, and is handed in again from the beginning', async () => {
    const house = await openApplying();
    const id = await submitted(house, '60000.00');
    expect(
      await refusedTo(house, 'decideApplication', id, HEAD, { task: 1, verdict: 'pass', opinion: '', attested: false }),
    ).toMatchObject({ code: 'not-attested' });
    await passes(house, id, HEAD);
    const { mine } = await shown(house, id, CENTRE);
    const refuse = { task: mine!.task, verdict: 'refuse', opinion: ' ' };
    expect((await refusedTo(house, 'decideApplication', id, CENTRE, refuse)).code).toBe('no-opinion');
    await does(house, 'decideApplication', id, CENTRE, { ...refuse, opinion: '请附三家报价' });
    const back = await shown(house, id, ACCOUNTANT);
    expect([back.stage, back.budget.reserved, back.may]).toEqual(['refused', '0.00', ['edit', 'submit']]);
    expect((await inbox(house, ACCOUNTANT)).own.map(({ stage }) => stage)).toEqual(['refused']);
    await does(house, 'submitApplication', id, ACCOUNTANT);
    expect(await shown(house, id)).toMatchObject({ stage: 'deciding', level: 'unit-head' });
  });

  it('goes back to an earlier level, is asked of a colleague and handed over; nobody decides twice or their own', async () => {
    const house = await openApplying();
    const id = await submitted(house, '60000.00');
    expect(
      (await refusedTo(house, 'decideApplication', id, CHIEF, { task: 1, verdict: 'pass', opinion: '' })).code,
    ).toBe('not-asked');
    await passes(house, id, HEAD);
    let mine = (await shown(house, id, CENTRE)).mine!;
    expect(mine.back).toEqual([{ place: 0, level: 'unit-head' }]);
    await does(house, 'decideApplication', id, CENTRE, {
      ...{ task: mine.task, verdict: 'refuse', to: 0, opinion: '请院长再核数量' },
    });
    expect(await shown(house, id)).toMatchObject({ level: 'unit-head', stage: 'deciding' });
    await passes(house, id, HEAD);
    mine = (await shown(house, id, CENTRE)).mine!;
    expect(mine.colleagues.map(({ name }) => name)).toContain('luo.fg');
    const asked = { task: mine.task, when: 'before', opinion: '请先看' };
    expect((await refusedTo(house, 'addApprover', id, CENTRE, { ...asked, person: 'sun.qs' })).code).toBe(
      'cannot-decide',
    );
    await does(house, 'addApprover', id, CENTRE, { ...asked, person: 'luo.fg' });
    expect((await shown(house, id, CENTRE)).mine).toBeNull();
    await passes(house, id, LEADER);
    await passes(house, id, CENTRE);
    expect(await shown(house, id)).toMatchObject({ level: 'chief-accountant' });
    for (const caller of [OPERATOR, AUDITOR, ACCOUNTANT])
      expect(
        (await refusedTo(house, 'decideApplication', id, caller, { task: 9, verdict: 'pass', opinion: '' })).code,
      ).toBe('FORBIDDEN');
  });

  it('is decided by a deputy in the delegated days, who then decides nothing more of it', async () => {
    const house = await openApplying();
    await house.call(
      'approval.delegate',
      { to: 'luo.fg', first: '2025-03-31', last: '2025-04-05', reason: '外出' },
      CHIEF,
    );
    const id = await submitted(house, '60000.00');
    await passes(house, id, HEAD);
    await passes(house, id, CENTRE);
    expect((await inbox(house, LEADER)).waiting).toMatchObject([{ forWhom: '示例·li.zong' }]);
    await passes(house, id, LEADER);
    const done = await shown(house, id);
    expect(done.stage).toBe('approved');
    expect(done.moves.at(-1)).toMatchObject({ display: 'luo.fg', forWhom: '示例·li.zong' });
  });

  it('is decided anew when what was decided is changed, under a name of its own in the budget', async () => {
    const house = await openApplying();
    const id = await submitted(house, '60000.00');
    for (const caller of [HEAD, CENTRE, CHIEF]) await passes(house, id, caller);
    const more = { ...serviceOf('90000.00'), reason: '中标价高于预计' };
    expect((await refusedTo(house, 'amendApplication', id, someone('x', 'unit-accountant', 'T01'), more)).code).toBe(
      'not-asked',
    );
    await does(house, 'amendApplication', id, ACCOUNTANT, more);
    expect(await shown(house, id)).toMatchObject({
      ...{ stage: 'deciding', level: 'unit-head', amount: '90000.00' },
      budget: { reserved: '90000.00' },
    });
    for (const caller of [HEAD, CENTRE, CHIEF]) await passes(house, id, caller);
    expect(await shown(house, id)).toMatchObject({ stage: 'approved', budget: { reserved: '90000.00' } });
  });

  it('is urged once a day, told upwards when late, and released when urgent until a day', async () => {
    const clock = new TestClock();
    const house = await openApplying({ clock });
    const id = await submitted(house, '60000.00', { urgent: '氧气管道泄漏' });
    expect(await house.call('approval.urgeApplication', { id, unit: 'T01' }, ACCOUNTANT)).toEqual({
      people: ['示例·chu.yz'],
    });
    expect((await house.refusal('approval.urgeApplication', { id, unit: 'T01' }, ACCOUNTANT)).code).toBe('urged-today');
    expect((await refusedTo(house, 'releaseApplication', id, LEADER, { reason: '抢修' })).code).toBe('not-attested');
    await passes(house, id, HEAD);
    expect((await refusedTo(house, 'releaseApplication', id, CENTRE, { reason: '抢修' })).code).toBe('no-seat');
    expect(await does(house, 'releaseApplication', id, LEADER, { reason: '抢修' })).toEqual({ until: '2025-04-05' });
    expect((await refusedTo(house, 'withdrawApplication', id, ACCOUNTANT, { reason: '不要了' })).code).toBe('released');
    clock.advance(10 * 24 * 60 * 60_000);
    const chief = await inbox(house, CHIEF);
    expect(chief.escalated.map(({ level, late }) => [level, late])).toEqual([['centre', 7]]);
    expect(chief.released.map(({ until }) => until)).toEqual(['2025-04-05']);
  });

  it('goes to the level that may exceed the budget where a line asks, and holds its money once that one said yes', async () => {
    const house = await openApplying();
    const centre = someone('wang.kj', 'centre-accountant');
    const rule = { item: '50201', source: '', stage: '', control: 'ask', horizon: 'year', warnFrom: 80 };
    const asked = await house.call('budget.proposeControls', { rules: [rule], reason: '内控会议' }, centre);
    await house.call('budget.decideControls', { id: (asked as { id: number }).id, agree: true }, CHIEF);
    const row = { department: '', item: '50201', source: 'other', project: '', amount: '15000.00' };
    const id = await submitted(house, '15000.00', { rows: [row] });
    const handed = await shown(house, id);
    // In budget the head alone would do; beyond it the centre as well.
    expect(handed.steps.map(({ level }) => level)).toEqual(['unit-head', 'centre']);
    expect([handed.budget.reserved, handed.rows[0]]).toMatchObject([
      '0.00',
      { inBudget: false, available: '10000.00' },
    ]);
    await passes(house, id, HEAD);
    await passes(house, id, CENTRE);
    expect(await shown(house, id)).toMatchObject({ stage: 'approved', budget: { reserved: '15000.00' } });
  });

  it('is put before whoever holds a level now, once somebody was appointed in place of another', async () => {
    const house = await openApplying();
    const id = await submitted(house, '60000.00');
    await passes(house, id, HEAD);
    expect((await shown(house, id)).may).not.toContain('reseat');
    expect((await refusedTo(house, 'reseatApplication', id, CHIEF, { reason: '换人' })).code).toBe('nothing-changed');
    const { seats } = await house.pipeline.perform(approval.seats, {}, CHIEF);
    const { id: seat } = seats.find(({ level }) => level === 'centre')!;
    await house.call('approval.endSeat', { id: seat, last: '2025-03-30', reason: '调离' }, CHIEF);
    const held = { level: 'centre', unit: '', person: 'luo.fg', order: 1, from: '2025-03-31', reason: '接任' };
    await house.call('approval.addSeat', held, CHIEF);
    expect((await shown(house, id)).may).toContain('reseat');
    await does(house, 'reseatApplication', id, CHIEF, { reason: '财务中心换人' });
    expect((await inbox(house, CENTRE)).waiting).toEqual([]);
    await passes(house, id, LEADER);
    expect(await shown(house, id)).toMatchObject({ level: 'chief-accountant' });
  });

  it('changes nothing for who saw it before another changed it; a draft alone is deleted', async () => {
    const house = await openApplying();
    const id = await filledIn(house, serviceOf('60000.00'));
    const old = await seen(house, id);
    await house.call(
      'approval.saveApplication',
      { ...serviceOf('70000.00'), at: { id, revision: old.revision } },
      ACCOUNTANT,
    );
    expect((await house.refusal('approval.submitApplication', old, ACCOUNTANT)).code).toBe('changed');
    await does(house, 'removeApplication', id, ACCOUNTANT);
    expect((await house.refusal('approval.application', { id }, CHIEF)).code).toBe('NOT_FOUND');
    const other = await submitted(house, '10000.00');
    expect((await refusedTo(house, 'removeApplication', other, ACCOUNTANT)).code).toBe('not-now');
    expect(
      await house.refusal('approval.application', { id: other }, someone('y', 'unit-accountant', 'T02')),
    ).toMatchObject({ code: 'FORBIDDEN' });
  });
});
