import type { PayoutStep } from '../../../../shared/domain/approval/payout.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { Fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { readMade, readPayouts } from './reading.ts';

/** The first day on which something was paid of each of some applications; what the bank gave back was paid, too. */
export async function readFirstPaid(
  db: BooksReader,
  documents: readonly number[],
): Promise<ReadonlyMap<number, { readonly paid: AccountingDate }>> {
  if (documents.length === 0) return new Map();
  const rows = await db
    .selectFrom('approval_payout as payout')
    .innerJoin('approval_payout_made as made', 'made.payout', 'payout.id')
    .select('payout.document')
    .select(({ fn }) => fn.min<AccountingDate>('made.day').as('paid'))
    .where('payout.document', 'in', [...documents])
    .groupBy('payout.document')
    .execute();
  return new Map(rows.map(({ document, paid }) => [document, { paid }]));
}

/** A payment that was made and not taken back, of an application or under one of its contracts. */
interface PaidKept {
  readonly document: number;
  readonly contract: number | null;
  readonly day: AccountingDate;
  readonly amount: Fen;
}

/** 已付 of some applications as of a day, that day counting: what had left and had not come back, by the day on which it left. */
export async function readPaid(
  db: BooksReader,
  documents: readonly number[],
  until: AccountingDate,
): Promise<PaidKept[]> {
  const payouts = await readPayouts(db, { documents });
  const ids = payouts.map(({ id }) => id);
  const made = await readMade(db, ids);
  const back = await readDays(db, ids, 'reverse');
  return payouts.flatMap(({ id, document, contract, amount }) => {
    const day = made.get(id)?.day;
    const returned = back.get(id);
    if (day === undefined || day > until || (returned !== undefined && returned <= until)) return [];
    return [{ document, contract, amount, day }];
  });
}

/** On which day a step was first made of payments. */
async function readDays(
  db: BooksReader,
  payouts: readonly number[],
  step: PayoutStep,
): Promise<Map<number, AccountingDate>> {
  if (payouts.length === 0) return new Map();
  const rows = await db
    .selectFrom('approval_payout_step')
    .select(['payout', 'instant'])
    .where('payout', 'in', [...payouts])
    .where('step', '=', step)
    .orderBy('id', 'desc')
    .execute();
  return new Map(rows.map(({ payout, instant }) => [payout, chinaDay(Date.parse(instant)) as AccountingDate]));
}

/** Applications of which a payment that was handed in by a day was planned for or paid in a year, as the page lists a year's. */
export async function readPayingIn(
  db: BooksReader,
  {
    year,
    until,
    units,
  }: { readonly year: number; readonly until: AccountingDate; readonly units: readonly UnitCode[] },
): Promise<number[]> {
  const payouts = (await readPayouts(db, { year, units })).filter(
    ({ stage }) => stage !== 'draft' && stage !== 'struck',
  );
  const handed = await readDays(
    db,
    payouts.map(({ id }) => id),
    'hand',
  );
  const known = payouts.filter(({ id }) => handed.get(id)! <= until);
  return [...new Set(known.map(({ document }) => document))];
}
