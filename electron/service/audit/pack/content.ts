import type { CheckResult } from '../../../../shared/domain/audit/check.ts';
import type { TrailEvent } from '../../../../shared/domain/audit/event.ts';
import type { BudgetChange } from '../../../../shared/domain/budget/change.ts';
import type { ChangeStage, ChangeStep } from '../../../../shared/domain/budget/change-route.ts';
import type { RoundRow } from '../../../../shared/domain/budget/explained-cuts.ts';
import type { BudgetLine } from '../../../../shared/domain/budget/line.ts';
import {
  type Consolidation,
  type ManualAdjustment,
  UNKNOWN_COUNTERPARTY,
} from '../../../../shared/domain/consolidation/model.ts';
import type { Proposal } from '../../../../shared/domain/consolidation/proposal.ts';
import type { CostDepartment } from '../../../../shared/domain/costing/department.ts';
import type { ItemAmounts } from '../../../../shared/domain/costing/direct-cost.ts';
import type { Output } from '../../../../shared/domain/costing/reports/structure-table.ts';
import type { ItemBalance, RunCertificate } from '../../../../shared/domain/costing/run-certificate.ts';
import type { Book } from '../../../../shared/domain/ledger/account.ts';
import type { Reconciliation } from '../../../../shared/domain/ledger/bank/reconcile.ts';
import type { CashReckoning } from '../../../../shared/domain/ledger/cash-count/count.ts';
import type { AccountFigure } from '../../../../shared/domain/ledger/figures.ts';
import type { LedgerAccount } from '../../../../shared/domain/ledger/general-ledger.ts';
import type { Statement, StatementDefinition } from '../../../../shared/domain/ledger/statement.ts';
import type { Voucher } from '../../../../shared/domain/ledger/voucher.ts';
import type { Unit, UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { Fen } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { WatchingFacts } from '../../budget/queries.ts';
import type { CostRun } from '../../costing/queries.ts';
import type { SignedMonth } from '../../ledger/queries.ts';
import type { PackApprovals } from './approval-content.ts';
import type { PackPurchases } from './purchase-content.ts';

/** Whose pack: the community's, or one member's. */
export type PackScope = { readonly kind: 'group' } | { readonly kind: 'unit'; readonly unit: UnitCode };

/** Whose statement: a pack's, or that of some members together (all those of the content). */
export type StatementScope = PackScope | { readonly kind: 'some' };

/** One member's books in the pack. */
export interface UnitBooks {
  readonly unit: UnitCode;
  readonly figures: readonly AccountFigure[];
  /** Computed from the figures with the pack's definitions. */
  readonly statements: readonly Statement[];
  /** True when everything from `journalFrom` on is in detail: then the journal must add up to the trial balance. */
  readonly detailed: boolean;
}

/** The community's own part of a pack of the group. */
export interface GroupBooks {
  readonly consolidation: Consolidation;
  /** The consolidated statements in the `group` layout. */
  readonly statements: readonly Statement[];
  /** Adjustments of single statements before adding up (DOMAIN 2.2 ①), and differences accepted as they stand. */
  readonly adjustments: readonly ManualAdjustment[];
  /** What both members of a pair agreed that their differences are (双方同意的对账事项). */
  readonly agreements?: readonly Proposal[];
}

/** A hole or a double in the voucher numbers (断号、重号). */
export interface NumberFinding {
  readonly unit: UnitCode;
  readonly period: Period;
  /** 凭证字. */
  readonly type: string;
  readonly kind: 'gap' | 'duplicate';
  readonly from: number;
  readonly to: number;
}

/** A paper behind a voucher (附件), named by its bytes. */
export interface PackAttachment {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly date: AccountingDate;
  /** 记-12. */
  readonly number: string;
  readonly name: string;
  /** What it is: a PDF, an invoice's XML, or an invoice on paper that was only registered. */
  readonly kind: string;
  readonly bytes: number;
  /** '' where it is on paper. */
  readonly sha256: string;
  /** 发票号码 with its code before it, and 价税合计, where it is an invoice. */
  readonly invoice?: { readonly number: string; readonly total?: Fen };
  readonly person: string;
  readonly instant: string;
  /** 补充: added after the voucher was posted. */
  readonly later: boolean;
}

/** A bank account's month (银行存款余额调节表), as far as it was made. */
export interface PackReconciliation {
  readonly unit: UnitCode;
  /** 开户银行 and account number. */
  readonly account: string;
  /** The book account that it is. */
  readonly code: string;
  /** Undefined where there is no statement to reconcile with. */
  readonly reconciliation: Reconciliation | undefined;
  /** 已复核, 已编制, 需重编, 未编制, 无对账单. */
  readonly state: string;
  readonly madeBy?: string;
  readonly made?: string;
  readonly reviewedBy?: string;
  readonly reviewed?: string;
}

/** A count of cash on hand (库存现金盘点). */
export interface PackCashCount {
  readonly unit: UnitCode;
  readonly code: string;
  readonly date: AccountingDate;
  readonly posted: Fen;
  readonly reckoned: CashReckoning;
  readonly explanation: string;
  /** 已监盘, 待监盘, 已被代替. */
  readonly state: string;
  readonly madeBy: string;
  readonly witnessedBy?: string;
  readonly witnessed?: string;
}

/** A unit's budget through its rounds, with who changed what and why. */
export interface PackRounds {
  readonly unit: UnitCode;
  readonly rows: readonly RoundRow[];
}

/** A 预算调整单 with the rows that concern the pack, and its route. */
export interface PackChange extends BudgetChange {
  readonly number: string;
  readonly stage: ChangeStage;
  /** The oldest first. */
  readonly steps: readonly { readonly step: ChangeStep; readonly display: string; readonly instant: string }[];
}

/** 预算执行 at the end of the pack's month. */
export interface PackExecution {
  readonly lines: readonly PackLine[];
  /** Documents that still hold money: 占用与签约未了. */
  readonly claims: readonly PackClaim[];
}

/** One line; plans of the whole year, takings up to the month's end. */
export interface PackLine extends BudgetLine {
  readonly approved: Fen;
  readonly adjusted: Fen;
  readonly reserved: Fen;
  readonly committed: Fen;
  readonly spent: Fen;
}

export interface PackClaim extends BudgetLine {
  /** What holds it, as people call it. */
  readonly document: string;
  readonly reserved: Fen;
  readonly committed: Fen;
  /** 审批通过. */
  readonly kept: boolean;
  /** RFC 3339. */
  readonly since: string;
  readonly expires?: AccountingDate;
}

/** A project of a unit's library in the pack's year, its category, stage and grade in words. */
export interface PackProject {
  readonly unit: UnitCode;
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly person: string;
  readonly stage: string;
  /** 概算合计 of all years, and what its budget lines of the year hold. */
  readonly estimate: Fen;
  readonly approved: Fen;
  readonly adjusted: Fen;
  readonly reserved: Fen;
  readonly committed: Fen;
  readonly spent: Fen;
  readonly available: Fen;
  /** 绩效表 of the year; undefined where it has none. */
  readonly sheet?: {
    readonly stage: string;
    /** 得分 and 等级 of the review; '' before it. */
    readonly total: string;
    readonly grade: string;
    readonly comment: string;
    readonly scoredBy: string;
    readonly reviewedBy: string;
    readonly indicators: readonly PackIndicator[];
  };
}

/** An indicator with what came of it; targets and points as people read them. */
export interface PackIndicator {
  readonly kind: string;
  readonly name: string;
  readonly target: string;
  readonly weight: number;
  readonly actual: string;
  readonly evidence: string;
  readonly score: string;
  readonly explanation: string;
  readonly reviewed: string;
}

/** A locked cost run of the pack's month, its drivers and method in words. */
export interface PackCost
  extends Pick<
    CostRun,
    | 'unit'
    | 'version'
    | 'preparedBy'
    | 'preparedAt'
    | 'driversPreparedBy'
    | 'driversReviewedBy'
    | 'driversDigest'
    | 'booksDigest'
    | 'fullDigest'
  > {
  readonly method: string;
  readonly lockedBy: string;
  readonly lockedAt: string;
  /** The departments that bear cost, by code: direct cost after what is shared was spread, and full cost. */
  readonly departments: readonly {
    readonly department: CostDepartment;
    readonly direct: ItemAmounts;
    readonly full: ItemAmounts;
    /** What it earned and did in the month. */
    readonly output: Output;
  }[];
  readonly drivers: readonly {
    readonly driver: string;
    readonly giver: string;
    readonly receiver: string;
    /** A plain decimal. */
    readonly value: string;
    readonly measure: string;
  }[];
  readonly books: RunCertificate['books'];
  /** What was spread, each step, and the whole, in the order in which they happened. */
  readonly balances: readonly (ItemBalance & { readonly name: string })[];
}

/** 总账 of one account of a unit with all below it: every month of the year so far. */
export interface PackLedger extends LedgerAccount {
  readonly unit: UnitCode;
  readonly name: string;
}

/** Names of what the journal's lines point to; a code without a name stands for itself. */
export interface PackNames {
  /** By `unit|code`. */
  readonly departments?: ReadonlyMap<string, string>;
  /** By code. */
  readonly projects?: ReadonlyMap<string, string>;
  /** By code. */
  readonly parties?: ReadonlyMap<string, string>;
  /** By `unit|code`, for accounts that have no figure. */
  readonly accounts?: ReadonlyMap<string, string>;
}

/**
 * Everything that an audit pack says, as plain data: whoever makes a pack gathers this from the books and hands it over;
 * nothing here reads the store.
 */
export interface PackContent {
  readonly community: string;
  readonly scope: PackScope;
  readonly period: Period;
  /** 参照准则第9号编制（管理用途）, for the group; the basis of a single unit's books otherwise. */
  readonly caption: string;
  /** What is not settled yet and must stand on the cover: a draft, open periods, failed checks. */
  readonly notices?: readonly string[];
  /** Members that have not sent the period; earlier months stand in for it. */
  readonly late?: number;
  /** Person and RFC 3339 instant. */
  readonly prepared: { readonly by: string; readonly at: string };
  readonly reviewedBy?: string;
  readonly program: { readonly name: string; readonly version: string };
  /** Head of the audit trail's chain. */
  readonly chainHead: string;
  /** The members, in the order of the columns; exactly one for a unit's pack. */
  readonly units: readonly Unit[];
  readonly books: readonly UnitBooks[];
  /** The group accounts (合并科目) by code, for names and for the summary of accounts. */
  readonly groupAccounts: readonly GroupAccount[];
  /** balance-sheet, income, net-assets, budget, reconciliation: in the layout of the pack's scope. */
  readonly definitions: readonly StatementDefinition[];
  readonly group?: GroupBooks;
  /** In the order of the books. Gone through more than once: an array, or something that starts anew each time. */
  readonly journal: Iterable<Voucher>;
  /** First period of the journal: the fiscal year's first, or the pack's own. */
  readonly journalFrom: Period;
  readonly names?: PackNames;
  /** Of the journal's vouchers, in its order. */
  readonly attachments?: readonly PackAttachment[];
  /** Of the pack's month, by unit and account. */
  readonly bank?: readonly PackReconciliation[];
  /** Of the pack's month, by unit and day. */
  readonly cash?: readonly PackCashCount[];
  /** 两上两下 of the pack's year, of the units that reported a budget. */
  readonly budget?: readonly PackRounds[];
  /** 预算调整 of the pack's year, in the order of their making. */
  readonly changes?: readonly PackChange[];
  readonly execution?: PackExecution;
  /** 差异说明 and 上级同意 of the pack's year. */
  readonly budgetWatching?: WatchingFacts;
  /** 项目库 of the units, by unit and code. */
  readonly projects?: readonly PackProject[];
  /** 成本分摊 of the pack's month, of the units that locked one. */
  readonly costs?: readonly PackCost[];
  /** 统一采购 of the year up to the pack's month; undefined where nothing was ordered. */
  readonly purchases?: PackPurchases | undefined;
  /** 大额资金支出审批 of the year up to the pack's month; undefined where nothing was asked for. */
  readonly approvals?: PackApprovals | undefined;
  /** Of first-level accounts, by unit and code. */
  readonly ledgers?: readonly PackLedger[];
  /** 负责人承诺 under the pack's month. */
  readonly signatures?: readonly SignedMonth[];
  readonly checks: readonly CheckResult[];
  readonly numbers: readonly NumberFinding[];
  /** Of the community: whole, up to the chain's head. Of a unit: what concerns it. Gone through more than once. */
  readonly trail: Iterable<TrailEvent>;
}

/** What a statement's sheets are made of; a pack has more. */
export interface StatementContent
  extends Pick<PackContent, 'community' | 'period' | 'prepared' | 'units' | 'books' | 'groupAccounts'> {
  readonly scope: StatementScope;
}

export interface GroupAccount {
  readonly code: string;
  readonly name: string;
  readonly book: Book;
  readonly level: number;
  /** Prefixes that select it and everything below it. */
  readonly prefixes: readonly string[];
}

export const BOOK_NAMES: Record<Book, string> = { financial: '财务', budget: '预算' };

/** A unit as it stands in every sheet, and as formulas look for it: never a text that could be taken for a number. */
export const unitLabel = (unit: Pick<Unit, 'code' | 'name'>): string => `${unit.code} ${unit.name}`;

/** Units as they stand in every sheet, by code; a counterparty that nobody named says so. */
export function unitNamer(content: Pick<PackContent, 'units'>): (code: string) => string {
  const labels = new Map(content.units.map((unit) => [unit.code, unitLabel(unit)]));
  return (code) => labels.get(code) ?? (code === UNKNOWN_COUNTERPARTY ? '未注明单位' : code);
}

/** Whose form it is, as it is signed: a unit by its name alone. */
export function preparerName(content: Pick<StatementContent, 'community' | 'scope' | 'units'>): string {
  const { scope } = content;
  if (scope.kind === 'group') return `${content.community}（全县）`;
  const own = scope.kind === 'unit' ? content.units.find(({ code }) => code === scope.unit) : undefined;
  return own ? own.name : scopeName(content);
}

/** The scope as people read it. */
export function scopeName(content: Pick<StatementContent, 'community' | 'scope' | 'units'>): string {
  const { scope } = content;
  if (scope.kind === 'group') return `${content.community}（合并）`;
  if (scope.kind === 'some') return `${content.community}（所选 ${content.units.length} 家单位）`;
  const unit = content.units.find(({ code }) => code === scope.unit);
  return unit ? unitLabel(unit) : scope.unit;
}
