import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equationsOf, type Fraction, fraction, fullCosts, minus, solve } from './fractions.ts';
import { allocated, documentOf, fullOf, models, problemsOf, type Written } from './models.ts';

const department = (code: string, kind: string, cost: string) => ({
  code,
  name: `${code}科`,
  class: kind,
  direct: { 费用: cost },
});

describe('交互分配法', () => {
  /**
   * Published: Y = 7,260 + 0.3 Z and Z = 4,000 + 0.2 Y have the answer Y = 9,000 and Z = 5,800.
   * https://myessayhelp.xyz/assignment/cost-allocation-reciprocal-method
   */
  const two: Written = {
    method: 'reciprocal',
    items: ['费用'],
    departments: [
      department('Y', 'auxiliary', '7260'),
      department('Z', 'auxiliary', '4000'),
      department('P1', 'clinical', '0'),
      department('P2', 'clinical', '0'),
    ],
    stages: [
      { from: ['Y'], basis: 'y' },
      { from: ['Z'], basis: 'z' },
    ],
    bases: { y: { Z: '0.20', P1: '0.50', P2: '0.30' }, z: { Y: '30', P1: '40', P2: '30' } },
  };

  it('solves both departments at once', () => {
    const { full, stages } = documentOf(two);
    expect(stages.map((stage) => stage.in)).toEqual(['9000.00', '5800.00']);
    expect(stages[0]!.handed).toEqual({
      Y: { Z: { 费用: '1800.00' }, P1: { 费用: '4500.00' }, P2: { 费用: '2700.00' } },
    });
    expect(stages[1]!.handed).toEqual({
      Z: { Y: { 费用: '1740.00' }, P1: { 费用: '2320.00' }, P2: { 费用: '1740.00' } },
    });
    expect(full['P1']!['total']).toBe('6820.00');
    expect(full['P2']!['total']).toBe('4440.00');
    expect(full['Y']!['total']).toBe('0.00');
  });

  it('does not depend on the order of the stages, nor on how they are put together', () => {
    expect(documentOf({ ...two, stages: [...two.stages].reverse() }).full).toEqual(documentOf(two).full);
    const together = {
      ...two,
      stages: [{ from: ['Z', 'Y'], basis: 'both' }],
      bases: { both: { Y: two.bases['y'], Z: two.bases['z'] } },
    };
    expect(documentOf(together).full).toEqual(documentOf(two).full);
  });

  /** The utilities' problem: E = 200,000 + 0.5 W, W = 300,000 + 0.1 E. */
  it('solves what the step-down method only comes near to', () => {
    const utilities: Written = {
      ...two,
      departments: [
        department('E', 'auxiliary', '200000'),
        department('W', 'auxiliary', '300000'),
        department('P1', 'clinical', '0'),
        department('P2', 'clinical', '0'),
      ],
      stages: [
        { from: ['E'], basis: 'e' },
        { from: ['W'], basis: 'w' },
      ],
      bases: { e: { W: '1', P1: '3', P2: '6' }, w: { E: '5', P1: '1', P2: '4' } },
    };
    // E = 350,000 / 0.95 = 368,421.05…, W = 336,842.10…; P1 = 0.3 E + 0.1 W = 144,210.526…
    expect(documentOf(utilities).full['P1']!['total']).toBe('144210.53');
    expect(documentOf(utilities).full['P2']!['total']).toBe('355789.47');
  });

  it('takes a department among its own receivers: what it uses itself only comes back to it', () => {
    const own = { ...two, bases: { ...two.bases, y: { Y: '1', Z: '0.20', P1: '0.50', P2: '0.30' } } };
    expect(documentOf(own)).toEqual(documentOf(two));
    const most = { ...two, bases: { ...two.bases, y: { Y: '999999999999999', Z: '0.20', P1: '0.50', P2: '0.30' } } };
    expect(documentOf(most)).toEqual(documentOf(two));
  });

  it('solves a cost that goes round ten million times before it leaves', () => {
    const round = { ...two, bases: { y: { Z: '9999999', P1: '1' }, z: { Y: '9999999', P2: '1' } } };
    const { full } = documentOf(round);
    expect(full['P1']!['total']).toBe('5630.00');
    expect(full['P2']!['total']).toBe('5630.00');
    const equations = equationsOf(round, '费用');
    const [p1] = [...fullCosts(equations, solve(equations)).values()].slice(-2);
    expect(Number(p1!.n / p1!.d)).toBe(563000);
  });

  it('refuses a loop without an outlet, naming its departments and no others', () => {
    const model: Written = {
      ...two,
      departments: [
        department('A', 'admin', '1.00'),
        department('Y', 'auxiliary', '0'),
        department('Z', 'auxiliary', '0'),
        department('T', 'technology', '5.00'),
        department('P1', 'clinical', '0'),
      ],
      stages: ['A', 'Y', 'Z', 'T'].map((code) => ({ from: [code], basis: code })),
      bases: { A: { Y: '1', P1: '0' }, Y: { Z: '1' }, Z: { Y: '2' }, T: { P1: '1' } },
    };
    expect(problemsOf(model).map(({ message }) => message)).toEqual([
      'Y Y科、Z Z科 只互相服务，没有出口，费用无法分摊到其他科室',
    ]);
    // No cost comes there: nothing is kept, and nothing is refused.
    expect(documentOf({ ...model, bases: { ...model.bases, A: { P1: '1' } } }).full['P1']!['total']).toBe('6.00');
  });

  it('refuses a department that serves only itself, or nobody, as a pool without receivers', () => {
    for (const y of [{ Y: '1' }, {}, { P1: '0' }])
      expect(problemsOf({ ...two, bases: { ...two.bases, y } })).toEqual([
        {
          path: 'stages.0',
          message: '第 1 步：Y Y科 的“费用”7,260.00 元没有接收科室，分摊参数“y”没有可用的权重',
        },
      ]);
  });

  it('refuses a loop that is closed but for less than a double can tell', () => {
    const tight = {
      ...two,
      bases: { y: { Z: '999999999999999', P1: '0.000000001' }, z: { Y: '999999999999999', P1: '0.000000001' } },
    };
    expect(problemsOf(tight)).toHaveLength(1);
    expect(problemsOf(tight)[0]!.message).toMatch(/^[YZ] [YZ]科 与其他辅助科室之间几乎是闭环/);
  });

  const near = (a: Fraction, b: number): Fraction => minus(a, fraction(BigInt(b)));
  const below = (a: Fraction, limit: Fraction): boolean => (a.n < 0n ? -a.n : a.n) * limit.d < limit.n * a.d;

  it('is the answer of the equations in fractions, no department a 分 off, whatever the model', () => {
    fc.assert(
      fc.property(models('reciprocal'), (model) => {
        const result = allocated(model);
        for (const item of model.items) {
          const equations = equationsOf(model, item);
          const exact = fullCosts(equations, solve(equations));
          for (const [code, full] of exact) {
            const ours = fullOf(result, code, item);
            expect(below(near(full, ours), fraction(1n)), `${code} ${item}: ${ours} of ${full.n}/${full.d}`).toBe(true);
            if (full.d === 1n) expect(ours).toBe(Number(full.n));
          }
          // Largest remainder: nobody who was rounded up had a smaller remainder than one who was rounded down.
          const finals = [...exact].filter(([, full]) => full.d !== 1n);
          const sum = finals.reduce((total, [code]) => total + fullOf(result, code, item), 0);
          if (sum > 0 && model.stages.length > 0) {
            const off = finals.map(([code, full]) => near(full, fullOf(result, code, item)));
            for (const up of off.filter((one) => one.n < 0n))
              for (const down of off.filter((one) => one.n > 0n))
                expect(minus(minus(down, up), fraction(1n)).n <= 0n).toBe(true);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is where handing over again and again comes to rest', () => {
    fc.assert(
      fc.property(models('reciprocal'), (model) => {
        const item = model.items[0]!;
        const { services, costs } = equationsOf(model, item);
        const equations = services.map(
          ({ giver, shares }) =>
            [giver, [...shares].map(([code, one]) => [code, Number(one.n) / Number(one.d)] as const)] as const,
        );
        const held = new Map([...costs].map(([code, one]) => [code, Number(one.n) / Number(one.d)]));
        const leaves = equations.every(([giver, shares]) =>
          shares.some(([code, share]) => code.startsWith('C') && share > 0.01 && code !== giver),
        );
        fc.pre(leaves);
        for (let round = 0; round < 3000; round += 1)
          for (const [giver, shares] of equations) {
            const amount = held.get(giver)!;
            held.set(giver, 0);
            for (const [code, share] of shares) held.set(code, held.get(code)! + amount * share);
          }
        const result = allocated(model);
        for (const { code } of model.departments)
          expect(Math.abs(fullOf(result, code, item) - held.get(code)!)).toBeLessThan(1.01);
      }),
      { numRuns: 60 },
    );
  });
});
