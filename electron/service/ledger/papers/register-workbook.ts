import type { UseState } from '../../../../shared/domain/ledger/papers/duplicate.ts';
import { type InvoiceSort, sumOfAll } from '../../../../shared/domain/ledger/papers/invoice.ts';
import { chinaMinute } from '../../../../shared/domain/organisation/deadline.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { parseYuan, ZERO } from '../../../../shared/kernel/fen.ts';
import { columnLetters, frameOf } from '../../workbook/write/address.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import type { Column, Row, Workbook } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';
import { INVOICE_SORTS } from './sort-names.ts';

/** An invoice of the register as it is printed. */
export interface ListedInvoice {
  readonly unit: string;
  readonly unitName: string;
  readonly sort: InvoiceSort;
  readonly code: string;
  readonly number: string;
  readonly date: string | null;
  readonly seller: string;
  readonly buyer: string;
  readonly total: string | null;
  readonly red: boolean;
  readonly state: UseState;
  readonly period: string;
  readonly draft: number | null;
  readonly voucher: { readonly number: string } | null;
  readonly person: string;
  readonly at: string;
}

export interface RegisterBook {
  /** '' : every unit in scope. */
  readonly who: string;
  readonly when: string;
  readonly rows: readonly ListedInvoice[];
  readonly creator: string;
  readonly created: string;
}

const NAME = '发票登记簿';
const STATES: Readonly<Record<UseState, string>> = { draft: '在草稿', voucher: '已入账', free: '已释放' };

const COLUMNS: readonly Column[] = [
  { heading: '单位', kind: 'code', width: 8 },
  { heading: '单位名称', kind: 'text', width: 24 },
  { heading: '票种', kind: 'text', width: 14 },
  { heading: '发票代码', kind: 'code', width: 14 },
  { heading: '发票号码', kind: 'code', width: 23 },
  { heading: '开票日期', kind: 'date', width: 12 },
  { heading: '销售方', kind: 'text', width: 32 },
  { heading: '购买方', kind: 'text', width: 28 },
  { heading: '价税合计', kind: 'money', width: 16 },
  { heading: '红字', kind: 'text', width: 6 },
  { heading: '状态', kind: 'text', width: 9 },
  { heading: '期间', kind: 'code', width: 10 },
  { heading: '凭证', kind: 'text', width: 12 },
  { heading: '登记人', kind: 'text', width: 12 },
  { heading: '登记时间', kind: 'text', width: 18 },
];
const TOTAL = 8;

/** The months of the register as people say them: one, a span, or all (''). */
export const spanName = (from: string | undefined, to: string | undefined): string =>
  [from, to].filter((each, at, both) => each !== undefined && both.indexOf(each) === at).join('至');

/** The name of its file: `发票登记簿-T01 柳河镇卫生院-2025-12.xlsx`. */
export const registerFile = (who: string, when: string): string =>
  fileName(`${[NAME, who, when].filter((part) => part !== '').join('-')}.xlsx`);

/** 发票登记簿 as a workbook: numbers of invoices stay text, the total is a formula over the rows. */
export function registerWorkbook({ who, when, rows: listed, creator, created }: RegisterBook): Workbook {
  const head = {
    title: NAME,
    banner: [{ left: who === '' ? '单位：全部' : `单位：${who}`, center: when, right: '金额单位：元' }],
    columns: COLUMNS,
  };
  const { firstRow } = frameOf(head);
  const amountOf = (row: ListedInvoice) => (row.total === null ? null : (parseYuan(row.total) ?? null));
  const rows: Row[] = listed.map((row) => [
    row.unit,
    row.unitName,
    INVOICE_SORTS[row.sort],
    row.code,
    row.number,
    row.date as AccountingDate | null,
    row.seller,
    row.buyer,
    amountOf(row),
    row.red ? '红字' : '',
    STATES[row.state],
    row.period,
    row.voucher?.number ?? `草稿 ${row.draft ?? ''}`,
    row.person,
    chinaMinute(Date.parse(row.at)),
  ]);
  if (rows.length === 0) rows.push([]);
  const letters = columnLetters(TOTAL);
  const cells = COLUMNS.map((_, at) =>
    at === TOTAL
      ? {
          value: sumOfAll([ZERO, ...listed.map((row) => amountOf(row) ?? ZERO)]) ?? null,
          formula: `SUM(${letters}${firstRow}:${letters}${firstRow + rows.length - 1})`,
        }
      : at === 0
        ? { value: `合计 ${listed.length} 张`, kind: 'text' as const }
        : { value: null, kind: 'text' as const },
  );
  rows.push({ look: 'total', cells, merge: [[0, TOTAL - 1]] });
  return {
    title: [NAME, who, when].filter(Boolean).join(' '),
    creator,
    created,
    sheets: [
      {
        name: NAME,
        ...head,
        rows,
        filter: true,
        frozenColumns: 2,
        page: {
          orientation: 'landscape',
          header: { left: headerText(who), right: when },
          footer: { center: PAGE_OF_PAGES },
        },
        tab: 'accent',
      },
    ],
  };
}
