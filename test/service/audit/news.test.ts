import { describe, expect, it } from 'vitest';
import { toldOf } from '../../../renderer/app/told.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { Operation, ReplyOf, RequestOf } from '../../../shared/contract/operation.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { RoleCode } from '../../../shared/domain/organisation/roles.ts';
import { LOCALES } from '../../../shared/i18n/locale.ts';
import { LEAD, openCommunity, simple, someone, TOWN, TOWN2 } from '../support/house.ts';
import { NOBODY, OPERATOR, PASSWORD } from '../support/service.ts';

const { audit, ledger, organisation, session } = contract;
const TODAY = '2025-03-31T00:00:00.000Z';

/** A county of three units, and people who are signed in. */
async function county() {
  const house = await openCommunity([LEAD, TOWN, TOWN2]);
  const ask = <Op extends Operation>(operation: Op, input: RequestOf<Op>, caller: Caller): Promise<ReplyOf<Op>> =>
    house.pipeline.perform(operation, input, caller);
  const signIn = async (name: string): Promise<Caller> => {
    const { token } = await ask(session.signIn, { name, password: PASSWORD }, NOBODY);
    return (await house.sessions.authenticate(token))!;
  };
  await ask(session.createFirstAdministrator, { name: 'guanli', display: '赵管理', password: PASSWORD }, NOBODY);
  const administrator = await signIn('guanli');
  const hire = async (name: string, role: RoleCode, unit = '') => {
    await ask(
      organisation.createPerson,
      { name, display: `${name}先生`, password: PASSWORD, grants: [{ role, unit }] },
      administrator,
    );
    return signIn(name);
  };
  const chief = await hire('li', 'chief-accountant');
  const clerk = await hire('sun', 'unit-accountant', 'T01');
  const other = await hire('wu', 'unit-accountant', 'T02');
  const books = () => house.importJson('T01', [simple('2025-03-10', '1001', '1002', '100.00')]);
  const notices = async (caller: Caller) => {
    const reply = await ask(audit.notices, {}, caller);
    return { ...reply, operations: reply.rows.map(({ operation }) => operation) };
  };
  return { house, ask, signIn, administrator, chief, clerk, other, books, notices };
}

describe('the bell', () => {
  it('rings for the unit that it concerns and for the centre, not for its neighbour nor for who did it', async () => {
    const { ask, books, notices, chief, clerk, other } = await county();
    await books();
    await ask(ledger.submitPeriod, { unit: 'T01', period: '2025-03' }, clerk);
    expect(await notices(chief)).toMatchObject({ operations: ['ledger.submitPeriod'], unread: 1 });
    // The import came from the command line: that is news to the unit's own people.
    expect(await notices(clerk)).toMatchObject({ operations: ['ledger.importVouchers'], unread: 1 });
    expect(await notices(other)).toMatchObject({ operations: [], unread: 0 });
  });

  it('is quiet once it was looked at, on every desk of the person, and rings for what comes later', async () => {
    const { ask, books, notices, chief, clerk, signIn } = await county();
    await books();
    await ask(ledger.submitPeriod, { unit: 'T01', period: '2025-03' }, clerk);
    const { last } = await notices(chief);
    await ask(session.noteSeen, { sequence: last }, chief);
    expect(await notices(await signIn('li'))).toMatchObject({ unread: 0, operations: ['ledger.submitPeriod'] });
    // An older desk that says so late takes nothing back.
    await ask(session.noteSeen, { sequence: 1 }, chief);
    expect(await notices(chief)).toMatchObject({ unread: 0, seen: last });
    await ask(ledger.reopenPeriod, { unit: 'T01', period: '2025-03', reason: '补一张凭证' }, chief);
    expect(await notices(clerk)).toMatchObject({ unread: 2, rows: [{ reason: '补一张凭证' }, {}] });
  });

  it('tells people what became of their own permissions, though they see no register of people', async () => {
    const { ask, house, notices, administrator, clerk, other } = await county();
    const people = await ask(organisation.people, {}, administrator);
    const { id } = people.find(({ name }) => name === 'sun')!;
    await ask(
      organisation.setRoles,
      { person: id, grants: [{ role: 'unit-head', unit: 'T01' }], reason: '转岗' },
      administrator,
    );
    expect(await notices(clerk)).toMatchObject({ operations: ['organisation.setRoles'], names: { guanli: '赵管理' } });
    expect((await notices(other)).operations).toEqual([]);
    expect(house.defects).toEqual([]);
  });

  it('tells vouchers that came in one by one as the one file that they are', async () => {
    const { ask, house, notices, clerk } = await county();
    const vouchers = [1, 2, 3].map((day) => simple(`2025-03-0${day}`, '1001', '1002', '100.00'));
    const file = await house.file(JSON.stringify(vouchers));
    for (const only of [0, 1, 2])
      await ask(ledger.importVouchers, { unit: 'T01', file, fileName: '凭证.json', only }, OPERATOR);
    const { rows, unread } = await notices(clerk);
    expect([rows.length, unread, JSON.parse(rows[0]!.after!).vouchers]).toEqual([1, 1, 3]);
  });

  it('asks for a backup after a week without one, of who makes backups', async () => {
    const { house, notices, chief, clerk } = await county();
    expect((await notices(chief)).backupOverdueDays).toBeNull();
    house.clock.advance(8 * 24 * 60 * 60_000);
    expect((await notices(chief)).backupOverdueDays).toBe(8);
    expect((await notices(clerk)).backupOverdueDays).toBeNull();
  });
});

describe('what changed', () => {
  it('is told since the last visit, of the units that one may see', async () => {
    const { ask, house, books, chief, clerk, other } = await county();
    await books();
    house.clock.advance(24 * 60 * 60_000);
    await ask(ledger.submitPeriod, { unit: 'T01', period: '2025-03' }, clerk);
    const today = { today: '2025-04-01T00:00:00.000Z' };
    const seen = await ask(audit.changes, today, chief);
    expect(seen).toMatchObject({ from: '2025-03-31T08:00:00.000Z', actors: expect.arrayContaining(['sun']) });
    expect(seen.rows[0]).toMatchObject({ operation: 'ledger.submitPeriod', actor: 'sun' });
    expect((await ask(audit.changes, { ...today, actor: 'sun' }, chief)).total).toBe(1);
    const neighbour = await ask(audit.changes, { ...today, unit: 'T01' }, other);
    expect([neighbour.total, neighbour.actors]).toEqual([0, []]);
  });

  it('has no beginning on the first day, and takes days', async () => {
    const { ask, books, chief } = await county();
    await books();
    expect((await ask(audit.changes, { today: TODAY }, chief)).from).toBeNull();
    const later = await ask(audit.changes, { today: TODAY, from: '2025-04-01T00:00:00.000Z' }, chief);
    expect(later.total).toBe(0);
    const days = { from: '2025-03-31T00:00:00.000Z', to: '2025-04-01T00:00:00.000Z' };
    expect((await ask(audit.changes, { today: TODAY, ...days }, chief)).total).toBeGreaterThan(0);
  });
});

describe('the trail', () => {
  it('is told in sentences, each with everything it names', async () => {
    const { ask, books, chief, clerk, administrator, house } = await county();
    await books();
    await house.importTrialBalance(
      'T02',
      '2025-03',
      '科目编码,科目名称,期初借方,期初贷方,本期借方,本期贷方,期末借方,期末贷方\n1001,库存现金,0,0,10,0,10,0\n4001,事业收入,0,0,0,10,0,10\n',
    );
    const [batch] = await ask(ledger.batches, { unit: 'T01' }, chief);
    await ask(ledger.undoImport, { unit: 'T01', batch: batch!.id, reason: '重报' }, clerk);
    await ask(ledger.mapAccount, { scope: 'T01', code: '1001', group: '1001', from: '2025-01' }, chief).catch(
      () => undefined,
    );
    await ask(organisation.setDeadlines, { submitDay: 5, consolidateDay: 10, reason: '按要求' }, chief);
    const people = await ask(organisation.people, {}, administrator);
    await ask(
      organisation.disablePerson,
      { person: people.find(({ name }) => name === 'wu')!.id, reason: '调离' },
      administrator,
    );
    const { rows, names } = await ask(audit.trail, { limit: 1000 }, chief);
    const units = new Map([LEAD, TOWN, TOWN2].map(({ code, name }) => [code, name]));
    for (const locale of LOCALES) {
      const teller = { locale, unitName: (code: string) => units.get(code), personName: (name: string) => names[name] };
      for (const row of rows) {
        const sentence = toldOf(row, teller);
        expect(sentence, row.operation).not.toMatch(/[{}|]|undefined|null|local:|批次 \d/);
        expect(sentence, row.operation).not.toMatch(/一家单位|某月|a unit|a month/);
        expect(sentence, row.operation).not.toContain(row.operation);
      }
    }
    const told = rows.map((row) =>
      toldOf(row, { locale: 'zh-CN', unitName: (code) => units.get(code), personName: (name) => names[name] }),
    );
    expect(told).toContain('撤销了柳河镇卫生院2025年3月的凭证导入，1 张以红字冲回');
    expect(told).toContain('停用了wu先生');
  });

  it('finds a person by name as well as by sign-in name', async () => {
    const { ask, chief, clerk, books } = await county();
    await books();
    await ask(ledger.submitPeriod, { unit: 'T01', period: '2025-03' }, clerk);
    const byName = await ask(audit.trail, { actor: 'sun先' }, chief);
    const bySignIn = await ask(audit.trail, { actor: 'sun' }, chief);
    expect(byName.total).toBe(bySignIn.total);
    expect(byName.total).toBeGreaterThan(1);
  });
});

describe('urging', () => {
  it('rings in the unit, once a day, until the month is submitted', async () => {
    const { ask, house, books, notices, chief, clerk, other } = await county();
    await books();
    const at = { unit: 'T01', period: '2025-03' } as const;
    await ask(audit.urge, at, chief);
    expect((await notices(clerk)).operations).toContain('audit.urge');
    expect((await notices(other)).operations).not.toContain('audit.urge');
    expect(await ask(audit.urges, { period: '2025-03' }, chief)).toMatchObject([
      { unit: 'T01', actor: 'li', today: true },
    ]);
    expect(await ask(audit.urges, { period: '2025-03' }, other)).toEqual([]);
    expect(await house.refusal('audit.urge', at, chief)).toMatchObject({ code: 'urged-today' });
    house.clock.advance(9 * 60 * 60_000);
    await ask(audit.urge, at, chief);
    await ask(ledger.submitPeriod, at, clerk);
    // Then its head is asked to sign, the same day and once a day as well, until that is done.
    const head = someone('chu', 'unit-head', 'T01');
    const before = (await notices(head)).operations.length;
    await ask(audit.urge, at, chief);
    expect((await notices(head)).operations.length).toBe(before + 1);
    expect(await house.refusal('audit.urge', at, chief)).toMatchObject({ code: 'urged-today' });
    expect((await ask(audit.urges, { period: '2025-03' }, chief)).map(({ step }) => step)).toEqual([
      'attest',
      'submit',
    ]);
    await ask(ledger.attest, { ...at, side: 'unit' }, head);
    house.clock.advance(24 * 60 * 60_000);
    expect(await house.refusal('audit.urge', at, chief)).toMatchObject({ code: 'not-open' });
  });
});

describe('deadlines', () => {
  it('are none until they are set, are known to every unit, and their change stands on the trail', async () => {
    const { ask, house, notices, chief, clerk } = await county();
    expect(await ask(organisation.deadlines, {}, clerk)).toEqual({ submitDay: null, consolidateDay: null });
    await ask(organisation.setDeadlines, { submitDay: 5, consolidateDay: 10, reason: '按县卫健局要求' }, chief);
    expect(await ask(organisation.deadlines, {}, clerk)).toEqual({ submitDay: 5, consolidateDay: 10 });
    expect((await notices(clerk)).operations).toContain('organisation.setDeadlines');
    const backwards = { submitDay: 10, consolidateDay: 5, reason: '反了' };
    expect(await house.refusal('organisation.setDeadlines', backwards, chief)).toMatchObject({
      code: 'consolidated-before-submitted',
    });
    expect(await house.refusal('organisation.setDeadlines', backwards, clerk)).toMatchObject({ code: 'FORBIDDEN' });
  });
});
