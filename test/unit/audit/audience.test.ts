import { describe, expect, it } from 'vitest';
import { concernedBy, mayRead, ringingFor, rings, type Told } from '../../../shared/domain/audit/audience.ts';
import type { Caller, Grant } from '../../../shared/domain/organisation/access.ts';

const person = (name: string, ...grants: Grant[]): Caller => ({
  kind: 'person',
  id: name,
  name,
  display: name,
  grants,
  session: name,
});
const chief = person('li', { role: 'chief-accountant', unit: '' });
const clerk = person('sun', { role: 'unit-accountant', unit: 'T01' });
const administrator = person('jiang', { role: 'administrator', unit: '' });
const told = (operation: string, unit: string | null, more: Partial<Told> = {}): Told => ({
  operation,
  actor: 'somebody',
  unit,
  subject: null,
  ...more,
});

describe('what happened is told', () => {
  it('where the permission is held, and nowhere else', () => {
    expect(mayRead(told('ledger.lockPeriod', 'T01'), clerk)).toBe(true);
    expect(mayRead(told('ledger.lockPeriod', 'T02'), clerk)).toBe(false);
    expect(mayRead(told('ledger.lockPeriod', 'T02'), chief)).toBe(true);
    expect(mayRead(told('ledger.lockPeriod', 'T02'), administrator)).toBe(false);
    expect(mayRead(told('consolidation.run', null), clerk)).toBe(false);
    expect(mayRead(told('ledger.mapAccount', null), clerk)).toBe(false);
  });

  it('to every unit, where it concerns all of them', () => {
    expect(mayRead(told('organisation.setDeadlines', null), clerk)).toBe(true);
  });

  it('to both units of a pair, and to no third one, by its subject', () => {
    const asked = told('consolidation.proposeOwn', 'H01', { subject: '2025-12 H01–T01 receivable-payable' });
    expect(concernedBy(asked)).toEqual(['H01', 'T01']);
    expect(mayRead(asked, clerk) && rings(asked, clerk)).toBe(true);
    expect(rings(asked, chief)).toBe(false);
    const others = { ...asked, subject: '2025-12 H01–T011 receivable-payable' };
    expect(mayRead(others, clerk)).toBe(false);
    const explained = { ...asked, operation: 'consolidation.explainOwn' };
    expect(concernedBy(explained)).toEqual(['H01']);
    const setAside = { ...asked, operation: 'consolidation.setAside', unit: null };
    expect(rings(setAside, clerk)).toBe(true);
  });

  it('to nobody, where it is somebody’s own sign-in or unknown here', () => {
    for (const operation of ['session.signIn', 'session.noteSeen', 'future.command'])
      expect(mayRead(told(operation, null), chief), operation).toBe(false);
  });
});

describe('a bell rings', () => {
  it('for what others did, never for one’s own doing', () => {
    expect(rings(told('ledger.submitPeriod', 'T01'), chief)).toBe(true);
    expect(rings(told('ledger.submitPeriod', 'T01', { actor: 'li' }), chief)).toBe(false);
  });

  it('in the unit alone for an import and for urging', () => {
    for (const operation of ['ledger.importVouchers', 'audit.urge']) {
      expect(rings(told(operation, 'T01'), clerk), operation).toBe(true);
      expect(rings(told(operation, 'T02'), clerk), operation).toBe(false);
      expect(rings(told(operation, 'T01'), chief), operation).toBe(false);
    }
  });

  it('for what was done to one’s own account', () => {
    expect(rings(told('organisation.setRoles', null, { subject: 'sun' }), clerk)).toBe(true);
    expect(rings(told('organisation.setRoles', null, { subject: 'wu' }), clerk)).toBe(false);
  });

  it('only for commands that are looked for', () => {
    expect(ringingFor(chief)).not.toContain('ledger.importVouchers');
    expect(ringingFor(clerk)).toEqual(expect.arrayContaining(['ledger.importVouchers', 'audit.urge']));
    expect(ringingFor(clerk)).not.toContain('consolidation.run');
    expect(ringingFor(administrator)).toContain('audit.backup');
    expect(ringingFor({ kind: 'local', osUser: 'root' })).toEqual([]);
  });
});
