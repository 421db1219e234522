import type { Service } from '../service.ts';
import type { Buyers } from './purchasing-buyers.ts';
import { invoiceAll } from './purchasing-invoices.ts';

/** A year of joint purchases (统一采购), room by room in the order in which they need each other. */
export async function buyTogether(service: Service, year: number, buyers: Buyers): Promise<void> {
  await invoiceAll(service, year, buyers);
}
