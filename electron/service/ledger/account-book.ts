import { ledger } from '../../../shared/contract/ledger.ts';
import { fen, formatYuan } from '../../../shared/kernel/fen.ts';
import { type Period, yearOf } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { type Implementation, query } from '../pipeline/implementation.ts';
import { contains, some } from './like.ts';
import { voucherNumber } from './vouchers.ts';

/** 明细账: the lines of an account and of those below it, each with the balance after it, and the totals of the months. */
export const accountBook: Implementation = query(ledger.accountLines, async ({ db }, asked) => {
  const { unit, code, from, to, text, offset, limit } = asked;
  const span = db
    .selectFrom('voucher_line as line')
    .innerJoin('voucher', 'voucher.id', 'line.voucher')
    .where('line.unit', '=', unit)
    .where('line.code', '>=', code)
    .where('line.code', '<', `${code}:`)
    .where('line.period', '>=', from)
    .where('line.period', '<=', to);
  // The balance runs over all lines of a month; only then are those left out that do not have the text.
  const running = span.select(({ fn }) => [
    'line.voucher',
    'line.line',
    'line.period',
    'line.code',
    'line.summary',
    'line.debit',
    'line.credit',
    'line.counterparty',
    'line.document',
    'voucher.type',
    'voucher.number',
    'voucher.date',
    fn
      .sum<number>('line.debit')
      .over((over) =>
        over.partitionBy('line.period').orderBy('voucher.date').orderBy('line.voucher').orderBy('line.line'),
      )
      .as('debits'),
    fn
      .sum<number>('line.credit')
      .over((over) =>
        over.partitionBy('line.period').orderBy('voucher.date').orderBy('line.voucher').orderBy('line.line'),
      )
      .as('credits'),
  ]);
  let found = db.selectFrom(running.as('entry'));
  if (text !== undefined) {
    found = found.where(
      some([contains('entry.summary', text), contains('entry.counterparty', text), contains('entry.document', text)]),
    );
  }
  const { count } = await found.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const rows = await found
    .selectAll()
    .orderBy('entry.period')
    .orderBy('entry.date')
    .orderBy('entry.voucher')
    .orderBy('entry.line')
    .offset(offset)
    .limit(limit)
    .execute();
  const lines = await span
    .select(({ fn }) => ['line.period', fn.countAll<number>().as('lines')])
    .groupBy('line.period')
    .execute();
  const course = await courseOf(db, asked, new Map(lines.map((row) => [row.period, Number(row.lines)])));
  const openings = new Map(course.months.map((month) => [month.period, month.opening]));
  return {
    total: Number(count),
    opening: formatYuan(fen(course.opening)),
    months: course.months.map(({ period, lines: own, debit, credit, yearDebit, yearCredit, closing }) => ({
      period,
      lines: own,
      debit: formatYuan(fen(debit)),
      credit: formatYuan(fen(credit)),
      yearDebit: formatYuan(fen(yearDebit)),
      yearCredit: formatYuan(fen(yearCredit)),
      closing: formatYuan(fen(closing)),
    })),
    rows: rows.map((row) => ({
      voucher: row.voucher,
      line: row.line,
      period: row.period,
      number: voucherNumber(row),
      date: row.date,
      code: row.code,
      summary: row.summary,
      debit: formatYuan(fen(row.debit)),
      credit: formatYuan(fen(row.credit)),
      counterparty: row.counterparty,
      document: row.document,
      balance: formatYuan(fen((openings.get(row.period) ?? 0) + Number(row.debits) - Number(row.credits))),
    })),
  };
});

interface Month {
  readonly period: string;
  readonly lines: number;
  readonly opening: number;
  readonly debit: number;
  readonly credit: number;
  readonly yearDebit: number;
  readonly yearCredit: number;
  readonly closing: number;
}

/** The account's way through the span, month by month, from the kept balances: months in summary have no lines but count. */
async function courseOf(
  db: BooksReader,
  { unit, code, from, to }: { unit: string; code: string; from: Period; to: Period },
  lines: ReadonlyMap<string, number>,
): Promise<{ opening: number; months: Month[] }> {
  const turnovers = await db
    .selectFrom('balance')
    .select(({ fn }) => ['period', fn.sum<number>('debit').as('debit'), fn.sum<number>('credit').as('credit')])
    .where('unit', '=', unit)
    .where('code', '>=', code)
    .where('code', '<', `${code}:`)
    .where('period', '>=', `${yearOf(from)}-00`)
    .where('period', '<=', to)
    .groupBy('period')
    .orderBy('period')
    .execute();
  const months: Month[] = [];
  let opening = 0;
  let standing = 0;
  let year = yearOf(from);
  let yearDebit = 0;
  let yearCredit = 0;
  for (const { period, debit: debits, credit: credits } of turnovers) {
    const [debit, credit] = [Number(debits), Number(credits)];
    if (period.endsWith('-00')) {
      // A later year opens with what was kept for it, which closing the year before has changed.
      standing = debit - credit;
      if (period < from) opening = standing;
      continue;
    }
    if (yearOf(period as Period) !== year) {
      year = yearOf(period as Period);
      yearDebit = 0;
      yearCredit = 0;
    }
    const before = standing;
    standing += debit - credit;
    yearDebit += debit;
    yearCredit += credit;
    if (period < from) {
      opening = standing;
      continue;
    }
    const own = lines.get(period) ?? 0;
    if (own === 0 && debit === 0 && credit === 0) continue;
    months.push({ period, lines: own, opening: before, debit, credit, yearDebit, yearCredit, closing: standing });
  }
  return { opening, months };
}
