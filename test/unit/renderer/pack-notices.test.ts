import { describe, expect, it } from 'vitest';
import { contentsOf, inEights, noticesOf, PLACES, sizeText } from '../../../renderer/audit/pack-notices.ts';

type Row = Parameters<typeof noticesOf>[0][number];
type Run = NonNullable<Parameters<typeof noticesOf>[1]>[number];

const row = (unit: string, change: Partial<Row> = {}): Row => ({
  unit,
  name: `单位${unit}`,
  kind: 'township',
  state: 'locked',
  basis: 'detail',
  standsIn: null,
  errors: 0,
  findings: 0,
  explained: 0,
  rows: 0,
  failed: [],
  found: [],
  unmapped: 0,
  differences: 0,
  unexplained: 0,
  disputed: 0,
  unsigned: [],
  next: 'done',
  ...change,
});
const named = (...codes: string[]) => codes.map((unit) => ({ unit, name: `单位${unit}` }));
const run = (state: Run['state']): Run => ({
  run: 1,
  period: '2025-12',
  state,
  sequence: 1,
  mappingVersion: 1,
  chartVersion: 1,
  digest: '',
  madeBy: 'wang',
  instant: '2026-01-05T08:00:00.000Z',
  confirmedBy: state === 'confirmed' ? 'li' : null,
});

describe('what is open before a pack is made', () => {
  it('is nothing where all is locked, confirmed and explained', () => {
    expect(noticesOf([row('H01'), row('T01')], [run('draft'), run('confirmed')])).toEqual([]);
  });

  it('says whether the consolidation is missing or a draft, and nothing of it for a single unit', () => {
    expect(noticesOf([row('H01')], [])).toEqual([{ kind: 'no-run', count: 0, units: [] }]);
    expect(noticesOf([row('H01')], [run('draft')])).toEqual([{ kind: 'draft', count: 1, units: [] }]);
    expect(noticesOf([row('H01')], undefined)).toEqual([]);
  });

  it('names the units without books apart from those that are not locked', () => {
    const rows = [row('H01'), row('T01', { state: 'open' }), row('T02', { state: 'open', basis: 'none' })];
    expect(noticesOf(rows, undefined)).toEqual([
      { kind: 'no-books', count: 1, units: named('T02') },
      { kind: 'unlocked', count: 1, units: named('T01') },
    ]);
  });

  it('names the units that an earlier month stands in for, and counts them as in the pack', () => {
    const rows = [row('H01'), row('T17', { state: 'open', basis: 'none', standsIn: '2025-11' })];
    expect(noticesOf(rows, undefined)).toEqual([{ kind: 'late', count: 1, units: named('T17') }]);
    expect(contentsOf(rows)).toMatchObject({ units: 2, withBooks: 2 });
  });

  it('counts a difference once though both its sides show it', () => {
    const rows = [row('H01', { unexplained: 3 }), row('T01', { unexplained: 2 }), row('T02', { unexplained: 1 })];
    expect(noticesOf(rows, [run('confirmed')])).toEqual([
      { kind: 'differences', count: 3, units: named('H01', 'T01', 'T02') },
    ]);
  });

  it('counts failed checks by unit', () => {
    expect(noticesOf([row('T01', { errors: 4 })], undefined)).toEqual([
      { kind: 'failed-checks', count: 1, units: named('T01') },
    ]);
  });
});

describe('where a notice is dealt with', () => {
  it('is a page for each kind', () => {
    for (const { kind } of noticesOf([row('T01', { state: 'open', errors: 1, unexplained: 1 })], []))
      expect(PLACES[kind]).toMatch(/^\//);
  });
});

describe('what a pack will hold', () => {
  it('counts the units with books', () => {
    const rows = [row('H01'), row('T01', { basis: 'summary' }), row('T02', { basis: 'none' })];
    expect(contentsOf(rows)).toEqual({ units: 3, withBooks: 2, detailed: 1 });
  });
});

describe('how a file is described', () => {
  it('gives its size in the unit that people use', () => {
    expect([sizeText(12), sizeText(2048), sizeText(11_953_766)]).toEqual(['12 B', '2 KB', '11.4 MB']);
  });

  it('groups a digest by eight without losing a digit', () => {
    const digest = 'ab'.repeat(32);
    expect(inEights(digest)).toHaveLength(8);
    expect(inEights(digest).join('')).toBe(digest);
  });
});
