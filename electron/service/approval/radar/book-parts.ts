import type { Compared } from '../../../../shared/domain/approval/radar/case.ts';
import { columnLetters, frameOf, rangeOn } from '../../workbook/write/address.ts';
import type { Column } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';
import { spanOf } from './tested-out.ts';
import type { Trial, TrialPayload } from './trying.ts';

export interface BookPayload extends TrialPayload {
  readonly community: string;
  /** 现行规则 that it was held against: its number and first day. */
  readonly version: { readonly id: number; readonly first: string };
  readonly creator: string;
  readonly created: string;
}

/** What a sheet of the result is made from. */
export interface RadarBook {
  readonly payload: BookPayload;
  readonly trial: Trial;
}

export const SHEETS = { sums: '汇总', cases: '预警', documents: '逐笔' } as const;
export const FOUND: Readonly<Record<Compared['found'], string>> = {
  both: '两组都有',
  tried: '只有试用的',
  'in-force': '只有现行的',
};

export const CASES: readonly Column[] = [
  { heading: '序号', kind: 'integer', width: 7 },
  { heading: '种类', kind: 'text', width: 12 },
  { heading: '哪组设定', kind: 'text', width: 12 },
  { heading: '说明', kind: 'wrap', width: 70 },
  { heading: '应走层级', kind: 'wrap', width: 24 },
  { heading: '未达到的线', kind: 'money', width: 15 },
  { heading: '笔数', kind: 'count', width: 8 },
  { heading: '合计', kind: 'money', width: 17 },
];
/** Columns of 预警 that 汇总 counts by. */
export const CASE_COLUMNS = { kind: 1, found: 2, sum: 7 } as const;

/** Title, banner and page of a sheet. */
export function framed({ payload, trial }: RadarBook, title: string, columns: readonly Column[]) {
  const { first, last } = spanOf(trial);
  const { community, version } = payload;
  return {
    ...{ title, columns },
    banner: [
      { left: community, center: `${first} 至 ${last}`, right: '金额单位：元' },
      { left: `对照审批规则版本 ${version.id}（自 ${version.first} 起用）` },
    ],
    page: {
      orientation: 'landscape' as const,
      header: { left: headerText(community), right: title },
      footer: { center: PAGE_OF_PAGES },
    },
  };
}

/** Where the rows of 预警 stand, for formulas. */
export function caseRange(book: RadarBook, column: keyof typeof CASE_COLUMNS): string {
  const { firstRow } = frameOf(framed(book, '预警', CASES));
  const last = firstRow + Math.max(book.trial.compared.length, 1) - 1;
  return rangeOn(SHEETS.cases, CASE_COLUMNS[column], firstRow, last);
}

/** What a column comes to over so many rows. */
export const sumOf = (column: number, firstRow: number, rows: number): string =>
  `SUM(${columnLetters(column)}${firstRow}:${columnLetters(column)}${firstRow + rows - 1})`;
