import { describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { NOBODY, OPERATOR, openCounty, PASSWORD } from '../support/service.ts';

const { organisation, session } = contract;
const refusal = (code: string) => expect.objectContaining({ code: 'REFUSED', data: expect.objectContaining({ code }) });
const reason = '岗位调整';

describe('people', () => {
  it('are made by an administrator, with roles, and are on the trail without their password', async () => {
    const { ask, administrator, hire } = await openCounty();
    await hire('lihua', [{ role: 'unit-accountant', unit: 'T01' }]);
    const people = await ask(organisation.people, {}, administrator.caller);
    expect(people.map(({ name, grants }) => [name, grants])).toContainEqual([
      'lihua',
      [{ role: 'unit-accountant', roleName: '成员单位会计', unit: 'T01' }],
    ]);
    const { rows } = await ask(contract.audit.trail, { operation: 'organisation.createPerson' }, administrator.caller);
    expect(rows[0]).toMatchObject({
      subject: 'lihua',
      after: '{"display":"lihua","grants":[{"role":"unit-accountant","unit":"T01"}]}',
    });
  });

  it('the local operator of the command line administers nobody', async () => {
    const { ask } = await openCounty();
    const create = ask(
      organisation.createPerson,
      { name: 'x', display: 'x', password: PASSWORD, grants: [] },
      OPERATOR,
    );
    await expect(create).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('a name is taken once', async () => {
    const { hire } = await openCounty();
    await hire('lihua', []);
    await expect(hire('lihua', [])).rejects.toEqual(refusal('name-taken'));
  });

  it('nobody changes the own roles; a second administrator may', async () => {
    const { ask, administrator, hire } = await openCounty();
    const { caller, id } = await hire('second', [{ role: 'administrator', unit: '' }]);
    const own = ask(
      organisation.setRoles,
      { person: id, grants: [{ role: 'chief-accountant', unit: '' }], reason },
      caller,
    );
    await expect(own).rejects.toEqual(refusal('own-roles'));
    const both = [
      { role: 'administrator', unit: '' },
      { role: 'chief-accountant', unit: '' },
    ];
    const second = ask(organisation.setRoles, { person: id, grants: both, reason }, administrator.caller);
    await expect(second).rejects.toEqual(refusal('administrator-sees-no-business'));
    const [first] = await ask(organisation.people, {}, caller);
    expect(await ask(organisation.setRoles, { person: first!.id, grants: both, reason }, caller)).toMatchObject({
      name: 'guanli',
    });
  });

  it('the last administrator can neither be disabled nor lose the role', async () => {
    const { ask, administrator, hire } = await openCounty();
    const { id, caller } = await hire('second', [{ role: 'administrator', unit: '' }]);
    const [first] = await ask(organisation.people, {}, administrator.caller);
    await ask(organisation.disablePerson, { person: first!.id, reason }, caller);
    await expect(ask(organisation.disablePerson, { person: id, reason }, caller)).rejects.toEqual(
      refusal('last-administrator'),
    );
  });

  it('new roles hold from the next request on', async () => {
    const { ask, administrator, hire, sessions } = await openCounty();
    const { id, token, caller } = await hire('lihua', [{ role: 'unit-accountant', unit: 'T01' }]);
    expect((await ask(organisation.units, {}, caller)).map(({ code }) => code)).toEqual(['T01']);
    await ask(
      organisation.setRoles,
      { person: id, grants: [{ role: 'unit-accountant', unit: 'T02' }], reason },
      administrator.caller,
    );
    const again = await sessions.authenticate(token);
    expect((await ask(organisation.units, {}, again)).map(({ code }) => code)).toEqual(['T02']);
  });

  it('who is disabled is out at once, and back only when enabled', async () => {
    const { ask, administrator, hire, sessions, signIn } = await openCounty();
    const { id, token } = await hire('lihua', []);
    await ask(organisation.disablePerson, { person: id, reason }, administrator.caller);
    expect(await sessions.authenticate(token)).toBeUndefined();
    await expect(signIn('lihua')).rejects.toEqual(refusal('disabled'));
    const wrong = ask(session.signIn, { name: 'lihua', password: 'wrong' }, NOBODY);
    await expect(wrong).rejects.toEqual(refusal('wrong-credentials'));
    await ask(organisation.enablePerson, { person: id, reason }, administrator.caller);
    expect(await sessions.authenticate(token)).toBeUndefined();
    await signIn('lihua');
  });

  it('a forgotten password is set anew by an administrator', async () => {
    const { ask, administrator, hire, sessions, signIn } = await openCounty();
    const { id, token } = await hire('lihua', []);
    await ask(organisation.resetPassword, { person: id, password: 'a brand new phrase', reason }, administrator.caller);
    expect(await sessions.authenticate(token)).toBeUndefined();
    await signIn('lihua', 'a brand new phrase');
  });
});

describe('the permission report', () => {
  it('shows where each permission is held, and who holds both sides of an incompatible pair', async () => {
    const { ask, administrator, hire } = await openCounty();
    await hire('lihua', [
      { role: 'unit-accountant', unit: 'T01' },
      { role: 'reviewer', unit: '' },
    ]);
    const { people, conflictingActs } = await ask(organisation.permissionReport, {}, administrator.caller);
    const lihua = people.find(({ name }) => name === 'lihua');
    expect(lihua?.permissions).toContainEqual({ permission: 'ledger.prepare', name: '制单', units: ['T01'] });
    expect(lihua?.permissions).toContainEqual({ permission: 'ledger.review', name: '审核凭证', units: [''] });
    expect(lihua?.conflicts).toEqual(['制单/审核']);
    expect(conflictingActs).toEqual([
      '制单/审核',
      '申请/审批',
      '采购/验收',
      '审批/支付',
      '制单/出纳签字',
      '审核/出纳签字',
      '出纳签字/记账',
      '支付/记账',
    ]);
  });
});
