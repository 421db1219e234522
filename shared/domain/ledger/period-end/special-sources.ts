import { FUND_SOURCES, fundSource, natureOf } from '../fund.ts';

/**
 * 专项资金来源 [U]: the sources whose money is tied to a purpose though no project is named, and is carried over into 非财政拨款结转
 * (8201) instead of 其他结余 (8501). The regulation says 非财政拨款专项资金 and leaves to each community which of its sources are
 * (财会〔2017〕25号 8201、8501 主要账务处理); a community begins with money for research and teaching alone.
 */
export interface SpecialSources {
  /** Codes of sources that are not fiscal. */
  readonly sources: readonly string[];
}

export const SPECIAL_SOURCES: SpecialSources = { sources: ['research'] };

/** Sources among which a community chooses: fiscal money has 财政拨款结转 of its own, and 其他经费 names no purpose. */
export const SPECIAL_CHOICES = FUND_SOURCES.filter(
  ({ code, nature }) => code !== 'other' && (nature === 'research' || nature === 'other'),
).map(({ code, name }) => ({ code, name }));

/** Whether money of a source, kept as its code or its name, is tied by the setting. */
export function isSpecial(source: string | undefined, { sources }: SpecialSources): boolean {
  if (source === undefined) return false;
  const known = fundSource(source)?.code ?? source;
  return sources.includes(known) || (natureOf(source) === 'research' && sources.includes('research'));
}
