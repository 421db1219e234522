import type { Reason } from '../../../../shared/contract/errors.ts';
import { ledger } from '../../../../shared/contract/ledger.ts';
import { frozenSentence } from '../../../../shared/domain/ledger/bank/freezing.ts';
import type { ReadStatementLine } from '../../../../shared/domain/ledger/bank/line.ts';
import { type Break, chained } from '../../../../shared/domain/ledger/bank/order.ts';
import type { StatementReading } from '../../../../shared/domain/ledger/bank/read-statement.ts';
import { type LineKey, newLines } from '../../../../shared/domain/ledger/bank/same-lines.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { type Period, periodOfDate, startOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import type { Failure } from '../../pipeline/failure.ts';
import type { Files } from '../../pipeline/files.ts';
import { command, DONE, type Implementation, longQuery, preparedCommand } from '../../pipeline/implementation.ts';
import { takeNumbers } from '../counters.ts';
import type { LedgerParts } from '../parts.ts';
import { readPeriod } from '../periods.ts';
import { type BankAccount, bankAccountIn, bankAccountName, readBankAccounts } from './account.ts';
import { breakOut, readLines, readMatches } from './month.ts';

interface Handed {
  readonly unit: UnitCode;
  readonly account?: number | undefined;
  readonly file: string;
  readonly fileName: string;
  readonly choose?: string | undefined;
}

type OpeningRefusal = 'unreadable' | 'ambiguous' | 'several-accounts' | 'wrong-account';

interface Opening {
  readonly actor: string;
  readonly files: Files;
  readonly signal: AbortSignal;
  refused(code: OpeningRefusal, reasons: string | readonly Reason[]): Failure;
  notFound(what: string): Failure;
}

/** Skipped and broken rows that a preview lists. */
const LISTED = 200;

/** Reads the file, and finds whose it is; throws the refusal where either fails. */
async function opened(
  context: Opening,
  { reader }: LedgerParts,
  input: Handed,
  accounts: readonly BankAccount[],
): Promise<{
  readonly bytes: Uint8Array;
  readonly reading: StatementReading;
  readonly account: BankAccount | undefined;
}> {
  const bytes = await context.files.bytes(context.actor, input.file);
  if (!bytes) throw context.notFound(`文件 ${input.fileName}`);
  const options = { choose: input.choose, known: accounts.map(({ number }) => number) };
  const read = await reader.readStatement({ bytes, fileName: input.fileName, options }, context.signal);
  if (!read.ok) {
    const code = read.code === 'ambiguous' || read.code === 'several-accounts' ? read.code : 'unreadable';
    throw context.refused(code, [
      { code: read.code, message: read.message },
      ...read.choices.map((choice) => ({ code: 'choice', message: choice, choice })),
    ]);
  }
  const { reading } = read;
  const meant = accounts.find(({ id }) => id === input.account);
  if (input.account !== undefined && !meant) throw context.notFound(`银行账户 ${input.account}`);
  if (meant && reading.account !== undefined && reading.account !== meant.number)
    throw context.refused(
      'wrong-account',
      `文件的账号是 ${reading.account}，不是 ${bankAccountName(meant)}，请核对是哪个账户的对账单`,
    );
  return { bytes, reading, account: meant ?? accounts.find(({ number }) => number === reading.account) };
}

/** What of a reading would come into an account. */
interface Sifted {
  readonly fresh: readonly { readonly line: ReadStatementLine; readonly keys: LineKey }[];
  readonly known: number;
  /** Before the first month that is reconciled. */
  readonly early: number;
  readonly breaks: readonly ReturnType<typeof breakOut>[];
}

async function sifted(db: BooksReader, account: BankAccount | undefined, reading: StatementReading): Promise<Sifted> {
  const begin = account && startOf(account.start);
  const wanted = begin ? reading.lines.filter(({ date }) => date >= begin) : reading.lines;
  const early = reading.lines.length - wanted.length;
  const own = reading.breaks.map((each) => breakOut(each, false));
  if (!account) return { fresh: newLines(wanted, []), known: 0, early, breaks: own };
  const keys = await keptKeys(db, account);
  const fresh = newLines(wanted, keys);
  const kept = await readLines(db, account);
  const together = chained<Joint>([...kept, ...fresh.map(({ line }) => line)], account.opening);
  const inFile = new Set(reading.breaks.map(({ line }) => line));
  const holes = together.breaks.filter(({ line, after }) => isHole({ line, after }, inFile));
  return {
    fresh,
    known: wanted.length - fresh.length,
    early,
    breaks: [...own, ...holes.map((each) => breakOut(each, true))],
  };
}

type Joint = ReadStatementLine | Awaited<ReturnType<typeof readLines>>[number];

/** Where what was kept and what is new do not follow one another. */
const isHole = ({ line, after }: Pick<Break<Joint>, 'line' | 'after'>, inFile: ReadonlySet<unknown>): boolean =>
  !inFile.has(line) && ('row' in line || (after !== undefined && 'row' in after));

async function keptKeys(db: BooksReader, account: BankAccount): Promise<LineKey[]> {
  const rows = await db
    .selectFrom('bank_line')
    .innerJoin('bank_statement', 'bank_statement.id', 'bank_line.statement')
    .select(['line_key', 'serial_key'])
    .where('bank_line.account', '=', account.id)
    .where('bank_statement.undone', '=', 0)
    .execute();
  return rows.map(({ line_key, serial_key }) => ({ key: line_key, serialKey: serial_key }));
}

/** Why months of an account may not change; undefined where all may. */
export async function frozenMonth(
  db: BooksReader,
  account: BankAccount,
  periods: Iterable<Period>,
): Promise<string | undefined> {
  const reviewed = await db
    .selectFrom('bank_reconciliation')
    .select(({ fn }) => fn.max('period').as('last'))
    .where('account', '=', account.id)
    .where('reviewed', 'is not', null)
    .executeTakeFirst();
  const reviewedUpTo = (reviewed?.last ?? undefined) as Period | undefined;
  for (const period of new Set([...periods].sort())) {
    const { state } = await readPeriod(db, account.unit, period);
    const sentence = frozenSentence({ period, state, reviewedUpTo });
    if (sentence) return sentence;
  }
  return undefined;
}

const yuanOrNull = (amount: number | undefined): string | null =>
  amount === undefined ? null : formatYuan(amount as Parameters<typeof formatYuan>[0]);

/** Preview, import and undoing of statements (银行对账单). */
export const statementOperations = (parts: LedgerParts): readonly Implementation[] => [
  longQuery(
    ledger.previewStatement,
    async ({ db }, { unit }) => readBankAccounts(db, [unit]),
    async (context, input, accounts) => {
      const { reading, account } = await opened(context, parts, input, accounts);
      const { fresh, known, early, breaks } = await parts.read((db) => sifted(db, account, reading));
      return {
        account: account?.id ?? null,
        number: reading.account ?? null,
        holder: reading.holder ?? null,
        from: reading.from ?? null,
        to: reading.to ?? null,
        opening: yuanOrNull(reading.opening),
        closing: yuanOrNull(reading.closing),
        in: formatYuan(reading.in),
        out: formatYuan(reading.out),
        rows: reading.lines.length,
        fresh: fresh.length,
        known,
        early,
        columns: { ...reading.columns },
        skipped: reading.skipped
          .filter(({ reason }) => reason !== 'blank')
          .slice(0, LISTED)
          .map(({ row, reason, text }) => ({ row, reason, text })),
        rejected: reading.rejections.slice(0, LISTED).map((each) => ({ ...each })),
        breaks: breaks.slice(0, LISTED),
        remarks: [...reading.remarks],
      };
    },
  ),

  preparedCommand(
    ledger.importStatement,
    async (context, input) => {
      const accounts = await context.read((db) => readBankAccounts(db, [input.unit]));
      const { reading, bytes } = await opened(context, parts, input, accounts);
      if (reading.rejections.length > 0)
        throw context.refused(
          'rejected-rows',
          reading.rejections.slice(0, LISTED).map(({ code, message, row, column }) => ({
            code,
            message,
            row,
            ...(column === undefined ? {} : { column }),
          })),
        );
      parts.blobs.putBlob(bytes);
      return reading;
    },
    async (context, { unit, account: id, file, fileName, acceptBreaks }, reading) => {
      const { db, tx, actor, instant } = context;
      const account = await bankAccountIn(context, unit, id);
      const { fresh, known, early, breaks } = await sifted(db, account, reading);
      if (breaks.length > 0 && !acceptBreaks && fresh.length > 0)
        throw context.refused(
          'balance-broken',
          breaks.slice(0, LISTED).map(({ message, row }) => ({
            code: 'balance-broken',
            message,
            ...(row === null ? {} : { row }),
          })),
        );
      const frozen = await frozenMonth(
        db,
        account,
        fresh.map(({ line }) => periodOfDate(line.date)),
      );
      if (frozen) throw context.refused('period-closed', frozen);
      const counts = { rows: reading.lines.length, added: fresh.length, known, early };
      context.audit({ subject: `${unit} ${bankAccountName(account)}`, after: { ...counts, file, fileName } });
      if (fresh.length === 0) return { statement: null, ...counts };
      const statement = await takeNumbers(tx, 'bank-statement', 1);
      await tx.db
        .insertInto('bank_statement')
        .values({
          id: statement,
          account: account.id,
          file_name: fileName,
          sha256: file,
          rows: counts.rows,
          added: counts.added,
          from_date: reading.from!,
          to_date: reading.to!,
          opening: reading.opening ?? null,
          closing: reading.closing ?? null,
          actor,
          instant,
          undone: 0,
        })
        .execute();
      const first = await takeNumbers(tx, 'bank-line', fresh.length);
      await tx.bulkInsert(
        'bank_line',
        fresh.map(({ line, keys }, at) => ({
          id: first + at,
          statement,
          account: account.id,
          date: line.date,
          time: line.time,
          amount: line.amount,
          balance: line.balance ?? null,
          counterparty: line.counterparty,
          counterparty_account: line.counterpartyAccount,
          purpose: line.purpose,
          document: line.document,
          serial: line.serial,
          line_key: keys.key,
          serial_key: keys.serialKey,
        })),
      );
      return { statement, ...counts };
    },
  ),

  command(ledger.undoStatement, async (context, { unit, account: id, statement, reason }) => {
    const { db, tx } = context;
    const account = await bankAccountIn(context, unit, id);
    const row = await db
      .selectFrom('bank_statement')
      .selectAll()
      .where('id', '=', statement)
      .where('account', '=', account.id)
      .executeTakeFirst();
    if (!row) throw context.notFound(`对账单 ${statement}`);
    if (row.undone === 1) throw context.refused('already-undone', `对账单 ${row.file_name} 已经撤销`);
    const lines = await db.selectFrom('bank_line').select(['id', 'date']).where('statement', '=', statement).execute();
    const own = new Set(lines.map((line) => `b${line.id}`));
    const matched = (await readMatches(db, account)).flatMap(({ refs }) => refs).filter((ref) => own.has(ref)).length;
    if (matched > 0) throw context.refused('matched', `这份对账单有 ${matched} 笔已经勾对，请先取消勾对再撤销`);
    const months = lines.map(({ date }) => date.slice(0, 7) as Period);
    const frozen = await frozenMonth(db, account, months);
    if (frozen) throw context.refused('period-closed', frozen);
    await tx.db.updateTable('bank_statement').set({ undone: 1 }).where('id', '=', statement).execute();
    context.audit({
      subject: `${unit} ${bankAccountName(account)}`,
      before: { statement, fileName: row.file_name, added: Number(row.added) },
      reason,
    });
    return DONE;
  }),
];
