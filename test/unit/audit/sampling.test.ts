import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawSample,
  SAMPLE_METHODS,
  type SampleAsked,
  sampleProblems,
} from '../../../shared/domain/audit/sampling/draw.ts';
import { populationOf, repeatedKeys, type SampleItem } from '../../../shared/domain/audit/sampling/population.ts';
import { fen } from '../../../shared/kernel/fen.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const item = (key: string, amount: number): SampleItem => ({ key, amount: fen(amount) });
const asked = (more: Partial<SampleAsked>): SampleAsked => ({
  ...{ method: 'random', seed: '20261124', size: 1, bounds: [] },
  ...more,
});
const keysOf = (one: SampleAsked, items: readonly SampleItem[]): string[] =>
  drawSample(one, populationOf(items, sha256), sha256).drawn.map(({ item: { key } }) => key);

const things = fc
  .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 12 }), fc.integer({ min: -5_000_000, max: 5_000_000 })), {
    ...{ selector: ([key]) => key, minLength: 1, maxLength: 120 },
  })
  .map((rows) => rows.map(([key, amount]) => item(key, amount)));

describe('a sample (审计抽样)', () => {
  const ten = Array.from({ length: 10 }, (_, at) => item(`V${at}`, (at + 1) * 100));

  it('takes every so-many-th by intervals that need not be whole, from a start that the seed throws', () => {
    const drawn = drawSample(asked({ method: 'interval', size: 4 }), populationOf(ten, sha256), sha256);
    expect(drawn.interval).toBe(2.5);
    const places = drawn.drawn.map(({ item: { key } }) => Number(key.slice(1)));
    expect(places).toEqual([0, 1, 2, 3].map((turn) => Math.floor((drawn.start + turn * 10) / 4)));
    const last = Array.from({ length: 60 }, (_, seed) =>
      keysOf(asked({ method: 'interval', seed: `${seed}`, size: 4 }), ten),
    );
    expect(last.some((keys) => keys.includes('V9'))).toBe(true);
    expect(last.some((keys) => keys.includes('V0'))).toBe(true);
  });

  it('shares the size over layers by their things, and draws within each', () => {
    const { strata, drawn } = drawSample(
      asked({ method: 'stratified', size: 5, bounds: [fen(300), fen(900)] }),
      populationOf(ten, sha256),
      sha256,
    );
    expect(strata.map(({ items, total, drawn: of }) => [items, total, of])).toEqual([
      [2, 300, 1],
      [6, 3300, 3],
      [2, 1900, 1],
    ]);
    expect(drawn).toHaveLength(5);
  });

  it('draws what reaches the interval in any case, where every 分 has the same chance', () => {
    const { interval, drawn } = drawSample(
      asked({ method: 'monetary', size: 5 }),
      populationOf([...ten, item('W', -2_000)], sha256),
      sha256,
    );
    expect(interval).toBe(1_500);
    expect(drawn.find(({ item: { key } }) => key === 'W')).toMatchObject({ certain: true });
  });

  it('is refused without things, a seed, a size that fits, rising layers, or amounts', () => {
    const of = (more: Partial<SampleAsked>, items: readonly SampleItem[] = ten) =>
      sampleProblems(asked(more), populationOf(items, sha256));
    expect(of({})).toEqual([]);
    expect(of({}, [])).toEqual(['empty']);
    expect(of({ seed: '  ' })).toEqual(['seed']);
    expect(of({ size: 0 })).toEqual(['size']);
    expect(of({ size: 11 })).toEqual(['size']);
    expect(of({ method: 'stratified' })).toEqual(['bounds']);
    expect(of({ method: 'stratified', bounds: [fen(500), fen(500)] })).toEqual(['bounds']);
    expect(of({ method: 'monetary' }, [item('A', 0)])).toEqual(['no-amounts']);
  });

  it('names what stands twice', () => {
    expect(repeatedKeys([item('A', 1), item('B', 1), item('A', 2)])).toEqual(['A']);
  });

  it('of one seed is the same whatever order the things came in, and another seed draws another', () => {
    fc.assert(
      fc.property(things, fc.constantFrom(...SAMPLE_METHODS), fc.string({ minLength: 1 }), (items, method, word) => {
        const seed = `s${word}`;
        const size = Math.max(1, Math.floor(items.length / 3));
        const one = asked({ method, seed, size, bounds: [fen(1_000), fen(100_000)] });
        fc.pre(sampleProblems(one, populationOf(items, sha256)).length === 0);
        const turned = [...items].reverse();
        expect(populationOf(turned, sha256).hash).toBe(populationOf(items, sha256).hash);
        const drawn = keysOf(one, items);
        expect(keysOf(one, turned)).toEqual(drawn);
        expect(new Set(drawn).size).toBe(drawn.length);
        if (method !== 'monetary') expect(drawn).toHaveLength(size);
      }),
    );
    const many = Array.from({ length: 200 }, (_, at) => item(`V${at}`, at));
    expect(keysOf(asked({ size: 20 }), many)).not.toEqual(keysOf(asked({ size: 20, seed: 'other' }), many));
  });

  it('changes its population’s hash with any key and any amount', () => {
    const hash = populationOf(ten, sha256).hash;
    expect(populationOf([...ten.slice(1), item('V0', 101)], sha256).hash).not.toBe(hash);
    expect(populationOf([...ten.slice(1), item('v0', 100)], sha256).hash).not.toBe(hash);
    expect(populationOf(ten.slice(1), sha256).hash).not.toBe(hash);
  });

  it('draws each thing as often as another: over many seeds none is favoured', () => {
    const times = new Map(ten.map(({ key }) => [key, 0]));
    const rounds = 2_000;
    for (let seed = 0; seed < rounds; seed += 1)
      for (const key of keysOf(asked({ seed: `${seed}`, size: 3 }), ten)) times.set(key, times.get(key)! + 1);
    // 3 of 10 in 2,000 rounds are 600; the seeds are fixed, so that this never turns out otherwise.
    for (const count of times.values()) expect(Math.abs(count - 600)).toBeLessThan(90);
  });

  it('by money draws what is dear in proportion to what it comes to', () => {
    const rows = [
      item('small', 1_000),
      item('dear', 9_000),
      ...Array.from({ length: 90 }, (_, at) => item(`m${at}`, 1_000)),
    ];
    let small = 0;
    let dear = 0;
    for (let seed = 0; seed < 1_000; seed += 1) {
      const keys = keysOf(asked({ method: 'monetary', seed: `${seed}`, size: 10 }), rows);
      small += keys.includes('small') ? 1 : 0;
      dear += keys.includes('dear') ? 1 : 0;
    }
    expect(dear / small).toBeGreaterThan(6);
    expect(dear / small).toBeLessThan(13);
  });
});
