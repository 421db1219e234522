import type { RoleCode } from '../../../shared/domain/organisation/roles.ts';
import { LEAD, openCommunity, someone, type TestHouse, TOWN, TOWN2 } from '../support/house.ts';

/** Who sits where in these tests: name, role, and the unit where it is held at one. */
const PEOPLE: readonly (readonly [name: string, role: RoleCode, unit?: string])[] = [
  ['li.zong', 'chief-accountant'],
  ['feng.sp', 'approver'],
  ['luo.fg', 'approver'],
  ['chu.yz', 'unit-head', 'T01'],
  ['han.yz', 'unit-head', 'H01'],
  ['sun.qs', 'unit-accountant', 'T01'],
  ['wei.ns', 'internal-auditor'],
];

export const CHIEF = someone('li.zong', 'chief-accountant');
export const CENTRE = someone('feng.sp', 'approver');
export const LEADER = someone('luo.fg', 'approver');
export const HEAD = someone('chu.yz', 'unit-head', 'T01');
export const ACCOUNTANT = someone('sun.qs', 'unit-accountant', 'T01');
export const AUDITOR = someone('wei.ns', 'internal-auditor');

/** A lead hospital and two townships on 2025-03-31, with people who can be appointed. */
export async function openApproving(options: Parameters<typeof openCommunity>[1] = {}): Promise<TestHouse> {
  const house = await openCommunity([LEAD, TOWN, TOWN2], options);
  await house.books.transact({ actor: 'tester', operation: 'test.people' }, async ({ db }) => {
    for (const [name, role, unit = ''] of PEOPLE) {
      const own = { id: name, name, display: `示例·${name}`, disabled: 0, password_hash: '' };
      await db
        .insertInto('person')
        .values({ ...own, failed_attempts: 0, locked_until_ms: 0 })
        .execute();
      await db.insertInto('person_role').values({ person: name, role, unit }).execute();
    }
  });
  return house;
}

/** Takes somebody's account away, as the administrator does. */
export const disable = (house: TestHouse, name: string): Promise<unknown> =>
  house.books.transact({ actor: 'tester', operation: 'test.disable' }, ({ db }) =>
    db.updateTable('person').set({ disabled: 1 }).where('name', '=', name).execute(),
  );
