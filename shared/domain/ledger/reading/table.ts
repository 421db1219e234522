import type { Column, Heading } from './columns.ts';
import type { RawSheet } from './grid.ts';
import { withoutBlanks } from './half-width.ts';
import { monthsIn, readTitle, type TitleFacts } from './title.ts';

/** A table in a sheet: its heading, the rows under it, and what the rows above say. */
export interface Table {
  readonly sheet: RawSheet;
  readonly heading: Heading;
  readonly columns: readonly Column[];
  readonly title: TitleFacts;
  /** First row of data and the row after the last; 0-based. */
  readonly from: number;
  readonly to: number;
}

/** The table under a heading; `titleFrom` is the first row that may belong to its title. */
export function tableOf(
  sheet: RawSheet,
  heading: Heading,
  titleFrom: number,
  to: number,
  sheetNamesMonth = false,
): Table {
  const said = readTitle(sheet, titleFrom, heading.first - 1);
  const span = said.span ?? (sheetNamesMonth ? monthsIn(sheet.name) : undefined);
  const title = span ? { ...said, span } : said;
  return { sheet, heading, columns: heading.columns, title, from: heading.last + 1, to };
}

/** A heading printed again at a page break: the row says the same as one of the heading's own rows. */
export function repeatsHeading(table: Table, row: number): boolean {
  const { sheet, heading } = table;
  let own = 0;
  for (let column = 0; column < sheet.width(row); column += 1) if (sheet.text(row, column) !== '') own += 1;
  if (own === 0) return false;
  for (let line = heading.first; line <= heading.last; line += 1) {
    let same = 0;
    for (let column = 0; column < sheet.width(row); column += 1) {
      const text = withoutBlanks(sheet.text(row, column));
      if (text !== '' && text === withoutBlanks(sheet.text(line, column))) same += 1;
    }
    if (same * 10 >= own * 8) return true;
  }
  return false;
}

/** A title printed again, as it stood above the heading (page numbers apart). */
export function repeatsTitle(table: Table, rowText: string): boolean {
  const bare = (text: string) => withoutBlanks(text).replace(/第\d+页|共\d+页|\d+\/\d+$/g, '');
  const text = bare(rowText);
  return text !== '' && table.title.texts.some((title) => bare(title) === text);
}

/** `1 2 3 4 5`: numbers of columns under a heading (栏次). */
export function isColumnNumbers(sheet: RawSheet, row: number): boolean {
  let next: number | undefined;
  let count = 0;
  for (let column = 0; column < sheet.width(row); column += 1) {
    const text = withoutBlanks(sheet.text(row, column));
    if (text === '' || /^(栏次|行次|列次|[甲乙丙丁戊己])$/.test(text)) continue;
    const number = /^\(?(\d{1,3})\)?$/.exec(text)?.[1];
    if (number === undefined || (next !== undefined && Number(number) !== next)) return false;
    next = Number(number) + 1;
    count += 1;
  }
  return count >= 3;
}
