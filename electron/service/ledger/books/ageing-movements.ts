import { sql } from 'kysely';
import type { AgedMovement, AgedSide } from '../../../../shared/domain/ledger/ageing.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { addFen, type Fen, fen, negateFen, subtractFen, ZERO } from '../../../../shared/kernel/fen.ts';
import { endOf, type Period, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';

/** What is kept of one account and counterparty, year by year, in the account's own direction: more is positive. */
export interface AgedAccount {
  readonly code: string;
  readonly counterparty: string;
  readonly years: readonly { readonly opening: Fen; readonly days: readonly AgedMovement[] }[];
}

interface Asked {
  readonly unit: string;
  readonly to: Period;
  readonly codes: readonly string[];
  /** Receivables grow on the debit side, payables on the credit side. */
  readonly side: AgedSide;
}

/**
 * What moved the accounts with each counterparty, day by day, in all years that are kept up to a month. Together it is
 * what the kept balances say: turnover of a month that no line explains (a trial balance was sent) counts on its last
 * day. Nothing where the month's own year is not kept.
 */
export async function readAgedYears(db: BooksReader, asked: Asked): Promise<AgedAccount[]> {
  if (asked.codes.length === 0) return [];
  const kept = await readKept(db, asked);
  const years = await readYears(db, asked);
  if (years.at(-1) !== yearOf(asked.to)) return [];
  const parties = new Parties(years);
  for (const { code, counterparty, period, debit, credit } of kept) {
    const year = parties.year(code, counterparty, Number(period.slice(0, 4)));
    if (period.endsWith('-00')) year.opening = addFen(year.opening, subtractFen(debit, credit));
    else year.rest(period).add(debit, credit);
  }
  for (const { code, counterparty, period, date, debit, credit, more, less } of await readDays(db, asked)) {
    const year = parties.year(code, counterparty, Number(period.slice(0, 4)));
    year.rest(period).add(negateFen(debit), negateFen(credit));
    year.days.push({ date, more, less });
  }
  return parties.accounts(asked.side);
}

async function readYears(db: BooksReader, { unit, to }: Asked): Promise<number[]> {
  const rows = await db
    .selectFrom('balance')
    .select(sql<string>`substr(period, 1, 4)`.as('year'))
    .distinct()
    .where('unit', '=', unit)
    .where('period', '<=', to)
    .execute();
  return rows.map(({ year }) => Number(year)).sort((a, b) => a - b);
}

async function readKept(db: BooksReader, { unit, to, codes }: Asked) {
  const rows = await db
    .selectFrom('balance')
    .select(({ fn }) => [
      'code',
      'counterparty',
      'period',
      fn.sum<number>('debit').as('debit'),
      fn.sum<number>('credit').as('credit'),
    ])
    .where('unit', '=', unit)
    .where('period', '<=', to)
    .where('code', 'in', [...codes])
    .groupBy(['code', 'counterparty', 'period'])
    .execute();
  return rows.map((row) => ({ ...row, debit: fen(Number(row.debit)), credit: fen(Number(row.credit)) }));
}

/** Lines added up by day, debit-positive: what is more and what is less apart. */
async function readDays(db: BooksReader, { unit, to, codes }: Asked) {
  const net = sql`line.debit - line.credit`;
  const rows = await db
    .selectFrom('voucher_line as line')
    .innerJoin('voucher', 'voucher.id', 'line.voucher')
    .select(({ fn }) => [
      'line.code',
      'line.counterparty',
      'line.period',
      'voucher.date',
      fn.sum<number>('line.debit').as('debit'),
      fn.sum<number>('line.credit').as('credit'),
      sql<number>`sum(case when ${net} > 0 then ${net} else 0 end)`.as('more'),
      sql<number>`sum(case when ${net} < 0 then ${net} else 0 end)`.as('less'),
    ])
    .where('line.unit', '=', unit)
    .where('line.period', '<=', to)
    .where('line.code', 'in', [...codes])
    .groupBy(['line.code', 'line.counterparty', 'line.period', 'voucher.date'])
    .execute();
  return rows.map((row) => ({
    ...row,
    date: row.date as AccountingDate,
    debit: fen(Number(row.debit)),
    credit: fen(Number(row.credit)),
    more: fen(Number(row.more)),
    less: fen(Number(row.less)),
  }));
}

/** Turnover of a month that no line has explained so far. */
class Rest {
  debit = ZERO;
  credit = ZERO;

  add(debit: Fen, credit: Fen): void {
    this.debit = addFen(this.debit, debit);
    this.credit = addFen(this.credit, credit);
  }
}

interface Day {
  readonly date: AccountingDate;
  readonly more: Fen;
  readonly less: Fen;
}

class Year {
  opening = ZERO;
  readonly days: Day[] = [];
  private readonly rests = new Map<string, Rest>();

  rest(period: string): Rest {
    const rest = this.rests.get(period) ?? new Rest();
    this.rests.set(period, rest);
    return rest;
  }

  /** Every day that something moved, the rests of months on their last. */
  all(): Day[] {
    const rests = [...this.rests]
      .filter(([, { debit, credit }]) => debit !== 0 || credit !== 0)
      .map(([period, { debit, credit }]) => ({
        date: endOf(period as Period),
        more: debit,
        less: negateFen(credit),
      }));
    return [...this.days, ...rests].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  }
}

/** Years of each account and counterparty, in the order of their codes. */
class Parties {
  private readonly years: readonly number[];
  private readonly parties = new Map<string, Map<number, Year>>();

  constructor(years: readonly number[]) {
    this.years = years;
  }

  year(code: string, counterparty: string, year: number): Year {
    const key = `${code} ${counterparty}`;
    const own = this.parties.get(key) ?? new Map<number, Year>();
    this.parties.set(key, own);
    const known = own.get(year) ?? new Year();
    own.set(year, known);
    return known;
  }

  /** Of each day, what adds before what settles. */
  accounts(side: AgedSide): AgedAccount[] {
    const inward = (amount: Fen): Fen => (side === 'receivable' ? amount : negateFen(amount));
    const inOrder = ({ date, more, less }: Day): AgedMovement[] =>
      (side === 'receivable' ? [more, less] : [less, more])
        .filter((amount) => amount !== 0)
        .map((amount) => ({ date, amount: inward(amount) }));
    return [...this.parties]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, own]) => ({
        code: key.slice(0, key.indexOf(' ')),
        counterparty: key.slice(key.indexOf(' ') + 1),
        years: this.years.map((year) => {
          const kept = own.get(year);
          return { opening: inward(kept?.opening ?? ZERO), days: (kept?.all() ?? []).flatMap(inOrder) };
        }),
      }));
  }
}
