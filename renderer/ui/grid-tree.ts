/**
 * A tree as flat rows in their order, each with its depth (0 is the top): which rows are shown when some are closed, and
 * which rows have others below them.
 */
export function openRows<Row>(
  rows: readonly Row[],
  depthOf: (row: Row) => number,
  isClosed: (row: Row) => boolean,
): Row[] {
  const shown: Row[] = [];
  let closedAt = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const depth = depthOf(row);
    if (depth > closedAt) continue;
    closedAt = isClosed(row) ? depth : Number.POSITIVE_INFINITY;
    shown.push(row);
  }
  return shown;
}

/** The rows that have a deeper row right after them. */
export function parentsOf<Row>(rows: readonly Row[], depthOf: (row: Row) => number): Set<Row> {
  return new Set(
    rows.filter((row, at) => {
      const next = rows[at + 1];
      return next !== undefined && depthOf(next) > depthOf(row);
    }),
  );
}
