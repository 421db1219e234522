import type { AccountingDate } from '../../kernel/date.ts';
import type { Fen } from '../../kernel/fen.ts';
import type { Period } from '../../kernel/period.ts';
import type { Book } from '../ledger/account.ts';
import type { EconomicNature } from '../ledger/charts/economic-nature.ts';
import type { Statement, StatementName } from '../ledger/statement.ts';
import type { Unit, UnitCode } from '../organisation/unit.ts';
import type { InternalItem, MirrorGroup, MirrorSide, Pair } from './item.ts';
import type { Proposal } from './proposal.ts';

export type { InternalItem, ItemOrigin, MirrorGroup, MirrorSide, Pair } from './item.ts';

/** Stands in a pair for the counterparty that a unit did not name. */
export const UNKNOWN_COUNTERPARTY = '?';

export type DifferenceClass =
  | 'matched'
  | 'timing'
  | 'amount'
  | 'missing-counterpart'
  | 'wrong-counterparty'
  | 'wrong-account'
  | 'vat';

/**
 * Items found to be the two sides of the same fact. One to one by document or amount; several to one by `net`; a whole
 * side against a whole side by `total`; `vat` where the payer's amount is the income plus its VAT.
 * `amount` is what both sides agree on; a side may be empty when its items cancel each other (a red entry): then it is 0.
 */
export interface Match {
  readonly debitItems: readonly string[];
  readonly creditItems: readonly string[];
  readonly amount: Fen;
  readonly by: 'document' | 'amount' | 'total' | 'net' | 'vat';
}

/** An item without an agreed counterpart, with what is known about why. */
export interface UnmatchedItem {
  readonly item: string;
  readonly unit: UnitCode;
  readonly counterparty: UnitCode;
  readonly side: MirrorSide;
  readonly code: string;
  readonly account: string;
  readonly amount: Fen;
  readonly date: AccountingDate;
  readonly document?: string;
  readonly class: Exclude<DifferenceClass, 'matched'>;
  /** One sentence in Chinese. */
  readonly reason: string;
  /** The item that it probably belongs with: dated later, tagged to another unit, booked on another account. */
  readonly counterpart?: string;
}

/** What one side of a direction gives up to the elimination, by account; sums to what is eliminated. */
export interface EliminatedShare {
  readonly unit: UnitCode;
  readonly side: MirrorSide;
  readonly account: string;
  readonly fund?: string;
  readonly amount: Fen;
  readonly items: readonly string[];
}

/** One direction of a pair: who claims (debit) from whom (credit). */
export interface Direction {
  readonly debitUnit: UnitCode;
  readonly creditUnit: UnitCode;
  /** What each side booked in all, in its own direction. */
  readonly debit: Fen;
  readonly credit: Fen;
  readonly matched: Fen;
  /** Red on both sides without an opening: nothing is eliminated until the opening is known by counterparty. */
  readonly unfounded: boolean;
  /** What is eliminated of both sides: never more than either side holds. */
  readonly eliminated: Fen;
  readonly shares: readonly EliminatedShare[];
}

/** An item that answers no mirror and needs none: it is neither eliminated nor a difference. */
export interface ExplainedItem {
  readonly item: string;
  readonly rule: 'N1' | 'P27';
  readonly reason: string;
}

/**
 * One row a pair and mirror group. `left`/`right` are what the pair's first and second unit booked (both directions
 * netted, in the direction in which more was booked); `difference` = left − right.
 */
export interface PairDifference {
  readonly pair: Pair;
  readonly kind: MirrorGroup;
  readonly book: Book;
  readonly left: Fen;
  readonly right: Fen;
  readonly difference: Fen;
  /** `matched` when nothing is left; else the class with the largest amount among the unmatched. */
  readonly class: DifferenceClass;
  /** Gross amount of the unmatched items: not zero even where two of them offset each other in `difference`. */
  readonly open: Fen;
  readonly matched: readonly Match[];
  readonly unmatched: readonly UnmatchedItem[];
  readonly explained: readonly ExplainedItem[];
  readonly directions: readonly Direction[];
  /** First period in which it stood open; carried from month to month until it is settled. */
  readonly since: Period;
  /**
   * What answers it: a manual entry (`manual/3`), an elimination, or what both members agreed on (`agreed/3+4`); an
   * answered difference does not stop the confirming.
   */
  readonly settledBy?: string;
}

/** An entry of an elimination (抵销分录) on the worksheet; never in a member's books. */
export interface EliminationEntry {
  readonly side: 'debit' | 'credit';
  readonly statement: StatementName;
  /** Key and name of the statement line it changes. */
  readonly key: string;
  readonly name: string;
  readonly amount: Fen;
  /** Whose line it is; absent on a manual entry of the whole community. */
  readonly unit?: UnitCode;
  /** The group accounts behind it, so that lines of which (其中) change with their line; they sum to the amount. */
  readonly parts?: readonly { readonly account: string; readonly fund?: string; readonly amount: Fen }[];
  /** The economic nature that a person named with a manual entry on expense. */
  readonly nature?: EconomicNature;
  /** The lines of 收入费用表 by economic nature that an entry on expense stands on; they sum to the amount. */
  readonly natures?: readonly { readonly key: string; readonly name: string; readonly amount: Fen }[];
}

export interface Elimination {
  /** Stable from run to run as long as rule, pair and kind are the same. */
  readonly id: string;
  /** E1, E1a, E1b, E2, E3, E4, S1, N2, B1 or `manual`. */
  readonly rule: string;
  /** Two members; one where a manual entry concerns it alone. */
  readonly pair: readonly UnitCode[];
  readonly book: Book;
  readonly entries: readonly EliminationEntry[];
  readonly documents: readonly string[];
  /** Items behind it, for the drill-down. */
  readonly items: readonly string[];
  readonly state: 'draft' | 'confirmed' | 'rejected';
  /** What must be disclosed with it: net of VAT, 特殊情况下的抵销, the reason of a manual entry. */
  readonly note?: string;
}

/** A rule as a chief accountant reads and switches it (抵销规则). */
export interface EliminationRule {
  readonly id: string;
  readonly name: string;
  /** 解释第4号八（三）… */
  readonly clause: string;
  readonly explanation: string;
  readonly enabled: boolean;
  /** True where the text was not seen: the screen says 可配置. */
  readonly configurable: boolean;
}

export interface ConsolidationSettings {
  readonly rules: readonly EliminationRule[];
  /** 抵销阈值: amounts strictly above it are reconciled and eliminated; default 0. */
  readonly thresholdFen: Fen;
  /** Above it an open difference stops the confirming; default 0. */
  readonly differenceThresholdFen: Fen;
  /** Days after the period's end within which a counterpart makes a difference one of timing. */
  readonly timingDays: number;
  /** What becomes of a rest that both sides booked in different amounts. */
  readonly rest: 'nothing' | 'smaller-side';
}

/** Allowance on intra-group receivables (坏账准备), per creditor and debtor, as positive credit balances. */
export interface InternalAllowance {
  readonly unit: UnitCode;
  readonly counterparty: UnitCode;
  readonly line: 'accounts-receivable' | 'other-receivables';
  readonly opening: Fen;
  readonly closing: Fen;
}

/**
 * What people add to a consolidation: an adjustment of one unit's statement before adding up (DOMAIN 2.2 ①), a manual
 * elimination, or the acceptance of a difference as it stands (认可差异), without entries. Made by one, confirmed by another.
 */
export interface ManualAdjustment {
  readonly id: string;
  readonly kind: 'adjustment' | 'elimination' | 'acceptance';
  /** The unit adjusted, or the pair eliminated or differing. */
  readonly units: readonly UnitCode[];
  readonly entries: readonly EliminationEntry[];
  readonly reason: string;
  readonly madeBy: string;
  readonly confirmedBy?: string;
  /** The difference that it answers, where it does. */
  readonly settles?: DifferenceKey;
  /** Of an acceptance: what stood open when it was accepted; it holds for that amount alone. */
  readonly accepted?: Fen;
}

/** Which row of the differences list. */
export interface DifferenceKey {
  readonly pair: Pair;
  readonly kind: MirrorGroup;
  readonly book?: Book;
}

/** An amount on an account that is intra-group by nature (上级补助、上缴…), for which the unit named no counterparty. */
export interface UntaggedAmount {
  readonly unit: UnitCode;
  readonly book: Book;
  readonly group: MirrorGroup;
  readonly side: MirrorSide;
  readonly account: string;
  readonly amount: Fen;
}

/** Unrealised profit in stock or fixed assets for N2, given by declaration; 暂不抵销 unless the switch is on. */
export interface UnrealisedProfit {
  readonly seller: UnitCode;
  readonly buyer: UnitCode;
  /** Profit × unsold share. */
  readonly amount: Fen;
  readonly document?: string;
  /** The seller's income account; 4101 事业收入 when not given. */
  readonly account?: '4101' | '4401' | '4609';
  /** The buyer's line that holds it; 存货 when not given. */
  readonly asset?: 'inventories' | 'fixed-assets-gross';
}

/** A person's decision on a drafted elimination; it holds as long as the draft has this amount (Σ debits). */
export interface EliminationDecision {
  readonly elimination: string;
  readonly amount: Fen;
  readonly outcome: 'confirmed' | 'rejected';
}

export interface ConsolidationInput {
  readonly period: Period;
  readonly units: readonly Unit[];
  /** Each unit's computed statements in the `group` layout: balance-sheet, income, net-assets, budget. */
  readonly statements: ReadonlyMap<UnitCode, readonly Statement[]>;
  /** Items dated up to `timingDays` after the period's end, so that timing can be told; only those within the period are eliminated. */
  readonly items: readonly InternalItem[];
  readonly allowances: readonly InternalAllowance[];
  readonly manual: readonly ManualAdjustment[];
  /** What both members of a pair agreed on for this period, and the centre did not set aside. */
  readonly agreements?: readonly Proposal[];
  readonly unrealised: readonly UnrealisedProfit[];
  /** Differences that stood open at the end of the period before; `book` is financial when not given. */
  readonly carried: readonly (DifferenceKey & { readonly since: Period })[];
  readonly settings: ConsolidationSettings;
  readonly untagged?: readonly UntaggedAmount[];
  /** Members that have sent nothing for the period itself: what they left earlier in the year stands in its place. */
  readonly late?: readonly UnitCode[];
  /** Accounts with a balance or movement that no group account is known for (映射缺口); they stand in the 其他 lines. */
  readonly unmapped?: readonly { readonly unit: UnitCode; readonly code: string; readonly name: string }[];
  readonly decisions?: readonly EliminationDecision[];
  /** The community's very first consolidation (初次编制): allowances are eliminated by E1a, not E1b. */
  readonly first?: boolean;
}

export interface WorksheetLine {
  readonly statement: StatementName;
  readonly key: string;
  readonly name: string;
  readonly depth: 0 | 1 | 2 | 3;
  /** After the unit's own manual adjustments (DOMAIN 2.2 ①③): what is added up. */
  readonly units: ReadonlyMap<UnitCode, Fen>;
  /** The part of `units` that manual adjustments made; the unit's own statement said `units − adjustments`. */
  readonly adjustments: ReadonlyMap<UnitCode, Fen>;
  readonly sum: Fen;
  /** In the line's own direction, so that sum + elimination = consolidated. */
  readonly elimination: Fen;
  readonly consolidated: Fen;
  /** What each elimination did to this line; they sum to `elimination`. */
  readonly effects: readonly { readonly elimination: string; readonly amount: Fen }[];
}

/** Who was consolidated, and who came and went in the year (合并主体变化, 准则第9号 第十九、五十八条). */
export interface ConsolidationScope {
  readonly included: readonly UnitCode[];
  readonly joined: readonly UnitCode[];
  readonly left: readonly UnitCode[];
  /** Members that have sent no statements. */
  readonly silent: readonly UnitCode[];
  /** Members among `included` whose month has not come: an earlier month of the year stands in (以前月份代入). */
  readonly late?: readonly UnitCode[];
}

export interface ConsolidationCheck {
  readonly name: string;
  /** `error` stops the confirming; a `finding` is for a person to explain. */
  readonly severity: 'error' | 'finding';
  readonly ok: boolean;
  readonly detail: string;
}

export interface Consolidation {
  readonly period: Period;
  /** 参照准则第9号编制（管理用途）… */
  readonly caption: string;
  readonly scope: ConsolidationScope;
  readonly lines: readonly WorksheetLine[];
  readonly eliminations: readonly Elimination[];
  readonly differences: readonly PairDifference[];
  readonly checks: readonly ConsolidationCheck[];
}
