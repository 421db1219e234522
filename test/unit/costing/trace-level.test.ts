import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COST_ITEMS } from '../../../shared/domain/costing/cost-item.ts';
import { totalOf } from '../../../shared/domain/costing/direct-cost.ts';
import { bearersOf } from '../../../shared/domain/costing/forward.ts';
import { sourcesOf } from '../../../shared/domain/costing/trace.ts';
import { traceBack } from '../../../shared/domain/costing/trace-level.ts';
import { nodeText, parseNode, type TraceNode } from '../../../shared/domain/costing/trace-node.ts';
import { inputs, months, worked } from './worked.ts';

/** 一元追溯 back to accounts and forward to who bears a cost. */
const node = (text: string): TraceNode => parseNode(text)!;
const back = (path: readonly string[], item?: 'personnel' | 'other') =>
  traceBack(inputs, worked(), path.map(node), item);

describe('a department’s full cost taken back', () => {
  const result = worked();
  const place = result.departments.findIndex(({ code }) => code === '0101');
  const full = result.allocation.full.reduce((sum, amounts) => sum + amounts[place]!, 0);

  it('is its accounts, what was spread to it and what was handed to it, with the weight of each', () => {
    const level = back(['d:0101'])!;
    expect(level.whole).toBe(full);
    expect(level.carried).toBe(full);
    const sources = level.parts.map(
      ({ node: of, account, stage }) => account?.code ?? `${nodeText(of!)} ${stage ?? '-'}`,
    );
    expect(sources).toEqual([
      '500101',
      '500103',
      'a:01 -',
      's:水费 -',
      'd:41 0',
      'd:31 1',
      'd:32 1',
      'd:21 2',
      'd:22 2',
    ]);
    const admin = level.parts.find(({ stage }) => stage === 0)!;
    // 院办 serves all others by headcount: 1 of 1 + … + 7.
    expect(admin.measured).toMatchObject({ driver: 'headcount', weight: 1_000_000n, total: 28_000_000n });
    expect(admin.measured!.pool).toBe(10_007 + 222);
  });

  it('goes on through a giver, of whose cost only what is followed counts', () => {
    const first = back(['d:0101'])!.parts.find(({ node: of }) => of && nodeText(of) === 'd:21')!;
    const level = back(['d:0101', 'd:21'])!;
    expect(level.carried).toBe(first.amount);
    expect(level.whole).toBeGreaterThan(level.carried);
    const admin = back(['d:0101', 'd:21', 'd:41'])!;
    expect(admin.carried).toBe(level.parts.find(({ stage }) => stage === 0)!.carried);
  });

  it('ends at the accounts of a shared cost and of a department above', () => {
    expect(
      back(['d:0101', 's:水费'], 'other')!.parts.map(({ account, amount }) => [account?.department, amount]),
    ).toEqual([
      ['', 777],
      ['41', 223],
    ]);
    expect(back(['d:0101', 'a:01'])!.parts.map(({ account, amount }) => [account?.code, amount])).toEqual([
      ['500101', 1_001],
    ]);
  });

  it('has no way through what is no source', () => {
    expect(back(['d:0101', 'd:02'])).toBeUndefined();
    expect(back(['d:41', 'd:0101'])).toBeUndefined();
    expect(['x:1', 'd:', 'd', ''].map(parseNode)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('sums to the 分 at every level, whatever the month', () => {
    fc.assert(
      fc.property(months(), (given) => {
        const made = worked(given);
        const walk = (path: readonly TraceNode[], carried: number): void => {
          const level = traceBack(given, made, path)!;
          expect(level.carried).toBe(carried);
          expect(level.parts.reduce((sum, part) => sum + part.carried, 0)).toBe(level.carried);
          expect(level.parts.reduce((sum, part) => sum + part.amount, 0)).toBe(level.whole);
          const next = level.parts.find((part) => part.node && path.length < 5);
          if (next) walk([...path, next.node!], next.carried);
        };
        for (const [at, { code, class: kind }] of made.departments.entries())
          if (kind === 'clinical')
            walk(
              [{ kind: 'department', code }],
              made.allocation.full.reduce((sum, amounts) => sum + amounts[at]!, 0),
            );
      }),
      { numRuns: 60 },
    );
  });
});

describe('a cost followed to who bears it', () => {
  it('is borne whole by clinical departments, and nearly as the way back says', () => {
    fc.assert(
      fc.property(months(), (given) => {
        const { allocation, borne, departments } = worked(given);
        for (const [item, name] of COST_ITEMS.entries()) {
          const sums = new Float64Array(departments.length);
          for (const [source, { code }] of departments.entries()) {
            const origin = new Float64Array(departments.length);
            origin[source] = borne.direct.get(code)![name];
            const bearers = bearersOf(allocation, item, origin);
            expect(bearers.reduce((sum, part) => sum + part, 0)).toBe(origin[source]);
            for (const [at, part] of bearers.entries()) {
              sums[at]! += part;
              if (departments[at]!.class !== 'clinical') expect(part).toBe(0);
            }
          }
          // Each way rounds on its own, a 分 a step at the most.
          for (const [at, sum] of sums.entries()) expect(Math.abs(sum - allocation.full[item]![at]!)).toBeLessThan(60);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same in the example as taken back', () => {
    const { allocation, departments, borne } = worked();
    const place = (code: string) => departments.findIndex((each) => each.code === code);
    const origin = new Float64Array(departments.length);
    origin[place('41')] = borne.direct.get('41')!.personnel;
    const forward = bearersOf(allocation, 0, origin)[place('02')]!;
    const backward = sourcesOf(allocation, place('02'), 0).find(({ department }) => department === place('41'))!.amount;
    expect(Math.abs(forward - backward)).toBeLessThanOrEqual(3);
    expect(totalOf(borne.direct.get('41')!)).toBe(10_007 + 222);
  });
});
