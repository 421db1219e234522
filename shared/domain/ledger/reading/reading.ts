import type { AccountingDate } from '../../../kernel/date.ts';
import type { Fen } from '../../../kernel/fen.ts';
import type { Period } from '../../../kernel/period.ts';
import type { Side } from '../account.ts';
import type { Multiplier } from './amount.ts';

/** What an imported file turned out to be: 科目余额表, 序时账/凭证, 明细账, or 辅助余额表/内部往来申报表. */
export type ReadingKind = 'trial-balance' | 'vouchers' | 'subsidiary-ledger' | 'intra-group';

/** A row that cannot be taken, with the reason. `row` is 1-based as in the file; `column` is the heading or letter. */
export interface Rejection {
  readonly sheet?: string;
  readonly row: number;
  readonly column?: string;
  readonly code: string;
  /** One sentence in Chinese; the English one is made from `code` by i18n where it exists. */
  readonly message: string;
}

export interface SkippedRow {
  readonly sheet?: string;
  readonly row: number;
  /** `title`, `header`, `repeated-header`, `total`, `carried-forward`, `signature`, `blank`, `parent`, `auxiliary`. */
  readonly reason: string;
  readonly text: string;
}

/** A trial-balance row; balances debit-positive, turnovers in their own direction. */
export interface BalanceRow {
  readonly row: number;
  /** Digits only. */
  readonly code: string;
  readonly name: string;
  /** The side the file states for it, when it does. */
  readonly side?: Side;
  readonly leaf: boolean;
  readonly yearOpening?: Fen;
  readonly opening: Fen;
  readonly debit: Fen;
  readonly credit: Fen;
  readonly yearDebit?: Fen;
  readonly yearCredit?: Fen;
  readonly closing: Fen;
  /** Of a row of auxiliary detail (核算维度), which stands in `Reading.auxiliaryBalances` and never among the accounts. */
  readonly auxiliary?: readonly AuxiliaryValue[];
}

export interface AuxiliaryValue {
  /** `department`, `counterparty`, `project`, `fund`, `person`, `bank`, or the file's own word. */
  readonly kind: string;
  /** The file's own word for it (供应商 where the kind is `counterparty`). */
  readonly word?: string;
  readonly code?: string;
  readonly name: string;
}

export interface ReadLine {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly summary: string;
  readonly debit: Fen;
  readonly credit: Fen;
  readonly auxiliary: readonly AuxiliaryValue[];
  readonly document?: string;
}

export interface ReadVoucher {
  /** Unit name as the file says it, when one file holds several (NC 核算账簿名称). */
  readonly unitName?: string;
  readonly date: AccountingDate;
  readonly type: string;
  readonly number: number;
  /** As written, e.g. `记字第1号`. */
  readonly sourceNumber: string;
  readonly attachments: number;
  readonly preparedBy?: string;
  readonly reviewedBy?: string;
  readonly postedBy?: string;
  readonly lines: readonly ReadLine[];
}

/** A row of an internal declaration or auxiliary balance; the amount in the account's own direction. */
export interface IntraGroupRow {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  /** Counterparty as written; resolved to a unit by code or name where the file is imported. */
  readonly counterparty: string;
  /** Its code, where the file gives both a code and a name. */
  readonly counterpartyCode?: string;
  readonly amount: Fen;
  /** What the amount is: a balance at the period's end, or the year's movement, or a single document. */
  readonly measure: 'balance' | 'movement' | 'unknown';
  readonly document?: string;
  readonly date?: AccountingDate;
}

/** How the file was understood; shown to the person, and saved under a name as a layout (导入版式). */
export interface Layout {
  readonly kind: ReadingKind;
  /**
   * Heading of each meaning → the file's own words (joined rows), for re-use on the next file of the same make; `@3` is the
   * third column of a file without headings.
   */
  readonly columns: Readonly<Record<string, string>>;
  readonly headerRows: readonly number[];
  /** e.g. `debit-credit`, `direction`, `signed`, `signed-by-side`: chosen by testing the sums. */
  readonly balanceForm?: string;
  /** `day-month` or `month-day`, where dates are written with the year last. */
  readonly dateOrder?: string;
  /** Whether figures in red ink are negative (`minus`) or only marked (`mark`), where the file has any. */
  readonly redInk?: string;
  /** Lengths of code levels when not 4-2-2-2. */
  readonly levels?: readonly number[];
}

export interface Hypothesis {
  readonly name: string;
  readonly fits: boolean;
  readonly detail: string;
}

/** Everything that was read, before anything is accepted. `rejections` not empty means that nothing may be imported. */
export interface Reading {
  readonly kind: ReadingKind;
  readonly unitNames: readonly string[];
  /** The words of the title above the heading, labelled facts apart: who knows the members' names may find one there. */
  readonly titles: readonly string[];
  /** The month the file is about, the last one when it covers several. */
  readonly period?: Period;
  /** The first month, when the file covers several in one set of figures (月份：2025.01-2025.12). */
  readonly from?: Period;
  readonly layout: Layout;
  readonly hypotheses: readonly Hypothesis[];
  readonly rows: number;
  readonly skipped: readonly SkippedRow[];
  readonly rejections: readonly Rejection[];
  /** Findings that do not stop the import: a printed total that is absent, a name that differs. */
  readonly remarks: readonly string[];
  /** Accounts only, parents (`leaf: false`) among them. */
  readonly balances: readonly BalanceRow[];
  /** Rows of auxiliary detail of a trial balance, beside the accounts. */
  readonly auxiliaryBalances: readonly BalanceRow[];
  readonly vouchers: readonly ReadVoucher[];
  readonly declarations: readonly IntraGroupRow[];
}

export interface ReadingOptions {
  /** What the person says the file is; otherwise found by words. */
  readonly kind?: ReadingKind;
  /** A remembered layout; what it fixes is not guessed. */
  readonly layout?: Layout;
  /** Names of accounts the unit knows (code → name), to infer codes of files without headings or without a code column. */
  readonly knownAccounts?: ReadonlyMap<string, string>;
  readonly period?: Period;
  /** What the file's amounts are counted in when it is not 元: 10000 for 万元. Only a person says so; never guessed. */
  readonly multiplier?: Multiplier;
  /** Name of the reading that is meant where several fit ({@link ReadingRefusal.choices}). */
  readonly choose?: string;
  /** The unit whose rows are meant in a file that holds several. */
  readonly unitName?: string;
  /** `split` takes vouchers of several units, each voucher with its `unitName`; otherwise such a file is refused. */
  readonly severalUnits?: 'refuse' | 'split';
  /** More rows than this are refused. */
  readonly maxRows?: number;
}

/** Why a file cannot be read as a ledger at all. */
export interface ReadingRefusal {
  readonly code: ReadingRefusalCode;
  /** One sentence in Chinese that says what is wrong and what to do. */
  readonly message: string;
  readonly sheet?: string;
  readonly row?: number;
  /** Names of the readings that fit, of the units or of the months, for a screen to ask with and for `choose`. */
  readonly choices?: readonly string[];
  /** The readings that were tried and how each fared. */
  readonly hypotheses?: readonly Hypothesis[];
}

export type ReadingRefusalCode =
  | 'no-table-found'
  | 'ambiguous'
  | 'wan-yuan'
  | 'several-units'
  | 'several-periods'
  | 'several-tables'
  | 'wrong-kind'
  | 'missing-columns'
  | 'layout-differs'
  | 'no-code-column'
  | 'no-rows'
  | 'unknown-choice'
  | 'too-many-rows';
