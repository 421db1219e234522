import { contract } from '../../../shared/contract/index.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { endOf, periodOf } from '../../../shared/kernel/period.ts';
import type { Service } from '../service.ts';
import { LEAD } from './members.ts';
import type { Buyers } from './purchasing-buyers.ts';

const { procurement } = contract;

/** Months whose receipts are settled together. */
const QUARTERS = [3, 6, 9] as const;
const SENT_BACK = 'T02' as UnitCode;

/**
 * 内部结算 of a year: three quarters are prepared for every unit; the first two are confirmed by each, of the third one is
 * sent back and the others wait for their units; what came since is not settled yet. Nothing is posted: the books of the
 * sample are what they were.
 */
export async function settleInside({ pipeline }: Service, year: number, buyers: Buyers): Promise<void> {
  const pharmacist = (unit: string) => (unit === LEAD ? buyers.hospital : unit === 'T01' ? buyers.town : buyers.others);
  for (const month of QUARTERS) {
    const day: AccountingDate = endOf(periodOf(year, month));
    if (!(await hasReceipts(pipeline, year, day, buyers))) continue;
    const notes = await pipeline.perform(procurement.prepareSettlements, { day }, buyers.buyer);
    for (const { id, unit } of notes) {
      const asked = { id, revision: 1, unit: unit as UnitCode };
      if (month !== QUARTERS.at(-1)) await pipeline.perform(procurement.confirmSettlement, asked, pharmacist(unit));
      else if (unit === SENT_BACK)
        await pipeline.perform(
          procurement.returnSettlement,
          { ...asked, reason: '有一批破损的还在与供应商交涉，请退货之后再结算' },
          pharmacist(unit),
        );
    }
  }
}

/** Whether anything waits to be settled up to a day: the sample may have been filled only in part. */
async function hasReceipts(
  pipeline: Service['pipeline'],
  year: number,
  day: AccountingDate,
  { buyer }: Buyers,
): Promise<boolean> {
  const waiting = await pipeline.perform(procurement.unsettledReceipts, { year }, buyer);
  return waiting.some((row) => row.day <= day);
}
