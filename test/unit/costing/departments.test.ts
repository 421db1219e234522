import { describe, expect, it } from 'vitest';
import { booked, type CostDepartment, depthsOf } from '../../../shared/domain/costing/department.ts';

const department = (code: string, parent?: string): CostDepartment => ({
  ...{ code, name: code, class: 'clinical' },
  ...(parent === undefined ? {} : { parent }),
});
const TREE = [department('01'), department('0101', '01'), department('010101', '0101'), department('0102', '01')];

describe('the departments that a report of the books names', () => {
  it('are those at the top, those booked on, and those above them', () => {
    const named = (...codes: string[]) => booked(TREE, ({ code }) => codes.includes(code)).map(({ code }) => code);
    expect(named()).toEqual(['01']);
    expect(named('010101')).toEqual(['01', '0101', '010101']);
    expect(named('01', '0102')).toEqual(['01', '0102']);
  });

  it('stand as deep as there are departments above them that are known', () => {
    expect([...depthsOf(TREE).values()]).toEqual([0, 1, 2, 1]);
    expect([...depthsOf([department('0101', '01')]).values()]).toEqual([0]);
  });
});
