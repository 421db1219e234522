import type { PendingCash } from '../../../../shared/domain/ledger/cash-count/count.ts';
import { OPEN_STATES } from '../../../../shared/domain/ledger/desk/moves.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, fen, parseYuan, ZERO } from '../../../../shared/kernel/fen.ts';
import { endOf, monthOf, type Period, periodOfDate, previousPeriod, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { contentOf } from '../desk/drafts.ts';

/** Which cash: an account of a unit with all below it, at the end of a day. */
export interface CashPlace {
  readonly unit: UnitCode;
  readonly code: string;
  readonly date: AccountingDate;
}

/**
 * 库存现金账面余额 at the end of the day, of posted vouchers. At a month's end it is what the month's balances say, so that books
 * kept by trial balances alone have one too; within a month the vouchers up to the day are added to the month before.
 */
export async function postedCash(db: BooksReader, { unit, code, date }: CashPlace): Promise<Fen> {
  const period = periodOfDate(date);
  const year = yearOf(period);
  const whole = date === endOf(period);
  const before = monthOf(period) === 1 ? (`${year}-00` as Period) : previousPeriod(period);
  const kept = await db
    .selectFrom('balance')
    .select(({ fn }) => [fn.sum<number | null>('debit').as('debit'), fn.sum<number | null>('credit').as('credit')])
    .where('unit', '=', unit)
    .where('code', 'like', `${code}%`)
    .where('period', '>=', `${year}-00`)
    .where('period', '<=', whole ? period : before)
    .executeTakeFirstOrThrow();
  const sum = Number(kept.debit ?? 0) - Number(kept.credit ?? 0);
  if (whole) return fen(sum);
  const lines = await db
    .selectFrom('voucher_line')
    .innerJoin('voucher', 'voucher.id', 'voucher_line.voucher')
    .select(({ fn }) => [
      fn.sum<number | null>('voucher_line.debit').as('debit'),
      fn.sum<number | null>('voucher_line.credit').as('credit'),
    ])
    .where('voucher_line.unit', '=', unit)
    .where('voucher_line.code', 'like', `${code}%`)
    .where('voucher_line.period', '=', period)
    .where('voucher.date', '<=', date)
    .executeTakeFirstOrThrow();
  return fen(sum + Number(lines.debit ?? 0) - Number(lines.credit ?? 0));
}

/** Vouchers up to the day that are not posted and move this cash (未记账凭证). */
export async function pendingCash(db: BooksReader, { unit, code, date }: CashPlace): Promise<PendingCash[]> {
  const rows = await db
    .selectFrom('voucher_draft')
    .selectAll()
    .where('unit', '=', unit)
    .where('state', 'in', [...OPEN_STATES])
    .where('date', '<=', date)
    .orderBy('date')
    .orderBy('id')
    .execute();
  return rows.flatMap((row) => {
    const amount = fen(
      contentOf(row).lines.reduce(
        (sum, line) => (line.code?.startsWith(code) ? sum + typed(line.debit) - typed(line.credit) : sum),
        0,
      ),
    );
    return amount === 0 ? [] : [{ draft: row.id, date: row.date, summary: row.summary, state: row.state, amount }];
  });
}

const typed = (amount: string): Fen => (amount === '' ? ZERO : (parseYuan(amount) ?? ZERO));
