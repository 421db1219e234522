import { ACCOUNT, type Charge, chargeAccount, insuranceReceivable } from '../accounts.ts';
import { permille, portion, split, total } from '../amounts.ts';
import { cr, dr, type Entry, received } from '../books.ts';
import type { Month } from '../calendar.ts';
import { type Desk, isHospital } from '../desk.ts';
import { outside, PARTY } from '../parties.ts';
import type { Mix } from '../plan.ts';

/** What was sold of what must leave the stores, by category, in 分 of income. */
export type Dispensed = Readonly<Record<'western' | 'vaccine' | 'patent' | 'herbal' | 'materials', number>>;

export const NOTHING: Dispensed = { western: 0, vaccine: 0, patent: 0, herbal: 0, materials: 0 };

export const together = (a: Dispensed, b: Dispensed): Dispensed => ({
  western: a.western + b.western,
  vaccine: a.vaccine + b.vaccine,
  patent: a.patent + b.patent,
  herbal: a.herbal + b.herbal,
  materials: a.materials + b.materials,
});

/** One department's charges of one category. */
export interface Cell {
  readonly department: string;
  readonly charge: Charge;
  readonly weight: number;
}

/**
 * Which departments charge for what. Each category keeps its share of the whole, however few departments charge for it,
 * so that what is sold is what the plan expects.
 */
export function cellsOf(
  departments: readonly { readonly code: string; readonly weight: number }[],
  mix: Mix,
  fitsIn: (position: number, charge: Charge) => boolean,
): Cell[] {
  return (Object.entries(mix) as [Charge, number][]).flatMap(([charge, share]) => {
    const able = departments.filter(({ weight }, position) => weight > 0 && fitsIn(position, charge));
    const whole = total(able.map(({ weight }) => weight));
    return able.map(({ code, weight }) => ({
      department: code,
      charge,
      weight: portion(share * 1_000_000, weight, whole),
    }));
  });
}

export function dispensedIn(cells: readonly Cell[], amounts: readonly number[]): Dispensed {
  const sum = (charge: Charge) => total(amounts.map((amount, at) => (cells[at]!.charge === charge ? amount : 0)));
  return {
    western: sum('western'),
    vaccine: sum('vaccine'),
    patent: sum('patent'),
    herbal: sum('herbal'),
    materials: sum('materials'),
  };
}

/** Bills differ by department: only every second one cuts, the smaller clinics of a township treat and give herbs. */
const outpatientFit = (hospital: boolean) => (position: number, charge: Charge) => {
  if (!hospital) return position === 0 || ['treatment', 'herbal'].includes(charge);
  if (charge === 'surgery' || charge === 'materials') return position % 2 === 1;
  if (charge === 'registration' || charge === 'patent') return position % 3 === 0;
  if (charge === 'herbal' || charge === 'other') return position % 4 === 0;
  return true;
};

/**
 * 门急诊: the cashier's totals, twice a month in hospitals and once elsewhere. What patients pay comes in cash, on the payment platform (hospitals)
 * or by bank; what insurance owes waits as 应收医保款 (P2, P4). A 收支两条线 unit books charges to 2308 and no budget
 * revenue yet.
 */
export function outpatientRevenue(desk: Desk, month: Month): Dispensed {
  const { member, plan, books } = desk;
  const chance = desk.chance('outpatients', month.number);
  const departments = desk.departments.map(({ code, outpatients }) => ({ code, weight: outpatients }));
  const cells = cellsOf(departments, plan.outpatientMix, outpatientFit(isHospital(desk)));
  const income = chance.vary(plan.outpatient[month.number - 1]!, 25);
  const days = isHospital(desk) ? [15, month.last] : [month.last];
  const batches = split(
    income,
    days.map(() => chance.between(900, 1100)),
  );
  let sold = NOTHING;
  days.forEach((day, at) => {
    const amounts = split(
      batches[at]!,
      cells.map((cell) => chance.vary(cell.weight, 60)),
    );
    sold = together(sold, dispensedIn(cells, amounts));
    const insured = permille(batches[at]!, chance.between(585, 615));
    const selfPaid = batches[at]! - insured;
    const cash = permille(selfPaid, chance.between(120, 160));
    const platform = isHospital(desk) ? selfPaid - cash : 0;
    const entries: Entry[] = [
      dr(ACCOUNT.cash, cash),
      dr(ACCOUNT.platform, platform),
      dr(ACCOUNT.basicBank, selfPaid - cash - platform),
      dr(insuranceReceivable(member, 'outpatient'), insured, { counterparty: outside(PARTY.insurance) }),
      ...cells.map((cell, i) =>
        cr(chargeAccount(member, 'outpatient', cell.charge), amounts[i]!, { department: cell.department }),
      ),
    ];
    if (!member.twoLines) entries.push(...received(selfPaid, ACCOUNT.outpatientBudget, { fund: 'other' }));
    books.post(month.day(day), `${month.number}月${day}日止门急诊收入日报汇总`, entries, 2);
    bankTakings(desk, month, day, cash, platform);
  });
  return sold;
}

/** Cash goes to the bank and the platform settles on the next day; both are transfers between own accounts. */
function bankTakings(desk: Desk, month: Month, day: number, cash: number, platform: number): void {
  const last = day === month.last;
  const next = month.day(day + 1);
  desk.books.post(next, '门急诊现金收入缴存银行', [dr(ACCOUNT.basicBank, cash), cr(ACCOUNT.cash, cash)]);
  if (last) return;
  desk.books.post(next, '第三方支付平台款项到账', [dr(ACCOUNT.basicBank, platform), cr(ACCOUNT.platform, platform)]);
}

/** What patients paid on the platform on the last day of last month arrives in the bank. */
export function platformArrears(desk: Desk, month: Month): void {
  const waiting = desk.books.balance(ACCOUNT.platform);
  desk.books.post(month.day(2), '上月末第三方支付平台款项到账', [
    dr(ACCOUNT.basicBank, waiting),
    cr(ACCOUNT.platform, waiting),
  ]);
}
