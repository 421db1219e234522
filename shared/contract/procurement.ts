import { account } from './procurement/account.ts';
import { advances } from './procurement/advances.ts';
import { cockpit } from './procurement/cockpit.ts';
import { deliveries } from './procurement/deliveries.ts';
import { formulary } from './procurement/formulary.ts';
import { guards } from './procurement/guards.ts';
import { history } from './procurement/history.ts';
import { invoices } from './procurement/invoices.ts';
import { orders } from './procurement/orders.ts';
import { papers } from './procurement/papers.ts';
import { payments } from './procurement/payments.ts';
import { prices } from './procurement/prices.ts';
import { requests } from './procurement/requests.ts';
import { settlements } from './procurement/settlements.ts';
import { stock } from './procurement/stock.ts';
import { suppliers } from './procurement/suppliers.ts';
import { trace } from './procurement/trace.ts';
import { volumes } from './procurement/volumes.ts';

/** 统一采购: one account, one formulary, one price, and orders that know for whom they were placed. */
export const procurement = {
  ...papers,
  ...account,
  ...formulary,
  ...suppliers,
  ...prices,
  ...volumes,
  ...requests,
  ...orders,
  ...deliveries,
  ...history,
  ...stock,
  ...invoices,
  ...payments,
  ...advances,
  ...settlements,
  ...guards,
  ...cockpit,
  ...trace,
};
