import type { zhCN } from '../zh-CN/index.ts';
import { ageing } from './account-ageing.ts';
import { accountBooks } from './account-books.ts';
import { admin } from './admin.ts';
import { app } from './app.ts';
import { approval } from './approval.ts';
import { approvalApply } from './approval-apply.ts';
import { approvalContracts } from './approval-contracts.ts';
import { approvalDesk } from './approval-desk.ts';
import { approvalForms } from './approval-forms.ts';
import { approvalMeetings } from './approval-meetings.ts';
import { approvalPayees } from './approval-payees.ts';
import { approvalPayouts } from './approval-payouts.ts';
import { approvalRadar } from './approval-radar.ts';
import { approvalSettings } from './approval-settings.ts';
import { attestation } from './attestation.ts';
import { bank } from './bank.ts';
import { board } from './board.ts';
import { books } from './books.ts';
import { budget } from './budget.ts';
import { budgetChanges } from './budget-changes.ts';
import { budgetKit } from './budget-kit.ts';
import { budgetProjects } from './budget-projects.ts';
import { budgetRequests } from './budget-requests.ts';
import { budgetSchedules } from './budget-schedules.ts';
import { budgetSpend } from './budget-spend.ts';
import { budgetSums } from './budget-sums.ts';
import { budgetWatching } from './budget-watching.ts';
import { cashCount } from './cash-count.ts';
import { checks } from './checks.ts';
import { closing } from './closing.ts';
import { cockpit } from './cockpit.ts';
import { consolidation } from './consolidation.ts';
import { costing } from './costing.ts';
import { costingCharges } from './costing-charges.ts';
import { costingDepartments } from './costing-departments.ts';
import { costingDrivers } from './costing-drivers.ts';
import { costingReports } from './costing-reports.ts';
import { costingRuns } from './costing-runs.ts';
import { costingTold } from './costing-told.ts';
import { costingUnits } from './costing-units.ts';
import { deliveries } from './deliveries.ts';
import { deliveryHistory } from './delivery-history.ts';
import { desk } from './desk.ts';
import { desktop } from './desktop.ts';
import { drugAdvances } from './drug-advances.ts';
import { drugPayments } from './drug-payments.ts';
import { drugStock } from './drug-stock.ts';
import { errors } from './errors.ts';
import { formulary } from './formulary.ts';
import { gallery } from './gallery.ts';
import { help } from './help.ts';
import { importing } from './import.ts';
import { ledger } from './ledger.ts';
import { matters } from './matters.ts';
import { news } from './news.ts';
import { organisation } from './organisation.ts';
import { packs } from './packs.ts';
import { papers } from './papers.ts';
import { periodEnd } from './period-end.ts';
import { prices } from './prices.ts';
import { printing } from './printing.ts';
import { procurement } from './procurement.ts';
import { provisions } from './provisions.ts';
import { purchaseAccount } from './purchase-account.ts';
import { purchaseOrders } from './purchase-orders.ts';
import { purchaseRequests } from './purchase-requests.ts';
import { revenue } from './revenue.ts';
import { settlements } from './settlements.ts';
import { signIn } from './sign-in.ts';
import { start } from './start.ts';
import { statements } from './statements.ts';
import { supplierInvoices } from './supplier-invoices.ts';
import { suppliers } from './suppliers.ts';
import { told } from './told.ts';
import { ui } from './ui.ts';
import { volumes } from './volumes.ts';

/** The parts, by who says them; no key stands in two (a test looks). */
export const PARTS = {
  deliveries,
  deliveryHistory,
  drugStock,
  purchaseAccount,
  formulary,
  suppliers,
  prices,
  volumes,
  purchaseRequests,
  purchaseOrders,
  supplierInvoices,
  drugPayments,
  drugAdvances,
  settlements,
  procurement,
  accountBooks,
  admin,
  ageing,
  app,
  approval,
  approvalDesk,
  approvalApply,
  approvalForms,
  approvalMeetings,
  approvalContracts,
  approvalPayees,
  approvalPayouts,
  approvalSettings,
  approvalRadar,
  attestation,
  bank,
  budgetSpend,
  budget,
  budgetChanges,
  budgetKit,
  budgetSums,
  budgetProjects,
  budgetSchedules,
  budgetWatching,
  budgetRequests,
  cashCount,
  revenue,
  board,
  books,
  checks,
  closing,
  cockpit,
  consolidation,
  costing,
  costingDepartments,
  costingDrivers,
  costingRuns,
  costingReports,
  costingTold,
  costingUnits,
  costingCharges,
  desk,
  desktop,
  errors,
  gallery,
  help,
  importing,
  ledger,
  matters,
  news,
  organisation,
  packs,
  periodEnd,
  papers,
  printing,
  provisions,
  signIn,
  start,
  statements,
  told,
  ui,
};

/** English: complete, one click away. */
export const en: Readonly<Record<keyof typeof zhCN, string>> = {
  ...accountBooks,
  ...admin,
  ...ageing,
  ...app,
  ...approval,
  ...approvalDesk,
  ...approvalApply,
  ...approvalForms,
  ...approvalMeetings,
  ...approvalContracts,
  ...approvalPayees,
  ...approvalPayouts,
  ...approvalSettings,
  ...approvalRadar,
  ...attestation,
  ...bank,
  ...budgetSpend,
  ...budget,
  ...budgetChanges,
  ...budgetKit,
  ...budgetSums,
  ...budgetProjects,
  ...budgetSchedules,
  ...budgetWatching,
  ...budgetRequests,
  ...cashCount,
  ...revenue,
  ...board,
  ...books,
  ...checks,
  ...closing,
  ...cockpit,
  ...consolidation,
  ...costing,
  ...costingDepartments,
  ...costingDrivers,
  ...costingRuns,
  ...costingReports,
  ...costingTold,
  ...costingUnits,
  ...costingCharges,
  ...purchaseAccount,
  ...formulary,
  ...suppliers,
  ...prices,
  ...volumes,
  ...purchaseRequests,
  ...purchaseOrders,
  ...supplierInvoices,
  ...drugPayments,
  ...drugAdvances,
  ...settlements,
  ...deliveries,
  ...deliveryHistory,
  ...drugStock,
  ...procurement,
  ...desk,
  ...desktop,
  ...errors,
  ...gallery,
  ...help,
  ...importing,
  ...ledger,
  ...matters,
  ...news,
  ...organisation,
  ...packs,
  ...periodEnd,
  ...papers,
  ...printing,
  ...provisions,
  ...signIn,
  ...start,
  ...statements,
  ...told,
  ...ui,
};
