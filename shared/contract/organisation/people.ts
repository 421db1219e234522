import * as z from 'zod';
import { done, entityId, listOf, signInName, text } from '../fields.ts';
import { command, query } from '../operation.ts';
import { password } from '../session.ts';

/** A role, and the unit it is held at: '' for the whole community. */
const grant = z.strictObject({
  role: z.string().regex(/^[a-z][a-z-]{1,31}$/),
  unit: z.string().regex(/^([A-Z0-9]{1,12})?$/),
});
const grantOut = z.object({ role: z.string(), roleName: z.string(), unit: z.string() });

const personOut = z.object({
  id: z.string(),
  name: z.string(),
  display: z.string(),
  disabled: z.boolean(),
  locked: z.boolean(),
  grants: z.array(grantOut),
});

const GRANTS = [
  'unknown-role',
  'unknown-unit',
  'needs-unit',
  'community-only',
  'administrator-sees-no-business',
  'last-administrator',
  'own-roles',
] as const;

const someone = '01JC0000000000000000000000';

/** The people and what they may do (人员与角色). */
export const people = {
  people: query({
    summary: '人员名册',
    permission: 'people.report',
    scope: 'community',
    input: z.strictObject({}),
    output: z.array(personOut),
    example: {},
  }),
  roles: query({
    summary: '角色及其权限',
    permission: 'self',
    scope: 'self',
    input: z.strictObject({}),
    output: z.array(
      z.object({
        role: z.string(),
        name: z.string(),
        held: z.enum(['community', 'unit', 'either']),
        permissions: z.array(z.object({ permission: z.string(), name: z.string() })),
      }),
    ),
    example: {},
  }),
  permissionReport: query({
    summary: '权限报告：每人在何处能做什么，兼有哪些不相容职责',
    permission: 'people.report',
    scope: 'community',
    input: z.strictObject({}),
    output: z.object({
      people: z.array(
        personOut.extend({
          permissions: z.array(z.object({ permission: z.string(), name: z.string(), units: z.array(z.string()) })),
          conflicts: z.array(z.string()),
        }),
      ),
      conflictingActs: z.array(z.string()),
    }),
    example: {},
  }),
  createPerson: command({
    summary: '增加人员',
    permission: 'people.manage',
    scope: 'community',
    input: z.strictObject({ name: signInName, display: text(40), password, grants: listOf(grant, 100) }),
    output: personOut,
    refusals: ['name-taken', ...GRANTS],
    secret: ['password'],
    example: {
      name: 'lihua',
      display: '李华',
      password: 'a long pass phrase',
      grants: [{ role: 'centre-accountant', unit: '' }],
    },
  }),
  setRoles: command({
    summary: '设定某人的角色',
    permission: 'people.manage',
    scope: 'community',
    input: z.strictObject({ person: entityId, grants: listOf(grant, 100), reason: text(200) }),
    output: personOut,
    refusals: GRANTS,
    example: { person: someone, grants: [{ role: 'unit-accountant', unit: 'T01' }], reason: '岗位调整' },
  }),
  disablePerson: command({
    summary: '停用人员，其登录随即失效',
    permission: 'people.manage',
    scope: 'community',
    input: z.strictObject({ person: entityId, reason: text(200) }),
    output: done,
    refusals: ['last-administrator', 'already-disabled'],
    example: { person: someone, reason: '调离财务中心' },
  }),
  enablePerson: command({
    summary: '重新启用人员，并解除登录锁定',
    permission: 'people.manage',
    scope: 'community',
    input: z.strictObject({ person: entityId, reason: text(200) }),
    output: done,
    example: { person: someone, reason: '返岗' },
  }),
  resetPassword: command({
    summary: '为某人重设口令，其登录随即失效',
    permission: 'people.manage',
    scope: 'community',
    input: z.strictObject({ person: entityId, password, reason: text(200) }),
    output: done,
    secret: ['password'],
    example: { person: someone, password: 'a long pass phrase', reason: '本人遗忘口令' },
  }),
};
