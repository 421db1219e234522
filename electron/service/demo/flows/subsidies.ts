import { ACCOUNT } from '../accounts.ts';
import { wholly, yuan } from '../amounts.ts';
import { cr, dr, received, spent } from '../books.ts';
import type { Month } from '../calendar.ts';
import type { County, Desk } from '../desk.ts';
import { LEAD } from '../members.ts';
import { inside } from '../parties.ts';

/** Small townships that the lead helps with its own money, never with the treasury's (4201/5501, DOMAIN 4). */
const HELPED = ['T04', 'T06', 'T09', 'T15', 'T17', 'T21', 'T22', 'T23', 'T24'] as const;
/** Promised in the month, paid in July: 2307 at the lead, 1218 at the member. */
const PROMISED = new Map([
  [6, [['T12', 85_000]]],
  [
    12,
    [
      ['T02', 60_000],
      ['T14', 45_000],
      ['H03', 150_000],
    ],
  ],
] as const);
/** 上缴: community centres every quarter, centre townships twice a year. */
const TURNING_IN = new Map<number, readonly string[]>([
  [3, ['C01', 'C02', 'C03', 'C04']],
  [6, ['C01', 'C02', 'C03', 'C04', 'T01', 'T03', 'T11', 'T20']],
  [9, ['C01', 'C02', 'C03', 'C04']],
  [12, ['C01', 'C02', 'C03', 'C04', 'T01', 'T03', 'T11', 'T20']],
]);

const OWN_MONEY = { fund: 'other' } as const;
const FROM_ABOVE = { fund: 'superior-subsidy' } as const;

/** The two ends of a tag: what each side writes about the other, under one number. */
const ends = (member: Desk, document: string) => ({
  atLead: { counterparty: inside(member.member.code), document },
  atMember: { counterparty: inside(LEAD), document },
});

/** 上级补助 / 对附属单位补助, in cash on one day at both (P15, P16). */
function paySubsidies(county: County, month: Month): void {
  if (month.number !== 2 && month.number !== 8) return;
  for (const code of HELPED) {
    const desk = county.desk(code);
    const amount = yuan(desk.chance('subsidy', month.number).between(20, 60) * 1000);
    const { atLead, atMember } = ends(desk, `BZ-${month.tag}-${code}`);
    const date = month.workday(19);
    county.lead.books.post(date, `拨付${desk.member.name}运行补助`, [
      dr(ACCOUNT.affiliateSubsidy, amount, { ...atLead, ...OWN_MONEY }),
      cr(ACCOUNT.basicBank, amount),
      ...spent(amount, ACCOUNT.subsidySpending, { ...atLead, ...OWN_MONEY }),
    ]);
    desk.books.post(date, '收牵头医院运行补助', [
      dr(ACCOUNT.basicBank, amount),
      cr(ACCOUNT.superiorSubsidy, amount, { ...atMember, ...FROM_ABOVE }),
      ...received(amount, ACCOUNT.superiorSubsidyBudget, { ...atMember, ...FROM_ABOVE }),
    ]);
  }
}

/** A subsidy promised now is income and expense now, and a debt between the two; budget follows the cash (P15, P16). */
function promiseSubsidies(county: County, month: Month): void {
  for (const [code, amount] of PROMISED.get(month.number as 6 | 12) ?? []) {
    const desk = county.desk(code);
    const { atLead, atMember } = ends(desk, `BZ-${month.tag}-${code}`);
    const date = month.workday(24);
    county.lead.books.post(date, `应付${desk.member.name}专科建设补助`, [
      dr(ACCOUNT.affiliateSubsidy, yuan(amount), { ...atLead, ...OWN_MONEY }),
      cr(ACCOUNT.internalOtherPayable, yuan(amount), atLead),
    ]);
    desk.books.post(date, '应收牵头医院专科建设补助', [
      dr(ACCOUNT.internalOther, yuan(amount), atMember),
      cr(ACCOUNT.superiorSubsidy, yuan(amount), { ...atMember, ...FROM_ABOVE }),
    ]);
  }
}

function payPromised(county: County, month: Month): void {
  if (month.number !== 7) return;
  for (const [code] of PROMISED.get(6) ?? []) {
    const desk = county.desk(code);
    const amount = desk.books.balance(ACCOUNT.internalOther, inside(LEAD));
    const { atLead, atMember } = ends(desk, `FK-BZ-${month.tag}-${code}`);
    const date = month.workday(15);
    county.lead.books.post(date, `支付${desk.member.name}专科建设补助`, [
      dr(ACCOUNT.internalOtherPayable, amount, atLead),
      cr(ACCOUNT.basicBank, amount),
      ...spent(amount, ACCOUNT.subsidySpending, { ...atLead, ...OWN_MONEY }),
    ]);
    desk.books.post(date, '收牵头医院专科建设补助', [
      dr(ACCOUNT.basicBank, amount),
      cr(ACCOUNT.internalOther, amount, atMember),
      ...received(amount, ACCOUNT.superiorSubsidyBudget, { ...atMember, ...FROM_ABOVE }),
    ]);
  }
}

/** 上缴上级 / 附属单位上缴 (P17, P18). */
function turnIn(county: County, month: Month): void {
  for (const code of TURNING_IN.get(month.number) ?? []) {
    const desk = county.desk(code);
    const amount = wholly(desk.chance('turn-in', month.number).between(yuan(12_000), yuan(30_000)), yuan(500));
    const { atLead, atMember } = ends(desk, `SJ-${month.tag}-${code}`);
    const date = month.workday(23);
    desk.books.post(date, '上缴牵头医院管理费', [
      dr(ACCOUNT.turnInExpense, amount, { ...atMember, ...OWN_MONEY }),
      cr(ACCOUNT.basicBank, amount),
      ...spent(amount, ACCOUNT.turnInSpending, { ...atMember, ...OWN_MONEY }),
    ]);
    county.lead.books.post(date, `收${desk.member.name}上缴管理费`, [
      dr(ACCOUNT.basicBank, amount),
      cr(ACCOUNT.turnIn, amount, { ...atLead, ...OWN_MONEY }),
      ...received(amount, ACCOUNT.turnInBudget, { ...atLead, ...OWN_MONEY }),
    ]);
  }
}

/** Money between the lead and its members that is nobody's revenue in the community (DOMAIN 2.3 E2, E3). */
export function subsidiesAndTurnIns(county: County, month: Month): void {
  payPromised(county, month);
  paySubsidies(county, month);
  promiseSubsidies(county, month);
  turnIn(county, month);
}
