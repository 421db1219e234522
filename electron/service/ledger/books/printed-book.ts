import { ledger } from '../../../../shared/contract/ledger.ts';
import type { InputOf } from '../../../../shared/contract/operation.ts';
import { isCashAccount } from '../../../../shared/domain/ledger/cash.ts';
import { generalLedger, type LedgerAccount } from '../../../../shared/domain/ledger/general-ledger.ts';
import { BOOK_LINES_AT_ONCE } from '../../../../shared/domain/ledger/printing/book-paper.ts';
import { type Fen, fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import { yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readResolvers } from '../mapping.ts';
import { readChart, type UnitChart } from '../unit-charts.ts';
import { voucherNumber } from '../vouchers.ts';
import { pathsIn } from './account-paths.ts';
import { LINES_MAX, tooMany } from './lines-max.ts';
import { isSpan, NOT_ONE_YEAR } from './span.ts';

type Asked = InputOf<typeof ledger.printedBook>;

/** Sorts after every account below a code: digits are smaller. */
const END = ':';

/** 账簿打印: the accounts of a book one after another, as many whole ones as are laid out at once. */
export const printedBooks: Implementation = query(ledger.printedBook, async (context, asked) => {
  if (!isSpan(asked)) throw context.refused('not-one-year', NOT_ONE_YEAR);
  const { db } = context;
  const chart = await readChart(db, asked.unit);
  if (!chart) throw context.notFound(`单位 ${asked.unit}`);
  const ledgers = await readLedgers(db, asked, await ownersOf(db, asked, chart));
  const counts = asked.book === 'general' ? new Map<string, number>() : await countLines(db, asked);
  const { taken, next, lines } = asManyAsFit(ledgers, counts);
  if (lines > LINES_MAX) throw context.refused('too-many-lines', tooMany(lines));
  const read = asked.book === 'general' ? new Map<string, LineRow[]>() : await readLines(db, asked, taken);
  return {
    total: ledgers.length,
    next: next ?? null,
    accounts: taken.map(({ code, opening, months }) => ({
      code,
      name: chart.fullNameOf(code),
      opening: formatYuan(opening),
      months: months.filter(hasMoved).map((month) => ({
        period: month.period,
        debit: formatYuan(month.debit),
        credit: formatYuan(month.credit),
        yearDebit: formatYuan(month.yearDebit),
        yearCredit: formatYuan(month.yearCredit),
        closing: formatYuan(month.closing),
      })),
      lines: (read.get(code) ?? []).map((line) => ({
        date: line.date,
        period: line.period,
        number: voucherNumber(line),
        summary: line.summary,
        debit: yuan(line.debit),
        credit: yuan(line.credit),
      })),
    })),
  };
});

const yuan = (amount: number): string => formatYuan(fen(Number(amount)));
const hasMoved = ({ debit, credit }: { readonly debit: Fen; readonly credit: Fen }): boolean =>
  debit !== 0 || credit !== 0;

/** Under which account of the book a unit's account stands; none leaves it out. */
async function ownersOf(
  db: BooksReader,
  { book, unit, to }: Asked,
  chart: UnitChart,
): Promise<(code: string) => readonly string[]> {
  if (book === 'general') {
    const pathOf = pathsIn(chart);
    return (code) => pathOf(code).slice(0, 1);
  }
  if (book === 'detail') return (code) => [code];
  const groupOf = (await readResolvers(db, new Map([[unit, chart]]), to)).get(unit)!;
  return (code) => (isCashAccount(groupOf(code)) ? [code] : []);
}

/** Accounts of the book that were asked for and stand or move, in the order of their codes. */
async function readLedgers(
  db: BooksReader,
  asked: Asked,
  under: (code: string) => readonly string[],
): Promise<LedgerAccount[]> {
  const rows = await db
    .selectFrom('balance')
    .select(({ fn }) => ['period', 'code', fn.sum<number>('debit').as('debit'), fn.sum<number>('credit').as('credit')])
    .where('unit', '=', asked.unit)
    .where('period', '>=', `${yearOf(asked.from)}-00`)
    .where('period', '<=', asked.to)
    .groupBy(['period', 'code'])
    .execute();
  const kept = rows.map((row) => ({ ...row, debit: fen(Number(row.debit)), credit: fen(Number(row.credit)) }));
  return generalLedger(kept, asked, under).filter(
    ({ code, opening, months }) =>
      (asked.first === undefined || code >= asked.first) &&
      (asked.last === undefined || code < `${asked.last}${END}`) &&
      (opening !== 0 || months.some(hasMoved)),
  );
}

async function countLines(db: BooksReader, { unit, from, to }: Asked): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('voucher_line')
    .select(({ fn }) => ['code', fn.countAll<number>().as('lines')])
    .where('unit', '=', unit)
    .where('period', '>=', from)
    .where('period', '<=', to)
    .groupBy('code')
    .execute();
  return new Map(rows.map(({ code, lines }) => [code, Number(lines)]));
}

/** Whole accounts until their lines are enough; the first is taken however long it is. */
function asManyAsFit(ledgers: readonly LedgerAccount[], counts: ReadonlyMap<string, number>) {
  const taken: LedgerAccount[] = [];
  let lines = 0;
  for (const account of ledgers) {
    // An account without lines still has rows: its opening and the totals of its months.
    const own = (counts.get(account.code) ?? 0) + 1 + 2 * account.months.length;
    if (taken.length > 0 && lines + own > BOOK_LINES_AT_ONCE) return { taken, next: account.code, lines };
    taken.push(account);
    lines += own;
  }
  return { taken, next: undefined, lines };
}

type LineRow = Awaited<ReturnType<typeof linesBetween>>[number];

async function readLines(
  db: BooksReader,
  asked: Asked,
  accounts: readonly LedgerAccount[],
): Promise<Map<string, LineRow[]>> {
  const found = new Map<string, LineRow[]>(accounts.map(({ code }) => [code, []]));
  const [first, last] = [accounts[0], accounts.at(-1)];
  if (!first || !last) return found;
  for (const line of await linesBetween(db, asked, first.code, last.code)) found.get(line.code)?.push(line);
  return found;
}

const linesBetween = (db: BooksReader, { unit, from, to }: Asked, first: string, last: string) =>
  db
    .selectFrom('voucher_line as line')
    .innerJoin('voucher', 'voucher.id', 'line.voucher')
    .select(['line.code', 'line.period', 'line.summary', 'line.debit', 'line.credit'])
    .select(['voucher.type', 'voucher.number', 'voucher.date'])
    .where('line.unit', '=', unit)
    .where('line.code', '>=', first)
    .where('line.code', '<=', last)
    .where('line.period', '>=', from)
    .where('line.period', '<=', to)
    .orderBy('line.code')
    .orderBy('voucher.date')
    .orderBy('line.voucher')
    .orderBy('line.line')
    .execute();
