import { ACCOUNT, type Charge, insuranceReceivable, revenueAccount } from '../accounts.ts';
import { permille, split } from '../amounts.ts';
import { cr, dr, received } from '../books.ts';
import type { Month } from '../calendar.ts';
import { type Desk, isHospital } from '../desk.ts';
import { outside, PARTY } from '../parties.ts';
import { cellsOf, type Dispensed, dispensedIn, NOTHING, together } from './outpatients.ts';

const PATIENTS = { counterparty: outside(PARTY.patients) };
const INSURANCE = { counterparty: outside(PARTY.insurance) };

const inpatientFit = (hospital: boolean) => (position: number, charge: Charge) => {
  if (!hospital) return true;
  if (charge === 'surgery' || charge === 'materials') return position % 2 === 1;
  if (charge === 'patent' || charge === 'herbal') return position % 3 === 0;
  if (charge === 'other') return position % 4 === 0;
  return true;
};

/**
 * 住院: deposits at admission (P5), income day by day against 应收在院病人医疗款, and at discharge the deposit is used,
 * insurance takes its part and the patient pays the rest (P6, P3).
 */
export function inpatientRevenue(desk: Desk, month: Month): Dispensed {
  const { member, plan, books } = desk;
  if (!member.inpatients) return NOTHING;
  const chance = desk.chance('inpatients', month.number);
  const departments = desk.departments.map(({ code, inpatients }) => ({ code, weight: inpatients }));
  const cells = cellsOf(departments, plan.inpatientMix, inpatientFit(isHospital(desk)));
  const days = isHospital(desk) ? [15, month.last] : [month.last];
  const batches = split(
    chance.vary(plan.inpatient[month.number - 1]!, 25),
    days.map(() => chance.between(900, 1100)),
  );
  let sold = NOTHING;
  days.forEach((day, at) => {
    const batch = batches[at]!;
    const amounts = split(
      batch,
      cells.map((cell) => chance.vary(cell.weight, 60)),
    );
    sold = together(sold, dispensedIn(cells, amounts));
    takeDeposits(desk, month, day - 2, permille(batch, chance.between(325, 345)));
    books.post(
      month.day(day),
      `${month.number}月${day}日止住院收入日报汇总`,
      [
        dr(ACCOUNT.inpatientReceivable, batch, PATIENTS),
        ...cells.map((cell, i) =>
          cr(revenueAccount(member, 'inpatient', cell.charge), amounts[i]!, { department: cell.department }),
        ),
      ],
      2,
    );
    discharge(desk, month, day, permille(batch, chance.between(985, 1010)));
  });
  return sold;
}

function takeDeposits(desk: Desk, month: Month, day: number, amount: number): void {
  const cash = permille(amount, 60);
  const date = month.day(day);
  desk.books.post(date, '收住院病人预交金', [
    dr(ACCOUNT.cash, cash),
    dr(ACCOUNT.basicBank, amount - cash),
    cr(ACCOUNT.inpatientDeposit, amount, PATIENTS),
    ...received(amount, ACCOUNT.inpatientBudget, { fund: 'other' }),
  ]);
  desk.books.post(date, '住院预交金现金缴存银行', [dr(ACCOUNT.basicBank, cash), cr(ACCOUNT.cash, cash)]);
}

/** 出院结算: 33% from the deposit, 62% from insurance, a little stays unpaid, the rest by bank. */
function discharge(desk: Desk, month: Month, day: number, amount: number): void {
  const deposit = permille(amount, 330);
  const insured = permille(amount, 620);
  const unpaid = permille(amount, 2);
  const paid = amount - deposit - insured - unpaid;
  desk.books.post(
    month.day(day),
    `${month.number}月${day}日止出院病人结算`,
    [
      dr(ACCOUNT.inpatientDeposit, deposit, PATIENTS),
      dr(insuranceReceivable(desk.member, 'inpatient'), insured, INSURANCE),
      dr(ACCOUNT.dischargedArrears, unpaid, PATIENTS),
      dr(ACCOUNT.basicBank, paid),
      cr(ACCOUNT.inpatientReceivable, amount, PATIENTS),
      ...received(paid, ACCOUNT.inpatientBudget, { fund: 'other' }),
    ],
    3,
  );
}

/** Once a quarter most of what discharged patients owe is collected (P3). */
export function collectArrears(desk: Desk, month: Month): void {
  if (!desk.member.inpatients || month.number % 3 !== 1) return;
  const amount = permille(desk.books.balance(ACCOUNT.dischargedArrears), 800);
  desk.books.post(month.workday(19), '收回出院病人欠费', [
    dr(ACCOUNT.basicBank, amount),
    cr(ACCOUNT.dischargedArrears, amount, PATIENTS),
    ...received(amount, ACCOUNT.inpatientBudget, { fund: 'other' }),
  ]);
}
