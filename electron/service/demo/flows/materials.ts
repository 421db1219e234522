import { ACCOUNT, expenseAccount, type Stock, stockAccount } from '../accounts.ts';
import { permille, portion, split, wholly, yuan } from '../amounts.ts';
import { cr, dr, type Entry, spent } from '../books.ts';
import type { Month } from '../calendar.ts';
import { type Desk, fundOf, isHospital } from '../desk.ts';
import { outside, PARTY } from '../parties.ts';
import { materialsShare } from '../plan.ts';

type Material = Extract<Stock, 'film' | 'reagent' | 'gas' | 'supplies' | 'lowValue'>;

/** What materials are, per mille, and who sells them. */
const HOSPITAL: readonly (readonly [Material, number, string])[] = [
  ['supplies', 560, PARTY.materialsA],
  ['reagent', 260, PARTY.materialsB],
  ['film', 70, PARTY.materialsB],
  ['gas', 50, PARTY.materialsA],
  ['lowValue', 60, PARTY.materialsA],
];
const PRIMARY: typeof HOSPITAL = [
  ['supplies', 560, PARTY.materialsA],
  ['reagent', 300, PARTY.materialsB],
  ['film', 60, PARTY.materialsB],
  ['lowValue', 80, PARTY.materialsA],
];

const materialsOf = (desk: Desk) => (isHospital(desk) ? HOSPITAL : PRIMARY);

const expectedUse = (desk: Desk, share: number, month: number): number => {
  const at = Math.min(month, 12) - 1;
  const medical = desk.plan.outpatient[at]! + desk.plan.inpatient[at]!;
  return permille(permille(medical, materialsShare(desk.member)), share);
};

/** Stocks at the beginning of a month: six tenths of its use. */
export const materialsAtStart = (desk: Desk, month: number): { account: string; amount: number }[] =>
  materialsOf(desk).map(([material, share]) => ({
    account: stockAccount(desk.member, material),
    amount: permille(expectedUse(desk, share, month), 600),
  }));

/** Received in two deliveries on credit (P7). */
export function buyMaterials(desk: Desk, month: Month): void {
  const { member, books } = desk;
  const chance = desk.chance('materials', month.number);
  for (const seller of [PARTY.materialsA, PARTY.materialsB]) {
    const bought = materialsOf(desk)
      .filter(([, , from]) => from === seller)
      .map(([material, share]): Entry => {
        const account = stockAccount(member, material);
        const need = expectedUse(desk, share, month.number) + permille(expectedUse(desk, share, month.number + 1), 600);
        return dr(account, wholly(Math.max(0, chance.vary(need, 30) - books.balance(account)), yuan(1)));
      });
    const worth = bought.reduce((sum, entry) => sum + entry.amount, 0);
    books.post(
      month.workday(seller === PARTY.materialsA ? 7 : 12),
      '卫生材料验收入库',
      [...bought, cr(ACCOUNT.materialsPayable, worth, { counterparty: outside(seller) })],
      2,
    );
  }
}

/** What was owed at the end of last month is paid (P8). */
export function payMaterials(desk: Desk, month: Month): void {
  const due = [PARTY.materialsA, PARTY.materialsB].map((seller) => {
    const tag = { counterparty: outside(seller) };
    return dr(ACCOUNT.materialsPayable, -desk.books.balance(ACCOUNT.materialsPayable, tag.counterparty), tag);
  });
  const whole = due.reduce((sum, { amount }) => sum + amount, 0);
  desk.books.post(month.workday(24), '支付上月卫生材料款', [
    ...due,
    cr(ACCOUNT.basicBank, whole),
    ...spent(whole, ACCOUNT.goodsSpending, { fund: 'other' }),
  ]);
}

/** 领用: to the departments that serve patients, more to those with many people (P9). */
export function issueMaterials(desk: Desk, month: Month): void {
  const { member, plan, books } = desk;
  const chance = desk.chance('materials-issue', month.number);
  const departments = desk.departments.filter(
    (department) =>
      department.class !== 'admin' &&
      (isHospital(desk) || department.class !== 'auxiliary') &&
      fundOf(desk, department) === 'other',
  );
  const issued = materialsOf(desk).map(([material, share]): Entry => {
    const account = stockAccount(member, material);
    const used = chance.vary(expectedUse(desk, share, month.number), 40);
    return cr(account, Math.min(used, portion(books.balance(account), 9, 10)));
  });
  const shares = split(
    issued.reduce((sum, entry) => sum + entry.amount, 0),
    departments.map((department) => plan.people.get(department.code) ?? 0),
  );
  books.post(
    month.day(month.last),
    `${month.number}月各科室领用卫生材料`,
    [
      ...departments.map((department, at) =>
        dr(expenseAccount(member, department, 'materials'), shares[at]!, {
          department: department.code,
          fund: 'other',
        }),
      ),
      ...issued,
    ],
    2,
  );
}
