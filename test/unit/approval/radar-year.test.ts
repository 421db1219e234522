import { describe, expect, it } from 'vitest';
import { type BackTest, backTest } from '../../../shared/domain/approval/radar/back-test.ts';
import { type Case, comparedOf } from '../../../shared/domain/approval/radar/case.ts';
import { relatedOf } from '../../../shared/domain/approval/radar/related.ts';
import { type RadarSettings, USUAL_RADAR } from '../../../shared/domain/approval/radar/settings.ts';
import type { Spending } from '../../../shared/domain/approval/radar/spending.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import { PAYMENTS, type Planted, REGULAR_SINCE, radarYear } from '../../support/radar-year.ts';
import { LADDER } from './ladder.ts';

const SEED = 20_251_231;
const { all, divisions, doubles, stages, rents, ties } = radarYear(SEED);
const related = relatedOf(ties);

function tested(spendings: readonly Spending[], settings: Partial<RadarSettings> = {}): BackTest {
  const said = backTest(spendings, { rules: LADDER, related, settings: { ...USUAL_RADAR, ...settings } });
  assert(said.ok, 'a year is not too much');
  return said.value;
}
const splitsIn = ({ cases }: BackTest): Case[] => cases.filter(({ kind }) => kind === 'split');
const isPlanted = ({ ids }: Case): boolean => ids.some((id) => id.startsWith('D'));
const plain = ({ ids, sum }: Pick<Planted, 'ids' | 'sum'>) => ({ ids: [...ids].sort(), sum });

describe('a year of 5,000 payments', () => {
  const began = performance.now();
  const usual = tested(all);
  const took = performance.now() - began;

  it('has 5,000, and divisions of twelve kinds among them', () => {
    expect(all).toHaveLength(PAYMENTS);
    expect(new Set(all.map(({ id }) => id)).size).toBe(PAYMENTS);
    expect(divisions).toHaveLength(12);
  });

  it.each(divisions)('shows what was divided, whole and with its sum: $how', ({ ids, sum }) => {
    expect(
      splitsIn(usual)
        .filter(({ ids: found }) => found.includes(ids[0]!))
        .map(plain),
    ).toEqual([plain({ ids, sum })]);
  });

  it('shows nothing else of theirs, and every one with levels that none of its parts had', () => {
    const shown = splitsIn(usual).filter(isPlanted);
    expect(shown).toHaveLength(divisions.length);
    for (const { levels } of shown) expect(levels.length).toBeGreaterThan(0);
  });

  it.each(doubles)('shows what was done twice: $how', ({ ids, sum }) => {
    const found = usual.cases.filter(({ kind, ids: own }) => kind !== 'near' && own.includes(ids[0]!));
    expect(found.map(plain)).toContainEqual(plain({ ids, sum }));
  });

  it('lets stages of a contract be, and what comes every month once it is known to', () => {
    const inSplits = new Set(splitsIn(usual).flatMap(({ ids }) => ids));
    expect(stages.filter((id) => inSplits.has(id))).toEqual([]);
    const known = rents.filter(({ day }) => day >= REGULAR_SINCE);
    expect(known).toHaveLength(9 * 40);
    expect(known.filter(({ id }) => inSplits.has(id))).toEqual([]);
  });

  it('does not cry wolf: what was not meant is counted', () => {
    const others = splitsIn(usual).filter((one) => !isPlanted(one));
    const counts = new Map<string, number>();
    for (const { kind } of usual.cases) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    console.info(
      `radar over ${all.length} payments: ${divisions.length} of ${divisions.length} planted divisions found with their sums; ` +
        `false alarms: ${others.length} divisions that nobody meant; cases by kind ${[...counts].map((each) => each.join(' ')).join(', ')}; ` +
        `${usual.warned} payments warned of (${((usual.warned / all.length) * 100).toFixed(1)} %), ${Math.round(took)} ms`,
    );
    for (const { ids, sum } of others) {
      // Not meant, and yet true: together they need more than any of them had.
      expect(sum).toBeGreaterThanOrEqual(2_000_000);
      expect(ids.length).toBeGreaterThan(1);
    }
    expect(others.length).toBeLessThan(PAYMENTS / 50);
  });

  it('says month by month what there would have been to look at', () => {
    const { months, warned } = usual;
    expect(months.map(({ month }) => month)).toEqual(
      Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`),
    );
    expect(months.reduce((sum, { documents }) => sum + documents, 0)).toBe(PAYMENTS);
    expect(months.reduce((sum, each) => sum + each.warned, 0)).toBe(warned);
  });

  it('says the same in whatever order they come', () => {
    expect(tested([...all].reverse()).cases).toEqual(usual.cases);
  });

  it('says more of regular payments where they are not set apart, and less in a shorter window', () => {
    const blunt = tested(all, { regularMonths: 0 });
    expect(splitsIn(blunt).length).toBeGreaterThan(splitsIn(usual).length + 10);
    const short = tested(all, { windowDays: 7 });
    const compared = comparedOf(short.cases, usual.cases).filter(({ one }) => one.kind === 'split');
    const by = (found: string) => compared.filter((each) => each.found === found).length;
    expect(by('in-force')).toBeGreaterThan(by('tried'));
    expect(by('both')).toBeGreaterThan(0);
    // Of the same cases nothing is told twice.
    expect(comparedOf(usual.cases, usual.cases).map(({ found }) => found)).toEqual(usual.cases.map(() => 'both'));
  });
});
