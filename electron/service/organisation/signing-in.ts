import { contract } from '../../../shared/contract/index.ts';
import { scopeOf } from '../../../shared/domain/organisation/access.ts';
import { afterFailure, LOCKOUT, type LockoutPolicy, lockedForMs } from '../../../shared/domain/organisation/lockout.ts';
import { PERMISSIONS, type Permission } from '../../../shared/domain/organisation/permission.ts';
import type { SessionPolicy } from '../../../shared/domain/organisation/session.ts';
import type { BooksTx } from '../database.ts';
import { Failure, RecordedFailure } from '../pipeline/failure.ts';
import { answer, command, DONE, type Implementation, preparedCommand } from '../pipeline/implementation.ts';
import { type Passwords, TooManySignIns } from './passwords.ts';
import { newToken, tokenDigest } from './sessions.ts';

const { session } = contract;

export interface SigningInParts {
  readonly passwords: Passwords;
  readonly policy: SessionPolicy;
  readonly lockout?: LockoutPolicy;
}

const WRONG = '登录名或口令不正确';
const DAYS_30_MS = 30 * 24 * 60 * 60_000;

/** 登录、退出与本人口令. */
export function signingIn({ passwords, policy, lockout = LOCKOUT }: SigningInParts): Implementation[] {
  return [
    preparedCommand(
      session.signIn,
      async ({ read, nowMs }, { name, password }) => {
        const person = await read((db) =>
          db
            .selectFrom('person')
            .select(['password_hash', 'locked_until_ms', 'failed_attempts'])
            .where('name', '=', name)
            .executeTakeFirst(),
        );
        if (!person) return { checked: undefined, right: await unlessBusy(passwords.verifyNobody(password)) };
        if (person.locked_until_ms > nowMs) return { checked: person.password_hash, right: false };
        const right = await unlessBusy(passwords.verify(person.password_hash, password));
        return { checked: person.password_hash, right };
      },
      async (context, { name }, { checked, right }) => {
        const { db, nowMs } = context;
        const person = await db.selectFrom('person').selectAll().where('name', '=', name).executeTakeFirst();
        if (!person || person.password_hash !== checked) throw context.refused('wrong-credentials', WRONG);
        const record = { failedAttempts: person.failed_attempts, lockedUntilMs: person.locked_until_ms };
        const waitMs = lockedForMs(record, nowMs);
        if (waitMs > 0) {
          const seconds = Math.ceil(waitMs / 1000);
          throw context.refused('locked-out', `多次输错口令，请在 ${seconds} 秒后再试`);
        }
        if (!right) {
          const next = afterFailure(record, nowMs, lockout);
          await db
            .updateTable('person')
            .set({ failed_attempts: next.failedAttempts, locked_until_ms: next.lockedUntilMs })
            .where('id', '=', person.id)
            .execute();
          context.audit({
            subject: name,
            after: { signedIn: false, failedAttempts: next.failedAttempts, lockedUntilMs: next.lockedUntilMs },
          });
          return new RecordedFailure(context.refused('wrong-credentials', WRONG));
        }
        if (person.disabled === 1) throw context.refused('disabled', '该人员已停用，请联系管理员');
        await db
          .updateTable('person')
          .set({ failed_attempts: 0, locked_until_ms: 0 })
          .where('id', '=', person.id)
          .execute();
        await forget(context.tx, nowMs, policy);
        const token = newToken(context.randomBytes);
        await db
          .insertInto('session')
          .values({
            token_digest: tokenDigest(token),
            person: person.id,
            created_ms: nowMs,
            seen_ms: nowMs,
            ended: 0,
          })
          .execute();
        context.audit({ actor: name, subject: name, after: { signedIn: true } });
        const expiresInSeconds = Math.floor(policy.absoluteMs / 1000);
        return { token, person: person.id, display: person.display, expiresInSeconds };
      },
    ),

    command(session.signOut, async ({ caller, db, audit }) => {
      if (caller.kind === 'person') {
        await db.updateTable('session').set({ ended: 1 }).where('token_digest', '=', caller.session).execute();
        audit({ subject: caller.name });
      }
      return DONE;
    }),

    command(session.noteSeen, async ({ caller, db }, { sequence }) => {
      if (caller.kind === 'person')
        await db
          .insertInto('seen')
          .values({ person: caller.id, sequence })
          .onConflict((conflict) =>
            conflict.column('person').doUpdateSet({ sequence }).where('seen.sequence', '<', sequence),
          )
          .execute();
      return DONE;
    }),

    answer(session.whoAmI, async ({ caller }) => {
      const permissions = (Object.keys(PERMISSIONS) as Permission[]).filter((permission) =>
        scopeOf(caller, permission),
      );
      if (caller.kind === 'person')
        return {
          kind: caller.kind,
          name: caller.name,
          display: caller.display,
          grants: [...caller.grants],
          permissions,
        };
      const name = caller.kind === 'local' ? caller.osUser : '';
      return { kind: caller.kind, name, display: name, grants: [], permissions };
    }),

    preparedCommand(
      session.changePassword,
      async (context, { current, next }) => {
        const { caller } = context;
        if (current === next) throw context.refused('same-password', '新口令不能与原口令相同');
        if (caller.kind !== 'person') throw context.notFound('person');
        const person = await context.read((db) =>
          db
            .selectFrom('person')
            .select(['password_hash', 'locked_until_ms'])
            .where('id', '=', caller.id)
            .executeTakeFirst(),
        );
        if (!person) throw context.notFound('person');
        const locked = person.locked_until_ms > context.nowMs;
        const right = !locked && (await unlessBusy(passwords.verify(person.password_hash, current)));
        return { checked: person.password_hash, right, hash: right ? await passwords.hash(next) : '' };
      },
      async (context, _input, { checked, right, hash }) => {
        const { caller, db, nowMs } = context;
        if (caller.kind !== 'person') throw context.notFound('person');
        const person = await db.selectFrom('person').selectAll().where('id', '=', caller.id).executeTakeFirst();
        if (!person || person.password_hash !== checked) throw context.refused('wrong-credentials', '原口令不正确');
        const record = { failedAttempts: person.failed_attempts, lockedUntilMs: person.locked_until_ms };
        if (lockedForMs(record, nowMs) > 0) throw context.refused('wrong-credentials', '多次输错口令，请稍后再试');
        if (!right) {
          // A stolen session must not be a way round the lock-out.
          const next = afterFailure(record, nowMs, lockout);
          await db
            .updateTable('person')
            .set({ failed_attempts: next.failedAttempts, locked_until_ms: next.lockedUntilMs })
            .where('id', '=', person.id)
            .execute();
          context.audit({ subject: caller.name, after: { changed: false, failedAttempts: next.failedAttempts } });
          return new RecordedFailure(context.refused('wrong-credentials', '原口令不正确'));
        }
        await db
          .updateTable('person')
          .set({ password_hash: hash, failed_attempts: 0, locked_until_ms: 0 })
          .where('id', '=', person.id)
          .execute();
        await db
          .updateTable('session')
          .set({ ended: 1 })
          .where('person', '=', person.id)
          .where('token_digest', '!=', caller.session)
          .execute();
        context.audit({ subject: caller.name, after: { changed: true } });
        return DONE;
      },
    ),
  ];
}

/** What has expired long ago is no fact of the books: sessions past their life, replies nobody will ask for again. */
async function forget({ db }: BooksTx, nowMs: number, policy: SessionPolicy): Promise<void> {
  await db
    .deleteFrom('session')
    .where('created_ms', '<', nowMs - policy.absoluteMs)
    .execute();
  await db
    .deleteFrom('idempotency')
    .where('at_ms', '<', nowMs - DAYS_30_MS)
    .execute();
}

/** Too many sign-ins at once is the contract's BUSY. */
export async function unlessBusy<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof TooManySignIns) throw new Failure('BUSY', { retryAfterSeconds: 2 });
    throw error;
  }
}
