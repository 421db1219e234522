import { ACCOUNT, type Expense, expenseAccount, revenueAccount } from '../accounts.ts';
import { permille, wholly, yuan } from '../amounts.ts';
import { cr, dr, received, spent } from '../books.ts';
import type { Month } from '../calendar.ts';
import { type County, type Desk, departmentOf, fundOf, isPrimary } from '../desk.ts';
import { inside } from '../parties.ts';

/** A service one member does for others every month (内部收入费用, DOMAIN 2.3 E4). */
interface Service {
  readonly prefix: string;
  readonly name: string;
  readonly seller: string;
  readonly sellerDepartment: string;
  /** Revenue and budget revenue at the seller. */
  readonly revenue: (seller: Desk) => string;
  readonly budget: string;
  readonly buyers: (buyer: Desk) => boolean;
  readonly buyerDepartment: string;
  readonly expense: Expense;
  readonly amount: (buyer: Desk, month: number) => number;
}

const every = (): boolean => true;
const codes =
  (...list: readonly string[]) =>
  (buyer: Desk): boolean =>
    list.includes(buyer.member.code);
const townships =
  (from: number, to: number) =>
  ({ member }: Desk): boolean =>
    member.kind === 'township' && Number(member.code.slice(1)) >= from && Number(member.code.slice(1)) <= to;
const medical = (buyer: Desk, month: number): number =>
  buyer.plan.outpatient[Math.max(0, month - 1)]! + buyer.plan.inpatient[Math.max(0, month - 1)]!;

const charge = (of: Parameters<typeof revenueAccount>[2]) => (seller: Desk) =>
  revenueAccount(seller.member, 'outpatient', of);

const SERVICES: readonly Service[] = [
  {
    prefix: 'JY',
    name: '检验外送',
    seller: 'H01',
    sellerDepartment: '21',
    revenue: charge('laboratory'),
    budget: ACCOUNT.outpatientBudget,
    buyers: every,
    buyerDepartment: '21',
    expense: 'service',
    amount: (buyer, month) => permille(medical(buyer, month), isPrimary(buyer) ? 9 : 3),
  },
  {
    prefix: 'YX',
    name: '远程影像诊断',
    seller: 'H01',
    sellerDepartment: '22',
    revenue: charge('examination'),
    budget: ACCOUNT.outpatientBudget,
    buyers: isPrimary,
    buyerDepartment: '21',
    expense: 'service',
    amount: (buyer, month) => permille(medical(buyer, month), 5),
  },
  {
    prefix: 'XD',
    name: '消毒供应',
    seller: 'H01',
    sellerDepartment: '31',
    revenue: charge('other'),
    budget: ACCOUNT.outpatientBudget,
    buyers: codes('H03', 'C01', 'C02', 'C03', 'C04'),
    buyerDepartment: '31',
    expense: 'service',
    amount: () => yuan(2_600),
  },
  {
    prefix: 'XY',
    name: '布草洗涤',
    seller: 'H01',
    sellerDepartment: '',
    revenue: () => ACCOUNT.otherRevenue,
    budget: ACCOUNT.otherBudget,
    buyers: codes('H03', 'C01', 'C02'),
    buyerDepartment: '4',
    expense: 'property',
    amount: () => yuan(1_850),
  },
  {
    prefix: 'JZ',
    name: '中药代煎',
    seller: 'H02',
    sellerDepartment: '01',
    revenue: charge('treatment'),
    budget: ACCOUNT.outpatientBudget,
    buyers: townships(1, 10),
    buyerDepartment: '04',
    expense: 'service',
    amount: (buyer, month) => permille(medical(buyer, month), 4),
  },
  {
    prefix: 'ZD',
    name: '妇幼保健指导',
    seller: 'H03',
    sellerDepartment: '05',
    revenue: charge('treatment'),
    budget: ACCOUNT.outpatientBudget,
    buyers: codes('T05', 'T06', 'T07', 'T08', 'T11', 'T12', 'T16', 'T17', 'T18', 'T19', 'T20'),
    buyerDepartment: '03',
    expense: 'other',
    amount: () => yuan(560),
  },
];

/** What one member owes another for one month of one service, by the settlement note that both sides write down. */
export interface Bill {
  readonly service: Service;
  readonly seller: Desk;
  readonly buyer: Desk;
  readonly amount: number;
  readonly document: string;
}

/** The bills of a month, before anyone books them. */
export function billsOf(county: County, month: Month): Bill[] {
  return SERVICES.flatMap((service) =>
    county.desks
      .filter((buyer) => buyer.member.code !== service.seller && service.buyers(buyer))
      .map((buyer) => {
        const chance = buyer.chance(`service-${service.prefix}-${month.year}`, month.number);
        return {
          service,
          seller: county.desk(service.seller),
          buyer,
          amount: wholly(chance.vary(service.amount(buyer, month.number), 120), 10),
          document: `${service.prefix}-${month.tag}-${buyer.member.code}`,
        };
      }),
  );
}

/** The seller books one voucher a service, a receivable and an income line a buyer; each buyer its own (P2, P7). */
export function bookServices(bills: readonly Bill[], month: Month): void {
  for (const service of new Set(bills.map((bill) => bill.service))) {
    const of = bills.filter((bill) => bill.service === service);
    const seller = of[0]!.seller;
    seller.books.post(
      month.workday(25),
      `${month.number}月为成员单位提供${service.name}服务`,
      of.flatMap(({ buyer, amount, document }) => {
        const tag = { counterparty: inside(buyer.member.code), document };
        const department = service.sellerDepartment === '' ? undefined : service.sellerDepartment;
        return [
          dr(ACCOUNT.internalReceivable, amount, tag),
          cr(service.revenue(seller), amount, { ...tag, department }),
        ];
      }),
      of.length,
    );
  }
  for (const { service, seller, buyer, amount, document } of bills) {
    const tag = { counterparty: inside(seller.member.code), document };
    const department = departmentOf(buyer, service.buyerDepartment);
    const summary = `${seller.member.name}${month.number}月${service.name}费`;
    buyer.books.post(month.workday(26), summary, [
      dr(expenseAccount(buyer.member, department, service.expense), amount, {
        ...tag,
        department: department.code,
        fund: fundOf(buyer, department),
      }),
      cr(ACCOUNT.internalPayable, amount, tag),
    ]);
  }
}

/** Last month's bills are paid in one payment a buyer and seller, note by note, and collected the same day (P8, P3). */
export function payServices(bills: readonly Bill[], month: Month): void {
  const pairs = new Map<string, Bill[]>();
  for (const bill of bills) {
    const key = `${bill.buyer.member.code}-${bill.seller.member.code}`;
    pairs.set(key, [...(pairs.get(key) ?? []), bill]);
  }
  for (const of of pairs.values()) {
    const { buyer, seller } = of[0]!;
    const whole = of.reduce((sum, bill) => sum + bill.amount, 0);
    const date = month.workday(18);
    buyer.books.post(date, `支付${seller.member.name}上月服务费`, [
      ...of.map(({ amount, document }) =>
        dr(ACCOUNT.internalPayable, amount, { counterparty: inside(seller.member.code), document: `FK-${document}` }),
      ),
      cr(ACCOUNT.basicBank, whole),
      ...of.flatMap(({ service, amount, document }) =>
        spent(amount, ACCOUNT.goodsSpending, {
          fund: fundOf(buyer, departmentOf(buyer, service.buyerDepartment)),
          counterparty: inside(seller.member.code),
          document: `FK-${document}`,
        }),
      ),
    ]);
    seller.books.post(date, `收${buyer.member.name}上月服务费`, [
      dr(ACCOUNT.basicBank, whole),
      ...of.map(({ amount, document }) =>
        cr(ACCOUNT.internalReceivable, amount, { counterparty: inside(buyer.member.code), document: `FK-${document}` }),
      ),
      ...of.flatMap(({ service, amount, document }) =>
        received(amount, service.budget, {
          fund: 'other',
          counterparty: inside(buyer.member.code),
          document: `FK-${document}`,
        }),
      ),
    ]);
  }
}

/** A fee paid on the day it falls due, by bank, with both budget blocks. */
function paidAtOnce(
  buyer: Desk,
  seller: Desk,
  month: Month,
  day: number,
  fee: { name: string; document: string; amount: number; revenue: string; budget: string; expense: Expense },
): void {
  const { name, document, amount, revenue, budget, expense } = fee;
  const date = month.workday(day);
  const department = departmentOf(buyer, '4');
  const toSeller = { counterparty: inside(seller.member.code), document };
  const toBuyer = { counterparty: inside(buyer.member.code), document };
  buyer.books.post(date, `支付${seller.member.name}${name}`, [
    dr(expenseAccount(buyer.member, department, expense), amount, {
      ...toSeller,
      department: department.code,
      fund: 'other',
    }),
    cr(ACCOUNT.basicBank, amount),
    ...spent(amount, ACCOUNT.goodsSpending, { ...toSeller, fund: 'other' }),
  ]);
  seller.books.post(date, `收${buyer.member.name}${name}`, [
    dr(ACCOUNT.basicBank, amount),
    cr(revenue, amount, toBuyer),
    ...received(amount, budget, { ...toBuyer, fund: 'other' }),
  ]);
}

/** Rent of C04 for its rooms in the lead's old clinic, and the lead's training courses in May and September. */
export function rentAndTraining(county: County, month: Month): void {
  const { lead } = county;
  const tenant = county.desk('C04');
  paidAtOnce(tenant, lead, month, 6, {
    name: '业务用房租金',
    document: `ZL-${month.tag}-C04`,
    amount: yuan(8_000),
    revenue: ACCOUNT.rent,
    budget: ACCOUNT.rentBudget,
    expense: 'rent',
  });
  if (month.number !== 5 && month.number !== 9) return;
  for (const buyer of county.members.filter(isPrimary)) {
    paidAtOnce(buyer, lead, month, 14, {
      name: '适宜技术培训费',
      document: `PX-${month.tag}-${buyer.member.code}`,
      amount: yuan(buyer.chance('training-fee', month.number).between(8, 20) * 150),
      revenue: ACCOUNT.otherRevenue,
      budget: ACCOUNT.otherBudget,
      expense: 'training',
    });
  }
}
