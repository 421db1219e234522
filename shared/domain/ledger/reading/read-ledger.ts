import { ok, type Result } from '../../../kernel/result.ts';
import { type AccountReader, findAccounts } from './accounts.ts';
import { isBankStatement } from './bank-statement.ts';
import { readDeclarations } from './declarations.ts';
import { Findings } from './findings.ts';
import type { RawFile } from './grid.ts';
import { guessHeadings } from './headless.ts';
import { checkMoneyUnit } from './money-unit.ts';
import type { Layout, Reading, ReadingKind, ReadingOptions, ReadingRefusal } from './reading.ts';
import { withoutReasons } from './reason-column.ts';
import { ambiguous, noAccounts, refusal } from './refusals.ts';
import { type Roles, rolesOf } from './roles.ts';
import { readSubsidiaryLedger } from './subsidiary-ledger.ts';
import { type Table, tableOf } from './table.ts';
import { lackOf } from './table-kind.ts';
import { type ChosenTables, chooseTables, hasContent } from './tables.ts';
import { readTrialBalance } from './trial-balance.ts';
import { readVouchers } from './vouchers.ts';

const ROWS_MAX = 2_000_000;

/**
 * Reads a file as a ledger: a trial balance, vouchers, a subsidiary ledger, or what a member declares of its intra-group dealings. It works
 * from the words of headings and from sums, and knows no program's layout by name (LAYOUTS 0). Every row is read, or skipped and listed,
 * or rejected with its place and reason; where two readings fit, they are named and a person chooses (`choose`, `layout`).
 */
export function readLedger(given: RawFile, options: ReadingOptions = {}): Result<Reading, ReadingRefusal> {
  const file = withoutReasons(given);
  const rows = file.sheets.reduce((sum, sheet) => sum + sheet.rowCount, 0);
  const most = options.maxRows ?? ROWS_MAX;
  if (rows > most) return refusal('too-many-rows', `文件有 ${rows} 行，超过上限 ${most} 行，请分成几个文件导入。`);
  const remarks = new Findings(false);
  const chosen = chooseTables(file, options, (text) => remarks.remark(text));
  if (!chosen.ok) return chosen;
  if (!('kind' in chosen.value))
    return options.layout ? layoutDiffers(options.layout) : readHeadless(file, chosen.value.near, options);
  return readTables(chosen.value, file.sheets.length > 1, options, remarks.remarks);
}

function layoutDiffers(layout: Layout): Result<never, ReadingRefusal> {
  const words = Object.values(layout.columns).filter((heading) => !heading.startsWith('@'));
  return refusal('layout-differs', `文件与记住的版式不一致：找不到有这些栏目的表头：${words.join('、')}。`);
}

function readTables(
  chosen: ChosenTables,
  namesSheets: boolean,
  options: ReadingOptions,
  remarks: readonly string[],
): Result<Reading, ReadingRefusal> {
  const { kind, tables } = chosen;
  const money = checkMoneyUnit(tables, options);
  if (!money.ok) return money;
  const table = tables[0]!;
  const reading = (read: Result<Part, ReadingRefusal>) => asReading(read, kind, options, table, remarks);
  if (kind === 'vouchers') return reading(readVouchers(tables, options, namesSheets));
  const accounts = findAccounts(table.columns, tables, options.knownAccounts, options.layout?.levels);
  if (kind === 'subsidiary-ledger' && accounts === 'missing')
    return reading(readSubsidiaryLedger(tables, undefined, options, namesSheets));
  if (typeof accounts === 'string') return noAccounts(accounts, table);
  if (kind === 'subsidiary-ledger') return reading(readSubsidiaryLedger(tables, accounts, options, namesSheets));
  const findings = new Findings(namesSheets);
  const part: Result<Omit<Part, 'findings'>, ReadingRefusal> = kind === 'trial-balance'
    ? readTrialBalance(table, accounts, options, findings)
    : readDeclarations(table, accounts, options, findings);
  return reading(part.ok ? ok({ accounts, ...part.value, findings }) : part);
}

/** What every kind of reading gives, in its own measure. */
interface Part {
  readonly rows: number;
  readonly findings: Findings;
  readonly unitNames: readonly string[];
  readonly period?: Reading['period'];
  readonly from?: Reading['from'];
  readonly hypotheses?: Reading['hypotheses'];
  readonly balances?: Reading['balances'];
  readonly auxiliaryBalances?: Reading['auxiliaryBalances'];
  readonly vouchers?: Reading['vouchers'];
  readonly declarations?: Reading['declarations'];
  readonly accounts?: AccountReader;
  readonly roles?: Roles;
  readonly form?: string;
  readonly shape?: { readonly form: string; readonly redIsMinus: boolean };
  readonly dateOrder?: string;
  readonly redInk?: string;
}

function asReading(
  read: Result<Part, ReadingRefusal>,
  kind: ReadingKind,
  options: ReadingOptions,
  table: Table,
  remarks: readonly string[],
): Result<Reading, ReadingRefusal> {
  if (!read.ok) return read;
  const part = read.value;
  const { findings } = part;
  /** A subsidiary ledger that a person calls a trial balance or vouchers serves as such. */
  const said = kind === 'subsidiary-ledger' && options.kind ? options.kind : kind;
  return ok({
    kind: said,
    unitNames: part.unitNames,
    titles: table.title.plain,
    ...(part.period ? { period: part.period } : {}),
    ...(part.from ? { from: part.from } : {}),
    layout: layoutOf(kind, part, table),
    hypotheses: part.hypotheses ?? [],
    rows: part.rows,
    skipped: findings.skipped,
    rejections: findings.rejections,
    remarks: [...remarks, ...findings.remarks],
    balances: part.balances ?? [],
    auxiliaryBalances: part.auxiliaryBalances ?? [],
    vouchers: part.vouchers ?? [],
    declarations: part.declarations ?? [],
  });
}

function layoutOf(kind: ReadingKind, part: Part, table: Table): Layout {
  const { heading } = table;
  const headerRows: number[] = [];
  for (let row = heading.first; row <= heading.last; row += 1) headerRows.push(table.sheet.rowNumber(row));
  const form = part.shape?.form ?? part.form;
  const redInk = part.redInk ?? (part.shape?.redIsMinus ? 'minus' : undefined);
  const levels = part.accounts?.levels;
  return {
    kind,
    columns: part.roles ?? rolesOf(table.columns),
    headerRows,
    ...(form ? { balanceForm: form } : {}),
    ...(part.dateOrder ? { dateOrder: part.dateOrder } : {}),
    ...(redInk ? { redInk } : {}),
    ...(levels ? { levels } : {}),
  };
}

const bankStatement = () =>
  refusal('no-table-found', '这像是银行流水（网银明细），没有会计科目，不是账表：请到“银行对账”里导入。');

/** Refusals that a person can answer; any other only says that the guess was wrong. */
const QUESTIONS: ReadonlySet<string> = new Set(['ambiguous', 'wan-yuan', 'several-units', 'several-periods']);

/** No heading anywhere: the content and the sums say what the columns are, or nothing does. */
function readHeadless(
  file: RawFile,
  near: Table | undefined,
  options: ReadingOptions,
): Result<Reading, ReadingRefusal> {
  const lack = near && lackOf(near);
  const none = lack
    ? refusal('missing-columns', `找到了表头，但${lack}。`, { table: near })
    : refusal(
        'no-table-found',
        '没有找到账表：表头里应有“科目编码”“借方”“贷方”这样的栏目名称，或至少有日期、凭证号、科目和能平衡的金额。',
      );
  const known = options.knownAccounts ?? new Map<string, string>();
  const sheet = file.sheets.find((candidate) => !candidate.hidden && hasContent(candidate));
  if (!sheet) return none;
  if (isBankStatement(sheet)) return bankStatement();
  const fitting: { name: string; reading: Reading }[] = [];
  let question: Result<Reading, ReadingRefusal> | undefined;
  for (const { heading, name } of guessHeadings(sheet, known)) {
    if (options.choose !== undefined && /栏为/.test(options.choose) && name !== options.choose) continue;
    const table = tableOf(sheet, heading, 0, sheet.rowCount);
    const kind: ReadingKind = table.columns.some((column) => column.sense.meaning === 'date')
      ? 'vouchers'
      : 'trial-balance';
    if (options.kind && options.kind !== kind) continue;
    const read = readTables({ kind, tables: [table] }, file.sheets.length > 1, options, []);
    if (!read.ok) question ??= QUESTIONS.has(read.error.code) ? read : undefined;
    else if (read.value.rejections.length === 0) fitting.push({ name, reading: read.value });
  }
  const distinct = fitting.filter(
    (one, at) => fitting.findIndex((other) => turnover(other.reading) === turnover(one.reading)) === at,
  );
  if (distinct.length > 1)
    return ambiguous(
      distinct.map(({ name }) => name),
      [],
    );
  const [only] = distinct;
  if (!only) return question ?? none;
  return ok({
    ...only.reading,
    remarks: [...only.reading.remarks, '文件没有表头，各栏含义按内容和平衡关系推定，请核对。'],
  });
}

/** Two guesses that give the same debits of the same accounts are one reading. */
function turnover(reading: Reading): string {
  const lines = reading.vouchers.flatMap((voucher) =>
    voucher.lines.map((line) => `${line.code}${line.debit}/${line.credit}`),
  );
  return [...lines, ...reading.balances.map((row) => `${row.code}${row.opening}/${row.debit}/${row.credit}`)].join();
}
