import { FUND_SOURCES } from '../ledger/fund.ts';

/**
 * What each source of money (资金来源, `ledger/fund.ts`) allows in a budget. Which of them a community may move by itself is
 * a setting [U]; the defaults follow 事业单位财务规则 第11条 (财政补助一般不予调剂) and 第24条 (专项资金专款专用).
 */
export interface SourceRule {
  readonly source: string;
  /** 财政: not moved between lines by the community itself (第11条), and not given to affiliated units (5501). */
  readonly fiscal: boolean;
  /** 专款专用: spent on what it was given for, whatever else is short (第24条). */
  readonly earmarked: boolean;
  /** 专用基金: spent only out of what was set aside before (先提后用, 第32条). */
  readonly setAside: boolean;
}

const FISCAL = new Set([
  ...['fiscal-basic', 'fiscal-project', 'public-health', 'essential-medicine', 'village-doctor', 'government-fund'],
]);
const EARMARKED = new Set([
  ...['fiscal-project', 'public-health', 'essential-medicine', 'village-doctor', 'government-fund'],
  ...['research', 'donation', 'insurance-retained'],
]);

export const SOURCE_RULES: ReadonlyMap<string, SourceRule> = new Map(
  FUND_SOURCES.map(({ code }) => [
    code,
    { source: code, fiscal: FISCAL.has(code), earmarked: EARMARKED.has(code), setAside: code === 'special-fund' },
  ]),
);
