import { type BannerLine, type Column, headingPath, type RichCell, type Sheet, type StyledRow } from './model.ts';
import { textWidth, wrappedLines } from './widths.ts';

/** The rows above the data: title, banner, headings; with the ranges to join over several rows. */
export interface SheetHead {
  readonly rows: readonly StyledRow[];
  /** Joined heading cells: 0-based columns and rows from the first heading row, all inclusive. */
  readonly blocks: readonly {
    readonly column: number;
    readonly row: number;
    readonly lastColumn: number;
    readonly lastRow: number;
  }[];
}

export function sheetHead(sheet: Sheet, widths: readonly number[]): SheetHead {
  const rows: StyledRow[] = [];
  // A sheet of several pages side by side begins its title on the first of them.
  const several = (sheet.page.pagesWide ?? 1) > 1;
  const printed = sheet.columns.filter((column) => column.printed !== false).length;
  if (sheet.title !== undefined) {
    const cell = { value: sheet.title, kind: 'text', look: 'title', align: several ? 'left' : 'center' } as const;
    rows.push({ cells: [cell], look: 'plain', height: 30, ...(several ? {} : { merge: [[0, printed - 1]] }) });
  }
  for (const line of sheet.banner ?? []) {
    rows.push(
      several
        ? repeatedBanner(line, widths.slice(0, sheet.frozenColumns ?? 0))
        : bannerRow(line, widths.slice(0, printed)),
    );
  }
  if (sheet.headless) return { rows, blocks: [] };
  const blocks = headingBlocks(sheet.columns);
  const depth = Math.max(...sheet.columns.map((column) => headingPath(column).length));
  for (let level = 0; level < depth; level += 1) {
    const cells = sheet.columns.map((_, index) => {
      const block = blocks.find((b) => b.column === index && b.row === level);
      return { value: block ? block.text : null, kind: 'text', look: 'head' } as const;
    });
    rows.push({ cells, look: 'head', height: headingHeight(sheet.columns, widths, level) });
  }
  return { rows, blocks };
}

const BANNER = { look: 'plain', height: 18 } as const;
const bannerCell = (value: string, align: 'left' | 'center' | 'right') =>
  ({ value, kind: 'text', look: 'plain', align }) as const;

const partsOf = ({ left, center, right }: BannerLine): string[] =>
  [left, center, right].filter((part) => part !== undefined);
const joined = (parts: readonly string[]): string => parts.join('　　');

const joinedBanner = (line: BannerLine): StyledRow => ({
  ...BANNER,
  cells: [bannerCell(joined(partsOf(line)), 'left')],
});

/**
 * Every page side by side repeats the first columns alone, and would cut off what runs over: a line that is longer than
 * they are wide breaks within them, between its parts.
 */
function repeatedBanner(line: BannerLine, repeated: readonly number[]): StyledRow {
  const room = repeated.reduce((sum, width) => sum + width, 0) - 1;
  if (repeated.length < 2 || textWidth(joined(partsOf(line))) <= room) return joinedBanner(line);
  const lines: string[][] = [];
  for (const part of partsOf(line)) {
    const last = lines.at(-1);
    if (last && textWidth(joined([...last, part])) <= room) last.push(part);
    else lines.push([part]);
  }
  const text = lines.map(joined).join('\n');
  const cell = { value: text, kind: 'wrap', look: 'plain', align: 'left' } as const;
  return {
    ...{ look: 'plain', height: 4 + 14 * wrappedLines(text, room + 1) },
    ...{ cells: [cell], merge: [[0, repeated.length - 1]] },
  };
}

/**
 * Left text in the first column and right text in the last, which run over the empty cells beside them; middle text over
 * the columns between that neither needs, or behind the left text where there are none.
 */
function bannerRow(line: BannerLine, widths: readonly number[]): StyledRow {
  const { left, center, right } = line;
  const last = widths.length - 1;
  if (last === 0) return joinedBanner(line);
  if (left === undefined && right === undefined) {
    return { ...BANNER, cells: [bannerCell(center ?? '', 'center')], merge: [[0, last]] };
  }
  const first = columnsFor(left, widths);
  const end = last - columnsFor(right, [...widths].reverse());
  const room = widths.slice(first, end + 1).reduce((sum, width) => sum + width, 0);
  const centered = center !== undefined && room >= textWidth(center) + 2;
  const cells: (RichCell | null)[] = Array.from({ length: last + 1 }, () => null);
  const leftText = centered ? left : [left, center].filter((part) => part !== undefined).join('　　');
  if (leftText) cells[0] = bannerCell(leftText, 'left');
  if (right !== undefined) cells[last] = bannerCell(right, 'right');
  if (!centered) return { ...BANNER, cells };
  cells[first] = bannerCell(center, 'center');
  return { ...BANNER, cells, merge: [[first, end]] };
}

/** How many columns from the edge a text takes. */
function columnsFor(text: string | undefined, widths: readonly number[]): number {
  let room = 0;
  let count = 0;
  while (text !== undefined && count < widths.length && room < textWidth(text) + 1) {
    room += widths[count]!;
    count += 1;
  }
  return count;
}

/** Headings joined: sideways where an upper level says the same for neighbours, downwards where a column has fewer levels. */
function headingBlocks(columns: readonly Column[]) {
  const paths = columns.map(headingPath);
  const depth = Math.max(...paths.map((path) => path.length));
  const blocks: { text: string; column: number; row: number; lastColumn: number; lastRow: number }[] = [];
  for (let level = 0; level < depth; level += 1) {
    let column = 0;
    while (column < columns.length) {
      const path = paths[column]!;
      if (level >= path.length) {
        column += 1;
        continue;
      }
      const isLast = level === path.length - 1;
      let lastColumn = column;
      while (!isLast && samePrefix(path, paths[lastColumn + 1], level)) lastColumn += 1;
      blocks.push({ text: path[level]!, column, row: level, lastColumn, lastRow: isLast ? depth - 1 : level });
      column = lastColumn + 1;
    }
  }
  return blocks;
}

function samePrefix(path: readonly string[], other: readonly string[] | undefined, level: number): boolean {
  return (
    other !== undefined && other.length > level + 1 && path.slice(0, level + 1).every((text, i) => other[i] === text)
  );
}

/** Headings wrap: as high as the longest asks for at its width. */
function headingHeight(columns: readonly Column[], widths: readonly number[], level: number): number {
  let lines = 1;
  columns.forEach((column, index) => {
    const path = headingPath(column);
    if (level !== path.length - 1) return;
    const wide = path[level]!.split('\n').map((text) => Math.ceil(textWidth(text) / Math.max(2, widths[index]! - 1)));
    lines = Math.max(
      lines,
      wide.reduce((sum, count) => sum + Math.max(1, count), 0),
    );
  });
  return 6 + 14 * Math.min(4, lines);
}
