import type { Voucher, VoucherDraft } from '../../../shared/domain/ledger/voucher.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { BooksTx } from '../database.ts';
import type { StandingBalances } from './standing.ts';

/** A draft on its way to a number, as it was examined. */
export interface OnItsWay {
  readonly id: number;
  readonly voucher: VoucherDraft;
}

/** Why a draft may not go on: one sentence in Chinese, at a line (1-based) where it has one. */
export interface Hindrance {
  readonly code: string;
  readonly message: string;
  readonly line?: number;
}

/**
 * What goes along with vouchers outside the ledger (the budget: 占用、支出), in the command's own transaction. The ledger
 * knows nothing more of it; whoever composes the service says who follows.
 */
export interface VoucherFollower {
  /** 提交、记账: holds for each draft what it will take; says of those that it may not, and holds nothing for them. */
  hold(
    tx: BooksTx,
    by: string,
    unit: UnitCode,
    drafts: readonly OnItsWay[],
  ): Promise<ReadonlyMap<number, readonly Hindrance[]>>;
  /** 撤回、退回, and once more before posting: nothing is held for these drafts any more. */
  release(tx: BooksTx, by: string, unit: UnitCode, drafts: readonly number[]): Promise<void>;
  /** 记账, at the desk, by an import or by the rules: these vouchers stand from now on. */
  posted(tx: BooksTx, by: string, vouchers: readonly Voucher[]): Promise<void>;
}

/** Nobody goes along. */
export const NO_FOLLOWER: VoucherFollower = {
  hold: async () => new Map(),
  release: async () => undefined,
  posted: async () => undefined,
};

/** What posting moves besides the voucher itself. */
export interface Moved {
  readonly standing: StandingBalances;
  readonly follower: VoucherFollower;
}
