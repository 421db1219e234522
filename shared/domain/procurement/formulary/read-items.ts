import { err, ok, type Result } from '../../../kernel/result.ts';
import { Findings } from '../../ledger/reading/findings.ts';
import { isBlankRow, type RawFile } from '../../ledger/reading/grid.ts';
import { type MarkedSheet, markedFile } from '../../ledger/reading/marked-file.ts';
import type { Rejection } from '../../ledger/reading/reading.ts';
import { withoutReasons } from '../../ledger/reading/reason-column.ts';
import { isSignatureRow, labelKindOf } from '../../ledger/reading/row-words.ts';
import type { Item } from '../item.ts';
import { type ItemDoubt, type ItemOptions, readItemCells } from './cells.ts';
import { findItemColumns, ITEM_HEADINGS, type ItemColumns, NEEDED_ROLES } from './columns.ts';

export const LIST_LIMITS = { rows: 60_000, bytes: 32 * 1024 * 1024, listed: 200 } as const;

/** A list of products as it was understood. Where anything is rejected nothing of it may be taken. */
export interface ItemReading {
  readonly items: readonly Item[];
  /** What each role was read from: role → heading. */
  readonly columns: Readonly<Record<string, string>>;
  /** Rows of the heading, 1-based as in the file. */
  readonly headerRows: readonly number[];
  readonly skipped: number;
  readonly rejections: readonly Rejection[];
  /** How many rows cannot be taken. */
  readonly refused: number;
  readonly doubts: readonly ItemDoubt[];
}

export interface ItemRefusal {
  readonly code: 'no-table' | 'no-rows' | 'too-many-rows' | 'missing-columns';
  readonly message: string;
}

const refusal = (code: ItemRefusal['code'], message: string): Result<never, ItemRefusal> => err({ code, message });

/** Reads a list of products (药品、耗材目录) by the words of its heading, whatever the order of its columns: every sheet that is one. */
export function readItemList(original: RawFile, options: ItemOptions): Result<ItemReading, ItemRefusal> {
  const file = withoutReasons(original);
  const rows = file.sheets.reduce((sum, sheet) => sum + sheet.rowCount, 0);
  if (rows > LIST_LIMITS.rows) return refusal('too-many-rows', `文件有 ${rows} 行，超过上限 ${LIST_LIMITS.rows} 行`);
  const tables = file.sheets.flatMap((sheet) => {
    const columns = sheet.hidden ? undefined : findItemColumns(sheet);
    return columns ? [{ sheet, columns }] : [];
  });
  const [first] = tables;
  if (!first) return refusal('no-table', '没有找到目录：表头里应有医保编码、品名、规格、生产企业这样的栏目');
  const findings = new Findings(tables.length > 1);
  const doubts: ItemDoubt[] = [];
  const seen = new Map<string, number>();
  const items: Item[] = [];
  let refused = 0;
  for (const { sheet, columns } of tables) {
    const missing = NEEDED_ROLES.filter((role) => !columns.of.has(role)).map((role) => ITEM_HEADINGS[role][0]);
    if (missing.length > 0) return refusal('missing-columns', `表里没有这些栏目：${missing.join('、')}`);
    const pass = { ...options, sheet, columns, seen };
    for (let row = columns.row + 1; row < sheet.rowCount; row += 1) {
      if (isBlankRow(sheet, row)) continue;
      const why = otherThanItem(sheet, row, columns);
      if (why) findings.skip(sheet, row, why);
      else {
        const item = readItemCells(pass, row, findings, (doubt) => doubts.push(doubt));
        if (item) items.push(item);
        else refused += 1;
      }
    }
  }
  const { rejections, skipped } = findings;
  if (items.length === 0 && rejections.length === 0) return refusal('no-rows', '表头下面没有读到任何一个品种');
  return ok({
    items,
    columns: Object.fromEntries([...first.columns.of].map(([role, { heading }]) => [role, heading])),
    headerRows: [first.sheet.rowNumber(first.columns.row)],
    skipped: skipped.length,
    rejections,
    refused,
    doubts,
  });
}

/** A row that holds no product: a total, or names of who made the list below it. */
function otherThanItem(sheet: RawFile['sheets'][number], row: number, { of }: ItemColumns) {
  const [code, name] = [of.get('code'), of.get('name')].map((column) => (column ? sheet.text(row, column.index) : ''));
  if (labelKindOf(code ?? '') === 'total' || labelKindOf(name ?? '') === 'total') return 'total';
  return code === '' && isSignatureRow(sheet, row) ? 'signature' : undefined;
}

/** The whole list with what is wrong beside each bad row (原因): mended there and brought in again it is the whole list. */
export const markedItems = ({ rejections, headerRows }: ItemReading, file: RawFile): readonly MarkedSheet[] =>
  markedFile({ kind: 'trial-balance', rejections, layout: { kind: 'trial-balance', headerRows, columns: {} } }, file);
