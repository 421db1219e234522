import { CATEGORIES } from '../../../../shared/domain/approval/category.ts';
import { HEADINGS } from '../../../../shared/domain/approval/radar/sheet-words.ts';
import { FUND_SOURCES } from '../../../../shared/domain/ledger/fund.ts';
import { columnLetters, frameOf, rangeOn } from '../../workbook/write/address.ts';
import type { Column, EntryRule, Sheet, Workbook } from '../../workbook/write/model.ts';

const COLUMNS: Readonly<Record<keyof typeof HEADINGS, readonly [Column['kind'], number]>> = {
  number: ['code', 16],
  unit: ['code', 22],
  payee: ['text', 30],
  day: ['date', 13],
  amount: ['money', 16],
  category: ['text', 16],
  source: ['text', 20],
  budget: ['text', 10],
  project: ['text', 22],
  contract: ['code', 18],
  invoices: ['code', 26],
};
const EMPTY_ROWS = 500;
const CHOICES = '可选的写法';

/** 往年支出表, empty: what is read back is its columns by their headings (`readSpendingSheet`). */
export function spendingTemplate(
  { creator, created }: { readonly creator: string; readonly created: string },
  units: readonly { readonly code: string; readonly name: string }[],
): Workbook {
  const headings = Object.keys(HEADINGS) as (keyof typeof HEADINGS)[];
  const columns = headings.map((heading): Column => {
    const [kind, width] = COLUMNS[heading];
    return { heading: HEADINGS[heading], kind, width };
  });
  const head = {
    title: '往年支出表',
    banner: [
      {
        left: '一行一笔支出；单位、收款单位、日期、金额必填',
        right: '合同整体批过的各期付款填合同号；几张发票用顿号分开',
      },
    ],
    columns,
  };
  const { firstRow } = frameOf(head);
  const last = firstRow + EMPTY_ROWS - 1;
  const lists = listSheet(units);
  const from = frameOf(lists).firstRow;
  const offered = (heading: keyof typeof HEADINGS, column: number, count: number): EntryRule => {
    const letters = columnLetters(headings.indexOf(heading));
    return {
      cells: `${letters}${firstRow}:${letters}${last}`,
      rule: { list: rangeOn(CHOICES, column, from, from + count - 1) },
      message: `照“${CHOICES}”里的写法填`,
    };
  };
  return {
    title: '往年支出表',
    ...{ creator, created },
    sheets: [
      {
        ...{ name: '往年支出', ...head, frozenColumns: 0, page: { orientation: 'landscape' as const } },
        rows: Array.from({ length: EMPTY_ROWS }, () => headings.map(() => ({ value: null, open: true as const }))),
        entries: [
          offered('unit', 0, units.length),
          offered('category', 2, Object.keys(CATEGORIES).length),
          offered('source', 3, FUND_SOURCES.length),
          offered('budget', 4, 2),
        ],
      },
      lists,
    ],
  };
}

function listSheet(units: readonly { readonly code: string; readonly name: string }[]): Sheet {
  const categories = Object.values(CATEGORIES);
  const many = Math.max(units.length, categories.length, FUND_SOURCES.length);
  return {
    ...{ name: CHOICES, title: CHOICES, page: { orientation: 'portrait' } },
    columns: [
      { heading: '单位编码', kind: 'code', width: 14 },
      { heading: '单位名称', kind: 'text', width: 30 },
      { heading: '类别', kind: 'text', width: 18 },
      { heading: '资金来源', kind: 'text', width: 24 },
      { heading: '预算内外', kind: 'text', width: 12 },
    ],
    rows: Array.from({ length: many }, (_, at) => [
      ...[units[at]?.code ?? '', units[at]?.name ?? '', categories[at] ?? '', FUND_SOURCES[at]?.name ?? ''],
      ['内', '外'][at] ?? '',
    ]),
  };
}
