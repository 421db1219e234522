import type { ComponentType } from 'react';
import type { Permission } from '../../shared/domain/organisation/permission.ts';
import type { PlainKey } from '../../shared/i18n/translate.ts';
import type { NavIconName } from '../ui/nav-icons.tsx';

/** The headings of the navigation, in their order; those without a page the person may see are not shown. */
export const GROUPS = ['home', 'books', 'group', 'budget', 'costing', 'procurement', 'proof', 'settings'] as const;
export type Group = (typeof GROUPS)[number];

/** One page (页面) of the console. */
export interface PageEntry {
  /** The address below the root, in TanStack Router's words: `/vouchers`, `/vouchers/$voucher`. */
  readonly path: `/${string}`;
  readonly title: PlainKey;
  /** The permission without which the page is neither offered nor opened. `self`: everyone who is signed in. */
  readonly permission: Permission;
  /** Where it stands in the navigation; a page without one is reached from others (a voucher, a unit). */
  readonly nav?: { readonly group: Group; readonly icon: NavIconName };
  /** The module's page, loaded when it is first wanted: each module is a file of its own. */
  readonly load: () => Promise<ComponentType>;
}

/** The table of pages. A new page is one entry here, its title in both catalogues, and its own file. */
export const PAGES: readonly PageEntry[] = [
  {
    path: '/',
    title: 'board.title',
    permission: 'ledger.read',
    nav: { group: 'home', icon: 'board' },
    load: async () => (await import('../ledger/board.tsx')).Board,
  },
  {
    path: '/closing',
    title: 'closing.title',
    permission: 'ledger.read',
    nav: { group: 'home', icon: 'closing' },
    load: async () => (await import('../audit/closing/closing-page.tsx')).ClosingPage,
  },
  {
    path: '/import',
    title: 'import.title',
    permission: 'ledger.read',
    nav: { group: 'books', icon: 'import' },
    load: async () => (await import('../ledger/importing/import-page.tsx')).ImportPage,
  },
  {
    path: '/checks',
    title: 'checks.title',
    permission: 'audit.check',
    nav: { group: 'books', icon: 'checks' },
    load: async () => (await import('../audit/checking/checks-page.tsx')).ChecksPage,
  },
  {
    path: '/reconciliation',
    title: 'reconciliation.title',
    // Whoever does not read the county's reconciliation sees the own unit's.
    permission: 'ledger.read',
    nav: { group: 'group', icon: 'reconciliation' },
    load: async () => (await import('../consolidation/reconciliation.tsx')).ReconciliationPage,
  },
  {
    path: '/worksheet',
    title: 'worksheet.title',
    permission: 'consolidation.read',
    nav: { group: 'group', icon: 'worksheet' },
    load: async () => (await import('../consolidation/worksheet.tsx')).WorksheetPage,
  },
  {
    path: '/budget',
    title: 'budget.title',
    permission: 'budget.read',
    nav: { group: 'budget', icon: 'budget' },
    load: async () => (await import('../budget/budget-page.tsx')).BudgetPage,
  },
  {
    path: '/budget-execution',
    title: 'budgetSpend.title',
    permission: 'budget.read',
    nav: { group: 'budget', icon: 'budgetExecution' },
    load: async () => (await import('../budget/execution/execution-page.tsx')).ExecutionPage,
  },
  {
    path: '/budget-sums',
    title: 'budgetSums.title',
    permission: 'budget.read',
    nav: { group: 'budget', icon: 'budgetSums' },
    load: async () => (await import('../budget/sums/sums-page.tsx')).SumsPage,
  },
  {
    path: '/budget-cuts',
    title: 'budgetCuts.title',
    permission: 'budget.read',
    nav: { group: 'budget', icon: 'budgetCuts' },
    load: async () => (await import('../budget/sums/cuts-page.tsx')).CutsPage,
  },
  {
    path: '/budget-changes',
    title: 'budgetChange.title',
    permission: 'budget.read',
    nav: { group: 'budget', icon: 'budgetChanges' },
    load: async () => (await import('../budget/changes/changes-page.tsx')).ChangesPage,
  },
  {
    path: '/budget-requests',
    title: 'budgetRequests.title',
    permission: 'budget.read',
    nav: { group: 'budget', icon: 'budgetRequests' },
    load: async () => (await import('../budget/requests/requests-page.tsx')).RequestsPage,
  },
  {
    path: '/budget-projects',
    title: 'budgetProjects.title',
    permission: 'budget.read',
    nav: { group: 'budget', icon: 'budgetProjects' },
    load: async () => (await import('../budget/projects/projects-page.tsx')).ProjectsPage,
  },
  {
    path: '/costing',
    title: 'costing.title',
    permission: 'costing.read',
    nav: { group: 'costing', icon: 'costing' },
    load: async () => (await import('../costing/cost-page.tsx')).CostPage,
  },
  {
    path: '/unit-cost',
    title: 'unitCost.title',
    permission: 'costing.read',
    nav: { group: 'costing', icon: 'unitCost' },
    load: async () => (await import('../costing/units/unit-cost-page.tsx')).UnitCostPage,
  },
  {
    path: '/cost-drivers',
    title: 'costDrivers.title',
    permission: 'costing.read',
    nav: { group: 'costing', icon: 'costDrivers' },
    load: async () => (await import('../costing/drivers/drivers-page.tsx')).DriversPage,
  },
  {
    path: '/cost-runs',
    title: 'costRuns.title',
    permission: 'costing.read',
    nav: { group: 'costing', icon: 'costRuns' },
    load: async () => (await import('../costing/runs/runs-page.tsx')).RunsPage,
  },
  {
    path: '/cost-reports',
    title: 'costReports.title',
    permission: 'costing.read',
    nav: { group: 'costing', icon: 'costReports' },
    load: async () => (await import('../costing/reports/reports-page.tsx')).ReportsPage,
  },
  {
    path: '/shared-charges',
    title: 'charges.title',
    permission: 'costing.read',
    nav: { group: 'costing', icon: 'sharedCharges' },
    load: async () => (await import('../costing/charges/charges-page.tsx')).ChargesPage,
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
    path: '/purchase-requests',
    title: 'purchaseRequests.title',
    permission: 'procurement.read',
    nav: { group: 'procurement', icon: 'purchaseRequests' },
    load: async () => (await import('../procurement/requests/requests-page.tsx')).RequestsPage,
  },
  {
    path: '/volumes',
    title: 'volumes.title',
    permission: 'procurement.read',
    nav: { group: 'procurement', icon: 'volumes' },
    load: async () => (await import('../procurement/volumes/volumes-page.tsx')).VolumesPage,
  },
  {
    path: '/purchase-orders',
    title: 'purchaseOrders.title',
    permission: 'procurement.read',
    nav: { group: 'procurement', icon: 'purchaseOrders' },
    load: async () => (await import('../procurement/orders/orders-page.tsx')).OrdersPage,
  },
  {
    path: '/supplier-invoices',
    title: 'supplierInvoices.title',
    permission: 'procurement.read',
    nav: { group: 'procurement', icon: 'supplierInvoices' },
    load: async () => (await import('../procurement/invoices/invoices-page.tsx')).InvoicesPage,
  },
  {
    path: '/start',
    title: 'start.title',
    permission: 'setup.initialise',
    load: async () => (await import('../organisation/set-up.tsx')).SetUp,
  },
  {
    path: '/account',
    title: 'account.title',
    permission: 'self',
    load: async () => (await import('../organisation/account.tsx')).Account,
  },
  {
    path: '/packs',
    title: 'packs.title',
    permission: 'self',
    nav: { group: 'proof', icon: 'packs' },
    load: async () => (await import('../audit/packs.tsx')).Packs,
  },
  {
    path: '/changes',
    title: 'changes.title',
    permission: 'self',
    nav: { group: 'proof', icon: 'changes' },
    load: async () => (await import('../audit/changes-page.tsx')).ChangesPage,
  },
  {
    path: '/admin/trail',
    title: 'trail.title',
    permission: 'audit.trail',
    nav: { group: 'proof', icon: 'trail' },
    load: async () => (await import('../audit/trail.tsx')).Trail,
  },
  {
    path: '/admin/units',
    title: 'units.title',
    permission: 'organisation.read',
    nav: { group: 'settings', icon: 'admin' },
    load: async () => (await import('../organisation/units.tsx')).Units,
  },
  {
    path: '/admin/departments',
    title: 'departments.title',
    permission: 'organisation.read',
    nav: { group: 'settings', icon: 'departments' },
    load: async () => (await import('../organisation/departments/departments-page.tsx')).DepartmentsPage,
  },
  {
    path: '/admin/charts',
    title: 'charts.title',
    permission: 'ledger.read',
    nav: { group: 'settings', icon: 'books' },
    load: async () => (await import('../ledger/charts.tsx')).Charts,
  },
  {
    path: '/admin/people',
    title: 'people.title',
    permission: 'people.report',
    nav: { group: 'settings', icon: 'people' },
    load: async () => (await import('../organisation/people.tsx')).People,
  },
  {
    path: '/admin/store',
    title: 'store.title',
    permission: 'audit.verify',
    nav: { group: 'settings', icon: 'backup' },
    load: async () => (await import('../audit/store.tsx')).Store,
  },
  {
    path: '/statements',
    title: 'statements.title',
    permission: 'ledger.read',
    nav: { group: 'books', icon: 'statements' },
    load: async () => (await import('../ledger/statements/statements.tsx')).Statements,
  },
  {
    path: '/desk',
    title: 'desk.title',
    permission: 'ledger.read',
    nav: { group: 'books', icon: 'desk' },
    load: async () => (await import('../ledger/desk/desk.tsx')).Desk,
  },
  {
    // `/desk/new` enters one.
    path: '/desk/$id',
    title: 'desk.entry',
    permission: 'ledger.read',
    load: async () => (await import('../ledger/desk/entry-page.tsx')).EntryPage,
  },
  {
    path: '/period-end',
    title: 'periodEnd.title',
    permission: 'ledger.read',
    nav: { group: 'books', icon: 'periodEnd' },
    load: async () => (await import('../ledger/period-end/period-end-page.tsx')).PeriodEndPage,
  },
  {
    path: '/attestation',
    title: 'attestation.title',
    permission: 'ledger.read',
    load: async () => (await import('../ledger/attestation/attestation-page.tsx')).AttestationPage,
  },
  {
    path: '/asset-cards',
    title: 'assetCards.title',
    permission: 'ledger.read',
    nav: { group: 'books', icon: 'assetCards' },
    load: async () => (await import('../ledger/provisions/asset-cards-page.tsx')).AssetCardsPage,
  },
  {
    path: '/vouchers',
    title: 'vouchers.title',
    permission: 'ledger.read',
    nav: { group: 'books', icon: 'vouchers' },
    load: async () => (await import('../ledger/books/journal.tsx')).Journal,
  },
  {
    path: '/vouchers/print',
    title: 'printing.title',
    permission: 'ledger.read',
    load: async () => (await import('../ledger/printing/print-page.tsx')).PrintVouchers,
  },
  {
    path: '/vouchers/$id',
    title: 'voucher.title',
    permission: 'ledger.read',
    load: async () => (await import('../ledger/books/voucher.tsx')).VoucherPage,
  },
  {
    path: '/invoices',
    title: 'invoices.title',
    permission: 'ledger.read',
    nav: { group: 'books', icon: 'invoices' },
    load: async () => (await import('../ledger/papers/register.tsx')).InvoiceRegister,
  },
  {
    path: '/books',
    title: 'books.title',
    permission: 'ledger.read',
    nav: { group: 'books', icon: 'books' },
    load: async () => (await import('../ledger/books/books.tsx')).Books,
  },
  {
    path: '/books/print',
    title: 'printing.books',
    permission: 'ledger.read',
    load: async () => (await import('../ledger/printing/book-print-page.tsx')).PrintBooks,
  },
  {
    path: '/bank',
    title: 'bank.title',
    permission: 'ledger.read',
    nav: { group: 'books', icon: 'bank' },
    load: async () => (await import('../ledger/bank/bank-page.tsx')).BankPage,
  },
  {
    path: '/cash-count',
    title: 'cashCount.title',
    permission: 'ledger.read',
    nav: { group: 'books', icon: 'cash' },
    load: async () => (await import('../ledger/cash-count/cash-count-page.tsx')).CashCountPage,
  },
  {
    path: '/revenue',
    title: 'revenue.title',
    permission: 'ledger.read',
    nav: { group: 'books', icon: 'revenue' },
    load: async () => (await import('../ledger/revenue/revenue-page.tsx')).RevenuePage,
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
    path: '/gallery',
    title: 'gallery.title',
    permission: 'self',
    load: async () => (await import('../gallery/gallery.tsx')).Gallery,
  },
];
