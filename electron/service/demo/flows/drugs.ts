import { ACCOUNT, expenseAccount, ownDrugPayable, type Stock, stockAccount } from '../accounts.ts';
import { permille, portion, split, total, wholly, yuan } from '../amounts.ts';
import { cr, dr, type Entry, spent } from '../books.ts';
import type { Month } from '../calendar.ts';
import { type County, clinical, type Desk, isPrimary } from '../desk.ts';
import { LEAD } from '../members.ts';
import { inside, outside, PARTY } from '../parties.ts';
import type { Mix } from '../plan.ts';
import type { Dispensed } from './outpatients.ts';

type Drug = 'western' | 'patent' | 'herbal';
const DRUGS: readonly Drug[] = ['western', 'patent', 'herbal'];

/** Two deliveries a month; western drugs come from another house each time. */
const DELIVERIES = [
  { day: 6, houses: { western: PARTY.westernA, patent: PARTY.patentMedicine, herbal: PARTY.herbs } },
  { day: 18, houses: { western: PARTY.westernB, patent: PARTY.patentMedicine, herbal: PARTY.herbs } },
] as const;

/** Zero markup, save that prepared herbs are sold at a quarter more than they cost. */
const costOf = (drug: Drug | 'vaccine', income: number): number =>
  drug === 'herbal' ? portion(income, 100, 125) : income;

function expectedUse(desk: Desk, drug: Drug | 'vaccine', month: number): number {
  const at = Math.min(month, 12) - 1;
  const share = (income: number, mix: Mix) => portion(income, mix[drug] ?? 0, Math.max(1, total(Object.values(mix))));
  const { outpatient, inpatient, outpatientMix, inpatientMix } = desk.plan;
  return costOf(drug, share(outpatient[at]!, outpatientMix) + share(inpatient[at]!, inpatientMix));
}

/** The stock a month begins with: one month and three tenths of what the next is expected to use. */
export const stockAtStart = (desk: Desk, drug: Drug | 'vaccine', month: number): number =>
  permille(expectedUse(desk, drug, month), 1300);

/** What the month's orders come to: what it will use, and what brings the stock up for the next. */
function toOrder(desk: Desk, drug: Drug | 'vaccine', month: Month): number {
  const need = expectedUse(desk, drug, month.number) + stockAtStart(desk, drug, month.number + 1);
  const wanted = desk.chance(`order-${drug}`, month.number).vary(need, 30);
  return wholly(Math.max(0, wanted - desk.books.balance(stockAccount(desk.member, drug))), yuan(1));
}

interface Delivery {
  readonly document: string;
  readonly amounts: Readonly<Record<Drug, number>>;
}

const worth = (delivery: Delivery): number => total(Object.values(delivery.amounts));

function deliveriesTo(desk: Desk, month: Month): Delivery[] {
  const halves = new Map(DRUGS.map((drug) => [drug, split(toOrder(desk, drug, month), [52, 48])]));
  return DELIVERIES.map((_, at) => ({
    document: `YK-${month.tag}-${desk.member.code}-${at + 1}`,
    amounts: {
      western: halves.get('western')![at]!,
      patent: halves.get('patent')![at]!,
      herbal: halves.get('herbal')![at]!,
    },
  }));
}

/** What last December's deliveries came to, by house: unpaid when the year begins. */
export function lastOrders(desk: Desk): { house: string; amount: number }[] {
  const [western, patent, herbal] = DRUGS.map((drug) => wholly(expectedUse(desk, drug, 12), yuan(1)));
  const [first, second] = split(western!, [52, 48]);
  return [
    { house: PARTY.westernA, amount: first! },
    { house: PARTY.westernB, amount: second! },
    { house: PARTY.patentMedicine, amount: patent! },
    { house: PARTY.herbs, amount: herbal! },
  ];
}

const stored = (desk: Desk, delivery: Delivery): Entry[] =>
  DRUGS.map((drug) => dr(stockAccount(desk.member, drug), delivery.amounts[drug]));

/**
 * 统一采购 (P27): the lead orders and owes the houses; what goes to a member is the member's debt to the lead, at cost,
 * under the number of the delivery note (YK) that both sides write down.
 */
export function buyDrugs(county: County, month: Month): void {
  const { lead } = county;
  const receipts = county.members.map((desk) => ({ desk, deliveries: deliveriesTo(desk, month) }));
  const own = deliveriesTo(lead, month);
  DELIVERIES.forEach(({ day, houses }, at) => {
    const date = month.workday(day);
    const owed = (account: string, of: (drug: Drug) => number): Entry[] =>
      DRUGS.map((drug) => cr(account, of(drug), { counterparty: outside(houses[drug]) }));
    const ownDelivery = own[at]!;
    lead.books.post(
      date,
      '本院药品验收入库',
      [...stored(lead, ownDelivery), ...owed(ownDrugPayable(lead.member), (drug) => ownDelivery.amounts[drug])],
      4,
    );
    lead.books.post(
      date,
      `第${at + 1}批统一采购药品配送成员单位`,
      [
        ...receipts.map(({ desk, deliveries }) =>
          dr(ACCOUNT.internalOther, worth(deliveries[at]!), {
            counterparty: inside(desk.member.code),
            document: deliveries[at]!.document,
            summary: `配送${desk.member.name}药品`,
          }),
        ),
        ...owed(ACCOUNT.membersDrugPayable, (drug) =>
          total(receipts.map(({ deliveries }) => deliveries[at]!.amounts[drug])),
        ),
      ],
      receipts.length,
    );
    for (const { desk, deliveries } of receipts) {
      const delivery = deliveries[at]!;
      desk.books.post(
        date,
        '统一采购药品验收入库',
        [
          ...stored(desk, delivery),
          cr(ACCOUNT.internalOtherPayable, worth(delivery), {
            counterparty: inside(LEAD),
            document: delivery.document,
          }),
        ],
        2,
      );
    }
  });
}

/** Vaccines a primary institution buys itself. */
export function buyVaccines(desk: Desk, month: Month): void {
  if (!isPrimary(desk)) return;
  const amount = toOrder(desk, 'vaccine', month);
  desk.books.post(month.workday(7), '非免疫规划疫苗验收入库', [
    dr(stockAccount(desk.member, 'vaccine'), amount),
    cr(ACCOUNT.drugPayable, amount, { counterparty: outside(PARTY.diseaseControl) }),
  ]);
}

/** Members repay what stood at the end of last month, with a budget block; for the lead it is an advance coming back. */
export function repayLead(county: County, month: Month): void {
  for (const { member, books } of county.members) {
    const due = -books.balance(ACCOUNT.internalOtherPayable, inside(LEAD));
    const document = `HK-${month.tag}-${member.code}`;
    const date = month.workday(22);
    books.post(date, '向牵头医院支付上月药款', [
      dr(ACCOUNT.internalOtherPayable, due, { counterparty: inside(LEAD), document }),
      cr(ACCOUNT.basicBank, due),
      ...spent(due, ACCOUNT.goodsSpending, { fund: 'other' }),
    ]);
    county.lead.books.post(date, `收${member.name}上月药款`, [
      dr(ACCOUNT.basicBank, due),
      cr(ACCOUNT.internalOther, due, { counterparty: inside(member.code), document }),
    ]);
  }
}

const HOUSES = [PARTY.westernA, PARTY.westernB, PARTY.patentMedicine, PARTY.herbs] as const;

/** The lead pays the houses: for itself with a budget block, for members as an advance (垫付) without one. */
export function payDrugHouses(county: County, month: Month): void {
  const { books } = county.lead;
  for (const house of HOUSES) {
    const tag = { counterparty: outside(house) };
    const own = -books.balance(ACCOUNT.ownDrugPayable, tag.counterparty);
    books.post(month.workday(27), '支付本院上月药品款', [
      dr(ACCOUNT.ownDrugPayable, own, tag),
      cr(ACCOUNT.basicBank, own),
      ...spent(own, ACCOUNT.goodsSpending, { fund: 'other' }),
    ]);
    const members = -books.balance(ACCOUNT.membersDrugPayable, tag.counterparty);
    books.post(month.workday(27), '垫付成员单位上月统一采购药品款', [
      dr(ACCOUNT.membersDrugPayable, members, tag),
      cr(ACCOUNT.basicBank, members),
    ]);
  }
}

/** 药品发出 (P9): what was sold leaves the stores at cost, charged to the departments that prescribed it. */
export function issueDrugs(desk: Desk, month: Month, sold: Dispensed): void {
  const { member, books } = desk;
  const kinds = (['western', 'vaccine', 'patent', 'herbal'] as const)
    .map((drug) => ({ drug: drug satisfies Stock, cost: costOf(drug, sold[drug]) }))
    .filter(({ cost }) => cost > 0);
  const departments = clinical(desk).filter(({ outpatients, inpatients }) => outpatients + inpatients > 0);
  const shares = split(
    total(kinds.map(({ cost }) => cost)),
    departments.map(({ outpatients, inpatients }) => outpatients + 2 * inpatients),
  );
  books.post(
    month.day(month.last),
    `结转${month.number}月发出药品成本`,
    [
      ...departments.map((department, at) =>
        dr(expenseAccount(member, department, 'drugs'), shares[at]!, { department: department.code, fund: 'other' }),
      ),
      ...kinds.map(({ drug, cost }) => cr(stockAccount(member, drug), cost)),
    ],
    2,
  );
}
