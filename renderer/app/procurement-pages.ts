import type { PageEntry } from './page-entry.ts';

/** Pages of 统一采购, in the order in which a purchase goes through them. */
export const PROCUREMENT_PAGES: readonly PageEntry[] = [
  {
    path: '/procurement',
    title: 'cockpit.title',
    permission: 'procurement.read',
    nav: { group: 'procurement', icon: 'cockpit' },
    load: async () => (await import('../procurement/cockpit/cockpit-page.tsx')).CockpitPage,
  },
  {
    path: '/purchase-account',
    title: 'purchaseAccount.title',
    permission: 'procurement.read',
    nav: { group: 'procurement', icon: 'purchaseAccount' },
    load: async () => (await import('../procurement/account/account-page.tsx')).AccountPage,
  },
  {
    path: '/formulary',
    title: 'formulary.title',
    permission: 'procurement.read',
    nav: { group: 'procurement', icon: 'formulary' },
    load: async () => (await import('../procurement/formulary/formulary-page.tsx')).FormularyPage,
  },
  {
    path: '/suppliers',
    title: 'suppliers.title',
    permission: 'procurement.read',
    nav: { group: 'procurement', icon: 'suppliers' },
    load: async () => (await import('../procurement/suppliers/suppliers-page.tsx')).SuppliersPage,
  },
  {
    path: '/prices',
    title: 'prices.title',
    permission: 'procurement.read',
    nav: { group: 'procurement', icon: 'prices' },
    load: async () => (await import('../procurement/prices/prices-page.tsx')).PricesPage,
  },
  {
    path: '/volumes',
    title: 'volumes.title',
    permission: 'procurement.read',
    nav: { group: 'procurement', icon: 'volumes' },
    load: async () => (await import('../procurement/volumes/volumes-page.tsx')).VolumesPage,
  },
  {
    path: '/purchase-requests',
    title: 'purchaseRequests.title',
    permission: 'procurement.read',
    nav: { group: 'procurement', icon: 'purchaseRequests' },
    load: async () => (await import('../procurement/requests/requests-page.tsx')).RequestsPage,
  },
  {
    path: '/purchase-orders',
    title: 'purchaseOrders.title',
    permission: 'procurement.read',
    nav: { group: 'procurement', icon: 'purchaseOrders' },
    load: async () => (await import('../procurement/orders/orders-page.tsx')).OrdersPage,
  },
  {
    path: '/deliveries',
    title: 'deliveries.title',
    permission: 'procurement.read',
    nav: { group: 'procurement', icon: 'deliveries' },
    load: async () => (await import('../procurement/deliveries/deliveries-page.tsx')).DeliveriesPage,
  },
  {
    path: '/drug-stock',
    title: 'drugStock.title',
    permission: 'procurement.read',
    nav: { group: 'procurement', icon: 'drugStock' },
    load: async () => (await import('../procurement/stock/stock-page.tsx')).StockPage,
  },
  {
    path: '/supplier-invoices',
    title: 'supplierInvoices.title',
    permission: 'procurement.read',
    nav: { group: 'procurement', icon: 'supplierInvoices' },
    load: async () => (await import('../procurement/invoices/invoices-page.tsx')).InvoicesPage,
  },
  {
    path: '/settlements',
    title: 'settlements.title',
    permission: 'procurement.read',
    nav: { group: 'procurement', icon: 'settlements' },
    load: async () => (await import('../procurement/settlements/settlements-page.tsx')).SettlementsPage,
  },
];
