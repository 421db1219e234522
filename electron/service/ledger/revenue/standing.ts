import { OPEN_STATES } from '../../../../shared/domain/ledger/desk/moves.ts';
import type { StandingDay } from '../../../../shared/domain/ledger/revenue/day-state.ts';
import type { RevenueKind } from '../../../../shared/domain/ledger/revenue/kinds.ts';
import type { RevenueEntry } from '../../../../shared/domain/ledger/revenue/reading.ts';
import { voucherName } from '../../../../shared/domain/ledger/reversal.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';

/** What was made of a day and still counts, with where it is. */
export interface KeptDay extends StandingDay {
  readonly kind: RevenueKind;
  readonly correcting: boolean;
  readonly fileName: string;
  readonly booked: { readonly id: number; readonly number: string } | null;
}

interface Span {
  readonly from: string;
  readonly to: string;
}

/** Days of a unit that touch a span: made into drafts that were not discarded, or vouchers that were not reversed. */
export async function readStanding(
  db: BooksReader,
  unit: UnitCode,
  { from, to }: Span,
  kind?: RevenueKind,
): Promise<KeptDay[]> {
  let wanted = db
    .selectFrom('revenue_day')
    .innerJoin('voucher_draft', 'voucher_draft.id', 'revenue_day.draft')
    .leftJoin('voucher', 'voucher.id', 'voucher_draft.voucher')
    .leftJoin('voucher as reversal', 'reversal.reverses', 'voucher_draft.voucher')
    .select([
      'revenue_day.id',
      'revenue_day.kind',
      'revenue_day.from_date',
      'revenue_day.date',
      'revenue_day.draft',
      'revenue_day.correcting',
      'revenue_day.file_name',
      'revenue_day.content',
      'voucher_draft.state',
      'voucher.id as voucher',
      'voucher.period',
      'voucher.type',
      'voucher.number',
    ])
    .where('revenue_day.unit', '=', unit)
    .where('revenue_day.date', '>=', from)
    .where('revenue_day.from_date', '<=', to)
    .where('reversal.id', 'is', null)
    .where('voucher_draft.state', 'in', [...OPEN_STATES, 'posted']);
  if (kind) wanted = wanted.where('revenue_day.kind', '=', kind);
  const rows = await wanted.orderBy('revenue_day.date').orderBy('revenue_day.id').execute();
  return rows.map((row) => {
    const booked =
      row.voucher === null
        ? null
        : {
            id: row.voucher,
            number: `${row.type}-${row.number}`,
            name: voucherName({ type: row.type!, number: row.number!, period: row.period as Period }),
          };
    return {
      kind: row.kind as RevenueKind,
      from: row.from_date as AccountingDate,
      date: row.date as AccountingDate,
      entries: JSON.parse(row.content) as RevenueEntry[],
      draft: row.draft,
      state: row.state as StandingDay['state'],
      voucher: booked?.name,
      booked: booked && { id: booked.id, number: booked.number },
      correcting: row.correcting === 1,
      fileName: row.file_name,
    };
  });
}

/** All days that a draft was made of. */
export async function daysOfDraft(db: BooksReader, draft: number): Promise<{ from: string; date: string }[]> {
  return db
    .selectFrom('revenue_day')
    .select(['from_date as from', 'date'])
    .where('draft', '=', draft)
    .orderBy('date')
    .execute();
}
