import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Service } from '../service.ts';
import { LEAD } from './members.ts';
import { deliverToAll } from './purchasing-deliveries.ts';

/** Who buys in the sample county. */
export interface Buyers {
  readonly buyer: Caller;
  /** 总药师: approves what the buyer prepared. */
  readonly pharmacist: Caller;
  /** Of the lead hospital. */
  readonly hospital: Caller;
  /** Of T01. */
  readonly town: Caller;
  /** Of all other members. */
  readonly others: Caller;
  /** 验收员 of the lead hospital, T01, T02 and C01. */
  readonly hospitalReceiver: Caller;
  readonly townReceiver: Caller;
  readonly secondTownReceiver: Caller;
  readonly communityReceiver: Caller;
}

/** A year of joint purchases (统一采购), room by room in the order in which they need each other. */
export async function buyTogether(service: Service, year: number, buyers: Buyers): Promise<void> {
  await deliverToAll(service, year, buyers.buyer, [
    { unit: LEAD, pharmacist: buyers.hospital, receiver: buyers.hospitalReceiver },
    { unit: 'T01' as UnitCode, pharmacist: buyers.town, receiver: buyers.townReceiver },
    { unit: 'T02' as UnitCode, pharmacist: buyers.others, receiver: buyers.secondTownReceiver },
    { unit: 'C01' as UnitCode, pharmacist: buyers.others, receiver: buyers.communityReceiver },
  ]);
}
