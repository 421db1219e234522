import { ACCOUNT, expenseAccount } from '../accounts.ts';
import { permille, portion, split } from '../amounts.ts';
import { cr, dr, spent } from '../books.ts';
import type { Month } from '../calendar.ts';
import { PUBLIC_HEALTH } from '../departments.ts';
import { type Desk, departmentOf, isPrimary } from '../desk.ts';
import { outside, PARTY } from '../parties.ts';

const ERRANDS = [
  '健康体检耗材',
  '健康教育印刷品',
  '慢病随访交通及劳务',
  '预防接种冷链维护',
  '老年人体检检验试剂',
] as const;

/** 基本公共卫生服务: materials, follow-up visits and the village doctors, from 专户 and within what came in. */
export function publicHealthWork(desk: Desk, month: Month): void {
  const { member, plan, books } = desk;
  if (!isPrimary(desk)) return;
  const chance = desk.chance('public-health', month.number);
  const department = departmentOf(desk, PUBLIC_HEALTH);
  const code = expenseAccount(member, department, 'other');
  const amount = chance.vary(portion(permille(plan.publicHealth, 345), 1, 12), 40);
  const parts = split(amount, [6, 4]);
  parts.forEach((part, at) => {
    const tag = { fund: 'public-health', project: 'GW' };
    const errand = ERRANDS[(month.number + at * 2) % ERRANDS.length]!;
    books.post(month.workday(9 + 11 * at), `支付${errand}款`, [
      dr(code, part, { ...tag, department: department.code }),
      cr(ACCOUNT.specialBank, part),
      ...spent(part, ACCOUNT.goodsSpending, tag),
    ]);
  });
  const village = chance.vary(portion(permille(plan.villageDoctors, 960), 1, 12), 15);
  const tag = { fund: 'village-doctor', project: 'CY' };
  books.post(month.workday(25), `支付${month.number}月村医补助`, [
    dr(code, village, { ...tag, department: department.code }),
    cr(ACCOUNT.specialBank, village),
    ...spent(village, ACCOUNT.goodsSpending, tag),
  ]);
}

/** Vaccines outside the programme come from the county's disease control centre on credit, and are paid next month. */
export function payForVaccines(desk: Desk, month: Month): void {
  if (!isPrimary(desk)) return;
  const seller = { counterparty: outside(PARTY.diseaseControl) };
  const due = -desk.books.balance(ACCOUNT.drugPayable, seller.counterparty);
  desk.books.post(month.workday(17), '支付县疾控中心非免疫规划疫苗款', [
    dr(ACCOUNT.drugPayable, due, seller),
    cr(ACCOUNT.basicBank, due),
    ...spent(due, ACCOUNT.goodsSpending, { fund: 'other' }),
  ]);
}
