import { contract } from '../../../shared/contract/index.ts';
import type { Operation } from '../../../shared/contract/operation.ts';
import { type Caller, type Grant, scopeOf } from '../../../shared/domain/organisation/access.ts';
import { decideGrants, isLastAdministrator } from '../../../shared/domain/organisation/people.ts';
import { PERMISSIONS, type Permission } from '../../../shared/domain/organisation/permission.ts';
import { permissionsOf, ROLE_CODES, ROLES, type RoleCode } from '../../../shared/domain/organisation/roles.ts';
import {
  ACT_NAMES,
  type Act,
  CONFLICTING_ACTS,
  conflictingPairsHeld,
} from '../../../shared/domain/organisation/separation.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { BooksTx } from '../database.ts';
import type { CommandContext } from '../pipeline/context.ts';
import { answer, command, DONE, type Implementation, preparedCommand, query } from '../pipeline/implementation.ts';
import type { FirstStart } from './first-start.ts';
import type { Passwords } from './passwords.ts';
import { loadPeople, loadSetting, loadUnits, type Person } from './queries.ts';
import { unlessBusy } from './signing-in.ts';

const { organisation, session } = contract;

/** Setting that names the person made at set-up, who may also hold 总会计师. */
const FIRST_ADMINISTRATOR = 'setup.administrator';

const roleName = (role: string): string => (Object.hasOwn(ROLES, role) ? ROLES[role as RoleCode].name : role);
const pairName = ([a, b]: readonly [Act, Act]): string => `${ACT_NAMES[a]}/${ACT_NAMES[b]}`;

const personOut = (person: Person, nowMs: number) => ({
  id: person.id,
  name: person.name,
  display: person.display,
  disabled: person.disabled,
  locked: person.lockedUntilMs > nowMs,
  grants: person.grants.map((grant) => ({ ...grant, roleName: roleName(grant.role) })),
});

/** What a person may do, and at which units; '' stands for the whole community. */
function permissionsHeld(person: Person): { permission: string; name: string; units: UnitCode[] }[] {
  const caller: Caller = { kind: 'person', session: '', ...person };
  const held = new Set(person.grants.flatMap(({ role }) => permissionsOf(role)));
  return (Object.keys(PERMISSIONS) as Permission[])
    .filter((permission) => held.has(permission))
    .map((permission) => {
      const scope = scopeOf(caller, permission);
      const units = scope?.kind === 'units' ? [...scope.units].sort() : [''];
      return { permission, name: PERMISSIONS[permission], units };
    });
}

async function replaceGrants({ db, bulkInsert }: BooksTx, person: string, grants: readonly Grant[]): Promise<void> {
  await db.deleteFrom('person_role').where('person', '=', person).execute();
  if (grants.length > 0)
    await bulkInsert(
      'person_role',
      grants.map((grant) => ({ person, ...grant })),
    );
}

/** Ends every sign-in of a person, and with it whatever was allowed before. */
async function endSessions({ db }: BooksTx, person: string): Promise<void> {
  await db.updateTable('session').set({ ended: 1 }).where('person', '=', person).execute();
}

async function someone(context: CommandContext<Operation>, id: string): Promise<{ person: Person; all: Person[] }> {
  const all = await loadPeople(context.db);
  const person = all.find((other) => other.id === id);
  if (!person) throw context.notFound('person');
  return { person, all };
}

/** 人员、角色与权限报告. */
export function peopleOperations(passwords: Passwords, start: FirstStart): Implementation[] {
  return [
    query(organisation.people, async ({ db, nowMs }) =>
      (await loadPeople(db)).map((person) => personOut(person, nowMs)),
    ),

    answer(organisation.roles, async () =>
      ROLE_CODES.map((role) => ({
        role,
        name: ROLES[role].name,
        held: ROLES[role].held,
        permissions: permissionsOf(role).map((permission) => ({ permission, name: PERMISSIONS[permission] })),
      })),
    ),

    query(organisation.permissionReport, async ({ db, nowMs }) => ({
      people: (await loadPeople(db)).map((person) => ({
        ...personOut(person, nowMs),
        permissions: permissionsHeld(person),
        conflicts: conflictingPairsHeld(person.grants).map(pairName),
      })),
      conflictingActs: CONFLICTING_ACTS.map(pairName),
    })),

    preparedCommand(
      organisation.createPerson,
      (_context, { password }) => unlessBusy(passwords.hash(password)),
      async (context, { name, display, grants }, passwordHash) => {
        const { db, tx } = context;
        const namesake = await db.selectFrom('person').select('id').where('name', '=', name).executeTakeFirst();
        if (namesake) throw context.refused('name-taken', `登录名 ${name} 已被使用`);
        const units = new Set((await loadUnits(db)).map(({ code }) => code));
        const decided = decideGrants({ grants, units, madeAtSetUp: false });
        if (!decided.ok) throw context.refused(decided.error[0]!.code, decided.error);
        const person = { id: context.ids.next(), name, display, disabled: false, lockedUntilMs: 0 };
        await db
          .insertInto('person')
          .values({
            id: person.id,
            name,
            display,
            password_hash: passwordHash,
            disabled: 0,
            failed_attempts: 0,
            locked_until_ms: 0,
          })
          .execute();
        await replaceGrants(tx, person.id, decided.value);
        context.audit({
          subject: name,
          after: { display, grants: decided.value.map(({ role, unit }) => ({ role, unit })) },
        });
        return personOut({ ...person, grants: decided.value }, context.nowMs);
      },
    ),

    command(organisation.setRoles, async (context, { person: id, grants, reason }) => {
      const { caller, db, tx } = context;
      if (caller.kind === 'person' && caller.id === id)
        throw context.refused('own-roles', '不能更改自己的角色，请由另一位管理员办理');
      const { person, all } = await someone(context, id);
      const units = new Set((await loadUnits(db)).map(({ code }) => code));
      const madeAtSetUp = (await loadSetting(db, FIRST_ADMINISTRATOR)) === id;
      const decided = decideGrants({ grants, units, madeAtSetUp });
      if (!decided.ok) throw context.refused(decided.error[0]!.code, decided.error);
      const stays = decided.value.some(({ role }) => role === 'administrator');
      if (!stays && isLastAdministrator(id, all)) throw context.refused('last-administrator', '须至少留有一位管理员');
      await replaceGrants(tx, id, decided.value);
      const listed = (list: readonly Grant[]) => list.map(({ role, unit }) => ({ role, unit }));
      context.audit({
        subject: person.name,
        before: { grants: listed(person.grants) },
        after: { grants: listed(decided.value) },
        reason,
      });
      return personOut({ ...person, grants: decided.value }, context.nowMs);
    }),

    command(organisation.disablePerson, async (context, { person: id, reason }) => {
      const { person, all } = await someone(context, id);
      if (person.disabled) throw context.refused('already-disabled', `${person.display}已经停用`);
      if (isLastAdministrator(id, all)) throw context.refused('last-administrator', '须至少留有一位管理员');
      await context.db.updateTable('person').set({ disabled: 1 }).where('id', '=', id).execute();
      await endSessions(context.tx, id);
      context.audit({ subject: person.name, before: { disabled: false }, after: { disabled: true }, reason });
      return DONE;
    }),

    command(organisation.enablePerson, async (context, { person: id, reason }) => {
      const { person } = await someone(context, id);
      await context.db
        .updateTable('person')
        .set({ disabled: 0, failed_attempts: 0, locked_until_ms: 0 })
        .where('id', '=', id)
        .execute();
      context.audit({
        subject: person.name,
        before: { disabled: person.disabled },
        after: { disabled: false },
        reason,
      });
      return DONE;
    }),

    preparedCommand(
      organisation.resetPassword,
      (_context, { password }) => unlessBusy(passwords.hash(password)),
      async (context, { person: id, reason }, passwordHash) => {
        const { person } = await someone(context, id);
        await context.db
          .updateTable('person')
          .set({ password_hash: passwordHash, failed_attempts: 0, locked_until_ms: 0 })
          .where('id', '=', id)
          .execute();
        await endSessions(context.tx, id);
        context.audit({ subject: person.name, after: { passwordReset: true }, reason });
        return DONE;
      },
    ),

    preparedCommand(
      session.createFirstAdministrator,
      async (context, { password }) => {
        const { caller } = context;
        if (caller.kind === 'nobody' && !caller.nearby)
          throw context.refused('not-nearby', '第一位管理员须在本机上设立');
        // Its own first administrator is made by the one who fills it in.
        if (start.filling && caller.kind !== 'local') throw context.refused('already-set-up', '正在装入示例县，请稍候');
        const anyone = await context.read((db) => db.selectFrom('person').select('id').limit(1).executeTakeFirst());
        if (anyone) throw context.refused('already-set-up', '已有人员，请由管理员增加');
        return unlessBusy(passwords.hash(password));
      },
      async (context, { name, display, alsoChiefAccountant }, passwordHash) => {
        const { db, tx } = context;
        if (await db.selectFrom('person').select('id').limit(1).executeTakeFirst())
          throw context.refused('already-set-up', '已有人员，请由管理员增加');
        const id = context.ids.next();
        await db
          .insertInto('person')
          .values({
            id,
            name,
            display,
            password_hash: passwordHash,
            disabled: 0,
            failed_attempts: 0,
            locked_until_ms: 0,
          })
          .execute();
        const roles: RoleCode[] = alsoChiefAccountant ? ['administrator', 'chief-accountant'] : ['administrator'];
        await replaceGrants(
          tx,
          id,
          roles.map((role) => ({ role, unit: '' })),
        );
        await db.insertInto('setting').values({ key: FIRST_ADMINISTRATOR, value: id }).execute();
        context.audit({ actor: name, subject: name, after: { display, roles } });
        return { person: id, roles };
      },
    ),
  ];
}
