import type { AccountingDate } from '../../../kernel/date.ts';
import type { Fen } from '../../../kernel/fen.ts';
import type { Rejection, SkippedRow } from '../reading/reading.ts';
import type { RevenueKind } from './kinds.ts';

/** What a word of a sheet is: a charge item (收费项目), a payment way (支付方式), or nothing that is booked (人次, 收费员, 其中). */
export const WORD_ROLES = ['item', 'pay', 'aside'] as const;
export type WordRole = (typeof WORD_ROLES)[number];
export type BookedRole = Exclude<WordRole, 'aside'>;

/** An amount of the sheet as it is booked: refunds are negative. `department` '' where the sheet names none. */
export interface RevenueEntry {
  readonly role: BookedRole;
  readonly word: string;
  readonly department: string;
  readonly amount: Fen;
}

/** One day of the sheet (日报), or the span that it gives in one set of figures; `date` is its last day. */
export interface RevenueDay {
  readonly from: AccountingDate;
  readonly date: AccountingDate;
  /** One for each role, word and department, in the sheet's order; none of them 0. */
  readonly entries: readonly RevenueEntry[];
  /** 1-based rows of the file that it was read from. */
  readonly rows: readonly number[];
}

/** A word as it was understood. */
export interface RevenueWord {
  readonly word: string;
  readonly role: WordRole;
  /** Neither the vocabulary nor a person knew it: its place and the sums said what it is. */
  readonly guessed: boolean;
}

export interface RevenueReading {
  /** As the titles, the sheet's or the file's name say; undefined where none does. */
  readonly kind: RevenueKind | undefined;
  readonly sheet: string;
  /** The title above the table, '' where there is none. */
  readonly title: string;
  /** All texts above the table: who knows the members' names may find one there. */
  readonly texts: readonly string[];
  readonly shape: 'wide' | 'tall';
  readonly days: readonly RevenueDay[];
  readonly words: readonly RevenueWord[];
  readonly departments: readonly string[];
  readonly skipped: readonly SkippedRow[];
  /** Not empty: nothing may be made of it. */
  readonly rejections: readonly Rejection[];
  readonly remarks: readonly string[];
}

export interface RevenueRefusal {
  readonly code: 'no-table-found' | 'no-rows' | 'no-date' | 'several-sheets' | 'too-many-rows' | 'too-many-words';
  readonly message: string;
  readonly choices: readonly string[];
}

export interface RevenueOptions {
  readonly fileName: string;
  /** As a person says; absent: as the sheet does. */
  readonly kind?: RevenueKind | undefined;
  /** The name of the sheet that is meant, of several. */
  readonly choose?: string | undefined;
  /** The day that a person says, for a sheet that names none. */
  readonly date?: AccountingDate | undefined;
  /** What a person has said of words before, or now. */
  readonly roles?: ReadonlyMap<string, WordRole>;
}

/** The whole of a side that the sheet does not divide: no payment ways (住院收入按应收), or no items (预交金). */
export const WHOLE: Readonly<Record<BookedRole, string>> = { item: '全部收入', pay: '全部应收' };

/** Σ of a side in a day. */
export const sideOf = (entries: readonly RevenueEntry[], role: BookedRole): number =>
  entries.reduce((sum, entry) => (entry.role === role ? sum + entry.amount : sum), 0);
