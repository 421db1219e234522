import type { SumStage } from '../../../../shared/domain/budget/at-stage.ts';
import type { Sheet, Workbook } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';
import type { ReadSums } from './reading-sums.ts';
import { detailSheet } from './sums-detail.ts';
import { formSheet, itemSheet, sourceSheet } from './sums-form-sheets.ts';
import { monthSheet, pairSheet, unitSheet } from './sums-unit-sheets.ts';

export const STAGE_WORDS: Readonly<Record<SumStage, string>> = {
  now: '当前编制数',
  proposed: '一上建议数',
  ceiling: '一下控制数',
  resubmitted: '二上草案',
  approved: '二下批复数',
  adjusted: '调整后预算',
};

export interface SumsBook {
  readonly sums: ReadSums;
  readonly who: string;
  readonly creator: string;
  readonly created: string;
}

/** 汇总预算 as a workbook: units' figures are numbers, everything that follows from them is a formula over 分单位明细. */
export function sumsBook({ sums, who, creator, created }: SumsBook): Workbook {
  const when = `${sums.year}年 ${STAGE_WORDS[sums.stage]}`;
  const sheet = (part: Omit<Sheet, 'banner' | 'page' | 'title'> & { readonly wide?: number }): Sheet => {
    const { wide = 1, ...rest } = part;
    return {
      ...rest,
      title: `汇总预算 ${part.name}`,
      banner: BANNER(who, when),
      page: {
        orientation: 'landscape',
        pagesWide: wide,
        header: { left: headerText(who), right: `${when}　金额单位：元` },
        footer: { center: PAGE_OF_PAGES },
      },
    };
  };
  const detail = detailSheet(sums);
  return {
    title: `汇总预算 ${who} ${when}`,
    ...{ creator, created },
    sheets: [
      sheet({ ...formSheet(sums, detail), tab: 'accent' }),
      sheet(unitSheet(sums)),
      sheet(sourceSheet(sums, detail)),
      sheet(itemSheet(sums, detail)),
      sheet(monthSheet(sums)),
      sheet({
        ...pairSheet(sums),
        ...(sums.budget.pairs.some(({ left }) => left !== 0) ? { tab: 'warn' as const } : {}),
      }),
      sheet({ ...detail.sheet, wide: Math.max(1, Math.ceil((sums.units.length + 4) / 10)), tab: 'quiet' }),
    ],
  };
}

const BANNER = (who: string, when: string) => [{ left: `编制单位：${who}`, center: when, right: '金额单位：元' }];
