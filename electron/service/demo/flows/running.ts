import { ACCOUNT, type Expense, expenseAccount } from '../accounts.ts';
import { portion, split, wholly, yuan } from '../amounts.ts';
import { cr, dr, type Entry, spent } from '../books.ts';
import type { Month } from '../calendar.ts';
import { type Department, PUBLIC_HEALTH } from '../departments.ts';
import { clinical, type Desk, departmentOf, fundOf, isHospital } from '../desk.ts';
import { outside, PARTY } from '../parties.ts';

/** An amount spent for some departments, each on its own fund; earmarked parts leave from 专户. */
function paidFor(desk: Desk, shares: readonly { department: Department; amount: number }[], expense: Expense): Entry[] {
  const byFund = new Map<string, number>();
  for (const { department, amount } of shares) {
    const fund = fundOf(desk, department);
    byFund.set(fund, (byFund.get(fund) ?? 0) + amount);
  }
  return [
    ...shares.map(({ department, amount }) =>
      dr(expenseAccount(desk.member, department, expense), amount, {
        department: department.code,
        fund: fundOf(desk, department),
      }),
    ),
    ...[...byFund].flatMap(([fund, amount]) => [
      cr(fund === 'public-health' ? ACCOUNT.specialBank : ACCOUNT.basicBank, amount),
      ...spent(amount, ACCOUNT.goodsSpending, { fund }),
    ]),
  ];
}

const overAll = (desk: Desk, amount: number) => {
  const parts = split(
    amount,
    desk.departments.map((department) => desk.plan.people.get(department.code) ?? 0),
  );
  return desk.departments.map((department, at) => ({ department, amount: parts[at]! }));
};

function utilities(desk: Desk, month: Month): void {
  const amount = desk.chance('utilities', month.number).vary(desk.plan.goods.utilities, 80);
  desk.books.post(month.workday(11), '支付上月水电费', paidFor(desk, overAll(desk, amount), 'utilities'), 2);
}

/** Repairs are done on account and paid next month (P7, P8 for services). */
function repairs(desk: Desk, month: Month): void {
  const { books } = desk;
  const chance = desk.chance('repair', month.number);
  const tag = { counterparty: outside(PARTY.repair) };
  const due = -books.balance(ACCOUNT.otherPayable, tag.counterparty);
  books.post(month.workday(16), '支付上月维修费', [
    dr(ACCOUNT.otherPayable, due, tag),
    cr(ACCOUNT.basicBank, due),
    ...spent(due, ACCOUNT.goodsSpending, { fund: 'other' }),
  ]);
  const able = desk.departments.filter((department) => fundOf(desk, department) === 'other');
  const jobs = isHospital(desk) ? 4 : 1;
  const parts = split(
    chance.vary(desk.plan.goods.repair, 150),
    Array.from({ length: jobs }, () => chance.between(60, 140)),
  );
  parts.forEach((amount, at) => {
    const department = able[(month.number * 5 + at * 3) % able.length]!;
    books.post(month.workday(8 + 5 * at), `${department.name}设备及房屋维修`, [
      dr(expenseAccount(desk.member, department, 'repair'), amount, { department: department.code, fund: 'other' }),
      cr(ACCOUNT.otherPayable, amount, tag),
    ]);
  });
}

/** One payment by bank for one department. */
function payment(
  desk: Desk,
  month: Month,
  day: number,
  of: string,
  amount: number,
  expense: Expense,
  what: string,
): void {
  desk.books.post(month.workday(day), what, paidFor(desk, [{ department: departmentOf(desk, of), amount }], expense));
}

function contracts(desk: Desk, month: Month): void {
  const { plan } = desk;
  const chance = desk.chance('contracts', month.number);
  if (isHospital(desk)) payment(desk, month, 18, '43', plan.goods.property, 'property', '支付本月物业保洁费');
  else if (month.number % 3 === 0)
    payment(desk, month, 18, '4', 3 * plan.goods.property, 'property', '支付本季物业保洁费');
  const [waste, other] = split(chance.vary(plan.goods.service, 60), [45, 55]);
  payment(desk, month, 14, '31', waste!, 'service', '支付医疗废物处置费');
  const serving = clinical(desk);
  payment(desk, month, 21, serving[month.number % serving.length]!.code, other!, 'service', '支付外聘专家劳务及检测费');
  payment(desk, month, 9, '4', chance.vary(plan.goods.vehicle, 120), 'vehicle', '支付救护车及公务用车燃油维修费');
  if (month.number % 3 === 0) payment(desk, month, 20, '4', 3 * plan.goods.training, 'training', '支付业务培训费');
}

/** 提现、零星报销和备用金: advances are 暂付款 without a budget block until they are settled (解释第1号 三). */
function pettyCash(desk: Desk, month: Month): void {
  const { member, plan, books } = desk;
  const chance = desk.chance('petty', month.number);
  const office = chance.vary(plan.goods.office, 100);
  const travel = wholly(chance.vary(plan.goods.travel, 200), 100);
  const small = isHospital(desk) ? 4 : 1;
  const [byBank, inCash] = split(office, isHospital(desk) ? [80, 20] : [50, 50]);
  const advance = wholly(travel + yuan(500), yuan(100));
  books.post(month.workday(3), '从基本户提取备用现金', [
    dr(ACCOUNT.cash, inCash! + advance),
    cr(ACCOUNT.basicBank, inCash! + advance),
  ]);
  const buyers = desk.departments.filter(({ code, class: kind }) => kind !== 'clinical' && code !== PUBLIC_HEALTH);
  split(
    inCash!,
    Array.from({ length: small }, () => chance.between(50, 150)),
  ).forEach((amount, at) => {
    const department = buyers[(month.number + at * 2) % buyers.length]!;
    books.post(month.workday(5 + 6 * at), `${department.name}报销零星办公用品`, [
      dr(expenseAccount(member, department, 'office'), amount, { department: department.code, fund: 'other' }),
      cr(ACCOUNT.cash, amount),
      ...spent(amount, ACCOUNT.goodsSpending, { fund: 'other' }),
    ]);
  });
  payment(desk, month, 23, '4', byBank!, 'office', '支付办公用品、邮电及印刷费');
  const staff = { counterparty: outside(PARTY.staff) };
  const department = departmentOf(desk, '4');
  books.post(month.workday(6), '职工出差借支', [dr(ACCOUNT.pettyAdvance, advance, staff), cr(ACCOUNT.cash, advance)]);
  books.post(
    month.workday(17),
    '报销差旅费并交回余款',
    [
      dr(expenseAccount(member, department, 'travel'), travel, { department: department.code, fund: 'other' }),
      dr(ACCOUNT.cash, advance - travel),
      cr(ACCOUNT.pettyAdvance, advance, staff),
      ...spent(travel, ACCOUNT.goodsSpending, { fund: 'other' }),
    ],
    4,
  );
  books.post(month.workday(17), '差旅余款缴存银行', [
    dr(ACCOUNT.basicBank, advance - travel),
    cr(ACCOUNT.cash, advance - travel),
  ]);
}

/** 离退休及抚恤 payments of hospitals, once a quarter. */
function household(desk: Desk, month: Month): void {
  if (!isHospital(desk) || month.number % 3 !== 2) return;
  const chance = desk.chance('household', month.number);
  const amount = chance.vary(portion(desk.plan.payroll, 1, 2000), 100);
  const department = departmentOf(desk, '4');
  desk.books.post(month.workday(26), '支付离退休人员慰问及遗属补助', [
    dr(expenseAccount(desk.member, department, 'household'), amount, { department: department.code, fund: 'other' }),
    cr(ACCOUNT.basicBank, amount),
    ...spent(amount, ACCOUNT.householdSpending, { fund: 'other' }),
  ]);
}

/** The month's running costs (P8): power and water, repairs, contracts, office and travel. */
export function runningCosts(desk: Desk, month: Month): void {
  utilities(desk, month);
  repairs(desk, month);
  contracts(desk, month);
  pettyCash(desk, month);
  household(desk, month);
}
