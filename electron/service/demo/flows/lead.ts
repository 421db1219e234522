import { ACCOUNT, expenseAccount, fixedAsset } from '../accounts.ts';
import { portion, wholly, yuan } from '../amounts.ts';
import { cr, dr, received, spent } from '../books.ts';
import type { Month } from '../calendar.ts';
import { type Desk, departmentOf } from '../desk.ts';
import { outside, PARTY } from '../parties.ts';

const OTHER = { fund: 'other' } as const;
const BANK = { counterparty: outside(PARTY.bank) };

/** A month's interest on the working-capital loan, 3.6% a year. */
export const monthlyInterest = (principal: number): number => portion(principal, 36, 12_000);

/** 流动资金贷款 (P14): interest month by month, paid each quarter; in June the old loan goes and a smaller one comes. */
function workingCapital(desk: Desk, month: Month): void {
  const { books } = desk;
  books.post(month.workday(28), `计提${month.number}月贷款利息`, [
    dr(ACCOUNT.interestExpense, monthlyInterest(-books.balance(ACCOUNT.shortLoan))),
    cr(ACCOUNT.interestPayable, monthlyInterest(-books.balance(ACCOUNT.shortLoan)), BANK),
  ]);
  if (month.number % 3 === 0) {
    const due = -books.balance(ACCOUNT.interestPayable);
    books.post(month.day(month.last), '支付本季贷款利息', [
      dr(ACCOUNT.interestPayable, due, BANK),
      cr(ACCOUNT.basicBank, due),
      ...spent(due, ACCOUNT.interestSpending, OTHER),
    ]);
  }
  if (month.number !== 6) return;
  const old = -books.balance(ACCOUNT.shortLoan);
  books.post(month.workday(17), '归还到期流动资金贷款', [
    dr(ACCOUNT.shortLoan, old, BANK),
    cr(ACCOUNT.basicBank, old),
    ...spent(old, ACCOUNT.repaymentSpending, OTHER),
  ]);
  books.post(month.workday(19), '取得流动资金贷款', [
    dr(ACCOUNT.basicBank, yuan(10_000_000)),
    cr(ACCOUNT.shortLoan, yuan(10_000_000), BANK),
    ...received(yuan(10_000_000), ACCOUNT.debtBudget, OTHER),
  ]);
}

/** 科教: a provincial research project in March, teaching income in September, and what the project uses. */
function research(desk: Desk, month: Month): void {
  const { member, books } = desk;
  const chance = desk.chance('research', month.number);
  const tag = { fund: 'research', project: 'KY01' };
  const income = new Map([
    [3, ['41010201', '61010201', 300_000, '收科研项目经费']],
    [9, ['41010202', '61010202', 60_000, '收医学院实习带教费']],
  ] as const).get(month.number as 3 | 9);
  if (income) {
    const [revenue, budget, amount, summary] = income;
    books.post(month.workday(16), summary, [
      dr(ACCOUNT.specialBank, yuan(amount)),
      cr(revenue, yuan(amount), { ...tag, department: '01', counterparty: outside(PARTY.provincialHealth) }),
      ...received(yuan(amount), budget, tag),
    ]);
  }
  if (month.number < 4) return;
  const used = chance.vary(yuan(30_000), 200);
  const department = departmentOf(desk, '01');
  books.post(month.workday(24), '支付科研项目试剂及测试费', [
    dr(expenseAccount(member, department, 'other'), used, { ...tag, department: department.code }),
    cr(ACCOUNT.specialBank, used),
    ...spent(used, ACCOUNT.goodsSpending, tag),
  ]);
}

/** 停车场 (经营) and the shop in the lobby (出租, with 增值税 passed on a month later). */
function besidesMedicine(desk: Desk, month: Month): void {
  const { books } = desk;
  const chance = desk.chance('business', month.number);
  const parking = wholly(chance.between(yuan(52_000), yuan(68_000)), 100);
  books.post(month.workday(29), `${month.number}月停车场收入`, [
    dr(ACCOUNT.basicBank, parking),
    cr(ACCOUNT.business, parking, OTHER),
    ...received(parking, ACCOUNT.businessBudget, OTHER),
  ]);
  const wages = wholly(chance.between(yuan(33_000), yuan(41_000)), 100);
  books.post(month.workday(29), `支付${month.number}月停车场外包服务费`, [
    dr(ACCOUNT.businessExpense, wages, OTHER),
    cr(ACCOUNT.basicBank, wages),
    ...spent(wages, ACCOUNT.businessSpending, OTHER),
  ]);
  const tax = -books.balance(ACCOUNT.vat);
  books.post(month.workday(14), '申报缴纳上月增值税', [
    dr(ACCOUNT.vat, tax),
    cr(ACCOUNT.basicBank, tax),
    ...spent(tax, ACCOUNT.goodsSpending, OTHER),
  ]);
  const rent = { ...OTHER, counterparty: outside(PARTY.tenant) };
  books.post(month.workday(8), '收门诊楼小卖部租金', [
    dr(ACCOUNT.basicBank, yuan(12_600)),
    cr(ACCOUNT.rent, yuan(12_000), rent),
    cr(ACCOUNT.vat, yuan(600)),
    ...received(yuan(12_600), ACCOUNT.rentBudget, rent),
  ]);
}

/** A year's liability insurance, paid in January and spread over the months (1401). */
function insurancePremium(desk: Desk, month: Month): void {
  const { member, books } = desk;
  if (month.number === 1)
    books.post(month.workday(9), '支付全年医疗责任险保费', [
      dr(ACCOUNT.deferred, yuan(600_000)),
      cr(ACCOUNT.basicBank, yuan(600_000)),
      ...spent(yuan(600_000), ACCOUNT.goodsSpending, OTHER),
    ]);
  const department = departmentOf(desk, '41');
  books.post(month.workday(28), `摊销${month.number}月医疗责任险`, [
    dr(expenseAccount(member, department, 'other'), yuan(50_000), { department: department.code, fund: 'other' }),
    cr(ACCOUNT.deferred, yuan(50_000)),
  ]);
}

/** A prepayment for a scanner in September that arrives in October (P12 with 1214); on the province's money. */
function scanner(desk: Desk, month: Month): void {
  const maker = { counterparty: outside(PARTY.equipment) };
  const tag = { fund: 'other-level-fiscal' };
  if (month.number === 9)
    desk.books.post(month.workday(24), '预付内镜工作站购置款', [
      dr(ACCOUNT.prepayment, yuan(700_000), maker),
      cr(ACCOUNT.basicBank, yuan(700_000)),
      ...spent(yuan(700_000), ACCOUNT.capitalSpending, tag),
    ]);
  if (month.number === 10)
    desk.books.post(month.workday(22), '内镜工作站验收', [
      dr(fixedAsset('medical'), yuan(700_000), tag),
      cr(ACCOUNT.prepayment, yuan(700_000), maker),
    ]);
}

/** 受托代理: the county's relief supplies, kept for a while and handed on (P26, 1891/2901). */
function entrusted(desk: Desk, month: Month): void {
  const bureau = { counterparty: outside(PARTY.healthBureau) };
  if (month.number === 6)
    desk.books.post(month.workday(11), '受托代管救灾药械', [
      dr(ACCOUNT.entrustedAsset, yuan(80_000), bureau),
      cr(ACCOUNT.entrustedLiability, yuan(80_000), bureau),
    ]);
  if (month.number === 10)
    desk.books.post(month.workday(13), '受托代管救灾药械调出', [
      dr(ACCOUNT.entrustedLiability, yuan(80_000), bureau),
      cr(ACCOUNT.entrustedAsset, yuan(80_000), bureau),
    ]);
}

/** What only the county hospital does. */
export function leadAffairs(desk: Desk, month: Month): void {
  workingCapital(desk, month);
  research(desk, month);
  besidesMedicine(desk, month);
  insurancePremium(desk, month);
  scanner(desk, month);
  entrusted(desk, month);
}

/** T11's interest on the bank loan its old ward was built with, 4.5% a year (P14; 25号 knows no 利息费用 but 5901). */
export function oldLoan(desk: Desk, month: Month): void {
  const due = portion(-desk.books.balance(ACCOUNT.longLoan), 45, 12_000);
  desk.books.post(month.workday(20), `支付${month.number}月病房楼借款利息`, [
    dr(ACCOUNT.interestExpense, due),
    cr(ACCOUNT.basicBank, due),
    ...spent(due, ACCOUNT.interestSpending, OTHER),
  ]);
}

/** H02 bought its CT by instalments: a quarter's part of 长期应付款. */
export function instalments(desk: Desk, month: Month): void {
  if (desk.member.code !== 'H02' || month.number % 3 !== 0) return;
  const maker = { counterparty: outside(PARTY.equipment) };
  desk.books.post(month.workday(20), '支付CT分期付款', [
    dr(ACCOUNT.longPayable, yuan(300_000), maker),
    cr(ACCOUNT.basicBank, yuan(300_000)),
    ...spent(yuan(300_000), ACCOUNT.capitalSpending, OTHER),
  ]);
}
