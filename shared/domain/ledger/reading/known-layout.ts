import type { Column, Heading } from './columns.ts';
import type { RawSheet } from './grid.ts';
import { withoutBlanks } from './half-width.ts';
import { columnsOfBlock } from './heading.ts';
import type { Layout } from './reading.ts';
import { senseOfRole } from './roles.ts';

const SEARCH_ROWS = 40;
const HEADING_ROWS_MAX = 3;

/** Roles without which a file of that layout cannot be read. */
const ESSENTIAL =
  /^(code|account|name|voucher|date|month|day|debit|credit|amount|direction|opening|closing|period|ytd|yearOpening)(\.|$)/;

export type KnownHeading = { readonly heading: Heading } | { readonly missing: readonly string[] };

/**
 * Finds the heading that a remembered layout knows, by its own words and whatever they are; each column gets the meaning it had then.
 * Gives the headings that are missing when no block of rows has all that matter.
 */
export function findKnownHeading(sheet: RawSheet, layout: Layout): KnownHeading {
  const wanted = Object.entries(layout.columns);
  if (wanted.length > 0 && wanted.every(([, heading]) => heading.startsWith('@')))
    return { heading: positional(layout) };
  let missing: readonly string[] = wanted.map(([, heading]) => heading);
  const last = Math.min(sheet.rowCount, SEARCH_ROWS);
  for (let first = 0; first < last; first += 1)
    for (let rows = 1; rows <= HEADING_ROWS_MAX && first + rows <= sheet.rowCount; rows += 1) {
      const columns = columnsOfBlock(sheet, first, first + rows - 1);
      const lacking = wanted
        .filter(([role, heading]) => ESSENTIAL.test(role) && !columns.some((column) => same(column.heading, heading)))
        .map(([, heading]) => heading);
      if (lacking.length === 0)
        return { heading: { first, last: first + rows - 1, columns: withRoles(columns, layout) } };
      if (lacking.length < missing.length) missing = lacking;
    }
  return { missing };
}

const same = (a: string, b: string): boolean => withoutBlanks(a) === withoutBlanks(b);

/** Columns that the layout does not name keep what their words say, but no amount that it does not know is counted. */
function withRoles(columns: readonly Column[], layout: Layout): Column[] {
  return columns.map((column) => {
    const role = Object.entries(layout.columns).find(([, heading]) => same(heading, column.heading))?.[0];
    const sense = role === undefined ? undefined : senseOfRole(role, column.heading);
    if (sense) return { ...column, sense };
    const { meaning } = column.sense;
    return meaning === 'money' || meaning === 'direction'
      ? { ...column, sense: { meaning: 'ignored', rank: 99 } }
      : column;
  });
}

/** A file without headings is known by the places of its columns: `@1` is the first. */
function positional(layout: Layout): Heading {
  const columns = Object.entries(layout.columns).flatMap(([role, heading]) => {
    const sense = senseOfRole(role, heading);
    const index = Number(heading.slice(1)) - 1;
    return sense && index >= 0 ? [{ index, words: [], heading, sense }] : [];
  });
  return { first: 0, last: -1, columns: columns.sort((a, b) => a.index - b.index) };
}
