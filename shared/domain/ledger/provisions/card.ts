import type { AccountingDate } from '../../../kernel/date.ts';
import type { Fen } from '../../../kernel/fen.ts';

/** 固定资产 (折旧, 1601/1602) or 无形资产 (摊销, 1701/1702). */
export type AssetKind = 'fixed' | 'intangible';
export const ASSET_KINDS = ['fixed', 'intangible'] as const;

/** 资产卡片: one asset as the unit's list says it, at the beginning of the month that the list is for. */
export interface AssetCard {
  /** 卡片编号: what names it in the unit, from list to list. */
  readonly number: string;
  readonly name: string;
  readonly kind: AssetKind;
  /** 类别, as the file writes it. */
  readonly category: string;
  /** 使用部门: the code of a department of the unit; undefined where the list says none. */
  readonly department: string | undefined;
  /** 入账日期, or 取得日期 where that alone is said. It is depreciated from this month on. */
  readonly date: AccountingDate;
  /** 原值; 分, not negative. */
  readonly cost: Fen;
  /** 累计折旧 before the list's month; 分, from nil to the cost. */
  readonly accumulated: Fen;
  /** 预计使用年限 in months, where the card has its own. */
  readonly months: number | undefined;
  /** 经费性质: a fund source's code. */
  readonly fund: string;
  /** 报废、处置、调出: it is depreciated no more. */
  readonly gone: boolean;
  /** 减少日期, where the list says one: from this month on it is depreciated no more. */
  readonly goneOn: AccountingDate | undefined;
}

export const CARD_LIMITS = { rows: 100_000, text: 100, number: 60, months: 1200, listed: 1000 } as const;
