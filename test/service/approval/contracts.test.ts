import { describe, expect, it } from 'vitest';
import { contract as promised } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { someone, type TestHouse } from '../support/house.ts';
import { OPERATOR, TestClock } from '../support/service.ts';
import { does, filledIn, openApplying, passes, refusedTo, seen, serviceOf, shown } from './applying.ts';
import { ACCOUNTANT, AUDITOR, CENTRE, CHIEF, HEAD, LEADER } from './people.ts';

/** 合同登记: signed for what was approved, changed, accepted by another; the budget is bound with it. */

const { approval } = promised;
const OTHER = someone('ke.ys', 'unit-accountant', 'T01');
const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
const DAY = 24 * 60 * 60_000;

/** A payee of the register, approved by the chief accountant. */
async function payeeOf(house: TestHouse, person = '某某培训'): Promise<string> {
  const asked = {
    ...{ unit: 'T01', person, revision: 0, name: person, bank: '中国银行某支行', phone: '0571-88880000' },
    ...{ number: person === '某某培训' ? '622200001234' : '622200005678', representative: '', usedSince: '' },
    ...{ calledWho: '某会计', calledPhone: '0571-88880000', calledDay: '2025-03-20', evidence: '', reason: '首次登记' },
  };
  const { code, id } = (await house.call('approval.proposePayee', asked, ACCOUNTANT)) as { code: string; id: number };
  await house.call('approval.decidePayee', { id, agree: true, reason: '核实' }, CHIEF);
  return code;
}

async function approvedOf(house: TestHouse, amount: string, more: object = {}): Promise<number> {
  const id = await filledIn(house, serviceOf(amount, more));
  await does(house, 'submitApplication', id, ACCOUNTANT);
  for (const caller of [HEAD, CENTRE, CHIEF]) await passes(house, id, caller);
  return id;
}

const STAGES = [
  { name: '培训完成', amount: '38000.00', accepting: true },
  { name: '质保金', amount: '2000.00', accepting: false },
];
const signing = async (house: TestHouse, payee: string, more: object = {}, caller: Caller = ACCOUNTANT) => ({
  ...{ number: 'HT-001', payee, signed: '2025-03-31', amount: '40000.00', amounts: ['40000.00'], stages: STAGES },
  ...{ retention: { amount: '2000.00', release: '2025-12-31' }, fileName: '合同.pdf' },
  ...{ file: await house.file(PDF, caller), ...more },
});
const signs = async (house: TestHouse, id: number, said: object): Promise<number> =>
  ((await does(house, 'signContract', id, ACCOUNTANT, said)) as { contract: number }).contract;
const read = (house: TestHouse, id: number, caller: Caller = CHIEF) =>
  house.pipeline.perform(approval.contract, { id }, caller);
const held = async (house: TestHouse, id: number) => (await shown(house, id)).budget;
const at = async (house: TestHouse, id: number) => {
  const { revision, unit } = await read(house, id);
  return { id, revision, unit };
};

describe('a contract', () => {
  it('binds what it takes of the budget and leaves the rest reserved; is shown, changed and accepted', async () => {
    const house = await openApplying();
    const payee = await payeeOf(house);
    const id = await approvedOf(house, '60000.00', { payee });
    expect(await house.pipeline.perform(approval.applicationsToSign, {}, ACCOUNTANT)).toMatchObject([
      { id, left: '60000.00', from: '2025-03-31', early: false, payeeName: '某某培训' },
    ]);
    const own = await signs(house, id, await signing(house, payee));
    expect(await held(house, id)).toEqual({ reserved: '20000.00', committed: '40000.00', spent: '0.00' });
    expect(await house.pipeline.perform(approval.contracts, { year: 2025 }, CHIEF)).toMatchObject([
      {
        ...{ id: own, number: 'HT-001', documentNumber: 'T01-D2025-001', worth: '40000.00', accepted: '0.00' },
        ...{ standing: 'signed', retention: { amount: '2000.00', release: '2025-12-31', days: 275 }, early: false },
      },
    ]);
    const change = {
      ...{ day: '2025-03-31', amount: '5000.00', amounts: ['5000.00'], reason: '增加一场', fileName: '补充协议.pdf' },
      ...{ stages: [{ ...STAGES[0]!, amount: '43000.00' }, STAGES[1]!], file: await house.file(PDF, ACCOUNTANT) },
    };
    await house.call('approval.changeContract', { ...(await at(house, own)), ...change }, ACCOUNTANT);
    expect(await held(house, id)).toMatchObject({ reserved: '15000.00', committed: '45000.00' });
    // Less is given back to the line; what nobody signed stays reserved.
    const less = {
      amount: '-3000.00',
      amounts: ['-3000.00'],
      stages: [{ ...STAGES[0]!, amount: '40000.00' }, STAGES[1]!],
    };
    await house.call('approval.changeContract', { ...(await at(house, own)), ...change, ...less }, ACCOUNTANT);
    expect(await held(house, id)).toMatchObject({ reserved: '15000.00', committed: '42000.00' });
    expect(await read(house, own)).toMatchObject({
      ...{ worth: '42000.00', amount: '40000.00', revision: 3, left: '18000.00' },
    });
  });

  it('is accepted by who neither applied nor signed, stage by stage and once', async () => {
    const house = await openApplying();
    const payee = await payeeOf(house);
    const id = await approvedOf(house, '60000.00', { payee });
    const own = await signs(house, id, await signing(house, payee));
    const accept = { stage: 1, day: '2025-03-31', result: '全部人员考核合格' };
    const refused = async (more: object, caller: Caller) =>
      (await house.refusal('approval.acceptStage', { ...(await at(house, own)), ...accept, ...more }, caller)).code;
    expect(await refused({}, ACCOUNTANT)).toBe('same-person');
    expect(await refused({ stage: 2 }, OTHER)).toBe('bad-stage');
    expect(await refused({ day: '2025-04-01' }, OTHER)).toBe('bad-day');
    expect(await refused({ day: '2025-03-30' }, OTHER)).toBe('bad-day');
    expect(await refused({ revision: 9 }, OTHER)).toBe('changed');
    for (const caller of [OPERATOR, AUDITOR, CENTRE, someone('y', 'unit-accountant', 'T02')])
      expect(await refused({}, caller)).toBe('FORBIDDEN');
    expect((await read(house, own, OTHER)).may).toEqual(['change', 'accept']);
    const report = { file: await house.file(`${PDF}验收`, OTHER), fileName: '验收单.pdf' };
    await house.call('approval.acceptStage', { ...(await at(house, own)), ...accept, report }, OTHER);
    expect(await refused({}, OTHER)).toBe('accepted-already');
    const done = await read(house, own);
    expect(done).toMatchObject({ standing: 'accepted', accepted: '38000.00', revision: 2 });
    expect(done.stages[0]!.accepted).toMatchObject({ display: 'ke.ys', report: { name: '验收单.pdf' } });
    const scan = done.stages[0]!.accepted!.report!.sha256;
    expect(await house.pipeline.perform(approval.contractFile, { id: own, scan }, CHIEF)).toMatchObject({
      ...{ name: '验收单.pdf', kind: 'pdf' },
    });
    expect((await house.refusal('approval.contractFile', { id: own, scan: '0'.repeat(64) }, CHIEF)).code).toBe(
      'NOT_FOUND',
    );
    const changed = { day: '2025-03-31', amount: '0.00', amounts: ['0.00'], reason: '改名', fileName: 'a.pdf' };
    const file = await house.file(PDF, ACCOUNTANT);
    const stages = [{ ...STAGES[0]!, name: '另一个' }, STAGES[1]!];
    expect(
      await house.refusal(
        'approval.changeContract',
        { ...(await at(house, own)), ...changed, stages, file },
        ACCOUNTANT,
      ),
    ).toMatchObject({ code: 'accepted-already' });
    expect(
      (
        await house.refusal(
          'approval.changeContract',
          { ...(await at(house, own)), ...changed, stages: STAGES, file },
          ACCOUNTANT,
        )
      ).code,
    ).toBe('nothing-changed');
  });

  it('is not signed before the decision, beyond what was approved, twice, or with another payee', async () => {
    const clock = new TestClock();
    const house = await openApplying({ clock });
    const payee = await payeeOf(house);
    const another = await payeeOf(house, '另一家');
    const draft = await filledIn(house, serviceOf('60000.00', { payee }));
    const code = async (id: number, more: object, caller: Caller = ACCOUNTANT) =>
      (await refusedTo(house, 'signContract', id, caller, await signing(house, payee, more, caller))).code;
    expect(await code(draft, {})).toBe('not-now');
    await does(house, 'submitApplication', draft, ACCOUNTANT);
    expect(await code(draft, {})).toBe('not-now');
    clock.advance(DAY);
    for (const caller of [HEAD, CENTRE, CHIEF]) await passes(house, draft, caller);
    const early = await refusedTo(house, 'signContract', draft, ACCOUNTANT, await signing(house, payee));
    expect(early).toEqual({
      code: 'before-decision',
      messages: ['不能早于 2025-04-01：先签约后决策是决策程序倒置'],
    });
    const today = { signed: '2025-04-01' };
    expect(await code(draft, { signed: '2025-04-02' })).toBe('bad-day');
    expect(await code(draft, { ...today, payee: another })).toBe('bad-payee');
    expect(await code(draft, { ...today, amounts: [] })).toBe('bad-amounts');
    expect(await code(draft, { ...today, amounts: ['39999.00'] })).toBe('bad-amounts');
    expect(await code(draft, { ...today, stages: [STAGES[0]] })).toBe('bad-form');
    expect(await code(draft, { ...today, retention: { amount: '2000.00', release: '2025-04-01' } })).toBe('bad-form');
    const stages = [{ name: '一次付清', amount: '60000.01', accepting: true }];
    expect(
      await refusedTo(
        house,
        'signContract',
        draft,
        ACCOUNTANT,
        await signing(house, payee, { ...today, amount: '60000.01', amounts: ['60000.01'], stages }),
      ),
    ).toEqual({
      code: 'beyond-approved',
      messages: ['这一行批准 60,000.00 元，各合同与不经合同的付款合计 60,000.01 元：超出的部分请另行申请'],
    });
    for (const caller of [OPERATOR, AUDITOR, CENTRE, HEAD]) expect(await code(draft, today, caller)).toBe('FORBIDDEN');
    const old = await seen(house, draft);
    const own = await signs(house, draft, await signing(house, payee, today));
    expect(await code(draft, { ...today })).toBe('same-contract');
    const said = await signing(house, payee, { ...today, number: 'HT-002' });
    expect((await house.refusal('approval.signContract', { ...old, ...said }, ACCOUNTANT)).code).toBe('changed');
    // Forty thousand of sixty are signed; a second of forty goes beyond.
    expect(await code(draft, { ...today, number: 'HT-002' })).toBe('beyond-approved');
    expect((await refusedTo(house, 'closeApplication', draft, ACCOUNTANT, { reason: '不做了' })).code).toBe('unpaid');
    const amended = { ...serviceOf('90000.00', { payee }), reason: '加价' };
    expect((await refusedTo(house, 'amendApplication', draft, ACCOUNTANT, amended)).code).toBe('bound');
    const over = { day: '2025-04-01', amount: '30000.00', amounts: ['30000.00'], reason: '加价', fileName: 'a.pdf' };
    const more = { ...over, stages: [{ ...STAGES[0]!, amount: '68000.00' }, STAGES[1]!] };
    const file = await house.file(PDF, ACCOUNTANT);
    expect(
      (await house.refusal('approval.changeContract', { ...(await at(house, own)), ...more, file }, ACCOUNTANT)).code,
    ).toBe('beyond-approved');
    expect(
      (
        await house.refusal(
          'approval.changeContract',
          { ...(await at(house, own)), ...more, day: '2025-03-31', file },
          ACCOUNTANT,
        )
      ).code,
    ).toBe('before-decision');
    expect(await held(house, draft)).toMatchObject({ reserved: '20000.00', committed: '40000.00' });
    expect(await house.refusal('approval.contract', { id: own }, someone('y', 'unit-accountant', 'T02'))).toMatchObject(
      { code: 'FORBIDDEN' },
    );
  });

  it('takes a payee of the register where the application named none', async () => {
    const house = await openApplying();
    const payee = await payeeOf(house);
    const id = await approvedOf(house, '60000.00');
    const unknown = await signing(house, 'party:P999');
    expect((await refusedTo(house, 'signContract', id, ACCOUNTANT, unknown)).code).toBe('bad-payee');
    const { revision } = await house.pipeline.perform(approval.payee, { code: payee as never }, CHIEF);
    await house.call('approval.stopPayee', { code: payee, revision, reason: '注销' }, CHIEF);
    expect((await refusedTo(house, 'signContract', id, ACCOUNTANT, await signing(house, payee))).code).toBe(
      'bad-payee',
    );
    await signs(house, id, await signing(house, await payeeOf(house, '另一家')));
    expect(await held(house, id)).toMatchObject({ reserved: '20000.00', committed: '40000.00' });
  });

  it('of an urgent release is signed before it is decided, and bound when it is', async () => {
    const house = await openApplying();
    const payee = await payeeOf(house);
    const id = await filledIn(house, serviceOf('60000.00', { payee, urgent: '氧气管道泄漏' }));
    await does(house, 'submitApplication', id, ACCOUNTANT);
    await passes(house, id, HEAD);
    await does(house, 'releaseApplication', id, LEADER, { reason: '抢修' });
    const own = await signs(house, id, await signing(house, payee));
    expect((await read(house, own)).early).toBe(true);
    expect(await held(house, id)).toMatchObject({ reserved: '60000.00', committed: '0.00' });
    for (const caller of [CENTRE, CHIEF]) await passes(house, id, caller);
    expect(await held(house, id)).toMatchObject({ reserved: '20000.00', committed: '40000.00' });
    expect((await read(house, own)).early).toBe(false);
  });
});
