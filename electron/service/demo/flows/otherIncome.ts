import { ACCOUNT, fixedAsset, otherLevelAppropriation } from '../accounts.ts';
import { permille, wholly, yuan } from '../amounts.ts';
import { cr, dr, received } from '../books.ts';
import type { Month } from '../calendar.ts';
import { type Desk, isPrimary } from '../desk.ts';
import { outside, PARTY } from '../parties.ts';

const OTHER = { fund: 'other' } as const;

/** 银行存款利息, on the 21st of the quarter's last month. */
function bankInterest(desk: Desk, month: Month): void {
  if (month.number % 3 !== 0) return;
  const amount = permille(Math.max(0, desk.books.balance(ACCOUNT.basicBank)), 1) + 137;
  const tag = { ...OTHER, counterparty: outside(PARTY.bank) };
  desk.books.post(month.workday(21), '收到银行存款利息', [
    dr(ACCOUNT.basicBank, amount),
    cr(ACCOUNT.interest, amount, tag),
    ...received(amount, ACCOUNT.interestBudget, tag),
  ]);
}

/** 非同级财政拨款: the province's reward for public health, and for the lead's key specialities. */
function otherLevelMoney(desk: Desk, month: Month): void {
  const due = isPrimary(desk) ? month.number === 6 : desk.member.kind === 'lead' && month.number === 5;
  if (!due) return;
  const amount = isPrimary(desk) ? wholly(permille(desk.plan.publicHealth, 18), yuan(100)) : yuan(800_000);
  const tag = { fund: 'other-level-fiscal', counterparty: outside(PARTY.provincialHealth) };
  desk.books.post(month.workday(18), isPrimary(desk) ? '收省级公共卫生绩效奖补' : '收省级重点专科建设补助', [
    dr(ACCOUNT.basicBank, amount),
    cr(otherLevelAppropriation(desk.member, 'public-health'), amount, tag),
    ...received(amount, ACCOUNT.otherLevelBudget, tag),
  ]);
}

/** 捐赠: money to T09 in April, monitors to the lead in July; what is given in kind moves no cash and no budget. */
function donations(desk: Desk, month: Month): void {
  const tag = { fund: 'donation', counterparty: outside(PARTY.donors) };
  if (desk.member.code === 'T09' && month.number === 4)
    desk.books.post(month.workday(22), '收社会捐款', [
      dr(ACCOUNT.basicBank, yuan(50_000)),
      cr(ACCOUNT.donation, yuan(50_000), tag),
      ...received(yuan(50_000), ACCOUNT.donationBudget, tag),
    ]);
  if (desk.member.code === 'H01' && month.number === 7)
    desk.books.post(month.workday(22), '接受捐赠监护仪', [
      dr(fixedAsset('medical'), yuan(120_000), { fund: 'donation' }),
      cr(ACCOUNT.donation, yuan(120_000), tag),
    ]);
}

/** 投标及履约保证金: taken in spring, given back in autumn; nobody's revenue and no budget (P26). */
function guarantees(desk: Desk, month: Month): void {
  const tag = { counterparty: outside(PARTY.bidders) };
  const amount = yuan(isPrimary(desk) ? 6_000 : 45_000);
  if (month.number === 3)
    desk.books.post(month.workday(27), '收投标保证金', [
      dr(ACCOUNT.basicBank, amount),
      cr(ACCOUNT.guarantee, amount, tag),
    ]);
  if (month.number === 10)
    desk.books.post(month.workday(27), '退投标保证金', [
      dr(ACCOUNT.guarantee, amount, tag),
      cr(ACCOUNT.basicBank, amount),
    ]);
}

export function otherIncome(desk: Desk, month: Month): void {
  bankInterest(desk, month);
  otherLevelMoney(desk, month);
  donations(desk, month);
  guarantees(desk, month);
}
