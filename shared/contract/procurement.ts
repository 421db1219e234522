import { account } from './procurement/account.ts';
import { deliveries } from './procurement/deliveries.ts';
import { formulary } from './procurement/formulary.ts';
import { orders } from './procurement/orders.ts';
import { papers } from './procurement/papers.ts';
import { prices } from './procurement/prices.ts';
import { requests } from './procurement/requests.ts';
import { stock } from './procurement/stock.ts';
import { suppliers } from './procurement/suppliers.ts';
import { volumes } from './procurement/volumes.ts';

type Rooms = typeof papers &
  typeof account &
  typeof formulary &
  typeof suppliers &
  typeof prices &
  typeof volumes &
  typeof requests &
  typeof orders &
  typeof deliveries &
  typeof stock;

/**
 * 统一采购: one account, one formulary, one price, and orders that know for whom they were placed. The type names its rooms:
 * written out, it is longer than the compiler will write.
 */
export const procurement: Rooms = {
  ...papers,
  ...account,
  ...formulary,
  ...suppliers,
  ...prices,
  ...volumes,
  ...requests,
  ...orders,
  ...deliveries,
  ...stock,
};
