import type { Indicator, Result } from '../../../../shared/domain/budget/performance.ts';
import type { Grade } from '../../../../shared/domain/budget/performance-grades.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';

/** What a year's sheet says: its indicators with what came of them, and what the review found. */
export interface SheetContent {
  readonly indicators: readonly Indicator[];
  /** One for each indicator. */
  readonly results: readonly Result[];
  /** 复核: points by indicator, opinion, sum and grade by the bounds of its day. */
  readonly review?: {
    readonly scores: readonly number[];
    readonly comment: string;
    readonly total: number;
    readonly grade: Grade;
  };
}

const FORM = 'tongcai-budget-performance-1';

/** As the books keep and people sign it. */
export const sheetText = ({ indicators, results, review }: SheetContent): string =>
  canonicalJson({
    form: FORM,
    indicators: indicators.map(
      ({ kind, name, direction, target, unit, weight }): Json => ({
        ...{ kind, name, direction, target, unit, weight },
      }),
    ),
    results: results.map(
      ({ actual, evidence, score, explanation }): Json => ({
        ...{ actual, evidence, score, explanation },
      }),
    ),
    review: review && {
      ...{ comment: review.comment, total: review.total, grade: review.grade },
      scores: [...review.scores],
    },
  });

/** What `sheetText` wrote. */
export const sheetContentOf = (text: string): SheetContent => {
  const { indicators, results, review } = JSON.parse(text) as SheetContent;
  return { indicators, results, ...(review ? { review } : {}) };
};
