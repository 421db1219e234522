import { plainFenOf } from '../../../../shared/domain/ledger/reading/grid.ts';
import type { MarkedCell, MarkedSheet } from '../../../../shared/domain/ledger/reading/marked-file.ts';
import { REASON_HEADING } from '../../../../shared/domain/ledger/reading/reason-column.ts';
import { addDays, parseDate } from '../../../../shared/kernel/date.ts';
import { fen } from '../../../../shared/kernel/fen.ts';
import type { RichCell, Row, Sheet, Workbook } from './model.ts';
import { PAGE_OF_PAGES } from './sheet.ts';

/**
 * A file that was not taken, given back whole: each row and column in its place, amounts as numbers, codes as text, bad rows
 * coloured and with what is wrong in a last column 原因. Mended in place it is imported again as it is.
 */
export function markedWorkbook(
  sheets: readonly MarkedSheet[],
  about: { readonly title: string; readonly creator: string; readonly created: string },
): Workbook {
  const names = sheetNames(sheets.map(({ name }) => name));
  return { ...about, sheets: sheets.map((sheet, at) => writtenSheet(sheet, names[at]!, about.title)) };
}

function writtenSheet(sheet: MarkedSheet, name: string, title: string): Sheet {
  const columns = Array.from({ length: sheet.columns }, () => ({ heading: '', kind: 'code' as const }));
  const wrong = sheet.rows.some(({ bad }) => bad);
  return {
    name,
    columns: [...columns, { heading: REASON_HEADING, kind: 'wrap', width: 60 }],
    headless: true,
    ...(wrong && sheet.headRow > 0 ? { headRow: sheet.headRow } : {}),
    rows: rowsOf(sheet),
    page: { orientation: 'landscape', header: { left: title }, footer: { center: PAGE_OF_PAGES } },
    ...(wrong ? { tab: 'warn' as const } : {}),
  };
}

function rowsOf({ rows, columns, headRow, date1904 }: MarkedSheet): Row[] {
  const written: Row[] = [];
  for (const { row, cells, bad, reasons } of rows) {
    // Rows that the file leaves out keep their place, so that its row numbers stay right.
    while (written.length < row - 1) written.push({ cells: [], look: 'plain' });
    const own = Array.from({ length: columns }, (_, at) => cells[at] && writtenCell(cells[at], date1904));
    written.push({
      cells: [...own, reasons ?? null],
      look: bad ? 'wrong' : row === headRow ? 'head' : 'plain',
      merge: mergesOf(cells),
    });
  }
  return written;
}

/** The day from which a file counts, as far as days after February 1900 go: Excel counts a 29 February that there was not. */
const FIRST_DAY = { 1900: parseDate('1900-01-01')!, 1904: parseDate('1904-01-01')! };

function writtenCell({ kind, text, negative }: MarkedCell, date1904: boolean): RichCell {
  if (kind === 'date') {
    const days = Number.parseInt(text, 10);
    const known = Number.isSafeInteger(days) && days > 60 && days < 2_958_466;
    return known
      ? { kind: 'date', value: date1904 ? addDays(FIRST_DAY[1904], days) : addDays(FIRST_DAY[1900], days - 2) }
      : { kind: 'code', value: text };
  }
  if (kind === 'text') return { kind: 'code', value: text };
  const amount = fen(negative ? -Math.abs(plainFenOf(text)) : plainFenOf(text));
  // A number that is no amount (a line's number, a code typed as a number) is not shown as one.
  return kind === 'number' && amount % 100 === 0
    ? { kind: 'integer', value: amount / 100 }
    : { kind: 'money', value: amount };
}

function mergesOf(cells: readonly MarkedCell[]): [number, number][] {
  const merges: [number, number][] = [];
  for (let at = 1; at < cells.length; at += 1) {
    if (!cells[at]!.joined) continue;
    const last = merges.at(-1);
    if (last && last[1] === at - 1) last[1] = at;
    else if (cells[at - 1]!.text !== '') merges.push([at - 1, at]);
  }
  return merges;
}

/** Names as a workbook takes them; a name that says the account or the unit stays. */
function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, at) => {
    const bare =
      name
        .replace(/[*?:\\/[\]]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 27) || `表${at + 1}`;
    const free = taken.has(bare.toLowerCase()) || bare.toLowerCase() === 'history' ? `${bare}-${at + 1}` : bare;
    taken.add(free.toLowerCase());
    return free;
  });
}
