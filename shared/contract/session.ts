import * as z from 'zod';
import { done, entityId, listOf, signInName, text } from './fields.ts';
import { command, query } from './operation.ts';

/** 口令: 10–128 characters; only its Argon2id hash is ever kept. */
export const password = z.string().min(10, '口令至少 10 个字符').max(128);

const grant = z.object({ role: z.string(), unit: z.string() });

/** Who is signed in, and what that person may do where. */
export const identity = z.object({
  kind: z.enum(['nobody', 'local', 'person']),
  name: z.string(),
  display: z.string(),
  grants: z.array(grant),
  permissions: z.array(z.string()),
});

/** How far the books are from being used: nobody set up, the sample county being filled in, ready, or left half filled. */
const setUp = z.object({
  state: z.enum(['empty', 'filling', 'ready', 'failed']),
  /** Units of the sample county that are filled in, of `total`; 0 of 0 while that is not known. */
  done: z.int(),
  total: z.int(),
  /** Why it failed and what to do. */
  message: z.string().nullable(),
});

export const session = {
  signIn: command({
    summary: '登录',
    permission: 'public',
    scope: 'public',
    input: z.strictObject({ name: signInName, password: z.string().min(1).max(128) }),
    output: z.object({ token: z.string(), person: entityId, display: z.string(), expiresInSeconds: z.int() }),
    refusals: ['wrong-credentials', 'locked-out', 'disabled'],
    secret: ['password'],
    replay: false,
    example: { name: 'lihua', password: 'a long pass phrase' },
  }),
  signOut: command({
    summary: '退出登录',
    permission: 'self',
    scope: 'self',
    input: z.strictObject({}),
    output: done,
    example: {},
  }),
  whoAmI: query({
    summary: '当前登录的是谁',
    permission: 'public',
    scope: 'public',
    input: z.strictObject({}),
    output: identity,
    example: {},
  }),
  changePassword: command({
    summary: '修改本人口令，其他登录随即失效',
    permission: 'self',
    scope: 'self',
    input: z.strictObject({ current: z.string().min(1).max(128), next: password }),
    output: done,
    refusals: ['wrong-credentials', 'same-password'],
    secret: ['current', 'next'],
    replay: false,
    example: { current: 'a long pass phrase', next: 'another long phrase' },
  }),
  /** 通知看到哪里: kept with the person, so that every desk knows; it only ever goes forward. */
  noteSeen: command({
    summary: '记下本人的通知看到了哪里',
    permission: 'self',
    scope: 'self',
    input: z.strictObject({ sequence: z.int().min(0).max(Number.MAX_SAFE_INTEGER) }),
    output: done,
    example: { sequence: 1 },
  }),
  demo: query({
    summary: '示例县的人员与口令；不是示例账套时为空',
    permission: 'public',
    scope: 'public',
    input: z.strictObject({}),
    output: z
      .object({
        password: z.string(),
        people: listOf(z.object({ name: z.string(), display: z.string(), roles: z.array(z.string()) }), 100),
      })
      .nullable(),
    example: {},
  }),
  setUp: query({
    summary: '账套是否已有人员，或正在装入示例县',
    permission: 'public',
    scope: 'public',
    input: z.strictObject({}),
    output: setUp,
    example: {},
  }),
  startSample: command({
    summary: '首次启动时装入示例县，立即返回，进度见 setUp',
    permission: 'public',
    scope: 'public',
    input: z.strictObject({}),
    output: setUp,
    refusals: ['already-set-up', 'not-nearby', 'filling'],
    replay: false,
    example: {},
  }),
  createFirstAdministrator: command({
    summary: '建账时设立第一位管理员，可兼任总会计师',
    permission: 'public',
    scope: 'public',
    input: z.strictObject({
      name: signInName,
      display: text(40),
      password,
      alsoChiefAccountant: z.boolean().default(false),
    }),
    output: z.object({ person: entityId, roles: listOf(z.string(), 8) }),
    refusals: ['already-set-up', 'not-nearby'],
    secret: ['password'],
    example: { name: 'guanli', display: '赵管理', password: 'a long pass phrase', alsoChiefAccountant: true },
  }),
};
