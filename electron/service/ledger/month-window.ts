/** How many rows a month has. */
export interface MonthCount {
  readonly period: string;
  readonly count: number;
}

/** The months in which a page of a long list lies, and how many rows of them stand before it. */
export interface MonthWindow {
  readonly periods: readonly string[];
  readonly offset: number;
  readonly total: number;
}

/**
 * Where a page lies in a list that is in the order of its months: so that a page deep in a year is found by counting
 * months, and only the rows of its own months are put in order. `counts` are in the order of the list.
 */
export function monthWindow(counts: readonly MonthCount[], offset: number, limit: number): MonthWindow {
  const periods: string[] = [];
  let before = 0;
  let skipped = 0;
  for (const { period, count } of counts) {
    const end = before + count;
    if (end > offset && before < offset + limit) {
      if (periods.length === 0) skipped = before;
      periods.push(period);
    }
    before = end;
  }
  return { periods, offset: offset - skipped, total: before };
}
