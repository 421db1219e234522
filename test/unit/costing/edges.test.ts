import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equationsOf, fullCosts, minus, solve } from './fractions.ts';
import { allocated, documentOf, fullOf, models, problemsOf, type Written } from './models.ts';

const METHODS = ['step-down', 'direct', 'reciprocal'] as const;

/** A giver and three receivers, of which the giver or a receiver has the lowest code as one likes. */
const one = (method: string, giver: string, cost: string, weights: Record<string, string>): Written => ({
  method,
  items: ['人员经费', '药品费'],
  departments: [
    { code: giver, name: '供应室', class: 'auxiliary', direct: { 人员经费: cost } },
    ...Object.keys(weights).map((code) => ({ code, name: '', class: 'clinical', direct: {} })),
  ],
  stages: [{ from: [giver], basis: '包数' }],
  bases: { 包数: weights },
});
const totals = (model: Written): Record<string, string> =>
  Object.fromEntries(Object.entries(documentOf(model).full).map(([code, { total }]) => [code, total!]));

describe.each(METHODS)('%s', (method) => {
  it('zero driver: a receiver without weight takes nothing, and a pool whose weights are all zero is refused', () => {
    expect(totals(one(method, 'M1', '0.05', { C1: '0', C2: '0.00', C3: '4' }))).toEqual({
      ...{ M1: '0.00', C1: '0.00', C2: '0.00', C3: '0.05' },
    });
    expect(problemsOf(one(method, 'M1', '0.05', { C1: '0', C2: '0', C3: '0' }))).toHaveLength(1);
    // Nothing to hand over: nothing to refuse.
    expect(problemsOf(one(method, 'M1', '0.00', { C1: '0', C2: '0', C3: '0' }))).toEqual([]);
  });

  it('single receiver: takes the whole pool, whatever its weight', () => {
    for (const weight of ['0.000000001', '1', '999999999999999.999999999'])
      expect(totals(one(method, 'M1', '9999999999.99', { C1: weight }))['C1']).toBe('9999999999.99');
  });

  it('negative pool: shared as a positive one, the odd 分 to the same receivers', () => {
    const weights = { C1: '1', C2: '1', C3: '1' };
    expect(totals(one(method, 'M1', '100.00', weights))).toMatchObject({ C1: '33.34', C2: '33.33', C3: '33.33' });
    expect(totals(one(method, 'M1', '-100.00', weights))).toMatchObject({ C1: '-33.34', C2: '-33.33', C3: '-33.33' });
  });

  it('first index: the lowest code hands over, and receives, as any other', () => {
    const weights = { C1: '1', C2: '2' };
    expect(totals(one(method, 'A0', '3.00', weights))).toEqual({ A0: '0.00', C1: '1.00', C2: '2.00' });
    expect(totals(one(method, 'Z0', '3.00', weights))).toEqual({ Z0: '0.00', C1: '1.00', C2: '2.00' });
    // The last item as well as the first.
    const last = one(method, 'A0', '3.00', weights);
    last.items.reverse();
    expect(totals(last)).toEqual({ A0: '0.00', C1: '1.00', C2: '2.00' });
  });

  it('costs near what whole 分 can hold stay exact', () => {
    const weights = { C1: '0.333333333', C2: '0.333333333', C3: '0.333333334' };
    const { C1, C2, C3 } = totals(one(method, 'M1', '9999999999999.99', weights));
    expect([C1, C2, C3]).toEqual(['3333333330000.00', '3333333330000.00', '3333333339999.99']);
  });
});

describe('departments under other codes', () => {
  /** The same model with the codes of services, and of clinical departments, in the opposite order. */
  const recoded = (model: Written): { model: Written; code: (code: string) => string } => {
    const code = (text: string): string => `${text[0]}${9 - Number(text[1])}`;
    const weights = (of: Record<string, unknown>): Record<string, never> =>
      Object.fromEntries(
        Object.entries(of).map(([key, value]) => [
          code(key),
          typeof value === 'object' ? weights(value as Record<string, unknown>) : value,
        ]),
      ) as Record<string, never>;
    return {
      code,
      model: {
        ...model,
        departments: model.departments.map((each) => ({ ...each, code: code(each.code) })),
        stages: model.stages.map((stage) => ({ ...stage, from: stage.from.map(code) })),
        bases: Object.fromEntries(Object.entries(model.bases).map(([name, basis]) => [name, weights(basis)])),
      },
    };
  };

  it('only a tie goes the other way: one 分 between equal remainders of the equations', () => {
    fc.assert(
      fc.property(models('reciprocal'), (model) => {
        const other = recoded(model);
        const [first, second] = [allocated(model), allocated(other.model)];
        for (const item of model.items) {
          const equations = equationsOf(model, item);
          const exact = fullCosts(equations, solve(equations));
          const moved = [...exact].filter(
            ([code]) => fullOf(first, code, item) !== fullOf(second, other.code(code), item),
          );
          for (const [code, full] of moved) {
            expect(Math.abs(fullOf(first, code, item) - fullOf(second, other.code(code), item))).toBe(1);
            // Every one that moved has another with just the same remainder.
            expect(
              moved.some(([twin, its]) => {
                const apart = minus(its, full);
                return twin !== code && apart.n % apart.d === 0n;
              }),
            ).toBe(true);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('a pool’s 分 go the other way, and those after it pass them on', () => {
    fc.assert(
      fc.property(models('step-down'), (model) => {
        const other = recoded(model);
        const [first, second] = [allocated(model), allocated(other.model)];
        const pools = first.handings().length;
        for (const item of model.items)
          for (const { code } of model.departments)
            expect(Math.abs(fullOf(first, code, item) - fullOf(second, other.code(code), item))).toBeLessThan(
              2 ** pools,
            );
      }),
      { numRuns: 100 },
    );
  });

  it('without ties nothing moves at all', () => {
    const model = one('step-down', 'S1', '1000.01', { C1: '1.7', C2: '2.9', C3: '5.3' });
    const other = recoded(model);
    const [before, after] = [totals(model), totals(other.model)];
    for (const [code, total] of Object.entries(before)) expect(after[other.code(code)]).toBe(total);
  });
});
