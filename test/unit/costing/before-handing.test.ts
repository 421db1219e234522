import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beforeHanding } from '../../../shared/domain/costing/before-handing.ts';
import { allocated, models, type Written } from './models.ts';

/** What a department cost before it handed over: 院办 serves all by headcount, 检验科 the clinical departments. */
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

describe('the cost before handing over', () => {
  const result = allocated(model);
  const number = (code: string) => result.model.departments.findIndex((one) => one.code === code);

  it('is the direct cost and what was taken, though nothing stays', () => {
    expect(result.full[0]![number('T')]).toBe(0);
    expect(beforeHanding(result, [number('T')])).toEqual([6000 + 3000]);
    expect(beforeHanding(result, [number('A')])).toEqual([9000]);
  });

  it('counts once what one of several took of another', () => {
    expect(beforeHanding(result, [number('A'), number('T')])).toEqual([9000, 6000]);
  });

  it('is the full cost of who hands nothing over, and all of the cost of all together', () => {
    fc.assert(
      fc.property(models(), (written) => {
        const allocation = allocated(written);
        const { model: read, full } = allocation;
        const sumAt = (rows: readonly Float64Array[], at: number) => rows.reduce((sum, row) => sum + row[at]!, 0);
        const all = read.departments.map((_, at) => at);
        expect(beforeHanding(allocation, all)).toEqual(all.map((at) => sumAt(read.direct, at)));
        const givers = new Set(allocation.handings().flatMap((handing) => [...handing.givers]));
        for (const at of all) if (!givers.has(at)) expect(beforeHanding(allocation, [at])).toEqual([sumAt(full, at)]);
      }),
    );
  });
});
