import type { Column, Heading } from './columns.ts';
import type { RawSheet } from './grid.ts';
import { halfWidth, withoutBlanks } from './half-width.ts';
import { headingWord } from './heading-words.ts';
import { senseOf, senseOfCell } from './sense.ts';

/** A heading is looked for this far down; longer title blocks have not been met. */
const SEARCH_ROWS = 40;
const HEADING_ROWS_MAX = 3;

/**
 * Finds the next heading from a row on: the first row with two or more words of the vocabulary, no figures in it, and the rows
 * below that go on with such words. Undefined when there is none within reach.
 */
export function findHeading(sheet: RawSheet, from: number, reach = SEARCH_ROWS): Heading | undefined {
  const until = Math.min(sheet.rowCount, from + reach);
  for (let row = from; row < until; row += 1) {
    if (!isHeadingRow(sheet, row, 2)) continue;
    let last = row;
    while (last + 1 < sheet.rowCount && last - row + 1 < HEADING_ROWS_MAX && continuesHeading(sheet, row, last + 1))
      last += 1;
    return { first: row, last, columns: columnsOfBlock(sheet, row, last) };
  }
  return undefined;
}

/** True when the row's cells are mostly words of headings, of at least so many different meanings, and no figures. */
export function isHeadingRow(sheet: RawSheet, row: number, least: number): boolean {
  let known = 0;
  let others = 0;
  const meanings = new Set<string>();
  for (let column = 0; column < sheet.width(row); column += 1) {
    const text = sheet.text(row, column);
    if (text === '' || (sheet.copied(row, column) && !copiedFromAbove(sheet, row, column))) continue;
    if (sheet.kind(row, column) === 'number' || isFigure(text) || /[:：]/.test(text)) return false;
    const sense = senseOfCell(text);
    if (sense.meaning === 'unknown') others += 1;
    else {
      known += 1;
      meanings.add(`${sense.meaning}${sense.time ?? ''}${sense.side ?? ''}${sense.auxiliary?.kind ?? ''}`);
    }
  }
  return meanings.size >= least && known >= others;
}

/** A cell as long as this is a text, and patterns need not look at it. */
const LONGEST_WORD = 200;

/** Two or more words of another vocabulary, and no figures: a heading of a list that is no account book. */
export function hasHeadingWords(sheet: RawSheet, row: number, knows: (text: string) => boolean): boolean {
  let known = 0;
  for (let column = 0; column < sheet.width(row); column += 1) {
    const text = sheet.text(row, column);
    if (text === '') continue;
    if (text.length > LONGEST_WORD) return false;
    if (sheet.kind(row, column) === 'number' || isFigure(text) || /[:：]\s*\S/.test(text)) return false;
    if (knows(text)) known += 1;
  }
  return known >= 2;
}

/** A lower heading row names sides, currencies, parts: all its cells are words, though maybe only one differs. */
function continuesHeading(sheet: RawSheet, first: number, row: number): boolean {
  let own = 0;
  for (let column = 0; column < sheet.width(row); column += 1) {
    const text = sheet.text(row, column);
    if (text === '') continue;
    if (copiedFromAbove(sheet, row, column)) continue;
    if (sheet.kind(row, column) === 'number' || isFigure(text)) return false;
    if (senseOfCell(text).meaning === 'unknown' && !LOWER_WORDS.test(headingWord(text))) return false;
    own += 1;
  }
  return own > 0 && !sameRow(sheet, first, row);
}

/** Words that only the lower rows of a heading use. */
const LOWER_WORDS =
  /^(编码|名称|字|号|月|日|年|方向|金额|数量|单价|本币|原币|外币|币种|余额|借|贷|类|人|(万|千|百万|亿)?元)$/;

const sameRow = (sheet: RawSheet, a: number, b: number): boolean => {
  for (let column = 0; column < Math.max(sheet.width(a), sheet.width(b)); column += 1)
    if (sheet.text(a, column) !== sheet.text(b, column)) return false;
  return true;
};

function copiedFromAbove(sheet: RawSheet, row: number, column: number): boolean {
  return row > 0 && sheet.copied(row, column) && sheet.text(row - 1, column) === sheet.text(row, column);
}

/** An amount, a code or a date: what stands in rows of figures and not in headings (`2025年` is a heading of dates). */
export function isFigure(text: string): boolean {
  const bare = withoutBlanks(text);
  return /^[-+(¥￥]?[\d.,]*\d[\d.,/-]*\)?$/.test(bare) || /^\d{4}[年./-]\d{1,2}([月./-]\d{1,2}日?)?$/.test(bare);
}

export function columnsOfBlock(sheet: RawSheet, first: number, last: number): Column[] {
  let width = 0;
  for (let row = first; row <= last; row += 1) width = Math.max(width, sheet.width(row));
  const words = fillRight(wordMatrix(sheet, first, last, width));
  const seen = new Map<string, number>();
  return Array.from({ length: width }, (_, index) => {
    const own = words.map((row) => row[index]!).filter((word) => word !== '');
    const joined = own.join('');
    const times = (seen.get(joined) ?? 0) + 1;
    seen.set(joined, times);
    return { index, words: own, heading: times > 1 ? `${joined}#${times}` : joined, sense: senseOf(own) };
  });
}

/** The words of the block, without those that a merged cell repeats downwards. */
function wordMatrix(sheet: RawSheet, first: number, last: number, width: number): string[][] {
  const rows: string[][] = [];
  for (let row = first; row <= last; row += 1)
    rows.push(
      Array.from({ length: width }, (_, column) => {
        const word = halfWidth(sheet.text(row, column)).replace(/\s+/g, '');
        return row > first && word !== '' && copiedFromAbove(sheet, row, column) ? '' : word;
      }),
    );
  return rows;
}

/**
 * A group's name stands once over its columns, as in CSV, where a merged cell keeps its text at the left: an empty cell takes the
 * word on its left when both columns have words below.
 */
function fillRight(rows: string[][]): string[][] {
  const below = (row: number, column: number) => rows.slice(row + 1).some((lower) => lower[column] !== '');
  for (let row = 0; row < rows.length - 1; row += 1) {
    const line = rows[row]!;
    let source = -1;
    for (let column = 0; column < line.length; column += 1) {
      if (line[column] !== '') source = below(row, column) ? column : -1;
      else if (source >= 0 && below(row, column)) line[column] = line[source]!;
      else source = -1;
    }
  }
  return rows;
}
