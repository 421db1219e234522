import { ledger } from '../../../../shared/contract/ledger.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { command } from '../../pipeline/implementation.ts';
import type { Moved } from '../follower.ts';
import { readPeriod } from '../periods.ts';
import { postReversals } from '../reversing.ts';
import { readVoucher, voucherNumber } from '../vouchers.ts';
import { laterClosing, postedOut, readClosings } from './made-vouchers.ts';

/** Why the closing vouchers of a month cannot be reversed now; undefined when they can. */
async function hindrance(
  db: BooksReader,
  unit: UnitCode,
  period: Period,
): Promise<{ code: 'period-closed' | 'later-closed'; message: string } | undefined> {
  const { state } = await readPeriod(db, unit, period);
  if (state !== 'open') {
    const is = state === 'locked' ? '锁定' : '上报';
    const message = `${unit} 的 ${period} 已经${is}：请先在月结看板重新打开（反结账，写明原因），再冲销结转凭证`;
    return { code: 'period-closed', message };
  }
  const later = await laterClosing(db, unit, period);
  if (later === undefined) return undefined;
  const message = `${unit} 的 ${later} 已经结转，它包含了 ${period} 的余额：请先冲销 ${later} 的结转凭证`;
  return { code: 'later-closed', message };
}

export const againstReversing = async (db: BooksReader, unit: UnitCode, period: Period): Promise<string | undefined> =>
  (await hindrance(db, unit, period))?.message;

/** 冲销结转: every closing voucher that stands in a month, each on its own day, for one reason. */
export const reversePeriodEnd = (moved: Moved) =>
  command(ledger.reversePeriodEnd, async (context, { unit, period, vouchers: seen, reason }) => {
    const { db } = context;
    const against = await hindrance(db, unit, period);
    if (against) throw context.refused(against.code, against.message);
    const standingNow = await readClosings(db, unit, period);
    if (standingNow.length === 0)
      throw context.refused('nothing-to-reverse', `${unit} 的 ${period} 没有可以冲销的结转凭证`);
    const named = new Set(seen);
    if (named.size !== standingNow.length || standingNow.some(({ id }) => !named.has(id)))
      throw context.refused('changed', '结转凭证在查看之后有了变动，请看过再冲销');
    const closings = await Promise.all(standingNow.map(async ({ id }) => (await readVoucher(db, id))!));
    const posted = await postReversals(
      context,
      moved,
      closings.map((voucher) => ({ voucher, date: voucher.date })),
    );
    context.audit({
      subject: `${unit} ${period}`,
      before: { numbers: closings.map(voucherNumber) },
      after: { vouchers: posted.length, numbers: posted.map(voucherNumber) },
      reason,
    });
    return { reversed: closings.length, vouchers: posted.map(postedOut) };
  });
