import { approval } from '../../../../shared/contract/approval.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { periodOfDate, yearOf } from '../../../../shared/kernel/period.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { todayOf } from '../applications/moving.ts';
import { readDoors, shutReasons } from './gates.ts';
import { lastOf, readSteps } from './reading.ts';
import { payoutSeen, stepOn } from './stepping.ts';
import { judgedOn, readPayWorld } from './world.ts';

/** 支付, by the cashier: never by who had a hand in it. */
export const payingOperations: readonly Implementation[] = [
  command(approval.payPayout, async (context, { day, reference, ...seen }) => {
    const { db, caller, actor, nowMs } = context;
    const payout = await payoutSeen(context, seen, 'pay');
    const world = (await readPayWorld(db, payout, payout.id))!;
    const checked = lastOf((await readSteps(db, [payout.id])).get(payout.id)!, 'check')!;
    const since = chinaDay(Date.parse(checked.instant)) as AccountingDate;
    if (day > todayOf(nowMs)) throw context.refused('bad-day', '支付日期不能晚于今天');
    if (day < since) throw context.refused('bad-day', `支付日期不能早于复核的 ${since}`);
    // It was checked against the budget of one year.
    if (yearIn(day) !== yearIn(judgedOn(payout.day, since)))
      throw context.refused('bad-day', '支付日期和计划付款日期不在同一年度，须退回重新提交');
    const shut = shutReasons(await readDoors(db, payout, world, { caller, day, payer: actor }));
    if (shut.length > 0) throw context.refused('shut', shut);
    await db.insertInto('approval_payout_made').values({ payout: payout.id, day, reference }).execute();
    await stepOn(context, payout, 'pay', { reason: reference, after: { day, payee: payout.payee, reference } });
    return DONE;
  }),
];

const yearIn = (day: AccountingDate): number => yearOf(periodOfDate(day));
