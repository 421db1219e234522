import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPayees, tiesOf } from '../../../electron/service/approval/queries.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import { approvedCard, approvedPayee, CODE, payeeAsked } from '../procurement/suppliers-support.ts';
import { someone, type TestHouse } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';
import { ACCOUNTANT, AUDITOR, CENTRE, CHIEF, HEAD, openApproving } from './people.ts';

/** 收款单位: an account is proposed by one, put in force by another, and cools; nothing is deleted. */

const { approval } = contract;
const PARTY = 'party:P1';
const OTHER = 'party:P2';
const CASHIER = someone('zhao.cn', 'cashier');
/** Both proposes and approves by her roles: never the same account. */
const BOTH: Caller = {
  ...(someone('both', 'chief-accountant') as Caller & { kind: 'person' }),
  grants: [
    { role: 'chief-accountant', unit: '' },
    { role: 'centre-accountant', unit: '' },
  ],
};

const ACCOUNT = { name: '示例设备有限公司', bank: '示例银行', number: '6222000012345678' };
const ASKED = {
  ...{ ...ACCOUNT, unit: 'T01', code: PARTY, revision: 0, phone: '0570-1', representative: '示例·甲' },
  ...{ calledWho: '示例·甲', calledPhone: '0570-1', calledDay: '2025-03-30', evidence: '', usedSince: '' },
  reason: '首次登记',
};

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());
const ENGINES: readonly (readonly [string, () => Promise<string | undefined>])[] = [
  ['sql.js', async () => undefined],
  // PGlite has no address that a service could be pointed at.
  ...(postgresKind() === 'server' ? [['PostgreSQL', async () => (await postgres.newDatabase()).url!] as const] : []),
];

async function open(databaseUrl?: string): Promise<TestHouse> {
  const house = await openApproving(databaseUrl === undefined ? {} : { databaseUrl });
  const parties = [
    { code: 'P1', name: '示例设备有限公司', class: 'other' },
    { code: 'P2', name: '示例器械商行', class: 'other' },
  ];
  await house.call('organisation.addParties', { parties }, CHIEF);
  return house;
}
const propose = (house: TestHouse, more: object = {}, caller: Caller = ACCOUNTANT) =>
  house.call('approval.proposePayee', { ...ASKED, ...more }, caller) as Promise<{ id: number; code: string }>;
const refused = (house: TestHouse, more: object, caller: Caller = ACCOUNTANT) =>
  house.refusal('approval.proposePayee', { ...ASKED, ...more }, caller);
const decide = (house: TestHouse, id: number, more: object = {}, caller: Caller = CHIEF) =>
  house.call('approval.decidePayee', { id, agree: true, ...more }, caller);
const list = (house: TestHouse, caller: Caller = CHIEF) => house.pipeline.perform(approval.payees, {}, caller);
const show = (house: TestHouse, code: string, caller: Caller = CHIEF) =>
  house.pipeline.perform(approval.payee, { code }, caller);
const register = (house: TestHouse) => house.books.read(readPayees);
/** Days later, from 2025-03-31 on. */
const pass = (house: TestHouse, days: number): void => {
  house.clock.ms += days * 86_400_000;
};

describe.each(ENGINES)('an account on %s', (_, url) => {
  it('is the last approved one; a change cools anew and leaves what was', async () => {
    const house = await open(await url());
    await decide(house, (await propose(house)).id);
    pass(house, 10);
    const moved = { number: '6222000099999999', calledPhone: '0570-9', reason: '开户行变更', revision: 2 };
    const { id } = await propose(house, moved);
    // What is in force stays so until the change is approved.
    expect((await register(house)).get(PARTY)?.account.number).toBe(ACCOUNT.number);
    expect((await show(house, PARTY)).open?.doubts).toEqual([{ message: '电话核实用的号码不是原来登记的号码' }]);
    await decide(house, id);
    const payee = (await register(house)).get(PARTY)!;
    expect(payee.account).toMatchObject({ number: '6222000099999999', since: '2025-04-10' });
    expect(tiesOf([payee])).toEqual([
      {
        code: PARTY,
        accounts: ['6222000099999999', ACCOUNT.number],
        phones: ['0570-1'],
        representatives: ['示例·甲'],
      },
    ]);
    expect((await show(house, PARTY)).proposals.map(({ decision }) => decision?.since)).toEqual([
      '2025-04-10',
      '2025-03-31',
    ]);
  });
});

describe('an account', () => {
  it('waits, is approved by another, cools, and is then paid to', async () => {
    const house = await open();
    const { id, code } = await propose(house);
    expect(code).toBe(PARTY);
    expect((await register(house)).size).toBe(0);
    expect((await list(house)).rows).toMatchObject([{ code: PARTY, state: 'new', waiting: true, mine: true }]);
    expect((await show(house, PARTY)).open).toMatchObject({ id, may: ['approve', 'return'], doubts: [] });
    await decide(house, id);
    expect((await list(house)).rows).toMatchObject([
      { code: PARTY, state: 'cooling', since: '2025-03-31', payable: '2025-04-03', waiting: false, mine: false },
    ]);
    expect([...(await register(house)).values()]).toMatchObject([
      {
        ...{ code: PARTY, name: '示例设备有限公司', state: 'active', phone: '0570-1', representative: '示例·甲' },
        ...{ account: { ...ACCOUNT, since: '2025-03-31' }, keepers: ['sun.qs', 'li.zong'] },
      },
    ]);
    pass(house, 3);
    expect((await list(house)).rows[0]?.state).toBe('active');
  });

  it('keeps its day where only the telephone changed', async () => {
    const house = await open();
    await decide(house, (await propose(house)).id);
    pass(house, 10);
    expect(await refused(house, { revision: 2 })).toMatchObject({ code: 'nothing-changed' });
    await decide(house, (await propose(house, { phone: '0570-2', revision: 2 })).id);
    expect((await register(house)).get(PARTY)).toMatchObject({ phone: '0570-2', account: { since: '2025-03-31' } });
  });

  it('that was in use before cools from that day, upon a basis, and only as the first one', async () => {
    const house = await open();
    expect(await refused(house, { usedSince: '2025-04-01' })).toMatchObject({ code: 'bad-day' });
    const { id } = await propose(house, { usedSince: '2025-01-01' });
    expect((await show(house, PARTY)).open?.doubts[0]?.message).toBe(
      '写明自 2025-01-01 起一直使用，冷静期从那天算起，须写明依据',
    );
    expect(await house.refusal('approval.decidePayee', { id, agree: true }, CHIEF)).toMatchObject({
      code: 'no-reason',
    });
    await decide(house, id, { reason: '与上年付款凭证核对' });
    expect((await list(house)).rows[0]).toMatchObject({ state: 'active', since: '2025-01-01' });
    const change = { number: '6222000099999999', revision: 2, usedSince: '2025-01-01' };
    expect(await refused(house, change)).toMatchObject({ code: 'bad-day' });
  });

  it('is never approved by who proposed it, decided twice, or returned without a reason', async () => {
    const house = await open();
    const { id } = await propose(house, {}, BOTH);
    const decision = { id, agree: true };
    expect(await house.refusal('approval.decidePayee', decision, BOTH)).toEqual({
      code: 'same-person',
      messages: ['提出账户的人不能核准同一份'],
    });
    expect((await show(house, PARTY, BOTH)).open?.may).toEqual(['withdraw']);
    const waiting = async (caller: Caller) => (await house.pipeline.perform(contract.audit.notices, {}, caller)).payees;
    expect(await waiting(CHIEF)).toEqual({ count: 1, only: PARTY });
    for (const caller of [BOTH, ACCOUNTANT, CENTRE, AUDITOR])
      expect(await waiting(caller)).toEqual({ count: 0, only: null });
    for (const caller of [ACCOUNTANT, CENTRE, AUDITOR, OPERATOR])
      expect(await house.refusal('approval.decidePayee', decision, caller)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await house.refusal('approval.decidePayee', { id, agree: false }, CHIEF)).toMatchObject({
      code: 'no-reason',
    });
    await decide(house, id, { agree: false, reason: '账号与许可证不符' });
    expect(await house.refusal('approval.decidePayee', decision, CHIEF)).toMatchObject({ code: 'decided' });
    expect(await house.refusal('approval.withdrawPayee', { id }, BOTH)).toMatchObject({ code: 'decided' });
    expect((await list(house)).rows).toMatchObject([{ code: PARTY, state: 'returned' }]);
    const start = await house.pipeline.perform(approval.payeeToPropose, { code: PARTY }, ACCOUNTANT);
    expect(start).toMatchObject({
      ...{ revision: 2, first: true, waiting: false, returned: '账号与许可证不符' },
      filled: { ...ACCOUNT, phone: '0570-1' },
    });
    expect(await house.refusal('approval.decidePayee', { ...decision, id: 99 }, CHIEF)).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is taken back by who proposed it alone, and then leaves nothing to pay to', async () => {
    const house = await open();
    const { id } = await propose(house);
    const other = someone('wang.kj', 'centre-accountant');
    expect(await house.refusal('approval.withdrawPayee', { id }, other)).toMatchObject({ code: 'not-own' });
    await house.call('approval.withdrawPayee', { id }, ACCOUNTANT);
    expect((await list(house)).rows).toEqual([]);
    expect((await show(house, PARTY)).state).toBe('withdrawn');
  });

  it('is refused to a unit of others, twice at once, upon what was not seen, and without a call', async () => {
    const house = await open();
    expect(await refused(house, { unit: 'T02' })).toMatchObject({ code: 'FORBIDDEN' });
    for (const caller of [CHIEF, HEAD, CASHIER, OPERATOR])
      expect(await refused(house, {}, caller)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused(house, { code: 'party:P9' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(house, { code: 'person:9' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(house, { person: '示例·乙' })).toMatchObject({ code: 'bad-payee' });
    expect(await refused(house, { code: undefined })).toMatchObject({ code: 'bad-payee' });
    expect(await refused(house, { calledDay: '2025-04-01' })).toEqual({
      code: 'not-called',
      messages: ['电话核实的日期还没有到'],
    });
    expect(await refused(house, { revision: 1 })).toMatchObject({ code: 'changed' });
    await propose(house);
    expect(await refused(house, {})).toMatchObject({ code: 'changed' });
    expect(await refused(house, { revision: 1 })).toMatchObject({ code: 'open-proposal' });
    expect((await show(house, PARTY)).proposals).toHaveLength(1);
  });

  it('shows its number whole only to who pays, proposes or approves', async () => {
    const house = await open();
    await decide(house, (await propose(house)).id);
    for (const [caller, number] of [
      [CHIEF, ACCOUNT.number],
      [ACCOUNTANT, ACCOUNT.number],
      [AUDITOR, '•••• 5678'],
      [HEAD, '•••• 5678'],
      [OPERATOR, '•••• 5678'],
    ] as const) {
      expect((await list(house, caller)).rows[0]?.account?.number).toBe(number);
      expect((await show(house, PARTY, caller)).proposals[0]?.account.number).toBe(number);
    }
    const trail = await house.books.read((db) => db.selectFrom('event').selectAll().execute());
    expect(JSON.stringify(trail)).not.toContain(ACCOUNT.number);
  });
});

describe('what an approver is told', () => {
  it('is another name, the account, telephone or representative of somebody else, and a namesake', async () => {
    const house = await open();
    await decide(house, (await propose(house)).id);
    const same = { code: OTHER, name: '个人户', calledPhone: '0570-1' };
    await propose(house, same);
    expect((await show(house, OTHER)).open?.doubts.map(({ message }) => message)).toEqual([
      '户名“个人户”与收款单位名称不一致',
      '与“示例设备有限公司”是同一个账号',
      '与“示例设备有限公司”的联系电话相同',
      '与“示例设备有限公司”的法定代表人或联系人相同',
    ]);
    const person = { code: undefined, person: '示例·丙', name: '示例·丙', number: '6222000011110000', phone: '0570-3' };
    const alone = { ...person, representative: '', calledPhone: '0570-3' };
    const first = await propose(house, alone);
    expect(first.code).toBe('person:1');
    expect((await show(house, first.code)).open?.doubts).toEqual([]);
    await decide(house, first.id);
    const second = await propose(house, { ...alone, number: '6222000022220000', phone: '', calledPhone: '0570-4' });
    expect(second.code).toBe('person:2');
    expect((await show(house, second.code)).open?.doubts).toEqual([
      { message: '登记簿里已有同名的“示例·丙”，请核对是不是同一人' },
    ]);
  });
});

describe('an account that purchasing approved', () => {
  it('is offered for the firm with the same credit code, and is still proposed and approved', async () => {
    const house = await open();
    await approvedCard(house);
    await approvedPayee(house);
    const party = { code: 'P3', name: '示例青山医药有限公司', class: 'other', creditCode: CODE };
    await house.call('organisation.addParties', { parties: [party] }, CHIEF);
    const start = (code: 'party:P1' | 'party:P3') =>
      house.pipeline.perform(approval.payeeToPropose, { code }, ACCOUNTANT);
    const { name, bank, number } = payeeAsked();
    const offer = { supplier: CODE, name, bank, number, phone: '0571-88880000', representative: '示例·何经理' };
    expect(await start('party:P3')).toMatchObject({ first: true, offer });
    expect((await start(PARTY)).offer).toBeUndefined();
    const taken = { name, bank, number, phone: offer.phone, calledPhone: offer.phone, code: 'party:P3' };
    await propose(house, taken);
    expect((await show(house, 'party:P3')).open).toMatchObject({ purchasing: true, doubts: [] });
    // The firm's own account is nobody else's; that of a supplier without a party of its own is.
    await propose(house, { ...taken, code: PARTY });
    expect((await show(house, PARTY)).open?.doubts.map(({ message }) => message)).toContain(
      '与“示例青山医药有限公司”是同一个账号',
    );
  });
});

describe('a payee', () => {
  it('is stopped with a reason, and paid again only after a new approval that cools', async () => {
    const house = await open();
    await decide(house, (await propose(house)).id);
    pass(house, 10);
    const stop = { code: PARTY, revision: 2, reason: '已注销' };
    const stopRefused = (more: object, caller: Caller = CHIEF) =>
      house.refusal('approval.stopPayee', { ...stop, ...more }, caller);
    expect(await stopRefused({ revision: 1 })).toMatchObject({ code: 'changed' });
    expect(await stopRefused({ code: OTHER, revision: 0 })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await stopRefused({}, ACCOUNTANT)).toMatchObject({ code: 'FORBIDDEN' });
    await house.call('approval.stopPayee', stop, CHIEF);
    expect(await stopRefused({ revision: 3 })).toMatchObject({ code: 'not-in-force' });
    expect((await show(house, PARTY)).stops).toMatchObject([{ reason: '已注销', display: 'li.zong' }]);
    expect((await register(house)).get(PARTY)?.state).toBe('stopped');
    const { id } = await propose(house, { revision: 3 });
    expect((await show(house, PARTY)).open?.doubts).toEqual([{ message: '这个收款单位已经停用，核准后恢复付款' }]);
    await decide(house, id);
    expect((await register(house)).get(PARTY)).toMatchObject({ state: 'active', account: { since: '2025-04-10' } });
  });
});
