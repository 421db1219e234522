import { ACCOUNT, appropriation, expenseAccount } from '../accounts.ts';
import { permille, portion, split, total } from '../amounts.ts';
import { cr, dr, type Entry, spent } from '../books.ts';
import type { Month } from '../calendar.ts';
import type { Department } from '../departments.ts';
import { type Desk, fundOf } from '../desk.ts';
import { outside, PARTY } from '../parties.ts';

/** Parts of what people cost, per mille of the payroll. */
const PARTS = { base: 460, allowance: 90, performance: 240, social: 130, housing: 80 } as const;
/** Withheld from wages, per mille of the payroll: the employees' own parts and their tax. */
const WITHHELD = { social: 46, housing: 80, tax: 8 } as const;

const TREASURY = { counterparty: outside(PARTY.treasury) };

interface Purse {
  readonly fund: string;
  readonly bank: string;
  readonly weight: number;
}

/** Which purses pay wages that the treasury does not pay itself: earmarked money from 专户, the rest from 基本户. */
function pursesOf(desk: Desk): Purse[] {
  const { plan } = desk;
  const own = plan.payroll - total(plan.fiscalBasic);
  const publicHealth = permille(plan.publicHealth, 550);
  const essentialMedicine = permille(plan.essentialMedicine, 960);
  return [
    { fund: 'other', bank: ACCOUNT.basicBank, weight: own - publicHealth - essentialMedicine },
    { fund: 'public-health', bank: ACCOUNT.specialBank, weight: publicHealth },
    { fund: 'essential-medicine', bank: ACCOUNT.specialBank, weight: essentialMedicine },
  ].filter((purse) => purse.weight > 0);
}

/** The credit to the banks and the budget block of wages paid. */
function paidFrom(desk: Desk, amount: number): Entry[] {
  const purses = pursesOf(desk);
  const parts = split(
    amount,
    purses.map((purse) => purse.weight),
  );
  return purses.flatMap((purse, at) => [
    cr(purse.bank, parts[at]!),
    ...spent(parts[at]!, ACCOUNT.staffSpending, { fund: purse.fund }),
  ]);
}

const monthly = (desk: Desk, part: number): number => portion(permille(desk.plan.payroll, part), 1, 12);

function overDepartments(desk: Desk, amount: number): { department: Department; amount: number }[] {
  const parts = split(
    amount,
    desk.departments.map((department) => desk.plan.people.get(department.code) ?? 0),
  );
  return desk.departments.map((department, at) => ({ department, amount: parts[at]! }));
}

/**
 * 计提工资 (P10), by department and by fund: 公卫科 on public-health money, what the treasury pays as 财政基本拨款经费 on
 * 临床 and 医技, the essential-medicine subsidy on those who treat patients, the rest on other money.
 */
function accruePay(desk: Desk, month: Month): void {
  const { member, plan, books } = desk;
  const base = monthly(desk, PARTS.base);
  const allowance = monthly(desk, PARTS.allowance);
  const social = monthly(desk, PARTS.social);
  const housing = monthly(desk, PARTS.housing);
  const shares = overDepartments(desk, base + allowance + social + housing);
  const others = shares.filter(({ department }) => fundOf(desk, department) === 'other');
  const fiscal = split(
    plan.fiscalBasic[month.number - 1]!,
    others.map(({ department, amount }) =>
      department.class === 'clinical' || department.class === 'technology' ? amount : 0,
    ),
  );
  const treating = others.map(({ department, amount }) => (department.class === 'clinical' ? amount : 0));
  const subsidy = split(portion(permille(plan.essentialMedicine, 960), 1, 12), treating);
  const entries = shares.flatMap(({ department, amount }): Entry[] => {
    const code = expenseAccount(member, department, 'wages');
    const tag = (fund: string) => ({ department: department.code, fund });
    const at = others.findIndex((each) => each.department === department);
    if (at < 0) return [dr(code, amount, tag('public-health'))];
    return [
      dr(code, amount - fiscal[at]! - subsidy[at]!, tag('other')),
      dr(code, fiscal[at]!, tag('fiscal-basic')),
      dr(code, subsidy[at]!, tag('essential-medicine')),
    ];
  });
  books.post(month.workday(10), `计提${month.number}月工资、社会保险费和住房公积金`, [
    ...entries,
    cr(ACCOUNT.basicPay, base),
    cr(ACCOUNT.allowancePay, allowance),
    cr(ACCOUNT.socialInsurance, social),
    cr(ACCOUNT.housingFund, housing),
  ]);
}

/** 发放工资 (P11): the treasury's part directly or from the quota, the rest by bank with what is withheld. */
function payWages(desk: Desk, month: Month): void {
  const { member, plan, books } = desk;
  const fiscal = plan.fiscalBasic[month.number - 1]!;
  const basic = { fund: 'fiscal-basic' };
  const direct = member.fiscalPath === 'direct-payment';
  books.post(month.workday(15), `财政${direct ? '直接' : '授权'}支付${month.number}月基本工资`, [
    dr(ACCOUNT.basicPay, fiscal),
    direct
      ? cr(appropriation(member, 'basic', 'medical'), fiscal, { ...basic, ...TREASURY })
      : cr(ACCOUNT.quota, fiscal),
    dr(ACCOUNT.staffSpending, fiscal, basic),
    direct ? cr(ACCOUNT.basicAppropriation, fiscal, { ...basic, ...TREASURY }) : cr(ACCOUNT.fundsQuota, fiscal),
  ]);
  const base = monthly(desk, PARTS.base) - fiscal;
  const allowance = monthly(desk, PARTS.allowance);
  const [social, housing, tax] = [WITHHELD.social, WITHHELD.housing, WITHHELD.tax].map((part) => monthly(desk, part));
  books.post(
    month.workday(15),
    `发放${month.number}月工资并代扣款项`,
    [
      dr(ACCOUNT.basicPay, base),
      dr(ACCOUNT.allowancePay, allowance),
      cr(ACCOUNT.socialInsurance, social!),
      cr(ACCOUNT.housingFund, housing!),
      cr(ACCOUNT.incomeTax, tax!),
      ...paidFrom(desk, base + allowance - social! - housing! - tax!),
    ],
    3,
  );
}

/** 绩效工资: accrued at the month's end, paid on the 12th of the next. */
function performancePay(desk: Desk, month: Month): void {
  const { member, books } = desk;
  const chance = desk.chance('performance', month.number);
  const bonus = month.number === 12 ? 1060 : 994;
  const amount = chance.vary(permille(monthly(desk, PARTS.performance), bonus), 20);
  books.post(month.workday(month.last - 1), `计提${month.number}月绩效工资`, [
    ...overDepartments(desk, amount).map(({ department, amount: share }) =>
      dr(expenseAccount(member, department, 'wages'), share, {
        department: department.code,
        fund: fundOf(desk, department),
      }),
    ),
    cr(ACCOUNT.performancePay, amount),
  ]);
}

function settle(desk: Desk, month: Month, day: number, summary: string, codes: readonly string[]): void {
  const due = codes.map((code) => -desk.books.balance(code));
  desk.books.post(month.workday(day), summary, [
    ...codes.map((code, at) => dr(code, due[at]!)),
    ...paidFrom(desk, total(due)),
  ]);
}

/** A month of wages: last month's bonus and tax, this month's wages, insurance and housing fund, this month's bonus. */
export function payroll(desk: Desk, month: Month): void {
  settle(desk, month, 12, '发放上月绩效工资、缴纳代扣个人所得税', [ACCOUNT.performancePay, ACCOUNT.incomeTax]);
  accruePay(desk, month);
  payWages(desk, month);
  settle(desk, month, 22, '缴纳社会保险费和住房公积金', [ACCOUNT.socialInsurance, ACCOUNT.housingFund]);
  performancePay(desk, month);
}

/** What stood unpaid at the beginning of the year: December's bonus and the tax withheld from December's wages. */
export const owedFromLastYear = (desk: Desk): { performance: number; tax: number } => ({
  performance: monthly(desk, PARTS.performance),
  tax: monthly(desk, WITHHELD.tax),
});
