import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Method } from '../../../shared/domain/costing/model.ts';
import { equationsOf, fullCosts, solve } from './fractions.ts';
import { documentOf, type Written } from './models.ts';

/** A classroom model: what each service department costs and whom it serves, in the order in which they step down. */
interface Classroom {
  readonly services: Readonly<
    Record<string, { readonly cost: string; readonly serves: Readonly<Record<string, string>> }>
  >;
  readonly finals: Readonly<Record<string, string>>;
}

const written = (method: Method, { services, finals }: Classroom): Written => ({
  method,
  items: ['费用'],
  departments: [
    ...Object.entries(services).map(([code, { cost }]) => ({
      ...{ code, name: '', class: 'auxiliary' },
      direct: { 费用: cost },
    })),
    ...Object.entries(finals).map(([code, cost]) => ({ code, name: '', class: 'clinical', direct: { 费用: cost } })),
  ],
  stages: Object.keys(services).map((code) => ({ from: [code], basis: code })),
  bases: Object.fromEntries(Object.entries(services).map(([code, { serves }]) => [code, serves])),
});

const full = (method: Method, model: Classroom): Record<string, string> => {
  const document = documentOf(written(method, model));
  return Object.fromEntries(Object.keys(model.finals).map((code) => [code, document.full[code]!['total']!]));
};
/** What each service handed over in all, by code: its gross cost. */
const gross = (model: Classroom): Record<string, number> => {
  const { stages } = documentOf(written('reciprocal', model));
  return Object.fromEntries(stages.map((stage) => [stage.from[0]!, Number(stage.in)]));
};

/**
 * “Methods of allocating service costs”: S1, S2 and S3 serve P1 and P2 and one another; direct and step-wise as the page
 * prints them, reciprocal as its equations Sa = 92,400 + 0.1 Sb + 0.3 Sc, Sb = 184,800 + 0.1 Sa,
 * Sc = 138,600 + 0.2 Sa + 0.2 Sb have it. The page steps S1 down first.
 * https://expertsmind.com/questions/example-of-methods-of-allocating-service-costs-30131914.aspx
 */
const THREE: Classroom = {
  services: {
    S1: { cost: '92400', serves: { S2: '1000', S3: '2000', P1: '4000', P2: '3000' } },
    S2: { cost: '184800', serves: { S1: '2000', S3: '4000', P1: '10000', P2: '4000' } },
    S3: { cost: '138600', serves: { S1: '4500', P1: '1500', P2: '9000' } },
  },
  finals: { P1: '400000', P2: '500000' },
};

/**
 * A course's “Chapter 15 – Example 2 (Multiple Service Departments)”: maintenance by hours, computing by CPU minutes, all
 * three methods. https://www.coursehero.com/file/5929594/10026-032410-96/
 */
const MAINTENANCE: Classroom = {
  services: {
    M: { cost: '90000', serves: { K: '5000', P1: '10000', P2: '35000' } },
    K: { cost: '83820', serves: { M: '250', P1: '350', P2: '400' } },
  },
  finals: { P1: '200000', P2: '400000' },
};

/** A textbook's exercise 3-32 with its solution, to the dollar. https://www.scribd.com/document/514020659/2008-09-01-150232-3-32 */
const TWO: Classroom = {
  services: {
    S1: { cost: '300000', serves: { S2: '40', P1: '30', P2: '30' } },
    S2: { cost: '300000', serves: { S1: '25', P1: '25', P2: '50' } },
  },
  finals: { P1: '0', P2: '0' },
};

/**
 * Human resources, data processing and risk management of a factory (University of Regina, BUS 388, 10.3 and 10.4), to the
 * dollar. https://opentextbooks.uregina.ca/bus388/chapter/8-4-the-reciprocal-method
 */
const FACTORY: Classroom = {
  services: {
    HR: { cost: '80000', serves: { DP: '20', RM: '10', X1: '40', X2: '30' } },
    DP: { cost: '120000', serves: { HR: '8', RM: '7', X1: '30', X2: '55' } },
    RM: { cost: '40000', serves: { X1: '50', X2: '50' } },
  },
  finals: { X1: '0', X2: '0' },
};

/**
 * E-books: human resources and information systems serve corporate and consumer sales; the step-down as printed.
 * https://solutioninn.com/study-help/questions/ebooks-an-online-book-retailer-has-two-operating-departmentscorporate-sales-8828590
 */
const BOOKS: Classroom = {
  services: {
    HR: { cost: '80000', serves: { IS: '20', X1: '48', X2: '32' } },
    IS: { cost: '229000', serves: { HR: '10', X1: '63', X2: '27' } },
  },
  finals: { X1: '996000', X2: '481000' },
};

describe('published models', () => {
  it('直接分配: services serve only who hands nothing over', () => {
    expect(full('direct', THREE)).toEqual({ P1: '604600.00', P2: '711200.00' });
    expect(full('direct', TWO)).toEqual({ P1: '250000.00', P2: '350000.00' });
  });

  it('逐级分步结转: who handed over receives nothing back', () => {
    expect(full('step-down', THREE)).toEqual({ P1: '573360.00', P2: '742440.00' });
    expect(full('step-down', TWO)).toEqual({ P1: '230000.00', P2: '370000.00' });
    expect(full('step-down', BOOKS)).toEqual({ X1: '1205900.00', X2: '580100.00' });
  });

  it('交互分配: all at once', () => {
    expect(gross(THREE)).toEqual({ S1: 177000, S2: 202500, S3: 214500 });
    expect(full('reciprocal', THREE)).toEqual({ P1: '593500.00', P2: '722300.00' });
    expect(gross(TWO)).toEqual({ S1: 416666.67, S2: 466666.67 });
    expect(full('reciprocal', TWO)).toEqual({ P1: '241666.67', P2: '358333.33' });
    const { HR, DP, RM } = gross(FACTORY);
    expect([HR!, DP!].map(Math.round)).toEqual([91057, 138211]);
    // The page adds up rounded dollars: 40,000 + 9,106 + 9,675 = 58,781.
    expect(RM).toBe(58780.49);
    // The page's own table: 107,276 and 132,723, “rounding error of $1”.
    expect(full('reciprocal', FACTORY)).toEqual({ X1: '107276.42', X2: '132723.58' });
  });

  it('all three of one model', () => {
    expect(full('direct', MAINTENANCE)).toEqual({ P1: '259116.00', P2: '514704.00' });
    expect(full('step-down', MAINTENANCE)).toEqual({ P1: '261316.00', P2: '512504.00' });
    expect(full('reciprocal', MAINTENANCE)).toEqual({ P1: '256080.00', P2: '517740.00' });
    expect(gross(MAINTENANCE)).toEqual({ M: 113800, K: 95200 });
  });

  /**
   * Published: the services of a hospital, of which maintenance and catering use 5 per cent themselves (自用); the exercise
   * prints the inverse of its equations to three places: what each service costs in all for a unit of each one's own cost.
   * https://able2know.org/topic/24898-1
   */
  it('交互分配 of a hospital whose services use themselves', () => {
    const inverse = [
      [1083, 67, 125],
      [293, 1034, 194],
      [145, 116, 1086],
    ];
    const of = (...costs: string[]): Classroom => ({
      services: {
        M: { cost: costs[0]!, serves: { M: '5', L: '25', K: '10', P: '60' } },
        L: { cost: costs[1]!, serves: { M: '5', K: '10', P: '85' } },
        K: { cost: costs[2]!, serves: { M: '10', L: '15', K: '5', P: '70' } },
      },
      finals: { P: '0' },
    });
    // What is handed over is 95 per cent of a service's cost where it uses 5 per cent itself.
    const inAll = ({ M, L, K }: Record<string, number>) => [M! / 0.95, L!, K! / 0.95].map(Math.round);
    expect(inAll(gross(of('1000', '0', '0')))).toEqual(inverse.map((row) => row[0]));
    expect(inAll(gross(of('0', '1000', '0')))).toEqual(inverse.map((row) => row[1]));
    expect(inAll(gross(of('0', '0', '1000')))).toEqual(inverse.map((row) => row[2]));
    expect(full('reciprocal', of('56000', '150000', '56000'))).toEqual({ P: '262000.00' });
  });

  /**
   * Services that use 25, 20 and 35 per cent of themselves (自用). The model is published (“Direct and indirect cost example
   * with matrices”, https://astarmathsandphysics.com/university-maths-notes/matrices-and-linear-algebra/4672-direct-and-indirect-cost-example-with-matrices.html);
   * the answer is own, in fractions, for the x that the page prints (1638, 2569, 1562) does not satisfy its equations.
   */
  it('交互分配 of services that use themselves', () => {
    const own: Classroom = {
      services: {
        S1: { cost: '600', serves: { S1: '25', S2: '35', S3: '10', P1: '15', P2: '15' } },
        S2: { cost: '1100', serves: { S1: '15', S2: '20', S3: '10', P1: '25', P2: '30' } },
        S3: { cost: '600', serves: { S1: '15', S2: '25', S3: '35', P1: '15', P2: '10' } },
      },
      finals: { P1: '2100', P2: '1500' },
    };
    // x counts what a service uses itself; what it hands to others is the rest: x₁ = 600 + 0.25 x₁ + 0.15 x₂ + 0.15 x₃, …
    const handed = gross(own);
    const [x1, x2, x3] = [handed['S1']! / 0.75, handed['S2']! / 0.8, handed['S3']! / 0.65];
    expect(x1).toBeCloseTo(600 + 0.25 * x1 + 0.15 * x2 + 0.15 * x3, 1);
    expect(x2).toBeCloseTo(1100 + 0.35 * x1 + 0.2 * x2 + 0.25 * x3, 1);
    expect(x3).toBeCloseTo(600 + 0.1 * x1 + 0.1 * x2 + 0.35 * x3, 1);
    // The equations with x as they stand, in fractions.
    const equations = equationsOf(written('reciprocal', own), '费用');
    const exact = fullCosts(equations, solve(equations));
    const cents = Object.keys(own.finals).map((code) => exact.get(code)!);
    expect(cents.map(({ n, d }) => Number((2n * n + d) / (2n * d)) / 100)).toEqual(
      Object.values(full('reciprocal', own)).map(Number),
    );
    expect(Object.values(full('reciprocal', own)).reduce((sum, one) => sum + Number(one), 0)).toBe(5900);
  });
});

/**
 * Own: three stages over fifteen departments — a common pool with another basis for one item, givers of their own weights,
 * a red cost, receivers without weight. `full` was worked out once in exact fractions apart from this program, with the
 * 分 left over to the largest remainders.
 */
describe('三级分摊 of fifteen departments', () => {
  const { model, full: expected } = JSON.parse(readFileSync(new URL('fifteen.json', import.meta.url), 'utf8')) as {
    model: Written;
    full: Record<string, string[]>;
  };

  it('gives every figure of the independent answer to the 分', () => {
    const document = documentOf(model);
    for (const [code, amounts] of Object.entries(expected))
      expect(Object.values(document.full[code]!), code).toEqual(amounts);
    expect(Object.keys(expected)).toHaveLength(6);
    expect(document.certificate.holds).toBe(true);
    expect(document.in).toBe(document.out);
  });

  it('parallel auxiliaries are sequential ones where none serves another', () => {
    const [first, , last] = model.stages;
    const sequential = {
      ...model,
      stages: [first, ...['M01', 'M02', 'M03'].map((code) => ({ from: [code], basis: '医辅' })), last],
    };
    expect(documentOf(sequential).full).toEqual(documentOf(model).full);
  });
});
