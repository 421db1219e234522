import type { BankItem, BankSide, MatchRule } from '../../../../shared/domain/ledger/bank/item.ts';
import { type Break, chained } from '../../../../shared/domain/ledger/bank/order.ts';
import { type Reconciliation, reconcile } from '../../../../shared/domain/ledger/bank/reconcile.ts';
import type { BankSettings } from '../../../../shared/domain/ledger/bank/settings.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, fen, formatYuan, groupedYuan } from '../../../../shared/kernel/fen.ts';
import { endOf, type Period, periodOfDate, previousPeriod, startOf, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { type PeriodState, readPeriod } from '../periods.ts';
import { type BankAccount, readBankAccounts, readBankSettings } from './account.ts';
import type { BankTables } from './tables.ts';

/** A line of a statement as it is kept. */
export interface KeptLine extends BankItem {
  readonly side: 'bank';
  readonly statement: number;
  readonly time: string;
  readonly balance: Fen | undefined;
  readonly counterparty: string;
  readonly purpose: string;
}

/** A line of a voucher on the account's book account. */
export interface BookLine extends BankItem {
  readonly side: 'book';
  readonly voucher: { readonly id: number; readonly number: string };
  readonly counterparty: string;
  readonly summary: string;
}

/** An item entered as open when reconciling began. */
export interface BeginningItem extends BankItem {
  readonly side: BankSide;
  readonly summary: string;
}

export type AnyItem = KeptLine | BookLine | BeginningItem;

export interface KeptMatch {
  readonly id: number;
  readonly period: Period;
  readonly rule: MatchRule;
  readonly by: string;
  readonly at: string;
  readonly refs: readonly string[];
}

export type Stage = 'no-statement' | 'open' | 'made' | 'stale' | 'reviewed';

/** Everything from which an account's month is decided. */
export interface BankMonth {
  readonly account: BankAccount;
  readonly period: Period;
  readonly state: PeriodState;
  readonly settings: BankSettings;
  /** Every line up to the month's end, in the order in which it happened. */
  readonly bank: readonly KeptLine[];
  readonly book: readonly BookLine[];
  readonly beginning: readonly BeginningItem[];
  readonly breaks: readonly Break<KeptLine>[];
  readonly matches: readonly KeptMatch[];
  /** What no match settles by the month's end. */
  readonly open: readonly AnyItem[];
  /** Undefined where nothing says what the bank's balance is. */
  readonly reconciliation: Reconciliation | undefined;
  /** The 调节表 as it would be kept now. */
  readonly content: string;
  readonly made: BankTables['bank_reconciliation'] | undefined;
  readonly reviewedUpTo: Period | undefined;
  readonly stage: Stage;
}

/** The months of the units' accounts that are reconciled in it; closed accounts and later ones are left out. */
export async function readBankMonths(
  db: BooksReader,
  units: readonly UnitCode[],
  period: Period,
): Promise<BankMonth[]> {
  const months: BankMonth[] = [];
  for (const account of await readBankAccounts(db, units))
    if (!account.closed && account.start <= period) months.push(await readBankMonth(db, account, period));
  return months;
}

/** Gathers an account's month, up to its end. */
export async function readBankMonth(db: BooksReader, account: BankAccount, period: Period): Promise<BankMonth> {
  const end = endOf(period);
  const settings = await readBankSettings(db, account.unit);
  const kept = await readLines(db, account, end);
  const { lines: bank, breaks } = chained(kept, account.opening);
  const book = await readBookLines(db, account, period);
  const beginning = await readBeginning(db, account);
  const matches = (await readMatches(db, account)).filter((match) => match.period <= period);
  const settled = new Set(matches.flatMap(({ refs }) => refs));
  const all: readonly AnyItem[] = [...bank, ...book, ...beginning];
  const open = all.filter(({ key, date }) => date <= end && !settled.has(key));
  const bankOpening = account.opening ?? openingOf(bank);
  const reconciliation =
    bankOpening === undefined || period < account.start
      ? undefined
      : reconcile(
          {
            end,
            bankOpening,
            bankBalance: balanceAfter(bank, bankOpening),
            bookBalance: await bookBalanceAt(db, account, period),
            bookOpening: await bookBalanceBefore(db, account),
            bankMoved: sumOf(bank),
            bookMoved: sumOf(book),
            beginning,
            open,
          },
          settings,
        );
  const content = reconciliation ? contentOf(reconciliation) : '';
  const sheets = await db
    .selectFrom('bank_reconciliation')
    .selectAll()
    .where('account', '=', account.id)
    .orderBy('period')
    .execute();
  const made = sheets.find((sheet) => sheet.period === period);
  const reviewedUpTo = sheets.findLast(({ reviewed }) => reviewed !== null)?.period as Period | undefined;
  const stage: Stage = !reconciliation
    ? 'no-statement'
    : !made
      ? 'open'
      : made.content !== content
        ? 'stale'
        : made.reviewed === null
          ? 'made'
          : 'reviewed';
  const { state } = await readPeriod(db, account.unit, period);
  return {
    account,
    period,
    state,
    settings,
    bank,
    book,
    beginning,
    breaks,
    matches,
    open,
    reconciliation,
    content,
    made,
    reviewedUpTo,
    stage,
  };
}

const sumOf = (items: readonly BankItem[]): Fen => fen(items.reduce((sum, { amount }) => sum + amount, 0));

const openingOf = ([first]: readonly KeptLine[]): Fen | undefined =>
  first?.balance === undefined ? undefined : fen(first.balance - first.amount);

/** After the last line: its own balance, or the last one known with what came after it. */
function balanceAfter(lines: readonly KeptLine[], opening: Fen): Fen {
  let running: number = opening;
  for (const { balance, amount } of lines) running = balance ?? running + amount;
  return fen(running);
}

/** The figures of a 调节表 and its open items, as they are frozen. Ages are left out: they follow from the settings. */
function contentOf({ bankBalance, bookBalance, adjustedBank, adjustedBook, items }: Reconciliation): string {
  return canonicalJson({
    bankBalance,
    bookBalance,
    adjustedBank,
    adjustedBook,
    items: items.map(({ key, class: name, date, amount, text }) => ({ key, class: name, date, amount, text })),
  } as unknown as Json);
}

/** Lines that count, from the first month that is reconciled on. */
export async function readLines(db: BooksReader, account: BankAccount, to?: AccountingDate): Promise<KeptLine[]> {
  let wanted = db
    .selectFrom('bank_line')
    .innerJoin('bank_statement', 'bank_statement.id', 'bank_line.statement')
    .selectAll('bank_line')
    .where('bank_line.account', '=', account.id)
    .where('bank_statement.undone', '=', 0)
    .where('bank_line.date', '>=', startOf(account.start));
  if (to !== undefined) wanted = wanted.where('bank_line.date', '<=', to);
  const rows = await wanted.orderBy('bank_line.date').orderBy('bank_line.time').orderBy('bank_line.id').execute();
  return rows.map(lineOf);
}

const lineOf = (row: BankTables['bank_line']): KeptLine => ({
  side: 'bank',
  key: `b${row.id}`,
  statement: row.statement,
  date: row.date as AccountingDate,
  time: row.time,
  amount: fen(Number(row.amount)),
  balance: row.balance === null ? undefined : fen(Number(row.balance)),
  counterparty: row.counterparty,
  purpose: row.purpose,
  document: row.document,
  text: `${row.counterparty} ${row.purpose}`.trim(),
});

async function readBookLines(db: BooksReader, account: BankAccount, to: Period): Promise<BookLine[]> {
  const rows = await db
    .selectFrom('voucher_line')
    .innerJoin('voucher', 'voucher.id', 'voucher_line.voucher')
    .select([
      'voucher.id as voucher',
      'voucher.type as type',
      'voucher.number as number',
      'voucher.date as date',
      'voucher_line.line as line',
      'voucher_line.summary as summary',
      'voucher_line.debit as debit',
      'voucher_line.credit as credit',
      'voucher_line.document as document',
      'voucher_line.counterparty as counterparty',
    ])
    .where('voucher_line.unit', '=', account.unit)
    .where('voucher_line.code', '=', account.code)
    .where('voucher_line.period', '>=', account.start)
    .where('voucher_line.period', '<=', to)
    .orderBy('voucher.date')
    .orderBy('voucher.id')
    .orderBy('voucher_line.line')
    .execute();
  const names = await namesOf(
    db,
    rows.map(({ counterparty }) => counterparty),
  );
  return rows.map((row) => {
    const counterparty = names.get(row.counterparty) ?? '';
    return {
      side: 'book',
      key: `v${row.voucher}.${row.line}`,
      date: row.date as AccountingDate,
      amount: fen(Number(row.debit) - Number(row.credit)),
      document: row.document,
      text: `${counterparty} ${row.summary}`.trim(),
      counterparty,
      summary: row.summary,
      voucher: { id: row.voucher, number: `${row.type}-${row.number}` },
    };
  });
}

/** What the other sides of vouchers are called, by `unit:H01` and `party:P001`. */
async function namesOf(db: BooksReader, texts: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(texts)].filter((text) => text !== '');
  if (wanted.length === 0) return new Map();
  const units = await db.selectFrom('unit').select(['code', 'name']).execute();
  const parties = await db.selectFrom('party').select(['code', 'name']).execute();
  return new Map([
    ...units.map(({ code, name }) => [`unit:${code}`, name] as const),
    ...parties.map(({ code, name }) => [`party:${code}`, name] as const),
  ]);
}

async function readBeginning(db: BooksReader, account: BankAccount): Promise<BeginningItem[]> {
  const rows = await db
    .selectFrom('bank_beginning')
    .selectAll()
    .where('account', '=', account.id)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    side: row.side as BankSide,
    key: `o${row.id}`,
    date: row.date as AccountingDate,
    amount: fen(Number(row.amount)),
    document: row.document,
    text: row.text,
    summary: row.text,
  }));
}

export async function readMatches(db: BooksReader, account: BankAccount): Promise<KeptMatch[]> {
  const rows = await db.selectFrom('bank_match').selectAll().where('account', '=', account.id).orderBy('id').execute();
  const items = await db
    .selectFrom('bank_match_item')
    .select(['match', 'ref'])
    .where('account', '=', account.id)
    .orderBy('ref')
    .execute();
  const refs = new Map<number, string[]>();
  for (const { match, ref } of items) {
    const list = refs.get(match);
    if (list) list.push(ref);
    else refs.set(match, [ref]);
  }
  return rows.map((row) => ({
    id: row.id,
    period: row.period as Period,
    rule: row.rule as MatchRule,
    by: row.actor,
    at: row.instant,
    refs: refs.get(row.id) ?? [],
  }));
}

/** 银行存款日记账余额 at a month's end. */
async function bookBalanceAt(db: BooksReader, { unit, code }: BankAccount, period: Period): Promise<Fen> {
  const { debit, credit } = await db
    .selectFrom('balance')
    .select(({ fn }) => [fn.sum<number | null>('debit').as('debit'), fn.sum<number | null>('credit').as('credit')])
    .where('unit', '=', unit)
    .where('code', '=', code)
    .where('period', '>=', `${yearOf(period)}-00`)
    .where('period', '<=', period)
    .executeTakeFirstOrThrow();
  return fen(Number(debit ?? 0) - Number(credit ?? 0));
}

/** The same when the first month begins: the year's opening stands in a slot of its own before January. */
async function bookBalanceBefore(db: BooksReader, account: BankAccount): Promise<Fen> {
  const year = yearOf(account.start);
  const before = previousPeriod(account.start);
  return bookBalanceAt(db, account, yearOf(before) === year ? before : (`${year}-00` as Period));
}

interface BrokenAt {
  readonly date: string;
  readonly amount: number;
  readonly row?: number;
}

/** A place where the balance does not follow: within a statement, or (`hole`) between two, where a part is missing. */
export function breakOut({ line, after, expected, found }: Break<BrokenAt>, hole: boolean) {
  const before = (balance: number): string => groupedYuan(fen(balance - line.amount));
  return {
    row: line.row ?? null,
    date: line.date,
    expected: formatYuan(expected),
    found: formatYuan(found),
    hole,
    message: !hole
      ? `${line.date} 的余额接不上：按前一笔应是 ${groupedYuan(expected)}，写的是 ${groupedYuan(found)}`
      : after
        ? `${after.date} 之后、${line.date} 之前缺一段流水：前面的余额是 ${before(expected)}，后面从 ${before(found)} 开始`
        : `${line.date} 以前缺一段流水：启用余额是 ${before(expected)}，对账单从 ${before(found)} 开始`,
  };
}

/** The month in which the lines of a match lie at the latest. */
export const latestOf = (items: readonly BankItem[]): Period =>
  items.reduce<Period>(
    (last, { date }) => (periodOfDate(date) > last ? periodOfDate(date) : last),
    '0000-00' as Period,
  );
