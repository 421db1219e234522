import { useMemo } from 'react';
import { CATEGORY_CODES } from '../../shared/domain/approval/category.ts';
import type { Span } from '../../shared/domain/approval/coverage.ts';
import type { Cases } from '../../shared/domain/approval/table.ts';
import { FUND_SOURCES } from '../../shared/domain/ledger/fund.ts';
import { UNIT_KINDS } from '../../shared/domain/organisation/unit.ts';
import { type Fen, groupedYuan } from '../../shared/kernel/fen.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useFundName } from '../ledger/books/names.ts';

/** 1,000 元: amounts in whole thousands are said in 万元 in Chinese. */
const IN_WAN = 100_000;

/** What rules are made of, in the person's language. */
export interface ApprovalWords {
  readonly kinds: (list: Cases['kinds']) => string;
  readonly categories: (list: Cases['categories']) => string;
  readonly sources: (list: Cases['sources']) => string;
  readonly amount: (amount: Fen) => string;
  readonly span: (span: Span) => string;
  /** The cases of a doubt in one phrase. */
  readonly cases: (cases: Cases) => string;
  readonly list: (names: readonly string[]) => string;
}

export function useApprovalWords(): ApprovalWords {
  const { t, locale } = usePreferences();
  const fund = useFundName();
  return useMemo(() => {
    const list = (names: readonly string[]): string => names.join(locale === 'en' ? ', ' : '、');
    /** Of a long list, what is not in it says more. */
    const some = <T extends string>(chosen: readonly T[], all: readonly T[], nameOf: (one: T) => string): string => {
      const rest = all.filter((one) => !chosen.includes(one));
      return rest.length < chosen.length
        ? t('approval.except', { names: list(rest.map(nameOf)) })
        : list(chosen.map(nameOf));
    };
    const amount = (value: Fen): string =>
      locale === 'zh-CN' && value !== 0 && value % IN_WAN === 0
        ? t('approval.wan', { amount: String(value / 1_000_000) })
        : t('approval.yuan', { amount: groupedYuan(value).replace(/\.00$/, '') });
    const words: Omit<ApprovalWords, 'cases'> = {
      kinds: (chosen) =>
        chosen.length === 0 ? t('approval.every.kinds') : some(chosen, UNIT_KINDS, (kind) => t(`kind.${kind}`)),
      categories: (chosen) =>
        chosen.length === 0
          ? t('approval.every.categories')
          : some(chosen, CATEGORY_CODES, (category) => t(`approval.category.${category}`)),
      sources: (chosen) =>
        chosen.length === 0
          ? t('approval.every.sources')
          : some(
              chosen,
              FUND_SOURCES.map(({ code }) => code),
              fund,
            ),
      amount,
      span: ({ from, below }) => {
        if (below === undefined)
          return from === 0 ? t('approval.span.any') : t('approval.span.from', { from: amount(from) });
        return from === 0
          ? t('approval.span.below', { below: amount(below) })
          : t('approval.span.between', { from: amount(from), below: amount(below) });
      },
      list,
    };
    return {
      ...words,
      cases: ({ kinds, categories, sources, budget }) =>
        list([
          words.kinds(kinds),
          words.categories(categories),
          words.sources(sources),
          ...(budget === 'either' ? [] : [t(`approval.budget.${budget}`)]),
        ]),
    };
  }, [t, locale, fund]);
}
