import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Service } from '../service.ts';
import { LEAD } from './members.ts';
import { advanceMoney } from './purchasing-advances.ts';
import type { Buyers } from './purchasing-buyers.ts';
import { deliverToAll } from './purchasing-deliveries.ts';
import { keepFormulary } from './purchasing-formulary.ts';
import { guardPurchases } from './purchasing-guards.ts';
import { bringHistory } from './purchasing-history.ts';
import { invoiceAll } from './purchasing-invoices.ts';
import { orderForAll } from './purchasing-orders.ts';
import { payHouses } from './purchasing-payments.ts';
import { agreePrices } from './purchasing-prices.ts';
import { askForDrugs } from './purchasing-requests.ts';
import { settleInside } from './purchasing-settlements.ts';
import { keepSuppliers } from './purchasing-suppliers.ts';
import { agreeVolumes, retainSurplus } from './purchasing-volumes.ts';

/** A year of joint purchases (统一采购), room by room in the order in which they need each other. */
export async function buyTogether(service: Service, year: number, buyers: Buyers): Promise<void> {
  await keepFormulary(service, year, buyers);
  await keepSuppliers(service, year, buyers);
  await agreePrices(service, year, buyers);
  await agreeVolumes(service, year, buyers);
  await askForDrugs(service, year, buyers);
  await orderForAll(service, year, buyers.buyer);
  await retainSurplus(service, year, buyers);
  await deliverToAll(service, year, buyers.buyer, [
    { unit: LEAD, pharmacist: buyers.hospital, receiver: buyers.hospitalReceiver },
    { unit: 'T01' as UnitCode, pharmacist: buyers.town, receiver: buyers.townReceiver },
    { unit: 'T02' as UnitCode, pharmacist: buyers.others, receiver: buyers.secondTownReceiver },
    { unit: 'C01' as UnitCode, pharmacist: buyers.others, receiver: buyers.communityReceiver },
  ]);
  await invoiceAll(service, year, buyers);
  await guardPurchases(service, year, buyers);
  await payHouses(service, year, buyers);
  // After the others: what they pay stays what it was.
  await advanceMoney(service, year, buyers);
  await settleInside(service, year, buyers);
  await bringHistory(service, year, buyers.buyer);
}
