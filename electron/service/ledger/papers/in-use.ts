import { sql } from 'kysely';
import { OPEN_STATES } from '../../../../shared/domain/ledger/desk/moves.ts';
import { isSame } from '../../../../shared/domain/ledger/papers/documents.ts';
import { duplicateSentence } from '../../../../shared/domain/ledger/papers/duplicate.ts';
import { type Invoice, numberText } from '../../../../shared/domain/ledger/papers/invoice.ts';
import { type Caller, reaches, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnit } from '../../organisation/queries.ts';
import { voucherNumber } from '../vouchers.ts';
import type { Carrier } from './carriers.ts';

/** Every use of invoices with what decides whether it still stands: the draft's state, the voucher, and its reversal. */
export const uses = (db: BooksReader) =>
  db
    .selectFrom('invoice')
    .leftJoin('voucher_draft', 'voucher_draft.id', 'invoice.draft')
    .leftJoin('voucher', 'voucher.id', 'invoice.voucher')
    .leftJoin('voucher as reversal', 'reversal.reverses', 'invoice.voucher');

/** `draft`, `voucher` or `free`: what was reversed or discarded has given its invoices free. */
export const USE_STATE = sql<'draft' | 'voucher' | 'free'>`case
  when invoice.voucher is not null then (case when reversal.id is null then 'voucher' else 'free' end)
  when voucher_draft.state in (${sql.join(OPEN_STATES)}) then 'draft'
  else 'free' end`;

/**
 * Why an invoice cannot be put on a carrier: another draft or voucher of any unit has it and was not reversed or discarded.
 * What the caller may not see is not told. Undefined where it is free, or the carrier's own.
 */
export async function whyInUse(
  db: BooksReader,
  caller: Caller,
  carrier: Carrier | undefined,
  invoice: Pick<Invoice, 'code' | 'number'>,
  own: readonly number[] = [],
): Promise<string | undefined> {
  const rows = await uses(db)
    .select([
      'invoice.unit',
      'invoice.draft',
      'invoice.voucher as booked',
      'invoice.code',
      'invoice.number',
      'voucher.type',
      'voucher.number as voucher_number',
      'voucher.period',
      'voucher.date as voucher_date',
      'voucher_draft.date as draft_date',
    ])
    .where('invoice.number', '=', invoice.number)
    .where(USE_STATE, '!=', 'free')
    .orderBy('invoice.id')
    .execute();
  const isOwn = ({ draft, booked }: (typeof rows)[number]): boolean =>
    (booked !== null && own.includes(booked)) ||
    (carrier?.voucher === undefined
      ? booked === null && carrier !== undefined && draft === carrier.draft
      : booked === carrier.voucher);
  const other = rows.find((row) => isSame(row, invoice) && !isOwn(row));
  if (!other) return undefined;
  const seen = scopeOf(caller, 'ledger.read');
  const { type, voucher_number: number } = other;
  return duplicateSentence(
    invoice,
    {
      unitName: (await loadUnit(db, other.unit))?.name ?? other.unit,
      voucher: type !== null && number !== null ? `${other.period} ${voucherNumber({ type, number })}` : undefined,
      draft: other.draft ?? undefined,
      date: (other.voucher_date ?? other.draft_date ?? '') as AccountingDate,
    },
    seen !== undefined && reaches(seen, other.unit),
  );
}

/** Where an invoice is on a draft or voucher already, in a sentence, as far as the caller may see it; `own` vouchers do not count. */
export const invoiceUse = (
  db: BooksReader,
  caller: Caller,
  invoice: Pick<Invoice, 'code' | 'number'>,
  own: readonly number[] = [],
): Promise<string | undefined> =>
  whyInUse(db, caller, undefined, { code: invoice.code, number: numberText(invoice.number) }, own);
