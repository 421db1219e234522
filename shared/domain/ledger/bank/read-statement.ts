import type { AccountingDate } from '../../../kernel/date.ts';
import { type Fen, fen, groupedYuan } from '../../../kernel/fen.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { type DateOrder, readDate } from '../reading/dates.ts';
import { Findings } from '../reading/findings.ts';
import type { RawFile, RawSheet } from '../reading/grid.ts';
import type { Rejection, SkippedRow } from '../reading/reading.ts';
import { flowReaders } from './direction.ts';
import { type BankColumns, findBankHeading } from './heading.ts';
import type { ReadStatementLine } from './line.ts';
import { type Break, chained } from './order.ts';
import { accountDigits, type Printed, readPrinted } from './printed.ts';
import { type ReadRow, readRows } from './rows.ts';

/** A bank's statement as it was understood. */
export interface StatementReading {
  /** The account's digits (账号), where the file says them. */
  readonly account: string | undefined;
  readonly holder: string | undefined;
  /** In the order in which they happened. */
  readonly lines: readonly ReadStatementLine[];
  /** Where the running balance does not follow. */
  readonly breaks: readonly Break<ReadStatementLine>[];
  /** Before the first line and after the last; undefined where the file has no balances. */
  readonly opening: Fen | undefined;
  readonly closing: Fen | undefined;
  readonly from: AccountingDate | undefined;
  readonly to: AccountingDate | undefined;
  readonly out: Fen;
  readonly in: Fen;
  /** What each role was read from, for people to look at: role → heading. */
  readonly columns: Readonly<Record<string, string>>;
  readonly skipped: readonly SkippedRow[];
  readonly rejections: readonly Rejection[];
  readonly remarks: readonly string[];
}

/** Why a file is no bank statement, or which readings a person must choose from. */
export interface StatementRefusal {
  readonly code: 'no-table-found' | 'no-rows' | 'ambiguous' | 'several-accounts' | 'too-many-rows';
  readonly message: string;
  readonly choices: readonly string[];
}

export interface StatementOptions {
  /** One of the choices of a refusal: an account of several, or the order of a date's parts. */
  readonly choose?: string | undefined;
  /** Accounts that are known as the unit's own. */
  readonly known?: readonly string[];
}

const ROWS_MAX = 200_000;
const ORDERS: Readonly<Record<DateOrder, string>> = { 'day-month': '日期按 日/月/年', 'month-day': '日期按 月/日/年' };

const refusal = (code: StatementRefusal['code'], message: string, choices: readonly string[] = []) =>
  err({ code, message, choices });

/**
 * Reads a bank's download (网银明细) by its words and sums, in whatever layout: the heading found by its words; 收入/支出, 借方/贷方,
 * 转入/转出, an amount with a flag, or a signed amount; newest or oldest first. Where words leave it open which side is which,
 * the running balance decides; every row is read, or skipped or rejected with its reason.
 */
export function readStatement(
  file: RawFile,
  options: StatementOptions = {},
): Result<StatementReading, StatementRefusal> {
  const rows = file.sheets.reduce((sum, sheet) => sum + sheet.rowCount, 0);
  if (rows > ROWS_MAX) return refusal('too-many-rows', `文件有 ${rows} 行，超过上限 ${ROWS_MAX} 行，请分段下载。`);
  for (const sheet of file.sheets) {
    if (sheet.hidden) continue;
    const columns = findBankHeading(sheet);
    if (columns) return readSheet(sheet, columns, options, file.sheets.length);
  }
  return refusal(
    'no-table-found',
    '没有找到银行流水：表头里应有交易日期，以及收入和支出（或借方和贷方、发生额）这样的栏目。',
  );
}

function readSheet(
  sheet: RawSheet,
  columns: BankColumns,
  options: StatementOptions,
  sheets: number,
): Result<StatementReading, StatementRefusal> {
  const above = range(0, columns.first);
  const printed = readPrinted(sheet, above);
  const order = dateOrderOf(sheet, columns, options.choose);
  if (order === 'ambiguous') return refusal('ambiguous', '日期的日和月分不清，请指定。', Object.values(ORDERS));
  const own = printed.account ?? ownOf(sheet, columns, options.known ?? []);
  const pass = { sheet, columns, own, dateOrder: order };
  const flags = columns.of.get('flag');
  const twoColumns = columns.of.has('out') && columns.of.has('in');
  const flows = twoColumns || !flags ? [undefined] : flowReaders(textsOf(sheet, columns, flags.index));
  const named = twoColumns && /借|贷|debit|credit/i.test(columns.of.get('out')!.heading);
  const attempts = (flows.length === 0 ? [() => undefined] : flows).flatMap((flow) =>
    ((flow && flows.length === 1) || named ? [false, true] : [false]).map((flipped) =>
      attempt({ ...pass, flow, flipped }, sheets > 1),
    ),
  );
  const best = attempts.reduce((one, other) => (faultsOf(other) < faultsOf(one) ? other : one));
  const codes = flows.length === 2;
  if (codes && attempts.filter((each) => faultsOf(each) === faultsOf(best)).length > 1 && best.rows.length > 0)
    return refusal('ambiguous', '借贷标志是代码，余额也分不出哪个是收、哪个是付：请下载带有收入、支出栏的明细。');
  return finished(best, columns, printed, own, options);
}

interface Attempt {
  readonly rows: readonly ReadRow[];
  readonly findings: Findings;
  readonly breaks: number;
  readonly flipped: boolean;
}

function attempt(pass: Parameters<typeof readRows>[0], namesSheets: boolean): Attempt {
  const findings = new Findings(namesSheets);
  const rows = readRows(pass, findings);
  return { rows, findings, breaks: chained(rows.map(({ line }) => line)).breaks.length, flipped: pass.flipped };
}

const faultsOf = ({ findings, breaks }: Attempt): number => findings.rejections.length * 1_000_000 + breaks;

function finished(
  { rows, findings, flipped }: Attempt,
  columns: BankColumns,
  above: Printed,
  own: string | undefined,
  { choose }: StatementOptions,
): Result<StatementReading, StatementRefusal> {
  const accounts = [...new Set(rows.flatMap((row) => (row.own === undefined ? [] : [row.own])))];
  const chosen = accounts.find((account) => account === choose);
  if (accounts.length > 1 && !chosen)
    return refusal('several-accounts', `文件里有 ${accounts.length} 个账号，请选择读哪一个。`, accounts);
  const taken = rows.filter((row) => !chosen || row.own === undefined || row.own === chosen).map(({ line }) => line);
  if (taken.length === 0 && findings.rejections.length === 0)
    return refusal('no-rows', '表头下面没有读到任何一笔流水。');
  const { lines, breaks } = chained(taken);
  if (flipped) findings.remark('这份文件的借方是收入、贷方是支出（按余额推定）。');
  const first = lines[0];
  const opening = first?.balance === undefined ? undefined : fen(first.balance - first.amount);
  const closing = lines.at(-1)?.balance;
  const sums = { out: sumOf(lines, -1), in: sumOf(lines, 1) };
  const account = chosen ?? accounts[0] ?? own;
  remarkPrinted(findings, { ...above }, { opening, closing, ...sums });
  if (lines.some(({ balance }) => balance === undefined)) findings.remark('有的行没有余额，不能逐行核对余额。');
  return ok({
    account,
    holder: above.holder,
    lines,
    breaks,
    opening,
    closing,
    from: first?.date,
    to: lines.at(-1)?.date,
    ...sums,
    columns: Object.fromEntries([...columns.of].map(([role, { heading }]) => [role, heading])),
    skipped: findings.skipped,
    rejections: findings.rejections,
    remarks: findings.remarks,
  });
}

const sumOf = (lines: readonly ReadStatementLine[], sign: 1 | -1): Fen =>
  fen(lines.reduce((sum, { amount }) => (Math.sign(amount) === sign ? sum + Math.abs(amount) : sum), 0));

/** What the file itself says of its sums, where its lines say otherwise. */
const DIFFERS = {
  opening: (said: string, found: string) => `文件写的期初余额是 ${said}，逐行读出来是 ${found}。`,
  closing: (said: string, found: string) => `文件写的期末余额是 ${said}，逐行读出来是 ${found}。`,
  out: (said: string, found: string) => `文件写的支出合计是 ${said}，逐行读出来是 ${found}。`,
  in: (said: string, found: string) => `文件写的收入合计是 ${said}，逐行读出来是 ${found}。`,
};

function remarkPrinted(
  findings: Findings,
  printed: Printed,
  read: { readonly [K in keyof typeof DIFFERS]: Fen | undefined },
): void {
  for (const key of ['opening', 'closing', 'out', 'in'] as const) {
    const said = printed[key];
    const found = read[key];
    if (said !== undefined && found !== undefined && said !== found)
      findings.remark(DIFFERS[key](groupedYuan(said), groupedYuan(found)));
  }
}

function* range(from: number, to: number): Generator<number> {
  for (let at = from; at < to; at += 1) yield at;
}

function* textsOf(sheet: RawSheet, { last }: BankColumns, column: number): Generator<string> {
  for (let row = last + 1; row < sheet.rowCount; row += 1) yield sheet.text(row, column);
}

/** With payer and payee only: the one account that takes part in every line, or one that is known as the unit's. */
function ownOf(sheet: RawSheet, columns: BankColumns, known: readonly string[]): string | undefined {
  const payer = columns.of.get('payerAccount');
  const payee = columns.of.get('payeeAccount');
  if (columns.of.has('own') || !payer || !payee) return undefined;
  let common: Set<string> | undefined;
  for (let row = columns.last + 1; row < sheet.rowCount; row += 1) {
    const both = [payer, payee].flatMap(({ index }) => accountDigits(sheet.text(row, index)) ?? []);
    if (both.length === 0) continue;
    common = common === undefined ? new Set(both) : new Set(both.filter((account) => common!.has(account)));
  }
  const all = [...(common ?? [])];
  return all.find((account) => known.includes(account)) ?? (all.length === 1 ? all[0] : undefined);
}

function dateOrderOf(
  sheet: RawSheet,
  columns: BankColumns,
  choose: string | undefined,
): DateOrder | undefined | 'ambiguous' {
  const chosen = (Object.keys(ORDERS) as DateOrder[]).find((order) => ORDERS[order] === choose);
  if (chosen) return chosen;
  const texts = new Set<string>();
  for (const text of textsOf(sheet, columns, columns.of.get('date')!.index))
    if (/^\d{1,2}[-./]\d{1,2}[-./]\d{4}/.test(text)) texts.add(text);
  if (texts.size === 0) return undefined;
  const fitting = (Object.keys(ORDERS) as DateOrder[]).filter((order) =>
    [...texts].every((text) => readDate(text, { order }).kind === 'date'),
  );
  return fitting.length === 1 ? fitting[0] : 'ambiguous';
}
