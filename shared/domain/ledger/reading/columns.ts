import type { Sense } from './vocabulary.ts';

/** One column of a table as its heading names it. */
export interface Column {
  readonly index: number;
  /** Heading words downwards, as the file writes them. */
  readonly words: readonly string[];
  /** The words joined: what people call the column, and what a remembered layout knows it by (`#2` for the second of a name). */
  readonly heading: string;
  readonly sense: Sense;
}

/** The heading block of a table (表头): one to three rows, or none where the file has no heading. */
export interface Heading {
  /** 0-based rows; `last` is before `first` when there is no heading. */
  readonly first: number;
  readonly last: number;
  readonly columns: readonly Column[];
}

/** The best column of a meaning: lowest rank, then leftmost. */
export function columnOf(columns: readonly Column[], meaning: Sense['meaning']): Column | undefined {
  let best: Column | undefined;
  for (const column of columns)
    if (column.sense.meaning === meaning && (!best || column.sense.rank < best.sense.rank)) best = column;
  return best;
}

export const columnsOf = (columns: readonly Column[], meaning: Sense['meaning']): readonly Column[] =>
  columns.filter((column) => column.sense.meaning === meaning);
