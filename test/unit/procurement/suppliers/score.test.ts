import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  averageScore,
  halfOf,
  scoreProblems,
  scoreText,
  totalScore,
} from '../../../../shared/domain/procurement/suppliers/score.ts';
import { areWeights, CRITERIA, DEFAULT_SETTINGS } from '../../../../shared/domain/procurement/suppliers/settings.ts';

const { weights } = DEFAULT_SETTINGS;
const scores = (...points: readonly number[]) =>
  CRITERIA.map((criterion, at) => ({ criterion, score: points[at] ?? 0, remark: '' }));

describe('供应商评价', () => {
  it('weighs five criteria: 95×30 + 90×25 + 88×25 + 80×10 + 85×10', () => {
    expect(areWeights(weights)).toBe(true);
    expect(scoreText(totalScore(scores(95, 90, 88, 80, 85), weights))).toBe('89.5');
  });

  it('rounds a half up, in totals and in means', () => {
    expect(scoreText(8725)).toBe('87.3');
    expect(averageScore([8725, 8726])).toBe(8726);
    expect(averageScore([])).toBeUndefined();
  });

  it('asks for every criterion once, and for a word below sixty', () => {
    expect(scoreProblems(scores(90, 90, 90, 90, 90))).toEqual([]);
    expect(scoreProblems(scores(90, 90, 90, 90, 59))).toEqual(['不足 60 分的项目须写明原因']);
    expect(scoreProblems(scores(90, 90, 90, 90).slice(1))).toEqual(['五项都要评分，每项一次']);
  });

  it('stays between the lowest and the highest score', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 }), (points) => {
        const total = totalScore(scores(...points), weights);
        expect(total).toBeGreaterThanOrEqual(Math.min(...points) * 100);
        expect(total).toBeLessThanOrEqual(Math.max(...points) * 100);
      }),
    );
  });

  it('knows the half-year of a day', () => {
    expect([halfOf('2025-06-30'), halfOf('2025-07-01')]).toEqual(['2025H1', '2025H2']);
  });
});
