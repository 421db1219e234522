import { type Fen, fen, ZERO } from '../../kernel/fen.ts';
import type { LineKey } from './line.ts';

/** A month of the budget year, 1 to 12. */
export type Month = number;

/** Why money of a line moved. */
export type MovementKind =
  /** 批复 */
  | 'approve'
  /** 调整、追加、调剂、结转: more or less than approved */
  | 'adjust'
  /** 申请占用: somebody asked for it, nobody decided yet */
  | 'reserve'
  /** 审批保留: decided, and no longer lost by waiting */
  | 'keep'
  /** 合同、订单 */
  | 'commit'
  /** 发票、付款、记账 */
  | 'spend'
  /** 取消、释放 */
  | 'release'
  /** 过期释放 */
  | 'expire'
  /** 红字冲销 of a spending */
  | 'reverse';

/**
 * One movement of one line (预算流水): by how much each of its five columns changes, in 分, up or down. Facts: never edited.
 */
export interface Movement {
  readonly line: LineKey;
  readonly kind: MovementKind;
  /** The document whose part of the line moved; absent for approvals and adjustments. */
  readonly claim?: string;
  /** The month that an approval or adjustment is planned for; takings count against the year whenever they come. */
  readonly month: Month;
  readonly approved: Fen;
  readonly adjusted: Fen;
  readonly reserved: Fen;
  readonly committed: Fen;
  readonly spent: Fen;
}

export const COLUMNS = ['approved', 'adjusted', 'reserved', 'committed', 'spent'] as const;
export type Column = (typeof COLUMNS)[number];

/** What a line holds (预算额度), in 分. */
export interface Standing {
  /** 批复 and 调整 by month, January first: twelve of each. */
  readonly approved: readonly Fen[];
  readonly adjusted: readonly Fen[];
  /** 已占用 by requests, decided or not. */
  readonly reserved: Fen;
  /** 已签约 by contracts and orders. */
  readonly committed: Fen;
  /** 已支出. */
  readonly spent: Fen;
}

const NIL: readonly Fen[] = Array.from({ length: 12 }, () => ZERO);

export const EMPTY_STANDING: Standing = { approved: NIL, adjusted: NIL, reserved: ZERO, committed: ZERO, spent: ZERO };

/** What the line holds after one more movement. */
export const moved = (standing: Standing, movement: Movement): Standing => ({
  approved: planned(standing.approved, movement.month, movement.approved),
  adjusted: planned(standing.adjusted, movement.month, movement.adjusted),
  reserved: fen(standing.reserved + movement.reserved),
  committed: fen(standing.committed + movement.committed),
  spent: fen(standing.spent + movement.spent),
});

const planned = (months: readonly Fen[], month: Month, amount: Fen): readonly Fen[] =>
  amount === 0 ? months : months.map((old, index) => (index === month - 1 ? fen(old + amount) : old));

/** Everything that was asked for, bound or paid: pending amounts count. */
export const taken = ({ reserved, committed, spent }: Standing): Fen => fen(reserved + committed + spent);

/** What may be spent up to the end of a month; of the whole year with month 12. */
export function plannedThrough({ approved, adjusted }: Standing, month: Month): Fen {
  let sum = 0;
  for (let index = 0; index < month; index += 1) sum += (approved[index] ?? ZERO) + (adjusted[index] ?? ZERO);
  return fen(sum);
}

/** 可用 = 批复 + 调整 − 已占用 − 已签约 − 已支出, of the year or of its months so far. */
export const available = (standing: Standing, through: Month = 12): Fen =>
  fen(plannedThrough(standing, through) - taken(standing));
