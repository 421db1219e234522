import { approval } from './approval.ts';
import { approvalApplications } from './approval-applications.ts';
import { approvalContracts } from './approval-contracts.ts';
import { approvalMeetings } from './approval-meetings.ts';
import { approvalPayees } from './approval-payees.ts';
import { approvalPayouts } from './approval-payouts.ts';
import { approvalRadar } from './approval-radar.ts';
import { audit } from './audit.ts';
import { bank } from './bank.ts';
import { budget } from './budget.ts';
import { budgetChanges } from './budget-changes.ts';
import { budgetKit } from './budget-kit.ts';
import { budgetProjects } from './budget-projects.ts';
import { budgetRequests } from './budget-requests.ts';
import { budgetSchedules } from './budget-schedules.ts';
import { budgetSpend } from './budget-spend.ts';
import { budgetWatching } from './budget-watching.ts';
import { cashCount } from './cash-count.ts';
import { checks } from './checks.ts';
import { cockpit } from './cockpit.ts';
import { consolidation } from './consolidation.ts';
import { costing } from './costing.ts';
import { costingCharges } from './costing-charges.ts';
import { costingDepartments } from './costing-departments.ts';
import { costingDrivers } from './costing-drivers.ts';
import { costingReports } from './costing-reports.ts';
import { costingRuns } from './costing-runs.ts';
import { costingUnits } from './costing-units.ts';
import { deliveries } from './deliveries.ts';
import { deliveryHistory } from './delivery-history.ts';
import { drugAdvances } from './drug-advances.ts';
import { drugPayments } from './drug-payments.ts';
import { drugStock } from './drug-stock.ts';
import { formulary } from './formulary.ts';
import { ledger } from './ledger.ts';
import { organisation } from './organisation.ts';
import { papers } from './papers.ts';
import { prices } from './prices.ts';
import { procurement } from './procurement.ts';
import { provisions } from './provisions.ts';
import { purchaseAccount } from './purchase-account.ts';
import { purchaseOrders } from './purchase-orders.ts';
import { purchaseRequests } from './purchase-requests.ts';
import { reading } from './reading.ts';
import { revenue } from './revenue.ts';
import { service } from './service.ts';
import { settlements } from './settlements.ts';
import { supplierInvoices } from './supplier-invoices.ts';
import { suppliers } from './suppliers.ts';
import { volumes } from './volumes.ts';
import { workbook } from './workbook.ts';

/**
 * What the service says: the Chinese form of each sentence, `{0}` its first value and so on, with its English. A test
 * reads the service's source and finds every sentence here.
 */
export const SENTENCES: Readonly<Record<string, string>> = {
  ...approval,
  ...approvalApplications,
  ...approvalMeetings,
  ...approvalContracts,
  ...approvalPayees,
  ...approvalPayouts,
  ...approvalRadar,
  ...audit,
  ...bank,
  ...budget,
  ...budgetChanges,
  ...budgetKit,
  ...budgetSpend,
  ...costing,
  ...costingDepartments,
  ...costingDrivers,
  ...costingRuns,
  ...costingReports,
  ...costingUnits,
  ...costingCharges,
  ...budgetRequests,
  ...budgetWatching,
  ...budgetSchedules,
  ...budgetProjects,
  ...cashCount,
  ...checks,
  ...cockpit,
  ...consolidation,
  ...ledger,
  ...organisation,
  ...papers,
  ...provisions,
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
  ...reading,
  ...revenue,
  ...service,
  ...workbook,
};
