import type { AccountingDate } from '../../kernel/date.ts';
import type { Fen } from '../../kernel/fen.ts';
import type { Period } from '../../kernel/period.ts';
import type { Statement, StatementName } from '../ledger/statement.ts';
import type { Unit, UnitCode } from '../organisation/unit.ts';

/** The mirror groups of DOMAIN 2.5: what one side books, and what the other must book against it. */
export type MirrorGroup = 'receivable-payable' | 'subsidy' | 'turn-in' | 'service' | 'transfer';

/** The side of a mirror group: debit-natured (receivable, subsidy expense…) or credit-natured (payable, income…). */
export type MirrorSide = 'debit' | 'credit';

/** One tagged internal item of one unit (内部往来或交易明细): a voucher line, or a row of a declaration. */
export interface InternalItem {
  readonly id: string;
  readonly unit: UnitCode;
  readonly counterparty: UnitCode;
  readonly book: 'financial' | 'budget';
  readonly group: MirrorGroup;
  readonly side: MirrorSide;
  /** The unit's account and the group account it maps to. */
  readonly code: string;
  readonly account: string;
  /** In the side's own direction; negative when the line goes against it (a collection, a red entry). */
  readonly amount: Fen;
  readonly date: AccountingDate;
  readonly document?: string;
  /** `opening`: the balance at the beginning of the year; `balance`: a declared total without items; `item`: a single fact. */
  readonly detail: 'item' | 'opening' | 'balance';
  readonly origin:
    | { readonly kind: 'voucher'; readonly voucher: string; readonly number: string; readonly line: number }
    | { readonly kind: 'declaration'; readonly batch: string; readonly row: number };
}

export type DifferenceClass =
  | 'matched'
  | 'timing'
  | 'amount'
  | 'missing-counterpart'
  | 'wrong-counterparty'
  | 'wrong-account'
  | 'vat';

export interface MatchedPair {
  readonly debitItem: string;
  readonly creditItem: string;
  readonly amount: Fen;
  readonly by: 'document' | 'amount' | 'total' | 'net';
}

/** One row a pair and mirror group. `left`/`right` are the pair's first and second unit as named in `pair`, sorted. */
export interface PairDifference {
  readonly pair: readonly [UnitCode, UnitCode];
  readonly kind: MirrorGroup;
  readonly book: 'financial' | 'budget';
  readonly left: Fen;
  readonly right: Fen;
  readonly difference: Fen;
  readonly class: DifferenceClass;
  readonly matched: readonly MatchedPair[];
  readonly unmatched: readonly { readonly item: string; readonly class: DifferenceClass; readonly reason: string }[];
  /** First period in which it stood open; carried from month to month until it is settled. */
  readonly since: Period;
}

/** An entry of an elimination (抵销分录) on the worksheet; never in a member's books. */
export interface EliminationEntry {
  readonly side: 'debit' | 'credit';
  readonly statement: StatementName;
  /** Key and name of the statement line it changes. */
  readonly key: string;
  readonly name: string;
  readonly amount: Fen;
}

export interface Elimination {
  /** E1, E1a, E1b, E2, E3, E4, E5, S1, N2, B1… or `manual`. */
  readonly rule: string;
  readonly pair: readonly [UnitCode, UnitCode];
  readonly book: 'financial' | 'budget';
  readonly entries: readonly EliminationEntry[];
  readonly documents: readonly string[];
  /** Items behind it, for the drill-down. */
  readonly items: readonly string[];
  readonly state: 'draft' | 'confirmed';
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
  /** What becomes of the unmatched rest of a pair. */
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

/** An adjustment of one unit's statement before adding up (DOMAIN 2.2 ①), or a manual elimination; made by one person, confirmed by another. */
export interface ManualAdjustment {
  readonly id: string;
  readonly kind: 'adjustment' | 'elimination';
  /** The unit adjusted, or the pair eliminated. */
  readonly units: readonly UnitCode[];
  readonly entries: readonly EliminationEntry[];
  readonly reason: string;
  readonly madeBy: string;
  readonly confirmedBy?: string;
}

/** Unrealised profit in stock or fixed assets for N2, given by declaration; 暂不抵销 unless the switch is on. */
export interface UnrealisedProfit {
  readonly seller: UnitCode;
  readonly buyer: UnitCode;
  readonly amount: Fen;
  readonly document?: string;
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
  readonly unrealised: readonly UnrealisedProfit[];
  /** Differences that stood open at the end of the period before. */
  readonly carried: readonly {
    readonly pair: readonly [UnitCode, UnitCode];
    readonly kind: MirrorGroup;
    readonly since: Period;
  }[];
  readonly settings: ConsolidationSettings;
}

export interface WorksheetLine {
  readonly statement: StatementName;
  readonly key: string;
  readonly name: string;
  readonly depth: 0 | 1 | 2;
  readonly units: ReadonlyMap<UnitCode, Fen>;
  readonly sum: Fen;
  /** In the line's own direction, so that sum + elimination = consolidated. */
  readonly elimination: Fen;
  readonly consolidated: Fen;
}

export interface Consolidation {
  readonly period: Period;
  /** 参照准则第9号编制（管理用途）… */
  readonly caption: string;
  readonly lines: readonly WorksheetLine[];
  readonly eliminations: readonly Elimination[];
  readonly differences: readonly PairDifference[];
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
}
