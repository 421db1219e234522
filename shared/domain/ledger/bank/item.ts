import type { AccountingDate } from '../../../kernel/date.ts';
import type { Fen } from '../../../kernel/fen.ts';

/** 单位 (the books) or 银行 (the statement). */
export type BankSide = 'book' | 'bank';

/** A line of either side, as matching looks at it. Both count money in as positive: the books' 借方, the bank's 贷方. */
export interface BankItem {
  /** Unique on its side; what sorts equal days. */
  readonly key: string;
  readonly date: AccountingDate;
  /** 分; never 0. */
  readonly amount: Fen;
  /** 结算号, 支票号, 凭证号; '' where none. */
  readonly document: string;
  /** Whom and what for: words by which a person would know it again. */
  readonly text: string;
}

/** Why lines are held to be one dealing. */
export const MATCH_RULES = ['document', 'same-day', 'window', 'one-to-many', 'many-to-one', 'hand'] as const;
export type MatchRule = (typeof MATCH_RULES)[number];

/** Lines of both sides that the rules hold to be one dealing; each side's sum is the same. */
export interface Proposal {
  readonly rule: Exclude<MatchRule, 'hand'>;
  /** Nothing else fits either side: it may be accepted unseen. */
  readonly sure: boolean;
  readonly bank: readonly string[];
  readonly book: readonly string[];
}
