import { parseAmount } from './amount.ts';
import { CodeBook } from './codes.ts';
import type { Column, Heading } from './columns.ts';
import { readDate } from './dates.ts';
import { columnLetters, isBlankRow, type RawSheet } from './grid.ts';
import { withoutBlanks } from './half-width.ts';
import { isSignatureRow, labelKindOf } from './row-words.ts';
import { directionOf } from './side-word.ts';
import type { Meaning, Sense } from './vocabulary.ts';
import { readVoucherNumber } from './voucher-number.ts';

/** What the cells of one column look like, counted over a sample of rows. */
interface Look {
  readonly index: number;
  filled: number;
  dates: number;
  codes: number;
  known: number;
  knownNames: number;
  amounts: number;
  numbers: number;
  wordNumbers: number;
  directions: number;
  letters: number;
  distinct: Set<string>;
}

const SAMPLE_ROWS = 500;
const MOST = 0.85;

/** A guess at the columns, with the name by which a person can choose it. */
export interface GuessedHeading {
  readonly heading: Heading;
  readonly name: string;
}

/**
 * Guesses the columns of a file that has no heading (LAYOUTS 0.15) from what stands in them: dates, account codes that the unit knows, a
 * number, directions, words. Which of the amount columns are debit and credit is tried one after the other, and left to the
 * sums; 借 stands left of 贷 in every book. Empty when there is no code or no amount.
 */
export function guessHeadings(sheet: RawSheet, known: ReadonlyMap<string, string>): GuessedHeading[] {
  const rows = dataRows(sheet);
  if (rows.length < 2) return [];
  const looks = looksOf(sheet, rows, known);
  const taken = new Map<number, Sense>();
  const give = (look: Look | undefined, meaning: Meaning): void => {
    if (look) taken.set(look.index, { meaning, rank: 0 });
  };
  const free = () => looks.filter((look) => !taken.has(look.index) && look.filled > 0);
  const best = (score: (look: Look) => number, least: number): Look | undefined => {
    const candidates = free().filter((look) => score(look) > 0 && score(look) >= least * look.filled);
    return candidates.toSorted((a, b) => score(b) - score(a) || a.index - b.index)[0];
  };

  const date = best((look) => look.dates, MOST);
  give(date, 'date');
  const code = known.size > 0 ? best((look) => look.known, 0.5) : best((look) => look.codes, MOST);
  if (!code) return [];
  give(code, 'code');
  give(
    best((look) => look.directions, MOST),
    'direction',
  );
  if (date) {
    const number = best((look) => look.wordNumbers, MOST) ?? repeatedNumbers(free());
    give(number, 'voucher');
    if (number && number.wordNumbers < number.filled)
      give(
        free().find((look) => look.letters === look.filled && [...look.distinct].every((text) => text.length <= 4)),
        'word',
      );
  }
  const amounts = free().filter(
    (look) => look.amounts === look.filled && (date !== undefined || look.index > code.index),
  );
  const isAmount = new Set(amounts.map((look) => look.index));
  const texts = () => free().filter((look) => !isAmount.has(look.index));
  give(
    texts().find((look) => look.knownNames * 2 >= look.filled) ?? texts().find((look) => look.index === code.index + 1),
    'name',
  );
  if (date) give(longestText(sheet, rows, texts()), 'summary');
  const withMoney = (money: readonly (readonly [Look, Partial<Sense>])[], name: string): GuessedHeading => {
    const senses = new Map(taken);
    for (const [look, sense] of money) senses.set(look.index, { meaning: 'money', rank: 0, ...sense });
    const columns: Column[] = looks.map(({ index }) => ({
      index,
      words: [],
      heading: `@${index + 1}`,
      sense: senses.get(index) ?? { meaning: 'ignored', rank: 99 },
    }));
    return { heading: { first: rows[0]!, last: rows[0]! - 1, columns }, name };
  };
  if (!date)
    return amounts.length < 3
      ? []
      : [
          withMoney(
            amounts.map((look) => [look, {}]),
            '科目余额表',
          ),
        ];
  const place = (look: Look) => columnLetters(look.index);
  const hasDirection = [...taken.values()].some((sense) => sense.meaning === 'direction');
  const singles = hasDirection ? amounts.map((look) => withMoney([[look, {}]], `${place(look)} 栏为金额`)) : [];
  return singles.concat(
    pairs(amounts).map(([debit, credit]) =>
      withMoney(
        [
          [debit, { side: 'debit' }],
          [credit, { side: 'credit' }],
        ],
        `${place(debit)} 栏为借方，${place(credit)} 栏为贷方`,
      ),
    ),
  );
}

const PAIRS_MAX = 30;

/** Pairs of amount columns, those side by side first. */
function pairs(amounts: readonly Look[]): (readonly [Look, Look])[] {
  const all = amounts.flatMap((left, at) => amounts.slice(at + 1).map((right) => [left, right] as const));
  return all.toSorted((a, b) => a[1].index - a[0].index - (b[1].index - b[0].index)).slice(0, PAIRS_MAX);
}

/** Rows with a figure in them that are no totals and no signatures. */
function dataRows(sheet: RawSheet): number[] {
  const rows: number[] = [];
  for (let row = 0; row < sheet.rowCount && rows.length < SAMPLE_ROWS; row += 1) {
    if (isBlankRow(sheet, row) || isSignatureRow(sheet, row) || sheet.width(row) < 3) continue;
    let figures = 0;
    let total = false;
    for (let column = 0; column < sheet.width(row); column += 1) {
      const text = sheet.text(row, column);
      if (text !== '' && parseAmount(text).ok) figures += 1;
      total ||= labelKindOf(text) !== undefined;
    }
    if (figures >= 2 && !total) rows.push(row);
  }
  return rows;
}

function looksOf(sheet: RawSheet, rows: readonly number[], known: ReadonlyMap<string, string>): Look[] {
  const width = Math.max(...rows.map((row) => sheet.width(row)));
  const names = new Set([...known.values()].map(withoutBlanks));
  return Array.from({ length: width }, (_, index) => {
    const look: Look = {
      index,
      filled: 0,
      dates: 0,
      codes: 0,
      known: 0,
      knownNames: 0,
      amounts: 0,
      numbers: 0,
      wordNumbers: 0,
      directions: 0,
      letters: 0,
      distinct: new Set(),
    };
    const texts = rows.map((row) => sheet.text(row, index)).filter((text) => text !== '');
    const book = new CodeBook(texts.map((text) => ({ text, fromNumber: false })));
    for (const [at, row] of rows.entries()) {
      const text = sheet.text(row, index);
      if (text === '') continue;
      look.filled += 1;
      if (at < SAMPLE_ROWS) look.distinct.add(text);
      const code = book.of(text);
      const amount = parseAmount(text);
      const date = /^\d{5,6}$/.test(text) ? sheet.date(row, index) : readDate(text, {}).kind === 'date';
      if (date) look.dates += 1;
      else if (code !== undefined && /^[1-8]\d{3,}$/.test(code)) look.codes += 1;
      if (code !== undefined && known.has(code)) look.known += 1;
      if (amount.ok) look.amounts += 1;
      if (/^\d{1,6}$/.test(text)) look.numbers += 1;
      else if (!amount.ok && !date && /\p{L}/u.test(text) && text.length <= 20 && readVoucherNumber(text))
        look.wordNumbers += 1;
      if (directionOf(text)) look.directions += 1;
      if (/^\p{L}+$/u.test(text)) look.letters += 1;
      if (names.has(withoutBlanks(text))) look.knownNames += 1;
    }
    return look;
  });
}

/** Small whole numbers that come more than once: voucher numbers, not amounts and not line numbers. */
function repeatedNumbers(looks: readonly Look[]): Look | undefined {
  return looks.find((look) => look.numbers === look.filled && look.distinct.size < look.filled);
}

function longestText(sheet: RawSheet, rows: readonly number[], looks: readonly Look[]): Look | undefined {
  const length = (look: Look) => rows.reduce((sum, row) => sum + sheet.text(row, look.index).length, 0);
  return looks.toSorted((a, b) => length(b) - length(a))[0];
}
