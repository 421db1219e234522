import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentOf, type Written } from './models.ts';

interface Vector {
  items: string[];
  depts: Record<string, { cls: 'A' | 'M' | 'T' | 'C'; headcount: number; direct: number[] }>;
  sterile_packs: Record<string, number>;
  exec_income: Record<string, number>;
  lab_income_ordered_by: Record<string, number>;
  imaging_income_ordered_by: Record<string, number>;
  result: Record<string, { direct: number[]; l1: number[]; l2: number[]; l3: number[] }>;
}

const vector = JSON.parse(
  readFileSync(new URL('../../fixtures/stepdown_vector.json', import.meta.url), 'utf8'),
) as Vector;
const CLASS = { A: 'admin', M: 'auxiliary', T: 'technology', C: 'clinical' };
const codeOf = (name: string): string => name.split(' ')[0]!;
const weights = (of: Record<string, number>) =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [codeOf(name), String(value)]));
const yuan = (value: number): string => value.toFixed(2);

/** The three stages of 逐级分步结转 over the vector's nine departments. */
const model: Written = {
  method: 'step-down',
  items: vector.items,
  departments: Object.entries(vector.depts).map(([name, { cls, direct }]) => ({
    code: codeOf(name),
    name: name.split(' ')[1]!,
    class: CLASS[cls],
    direct: Object.fromEntries(vector.items.map((item, at) => [item, yuan(direct[at]!)])),
  })),
  stages: [
    { from: ['D01', 'D02'], basis: '人数' },
    { from: ['D11', 'D12'], basis: '工作量' },
    { from: ['D21', 'D22'], basis: '开单收入' },
  ],
  bases: {
    人数: weights(Object.fromEntries(Object.entries(vector.depts).map(([name, { headcount }]) => [name, headcount]))),
    工作量: { D11: weights(vector.sterile_packs), D12: weights(vector.exec_income) },
    开单收入: { D21: weights(vector.lab_income_ordered_by), D22: weights(vector.imaging_income_ordered_by) },
  },
};

describe('逐级分步结转 of three stages', () => {
  const document = documentOf(model);

  it('gives every published figure to the 分, stage by stage', () => {
    for (const [name, { l1, l2, l3 }] of Object.entries(vector.result))
      for (const [stage, expected] of [l1, l2, l3].entries()) {
        const received = vector.items.map((item) =>
          Object.values(document.stages[stage]!.handed).reduce(
            (sum, receivers) => sum + Math.round(Number(receivers[codeOf(name)]?.[item] ?? 0) * 100),
            0,
          ),
        );
        expect(received, `${name} L${stage + 1}`).toEqual(expected.map((value) => Math.round(value * 100)));
      }
  });

  it('gives every full cost, and leaves nothing with 行政后勤, 医疗辅助 and 医疗技术', () => {
    for (const [name, { direct, l1, l2, l3 }] of Object.entries(vector.result)) {
      const clinical = vector.depts[name]!.cls === 'C';
      for (const [at, item] of vector.items.entries())
        expect(document.full[codeOf(name)]![item]).toBe(
          clinical ? yuan(direct[at]! + l1[at]! + l2[at]! + l3[at]!) : '0.00',
        );
    }
    expect(document.full['D31']!['total']).toBe('1409840.00');
    expect(document.full['D32']!['total']).toBe('1547328.89');
    expect(document.full['D33']!['total']).toBe('552831.11');
    expect(document).toMatchObject({ in: '3510000.00', out: '3510000.00', certificate: { holds: true } });
  });

  it('is the same with the auxiliaries one after the other, where they do not serve each other', () => {
    const packs = { D11: model.bases['工作量']!['D11']! };
    const income = { D12: model.bases['工作量']!['D12']! };
    const sequential = documentOf({
      ...model,
      stages: [model.stages[0], { from: ['D11'], basis: '包数' }, { from: ['D12'], basis: '收入' }, model.stages[2]],
      bases: { ...model.bases, 包数: packs, 收入: income },
    });
    expect(sequential.full).toEqual(document.full);
  });
});

/**
 * Published classroom problem, answers own: Electricity (200,000) and Water (300,000) serve each other, Clear and Cream.
 * https://tutorsglobe.com/question/how-much-service-department-cost-would-be-allocated-53426384.aspx
 */
const utilities = (method: string, stages: Written['stages']): Written => ({
  method,
  items: ['费用'],
  departments: [
    { code: 'E', name: '供电', class: 'auxiliary', direct: { 费用: '200000' } },
    { code: 'W', name: '供水', class: 'auxiliary', direct: { 费用: '300000' } },
    { code: 'P1', name: '内科', class: 'clinical', direct: {} },
    { code: 'P2', name: '外科', class: 'clinical', direct: {} },
  ],
  stages,
  bases: { 用电: { W: '10', P1: '30', P2: '60' }, 用水: { E: '50', P1: '10', P2: '40' } },
});
const both = [
  { from: ['W'], basis: '用水' },
  { from: ['E'], basis: '用电' },
];

describe('two departments that serve each other', () => {
  it('step-down: the first to hand over receives nothing back', () => {
    // Water: 150,000 / 30,000 / 120,000; Electricity then holds 350,000 and hands over 30 : 60.
    const { full } = documentOf(utilities('step-down', both));
    expect(full['P1']).toEqual({ 费用: '146666.67', total: '146666.67' });
    expect(full['P2']).toEqual({ 费用: '353333.33', total: '353333.33' });
    const reversed = documentOf(utilities('step-down', [...both].reverse())).full;
    // Electricity: 20,000 / 60,000 / 120,000; Water then holds 320,000 and hands over 10 : 40.
    expect(reversed['P1']!['total']).toBe('124000.00');
  });

  it('direct: neither serves the other', () => {
    const { full } = documentOf(utilities('direct', both));
    // 300,000 × 10/50 + 200,000 × 30/90 = 60,000 + 66,666.67.
    expect(full['P1']!['total']).toBe('126666.67');
    expect(full['P2']!['total']).toBe('373333.33');
    expect(documentOf(utilities('direct', [...both].reverse())).full).toEqual(full);
  });

  it('together in one list: the parallel form, none of the list receives', () => {
    const together = utilities('step-down', [{ from: ['E', 'W'], basis: '各自' }]);
    together.bases = { 各自: { E: { W: '10', P1: '30', P2: '60' }, W: { E: '50', P1: '10', P2: '40' } } };
    expect(documentOf(together).full['P1']!['total']).toBe('126666.67');
  });
});

describe('a pool of several departments', () => {
  const pool = (first: string, second: string): Written => ({
    method: 'step-down',
    items: ['费用'],
    departments: [
      { code: 'A1', name: '院办', class: 'admin', direct: { 费用: first } },
      { code: 'A2', name: '后勤', class: 'admin', direct: { 费用: second } },
      ...['C1', 'C2', 'C3'].map((code) => ({ code, name: code, class: 'clinical', direct: {} })),
    ],
    stages: [{ from: ['A1', 'A2'], basis: '人数' }],
    bases: { 人数: { C1: '1', C2: '1', C3: '1' } },
  });

  it('is rounded once: 0.02 + 0.01 over three is a 分 each, and each 分 still has its giver', () => {
    const { full, stages } = documentOf(pool('0.02', '0.01'));
    for (const code of ['C1', 'C2', 'C3']) expect(full[code]!['total']).toBe('0.01');
    const { A1, A2 } = stages[0]!.handed;
    expect([A1, A2].map((receivers) => Object.keys(receivers!).length)).toEqual([2, 1]);
  });

  it('takes red and black together', () => {
    const { full, stages } = documentOf(pool('100.00', '-99.99'));
    expect(['C1', 'C2', 'C3'].map((code) => full[code]!['total'])).toEqual(['0.01', '0.00', '0.00']);
    const sum = (giver: string) =>
      Object.values(stages[0]!.handed[giver]!).reduce((total, items) => total + Number(items['费用']), 0);
    expect([sum('A1').toFixed(2), sum('A2').toFixed(2)]).toEqual(['100.00', '-99.99']);
  });

  it('gives all to a single receiver, and a red pool as the opposite of a black one', () => {
    const single = pool('0.01', '0.00');
    single.bases = { 人数: { C2: '0.000000001', C1: '0' } };
    expect(documentOf(single).full['C2']!['total']).toBe('0.01');
    const red = documentOf(pool('-0.02', '-0.03')).full;
    const black = documentOf(pool('0.02', '0.03')).full;
    for (const code of ['C1', 'C2', 'C3']) expect(Number(red[code]!['total'])).toBe(-Number(black[code]!['total']));
  });
});
