import { approval } from '../../../../shared/contract/approval.ts';
import type { Reason } from '../../../../shared/contract/errors.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { commitVoucher } from '../../budget/commands.ts';
import { againstMade } from '../../ledger/queries.ts';
import type { Failure } from '../../pipeline/failure.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { type MoveContext, movingOf, todayOf } from '../applications/moving.ts';
import { isKeptHere, isSameYear, voucherFor } from './booking.ts';
import { shutReasons } from './gates.ts';
import { type PayoutKept, readSteps } from './reading.ts';
import { carrierOfPayout, payoutSeen, releasePayout, stepOn } from './stepping.ts';
import { doorsBefore } from './weighing.ts';
import { OWN_PAYOUT, preparersOf } from './who.ts';
import { judgedOn, type PayWorld, readPayWorld } from './world.ts';

/** 复核 by another, and 退回. */
export const checkingOperations: readonly Implementation[] = [
  command(approval.checkPayout, async (context, seen) => {
    const { db, caller, actor, nowMs } = context;
    const payout = await payoutSeen(context, seen, 'check');
    const world = (await readPayWorld(db, payout, payout.id))!;
    const steps = (await readSteps(db, [payout.id])).get(payout.id)!;
    if (preparersOf(steps).has(actor) || world.application.prepared.includes(actor))
      throw context.refused('own-work', OWN_PAYOUT);
    const today = todayOf(nowMs);
    const shut = shutReasons(await doorsBefore(db, payout, world, { caller, today }));
    if (shut.length > 0) throw context.refused('shut', shut);
    await bindElsewhere(context, payout, world, judgedOn(payout.day, today));
    await stepOn(context, payout, 'check');
    return DONE;
  }),

  command(approval.returnPayout, async (context, { reason, ...seen }) => {
    const payout = await payoutSeen(context, seen, 'return');
    await releasePayout(context, payout);
    // Whoever hands it in again takes the account as it is by then.
    await stepOn(context, { ...payout, account: null }, 'return', { reason });
    return DONE;
  }),
];

interface Checking extends MoveContext {
  refused(code: 'over' | 'period-closed', reasons: readonly Reason[] | string): Failure;
}

/** What will be booked must fit the month; what takes the budget of another year than the application's binds it here (跨年). */
async function bindElsewhere(
  context: Checking,
  payout: PayoutKept,
  { application }: PayWorld,
  day: AccountingDate,
): Promise<void> {
  const { db, tx } = context;
  if (!(await isKeptHere(db, application.unit, day))) return;
  const draft = await voucherFor(db, payout, { application, day, papers: 0 });
  const closed = (await againstMade(db, [draft])).filter(({ code }) => code === 'period-closed');
  if (closed.length > 0) throw context.refused('period-closed', closed);
  if (isSameYear(application, day)) return;
  const bound = await commitVoucher(tx, carrierOfPayout(payout.id), draft, movingOf(context));
  if ('against' in bound)
    throw context.refused(
      'over',
      bound.against.map((message) => ({ code: 'over', message })),
    );
}
