import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion } from '../../../shared/domain/costing/apportion.ts';
import { byGiver } from '../../../shared/domain/costing/handing.ts';
import { readWeights } from '../../../shared/domain/costing/weights.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { shareFen } from '../../../shared/kernel/share.ts';
import { allocated, documentOf, models } from './models.ts';

describe('sharing a pool', () => {
  const weight = fc.oneof(
    fc.integer({ min: 0, max: 20 }).map(String),
    fc.integer({ min: 0, max: 2 ** 40 }).map(String),
    fc.integer({ min: 0, max: 999_999 }).map((n) => (n / 1000).toFixed(3)),
    fc.constantFrom('999999999999999.999999999', '0.000000001', '3'),
  );
  const pool = fc.oneof(
    fc.integer({ min: -1000, max: 1000 }),
    fc.integer({ min: -1e10, max: 1e10 }),
    fc.integer({ min: -9e15, max: 9e15 }),
  );

  it('is what the kernel’s largest remainder says, for any pool and weights', () => {
    fc.assert(
      fc.property(pool, fc.array(weight, { minLength: 1, maxLength: 600, size: 'max' }), (amount, texts) => {
        const weights = readWeights(texts.map((text, at) => [at, text] as const));
        fc.pre(weights.receivers.length > 0);
        const parts = new Float64Array(weights.receivers.length);
        apportion(amount, weights, parts);
        expect([...parts]).toEqual(shareFen(fen(amount), [...weights.values]));
      }),
      { numRuns: 400 },
    );
  });

  it('among equal remainders the lowest code takes the 分', () => {
    const weights = readWeights([2, 0, 1].map((receiver) => [receiver, '7'] as const));
    const parts = new Float64Array(3);
    apportion(10_001, weights, parts);
    expect([...parts]).toEqual([3334, 3334, 3333]);
  });

  it('knows weights only by their proportion', () => {
    const of = (...texts: string[]) => readWeights(texts.map((text, at) => [at, text] as const));
    expect(of('0.30', '0.20')).toEqual(of('3', '2'));
    expect(of('300000000000000', '200000000000000')).toEqual(of('3', '2'));
    expect(of('999999999999999.5', '999999999999999.5')).toEqual(of('1', '1'));
    expect(of('0', '5', '0.000')).toEqual({ receivers: Int32Array.of(1), values: Float64Array.of(1), total: 1 });
  });
});

describe('whatever the model', () => {
  it('no 分 is lost and none is made, by stage, item, department and giver', () => {
    fc.assert(
      fc.property(models(), (model) => {
        const result = allocated(model);
        const certificate = result.certificate();
        expect(certificate.holds).toBe(true);
        for (const balance of [...certificate.items, ...certificate.stages.flat()])
          expect(balance.in).toBe(balance.out);
        const gives = new Set(model.stages.flatMap(({ from }) => from));
        for (const [item, direct] of result.model.direct.entries()) {
          const held = direct.slice();
          for (const handing of result.handings()) {
            const at = handing.items.indexOf(item);
            if (at < 0) continue;
            for (const [place, row] of byGiver(handing, at).entries()) {
              expect(row.reduce((sum, part) => sum + part, 0)).toBe(handing.given[at * handing.givers.length + place]);
              for (const [to, part] of row.entries()) {
                held[handing.givers[place]!]! -= part;
                held[handing.weights.receivers[to]!]! += part;
              }
            }
          }
          // Every department: its direct cost and what it took, less what it handed over, is its full cost.
          expect([...held]).toEqual([...result.full[item]!]);
          for (const [at, { code }] of result.model.departments.entries())
            if (gives.has(code)) expect(held[at]).toBe(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the order of departments and of keys changes only the order', () => {
    fc.assert(
      fc.property(models(), (model) => {
        const turned = {
          ...model,
          departments: [...model.departments].reverse(),
          stages: model.stages.map((stage) => ({ ...stage, from: [...stage.from].reverse() })),
          bases: Object.fromEntries(
            Object.entries(model.bases)
              .reverse()
              .map(([name, basis]) => [name, Object.fromEntries(Object.entries(basis).reverse())]),
          ),
        };
        const [straight, other] = [documentOf(model), documentOf(turned)];
        expect(other.full).toEqual(straight.full);
        expect(other.stages.map(({ handed }) => handed)).toEqual(straight.stages.map(({ handed }) => handed));
        expect(Object.keys(other.full)).toEqual(turned.departments.map(({ code }) => code));
      }),
      { numRuns: 100 },
    );
  });

  it('weights times any factor are the same weights', () => {
    const hundred = (text: string): string => {
      const [whole = '', places = ''] = text.split('.');
      return `${`${whole}${places.padEnd(2, '0').slice(0, 2)}`.slice(-15)}${places.length > 2 ? `.${places.slice(2)}` : ''}`;
    };
    fc.assert(
      fc.property(models(), (model) => {
        const small = JSON.parse(
          JSON.stringify(model.bases).replaceAll('123456789012345.123456789', '7.25'),
        ) as typeof model.bases;
        const scaled = Object.fromEntries(
          Object.entries(small).map(([name, basis]) => [
            name,
            Object.fromEntries(
              Object.entries(basis).map(([code, one]) => [
                code,
                typeof one === 'string'
                  ? hundred(one)
                  : Object.fromEntries(Object.entries(one).map(([to, text]) => [to, hundred(text)])),
              ]),
            ),
          ]),
        );
        expect(documentOf({ ...model, bases: scaled }).full).toEqual(documentOf({ ...model, bases: small }).full);
      }),
      { numRuns: 100 },
    );
  });

  it('red is the opposite of black', () => {
    fc.assert(
      fc.property(models(), (model) => {
        const positive = {
          ...model,
          departments: model.departments.map((one) => ({
            ...one,
            direct: Object.fromEntries(Object.entries(one.direct).map(([item, text]) => [item, text.replace('-', '')])),
          })),
        };
        const negative = {
          ...model,
          departments: positive.departments.map((one) => ({
            ...one,
            direct: Object.fromEntries(Object.entries(one.direct).map(([item, text]) => [item, `-${text}`])),
          })),
        };
        const black = allocated(positive).full;
        for (const [item, amounts] of allocated(negative).full.entries())
          expect([...amounts]).toEqual([...black[item]!].map((one) => (one === 0 ? 0 : -one)));
      }),
      { numRuns: 100 },
    );
  });
});
