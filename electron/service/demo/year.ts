import { stockAccount } from './accounts.ts';
import { type Month, monthOfYear } from './calendar.ts';
import type { County, Desk } from './desk.ts';
import { amortise, buyEquipment, depreciate, disposeOfAssets, fiscalProjects, stockLoss } from './flows/assets.ts';
import { closeMonth } from './flows/closing.ts';
import { buyDrugs, buyVaccines, issueDrugs, payDrugHouses, repayLead } from './flows/drugs.ts';
import { grantQuota, passFiscalMoneyOn } from './flows/fiscal.ts';
import { setAsideForRisk, spendFunds } from './flows/funds.ts';
import { collectArrears, inpatientRevenue } from './flows/inpatients.ts';
import { insuranceAdvance, returnCharges, settleInsurance } from './flows/insurance.ts';
import { instalments, leadAffairs, oldLoan } from './flows/lead.ts';
import { buyMaterials, issueMaterials, payMaterials } from './flows/materials.ts';
import { otherIncome } from './flows/otherIncome.ts';
import { outpatientRevenue, platformArrears, together } from './flows/outpatients.ts';
import { payroll } from './flows/payroll.ts';
import { payForVaccines, publicHealthWork } from './flows/publicHealth.ts';
import { runningCosts } from './flows/running.ts';
import { type Bill, billsOf, bookServices, payServices, rentAndTraining } from './flows/services.ts';
import { subsidiesAndTurnIns } from './flows/subsidies.ts';
import { transfers } from './flows/transfers.ts';
import { yearEnd } from './flows/yearEnd.ts';
import { openTheYear } from './openings.ts';

/**
 * A month in the county. What stood at the end of last month is paid and collected first, because those flows read the
 * balances of that day; each voucher carries its own date, and the books are put in order of date afterwards.
 */
function live(county: County, month: Month, lastBills: readonly Bill[]): Bill[] {
  for (const desk of county.desks) settleLastMonth(desk, month);
  repayLead(county, month);
  payDrugHouses(county, month);
  payServices(lastBills, month);
  passFiscalMoneyOn(county, month);
  for (const desk of county.desks) liveAtDesk(desk, month);
  buyDrugs(county, month);
  for (const desk of county.desks) treatPatients(desk, month);
  const bills = billsOf(county, month);
  bookServices(bills, month);
  rentAndTraining(county, month);
  subsidiesAndTurnIns(county, month);
  transfers(county, month);
  for (const desk of county.desks) returnCharges(desk, month);
  leadAffairs(county.lead, month);
  return bills;
}

function settleLastMonth(desk: Desk, month: Month): void {
  platformArrears(desk, month);
  settleInsurance(desk, month);
  collectArrears(desk, month);
  payMaterials(desk, month);
  payForVaccines(desk, month);
}

function liveAtDesk(desk: Desk, month: Month): void {
  grantQuota(desk, month);
  insuranceAdvance(desk, month);
  payroll(desk, month);
  runningCosts(desk, month);
  publicHealthWork(desk, month);
  depreciate(desk, month);
  amortise(desk, month);
  buyEquipment(desk, month);
  fiscalProjects(desk, month);
  disposeOfAssets(desk, month);
  instalments(desk, month);
  oldLoan(desk, month);
  setAsideForRisk(desk, month);
  spendFunds(desk, month);
  otherIncome(desk, month);
}

function treatPatients(desk: Desk, month: Month): void {
  buyVaccines(desk, month);
  buyMaterials(desk, month);
  const sold = together(outpatientRevenue(desk, month), inpatientRevenue(desk, month));
  issueDrugs(desk, month, sold);
  issueMaterials(desk, month);
  stockLoss(desk, month, stockAccount(desk.member, 'supplies'));
}

/**
 * The year from its openings to 31 December. Troubles come in between December and the year-end entries, so that the
 * allowances are those of the books as they stand.
 */
export function liveThrough(county: County, trouble: (county: County) => void): void {
  let bills = openTheYear(county, monthOfYear(county.year - 1, 12));
  for (let number = 1; number <= 12; number += 1) {
    const month = monthOfYear(county.year, number);
    bills = live(county, month, bills);
    if (number === 12) {
      trouble(county);
      yearEnd(county, month);
    }
    for (const desk of county.desks) closeMonth(desk, month);
  }
}
