import type { Counterparty } from '../../../../shared/domain/ledger/voucher.ts';
import { ACCOUNT, insuranceReceivable } from '../accounts.ts';
import { permille, total } from '../amounts.ts';
import { cr, dr } from '../books.ts';
import type { Month } from '../calendar.ts';
import { type County, type Desk, isHospital } from '../desk.ts';
import { inside, outside, PARTY } from '../parties.ts';
import { cancelQuota } from './fiscal.ts';

/** Per mille of a receivable that is expected to be lost; in-patients' accounts are left out (DOMAIN 1.6 P25). */
const RATES = { hospital: { trade: 30, other: 50 }, primary: { trade: 15, other: 25 } } as const;

/** A receivable with the allowance against it, and what that should be at the year's end. */
export interface AllowanceBase {
  readonly allowance: string;
  readonly counterparty: Counterparty;
  readonly receivable: number;
}

/** The receivables an allowance is due on, internal ones one by one (DOMAIN 2.3 E1a, E1b). */
export function allowanceBases(county: County, desk: Desk): AllowanceBase[] {
  const { member, books } = desk;
  const insurance = outside(PARTY.insurance);
  const accounts = new Set((['outpatient', 'inpatient'] as const).map((kind) => insuranceReceivable(member, kind)));
  const bases: AllowanceBase[] = [
    {
      allowance: ACCOUNT.tradeAllowance,
      counterparty: insurance,
      receivable: [...accounts].reduce((sum, account) => sum + books.balance(account), 0),
    },
    {
      allowance: ACCOUNT.tradeAllowance,
      counterparty: outside(PARTY.patients),
      receivable: books.balance(ACCOUNT.dischargedArrears),
    },
  ];
  for (const other of county.desks) {
    const counterparty = inside(other.member.code);
    bases.push(
      {
        allowance: ACCOUNT.tradeAllowance,
        counterparty,
        receivable: books.balance(ACCOUNT.internalReceivable, counterparty),
      },
      {
        allowance: ACCOUNT.otherAllowance,
        counterparty,
        receivable: books.balance(ACCOUNT.internalOther, counterparty),
      },
    );
  }
  return bases.filter(({ receivable }) => receivable > 0);
}

export const allowanceDue = (desk: Desk, base: AllowanceBase): number => {
  const rates = isHospital(desk) ? RATES.hospital : RATES.primary;
  return permille(base.receivable, base.allowance === ACCOUNT.tradeAllowance ? rates.trade : rates.other);
};

/**
 * 坏账准备 (P25): each allowance is brought to what is due. Those on internal receivables carry the debtor, the expense
 * does not: it is no transaction between the two.
 */
function provide(county: County, desk: Desk, month: Month): void {
  const changes = allowanceBases(county, desk).map((base) => ({
    base,
    change: allowanceDue(desk, base) + desk.books.balance(base.allowance, base.counterparty),
  }));
  const more = changes.filter(({ change }) => change > 0);
  const less = changes.filter(({ change }) => change < 0);
  desk.books.post(month.day(31), '年末补提坏账准备', [
    dr(ACCOUNT.badDebts, total(more.map(({ change }) => change))),
    ...more.map(({ base, change }) => cr(base.allowance, change, { counterparty: base.counterparty })),
  ]);
  desk.books.post(month.day(31), '年末冲减坏账准备', [
    ...less.map(({ base, change }) => dr(base.allowance, -change, { counterparty: base.counterparty })),
    cr(ACCOUNT.badDebts, -total(less.map(({ change }) => change))),
  ]);
}

/** 31 December: allowances and what is left of the quotas. The year itself is closed later, by those who close it. */
export function yearEnd(county: County, month: Month): void {
  for (const desk of county.desks) {
    cancelQuota(desk, month);
    provide(county, desk, month);
  }
}
