/** What a person left a grid's columns like: order, widths, which are hidden, how it is sorted. */
export interface ColumnMemory {
  readonly colId: string;
  readonly width?: number;
  readonly hide?: boolean;
  readonly sort?: 'asc' | 'desc' | null;
}

const keyOf = (grid: string): string => `tongcai.grid.${grid}`;

/**
 * What was kept, for columns that there are today. Undefined when nothing was kept, when it cannot be read, or when a
 * column has come that it does not know: then the grid begins as it was designed.
 */
export function readMemory(kept: string | null, columns: readonly string[]): ColumnMemory[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(kept ?? '');
  } catch {
    return undefined;
  }
  if (!Array.isArray(parsed)) return undefined;
  const memory = parsed.filter(
    (each): each is ColumnMemory => typeof each === 'object' && each !== null && columns.includes(each.colId),
  );
  const known = new Set(memory.map(({ colId }) => colId));
  return columns.every((id) => known.has(id)) ? memory : undefined;
}

export const recall = (grid: string, columns: readonly string[]): ColumnMemory[] | undefined =>
  readMemory(localStorage.getItem(keyOf(grid)), columns);

export function remember(grid: string, columns: readonly ColumnMemory[]): void {
  const plain = columns.map(({ colId, width, hide, sort }) => ({ colId, width, hide, sort }));
  localStorage.setItem(keyOf(grid), JSON.stringify(plain));
}

export const forget = (grid: string): void => localStorage.removeItem(keyOf(grid));
