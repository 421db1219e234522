import {
  ACCOUNT,
  accumulatedDepreciation,
  accumulatedSurplus,
  chargeAccount,
  earmarkedFund,
  type FixedAsset,
  fixedAsset,
  insuranceReceivable,
  ownDrugPayable,
  stockAccount,
} from './accounts.ts';
import { permille, portion, split, total, wholly, yuan } from './amounts.ts';
import type { Month } from './calendar.ts';
import { type County, type Desk, isHospital, isPrimary } from './desk.ts';
import { lastOrders, stockAtStart } from './flows/drugs.ts';
import { fundsAtStart } from './flows/funds.ts';
import { monthlyInterest } from './flows/lead.ts';
import { materialsAtStart } from './flows/materials.ts';
import { owedFromLastYear } from './flows/payroll.ts';
import { type Bill, billsOf } from './flows/services.ts';
import { allowanceBases, allowanceDue } from './flows/yearEnd.ts';
import { LEAD } from './members.ts';
import { inside, outside, PARTY } from './parties.ts';

const ASSETS: Readonly<Record<FixedAsset, number>> = { building: 250, medical: 520, general: 600, furniture: 400 };

/** Last year's quota that the treasury still owes (1201), by member. */
const RETURNABLE: Readonly<Record<string, number>> = { H03: 300_000 };

function openCash(desk: Desk): void {
  const { member, plan, books } = desk;
  const chance = desk.chance('opening-cash', 0);
  books.open(ACCOUNT.cash, wholly(chance.between(yuan(4_000), yuan(isHospital(desk) ? 36_000 : 9_000)), 10));
  books.open(ACCOUNT.basicBank, chance.vary(permille(plan.revenue, isHospital(desk) ? 110 : 160), 150));
  books.open(ACCOUNT.specialBank, chance.vary(permille(plan.revenue, isHospital(desk) ? 12 : 14), 150));
  if (isHospital(desk)) books.open(ACCOUNT.platform, portion(plan.outpatient[11]!, 1, 90));
  books.open(ACCOUNT.quotaReturnable, yuan(RETURNABLE[member.code] ?? 0));
}

function openReceivables(desk: Desk, bills: readonly Bill[]): void {
  const { member, plan, books } = desk;
  const insurance = { counterparty: outside(PARTY.insurance) };
  const patients = { counterparty: outside(PARTY.patients) };
  const outpatients = permille(plan.outpatient[11]!, 600);
  const inpatients = permille(plan.inpatient[11]!, 618);
  const accounts = new Map<string, number>();
  for (const [kind, amount] of [
    ['outpatient', outpatients],
    ['inpatient', inpatients],
  ] as const) {
    const account = insuranceReceivable(member, kind);
    accounts.set(account, (accounts.get(account) ?? 0) + amount);
  }
  for (const [account, amount] of accounts) books.open(account, amount, insurance);
  if (member.inpatients) {
    books.open(ACCOUNT.inpatientReceivable, permille(plan.inpatient[11]!, 280), patients);
    books.open(ACCOUNT.dischargedArrears, permille(plan.inpatient[11]!, 3), patients);
    books.open(ACCOUNT.inpatientDeposit, -permille(plan.inpatient[11]!, 240), patients);
  }
  for (const bill of bills) {
    const tag = (other: Desk) => ({ counterparty: inside(other.member.code) });
    if (bill.seller === desk) books.open(ACCOUNT.internalReceivable, bill.amount, tag(bill.buyer));
    if (bill.buyer === desk) books.open(ACCOUNT.internalPayable, -bill.amount, tag(bill.seller));
  }
}

function openStocks(desk: Desk): void {
  const { member, books } = desk;
  for (const drug of ['western', 'patent', 'herbal'] as const)
    books.open(stockAccount(member, drug), wholly(stockAtStart(desk, drug, 1), yuan(1)));
  if (isPrimary(desk)) books.open(stockAccount(member, 'vaccine'), wholly(stockAtStart(desk, 'vaccine', 1), yuan(1)));
  for (const { account, amount } of materialsAtStart(desk, 1)) books.open(account, wholly(amount, 10));
}

function openAssets(desk: Desk): void {
  const { member, plan, books } = desk;
  for (const [kind, gross] of Object.entries(plan.fixedAssets) as [FixedAsset, number][]) {
    const fiscal = permille(gross, plan.fiscalAssets);
    const depreciated = permille(gross, ASSETS[kind]);
    const ofFiscal = permille(depreciated, plan.fiscalAssets);
    books.open(fixedAsset(kind), fiscal, { fund: 'fiscal-project' });
    books.open(fixedAsset(kind), gross - fiscal, { fund: 'other' });
    books.open(accumulatedDepreciation(kind), -ofFiscal, { fund: 'fiscal-project' });
    books.open(accumulatedDepreciation(kind), ofFiscal - depreciated, { fund: 'other' });
  }
  books.open(ACCOUNT.intangible, plan.intangible, { fund: 'other' });
  books.open(ACCOUNT.amortisation, -permille(plan.intangible, 380), { fund: 'other' });
  if (member.code === LEAD) books.open(ACCOUNT.construction, yuan(8_400_000), { fund: 'fiscal-project' });
}

/** What is owed for last month's deliveries: the lead owes the houses for all, each member owes the lead. */
function openDrugDebts(county: County, desk: Desk): void {
  const orders = lastOrders(desk);
  if (desk.member.code !== LEAD) {
    const worth = total(orders.map(({ amount }) => amount));
    desk.books.open(ACCOUNT.internalOtherPayable, -worth, { counterparty: inside(LEAD) });
    county.lead.books.open(ACCOUNT.internalOther, worth, { counterparty: inside(desk.member.code) });
    return;
  }
  for (const { house, amount } of orders)
    desk.books.open(ownDrugPayable(desk.member), -amount, { counterparty: outside(house) });
  for (const at of [0, 1, 2, 3]) {
    const lines = county.members.map((each) => lastOrders(each)[at]!);
    desk.books.open(ACCOUNT.membersDrugPayable, -total(lines.map(({ amount }) => amount)), {
      counterparty: outside(lines[0]!.house),
    });
  }
}

function openDebts(desk: Desk): void {
  const { member, plan, books } = desk;
  const [materialsA, materialsB] = split(
    materialsAtStart(desk, 12).reduce((sum, { amount }) => sum + amount, 0),
    [67, 33],
  );
  books.open(ACCOUNT.materialsPayable, -materialsA!, { counterparty: outside(PARTY.materialsA) });
  books.open(ACCOUNT.materialsPayable, -materialsB!, { counterparty: outside(PARTY.materialsB) });
  books.open(ACCOUNT.otherPayable, -plan.goods.repair, { counterparty: outside(PARTY.repair) });
  const { performance, tax } = owedFromLastYear(desk);
  books.open(ACCOUNT.performancePay, -performance);
  books.open(ACCOUNT.incomeTax, -tax);
  books.open(ACCOUNT.guarantee, -yuan(isHospital(desk) ? 120_000 : 8_000), { counterparty: outside(PARTY.bidders) });
  if (isPrimary(desk))
    books.open(ACCOUNT.drugPayable, -wholly(stockAtStart(desk, 'vaccine', 12), yuan(1)), {
      counterparty: outside(PARTY.diseaseControl),
    });
  if (member.twoLines) openPendingCharges(desk);
  if (member.code === LEAD) {
    books.open(ACCOUNT.shortLoan, -yuan(12_000_000), { counterparty: outside(PARTY.bank) });
    books.open(ACCOUNT.interestPayable, -monthlyInterest(yuan(12_000_000)), { counterparty: outside(PARTY.bank) });
    books.open(ACCOUNT.vat, -yuan(600));
  }
  if (member.code === 'H02')
    books.open(ACCOUNT.longPayable, -yuan(2_400_000), { counterparty: outside(PARTY.equipment) });
  if (member.code === 'T11') books.open(ACCOUNT.longLoan, -yuan(300_000), { counterparty: outside(PARTY.bank) });
}

/** 收支两条线: charges that insurance has not paid yet wait in 2308 like the receivable they stand against. */
function openPendingCharges(desk: Desk): void {
  const { member, plan, books } = desk;
  const charges = Object.entries(plan.outpatientMix) as [keyof typeof plan.outpatientMix, number][];
  const parts = split(
    books.balance(insuranceReceivable(member, 'outpatient')),
    charges.map(([, weight]) => weight),
  );
  charges.forEach(([charge], at) => {
    books.open(chargeAccount(member, 'outpatient', charge), -parts[at]!);
  });
}

function openAllowances(county: County, desk: Desk): void {
  for (const base of allowanceBases(county, desk)) {
    const due = allowanceDue(desk, base);
    // Last year's receivables were a little smaller: the year's change is not nil.
    desk.books.open(base.allowance, -permille(due, 900), { counterparty: base.counterparty });
  }
}

/** What is left is the unit's own: special funds, and 累计盈余 by where it came from. */
function openNetAssets(desk: Desk): void {
  const { member, books } = desk;
  const { risk, welfare } = fundsAtStart(desk);
  books.open(ACCOUNT.welfareFund, -welfare);
  books.open(ACCOUNT.riskFund, -risk);
  const left = total(books.openings.map(({ amount }) => amount));
  const parts = isHospital(desk)
    ? ([
        ['fiscal-project', 180],
        ['research', 8],
        ['medical', 812],
      ] as const)
    : ([
        ['public-health', 90],
        ['medical', 910],
      ] as const);
  const amounts = split(
    left,
    parts.map(([, weight]) => weight),
  );
  const byAccount = new Map<string, number>();
  parts.forEach(([of], at) => {
    const account = accumulatedSurplus(member, of);
    byAccount.set(account, (byAccount.get(account) ?? 0) + amounts[at]!);
  });
  for (const [account, amount] of byAccount) books.open(account, -amount);
}

/**
 * 预算结余 at the beginning: 8001 is the cash that budget accounting knows, which is all of it but what was only taken in
 * for others (保证金; 待结算 charges would already have been returned).
 */
function openBudget(desk: Desk): void {
  const { member, books } = desk;
  const cash = total(
    [ACCOUNT.cash, ACCOUNT.basicBank, ACCOUNT.specialBank, ACCOUNT.platform].map((code) => books.balance(code)),
  );
  const funds = cash + books.balance(ACCOUNT.guarantee);
  const returnable = books.balance(ACCOUNT.quotaReturnable);
  books.open(ACCOUNT.funds, funds);
  books.open(ACCOUNT.fundsReturnable, returnable);
  const welfare = -books.balance(ACCOUNT.welfareFund);
  const fiscal = returnable + permille(books.balance(ACCOUNT.specialBank), isPrimary(desk) ? 700 : 200);
  const earmarked = isHospital(desk) ? permille(books.balance(ACCOUNT.specialBank), 300) : 0;
  books.open(earmarkedFund(member), -welfare);
  books.open(ACCOUNT.fiscalCarryOver, -fiscal);
  books.open(ACCOUNT.earmarkedCarryOver, -earmarked);
  books.open(ACCOUNT.freeSurplus, -(funds + returnable - welfare - fiscal - earmarked));
}

/**
 * 年初余额 of every member, both books balanced; what one owes another stands on both sides.
 * @returns last December's service bills, which January pays.
 */
export function openTheYear(county: County, december: Month): Bill[] {
  const bills = billsOf(county, december);
  for (const desk of county.desks) {
    openCash(desk);
    openReceivables(desk, bills);
    openStocks(desk);
    openAssets(desk);
    openDrugDebts(county, desk);
    openDebts(desk);
  }
  for (const desk of county.desks) {
    openAllowances(county, desk);
    openNetAssets(desk);
    openBudget(desk);
  }
  return bills;
}
