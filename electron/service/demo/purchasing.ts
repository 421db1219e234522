import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { Service } from '../service.ts';
import { invoiceAll } from './purchasing-invoices.ts';

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
}

/** A year of joint purchases (统一采购), room by room in the order in which they need each other. */
export async function buyTogether(service: Service, year: number, buyers: Buyers): Promise<void> {
  await invoiceAll(service, year, buyers);
}
