import type { AccountingDate } from '../../../kernel/date.ts';
import type { Fen } from '../../../kernel/fen.ts';
import type { DateOrder } from '../../ledger/reading/dates.ts';
import type { RawFile } from '../../ledger/reading/grid.ts';
import { type MarkedSheet, markedFile } from '../../ledger/reading/marked-file.ts';
import type { Rejection } from '../../ledger/reading/reading.ts';
import { withoutReasons } from '../../ledger/reading/reason-column.ts';
import { Collected, type Table } from './collected.ts';
import { orderTold } from './day.ts';
import {
  findHeadings,
  guessColumns,
  guessCurrency,
  type HistoryLayout,
  type HistoryRole,
  missingRoles,
  plainText,
} from './layout.ts';
import type { HistoryRow } from './row.ts';

export const HISTORY_LIMITS = { rows: 50_000, bytes: 64 * 1024 * 1024, listed: 200, samples: 3 } as const;

/** What the person says of a file, or a remembered layout for them. */
export interface HistoryOptions<Known extends HistoryLayout = HistoryLayout> {
  /** Instead of what is remembered or guessed. */
  readonly said?: HistoryLayout | undefined;
  /** The latest first. */
  readonly remembered: readonly Known[];
  /** No delivery is later. */
  readonly today: AccountingDate;
}

export interface HistoryReading {
  readonly labels: readonly string[];
  /** The first values below each heading, so that a person sees what it holds. */
  readonly samples: readonly (readonly string[])[];
  readonly columns: HistoryLayout['columns'];
  /** Of the columns: said now, remembered (which of `remembered`), or guessed from words. */
  readonly from: 'said' | 'guessed' | { readonly remembered: number };
  readonly currency: string | undefined;
  /** Roles and the order of dates that are still to be said; rows are read when nothing is. */
  readonly missing: readonly HistoryRole[];
  readonly asksOrder: boolean;
  readonly rows: readonly HistoryRow[];
  readonly amount: Fen;
  readonly rejections: readonly Rejection[];
  readonly refused: number;
  /** Words in the place of a day or of freight: kept as no day and no figure, and told. */
  readonly words: readonly { readonly role: HistoryRole; readonly text: string; readonly rows: number }[];
  /** Totals that stand in the file and are the sum of the rows above them. */
  readonly controls: readonly { readonly row: number; readonly amount: Fen }[];
  /** Rows whose price had more than four decimals, and whose amount is not packs × price. */
  readonly rounded: number;
  readonly uneven: number;
  readonly headerRow: number;
}

export type HistoryRefusal = { readonly code: string; readonly message: string };
const refusal = (code: string, message: string) => ({ ok: false, error: { code, message } }) as const;

/** Reads an exported history by its headings, as a person or an earlier import said what they mean. */
export function readHistory(original: RawFile, options: HistoryOptions) {
  const file = withoutReasons(original);
  const count = file.sheets.reduce((sum, sheet) => sum + sheet.rowCount, 0);
  if (count > HISTORY_LIMITS.rows + 100)
    return refusal('too-long', `文件有 ${count} 行，超过上限 ${HISTORY_LIMITS.rows} 行，请按年度分成几个文件`);
  const sheets = file.sheets.filter(({ hidden }) => !hidden);
  const remembered = options.remembered.map((layout, at) => ({ ...layout, at }));
  const known = options.said ? [{ ...options.said, at: -1 }] : remembered;
  const heads = sheets.flatMap((sheet) => {
    const found = findHeadings(sheet, known);
    return found ? [{ sheet, ...found }] : [];
  });
  const [head] = heads;
  if (!head) return refusal('no-heading', '没有找到表头：前 40 行里要有一行写着各列的名称');
  const { labels } = head;
  const guessed = head.known === undefined;
  const layout: HistoryLayout = head.known ?? options.said ?? { columns: guessColumns(labels) };
  const lost = Object.values(layout.columns).find((heading) => !labels.includes(heading));
  if (lost !== undefined) return refusal('no-heading', `表头里没有“${lost}”这一列，请重新对应`);
  // Pages of one export have one heading; whatever else lies in the workbook is not read.
  const tables = heads.filter((each) => each.labels.join('\t') === labels.join('\t'));
  const missing = missingRoles(layout.columns);
  const orders = ordersOf(tables, layout);
  const collected = new Collected(tables.length > 1);
  if (missing.length === 0 && !orders.asks)
    for (const table of tables) collected.take(table, { layout, orders: orders.of, today: options.today });
  if (missing.length === 0 && !orders.asks && collected.rows.length + collected.refused === 0)
    return refusal('empty', '表头下面没有读到任何一行');
  const reading: HistoryReading = {
    ...{ labels, columns: layout.columns, missing, asksOrder: orders.asks, samples: samplesOf(tables, labels) },
    from: options.said ? 'said' : guessed ? 'guessed' : { remembered: head.known?.at ?? 0 },
    currency: guessCurrency(labels),
    ...{ rows: collected.rows, amount: collected.amount, controls: collected.controls },
    ...{ rejections: collected.findings.rejections, refused: collected.refused, words: [...collected.words.values()] },
    ...{ rounded: collected.rounded, uneven: collected.uneven, headerRow: head.sheet.rowNumber(head.row) },
  };
  return { ok: true, value: reading } as const;
}

const DATES = ['ordered', 'promised', 'delivered'] as const;

/** The order of day and month of each column of dates: as its own tell it, as the person says, as another column tells it. */
function ordersOf(tables: readonly Table[], { columns, order }: HistoryLayout) {
  const told = DATES.map((role) => {
    const at = columns[role] === undefined ? -1 : (tables[0]?.labels.indexOf(columns[role]) ?? -1);
    return at < 0 ? undefined : orderTold(tables.flatMap((table) => [...textsOf(table, at)]));
  });
  const other = told.find((each) => each === 'day-month' || each === 'month-day') as DateOrder | undefined;
  const of = new Map<HistoryRole, DateOrder | undefined>(
    DATES.map((role, at) => [role, told[at] === 'either' ? (order ?? other) : (told[at] as DateOrder | undefined)]),
  );
  return { of, asks: told.includes('either') && order === undefined && other === undefined };
}

function* textsOf({ sheet, row: heading }: Table, column: number): Iterable<string> {
  for (let row = heading + 1; row < sheet.rowCount; row += 1) yield sheet.text(row, column);
}

const samplesOf = ([table]: readonly Table[], labels: readonly string[]): string[][] =>
  labels.map((_, column) => {
    const found = new Set<string>();
    for (const text of table ? textsOf(table, column) : []) {
      if (found.size === HISTORY_LIMITS.samples) break;
      if (text !== '') found.add(plainText(text).slice(0, 40));
    }
    return [...found];
  });

/** The whole file with what is wrong beside each bad row, to be mended there and brought in again. */
export const markedHistory = ({ rejections, headerRow }: HistoryReading, file: RawFile): readonly MarkedSheet[] =>
  markedFile(
    { kind: 'trial-balance', rejections, layout: { kind: 'trial-balance', headerRows: [headerRow], columns: {} } },
    file,
  );
