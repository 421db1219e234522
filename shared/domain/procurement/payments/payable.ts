import { type AccountingDate, daysBetween } from '../../../kernel/date.ts';
import { type Fen, fen, sumFen } from '../../../kernel/fen.ts';
import { shareFen } from '../../../kernel/share.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import type { PayMode } from '../invoices/ordered-line.ts';
import { AGES, type Age, ageOf } from './due.ts';

/** For whom, summing to the amount that it stands beside. */
export type UnitAmounts = readonly { readonly unit: UnitCode; readonly amount: Fen }[];

/** A line of an invoice that is matched, and what runs pay of it; in 分 with tax. A red line is below nil: a credit. */
export interface Payable {
  readonly invoiceLine: number;
  readonly invoice: number;
  readonly number: string;
  readonly supplier: string;
  readonly day: AccountingDate;
  readonly item: string;
  readonly accepted: AccountingDate;
  readonly due: AccountingDate;
  readonly mode: PayMode;
  readonly units: UnitAmounts;
  readonly matched: Fen;
  /** In runs that were not given up, whether or not they were paid yet. */
  readonly taken: Fen;
  /** Of it what runs have paid. */
  readonly paid: Fen;
}

/** What is still owed, in a run or not: below nil for a credit that was not set off. */
export const unpaidOf = ({ matched, paid }: Pick<Payable, 'matched' | 'paid'>): Fen => fen(matched - paid);

/** What no run pays yet: below nil for a credit that was not set off. */
export const openOf = ({ matched, taken }: Pick<Payable, 'matched' | 'taken'>): Fen => fen(matched - taken);

/** Whether anything is still to be done about it: to be paid, or to be set off. */
export const isStanding = (payable: Payable): boolean => unpaidOf(payable) !== 0 || openOf(payable) !== 0;

/** Units' shares of a part of a line, by their shares of all of it. Sums exactly. */
export function sharesOf({ units, matched }: Pick<Payable, 'units' | 'matched'>, amount: Fen): UnitAmounts {
  const own = units.filter((each) => each.amount !== 0);
  if (amount === matched || own.length === 0) return own;
  const parts = shareFen(
    amount,
    own.map((each) => Math.abs(each.amount)),
  )!;
  return own.map(({ unit }, at) => ({ unit, amount: parts[at]! }));
}

/**
 * 应付账龄 of one supplier, in 分: what is unpaid by age, credits, and what is past its day. A debt that a run plans to pay is as old as any
 * other until it is paid.
 */
export interface SupplierAgeing {
  readonly supplier: string;
  readonly ages: Readonly<Record<Age, Fen>>;
  /** 待抵扣: below nil. */
  readonly credits: Fen;
  /** 未付: debts less credits. */
  readonly unpaid: Fen;
  /** 已列入付款单: of what is unpaid. */
  readonly planned: Fen;
  /** 可列入付款单: the rest of it. */
  readonly open: Fen;
  readonly overdue: Fen;
  /** The longest that something is past its day, in days; nil where nothing is. */
  readonly late: number;
}

/** What is unpaid, by supplier, the most overdue first. A credit has no age: it is set off whenever something is paid. */
export function ageing(payables: readonly Payable[], on: AccountingDate): SupplierAgeing[] {
  const suppliers = new Map<string, Payable[]>();
  for (const payable of payables)
    if (isStanding(payable)) suppliers.set(payable.supplier, [...(suppliers.get(payable.supplier) ?? []), payable]);
  const aged = [...suppliers].map(([supplier, own]): SupplierAgeing => {
    const debts = own.filter((payable) => unpaidOf(payable) > 0);
    const at = (age: Age): Fen => sumFen(debts.filter(({ due }) => ageOf(due, on) === age).map(unpaidOf));
    const ages = Object.fromEntries(AGES.map((age) => [age, at(age)])) as Record<Age, Fen>;
    return {
      supplier,
      ages,
      credits: sumFen(own.map(unpaidOf).filter((amount) => amount < 0)),
      unpaid: sumFen(own.map(unpaidOf)),
      planned: sumFen(own.map(({ taken, paid }) => fen(taken - paid))),
      open: sumFen(own.map(openOf)),
      overdue: sumFen(AGES.filter((age) => age !== 'not-due').map((age) => ages[age])),
      late: debts.reduce((late, { due }) => Math.max(late, daysBetween(due, on)), 0),
    };
  });
  return aged.sort((a, b) => b.overdue - a.overdue || b.unpaid - a.unpaid || (a.supplier < b.supplier ? -1 : 1));
}

/** Σ of several suppliers' ageing. */
export const totalAgeing = (all: readonly SupplierAgeing[]): Omit<SupplierAgeing, 'supplier'> => ({
  ages: Object.fromEntries(AGES.map((age) => [age, sumFen(all.map(({ ages }) => ages[age]))])) as Record<Age, Fen>,
  credits: sumFen(all.map(({ credits }) => credits)),
  ...{ unpaid: sumFen(all.map(({ unpaid }) => unpaid)), planned: sumFen(all.map(({ planned }) => planned)) },
  open: sumFen(all.map(({ open }) => open)),
  overdue: sumFen(all.map(({ overdue }) => overdue)),
  late: all.reduce((late, each) => Math.max(late, each.late), 0),
});
