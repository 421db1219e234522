import { voucherName } from '../../../shared/domain/ledger/reversal.ts';
import type { Voucher, VoucherDraft } from '../../../shared/domain/ledger/voucher.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type Period, periodOfDate } from '../../../shared/kernel/period.ts';
import type { BooksReader, BooksTx } from '../database.ts';
import { carryForward } from './carry-forward.ts';
import type { Moved } from './follower.ts';
import { againstVouchers, type Problem } from './period-end/made-vouchers.ts';
import { readPeriod } from './periods.ts';
import { postVouchers } from './posting.ts';
import { postReversals } from './reversing.ts';
import { readCharts } from './unit-charts.ts';
import { readVouchersOf } from './vouchers.ts';

/** Vouchers that another module's rules make, of any units: both sides of an internal service. */
export interface MadeElsewhere {
  readonly drafts: readonly VoucherDraft[];
  /** 制单人 and 审核人: of the document that they are made from. */
  readonly preparedBy: string;
  readonly reviewedBy: string;
  /** 出纳 who paid it, where cash moved. */
  readonly signedBy?: string;
}

/** Why nothing may be posted into a unit's month: it was handed in or locked. */
async function againstMonth(db: BooksReader, unit: UnitCode, period: Period): Promise<Problem[]> {
  const { state } = await readPeriod(db, unit, period);
  if (state === 'open') return [];
  return [{ code: 'period-closed', message: `${unit} 的 ${period} 已经${state === 'locked' ? '锁定' : '上报'}` }];
}

/** Everything that stands against posting them, by unit: closed months first, then the rules of every voucher. */
export async function againstMade(db: BooksReader, drafts: readonly VoucherDraft[]): Promise<Problem[]> {
  const closed: Problem[] = [];
  for (const { unit, date } of drafts) closed.push(...(await againstMonth(db, unit, periodOfDate(date))));
  if (closed.length > 0) return closed;
  const charts = await readCharts(db, [...new Set(drafts.map(({ unit }) => unit))]);
  return drafts.flatMap((draft) => {
    const chart = charts.get(draft.unit);
    return chart ? againstVouchers(chart, [{ key: draft.unit, draft }]) : [];
  });
}

/** Posts them, each in its unit's books; the caller has looked that they may be. */
export async function postMadeElsewhere(
  { tx, actor }: { readonly tx: BooksTx; readonly actor: string },
  moved: Moved,
  { drafts, preparedBy, reviewedBy, signedBy }: MadeElsewhere,
): Promise<Voucher[]> {
  const vouchers = await postVouchers(
    tx,
    moved,
    drafts.map((draft) => ({
      ...{ draft, kind: 'ordinary' as const, preparedBy, reviewedBy },
      ...(signedBy === undefined ? {} : { signedBy }),
    })),
    { postedBy: actor, reviewedBy },
  );
  for (const unit of new Set(vouchers.map((voucher) => voucher.unit)))
    await carryForward(
      tx,
      moved.standing,
      unit,
      vouchers.filter((voucher) => voucher.unit === unit),
    );
  return vouchers;
}

/** The vouchers among these that stand: nobody has reversed them yet. */
async function readStanding(db: BooksReader, ids: readonly number[]): Promise<Voucher[]> {
  const vouchers = await readVouchersOf(db, ids);
  const reversed = await db
    .selectFrom('voucher')
    .select('reverses')
    .where('reverses', 'in', [...ids])
    .execute();
  const gone = new Set(reversed.map(({ reverses }) => reverses));
  return vouchers.filter(({ id }) => !gone.has(id));
}

/** Why those that stand cannot be reversed, each on its own day. */
export async function againstUnmaking(db: BooksReader, ids: readonly number[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const voucher of ids.length === 0 ? [] : await readStanding(db, ids))
    for (const problem of await againstMonth(db, voucher.unit, voucher.period))
      problems.push({ ...problem, message: `${problem.message}，不能冲销 ${voucherName(voucher)}` });
  return problems;
}

/** Reverses those that stand (红字冲销), each on its own day, in the order given. */
export async function unmake(
  context: { readonly tx: BooksTx; readonly actor: string },
  moved: Moved,
  ids: readonly number[],
): Promise<Voucher[]> {
  const posted: Voucher[] = [];
  for (const voucher of ids.length === 0 ? [] : await readStanding(context.tx.db, ids))
    posted.push(...(await postReversals(context, moved, [{ voucher, date: voucher.date }])));
  return posted;
}

/** Which units' books are kept here, voucher by voucher, in a month: by the last month that they have. */
export async function readKeptHere(db: BooksReader, period: Period): Promise<(unit: UnitCode) => boolean> {
  const rows = await db
    .selectFrom('period')
    .select(['unit', 'period', 'basis'])
    .where('period', '<=', period)
    .where('basis', '!=', 'none')
    .orderBy('period')
    .execute();
  const last = new Map(rows.map(({ unit, basis }) => [unit, basis]));
  return (unit) => (last.get(unit) ?? 'detail') === 'detail';
}

/** How many vouchers of each unit were posted in a month. */
export async function countVouchers(db: BooksReader, period: Period): Promise<Map<UnitCode, number>> {
  const rows = await db
    .selectFrom('voucher')
    .select(({ fn }) => ['unit', fn.countAll<number>().as('count')])
    .where('period', '=', period)
    .groupBy('unit')
    .orderBy('unit')
    .execute();
  return new Map(rows.map(({ unit, count }) => [unit, Number(count)]));
}
