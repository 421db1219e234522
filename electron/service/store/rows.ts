import { asCell, type Cell } from './values.ts';

/** Rows of one table as plain arrays in one order of columns. */
export interface RowBlock {
  readonly columns: readonly string[];
  readonly rows: readonly Cell[][];
}

/** Lays objects out as rows: all columns that any of them names; what a row leaves out is NULL. */
export function rowBlock(objects: readonly object[]): RowBlock {
  const places = new Map<string, number>();
  for (const object of objects) for (const key in object) if (!places.has(key)) places.set(key, places.size);
  const columns = [...places.keys()];
  const rows = objects.map((object) => {
    const fields = object as Record<string, unknown>;
    return columns.map((column) => {
      const value = fields[column];
      return value === undefined ? null : asCell(value);
    });
  });
  return { columns, rows };
}
