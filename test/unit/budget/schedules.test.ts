import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentOf, type Plan, planContent } from '../../../electron/service/budget/plans.ts';
import { MEASURES } from '../../../shared/domain/budget/measures.ts';
import type { PlanCell } from '../../../shared/domain/budget/plan.ts';
import {
  againstProcurement,
  changedProcurement,
  type ProcurementRow,
  procurementAmount,
  procurementBreaches,
  summedProcurement,
} from '../../../shared/domain/budget/procurement.ts';
import { isOpen, mayResolve, type Thread } from '../../../shared/domain/budget/remark.ts';
import {
  againstWorkload,
  COUNT_MAX,
  changedWorkload,
  spreadCount,
  summedWorkload,
  type WorkloadRow,
  workloadYear,
} from '../../../shared/domain/budget/workload.ts';
import { canonicalJson } from '../../../shared/kernel/canonical.ts';
import { fen } from '../../../shared/kernel/fen.ts';

const counts = (each: number): number[] => Array.from({ length: 12 }, () => each);
const visits: WorkloadRow = { department: '', measure: 'W01', months: counts(100) };
const cell: PlanCell = {
  ...{ department: '', item: '699', source: 'other', project: '' },
  months: counts(10_000_00).map(fen),
};
const scanner: ProcurementRow = {
  ...{ department: '', item: '699', source: 'other', project: '', goods: '彩超', kind: 'goods', listed: true },
  ...{ quantity: 1, unit: '台', price: fen(120_000_00), month: 5, method: 'open-tender' },
};
const plan: Plan = {
  ...{ unit: 'T01', year: 2026, stage: 'drafting', revision: 3, cells: [cell], carries: [] },
  ...{ workload: [], procurement: [] },
};

describe('业务量预算', () => {
  it('counts work and people, and knows nothing of income (贵 三(十二))', () => {
    for (const { name } of MEASURES) expect(name).not.toMatch(/收入|费用|金额|元/);
    expect(new Set(MEASURES.map(({ code }) => code)).size).toBe(MEASURES.length);
  });

  it('adds visits over the year, and takes people in care as they stand at its end', () => {
    expect(workloadYear(visits)).toBe(1200);
    const signed = { department: '', measure: 'W21', months: counts(0).map((_, at) => 100 + at) };
    expect(workloadYear(signed)).toBe(111);
    expect(spreadCount('W21', 500)).toEqual(counts(500));
    expect(spreadCount('W01', 14)).toEqual([2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  });

  it('refuses what is not a whole count', () => {
    expect(againstWorkload(visits)).toBeUndefined();
    for (const bad of [-1, 0.5, COUNT_MAX + 1])
      expect(againstWorkload({ ...visits, months: [bad, ...counts(0).slice(1)] })).toMatch(/不小于 0 的整数/);
    expect(againstWorkload({ ...visits, measure: 'W99' })).toBe('没有业务量指标 W99');
  });

  it('sums departments and units month by month, whatever their order', () => {
    const row = fc.record({
      department: fc.constantFrom('', 'C01', 'C02'),
      measure: fc.constantFrom('W01', 'W02', 'W21'),
      months: fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const summed = summedWorkload(rows);
        expect(summedWorkload([...rows].reverse())).toEqual(summed);
        const all = (each: readonly { months: readonly number[] }[]) =>
          each.flatMap(({ months }) => months).reduce((sum, count) => sum + count, 0);
        expect(all(summed)).toBe(all(rows));
        // Each row once, in the order of their names, and none that is nil.
        const kept = changedWorkload([], rows);
        expect(changedWorkload(kept, kept)).toEqual(kept);
        expect(kept.every(({ months }) => months.some((count) => count > 0))).toBe(true);
      }),
    );
  });
});

describe('采购预算', () => {
  it('is quantity × price, exact, and stays within the plan’s row', () => {
    const chairs = { ...scanner, goods: '候诊椅', quantity: 3, price: fen(33_33), month: 2 };
    expect(procurementAmount(chairs)).toBe(99_99);
    expect(procurementBreaches([cell], [scanner])).toEqual([]);
    expect(procurementBreaches([cell], [scanner, chairs])).toEqual([
      { rule: 'procurement-over', message: expect.stringMatching(/（其他经费）的采购合计比这一行的预算多 99\.99 元/) },
    ]);
    expect(procurementBreaches([], [scanner])).toEqual([
      { rule: 'procurement-homeless', message: expect.stringMatching(/采购 彩超 所属的.*不在预算表里/) },
    ]);
  });

  it('is spending: nothing is bought out of revenue or out of what costs no money', () => {
    expect(againstProcurement(scanner)).toBeUndefined();
    expect(againstProcurement({ ...scanner, item: '201' })).toMatch(/不能编列采购/);
    expect(againstProcurement({ ...scanner, item: '507' })).toMatch(/不能编列采购/);
    expect(againstProcurement({ ...scanner, quantity: 0 })).toMatch(/大于 0 的整数/);
    expect(againstProcurement({ ...scanner, price: fen(0) })).toMatch(/单价须大于 0/);
    expect(againstProcurement({ ...scanner, quantity: 99_999_999 })).toMatch(/金额太大/);
  });

  it('is summed by kind and catalogue, and a row is known by what is bought and when', () => {
    const works = { ...scanner, goods: '房屋修缮', kind: 'works' as const, listed: false };
    expect(summedProcurement([works, scanner])).toEqual([
      { kind: 'goods', listed: true, rows: 1, amount: 120_000_00 },
      { kind: 'works', listed: false, rows: 1, amount: 120_000_00 },
    ]);
    const two = changedProcurement(
      [scanner],
      [
        { ...scanner, quantity: 2 },
        { ...scanner, month: 6 },
      ],
      [],
    );
    expect(two.map(({ quantity, month }) => [quantity, month])).toEqual([
      [2, 5],
      [1, 6],
    ]);
    expect(changedProcurement(two, [], [scanner])).toHaveLength(1);
  });
});

describe('a version’s content', () => {
  it('is of a plan without schedules what it was before there were any', () => {
    expect(canonicalJson(planContent(plan))).toBe(
      canonicalJson({
        ...{ form: 'tongcai-budget-1', unit: 'T01', year: 2026 },
        ...{ cells: [['', '699', 'other', '', counts(10_000_00)]], carries: [] },
      }),
    );
  });

  it('holds the schedules where there are any, and gives them back', () => {
    const whole = { ...plan, workload: [visits], procurement: [scanner] };
    const text = canonicalJson(planContent(whole));
    expect(text).toContain('tongcai-budget-2');
    expect(contentOf(text)).toEqual({ cells: [cell], carries: [], workload: [visits], procurement: [scanner] });
    expect(contentOf(canonicalJson(planContent(plan)))).toMatchObject({ workload: [], procurement: [] });
  });
});

describe('a thread of remarks', () => {
  const said = { kind: 'open', person: 'wang', display: '王', instant: '', stage: 'proposed', text: '依据？' } as const;
  const thread: Thread = { id: 1, place: cell, month: 0, remarks: [said] };
  it('is open until it is resolved, by who opened it or by the centre', () => {
    expect(isOpen(thread)).toBe(true);
    expect(isOpen({ ...thread, remarks: [said, { ...said, kind: 'resolve' }] })).toBe(false);
    expect([
      mayResolve(thread, 'wang', false),
      mayResolve(thread, 'sun', false),
      mayResolve(thread, 'sun', true),
    ]).toEqual([...[true, false, true]]);
  });
});
