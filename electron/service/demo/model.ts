import type { UnitAccount } from '../../../shared/domain/ledger/account.ts';
import type { VoucherDraft } from '../../../shared/domain/ledger/voucher.ts';
import type { RoleCode } from '../../../shared/domain/organisation/roles.ts';
import type { Unit, UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Fen } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';

/** 科室分类 of 财会〔2021〕26号 第17条: 临床服务类, 医疗技术类, 医疗辅助类, 行政后勤类. */
export type DepartmentClass = 'clinical' | 'technology' | 'auxiliary' | 'admin';

export interface SampleDepartment {
  readonly unit: UnitCode;
  readonly code: string;
  readonly name: string;
  readonly class: DepartmentClass;
}

/** An outside party (往来单位); its class is one of 解释第1号 九: a debtor's or creditor's place in government. */
export interface SampleParty {
  readonly code: string;
  readonly name: string;
  readonly class: 'same-level-government' | 'other-level-government' | 'other';
}

/** A person of the demonstration, plainly invented; passwords are set where the demonstration is made. */
export interface SamplePerson {
  /** Sign-in name. */
  readonly name: string;
  readonly display: string;
  readonly roles: readonly { readonly role: RoleCode; readonly unit?: UnitCode }[];
}

/** The community file (CLI.md): what `init --community` takes, with departments and parties beside it. */
export interface SampleCommunity {
  readonly name: string;
  readonly fiscalYear: number;
  readonly units: readonly Unit[];
  readonly departments: readonly SampleDepartment[];
  readonly parties: readonly SampleParty[];
}

/** A balance at the beginning of the fiscal year (年初余额), debit-positive; each unit's books balance one by one. */
export interface OpeningRow {
  readonly unit: UnitCode;
  readonly code: string;
  readonly department?: string;
  readonly fund?: string;
  readonly project?: string;
  /** `unit:H01` or `party:P101`, as balances are kept. */
  readonly counterparty?: string;
  readonly amount: Fen;
}

/** A row of 科目余额表 as an accounting package exports it: parents and leaves, balances on the side they stand on. */
export interface SampleBalanceRow {
  readonly code: string;
  readonly name: string;
  readonly level: number;
  readonly leaf: boolean;
  readonly yearOpeningDebit: Fen;
  readonly yearOpeningCredit: Fen;
  readonly openingDebit: Fen;
  readonly openingCredit: Fen;
  readonly debit: Fen;
  readonly credit: Fen;
  readonly yearDebit: Fen;
  readonly yearCredit: Fen;
  readonly closingDebit: Fen;
  readonly closingCredit: Fen;
}

/** A row of the internal declaration (内部往来及交易申报表); the amount is in the account's own direction. */
export interface SampleDeclaration {
  readonly code: string;
  readonly name: string;
  readonly counterparty: UnitCode;
  readonly amount: Fen;
  /** A balance at the period's end, or one document of the period. */
  readonly measure: 'balance' | 'movement';
  readonly document?: string;
  readonly date?: string;
}

/** What a member that keeps its vouchers to itself sends for a month. */
export interface MemberSummary {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly rows: readonly SampleBalanceRow[];
  readonly declarations: readonly SampleDeclaration[];
}

export type TroubleKind =
  | 'in-transit'
  | 'wrong-counterparty'
  | 'amount-differs'
  | 'missing-counterpart'
  | 'vat'
  | 'unmapped-account'
  | 'late-unit'
  | 'missing-budget-block'
  | 'missing-fund-nature'
  | 'account-name-differs'
  | 'negative-cash'
  | 'chart-stops-short';

/** Something wrong on purpose, so that there is something to find. */
export interface Trouble {
  readonly kind: TroubleKind;
  readonly units: readonly UnitCode[];
  readonly period: Period;
  readonly amountFen: Fen;
  /** The document to look for, where there is one. */
  readonly document?: string;
  /** One sentence, as the person who finds it would write it. */
  readonly description: string;
}

/** The sample community: a whole year of a county that does not exist. Plain data, the same for the same seed. */
export interface SampleCounty {
  readonly seed: number;
  readonly community: SampleCommunity;
  readonly people: readonly SamplePerson[];
  /** Every unit's own chart: official accounts, what it grew below them, and which of them are its leaves. */
  readonly accounts: readonly UnitAccount[];
  /** Of all units; those of members in summary repeat the opening of their first trial balance, by counterparty. */
  readonly openings: readonly OpeningRow[];
  /** Of the members in detail; by unit, then in order of date. */
  readonly vouchers: readonly VoucherDraft[];
  /** Of the members that send only summaries, by unit and month. */
  readonly summaries: readonly MemberSummary[];
  /** What the late unit will deliver one day: its December. */
  readonly lateVouchers: readonly VoucherDraft[];
  /** Dated in the next fiscal year: what was in transit on 31 December arrives. */
  readonly nextYearVouchers: readonly VoucherDraft[];
  readonly troubles: readonly Trouble[];
}
