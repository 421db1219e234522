import { ACCOUNT, chargeAccount, insuranceReceivable, revenueAccount } from '../accounts.ts';
import { permille, portion, split } from '../amounts.ts';
import { cr, dr, type Entry, received } from '../books.ts';
import type { Month } from '../calendar.ts';
import { type Desk, departmentOf, isHospital } from '../desk.ts';
import { outside, PARTY } from '../parties.ts';

const INSURANCE = { counterparty: outside(PARTY.insurance) };
type Kind = 'outpatient' | 'inpatient';

const budgetAccount = (kind: Kind): string =>
  kind === 'outpatient' ? ACCOUNT.outpatientBudget : ACCOUNT.inpatientBudget;

/**
 * 医保结算 (P24): what stood at the end of last month is paid, save 3% kept until the next settlement. Payment by case
 * and by global budget differs from the bills: 结算差额, more often against the unit. Hospitals charge what is refused
 * for breaches of rules to the allowance.
 */
export function settleInsurance(desk: Desk, month: Month): void {
  const { member, books } = desk;
  const chance = desk.chance('insurance', month.number);
  const ofDifference = { department: departmentOf(desk, isHospital(desk) ? '44' : '4').code };
  const differences = new Map<string, number>();
  const entries = [...standingOf(desk)].flatMap(([kind, { account, amount }]): Entry[] => {
    const settled = permille(amount, 970);
    // Never nothing: a settlement that equals the bills to the 分 has not been seen.
    const difference = permille(settled, chance.between(-12, 26) || 5);
    const refused = isHospital(desk) ? permille(settled, chance.between(0, 2)) : 0;
    const paid = settled - difference - refused;
    const code = chargeAccount(member, kind, 'difference');
    differences.set(code, (differences.get(code) ?? 0) + difference);
    return [
      dr(ACCOUNT.basicBank, paid),
      dr(ACCOUNT.tradeAllowance, refused, INSURANCE),
      cr(account, settled, INSURANCE),
      ...(member.twoLines ? [] : received(paid, budgetAccount(kind), { fund: 'other' })),
    ];
  });
  const ofDifferences = [...differences].map(([code, difference]) =>
    difference > 0 ? dr(code, difference, ofDifference) : cr(code, -difference, ofDifference),
  );
  books.post(month.workday(20), '医保局结算上月医保款', [...entries, ...ofDifferences], 2);
}

/** What insurance owed at the end of last month, for out-patients and in-patients; the primary chart keeps one account. */
function standingOf(desk: Desk): Map<Kind, { account: string; amount: number }> {
  const { member, books } = desk;
  const outpatient = insuranceReceivable(member, 'outpatient');
  const inpatient = insuranceReceivable(member, 'inpatient');
  const whole = books.balance(outpatient);
  const ofInpatients = outpatient === inpatient && member.inpatients ? portion(whole, 4, 10) : books.balance(inpatient);
  const standing = new Map<Kind, { account: string; amount: number }>();
  standing.set('outpatient', {
    account: outpatient,
    amount: outpatient === inpatient && member.inpatients ? whole - ofInpatients : whole,
  });
  if (member.inpatients) standing.set('inpatient', { account: inpatient, amount: ofInpatients });
  return standing;
}

/** In January insurance pays hospitals 5% of the year's inpatients in advance (P5); in December it is set off (P6). */
export function insuranceAdvance(desk: Desk, month: Month): void {
  if (!isHospital(desk)) return;
  const { books, plan } = desk;
  if (month.number === 1) {
    const amount = permille(
      plan.inpatient.reduce((sum, each) => sum + each, 0),
      50,
    );
    books.post(month.workday(15), '收医保局年度预付周转金', [
      dr(ACCOUNT.basicBank, amount),
      cr(ACCOUNT.insurancePrepaid, amount, INSURANCE),
      ...received(amount, ACCOUNT.inpatientBudget, { fund: 'other' }),
    ]);
  }
  if (month.number === 12) {
    const amount = -books.balance(ACCOUNT.insurancePrepaid);
    books.post(month.workday(25), '以年度预付周转金抵减应收住院医保款', [
      dr(ACCOUNT.insurancePrepaid, amount, INSURANCE),
      cr(insuranceReceivable(desk.member, 'inpatient'), amount, INSURANCE),
    ]);
  }
}

/**
 * 收支两条线: on the 26th what was collected goes to the treasury's special account, on the 28th it comes back and only
 * then is revenue, in both accountings (2308, 财会〔2018〕25号 一; the days and the full return are practice). Collected is
 * what charges, less differences, exceed the receivable by; the differences of the month follow the charges.
 */
export function returnCharges(desk: Desk, month: Month): void {
  const { member, books, plan } = desk;
  if (!member.twoLines) return;
  const collected = -books.balanceUnder('2308') - books.balance(insuranceReceivable(member, 'outpatient'));
  const pendingDifference = chargeAccount(member, 'outpatient', 'difference');
  const difference = books.balance(pendingDifference);
  const charges = Object.keys(plan.outpatientMix) as (keyof typeof plan.outpatientMix)[];
  const parts = split(
    collected + difference,
    charges.map((charge) => Math.max(0, -books.balance(chargeAccount(member, 'outpatient', charge)))),
  );
  const treasury = { counterparty: outside(PARTY.treasury) };
  const ofDepartment = { ...treasury, department: departmentOf(desk, '01').code };
  books.post(month.workday(26), '医疗收费上缴财政专户', [
    ...charges.map((charge, at) => dr(chargeAccount(member, 'outpatient', charge), parts[at]!, treasury)),
    difference > 0 ? cr(pendingDifference, difference, treasury) : dr(pendingDifference, -difference, treasury),
    cr(ACCOUNT.basicBank, collected),
  ]);
  const returnedDifference = revenueAccount(member, 'outpatient', 'difference');
  books.post(month.workday(28), '财政专户返还医疗收费', [
    dr(ACCOUNT.basicBank, collected),
    difference > 0
      ? dr(returnedDifference, difference, ofDepartment)
      : cr(returnedDifference, -difference, ofDepartment),
    ...charges.map((charge, at) => cr(revenueAccount(member, 'outpatient', charge), parts[at]!, ofDepartment)),
    ...received(collected, ACCOUNT.outpatientBudget, { fund: 'other' }),
  ]);
}
