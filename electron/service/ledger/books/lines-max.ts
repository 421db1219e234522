/** More lines than these are no book that one prints. */
export const LINES_MAX = 100_000;

export const tooMany = (lines: number): string => `${lines} 条分录超过一本明细账的上限，请缩短期间分别导出`;
