import type { Column } from '../reading/columns.ts';
import type { RawSheet } from '../reading/grid.ts';
import { columnsOfBlock, hasHeadingWords } from '../reading/heading.ts';
import { type CardRole, cardSenseOf } from './vocabulary.ts';

/** The columns of a list of assets by what they hold; `first` and `last` are the 0-based rows of the heading. */
export interface CardColumns {
  readonly first: number;
  readonly last: number;
  readonly of: ReadonlyMap<CardRole, Column>;
}

const SEARCH_ROWS = 60;

/** Whether the row names columns of such a list. */
export const isCardHeading = (sheet: RawSheet, row: number): boolean =>
  hasHeadingWords(sheet, row, (text) => cardSenseOf(text) !== undefined);

/** Finds the heading by its words, wherever it stands. */
export function findCardHeading(sheet: RawSheet): CardColumns | undefined {
  const until = Math.min(sheet.rowCount, SEARCH_ROWS);
  for (let row = 0; row < until; row += 1) {
    if (!isCardHeading(sheet, row)) continue;
    for (const last of [row, row + 1]) {
      if (last > row && (last >= sheet.rowCount || !isCardHeading(sheet, last))) continue;
      const of = columnsIn(sheet, row, last);
      if (of.has('name') && of.has('cost') && of.size >= 4) return { first: row, last, of };
    }
  }
  return undefined;
}

/** The first column of each role. */
function columnsIn(sheet: RawSheet, first: number, last: number): Map<CardRole, Column> {
  const found = new Map<CardRole, Column>();
  for (const column of columnsOfBlock(sheet, first, last)) {
    const role = cardSenseOf(column.words.join('')) ?? column.words.toReversed().map(cardSenseOf).find(Boolean);
    if (role && role !== 'ignored' && !found.has(role)) found.set(role, column);
  }
  return found;
}
