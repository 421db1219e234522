import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourcesOf, takenBy } from '../../../shared/domain/costing/trace.ts';
import { allocated, models, type Written } from './models.ts';

/** 院办 serves all by headcount, 检验科 the clinical departments by what they ordered. */
const model: Written = {
  method: 'step-down',
  items: ['人员经费'],
  departments: [
    { code: 'A', name: '院办', class: 'admin', direct: { 人员经费: '90.00' } },
    { code: 'T', name: '检验科', class: 'technology', direct: { 人员经费: '60.00' } },
    { code: 'X', name: '内科', class: 'clinical', direct: { 人员经费: '1.00' } },
    { code: 'Y', name: '外科', class: 'clinical', direct: {} },
  ],
  stages: [
    { from: ['A'], basis: '人数' },
    { from: ['T'], basis: '开单' },
  ],
  bases: { 人数: { T: '1', X: '1', Y: '1' }, 开单: { T: { X: '3', Y: '1' } } },
};

describe('a cost taken back to where it began', () => {
  const result = allocated(model);
  const number = (code: string) => result.model.departments.findIndex((one) => one.code === code);

  it('one step: from whom, at which stage, by which basis', () => {
    expect(takenBy(result, number('X'), 0)).toEqual([
      { department: number('A'), stage: 0, basis: '人数', amount: 3000 },
      { department: number('T'), stage: 1, basis: '开单', amount: 6750 },
    ]);
  });

  it('all the way: whose direct cost it is', () => {
    // 检验科 hands over 60.00 of its own and 30.00 of 院办; 内科 takes three quarters.
    expect(sourcesOf(result, number('X'), 0)).toEqual([
      { department: number('X'), amount: 100 },
      { department: number('A'), amount: 3000 + 2250 },
      { department: number('T'), amount: 4500 },
    ]);
  });

  it('is the same through equations, where departments serve each other', () => {
    const loop = allocated({
      ...model,
      method: 'reciprocal',
      departments: model.departments.map((one) => (one.code === 'X' ? { ...one, direct: {} } : one)),
      bases: { 人数: { T: '1', X: '1' }, 开单: { T: { A: '1', Y: '1' } } },
    });
    // Of 90.00 of A half goes to X at once; of the other half a quarter of it comes back, and so on: two thirds to X.
    expect(sourcesOf(loop, number('X'), 0)).toEqual([
      { department: number('A'), amount: 6000 },
      { department: number('T'), amount: 2000 },
    ]);
  });

  it('sums to the full cost to the 分, whatever the model', () => {
    fc.assert(
      fc.property(models(), (written) => {
        const allocation = allocated(written);
        for (const item of allocation.model.items.keys())
          for (const [department, { class: kind }] of allocation.model.departments.entries())
            if (kind === 'clinical') {
              const parts = sourcesOf(allocation, department, item);
              expect(parts.reduce((sum, { amount }) => sum + amount, 0)).toBe(allocation.full[item]![department]);
              const taken = takenBy(allocation, department, item).reduce((sum, { amount }) => sum + amount, 0);
              expect(taken + allocation.model.direct[item]![department]!).toBe(allocation.full[item]![department]);
            }
      }),
      { numRuns: 150 },
    );
  });
});
