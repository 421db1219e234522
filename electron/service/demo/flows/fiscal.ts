import { ACCOUNT, appropriation } from '../accounts.ts';
import { permille, total, wholly, yuan } from '../amounts.ts';
import { cr, dr, type Entry, received } from '../books.ts';
import type { Month } from '../calendar.ts';
import type { County, Desk } from '../desk.ts';
import { outside, PARTY } from '../parties.ts';

const TREASURY = { counterparty: outside(PARTY.treasury) };

/** 财政授权支付: the month's quota for basic spending arrives at members that still have one (P1). */
export function grantQuota(desk: Desk, month: Month): void {
  const { member, plan, books } = desk;
  if (member.fiscalPath !== 'authorised-quota') return;
  const carried = -books.balance(ACCOUNT.quotaReturnable);
  if (month.number === 1 && carried !== 0) {
    books.post(month.workday(8), '恢复上年财政授权支付额度', [
      dr(ACCOUNT.quota, -carried),
      cr(ACCOUNT.quotaReturnable, -carried),
      dr(ACCOUNT.fundsQuota, -carried),
      cr(ACCOUNT.fundsReturnable, -carried),
    ]);
  }
  // November's supplement is more than the payroll needs: what is left is cancelled at the year's end.
  const amount = plan.fiscalBasic[month.number - 1]! + (month.number === 11 ? yuan(60_000) : 0);
  const basic = { fund: 'fiscal-basic', ...TREASURY };
  books.post(month.workday(5), '收到财政授权支付基本支出额度', [
    dr(ACCOUNT.quota, amount),
    cr(appropriation(member, 'basic', 'medical'), amount, basic),
    dr(ACCOUNT.fundsQuota, amount),
    cr(ACCOUNT.basicAppropriation, amount, basic),
  ]);
}

/** 年末注销未下达使用的额度: what is left of it becomes 财政应返还额度. */
export function cancelQuota(desk: Desk, month: Month): void {
  const left = desk.books.balance(ACCOUNT.quota);
  desk.books.post(month.day(31), '年末注销财政授权支付额度结余', [
    dr(ACCOUNT.quotaReturnable, left),
    cr(ACCOUNT.quota, left),
    dr(ACCOUNT.fundsReturnable, left),
    cr(ACCOUNT.fundsQuota, left),
  ]);
}

/** Earmarked money of primary institutions, with the months in which it comes and the part of the year's it is. */
const EARMARKED = [
  {
    fund: 'public-health',
    name: '基本公共卫生服务补助',
    purpose: 'public-health',
    project: 'GW',
    of: (desk: Desk) => desk.plan.publicHealth,
    parts: new Map([
      [1, 350],
      [4, 250],
      [7, 250],
      [10, 150],
    ]),
  },
  {
    fund: 'essential-medicine',
    name: '基本药物制度补助',
    purpose: 'medical',
    project: 'JY',
    of: (desk: Desk) => desk.plan.essentialMedicine,
    parts: new Map([
      [1, 600],
      [7, 400],
    ]),
  },
  {
    fund: 'village-doctor',
    name: '村医补助',
    purpose: 'public-health',
    project: 'CY',
    of: (desk: Desk) => desk.plan.villageDoctors,
    parts: new Map([
      [1, 250],
      [4, 250],
      [7, 250],
      [10, 250],
    ]),
  },
] as const;

/**
 * Fiscal money for members comes through the lead (浙政 十八: 统一拨付医共体). The lead only passes it on: 其他应付款 with
 * the treasury as its counterparty, never tagged internal and never budget revenue of its own (DOMAIN 2.3 T1).
 */
export function passFiscalMoneyOn(county: County, month: Month): void {
  for (const money of EARMARKED) {
    const part = money.parts.get(month.number);
    if (part === undefined) continue;
    const shares = county.members
      .map((desk) => ({ desk, amount: wholly(permille(money.of(desk), part), yuan(1)) }))
      .filter(({ amount }) => amount > 0);
    const whole = total(shares.map(({ amount }) => amount));
    const { books } = county.lead;
    books.post(month.workday(9), `收财政局统一拨付医共体${money.name}`, [
      dr(ACCOUNT.specialBank, whole),
      cr(ACCOUNT.passThrough, whole, TREASURY),
    ]);
    books.post(
      month.workday(12),
      `转拨成员单位${money.name}`,
      [
        ...shares.map(({ desk, amount }) =>
          dr(ACCOUNT.passThrough, amount, { ...TREASURY, summary: `转拨${desk.member.name}${money.name}` }),
        ),
        cr(ACCOUNT.specialBank, whole),
      ],
      shares.length,
    );
    for (const { desk, amount } of shares) {
      const tag = { fund: money.fund, project: money.project, ...TREASURY };
      const entries: Entry[] = [
        dr(ACCOUNT.specialBank, amount),
        cr(appropriation(desk.member, 'project', money.purpose), amount, tag),
        ...received(amount, ACCOUNT.projectAppropriation, tag),
      ];
      desk.books.post(month.workday(12), `收到${money.name}（经牵头医院转拨）`, entries);
    }
  }
}
