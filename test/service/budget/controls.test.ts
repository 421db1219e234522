import { describe, expect, it } from 'vitest';
import { passGate } from '../../../electron/service/budget/gate.ts';
import { contract } from '../../../shared/contract/index.ts';
import { lineKey } from '../../../shared/domain/budget/line.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN } from '../support/house.ts';

/** 预算控制: proposed by one person, in force once another approved it, and then the gate goes by it. */

const { budget } = contract;
const CENTRE = someone('wang.kj', 'centre-accountant');
const CHIEF = someone('li.zong', 'chief-accountant');
const DEPUTY = someone('fu.zong', 'chief-accountant');
const UNIT = someone('sun.qs', 'unit-accountant', 'T01');

const WARN = { item: '502', source: '', stage: '', control: 'warn', horizon: 'year', warnFrom: 80 };
const propose = (house: TestHouse, rules: readonly object[], caller = CENTRE) =>
  house.call('budget.proposeControls', { rules, reason: '按内控会议纪要' }, caller) as Promise<{ id: number }>;
const read = (house: TestHouse, caller = CHIEF) => house.pipeline.perform(budget.controls, {}, caller);

/** Takes 1.00 of a line that has nothing; whether it passes. */
const takes = async (house: TestHouse, item: string) => {
  const line = { unit: 'T01' as UnitCode, year: 2026, department: '', item, source: 'other', project: '' };
  const passed = await house.books.transact({ actor: 'tester', operation: 'test.take' }, (tx) =>
    passGate(tx, {
      demands: [{ kind: 'reserve', claim: `a${item}`, line: lineKey(line), amount: fen(100) }],
      lines: [line],
      occasion: { today: '2026-06-01' as AccountingDate, month: 6, authorised: false },
      ...{ by: 'tester', instant: '2026-06-01T08:00:00.000Z' },
    }),
  );
  return passed.ok;
};

describe('the control of the budget', () => {
  it('refuses everywhere until another rule is proposed by one and approved by another', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    expect(await takes(house, '50201')).toBe(false);
    const { id } = await propose(house, [WARN]);
    expect(await takes(house, '50201')).toBe(false);
    await house.call('budget.decideControls', { id, agree: true }, CHIEF);
    expect([await takes(house, '50201'), await takes(house, '602')]).toEqual([true, false]);
    const { inForce, past, proposed } = await read(house);
    expect([inForce?.rules, inForce?.decision?.display, past.length, proposed]).toEqual([
      ...[[WARN], 'li.zong', 1, undefined],
    ]);
  });

  it('stays as it is where the proposal is turned down, with the reason', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    const { id } = await propose(house, [WARN]);
    expect(await house.refusal('budget.decideControls', { id, agree: false }, CHIEF)).toMatchObject({
      code: 'no-reason',
    });
    await house.call('budget.decideControls', { id, agree: false, reason: '仍按硬控制' }, CHIEF);
    expect(await takes(house, '50201')).toBe(false);
    const { inForce, past } = await read(house);
    expect([inForce, past[0]?.decision?.reason]).toEqual([undefined, '仍按硬控制']);
    expect(await house.refusal('budget.decideControls', { id, agree: true }, CHIEF)).toMatchObject({
      code: 'decided',
    });
  });

  it('is not approved by who proposed it, and one proposal waits at a time', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    const { id } = await propose(house, [WARN], CHIEF);
    expect((await read(house, CHIEF)).may).toEqual(['withdraw']);
    expect((await read(house, DEPUTY)).may).toEqual(['approve', 'reject']);
    expect(await house.refusal('budget.decideControls', { id, agree: true }, CHIEF)).toMatchObject({
      code: 'same-person',
    });
    expect(await house.refusal('budget.proposeControls', { rules: [], reason: '另一份' }, CENTRE)).toMatchObject({
      code: 'open-proposal',
    });
    expect((await read(house, UNIT)).may).toEqual([]);
  });

  it('is withdrawn by who proposed it, and by nobody else; then another can be proposed', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    const { id } = await propose(house, [WARN], CHIEF);
    expect(await house.refusal('budget.withdrawControls', { id }, CENTRE)).toMatchObject({ code: 'not-own' });
    await house.call('budget.withdrawControls', { id }, CHIEF);
    const { proposed, inForce, past, may } = await read(house);
    expect([proposed, inForce, past[0]?.decision?.verdict, may]).toEqual([
      ...[undefined, undefined, 'withdraw', ['propose']],
    ]);
    expect(await takes(house, '50201')).toBe(false);
    expect(await house.refusal('budget.withdrawControls', { id }, CHIEF)).toMatchObject({ code: 'decided' });
    expect(await house.refusal('budget.decideControls', { id, agree: true }, DEPUTY)).toMatchObject({
      code: 'decided',
    });
    await propose(house, [WARN], CENTRE);
  });

  it('says who can approve what waits: whoever else may approve budgets', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    await propose(house, [WARN], CHIEF);
    expect((await read(house)).waitsFor).toEqual([]);
    await house.books.transact({ actor: 'tester', operation: 'test.people' }, async ({ db }) => {
      const people = [
        ['li.zong', '李总', 'chief-accountant', 0],
        ['fu.zong', '付总', 'chief-accountant', 0],
        ['wang.kj', '王会计', 'centre-accountant', 0],
        ['gone', '离任', 'chief-accountant', 1],
      ] as const;
      for (const [name, display, role, disabled] of people) {
        const own = { id: name, name, display, disabled, password_hash: '', failed_attempts: 0, locked_until_ms: 0 };
        await db.insertInto('person').values(own).execute();
        await db.insertInto('person_role').values({ person: name, role, unit: '' }).execute();
      }
    });
    expect((await read(house)).waitsFor).toEqual(['付总']);
  });

  it('names the rule that cannot stand, and keeps nothing that changes nothing', async () => {
    const house = await openCommunity([LEAD, TOWN]);
    const refusal = (rules: readonly object[]) =>
      house.refusal('budget.proposeControls', { rules, reason: '试' }, CENTRE);
    expect(await refusal([{ ...WARN, item: '507' }])).toEqual({
      ...{ code: 'bad-rules', messages: ['没有以 507 开头、需要控制的预算项目'] },
    });
    expect(await refusal([WARN, WARN])).toMatchObject({ code: 'bad-rules' });
    expect(await refusal([{ ...WARN, source: 'gold' }])).toMatchObject({ messages: ['没有资金来源 gold'] });
    expect(await refusal([])).toMatchObject({ code: 'nothing-changed' });
  });
});
