import {
  ACCOUNT,
  accumulatedDepreciation,
  appropriation,
  expenseAccount,
  type FixedAsset,
  fixedAsset,
} from '../accounts.ts';
import { permille, portion, split, total, wholly, yuan } from '../amounts.ts';
import { cr, dr, type Entry, spent } from '../books.ts';
import type { Month } from '../calendar.ts';
import type { Department } from '../departments.ts';
import { type Desk, departmentOf, isHospital, isPrimary } from '../desk.ts';
import { outside, PARTY } from '../parties.ts';
import { monthlyDepreciation } from '../plan.ts';

const KINDS: readonly FixedAsset[] = ['building', 'medical', 'general', 'furniture'];
const TREASURY = { counterparty: outside(PARTY.treasury) };
const MAKER = { counterparty: outside(PARTY.equipment) };

/** Fiscal projects equipped 医技 in hospitals, and all who serve patients in townships and communities. */
const onFiscalAssets = (desk: Desk, department: Department): boolean =>
  department.class === 'technology' || (isPrimary(desk) && department.class === 'clinical');

/** 计提折旧 (P13): by department, and by the money that bought the asset. */
export function depreciate(desk: Desk, month: Month): void {
  const { member, plan, books } = desk;
  const charges = KINDS.flatMap((kind) => {
    const amount = monthlyDepreciation(books.balance(fixedAsset(kind)), kind);
    const fiscal = permille(amount, plan.fiscalAssets);
    return [
      { kind, fund: 'fiscal-project', amount: fiscal },
      { kind, fund: 'other', amount: amount - fiscal },
    ];
  });
  const entries = ['fiscal-project', 'other'].flatMap((fund): Entry[] => {
    const users = desk.departments.filter(
      (department) => (fund === 'fiscal-project') === onFiscalAssets(desk, department),
    );
    const shares = split(
      total(charges.filter((each) => each.fund === fund).map(({ amount }) => amount)),
      users.map((department) => plan.people.get(department.code) ?? 0),
    );
    return users.map((department, at) =>
      dr(expenseAccount(member, department, 'depreciation'), shares[at]!, { department: department.code, fund }),
    );
  });
  books.post(month.workday(28), `计提${month.number}月固定资产折旧`, [
    ...entries,
    ...charges.map(({ kind, fund, amount }) => cr(accumulatedDepreciation(kind), amount, { fund })),
  ]);
}

/** 无形资产摊销: software over ten years. */
export function amortise(desk: Desk, month: Month): void {
  const department = departmentOf(desk, '4');
  const amount = portion(desk.books.balance(ACCOUNT.intangible), 1, 120);
  desk.books.post(month.workday(28), `摊销${month.number}月无形资产`, [
    dr(expenseAccount(desk.member, department, 'amortisation'), amount, { department: department.code, fund: 'other' }),
    cr(ACCOUNT.amortisation, amount, { fund: 'other' }),
  ]);
}

const MEDICAL_DEVICES = [
  '彩超探头组件',
  '心电监护仪',
  '全自动生化分析仪',
  '麻醉机',
  '血液透析机',
  '呼吸机',
  'DR探测器',
];
const SMALL_DEVICES = ['心电图机', '全自动血压计', '尿液分析仪', '康复理疗仪', '便携式B超'];

/** Equipment on own money (P12): hospitals every month, in turn at once and on credit; primary institutions twice a year. */
export function buyEquipment(desk: Desk, month: Month): void {
  const { plan, books } = desk;
  const chance = desk.chance('equipment', month.number);
  const owed = -books.balance(ACCOUNT.equipmentPayable, MAKER.counterparty);
  books.post(month.workday(19), '支付上月设备款', [
    dr(ACCOUNT.equipmentPayable, owed, MAKER),
    cr(ACCOUNT.basicBank, owed),
    ...spent(owed, ACCOUNT.capitalSpending, { fund: 'other' }),
  ]);
  if (isPrimary(desk) && month.number !== 3 && month.number !== 9) return;
  const yearly = permille(plan.fixedAssets.medical, isHospital(desk) ? 70 : 40);
  const amount = wholly(chance.vary(portion(yearly, 1, isHospital(desk) ? 12 : 2), 250), yuan(100));
  const name = chance.pick(isHospital(desk) ? MEDICAL_DEVICES : SMALL_DEVICES);
  const onCredit = isHospital(desk) && month.number % 2 === 0;
  const paid: Entry[] = onCredit
    ? [cr(ACCOUNT.equipmentPayable, amount, MAKER)]
    : [cr(ACCOUNT.basicBank, amount), ...spent(amount, ACCOUNT.capitalSpending, { fund: 'other' })];
  books.post(month.workday(15), `购入${name}`, [dr(fixedAsset('medical'), amount, { fund: 'other' }), ...paid], 3);
  if (isHospital(desk) && month.number % 4 === 1) {
    const desks = wholly(chance.between(yuan(30_000), yuan(90_000)), yuan(10));
    books.post(month.workday(22), '购入办公家具及计算机', [
      dr(fixedAsset('general'), desks, { fund: 'other' }),
      dr(fixedAsset('furniture'), yuan(12_000), { fund: 'other' }),
      cr(ACCOUNT.basicBank, desks + yuan(12_000)),
      ...spent(desks + yuan(12_000), ACCOUNT.capitalSpending, { fund: 'other' }),
    ]);
  }
}

/** 财政项目: the treasury pays the maker directly (P12): equipment everywhere, the new building at the lead. */
export function fiscalProjects(desk: Desk, month: Month): void {
  const { member, plan, books } = desk;
  const lead = member.kind === 'lead';
  const months = isPrimary(desk) ? [5, 10] : [4, 8, 11];
  const tag = { fund: 'fiscal-project', project: lead ? 'ZHL' : 'SB25' };
  const income = appropriation(member, 'project', 'medical');
  const paidByTreasury = (amount: number): Entry[] => [
    cr(income, amount, { ...tag, ...TREASURY }),
    dr(ACCOUNT.capitalSpending, amount, tag),
    cr(ACCOUNT.projectAppropriation, amount, { ...tag, ...TREASURY }),
  ];
  if (lead && month.number % 3 === 0) {
    const amount = wholly(portion(plan.fiscalProject, 1, 5), yuan(1));
    books.post(month.workday(20), '财政直接支付门急诊综合楼工程进度款', [
      dr(ACCOUNT.construction, amount, tag),
      ...paidByTreasury(amount),
    ]);
    const own = yuan(600_000);
    books.post(month.workday(23), '自筹支付门急诊综合楼工程进度款', [
      dr(ACCOUNT.construction, own, { fund: 'other', project: 'ZHL' }),
      cr(ACCOUNT.basicBank, own),
      ...spent(own, ACCOUNT.capitalSpending, { fund: 'other', project: 'ZHL' }),
    ]);
  }
  if (!months.includes(month.number)) return;
  const share = lead ? permille(plan.fiscalProject, 200) : plan.fiscalProject;
  const amount = wholly(portion(share, 1, months.length), yuan(1));
  books.post(month.workday(16), '财政直接支付医疗设备采购款', [
    dr(fixedAsset('medical'), amount, tag),
    ...paidByTreasury(amount),
  ]);
}

/** 资产处置: an old CT of the lead is written off; what the scrap brings belongs to the treasury (P20, 2103). */
export function disposeOfAssets(desk: Desk, month: Month): void {
  const { member, books } = desk;
  if (member.kind !== 'lead') return;
  const proceeds = yuan(38_000);
  if (month.number === 8) {
    books.post(month.workday(12), '报废处置16排CT', [
      dr(accumulatedDepreciation('medical'), yuan(3_420_000), { fund: 'other' }),
      dr(ACCOUNT.disposal, yuan(180_000)),
      cr(fixedAsset('medical'), yuan(3_600_000), { fund: 'other' }),
    ]);
    books.post(month.workday(20), '收处置残值款，应缴国库', [
      dr(ACCOUNT.basicBank, proceeds),
      cr(ACCOUNT.toTreasury, proceeds, TREASURY),
    ]);
  }
  if (month.number === 9)
    books.post(month.workday(10), '上缴资产处置收入', [
      dr(ACCOUNT.toTreasury, proceeds, TREASURY),
      cr(ACCOUNT.basicBank, proceeds),
    ]);
}

/** 盘亏: H02 finds supplies short in October and has the loss approved in November (1902). */
export function stockLoss(desk: Desk, month: Month, supplies: string): void {
  if (desk.member.code !== 'H02') return;
  const amount = yuan(4_860);
  if (month.number === 10)
    desk.books.post(month.workday(29), '盘点卫生材料盘亏待处理', [
      dr(ACCOUNT.pendingDisposal, amount),
      cr(supplies, amount),
    ]);
  if (month.number === 11)
    desk.books.post(month.workday(14), '卫生材料盘亏经批准转资产处置费用', [
      dr(ACCOUNT.disposal, amount),
      cr(ACCOUNT.pendingDisposal, amount),
    ]);
}
