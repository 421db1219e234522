import { contract } from '../../../shared/contract/index.ts';
import { ROLES, type RoleCode } from '../../../shared/domain/organisation/roles.ts';
import type { BooksTx } from '../database.ts';
import { type Implementation, query } from '../pipeline/implementation.ts';
import { loadCommunity } from './queries.ts';

const PASSWORD_SETTING = 'demo.password';

/** Letters and digits that nobody confuses when reading them off a screen. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Makes the password that everyone of the sample county has: plain to see, because its books hold nothing real. */
export async function keepDemoPassword(tx: BooksTx, randomBytes: (length: number) => Uint8Array): Promise<void> {
  const value = [...randomBytes(12)].map((byte) => READABLE[byte % READABLE.length]).join('');
  await tx.db.insertInto('setting').values({ key: PASSWORD_SETTING, value }).execute();
}

/** 示例县的人员与口令: for the sign-in page of the sample county, and of nothing else. */
export const demonstration: readonly Implementation[] = [
  query(contract.session.demo, async ({ db }) => {
    const community = await loadCommunity(db);
    const setting = await db
      .selectFrom('setting')
      .select('value')
      .where('key', '=', PASSWORD_SETTING)
      .executeTakeFirst();
    if (!community?.demo || !setting) return null;
    const people = await db
      .selectFrom('person')
      .select(['id', 'name', 'display'])
      .where('disabled', '=', 0)
      .orderBy('name')
      .execute();
    const roles = await db.selectFrom('person_role').select(['person', 'role']).distinct().execute();
    return {
      password: setting.value,
      people: people.map(({ id, name, display }) => ({
        name,
        display,
        roles: roles.filter((one) => one.person === id).map(({ role }) => ROLES[role as RoleCode]?.name ?? role),
      })),
    };
  }),
];
