import { describe, expect, it } from 'vitest';
import { nextStep, type Standing } from '../../../shared/domain/audit/readiness.ts';

const ready: Standing = { basis: 'detail', state: 'open', errors: 0, unmapped: 0, unexplained: 0, unsigned: 0 };

describe('the next step of a unit’s month', () => {
  it.each<[string, Partial<Standing>]>([
    ['import', { basis: 'none', errors: 1 }],
    ['import', { basis: 'carried' }],
    ['map', { unmapped: 1, errors: 1 }],
    ['mend', { errors: 2, unexplained: 3 }],
    ['answer', { unexplained: 1, asked: 1 }],
    ['mend', { errors: 1, asked: 1 }],
    ['lock', { state: 'submitted', asked: 1 }],
    ['reconcile', { unexplained: 1 }],
    ['submit', {}],
    ['submit', { unexplained: null }],
    ['lock', { state: 'submitted', unexplained: 1 }],
    ['attest', { state: 'submitted', unsigned: 1 }],
    ['submit', { unsigned: 2 }],
    ['mend', { state: 'submitted', errors: 1 }],
    ['done', { state: 'locked', basis: 'none', errors: 1 }],
  ])('is %s', (step, change) => {
    expect(nextStep({ ...ready, ...change })).toBe(step);
  });
});
