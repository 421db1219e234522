import { describe, expect, it } from 'vitest';
import type { Grant } from '../../../shared/domain/organisation/access.ts';
import { decideGrants, isLastAdministrator } from '../../../shared/domain/organisation/people.ts';
import { CONFLICTING_ACTS, conflictingPairsHeld, forbiddenBy } from '../../../shared/domain/organisation/separation.ts';

const units = new Set(['H01', 'T01']);
const codes = (grants: Grant[], madeAtSetUp = false) => {
  const decided = decideGrants({ grants, units, madeAtSetUp });
  return decided.ok ? [] : decided.error.map(({ code }) => code);
};

describe('giving roles', () => {
  it('gives several roles, each once and in a fixed order', () => {
    const decided = decideGrants({
      grants: [
        { role: 'unit-accountant', unit: 'T01' },
        { role: 'reviewer', unit: 'H01' },
        { role: 'unit-accountant', unit: 'T01' },
      ],
      units,
      madeAtSetUp: false,
    });
    expect(decided).toEqual({
      ok: true,
      value: [
        { role: 'reviewer', unit: 'H01' },
        { role: 'unit-accountant', unit: 'T01' },
      ],
    });
  });

  it('refuses what is unknown, and a role held at the wrong place', () => {
    expect(codes([{ role: 'king', unit: '' }])).toEqual(['unknown-role']);
    expect(codes([{ role: 'unit-accountant', unit: 'T99' }])).toEqual(['unknown-unit']);
    expect(codes([{ role: 'unit-accountant', unit: '' }])).toEqual(['needs-unit']);
    expect(codes([{ role: 'chief-accountant', unit: 'T01' }])).toEqual(['community-only']);
  });

  it('keeps the administrator away from business, except the one made at set-up, who may also be 总会计师', () => {
    const both: Grant[] = [
      { role: 'administrator', unit: '' },
      { role: 'chief-accountant', unit: '' },
    ];
    expect(codes(both)).toEqual(['administrator-sees-no-business']);
    expect(codes(both, true)).toEqual([]);
    expect(codes([...both, { role: 'cashier', unit: '' }], true)).toEqual(['administrator-sees-no-business']);
  });

  it('knows the last administrator, disabled ones not counted', () => {
    const admin = (id: string, disabled = false) => ({ id, disabled, grants: [{ role: 'administrator', unit: '' }] });
    expect(isLastAdministrator('a', [admin('a')])).toBe(true);
    expect(isLastAdministrator('a', [admin('a'), admin('b')])).toBe(false);
    expect(isLastAdministrator('a', [admin('a'), admin('b', true)])).toBe(true);
    expect(isLastAdministrator('c', [admin('a')])).toBe(false);
  });
});

describe('incompatible acts on one document (不相容岗位)', () => {
  it.each([...CONFLICTING_ACTS])('%s and %s are never one person’s', (first, second) => {
    expect(forbiddenBy(second, 'li', [{ act: first, person: 'li' }])).toEqual({ act: first, person: 'li' });
    expect(forbiddenBy(first, 'li', [{ act: second, person: 'li' }])).toEqual({ act: second, person: 'li' });
    expect(forbiddenBy(second, 'wang', [{ act: first, person: 'li' }])).toBeUndefined();
  });

  it('lets one person do what is compatible', () => {
    expect(forbiddenBy('post', 'li', [{ act: 'review', person: 'li' }])).toBeUndefined();
    expect(forbiddenBy('prepare', 'li', [])).toBeUndefined();
  });

  it('shows in the permission report who holds both sides of a pair for some unit', () => {
    expect(
      conflictingPairsHeld([
        { role: 'unit-accountant', unit: 'T01' },
        { role: 'reviewer', unit: 'T01' },
      ]),
    ).toEqual([['prepare', 'review']]);
    expect(
      conflictingPairsHeld([
        { role: 'unit-accountant', unit: 'T01' },
        { role: 'reviewer', unit: 'T02' },
      ]),
    ).toEqual([]);
    expect(
      conflictingPairsHeld([
        { role: 'unit-accountant', unit: 'T01' },
        { role: 'reviewer', unit: '' },
      ]),
    ).toEqual([['prepare', 'review']]);
    expect(
      conflictingPairsHeld([
        { role: 'cashier', unit: 'T01' },
        { role: 'unit-accountant', unit: 'T01' },
      ]),
    ).toEqual([
      ['prepare', 'sign'],
      ['sign', 'post'],
      ['pay', 'post'],
    ]);
  });
});
