import type { Column } from '../reading/columns.ts';
import { isBlankRow, type RawSheet } from '../reading/grid.ts';
import { columnsOfBlock, isFigure } from '../reading/heading.ts';
import { rowKindOf } from '../reading/row-words.ts';
import { REVENUE_LIMITS } from './kinds.ts';
import { plainText, senseOf } from './vocabulary.ts';

/** The heading of a revenue sheet: `wide` has columns of charges and payment ways, `tall` one of words and one of amounts. */
export interface RevenueHeading {
  readonly shape: 'wide' | 'tall';
  /** 0-based rows. */
  readonly first: number;
  readonly last: number;
  readonly columns: readonly Column[];
}

const SEARCH_ROWS = 60;
const ROWS_MAX = 3;

/** Undefined where the sheet has no such table. */
export function findRevenueHeading(sheet: RawSheet): RevenueHeading | undefined {
  const until = Math.min(sheet.rowCount, SEARCH_ROWS);
  for (let row = 0; row < until; row += 1) {
    const senses = headingSenses(sheet, row);
    if (!senses) continue;
    const count = (...wanted: string[]) => senses.filter((sense) => wanted.includes(sense)).length;
    const divided = count('item', 'pay');
    if (
      divided >= 2 ||
      (divided + count('total', 'amount') >= 1 && count('date', 'department') >= 1 && count('label', 'ways') === 0)
    )
      return block(sheet, row, 'wide');
    if (count('label', 'ways') >= 1 && count('amount', 'total') >= 1) return block(sheet, row, 'tall');
  }
  return undefined;
}

/** What the words of a row mean; undefined where it holds figures, labelled facts or nothing but a title. */
function headingSenses(sheet: RawSheet, row: number): string[] | undefined {
  if (sheet.width(row) > REVENUE_LIMITS.columns) return undefined;
  const senses: string[] = [];
  for (let column = 0; column < sheet.width(row); column += 1) {
    const text = sheet.text(row, column);
    if (text === '') continue;
    if (sheet.kind(row, column) === 'number' || isFigure(text) || /[:：]\s*\S/.test(text)) return undefined;
    if (sheet.copied(row, column)) continue;
    const sense = senseOf(text);
    if (sense) senses.push(sense);
  }
  return senses.length >= 2 ? senses : undefined;
}

/** With the row of groups above, where there is one, and the rows that go on below. */
function block(sheet: RawSheet, row: number, shape: 'wide' | 'tall'): RevenueHeading {
  let first = row;
  let last = row;
  if (shape === 'wide') {
    while (last + 1 < sheet.rowCount && last - first + 1 < ROWS_MAX && goesOn(sheet, last + 1)) last += 1;
    if (last === first && row > 0 && isGroupRow(sheet, row - 1)) first = row - 1;
  }
  return { shape, first, last, columns: columnsOfBlock(sheet, first, last) };
}

/** A row of words only, of two or more, that is no row of the table without money. */
function goesOn(sheet: RawSheet, row: number): boolean {
  let own = 0;
  for (let column = 0; column < sheet.width(row); column += 1) {
    const text = sheet.text(row, column);
    if (text === '') continue;
    if (sheet.kind(row, column) === 'number' || isFigure(text) || /[:：]/.test(text)) return false;
    if (sheet.copied(row, column)) continue;
    if (own === 0 && column === 0 && rowKindOf(text)) return false;
    if (senseOf(text)) own += 1;
  }
  return own >= 2;
}

/** Names over groups of columns: two or more different ones, and no labelled facts as a title block has them. */
function isGroupRow(sheet: RawSheet, row: number): boolean {
  if (isBlankRow(sheet, row)) return false;
  const words = new Set<string>();
  for (let column = 0; column < sheet.width(row); column += 1) {
    const text = sheet.text(row, column);
    if (text === '') continue;
    if (sheet.kind(row, column) === 'number' || isFigure(text) || /[:：]|\d{4}/.test(text)) return false;
    words.add(text);
  }
  return words.size >= 2;
}

/** The texts above the heading, and all words beside the table, once each: titles and labelled facts. */
export function textsAbove(sheet: RawSheet, { first }: Pick<RevenueHeading, 'first'>): string[] {
  const texts: string[] = [];
  for (let row = 0; row < first; row += 1)
    for (let column = 0; column < sheet.width(row); column += 1) {
      const text = sheet.text(row, column);
      if (text !== '' && !sheet.copied(row, column)) texts.push(text);
    }
  return texts;
}

/** The first text above the table that is no labelled fact: what the sheet calls itself. */
export const titleOf = (texts: readonly string[]): string =>
  plainText(texts.find((text) => !/[:：]/.test(text) && /\p{Script=Han}/u.test(text)) ?? '', REVENUE_LIMITS.word);
