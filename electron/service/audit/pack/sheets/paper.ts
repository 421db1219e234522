import { endOf, monthOf, yearOf } from '../../../../../shared/kernel/period.ts';
import type { BannerLine, PageSetup } from '../../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../../workbook/write/sheet.ts';
import { type StatementContent, scopeName } from '../content.ts';

/** What every working paper of the pack has in common: who, when, in what unit of money, and its reference number. */
export interface Paper {
  /** 索引号, e.g. `A1`: letters as internal auditors use them (A 报表, C 往来, N 内控, Z 其他). */
  readonly index: string;
  readonly name: string;
  /** One line for the table of contents. */
  readonly about: string;
}

/** Whose paper it is, of when, and by whom. */
export type PaperContent = Pick<StatementContent, 'community' | 'scope' | 'period' | 'prepared' | 'units'>;

/** 2025年12月. */
export const periodText = (content: Pick<PaperContent, 'period'>): string =>
  `${yearOf(content.period)}年${monthOf(content.period)}月`;

/** The date under a form's title: a balance sheet is of a day, 2025年12月31日, the others of a month. */
export function formDate(content: StatementContent, statement: string): string {
  const day = Number(endOf(content.period).slice(8));
  return statement === 'balance-sheet' ? `${periodText(content)}${day}日` : periodText(content);
}

export const bannerOf = (content: PaperContent, center = periodText(content)): BannerLine[] => [
  { left: `编制单位：${scopeName(content)}`, center, right: '金额单位：元' },
];

/** A4; 单位, 期间 and 金额单位 on every page, the reference number and the page's number at its foot. */
export function pageOf(
  content: PaperContent,
  paper: Paper,
  orientation: PageSetup['orientation'],
  more: Pick<PageSetup, 'pagesWide' | 'pagesHigh'> = {},
): PageSetup {
  return {
    orientation,
    ...more,
    header: {
      left: headerText(scopeName(content)),
      center: headerText(paper.name),
      right: `${content.period}　金额单位：元`,
    },
    footer: { left: `索引号 ${paper.index}`, center: PAGE_OF_PAGES, right: headerText(`编制：${content.prepared.by}`) },
  };
}
