import type { CostSpan } from '../../../../shared/domain/costing/span.ts';
import type { Fen } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BannerLine, Cell, PageSetup, Row } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';
import { spanText } from '../direct-workbook.ts';
import type { Source } from './source.ts';

/** What every report of cost says of itself. */
export interface Titled {
  readonly source: Pick<Source, 'unit' | 'runs' | 'missing'>;
  readonly period: Period;
  readonly span: CostSpan;
  readonly creator: string;
  readonly created: string;
}

/** 成本医02, as the form is numbered; '' where the regulation gives it no number. */
export type Mark = string;

export const whoOf = ({ source: { unit } }: Titled): string => `${unit.code} ${unit.name}`;

/** 编制单位, 期间, 单位：元; and that it is for management, or lacks months. */
export function bannerOf(titled: Titled, mark: Mark): BannerLine[] {
  const { source, period, span } = titled;
  const runs = source.runs.map(({ period: month, version, state }) =>
    [month, `第${version}版`, ...(state === 'locked' ? [] : ['未锁定'])].join(' '),
  );
  return [
    { left: `编制单位：${whoOf(titled)}`, center: spanText(period, span), right: `${mark}　单位：元` },
    ...(source.unit.chart === 'hospital' ? [] : [{ left: '管理口径，参照财会〔2021〕26号编制' }]),
    ...(source.missing.length === 0 ? [] : [{ left: `缺少锁定的成本分摊：${source.missing.join('、')}` }]),
    ...(runs.length === 1 ? [{ left: `成本分摊 ${runs[0]}` }] : []),
  ];
}

export const pageOf = (titled: Titled, mark: Mark, more: Partial<PageSetup> = {}): PageSetup => ({
  orientation: 'landscape',
  header: { left: headerText(whoOf(titled)), right: `${mark}　${spanText(titled.period, titled.span)}` },
  footer: { center: PAGE_OF_PAGES },
  ...more,
});

/** Who answers for a report outside (财会〔2021〕26号 第33条). */
export const SIGNATURES: Row = {
  look: 'plain',
  cells: ['单位负责人：　　　　　　主管会计工作的负责人：　　　　　　会计机构负责人：'],
};

/** An amount with the formula that makes it. */
export const made = (value: Fen, formula: string): Cell => ({ value, formula });

/** `part ÷ whole` in per cent with its formula; a dash where there is nothing to divide by. */
export const percent = (value: number | undefined, part: string, whole: string): Cell => ({
  value: value ?? '—',
  ...(value === undefined ? {} : { kind: 'decimal' as const }),
  formula: `IF(${whole}=0,"—",ROUND(${part}/${whole}*100,2))`,
});
