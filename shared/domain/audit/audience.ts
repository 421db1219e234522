import { type Caller, reaches, scopeOf } from '../organisation/access.ts';
import type { Permission } from '../organisation/permission.ts';

/** What the trail says of a command, as far as it matters to whom it is told. */
export interface Told {
  readonly operation: string;
  readonly actor: string;
  readonly unit: string | null;
  /** Sign-in name of the person it was done to, where it was done to one. */
  readonly subject: string | null;
}

/**
 * Whom a command is told to (通知对象): `see` is the permission without which nobody reads of it outside the trail,
 * held where it was done. `rings`: whose bell it rings, besides never that of who did it. `unit`: the people of the
 * unit alone; to the centre, which sees all of them, it is no news. `common`: it was done to no unit and concerns all of
 * them, so that the permission may be held anywhere; without it such a command is told to those who see the whole county.
 */
export interface Audience {
  readonly see: Permission;
  readonly rings?: 'everyone' | 'unit';
  readonly common?: true;
  /** It concerns both members of the pair that its subject names (`2025-12 H01–T01 …`), whichever of them did it. */
  readonly pair?: true;
}

/** Commands that stand in the trail only: what people do with their own sign-in is nobody else's news. */
const NOBODY = undefined;

export const AUDIENCES: Readonly<Record<string, Audience | undefined>> = {
  'session.signIn': NOBODY,
  'session.signOut': NOBODY,
  'session.changePassword': NOBODY,
  'session.noteSeen': NOBODY,
  'session.startSample': NOBODY,
  'session.createFirstAdministrator': { see: 'people.report' },
  'organisation.initialise': { see: 'organisation.read', common: true },
  'organisation.addUnit': { see: 'organisation.read' },
  'organisation.updateUnit': { see: 'organisation.read' },
  'organisation.setDeadlines': { see: 'organisation.read', rings: 'everyone', common: true },
  'organisation.setCashierSign': { see: 'organisation.read', rings: 'everyone', common: true },
  'organisation.setAttestationRule': { see: 'organisation.read', rings: 'everyone', common: true },
  'organisation.addDepartments': { see: 'organisation.read' },
  'organisation.changeDepartment': { see: 'organisation.read' },
  'organisation.importDepartmentList': { see: 'organisation.read' },
  'organisation.mapDepartmentCodes': { see: 'organisation.read' },
  'organisation.unmapDepartmentCode': { see: 'organisation.read' },
  'organisation.addParties': { see: 'organisation.read', common: true },
  'organisation.updateParty': { see: 'organisation.read', common: true },
  'organisation.createPerson': { see: 'people.report' },
  'organisation.setRoles': { see: 'people.report' },
  'organisation.disablePerson': { see: 'people.report' },
  'organisation.enablePerson': { see: 'people.report' },
  'organisation.resetPassword': { see: 'people.report' },
  'budget.savePlan': { see: 'budget.read' },
  'budget.takeKit': { see: 'budget.read' },
  'budget.cutPlan': { see: 'budget.read' },
  'budget.saveSchedules': { see: 'budget.read' },
  'budget.reviseSchedules': { see: 'budget.read' },
  'budget.openRemark': { see: 'budget.read', rings: 'everyone' },
  'budget.answerRemark': { see: 'budget.read', rings: 'everyone' },
  'budget.resolveRemark': { see: 'budget.read' },
  'budget.submitPlan': { see: 'budget.read', rings: 'everyone' },
  'budget.decidePlan': { see: 'budget.read', rings: 'unit' },
  'budget.approvePlan': { see: 'budget.read', rings: 'unit' },
  'approval.saveApplication': { see: 'approval.read' },
  'approval.removeApplication': { see: 'approval.read' },
  'approval.attachToApplication': { see: 'approval.read' },
  'approval.detachFromApplication': { see: 'approval.read' },
  'approval.submitApplication': { see: 'approval.read', rings: 'everyone' },
  'approval.amendApplication': { see: 'approval.read', rings: 'everyone' },
  // Whom it waits for next is told by what waits for them; the unit hears how it went.
  'approval.decideApplication': { see: 'approval.read', rings: 'unit' },
  'approval.addApprover': { see: 'approval.read' },
  'approval.handOver': { see: 'approval.read' },
  'approval.withdrawApplication': { see: 'approval.read' },
  'approval.reseatApplication': { see: 'approval.read' },
  'approval.urgeApplication': { see: 'approval.read', rings: 'everyone' },
  'approval.releaseApplication': { see: 'approval.read', rings: 'everyone' },
  'approval.closeApplication': { see: 'approval.read' },
  'approval.proposeRules': { see: 'approval.read', rings: 'everyone', common: true },
  'approval.decideRules': { see: 'approval.read', rings: 'everyone', common: true },
  'approval.withdrawRules': { see: 'approval.read', common: true },
  'approval.addSeat': { see: 'approval.read', rings: 'everyone', common: true },
  'approval.endSeat': { see: 'approval.read', rings: 'everyone', common: true },
  'approval.delegate': { see: 'approval.read', rings: 'everyone', common: true },
  'approval.endDelegation': { see: 'approval.read', common: true },
  'approval.proposePayee': { see: 'approval.read', rings: 'everyone' },
  'approval.decidePayee': { see: 'approval.read', rings: 'everyone' },
  'approval.withdrawPayee': { see: 'approval.read' },
  'approval.stopPayee': { see: 'approval.read', rings: 'everyone', common: true },
  'approval.recordMeeting': { see: 'approval.read', rings: 'everyone', common: true },
  'approval.signContract': { see: 'approval.read', rings: 'everyone' },
  'approval.changeContract': { see: 'approval.read', rings: 'everyone' },
  'approval.acceptStage': { see: 'approval.read', rings: 'everyone' },
  'approval.savePayout': { see: 'approval.read' },
  'approval.attachToPayout': { see: 'approval.read' },
  'approval.detachFromPayout': { see: 'approval.read' },
  'approval.handPayout': { see: 'approval.read', rings: 'everyone' },
  'approval.strikePayout': { see: 'approval.read' },
  'approval.returnPayout': { see: 'approval.read', rings: 'unit' },
  'approval.checkPayout': { see: 'approval.read', rings: 'everyone' },
  'approval.exportPayouts': { see: 'approval.read' },
  'approval.payPayout': { see: 'approval.read', rings: 'everyone' },
  'approval.postPayout': { see: 'approval.read' },
  'approval.reversePayout': { see: 'approval.read', rings: 'everyone' },
  'approval.setApprovalSettings': { see: 'approval.read', rings: 'everyone', common: true },
  'procurement.handPaper': { see: 'procurement.read', rings: 'everyone' },
  'procurement.withdrawPaper': { see: 'procurement.read' },
  'procurement.saveInquiry': { see: 'procurement.read' },
  'procurement.askForQuotes': { see: 'procurement.read' },
  'procurement.recordQuotes': { see: 'procurement.read' },
  'procurement.awardNegotiation': { see: 'procurement.read' },
  'procurement.setPriceWeights': { see: 'procurement.read', rings: 'everyone', common: true },
  'procurement.savePrices': { see: 'procurement.read' },
  'procurement.endAgreement': { see: 'procurement.read' },
  'procurement.endPaper': { see: 'procurement.read' },
  'procurement.saveSupplier': { see: 'procurement.read' },
  'procurement.savePayee': { see: 'procurement.read' },
  'procurement.scoreSupplier': { see: 'procurement.read' },
  'procurement.setSupplierRules': { see: 'procurement.read', rings: 'everyone', common: true },
  'procurement.importDrugUse': { see: 'procurement.read' },
  'procurement.saveStockLevels': { see: 'procurement.read' },
  'procurement.saveSuggestRules': { see: 'procurement.read', rings: 'everyone', common: true },
  'procurement.saveRequest': { see: 'procurement.read' },
  'procurement.handRequest': { see: 'procurement.read', rings: 'everyone' },
  'procurement.withdrawRequest': { see: 'procurement.read' },
  'procurement.decideRequests': { see: 'procurement.read', rings: 'everyone', common: true },
  'procurement.dropRemainder': { see: 'procurement.read', rings: 'unit' },
  'procurement.saveBatch': { see: 'procurement.read' },
  'procurement.saveSurplus': { see: 'procurement.read' },
  'procurement.saveDivision': { see: 'procurement.read' },
  'procurement.makeOrders': { see: 'procurement.read' },
  'procurement.placeOrders': { see: 'procurement.read' },
  'procurement.confirmOrders': { see: 'procurement.read' },
  'procurement.changeOrder': { see: 'procurement.read' },
  'procurement.cancelOrder': { see: 'procurement.read' },
  'procurement.closeOrder': { see: 'procurement.read' },
  'procurement.setSettlementModes': { see: 'procurement.read', rings: 'everyone', common: true },
  'procurement.decidePapers': { see: 'procurement.read', rings: 'everyone', common: true },
  'procurement.savePurchaseAccount': { see: 'procurement.read' },
  'procurement.setPurchaseRules': { see: 'procurement.read', rings: 'everyone', common: true },
  'procurement.saveOverride': { see: 'procurement.read' },
  'procurement.saveFormularyVersion': { see: 'procurement.read' },
  'procurement.saveFormularyChange': { see: 'procurement.read' },
  'procurement.removeFormularyItems': { see: 'procurement.read' },
  'procurement.dropFormularyChanges': { see: 'procurement.read' },
  'procurement.importFormulary': { see: 'procurement.read' },
  'procurement.takeWish': { see: 'procurement.read' },
  'procurement.saveWish': { see: 'procurement.read' },
  'procurement.handWish': { see: 'procurement.read', rings: 'everyone' },
  'procurement.withdrawWish': { see: 'procurement.read' },
  'procurement.registerReceipts': { see: 'procurement.read', rings: 'unit' },
  'procurement.withdrawReceipt': { see: 'procurement.read' },
  'procurement.decideReceipts': { see: 'procurement.read', rings: 'unit' },
  'procurement.askReturn': { see: 'procurement.read', rings: 'unit' },
  'procurement.decideReturn': { see: 'procurement.read' },
  'procurement.setDeliveryRules': { see: 'procurement.read' },
  'procurement.openStock': { see: 'procurement.read' },
  'procurement.issueStock': { see: 'procurement.read' },
  'procurement.sendTransfer': { see: 'procurement.read' },
  'procurement.withdrawTransfer': { see: 'procurement.read' },
  'procurement.decideTransfer': { see: 'procurement.read' },
  'procurement.saveCount': { see: 'procurement.read' },
  'procurement.decideCount': { see: 'procurement.read' },
  'procurement.importDeliveryHistory': { see: 'procurement.read' },
  'procurement.withdrawDeliveryHistory': { see: 'procurement.read' },
  'procurement.registerInvoices': { see: 'procurement.read' },
  'procurement.bindInvoice': { see: 'procurement.read' },
  'procurement.cancelInvoice': { see: 'procurement.read' },
  'procurement.releaseInvoice': { see: 'procurement.read', rings: 'everyone' },
  'procurement.setInvoiceRules': { see: 'procurement.read', rings: 'everyone', common: true },
  'procurement.explainFinding': { see: 'procurement.read', rings: 'everyone' },
  'procurement.decideFinding': { see: 'procurement.read', rings: 'everyone' },
  'procurement.setGuardRules': { see: 'procurement.read', rings: 'everyone', common: true },
  'procurement.importSalePrices': { see: 'procurement.read' },
  'procurement.prepareSettlements': { see: 'procurement.read', rings: 'everyone', common: true },
  'procurement.confirmSettlement': { see: 'procurement.read', rings: 'everyone' },
  'procurement.returnSettlement': { see: 'procurement.read', rings: 'everyone' },
  'procurement.withdrawSettlement': { see: 'procurement.read' },
  'procurement.postSettlement': { see: 'procurement.read', rings: 'unit' },
  'procurement.reverseSettlement': { see: 'procurement.read', rings: 'unit' },
  'procurement.chooseSettlementAccounts': { see: 'procurement.read' },
  'procurement.setSettlementScope': { see: 'procurement.read', rings: 'everyone', common: true },
  'procurement.savePayment': { see: 'procurement.read' },
  'procurement.cancelPayment': { see: 'procurement.read' },
  'procurement.exportPayment': { see: 'procurement.read' },
  'procurement.payPayment': { see: 'procurement.read', rings: 'everyone' },
  'procurement.postPayment': { see: 'procurement.read' },
  'procurement.reversePayment': { see: 'procurement.read', rings: 'everyone' },
  'procurement.enterAdvance': { see: 'procurement.read' },
  'procurement.strikeAdvance': { see: 'procurement.read' },
  'procurement.postAdvance': { see: 'procurement.read' },
  'procurement.reverseAdvance': { see: 'procurement.read', rings: 'everyone' },
  'procurement.setAdvanceRules': { see: 'procurement.read', rings: 'everyone', common: true },
  'procurement.setPaymentRules': { see: 'procurement.read', rings: 'everyone', common: true },
  'procurement.choosePaymentAccounts': { see: 'procurement.read' },
  'costing.saveChargeCentre': { see: 'costing.read' },
  'costing.saveChargeAgreement': { see: 'costing.read' },
  'costing.endChargeAgreement': { see: 'costing.read' },
  'costing.saveChargeVolumes': { see: 'costing.read' },
  'costing.prepareCharge': { see: 'costing.read', rings: 'everyone' },
  'costing.reviewCharge': { see: 'costing.read' },
  'costing.withdrawCharge': { see: 'costing.read' },
  'costing.postCharge': { see: 'costing.read', rings: 'everyone' },
  'costing.reverseCharge': { see: 'costing.read', rings: 'everyone' },
  'costing.importServiceTable': { see: 'costing.read', rings: 'everyone' },
  'costing.decideServiceBatch': { see: 'costing.read', rings: 'everyone' },
  'costing.chooseUnitCostMethods': { see: 'costing.read' },
  'budget.saveChange': { see: 'budget.read' },
  'budget.submitChange': { see: 'budget.read', rings: 'everyone' },
  'budget.answerChange': { see: 'budget.read', rings: 'everyone' },
  'budget.withdrawChange': { see: 'budget.read' },
  'budget.returnChange': { see: 'budget.read', rings: 'unit' },
  'budget.approveChange': { see: 'budget.read', rings: 'unit' },
  'budget.saveRequest': { see: 'budget.read' },
  'budget.submitRequest': { see: 'budget.read', rings: 'everyone' },
  'budget.withdrawRequest': { see: 'budget.read' },
  'budget.approveRequest': { see: 'budget.read', rings: 'unit' },
  'budget.returnRequest': { see: 'budget.read', rings: 'unit' },
  'budget.registerContract': { see: 'budget.read' },
  'budget.closeRequest': { see: 'budget.read' },
  'budget.expireRequests': { see: 'budget.read', rings: 'everyone', common: true },
  'budget.setRequestDays': { see: 'budget.read', rings: 'everyone', common: true },
  'budget.proposeControls': { see: 'budget.read', rings: 'everyone', common: true },
  'budget.decideControls': { see: 'budget.read', rings: 'everyone', common: true },
  'budget.withdrawControls': { see: 'budget.read', rings: 'everyone', common: true },
  'budget.explainVariance': { see: 'budget.read', rings: 'everyone' },
  'budget.decideVariance': { see: 'budget.read', rings: 'unit' },
  'budget.askPermit': { see: 'budget.read', rings: 'everyone' },
  'budget.decidePermit': { see: 'budget.read', rings: 'unit' },
  'budget.saveProject': { see: 'budget.read' },
  'budget.submitProject': { see: 'budget.read', rings: 'everyone' },
  'budget.withdrawProject': { see: 'budget.read' },
  'budget.decideProject': { see: 'budget.read', rings: 'unit' },
  'budget.advanceProject': { see: 'budget.read' },
  'budget.saveGoals': { see: 'budget.read' },
  'budget.saveScores': { see: 'budget.read' },
  'budget.submitPerformance': { see: 'budget.read', rings: 'everyone' },
  'budget.withdrawPerformance': { see: 'budget.read' },
  'budget.returnPerformance': { see: 'budget.read', rings: 'unit' },
  'budget.reviewPerformance': { see: 'budget.read', rings: 'unit' },
  'budget.setGrades': { see: 'budget.read', rings: 'everyone', common: true },
  'costing.saveScheme': { see: 'costing.read' },
  'costing.run': { see: 'costing.read', rings: 'everyone' },
  'costing.lockRuns': { see: 'costing.read' },
  'costing.reopenRun': { see: 'costing.read', rings: 'everyone' },
  'costing.saveDrivers': { see: 'costing.read' },
  'costing.takeDrivers': { see: 'costing.read' },
  'costing.explainDrivers': { see: 'costing.read' },
  'costing.submitDrivers': { see: 'costing.read', rings: 'everyone' },
  'costing.withdrawDrivers': { see: 'costing.read' },
  'costing.returnDrivers': { see: 'costing.read', rings: 'unit' },
  'costing.reviewDrivers': { see: 'costing.read' },
  'costing.takeBackDrivers': { see: 'costing.read', rings: 'everyone' },
  'costing.setDriverPercent': { see: 'costing.read', rings: 'everyone', common: true },
  'ledger.addAccounts': { see: 'ledger.read' },
  'ledger.setOpenings': { see: 'ledger.read' },
  'ledger.mapAccount': { see: 'ledger.read' },
  'ledger.endMapping': { see: 'ledger.read' },
  'ledger.importTrialBalance': { see: 'ledger.read', rings: 'unit' },
  'ledger.importOpenings': { see: 'ledger.read', rings: 'unit' },
  'ledger.importVouchers': { see: 'ledger.read', rings: 'unit' },
  'ledger.importIntraGroup': { see: 'ledger.read', rings: 'unit' },
  'ledger.undoImport': { see: 'ledger.read', rings: 'everyone' },
  'ledger.rememberLayout': { see: 'ledger.read' },
  'ledger.importAssetCards': { see: 'ledger.read', rings: 'unit' },
  'ledger.setAllowance': { see: 'ledger.read', rings: 'unit' },
  'ledger.postProvisions': { see: 'ledger.read', rings: 'unit' },
  'ledger.postPeriodEnd': { see: 'ledger.read', rings: 'unit' },
  'ledger.setSpecialSources': { see: 'organisation.read', rings: 'everyone', common: true },
  'ledger.reversePeriodEnd': { see: 'ledger.read', rings: 'everyone' },
  'ledger.submitPeriod': { see: 'ledger.read', rings: 'everyone' },
  'ledger.lockPeriod': { see: 'ledger.read', rings: 'everyone' },
  'ledger.attest': { see: 'ledger.read', rings: 'everyone' },
  'ledger.reopenPeriod': { see: 'ledger.read', rings: 'everyone' },
  'ledger.reverseVoucher': { see: 'ledger.read', rings: 'everyone' },
  // The desk has its own queue; a bell for each voucher of each unit would drown the others.
  'ledger.saveDraft': NOBODY,
  'ledger.submitDrafts': { see: 'ledger.read' },
  'ledger.withdrawDrafts': { see: 'ledger.read' },
  'ledger.reviewDrafts': { see: 'ledger.read' },
  'ledger.returnDrafts': { see: 'ledger.read', rings: 'unit' },
  'ledger.unreviewDrafts': { see: 'ledger.read' },
  'ledger.signDrafts': { see: 'ledger.read' },
  'ledger.unsignDrafts': { see: 'ledger.read' },
  'ledger.postDrafts': { see: 'ledger.read' },
  'ledger.discardDrafts': { see: 'ledger.read' },
  'ledger.attachPaper': { see: 'ledger.read' },
  'ledger.registerInvoice': { see: 'ledger.read' },
  'ledger.removePaper': { see: 'ledger.read' },
  'ledger.saveTemplate': { see: 'ledger.read' },
  'ledger.removeTemplate': { see: 'ledger.read' },
  'ledger.saveCommonTemplate': { see: 'ledger.read', common: true },
  'ledger.removeCommonTemplate': { see: 'ledger.read', common: true },
  'ledger.makeRecurring': { see: 'ledger.read' },
  'ledger.saveSplitKey': { see: 'ledger.read' },
  'ledger.removeSplitKey': { see: 'ledger.read' },
  'ledger.saveBankAccount': { see: 'ledger.read' },
  'ledger.setBankSettings': { see: 'ledger.read' },
  'ledger.importStatement': { see: 'ledger.read' },
  'ledger.makeRevenueDrafts': { see: 'ledger.read' },
  'ledger.undoStatement': { see: 'ledger.read', rings: 'unit' },
  'ledger.matchLines': { see: 'ledger.read' },
  'ledger.unmatchLines': { see: 'ledger.read' },
  'ledger.addBankBeginning': { see: 'ledger.read' },
  'ledger.removeBankBeginning': { see: 'ledger.read' },
  'ledger.makeReconciliation': { see: 'ledger.read' },
  'ledger.reviewReconciliation': { see: 'ledger.read', rings: 'unit' },
  'ledger.returnReconciliation': { see: 'ledger.read', rings: 'unit' },
  'ledger.makeCashCount': { see: 'ledger.read', rings: 'unit' },
  'ledger.witnessCashCount': { see: 'ledger.read', rings: 'unit' },
  'ledger.draftCashVoucher': { see: 'ledger.read' },
  'consolidation.run': { see: 'consolidation.read', rings: 'everyone' },
  'consolidation.confirm': { see: 'consolidation.read', rings: 'everyone' },
  'consolidation.configure': { see: 'consolidation.read', rings: 'everyone' },
  'consolidation.decide': { see: 'consolidation.read' },
  'consolidation.explain': { see: 'consolidation.read', rings: 'everyone' },
  'consolidation.explainOwn': { see: 'consolidation.read', rings: 'everyone' },
  'consolidation.proposeOwn': { see: 'ledger.read', rings: 'unit', pair: true },
  'consolidation.agreeOwn': { see: 'ledger.read', rings: 'unit', pair: true },
  'consolidation.disputeOwn': { see: 'ledger.read', rings: 'unit', pair: true },
  'consolidation.withdrawOwn': { see: 'ledger.read', rings: 'unit', pair: true },
  'consolidation.setAside': { see: 'ledger.read', rings: 'unit', pair: true },
  'consolidation.addManual': { see: 'consolidation.read', rings: 'everyone' },
  'consolidation.confirmManual': { see: 'consolidation.read', rings: 'everyone' },
  'consolidation.withdrawManual': { see: 'consolidation.read', rings: 'everyone' },
  'consolidation.declareUnrealised': { see: 'consolidation.read', rings: 'everyone' },
  'audit.acceptFinding': { see: 'audit.check', rings: 'everyone' },
  'audit.urge': { see: 'ledger.read', rings: 'unit' },
  'audit.pack': { see: 'audit.pack', rings: 'everyone' },
  'audit.backup': { see: 'store.backup', rings: 'everyone' },
  'audit.restoreBackup': { see: 'store.backup', rings: 'everyone' },
};

/** What was done to a person's own account is told to that person, whatever else they may see. */
const ABOUT_PERSON = new Set(['organisation.setRoles', 'organisation.resetPassword', 'organisation.enablePerson']);

const isAbout = (event: Told, caller: Caller): boolean =>
  caller.kind === 'person' && ABOUT_PERSON.has(event.operation) && event.subject === caller.name;

/** The units that an event concerns: where it was done, or both of its pair; none where it concerns the community. */
export function concernedBy({ operation, unit, subject }: Pick<Told, 'operation' | 'unit' | 'subject'>): string[] {
  const pair = AUDIENCES[operation]?.pair ? /^\S+ ([^\s–]+)–([^\s–]+)( |$)/.exec(subject ?? '') : null;
  if (pair) return pair.slice(1, 3);
  return unit === null ? [] : [unit];
}

/** Whether a person may read that it happened: by permission where it was done, or because it was done to them. */
export function mayRead(event: Told, caller: Caller): boolean {
  if (isAbout(event, caller)) return true;
  const audience = AUDIENCES[event.operation];
  const scope = audience && scopeOf(caller, audience.see);
  if (!audience || !scope) return false;
  const units = concernedBy(event);
  if (units.length === 0) return audience.common === true || scope.kind === 'community';
  return units.some((unit) => reaches(scope, unit));
}

/** Whether it rings a person's bell: it concerns them, and somebody else did it. */
export function rings(event: Told, caller: Caller): boolean {
  if (caller.kind !== 'person' || event.actor === caller.name || !mayRead(event, caller)) return false;
  if (isAbout(event, caller)) return true;
  const whose = AUDIENCES[event.operation]?.rings;
  return (
    whose === 'everyone' || (whose === 'unit' && caller.grants.some(({ unit }) => concernedBy(event).includes(unit)))
  );
}

/** The commands that may ring a person's bell at all, so that no others are read for it. */
export function ringingFor(caller: Caller): string[] {
  if (caller.kind !== 'person') return [];
  const ofUnit = caller.grants.some(({ unit }) => unit !== '');
  const theirs = Object.entries(AUDIENCES).flatMap(([operation, audience]) => {
    const heard = audience?.rings === 'everyone' || (audience?.rings === 'unit' && ofUnit);
    return heard && scopeOf(caller, audience.see) ? [operation] : [];
  });
  return [...new Set([...theirs, ...ABOUT_PERSON])];
}

/** The commands that anybody may read of outside the trail. */
export const READABLE: readonly string[] = Object.entries(AUDIENCES).flatMap(([operation, audience]) =>
  audience ? [operation] : [],
);
