import { type Fen, fen } from '../../kernel/fen.ts';
import { SOURCE_RULES } from './sources.ts';

/** What a community sets for its budget besides the control rules (预算设置); each is a setting [U]. */
export interface BudgetSettings {
  /** 可以调剂的资金来源: codes of the sources whose money the community may move between lines by itself. */
  readonly movable: readonly string[];
  /** 无预算不支出: whether a unit without an approved budget is held, so that it may spend nothing. */
  readonly holdUnapproved: boolean;
  /** 差异说明: by more than how many percentage points the rate differs from the time progress before it is explained. */
  readonly variancePoints: number;
  /** … and by at least how much, in 分. */
  readonly varianceLeast: Fen;
}

/** 财政补助一般不予调剂 (事业单位财务规则 第11条); who has no budget is not stopped; ten points and 10,000.00 元. */
export const DEFAULT_SETTINGS: BudgetSettings = {
  movable: [...SOURCE_RULES.values()].filter(({ fiscal }) => !fiscal).map(({ source }) => source),
  holdUnapproved: false,
  variancePoints: 10,
  varianceLeast: fen(10_000_00),
};
