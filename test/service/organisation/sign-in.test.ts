import { describe, expect, it } from 'vitest';
import { argonPasswords, PASSWORD_COST } from '../../../electron/service/organisation/commands.ts';
import { contract } from '../../../shared/contract/index.ts';
import { LOCKOUT } from '../../../shared/domain/organisation/lockout.ts';
import { SESSION } from '../../../shared/domain/organisation/session.ts';
import { NOBODY, OPERATOR, openBench, openCounty, PASSWORD } from '../support/service.ts';

const { session, organisation } = contract;
const refusal = (code: string) => expect.objectContaining({ code: 'REFUSED', data: expect.objectContaining({ code }) });

describe('set-up', () => {
  it('the first administrator is made on this machine, once', async () => {
    const { ask } = await openBench();
    const first = { name: 'guanli', display: '赵管理', password: PASSWORD };
    const away = ask(session.createFirstAdministrator, first, { kind: 'nobody', nearby: false });
    await expect(away).rejects.toEqual(refusal('not-nearby'));
    expect(await ask(session.createFirstAdministrator, first, NOBODY)).toMatchObject({ roles: ['administrator'] });
    const second = ask(session.createFirstAdministrator, { ...first, name: 'other' }, NOBODY);
    await expect(second).rejects.toEqual(refusal('already-set-up'));
  });

  it('may also hold 总会计师, and the permission report shows it', async () => {
    const { ask, administrator } = await openCounty();
    const report = await ask(organisation.permissionReport, {}, administrator.caller);
    expect(report.people.map(({ name, grants }) => [name, grants.map(({ roleName }) => roleName)])).toEqual([
      ['guanli', ['管理员', '总会计师']],
    ]);
  });
});

describe('signing in', () => {
  it('gives a token that stands for the person, and leaves an event with the person’s name', async () => {
    const { ask, hire, administrator } = await openCounty();
    const { caller, token } = await hire('lihua', [{ role: 'unit-accountant', unit: 'T01' }]);
    expect(caller).toMatchObject({ kind: 'person', name: 'lihua', grants: [{ role: 'unit-accountant', unit: 'T01' }] });
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const { rows } = await ask(
      contract.audit.trail,
      { operation: 'session.signIn', actor: 'lihua' },
      administrator.caller,
    );
    expect(rows).toEqual([expect.objectContaining({ actor: 'lihua', subject: 'lihua', after: '{"signedIn":true}' })]);
  });

  it('on the command line it carries both the operating system’s user and the person', async () => {
    const { ask, administrator, sessions } = await openCounty();
    const { token } = await ask(session.signIn, { name: 'guanli', password: PASSWORD }, OPERATOR);
    const caller = await sessions.authenticate(token, { osUser: 'wang' });
    await ask(
      organisation.addDepartments,
      { unit: 'T01', departments: [{ code: 'A01', name: '院办', class: 'admin' }] },
      caller,
    );
    const { rows } = await ask(contract.audit.trail, { limit: 2 }, administrator.caller);
    expect(rows.map(({ operation, actor, osUser }) => [operation, actor, osUser])).toEqual([
      ['organisation.addDepartments', 'guanli', 'wang'],
      ['session.signIn', 'guanli', 'wang'],
    ]);
  });

  it('a wrong password and an unknown name are refused alike', async () => {
    const { ask } = await openCounty();
    const wrong = await ask(session.signIn, { name: 'guanli', password: 'wrong' }, NOBODY).catch(
      (error: unknown) => error,
    );
    const unknown = await ask(session.signIn, { name: 'nobody', password: 'wrong' }, NOBODY).catch(
      (error: unknown) => error,
    );
    expect(wrong).toEqual(refusal('wrong-credentials'));
    expect(unknown).toEqual(wrong);
  });

  it('failures lock the name for a time that grows, and are on the trail', async () => {
    const { ask, clock, administrator, signIn } = await openCounty();
    const fail = () =>
      ask(session.signIn, { name: 'guanli', password: 'wrong' }, NOBODY).catch((error: unknown) => error);
    for (let i = 0; i <= LOCKOUT.freeAttempts; i += 1) expect(await fail()).toEqual(refusal('wrong-credentials'));
    expect(await fail()).toEqual(refusal('locked-out'));
    await expect(signIn('guanli')).rejects.toEqual(refusal('locked-out'));
    clock.advance(LOCKOUT.firstDelayMs - 1);
    await expect(signIn('guanli')).rejects.toEqual(refusal('locked-out'));
    clock.advance(1);
    await signIn('guanli');
    const { rows } = await ask(contract.audit.trail, { operation: 'session.signIn' }, administrator.caller);
    expect(rows.filter(({ after }) => after?.includes('"signedIn":false')).length).toBe(LOCKOUT.freeAttempts + 1);
    for (let i = 0; i < LOCKOUT.freeAttempts; i += 1) expect(await fail()).toEqual(refusal('wrong-credentials'));
    await signIn('guanli');
  });

  it('many attempts at once count one by one: the lock is not outrun', async () => {
    const { ask } = await openCounty();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        ask(session.signIn, { name: 'guanli', password: 'wrong' }, NOBODY).catch(({ data }) => data.code),
      ),
    );
    expect(answers.filter((code) => code === 'wrong-credentials')).toHaveLength(LOCKOUT.freeAttempts + 1);
    expect(answers.filter((code) => code === 'locked-out')).toHaveLength(20 - LOCKOUT.freeAttempts - 1);
  });

  it('a token is kept only as its digest, a password only as an Argon2id hash', async () => {
    const { books, administrator } = await openCounty();
    const rows = await books.read(async (db) => [
      ...(await db.selectFrom('session').selectAll().execute()),
      ...(await db.selectFrom('person').selectAll().execute()),
      ...(await db.selectFrom('event').selectAll().execute()),
      ...(await db.selectFrom('idempotency').selectAll().execute()),
    ]);
    const everything = JSON.stringify(rows);
    expect(everything).not.toContain(administrator.token);
    expect(everything).not.toContain(PASSWORD);
    expect(everything).toContain('$argon2id$');
  });

  it('the real cost is what is recommended: 19 MiB, two passes, a salt of its own each time', async () => {
    const passwords = argonPasswords((length) => new Uint8Array(length).fill(7), PASSWORD_COST);
    const kept = await passwords.hash(PASSWORD);
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.verify(kept, PASSWORD)).toBe(true);
    expect(await passwords.verify(kept, `${PASSWORD} `)).toBe(false);
    expect(await passwords.verifyNobody('no one has this password')).toBe(false);
  });
});

describe('a session', () => {
  it('ends when nobody asked for an hour, and whatever happens after twelve', async () => {
    const { sessions, administrator, clock } = await openCounty();
    const holds = async () => (await sessions.authenticate(administrator.token)) !== undefined;
    clock.advance(SESSION.idleMs - 1);
    expect(await holds()).toBe(true);
    clock.advance(SESSION.idleMs - 1);
    expect(await holds()).toBe(true);
    clock.advance(SESSION.idleMs);
    expect(await holds()).toBe(false);
  });

  it('that is busy still ends after twelve hours', async () => {
    const { sessions, administrator, clock } = await openCounty();
    const step = SESSION.idleMs / 2;
    for (let ms = step; ms < SESSION.absoluteMs; ms += step) {
      clock.advance(step);
      expect(await sessions.authenticate(administrator.token)).toBeDefined();
    }
    clock.advance(step);
    expect(await sessions.authenticate(administrator.token)).toBeUndefined();
  });

  it('a page that is merely open does not keep it from going idle', async () => {
    const { sessions, administrator, clock } = await openCounty();
    clock.advance(SESSION.idleMs - 1);
    expect(await sessions.authenticate(administrator.token, { quiet: true })).toBeDefined();
    clock.advance(1);
    expect(await sessions.authenticate(administrator.token)).toBeUndefined();
  });

  it('ends at once on signing out, and only that one', async () => {
    const { ask, sessions, administrator, signIn } = await openCounty();
    const other = await signIn('guanli');
    await ask(session.signOut, {}, administrator.caller);
    expect(await sessions.authenticate(administrator.token)).toBeUndefined();
    expect(await sessions.authenticate(other.token)).toBeDefined();
  });

  it('of no kind of nonsense is a session', async () => {
    const { sessions } = await openCounty();
    for (const token of ['', 'x', 'A'.repeat(43), "' or 1=1 --", 'A'.repeat(10_000)])
      expect(await sessions.authenticate(token)).toBeUndefined();
  });
});

describe('the own password', () => {
  it('is changed with the present one, and other sessions end', async () => {
    const { ask, sessions, administrator, signIn } = await openCounty();
    const other = await signIn('guanli');
    await ask(session.changePassword, { current: PASSWORD, next: 'another long phrase' }, administrator.caller);
    expect(await sessions.authenticate(administrator.token)).toBeDefined();
    expect(await sessions.authenticate(other.token)).toBeUndefined();
    await expect(signIn('guanli')).rejects.toEqual(refusal('wrong-credentials'));
    await signIn('guanli', 'another long phrase');
  });

  it('guessing the present one from a stolen session runs into the same lock', async () => {
    const { ask, administrator, signIn } = await openCounty();
    const guess = () =>
      ask(session.changePassword, { current: 'guess', next: 'another long phrase' }, administrator.caller);
    for (let i = 0; i <= LOCKOUT.freeAttempts; i += 1)
      await expect(guess()).rejects.toEqual(refusal('wrong-credentials'));
    await expect(signIn('guanli')).rejects.toEqual(refusal('locked-out'));
  });

  it('must be new and long enough', async () => {
    const { ask, administrator } = await openCounty();
    const to = (next: string) => ask(session.changePassword, { current: PASSWORD, next }, administrator.caller);
    await expect(to(PASSWORD)).rejects.toEqual(refusal('same-password'));
    await expect(to('short')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('who am I', () => {
  it('says what the caller may do', async () => {
    const { ask, hire } = await openCounty();
    const { caller } = await hire('cashier', [{ role: 'cashier', unit: 'T01' }]);
    expect(await ask(session.whoAmI, {}, caller)).toMatchObject({
      kind: 'person',
      name: 'cashier',
      permissions: [
        ...[
          'public',
          'self',
          'organisation.read',
          'ledger.read',
          'ledger.sign',
          'procurement.read',
          'approval.read',
          'funds.pay',
        ],
      ],
    });
    expect(await ask(session.whoAmI, {}, NOBODY)).toMatchObject({ kind: 'nobody', permissions: ['public'] });
  });
});
