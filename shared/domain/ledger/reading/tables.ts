import { ok, type Result } from '../../../kernel/result.ts';
import type { Findings } from './findings.ts';
import { isBlankRow, type RawFile, type RawSheet } from './grid.ts';
import { findHeading } from './heading.ts';
import { findKnownHeading } from './known-layout.ts';
import type { ReadingKind, ReadingOptions, ReadingRefusal } from './reading.ts';
import { refusal } from './refusals.ts';
import { type Table, tableOf } from './table.ts';
import { kindName, kindsOf, lackOf } from './table-kind.ts';

/** The tables that are read together, and what they are. */
export interface ChosenTables {
  readonly kind: ReadingKind;
  readonly tables: readonly Table[];
}

/** No table that is a ledger; `near` has a heading and figures, but lacks something. */
export interface NoTables {
  readonly tables: readonly [];
  readonly near?: Table;
}

interface Found {
  readonly table: Table;
  readonly kinds: readonly ReadingKind[];
}

/** True when a sheet has anything in it. */
export function hasContent(sheet: RawSheet): boolean {
  for (let row = 0; row < sheet.rowCount; row += 1) if (!isBlankRow(sheet, row)) return true;
  return false;
}

/**
 * Finds the tables of a file and decides what they are: what the person says, else what the words say. Sheets without a table are
 * left out and named; hidden ones are read only when no other holds a table.
 */
export function chooseTables(
  file: RawFile,
  options: ReadingOptions,
  remark: Findings['remark'],
): Result<ChosenTables | NoTables, ReadingRefusal> {
  /** A workbook's sheet may be named by its month; a text file has only the name somebody gave the file. */
  const namesMonths = file.format === 'xlsx' || file.format === 'spreadsheetml';
  const sheets = file.sheets.filter(hasContent);
  const visible = sheets.filter((sheet) => !sheet.hidden);
  const hidden = sheets.filter((sheet) => sheet.hidden);
  let found = visible.flatMap((sheet) => tableIn(sheet, options, namesMonths));
  if (found.length === 0 && hidden.length > 0) {
    found = hidden.flatMap((sheet) => tableIn(sheet, options, namesMonths));
    if (found.length > 0) remark('表格在隐藏的工作表里，已照常读取。');
  } else if (hidden.length > 0) remark(`未读隐藏的工作表：${hidden.map((sheet) => sheet.name).join('、')}。`);
  const named = file.sheets.length > 1 ? found.find(({ table }) => table.sheet.name === options.choose) : undefined;
  if (named) found = [named];
  const ledgers = found.filter(({ kinds }) => kinds.length > 0);
  const unread = visible.filter((sheet) => !ledgers.some(({ table }) => table.sheet === sheet));
  if (ledgers.length > 0 && unread.length > 0 && !named)
    remark(`以下工作表不是账表，未读：${unread.map((sheet) => sheet.name).join('、')}。`);
  if (ledgers.length === 0) {
    const near = found.find(({ table }) => lackOf(table) !== undefined)?.table;
    return ok(near ? { tables: [], near } : { tables: [] });
  }
  return options.kind ? ofKind(ledgers, options.kind) : byWords(ledgers);
}

function tableIn(sheet: RawSheet, options: ReadingOptions, namesMonths: boolean): Found[] {
  const { layout } = options;
  if (layout) {
    const known = findKnownHeading(sheet, layout);
    if (!('heading' in known)) return [];
    const { heading } = known;
    const positional = heading.last < heading.first;
    return [
      {
        table: tableOf(sheet, heading, 0, sheet.rowCount, namesMonths),
        kinds: positional || layout.kind ? [layout.kind] : [],
      },
    ];
  }
  let from = 0;
  let first: Found | undefined;
  for (let tries = 0; tries < 4; tries += 1) {
    const heading = findHeading(sheet, from, from === 0 ? undefined : 40);
    if (!heading) break;
    const table = tableOf(sheet, heading, from, sheet.rowCount, namesMonths);
    const kinds = kindsOf(table);
    if (kinds.length > 0) return [{ table, kinds }];
    first ??= { table, kinds };
    from = heading.last + 1;
  }
  return first ? [first] : [];
}

/** A kind that a file of another kind can serve as: a subsidiary ledger is vouchers and a trial balance. */
const SERVES: Readonly<Record<ReadingKind, readonly ReadingKind[]>> = {
  'trial-balance': ['trial-balance', 'subsidiary-ledger'],
  vouchers: ['vouchers', 'subsidiary-ledger'],
  'subsidiary-ledger': ['subsidiary-ledger'],
  'intra-group': ['intra-group'],
};

function ofKind(ledgers: readonly Found[], wanted: ReadingKind): Result<ChosenTables, ReadingRefusal> {
  for (const kind of SERVES[wanted]) {
    const fitting = ledgers.filter(({ kinds }) => kinds.includes(kind));
    if (fitting.length > 0) return together(kind, fitting);
  }
  const is = [...new Set(ledgers.map(({ kinds }) => kindName(kinds[0]!)))];
  return refusal('wrong-kind', `这个文件是${is.join('、')}，不是${kindName(wanted)}。`, { table: ledgers[0]!.table });
}

/** Without a word from the person: all tables of one kind, or a question. */
function byWords(ledgers: readonly Found[]): Result<ChosenTables, ReadingRefusal> {
  const kinds = new Set(ledgers.map(({ kinds: [first] }) => first!));
  if (kinds.size === 1) return together([...kinds][0]!, ledgers);
  return severalTables(ledgers);
}

/** Journals and ledgers go on from sheet to sheet; two trial balances are two facts, and a person says which one is meant. */
function together(kind: ReadingKind, found: readonly Found[]): Result<ChosenTables, ReadingRefusal> {
  const tables = found.map(({ table }) => table);
  if (tables.length === 1 || kind === 'subsidiary-ledger') return ok({ kind, tables });
  if (kind === 'trial-balance') return severalTables(found);
  const heading = (table: Table) => table.columns.map((column) => column.heading).join('|');
  return tables.every((table) => heading(table) === heading(tables[0]!)) ? ok({ kind, tables }) : severalTables(found);
}

function severalTables(found: readonly Found[]): Result<never, ReadingRefusal> {
  const names = found.map(({ table }) => table.sheet.name);
  const list = found.map(({ table, kinds }) => `${table.sheet.name}（${kindName(kinds[0]!)}）`).join('、');
  return refusal('several-tables', `文件里有几张表：${list}，请指定读哪一张工作表。`, { choices: names });
}
