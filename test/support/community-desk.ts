import type { MirrorGroup, Pair } from '../../shared/domain/consolidation/model.ts';
import type { Book } from '../../shared/domain/ledger/account.ts';
import type { VoucherDraft, VoucherLine } from '../../shared/domain/ledger/voucher.ts';
import type { Unit, UnitCode } from '../../shared/domain/organisation/unit.ts';
import { type AccountingDate, addDays, daysBetween } from '../../shared/kernel/date.ts';
import { type Fen, fen } from '../../shared/kernel/fen.ts';
import { endOf, type Period, periodOf, startOf, yearOf } from '../../shared/kernel/period.ts';
import type { Opening } from './books.ts';
import type { Chance } from './random.ts';

/** What went wrong with a flow, as the reconciliation should class it. */
export type Trouble = 'timing' | 'amount' | 'missing-counterpart' | 'wrong-counterparty' | 'wrong-account' | 'vat';

/**
 * What a flow leaves on both sides of a mirror at the period's end (amounts in 分, in each side's own direction), as the
 * generator knows it: `agreed` is what both still hold of the same fact, `disputed` what both hold of a fact that they
 * booked in different amounts.
 */
export interface Mirrored {
  readonly book: Book;
  readonly group: MirrorGroup;
  readonly debitUnit: UnitCode;
  readonly creditUnit: UnitCode;
  readonly debitAccount: string;
  readonly creditAccount: string;
  readonly debit: number;
  readonly credit: number;
  readonly agreed: number;
  readonly disputed?: number;
  readonly trouble?: Trouble;
}

export interface AllowanceFact {
  readonly unit: UnitCode;
  readonly counterparty: UnitCode;
  readonly account: string;
  readonly opening: Fen;
  readonly closing: Fen;
}

/** The accounts a unit uses, by its chart (DOMAIN 1.3, 1.4): leaves where the chart has them. */
const HOSPITAL = {
  drugs: '130201',
  receivable: '121203',
  advance: '230502',
  service: '4101010104',
  patients: '4101010204',
  appropriation: '4601',
  operating: '5001',
  budgetService: '61010101',
  surplus: '300102',
  allowance: { receivable: '121901', other: '121902' },
};

type Accounts = typeof HOSPITAL;

const PRIMARY: Accounts = {
  ...HOSPITAL,
  drugs: '1302010101',
  appropriation: '460101',
  operating: '500101',
  surplus: '300101',
};

const INSTITUTION: Accounts = {
  ...HOSPITAL,
  drugs: '1302',
  receivable: '1212',
  advance: '2305',
  service: '4101',
  patients: '4101',
  budgetService: '6101',
  surplus: '3001',
  // The plain chart does not divide 1219; the sheet shows it against 应收账款净额.
  allowance: { receivable: '1219', other: '1219' },
};

/** Collects vouchers, openings and what is known of them while a community is made. */
export class Desk {
  readonly vouchers: VoucherDraft[] = [];
  readonly openings: Opening[] = [];
  readonly mirrored: Mirrored[] = [];
  readonly allowances: AllowanceFact[] = [];
  private documents = 0;

  constructor(
    readonly units: readonly Unit[],
    readonly period: Period,
    readonly chance: Chance,
  ) {}

  accounts(unit: UnitCode): Accounts {
    const chart = this.units.find(({ code }) => code === unit)!.chart;
    return chart === 'hospital' ? HOSPITAL : chart === 'primary' ? PRIMARY : INSTITUTION;
  }

  /** An amount that is never round, so that no two flows are taken for each other. */
  amount(): Fen {
    return fen(this.chance.int(100_000, 90_000_000) * 10 + this.chance.int(1, 9));
  }

  /** A part of an amount, never nil and never all of it. */
  part(whole: Fen): Fen {
    return fen(this.chance.int(1, whole - 1));
  }

  /** A day of the year that leaves three weeks before the period's end. */
  day(): AccountingDate {
    const start = startOf(periodOf(yearOf(this.period), 1));
    const last = addDays(endOf(this.period), -21);
    return addDays(start, this.chance.int(0, Math.max(0, daysBetween(start, last))));
  }

  /** The period's last day plus so many: negative before it, positive in the next period. */
  around(days: number): AccountingDate {
    return addDays(endOf(this.period), days);
  }

  soon(date: AccountingDate): AccountingDate {
    return addDays(date, this.chance.int(0, 3));
  }

  /** A document number that both sides quote, in three flows of four. */
  document(): { readonly document?: string } {
    this.documents += 1;
    return this.chance.often(75) ? { document: `JS-${this.documents}` } : {};
  }

  post(unit: UnitCode, date: AccountingDate, summary: string, ...lines: VoucherLine[]): void {
    this.vouchers.push({ unit, date, type: '记', summary, attachments: 1, lines });
  }

  open(unit: UnitCode, code: string, amount: number, counterparty?: UnitCode): void {
    this.openings.push({ unit, code, amount: fen(amount), ...(counterparty === undefined ? {} : { counterparty }) });
    this.openings.push({ unit, code: this.accounts(unit).surplus, amount: fen(-amount) });
  }

  /** Notes a flow that both sides hold alike. */
  both(entry: Omit<Mirrored, 'debit' | 'credit' | 'agreed'>, amount: number): void {
    this.mirrored.push({ ...entry, debit: amount, credit: amount, agreed: amount });
  }
}

export const pairOf = (a: UnitCode, b: UnitCode): Pair => (a < b ? [a, b] : [b, a]);
