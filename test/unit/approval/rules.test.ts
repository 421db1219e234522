import { describe, expect, it } from 'vitest';
import { doubtsOf, isGrave, type World } from '../../../shared/domain/approval/coverage.ts';
import type { Level } from '../../../shared/domain/approval/level.ts';
import { neededBy, type Rule } from '../../../shared/domain/approval/rule.ts';
import { CENTRE, HEAD, LADDER, OFFICE, PARTY, rule, step, wan } from './ladder.ts';

const WORLD: World = { kinds: ['lead', 'township'], sources: ['other', 'fiscal-project'] };
const part = (amount: number, inBudget = true, source = 'other') => ({ source, inBudget, amount: wan(amount) });
const levels = (
  rules: readonly Rule[],
  parts: readonly ReturnType<typeof part>[],
  atLeast?: number,
): readonly Level[] =>
  neededBy(
    rules,
    { kind: 'township', category: 'services', parts },
    atLeast === undefined ? undefined : wan(atLeast),
  ).steps.map(({ level }) => level);

describe('what a document needs', () => {
  it.each([
    [1.9999, ['unit-head']],
    [2, ['unit-head', 'centre']],
    [4.9999, ['unit-head', 'centre']],
    [5, ['unit-head', 'centre', 'chief-accountant']],
    [49.9999, ['unit-head', 'centre', 'chief-accountant', 'office']],
    [50, ['unit-head', 'centre', 'chief-accountant', 'office', 'party']],
  ])('at %d 万元', (amount, expected) => {
    expect(levels(LADDER, [part(amount)])).toEqual(expected);
  });

  it('is judged by the whole document, however it is divided (不得分单支付)', () => {
    expect(levels(LADDER, [part(1.2), part(1.2, true, 'fiscal-project')])).toEqual(['unit-head', 'centre']);
  });

  it('is judged by what counts with it elsewhere, where that is more', () => {
    expect(levels(LADDER, [part(1.8)], 5.2)).toEqual(['unit-head', 'centre', 'chief-accountant']);
    expect(levels(LADDER, [part(6)], 5.2)).toEqual(['unit-head', 'centre', 'chief-accountant']);
  });

  it('is what any of its parts needs, in the stricter way and the shorter time', () => {
    const rules = [
      rule(0, undefined, [HEAD, step('chief-accountant', 'all', 2)], { budget: 'out' }),
      rule(0, undefined, [HEAD, step('chief-accountant', 'any', 5)]),
    ];
    const needed = neededBy(rules, { kind: 'lead', category: 'works', parts: [part(1), part(1, false)] });
    expect(needed.steps).toEqual([HEAD, step('chief-accountant', 'all', 2)]);
    expect(needed.rules).toEqual([0, 1]);
  });

  it('takes the first rule from above that fits', () => {
    const rules = [rule(0, undefined, [HEAD, PARTY], { categories: ['services'] }), ...LADDER];
    expect(levels(rules, [part(0.5)])).toEqual(['unit-head', 'party']);
  });

  it('names the parts for which no rule stands', () => {
    const rules = [rule(0, 5, [HEAD], { sources: ['other'] })];
    const parts = [part(1), part(1, true, 'fiscal-project')];
    expect(neededBy(rules, { kind: 'lead', category: 'works', parts }).uncovered).toEqual([parts[1]]);
    expect(neededBy(rules, { kind: 'lead', category: 'works', parts: [part(5)] }).uncovered).toEqual([part(5)]);
  });
});

describe('what a table leaves open or contradicts', () => {
  it('is nothing in the usual ladder', () => {
    expect(doubtsOf(LADDER, WORLD)).toEqual([]);
  });

  it('is a gap, with the amounts it lies between, once for all of it', () => {
    const rules = LADDER.filter((_, at) => at !== 2 && at !== 3);
    const [gap, ...rest] = doubtsOf(rules, WORLD);
    expect(rest).toEqual([]);
    expect(gap).toMatchObject({ kind: 'uncovered', span: { from: wan(5), below: wan(50) } });
    expect(isGrave(gap!)).toBe(true);
  });

  it('is an end that nobody decides', () => {
    const gap = doubtsOf(LADDER.slice(0, 4), WORLD)[0];
    expect(gap).toMatchObject({ kind: 'uncovered', span: { from: wan(50), below: undefined } });
  });

  it('is a rule that never holds, with those that hide it', () => {
    const rules = [...LADDER, rule(3, 8, [PARTY], { categories: ['works'] })];
    expect(doubtsOf(rules, WORLD)).toEqual([{ kind: 'hidden', rule: 5, by: [1, 2] }]);
  });

  it('is two rules for the same: told, not grave, since the upper holds', () => {
    const rules = [rule(3, 8, [HEAD, OFFICE, PARTY], { categories: ['works'], budget: 'out' }), ...LADDER];
    const doubts = doubtsOf(rules, WORLD);
    expect(doubts.filter(({ kind }) => kind === 'overlap')).toEqual([
      { kind: 'overlap', upper: 0, lower: 2, span: { from: wan(3), below: wan(5) } },
      { kind: 'overlap', upper: 0, lower: 3, span: { from: wan(5), below: wan(8) } },
    ]);
    expect(doubts.some(isGrave)).toBe(false);
  });

  it('is a larger amount that needs less', () => {
    const rules = [...LADDER.slice(0, 4), rule(50, undefined, [HEAD, CENTRE])];
    expect(doubtsOf(rules, WORLD)[0]).toMatchObject({ kind: 'lighter', rule: 4, than: 3, at: wan(50) });
  });
});
