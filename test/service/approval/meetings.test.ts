import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { someone, type TestHouse } from '../support/house.ts';
import { OPERATOR, TestClock } from '../support/service.ts';
import { does, filledIn, openApplying, passes, seen, serviceOf, shown } from './applying.ts';
import { ACCOUNTANT, CENTRE, CHIEF, HEAD, LEADER } from './people.ts';

/** 会议纪要: minutes are recorded once, and what waited for the meeting goes on or comes back by them. */

const { approval } = contract;
const MINUTES = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
const NAMES = ['示例甲', '示例乙', '示例丙', '示例丁', '示例戊'];

/** The house with 党委会 held by one who keeps its minutes. */
async function openMeeting(options: Parameters<typeof openApplying>[0] = {}): Promise<TestHouse> {
  const house = await openApplying(options);
  await keeps(house, 'party', 'luo.fg');
  return house;
}
const keeps = (house: TestHouse, level: string, person: string) =>
  house.call(
    'approval.addSeat',
    { level, unit: '', person, order: 1, from: '2025-01-01', reason: '会议记录人' },
    CHIEF,
  );

/** An application that 院长办公会 has passed, and that waits for 党委会. */
async function waiting(house: TestHouse, amount = '600000.00', caller: Caller = ACCOUNTANT): Promise<number> {
  const keys = ['quotations', 'argument', 'plan', 'tender', 'legal', 'risk'];
  const id = await filledIn(house, serviceOf(amount), { keys, caller });
  await does(house, 'submitApplication', id, caller);
  for (const each of [HEAD, CENTRE, CHIEF]) await passes(house, id, each);
  await records(house, [id], { body: 'office', number: `院办〔2025〕${id}号` });
  return id;
}

/** What the form says of one meeting that decided one application. */
async function minutesOf(house: TestHouse, ids: readonly number[], more: object = {}, caller: Caller = LEADER) {
  const resolutions = await Promise.all(
    ids.map(async (id) => ({
      ...(await seen(house, id)),
      amount: (await shown(house, id)).amount,
      votes: { for: 5, against: 0, abstained: 0 },
    })),
  );
  return {
    ...{ body: 'party', number: '青党纪〔2025〕3号', day: '2025-03-31', ought: 7, present: NAMES, chair: '示例甲' },
    ...{ file: await house.file(MINUTES, caller), fileName: '纪要.pdf', note: '', resolutions, ...more },
  };
}
const records = async (house: TestHouse, ids: readonly number[], more: object = {}, caller: Caller = LEADER) =>
  house.call('approval.recordMeeting', await minutesOf(house, ids, more, caller), caller);
const refused = async (house: TestHouse, ids: readonly number[], more: object = {}, caller: Caller = LEADER) =>
  house.refusal('approval.recordMeeting', await minutesOf(house, ids, more, caller), caller);
const register = (house: TestHouse, caller: Caller = CHIEF) =>
  house.pipeline.perform(approval.meetings, { year: 2025, body: 'party' }, caller);

describe('minutes of a meeting', () => {
  it('pass a 600,000 application that waits for the Party committee, and stand in the register with their scan', async () => {
    const house = await openMeeting();
    const id = await waiting(house);
    expect(await shown(house, id)).toMatchObject({ stage: 'deciding', level: 'party' });
    const form = await house.pipeline.perform(approval.waitingForMeeting, {}, LEADER);
    expect(
      form.bodies.map(({ body, ought, documents }) => [body, ought, documents.map(({ amount }) => amount)]),
    ).toEqual([['party', null, ['600000.00']]]);
    expect((await house.pipeline.perform(approval.waitingForMeeting, {}, CENTRE)).bodies).toEqual([]);

    expect(await records(house, [id])).toEqual({ id: 2, carried: 1, lost: 0 });

    const done = await shown(house, id);
    expect([done.stage, done.budget.reserved]).toEqual(['approved', '600000.00']);
    expect(done.moves.at(-1)).toMatchObject({ what: 'resolve', opinion: '党委会 青党纪〔2025〕3号' });
    expect(done.steps.at(-1)).toMatchObject({ level: 'party', state: 'done', meeting: 2 });
    const { rows } = await register(house);
    expect(rows).toMatchObject([
      {
        ...{ body: 'party', number: '青党纪〔2025〕3号', ought: 7, present: 5, chair: '示例甲' },
        resolutions: [{ id, amount: '600000.00', for: 5, carried: true }],
      },
    ]);
    expect((await register(house, LEADER)).keeps).toEqual(['office', 'party']);
    const one = await house.pipeline.perform(approval.meeting, { id: 2 }, HEAD);
    expect([one.names, one.minutes?.name]).toEqual([NAMES, '纪要.pdf']);
    const { file } = await house.pipeline.perform(approval.minutesFile, { id: 2 }, HEAD);
    expect(file).toBe(one.minutes?.sha256);
  });

  it('send back what was not carried, or carried for less than was applied for', async () => {
    const house = await openMeeting();
    const first = await waiting(house, '500000.00');
    const second = await waiting(house, '500000.00');
    const asked = await minutesOf(house, [first, second]);
    const [lost, less] = asked.resolutions;
    const resolutions = [
      { ...lost, votes: { for: 3, against: 2, abstained: 0 } },
      { ...less, amount: '400000.00' },
    ];
    expect(await house.call('approval.recordMeeting', { ...asked, resolutions }, LEADER)).toEqual({
      ...{ id: 3, carried: 0, lost: 2 },
    });
    for (const id of [first, second])
      expect(await shown(house, id)).toMatchObject({ stage: 'refused', budget: { reserved: '0.00' } });
  });

  it('are refused at the field where they do not hold, and change nothing', async () => {
    const house = await openMeeting();
    const id = await waiting(house);
    expect(await refused(house, [id], { present: NAMES.slice(0, 4) })).toEqual({
      code: 'bad-meeting',
      messages: ['应到 7 人，实到 4 人，不足 3 分之 2，会议不能决定', '票数合计不能多于到会的 4 人'],
    });
    expect(await refused(house, [id], { chair: '示例庚' })).toMatchObject({ messages: ['主持人须是到会的人'] });
    expect((await refused(house, [id, id])).messages).toEqual(['同一份申请在一次会议上只决议一次']);
    expect((await refused(house, [id], { day: '2025-04-01' })).messages).toEqual(['会议日期还没有到']);
    expect((await refused(house, [id], { day: '2025-03-30' })).code).toBe('bad-day');
    const text = await house.file('no scan', LEADER);
    expect((await refused(house, [id], { file: text })).code).toBe('not-a-paper');
    expect((await refused(house, [id], { body: 'office' })).code).toBe('not-now');
    expect(await shown(house, id)).toMatchObject({ stage: 'deciding', level: 'party' });
    expect((await register(house)).rows).toEqual([]);
  });

  it('are recorded by who keeps them alone, once under a number of the body', async () => {
    const house = await openMeeting();
    const first = await waiting(house, '500000.00');
    const second = await waiting(house, '500000.00');
    expect((await refused(house, [first], {}, CENTRE)).code).toBe('not-asked');
    for (const caller of [HEAD, ACCOUNTANT, OPERATOR])
      expect((await refused(house, [first], {}, caller)).code).toBe('FORBIDDEN');
    await records(house, [first]);
    expect(await refused(house, [second])).toEqual({
      code: 'number-taken',
      messages: ['党委会的纪要编号“青党纪〔2025〕3号”已经登记过'],
    });
  });

  it('change nothing of any document where one cannot be moved', async () => {
    const house = await openMeeting();
    const first = await waiting(house, '500000.00');
    const asked = await minutesOf(house, [first]);
    const second = await filledIn(house, serviceOf('60000.00'));
    await does(house, 'submitApplication', second, ACCOUNTANT);
    expect((await refused(house, [first, second])).code).toBe('not-now');
    const stale = asked.resolutions.map((each) => ({ ...each, revision: each.revision - 1 }));
    expect((await refused(house, [first], { resolutions: stale })).code).toBe('changed');
    expect(await shown(house, first)).toMatchObject({ stage: 'deciding', level: 'party' });
    expect((await register(house)).rows).toEqual([]);
  });

  it('are not recorded by who applied', async () => {
    const house = await openMeeting();
    const name = 'bao.js';
    await house.books.transact({ actor: 'tester', operation: 'test.person' }, async ({ db }) => {
      await db
        .insertInto('person')
        .values({
          ...{ id: name, name, display: `示例·${name}`, disabled: 0, password_hash: '' },
          ...{ failed_attempts: 0, locked_until_ms: 0 },
        })
        .execute();
      await db.insertInto('person_role').values({ person: name, role: 'approver', unit: '' }).execute();
    });
    await keeps(house, 'party', name);
    const grants = [
      { role: 'approver' as const, unit: '' as const },
      { role: 'unit-accountant' as const, unit: 'T01' },
    ];
    const both = { ...someone(name, 'approver'), grants } as Caller;
    const id = await waiting(house, '600000.00', both);
    expect((await house.pipeline.perform(approval.waitingForMeeting, {}, both)).bodies).toEqual([]);
    expect((await refused(house, [id], {}, both)).code).toBe('apart');
    expect(await records(house, [id])).toMatchObject({ carried: 1 });
  });

  it('show a unit its own resolutions, and the scan where all of it is its own', async () => {
    const house = await openMeeting();
    const id = await waiting(house);
    await records(house, [id]);
    const other = someone('y', 'unit-accountant', 'T02');
    expect((await register(house, other)).rows).toEqual([]);
    expect((await house.refusal('approval.meeting', { id: 2 }, other)).code).toBe('FORBIDDEN');
    expect((await house.refusal('approval.minutesFile', { id: 2 }, other)).code).toBe('FORBIDDEN');
    expect((await house.refusal('approval.meeting', { id: 9 }, CHIEF)).code).toBe('NOT_FOUND');
  });
});

describe('reversed order', () => {
  it('lists what was released before it was decided', async () => {
    const clock = new TestClock();
    const house = await openApplying({ clock });
    const id = await filledIn(house, serviceOf('60000.00', { urgent: '氧气管道泄漏' }));
    await does(house, 'submitApplication', id, ACCOUNTANT);
    await passes(house, id, HEAD);
    await does(house, 'releaseApplication', id, LEADER, { reason: '抢修' });
    const report = (caller: Caller = CHIEF) => house.pipeline.perform(approval.reversedOrder, { year: 2025 }, caller);
    expect(await report()).toMatchObject([{ id, decided: '', before: [{ what: 'released', day: '2025-03-31' }] }]);
    clock.advance(2 * 24 * 60 * 60_000);
    for (const caller of [CENTRE, CHIEF]) await passes(house, id, caller);
    expect(await report()).toMatchObject([{ decided: '2025-04-02' }]);
    expect(await report(someone('y', 'unit-accountant', 'T02'))).toEqual([]);
  });
});
