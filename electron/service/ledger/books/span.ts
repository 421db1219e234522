import { monthOf, type Period, yearOf } from '../../../../shared/kernel/period.ts';

/** Months of one year, as every book is asked for. */
export interface Span {
  readonly from: Period;
  readonly to: Period;
}

export const NOT_ONE_YEAR = '起止期间应在同一年度，且起不晚于止';
export const isSpan = ({ from, to }: Span): boolean => yearOf(from) === yearOf(to) && from <= to;

/** 2025年1月至12月, or one month: as people say it. */
export const spanText = ({ from, to }: Span): string =>
  from === to ? `${yearOf(to)}年${monthOf(to)}月` : `${yearOf(to)}年${monthOf(from)}月至${monthOf(to)}月`;

/** 2025-01至2025-12, or one month: as a file is named. */
export const spanName = ({ from, to }: Span): string => (from === to ? to : `${from}至${to}`);
