import { describe, expect, it } from 'vitest';
import {
  actorOf,
  type Caller,
  type Grant,
  reaches,
  scopeOf,
  withinScope,
} from '../../../shared/domain/organisation/access.ts';
import { PERMISSIONS, type Permission } from '../../../shared/domain/organisation/permission.ts';
import { LOCAL_OPERATOR, permissionsOf, ROLE_CODES } from '../../../shared/domain/organisation/roles.ts';

const person = (...grants: Grant[]): Caller => ({
  kind: 'person',
  id: '1',
  name: 'lihua',
  display: '李华',
  grants,
  session: 's',
});
const ALL = Object.keys(PERMISSIONS) as Permission[];

describe('where a permission is held', () => {
  it('a unit accountant reads the books of the own unit only', () => {
    const scope = scopeOf(person({ role: 'unit-accountant', unit: 'T01' }), 'ledger.read');
    expect(scope && reaches(scope, 'T01')).toBe(true);
    expect(scope && reaches(scope, 'T02')).toBe(false);
  });

  it('a role over the whole community reaches every unit', () => {
    const scope = scopeOf(person({ role: 'chief-accountant', unit: '' }), 'ledger.read');
    expect(scope).toEqual({ kind: 'community' });
  });

  it('several roles add up, each for its own units', () => {
    const both = person({ role: 'unit-accountant', unit: 'T01' }, { role: 'reviewer', unit: 'T02' });
    expect(scopeOf(both, 'ledger.read')).toEqual({ kind: 'units', units: new Set(['T01', 'T02']) });
    expect(scopeOf(both, 'ledger.review')).toEqual({ kind: 'units', units: new Set(['T02']) });
    expect(scopeOf(both, 'consolidation.read')).toBeUndefined();
  });

  it('an unknown role, as a newer program may have left, gives nothing', () => {
    expect(permissionsOf('constructor')).toEqual([]);
    expect(scopeOf(person({ role: 'someone-new', unit: '' }), 'ledger.read')).toBeUndefined();
  });

  it('nobody may do what is public, and nothing else', () => {
    const nobody: Caller = { kind: 'nobody', nearby: true };
    expect(ALL.filter((permission) => scopeOf(nobody, permission))).toEqual(['public']);
  });

  it('cuts a list to the reader’s units', () => {
    const scope = { kind: 'units', units: new Set(['T01']) } as const;
    expect(withinScope(scope, ['T01', 'T02', 'T01'], (unit) => unit)).toEqual(['T01', 'T01']);
    expect(withinScope({ kind: 'community' }, ['T01', 'T02'], (unit) => unit)).toEqual(['T01', 'T02']);
  });
});

describe('the roles of the finance centre', () => {
  it('the administrator sees no business data', () => {
    const business = permissionsOf('administrator').filter((permission) =>
      /^(ledger|consolidation|costing|funds|approval|procurement)\./.test(permission),
    );
    expect(business).toEqual([]);
    expect(permissionsOf('administrator')).not.toContain('audit.trail');
    expect(permissionsOf('administrator')).not.toContain('audit.pack');
  });

  it('only the administrator administers people', () => {
    expect(ROLE_CODES.filter((role) => permissionsOf(role).includes('people.manage'))).toEqual(['administrator']);
  });

  it('the internal auditor reads and exports, and changes nothing', () => {
    const changing = permissionsOf('internal-auditor').filter(
      (permission) => !/\.(read|report|check|trail|verify|pack)$/.test(permission),
    );
    expect(changing).toEqual([]);
  });

  it('the local operator of the command line never decides, approves, pays or administers people', () => {
    const forbidden: Permission[] = [
      'people.manage',
      'people.report',
      'organisation.manage',
      'ledger.review',
      'ledger.attest',
      'ledger.lock',
      'ledger.reopen',
      'consolidation.confirm',
      'consolidation.configure',
      'approval.configure',
      'approval.apply',
      'approval.decide',
      'funds.pay',
      'procurement.buy',
      'self',
    ];
    const local: Caller = { kind: 'local', osUser: 'wang' };
    expect(forbidden.filter((permission) => scopeOf(local, permission))).toEqual([]);
    for (const permission of LOCAL_OPERATOR) expect(scopeOf(local, permission)).toEqual({ kind: 'community' });
    expect(actorOf(local)).toBe('local:wang');
  });
});
