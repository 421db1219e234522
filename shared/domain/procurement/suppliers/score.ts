import { CRITERIA, type Criterion, type Weights } from './settings.ts';

export interface CriterionScore {
  readonly criterion: Criterion;
  /** 0 to 100, whole. */
  readonly score: number;
  readonly remark: string;
}

/** Below this a score needs a remark that says why. */
const PASS = 60;

/** What a score may not be: every criterion once, and a low one explained. */
export function scoreProblems(scores: readonly CriterionScore[]): readonly string[] {
  const given = scores.map(({ criterion }) => criterion);
  if (CRITERIA.some((each) => given.filter((one) => one === each).length !== 1)) return ['五项都要评分，每项一次'];
  return scores.some(({ score, remark }) => score < PASS && remark.trim() === '') ? ['不足 60 分的项目须写明原因'] : [];
}

/** 总分 in hundredths of a point: Σ weight × score, exact. */
export const totalScore = (scores: readonly CriterionScore[], weights: Weights): number =>
  scores.reduce((sum, { criterion, score }) => sum + weights[criterion] * score, 0);

/** The mean of totals in hundredths, rounded half-up to a whole one; undefined of none. */
export const averageScore = (totals: readonly number[]): number | undefined =>
  totals.length === 0
    ? undefined
    : Math.floor((2 * totals.reduce((sum, each) => sum + each, 0) + totals.length) / (2 * totals.length));

/** A total with one decimal, rounded half-up: `8725` → `87.3`. */
export function scoreText(total: number): string {
  const tenths = Math.floor((total + 5) / 10);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** The half-year of a day, `2025H1`. */
export const halfOf = (day: string): string => `${day.slice(0, 4)}H${day.slice(5, 7) <= '06' ? 1 : 2}`;
