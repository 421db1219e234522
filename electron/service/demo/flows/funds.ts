import { ACCOUNT, earmarkedFund, expenseAccount } from '../accounts.ts';
import { permille, portion, split, yuan } from '../amounts.ts';
import { cr, dr, spent } from '../books.ts';
import type { Month } from '../calendar.ts';
import { clinical, type Desk, isHospital } from '../desk.ts';

/** 医疗风险基金 (P22): two per mille of medical revenue, set aside from revenue and charged to those who treat. */
export function setAsideForRisk(desk: Desk, month: Month): void {
  const { member, plan, books } = desk;
  const at = month.number - 1;
  const amount = permille(plan.outpatient[at]! + plan.inpatient[at]!, 2);
  const departments = clinical(desk);
  const shares = split(
    amount,
    departments.map(({ outpatients, inpatients }) => outpatients + 2 * inpatients),
  );
  books.post(month.workday(29), `计提${month.number}月医疗风险基金`, [
    ...departments.map((department, i) =>
      dr(expenseAccount(member, department, 'riskFund'), shares[i]!, { department: department.code, fund: 'other' }),
    ),
    cr(ACCOUNT.riskFund, amount),
  ]);
}

/** 使用专用基金 (P23): a settlement with a patient from the risk fund, welfare of the staff from the welfare fund. */
export function spendFunds(desk: Desk, month: Month): void {
  const { member, books } = desk;
  const chance = desk.chance('funds', month.number);
  if ((isHospital(desk) && month.number === 4) || (member.code === 'T03' && month.number === 10)) {
    const amount = portion(-books.balance(ACCOUNT.riskFund), chance.between(10, 20), 100);
    books.post(month.workday(21), '支付医疗纠纷赔偿款（医疗风险基金）', [
      dr(ACCOUNT.riskFund, amount),
      cr(ACCOUNT.basicBank, amount),
      ...spent(amount, ACCOUNT.goodsSpending, { fund: 'special-fund' }),
    ]);
  }
  if (month.number === 9) {
    const amount = portion(-books.balance(ACCOUNT.welfareFund), chance.between(10, 25), 100);
    books.post(month.workday(25), '中秋国庆职工福利支出（职工福利基金）', [
      dr(ACCOUNT.welfareFund, amount),
      cr(ACCOUNT.basicBank, amount),
      ...spent(amount, earmarkedFund(member), { fund: 'special-fund' }),
    ]);
  }
}

/** What the funds hold when the year begins. */
export const fundsAtStart = (desk: Desk): { risk: number; welfare: number } => ({
  risk: permille(desk.plan.revenue, 4),
  welfare: desk.member.kind === 'community' ? yuan(30_000) : permille(desk.plan.revenue, 6),
});
