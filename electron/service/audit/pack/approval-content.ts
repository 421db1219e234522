import type { Category } from '../../../../shared/domain/approval/category.ts';
import type { Body, Level } from '../../../../shared/domain/approval/level.ts';
import type { PayoutStage } from '../../../../shared/domain/approval/payout.ts';
import type { FindingKind } from '../../../../shared/domain/approval/radar/finding.ts';
import type { ContractStanding } from '../../../../shared/domain/approval/signing.ts';
import type { ApplicationStage } from '../../../../shared/domain/approval/stage.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { Fen } from '../../../../shared/kernel/fen.ts';
import type { ChainLink } from '../../approval/queries.ts';

/** 大额资金支出审批 of a year up to a day, all as it stood then; units, payees and people as people call them. */
export interface PackApprovals {
  readonly until: AccountingDate;
  /** By unit and number. */
  readonly applications: readonly PackApplication[];
  /** Every move of those, in their order. */
  readonly links: readonly PackLink[];
  readonly decisions: readonly PackDecision[];
  readonly findings: readonly PackApprovalFinding[];
  readonly contracts: readonly PackContract[];
  /** By unit and number. */
  readonly payments: readonly PackPayment[];
}

/** What is said of a document wherever it stands. */
export interface PackDocument {
  readonly number: string;
  readonly unit: string;
  readonly purpose: string;
  readonly payee: string;
}

export interface PackApplication extends PackDocument {
  readonly category: Category;
  readonly amount: Fen;
  readonly sources: readonly string[];
  /** All of it was in budget when it was handed in. */
  readonly inside: boolean;
  readonly handedIn: AccountingDate;
  readonly decided: AccountingDate | undefined;
  readonly stage: ApplicationStage;
  /** The highest level that decided; '' before any did. */
  readonly reached: Level | '';
  /** Which level it waits for; '' where for none. */
  readonly waiting: Level | '';
  readonly urgent: boolean;
  readonly released: AccountingDate | undefined;
  readonly contracts: readonly string[];
  /** What the radar found when it was handed in last. */
  readonly warnings: readonly FindingKind[];
}

/** A move with all that its digest is made of. */
export interface PackLink
  extends Pick<
    ChainLink,
    | 'what'
    | 'level'
    | 'person'
    | 'display'
    | 'forWhom'
    | 'day'
    | 'instant'
    | 'opinion'
    | 'digest'
    | 'before'
    | 'versionDigest'
    | 'versionContent'
    | 'content'
    | 'findings'
  > {
  readonly number: string;
  /** Of its document, from 1. */
  readonly step: number;
}

/** What a meeting decided of a document; or a document that no meeting decided and that was acted on before it was decided. */
export interface PackDecision extends PackDocument {
  readonly meeting:
    | {
        readonly number: string;
        readonly body: Body;
        readonly ought: number;
        readonly present: number;
        readonly chair: string;
        readonly asked: Fen;
        readonly amount: Fen;
        readonly for: number;
        readonly against: number;
        readonly abstained: number;
        readonly carried: boolean;
        readonly sha256: string;
      }
    | undefined;
  /** The meeting's day, or that of the last level; undefined while it is not decided. */
  readonly decided: AccountingDate | undefined;
  readonly released: AccountingDate | undefined;
  readonly signed: AccountingDate | undefined;
  readonly paid: AccountingDate | undefined;
  /** Something came before it was decided (决策程序倒置). */
  readonly reversed: boolean;
}

/** 化整为零预警 and what became of the document. */
export interface PackApprovalFinding extends PackDocument {
  readonly amount: Fen;
  readonly day: AccountingDate;
  readonly kind: FindingKind;
  readonly said: string;
  readonly count: number;
  /** Those that are named, by their numbers, the oldest first; and of each unit outside the pack how many. */
  readonly members: readonly string[];
  readonly others: readonly { readonly unit: string; readonly count: number }[];
  readonly sum: Fen;
  readonly limit: Fen | undefined;
  /** 应走层级, and which of them the document's way has not. */
  readonly levels: readonly Level[];
  readonly missing: readonly Level[];
  readonly stage: ApplicationStage;
  readonly reached: Level | '';
}

export interface PackContract extends PackDocument {
  /** Of the application. */
  readonly document: string;
  readonly signed: AccountingDate;
  /** As signed, and by how much it was changed. */
  readonly amount: Fen;
  readonly changed: Fen;
  readonly accepted: Fen;
  readonly retention: Fen;
  readonly release: AccountingDate | undefined;
  readonly paid: Fen;
  readonly standing: ContractStanding;
  readonly sha256: string;
}

/** Who made a step of a payment last, and on which day. */
export interface PackHand {
  readonly display: string;
  readonly day: AccountingDate;
}

/** A payment that was handed in and not struck (付款申请). */
export interface PackPayment extends PackDocument {
  /** Of the application, and of the contract; '' where there is none. */
  readonly document: string;
  readonly contract: string;
  /** 收款账户 with the last digits of its number; '' where there is none. */
  readonly account: string;
  readonly amount: Fen;
  readonly prepaid: boolean;
  /** Each with what this payment takes of it. */
  readonly invoices: readonly { readonly number: string; readonly taken: Fen }[];
  readonly stage: PayoutStage;
  readonly prepared: PackHand;
  readonly checked: PackHand | undefined;
  /** `person`: the sign-in name. */
  readonly paid: (PackHand & { readonly person: string; readonly reference: string }) | undefined;
  readonly posted: PackHand | undefined;
  readonly vouchers: readonly string[];
  readonly reversals: readonly string[];
  /** Sign-in names of those who may not pay it: who applied, decided, signed, accepted, prepared, checked or posted. */
  readonly apart: readonly string[];
}
