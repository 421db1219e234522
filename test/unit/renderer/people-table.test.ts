import { describe, expect, it } from 'vitest';
import { grantProblem, readyGrants } from '../../../renderer/organisation/grants.ts';
import { firstPassword } from '../../../renderer/organisation/passwords.ts';
import { type PersonDraft, peopleIn, personProblems, withRole } from '../../../renderer/organisation/people-table.ts';

const wang: PersonDraft = {
  display: '王会计',
  name: 'wang',
  role: 'unit-accountant',
  unit: 'T01',
  password: 'a long pass phrase',
};
const units = [{ code: 'T01', name: '柳河镇卫生院' }];

describe('people at the beginning', () => {
  it('come as a block, their unit by code or by name', () => {
    const block = [
      ['姓名', '登录名', '角色', '单位'],
      ['王会计', 'wang', '成员单位会计', '柳河镇卫生院'],
      ['李总', 'li', 'chief-accountant'],
      ['', '', ''],
    ];
    expect(peopleIn(block, units, () => 'k7wq-m2ht-9zrb')).toEqual([
      { ...wang, password: 'k7wq-m2ht-9zrb' },
      { display: '李总', name: 'li', role: 'chief-accountant', unit: '', password: 'k7wq-m2ht-9zrb' },
    ]);
  });

  it('are checked at their fields', () => {
    const people: PersonDraft[] = [
      wang,
      { ...wang, unit: '' },
      { ...wang, name: '.x', display: '', role: '', password: 'short' },
      { ...wang, name: 'guanli' },
      { display: '', name: '', role: '', unit: '', password: 'k7wq-m2ht-9zrb' },
    ];
    expect(personProblems(people, ['guanli'])).toEqual([
      {},
      { name: 'name-taken', unit: 'needs-unit' },
      { name: 'name-shape', display: 'missing', role: 'role-missing', password: 'password-short' },
      { name: 'name-taken' },
      {},
    ]);
  });

  it('lose their unit with a role that is held over the whole community', () => {
    expect(withRole(wang, 'chief-accountant').unit).toBe('');
    expect(withRole(wang, 'unit-head').unit).toBe('T01');
  });
});

describe('a grant', () => {
  it('needs its unit where the role is held at one, and takes none where it is not', () => {
    expect(grantProblem({ role: 'unit-accountant', unit: '' })).toBe('needs-unit');
    expect(grantProblem({ role: 'chief-accountant', unit: 'T01' })).toBe('community-only');
    expect(grantProblem({ role: 'centre-accountant', unit: '' })).toBeUndefined();
    expect(readyGrants([{ role: '', unit: '' }])).toBeUndefined();
    expect(readyGrants([{ role: 'cashier', unit: 'T01' }])).toEqual([{ role: 'cashier', unit: 'T01' }]);
  });
});

describe('a first password', () => {
  it('is three groups of four letters that are not taken for one another', () => {
    const bytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
    for (let round = 0; round < 50; round += 1)
      expect(firstPassword(bytes)).toMatch(/^([abcdefghjkmnpqrstuvwxyz2-9]{4}-){2}[abcdefghjkmnpqrstuvwxyz2-9]{4}$/);
  });

  it('leaves out the bytes that would make some letters likelier', () => {
    const all = [255, 254, ...Array.from({ length: 30 }, (_, at) => at)];
    let from = 0;
    const random = (length: number): Uint8Array => {
      const piece = all.slice(from, from + length);
      from += length;
      return Uint8Array.from(piece);
    };
    expect(firstPassword(random)).toBe('abcd-efgh-jkmn');
  });
});
