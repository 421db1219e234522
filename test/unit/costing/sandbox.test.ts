import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAllocations, tryWishes, type Wishes } from '../../../shared/domain/costing/sandbox.ts';
import { inputs, months, value, worked } from './worked.ts';

/** 沙盘: what another driver, method or class would change. */
const NOTHING: Wishes = { drivers: [], classes: [] };
const shifts = (wishes: Partial<Wishes>) => {
  const tried = tryWishes(inputs, { ...NOTHING, ...wishes });
  return tried.ok ? compareAllocations(worked().allocation, tried.value.allocation) : tried.error;
};
const refused = (wishes: Partial<Wishes>) => {
  const tried = tryWishes(inputs, { ...NOTHING, ...wishes });
  return tried.ok ? [] : tried.error.map(({ path, message }) => `${path} ${message}`);
};

describe('the sandbox', () => {
  it('says who bears more and who less, the largest first, and changes nothing', () => {
    const before = JSON.stringify(inputs);
    const found = shifts({ drivers: [value('ordered-income', '02', 100, '21')] }) as ReturnType<
      typeof compareAllocations
    >;
    expect(found[0]).toMatchObject({ code: '02' });
    expect(found[0]!.difference).toBeGreaterThan(0);
    expect(found.reduce((sum, { difference }) => sum + difference, 0)).toBe(0);
    expect(JSON.stringify(inputs)).toBe(before);
    expect(shifts({})).toEqual([]);
  });

  it('tries another method, and another class of a department', () => {
    expect(shifts({ method: 'reciprocal' })).not.toEqual([]);
    const found = shifts({ classes: [{ department: '22', class: 'clinical' }] });
    expect(found.map((shift) => 'code' in shift && shift.code)).toContain('22');
  });

  it('refuses by field what there is not and what is said twice', () => {
    expect(refused({ drivers: [value('headcount', '99', 1)] })).toEqual(['drivers.0 没有科室 99']);
    expect(refused({ drivers: [value('visits', '02', 0.5)] })).toEqual(['drivers.0 门急诊人次按整数计，0.5 有小数']);
    expect(refused({ drivers: [value('area', '02', 1), value('area', '02', 2)] })).toEqual([
      'drivers.1 同一个分摊参数改了两次',
    ]);
    expect(refused({ classes: [{ department: '01', class: 'admin' }] })).toEqual([
      'classes.0.department 没有承担成本的科室 01',
    ]);
  });

  it('refuses, as any month is, a pool that nobody receives', () => {
    const none = ['0101', '0102', '02'].map((receiver) => value('ordered-income', receiver, 0, '21'));
    expect(refused({ drivers: none }).join()).toMatch(/没有接收科室/);
  });

  it('shifts cost and neither makes nor loses any', () => {
    fc.assert(
      fc.property(months(), fc.integer({ min: 1, max: 9_999 }), (given, weight) => {
        const tried = tryWishes(given, { ...NOTHING, drivers: [value('headcount', '02', weight)] });
        expect(tried.ok).toBe(true);
        if (!tried.ok) return;
        const found = compareAllocations(worked(given).allocation, tried.value.allocation);
        expect(found.reduce((sum, { difference }) => sum + difference, 0)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});
