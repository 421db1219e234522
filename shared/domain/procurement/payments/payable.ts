import { type AccountingDate, daysBetween } from '../../../kernel/date.ts';
import { type Fen, fen, sumFen, ZERO } from '../../../kernel/fen.ts';
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
}

/** What no run pays yet: below nil for a credit that was not set off. */
export const openOf = ({ matched, taken }: Pick<Payable, 'matched' | 'taken'>): Fen => fen(matched - taken);

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

/** 应付账龄 of one supplier, in 分: what is open by age, credits, and what is past its day. */
export interface SupplierAgeing {
  readonly supplier: string;
  readonly ages: Readonly<Record<Age, Fen>>;
  /** 待抵扣: below nil. */
  readonly credits: Fen;
  readonly open: Fen;
  readonly overdue: Fen;
  /** The longest that something is past its day, in days; nil where nothing is. */
  readonly late: number;
}

/** What is open, by supplier, the most overdue first. A credit has no age: it is set off whenever something is paid. */
export function ageing(payables: readonly Payable[], on: AccountingDate): SupplierAgeing[] {
  const suppliers = new Map<string, Payable[]>();
  for (const payable of payables)
    if (openOf(payable) !== 0) suppliers.set(payable.supplier, [...(suppliers.get(payable.supplier) ?? []), payable]);
  const aged = [...suppliers].map(([supplier, own]): SupplierAgeing => {
    const debts = own.filter((payable) => openOf(payable) > 0);
    const at = (age: Age): Fen => sumFen(debts.filter(({ due }) => ageOf(due, on) === age).map(openOf));
    const ages = Object.fromEntries(AGES.map((age) => [age, at(age)])) as Record<Age, Fen>;
    return {
      supplier,
      ages,
      credits: sumFen(own.map(openOf).filter((amount) => amount < 0)),
      open: sumFen(own.map(openOf)),
      overdue: sumFen(AGES.filter((age) => age !== 'not-due').map((age) => ages[age])),
      late: debts.reduce((late, { due }) => Math.max(late, daysBetween(due, on)), 0),
    };
  });
  return aged.sort((a, b) => b.overdue - a.overdue || b.open - a.open || (a.supplier < b.supplier ? -1 : 1));
}

/** Σ of several suppliers' ageing. */
export const totalAgeing = (all: readonly SupplierAgeing[]): Omit<SupplierAgeing, 'supplier'> => ({
  ages: Object.fromEntries(AGES.map((age) => [age, sumFen(all.map(({ ages }) => ages[age]))])) as Record<Age, Fen>,
  credits: sumFen(all.map(({ credits }) => credits)),
  open: all.length === 0 ? ZERO : sumFen(all.map(({ open }) => open)),
  overdue: sumFen(all.map(({ overdue }) => overdue)),
  late: all.reduce((late, each) => Math.max(late, each.late), 0),
});
