import type { Book } from '../../../shared/domain/ledger/account.ts';
import { type Fen, negateFen, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { columnLetters, frameOf } from '../workbook/write/address.ts';
import type { Cell, Column, Row, Workbook } from '../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../workbook/write/sheet.ts';

/** A row of 科目余额表 as it is asked for; balances debit-positive. */
export interface ListedBalance {
  readonly code: string;
  readonly name: string;
  readonly book: Book;
  readonly level: number;
  readonly opening: string;
  readonly debit: string;
  readonly credit: string;
  readonly yearDebit: string;
  readonly yearCredit: string;
  readonly closing: string;
}

export interface BalancesBook {
  /** 编制单位, and the months as people say them. */
  readonly who: string;
  readonly when: string;
  /** In the order of their codes, each account before those below it. */
  readonly rows: readonly ListedBalance[];
  /** What the reader must know. */
  readonly remarks?: readonly string[];
  readonly creator: string;
  readonly created: string;
}

const NAME = '科目余额表';
const BOOK_NAMES: Readonly<Record<Book, string>> = { financial: '财务会计', budget: '预算会计' };

/** A column of amounts: a turnover, or one side of a balance. */
interface Amounts {
  readonly heading: readonly [string, string];
  readonly of: (row: ListedBalance) => Fen;
}

const amountOf = (text: string): Fen => parseYuan(text) ?? ZERO;
const debitOf = (net: Fen): Fen => (net > 0 ? net : ZERO);
const creditOf = (net: Fen): Fen => (net < 0 ? negateFen(net) : ZERO);

const AMOUNTS: readonly Amounts[] = [
  { heading: ['期初余额', '借方'], of: (row) => debitOf(amountOf(row.opening)) },
  { heading: ['期初余额', '贷方'], of: (row) => creditOf(amountOf(row.opening)) },
  { heading: ['本期发生额', '借方'], of: (row) => amountOf(row.debit) },
  { heading: ['本期发生额', '贷方'], of: (row) => amountOf(row.credit) },
  { heading: ['本年累计发生额', '借方'], of: (row) => amountOf(row.yearDebit) },
  { heading: ['本年累计发生额', '贷方'], of: (row) => amountOf(row.yearCredit) },
  { heading: ['期末余额', '借方'], of: (row) => debitOf(amountOf(row.closing)) },
  { heading: ['期末余额', '贷方'], of: (row) => creditOf(amountOf(row.closing)) },
];

const FIXED = 2;
const COLUMNS: readonly Column[] = [
  { heading: '科目编码', kind: 'code', width: 16 },
  { heading: '科目名称', kind: 'text', width: 34 },
  ...AMOUNTS.map(({ heading }): Column => ({ heading, kind: 'money', width: 18 })),
  { heading: '账簿', kind: 'text', width: 10, printed: false },
  { heading: '计入合计', kind: 'text', width: 10, printed: false },
];
const BOOK = FIXED + AMOUNTS.length;
const COUNTED = BOOK + 1;

/** 科目余额表 as a workbook: amounts are numbers, the totals of each book formulas over the rows that stand for themselves. */
export function balancesWorkbook({ who, when, rows: listed, remarks = [], creator, created }: BalancesBook): Workbook {
  const head = {
    title: NAME,
    banner: [{ left: `编制单位：${who}`, center: when, right: '金额单位：元' }],
    columns: COLUMNS,
  };
  const { firstRow } = frameOf(head);
  const counted = listed.map((row, at) => {
    const next = listed[at + 1];
    return next?.book !== row.book || !next.code.startsWith(row.code);
  });
  const rows: Row[] = listed.map((row, at) => ({
    look: row.level === 1 && !counted[at] ? 'total' : 'body',
    data: true,
    cells: [
      row.code,
      { value: row.name, indent: Math.min(2, Math.max(0, row.level - 1)) as 0 | 1 | 2 },
      ...AMOUNTS.map(({ of }) => of(row)),
      BOOK_NAMES[row.book],
      counted[at] ? '是' : '否',
    ],
  }));
  if (rows.length === 0) rows.push([]);
  const lastRow = firstRow + rows.length - 1;
  const range = (column: number): string => {
    const letters = columnLetters(column);
    return `${letters}$${firstRow}:${letters}$${lastRow}`;
  };
  for (const book of ['financial', 'budget'] as const) {
    const own = listed.filter((row, at) => row.book === book && counted[at]);
    if (own.length === 0) continue;
    rows.push({
      look: 'total',
      cells: [
        { value: null, kind: 'text' },
        `${BOOK_NAMES[book]}合计`,
        ...AMOUNTS.map(
          ({ of }, at): Cell => ({
            value: sumFen(own.map(of)),
            formula: `ROUND(SUMIFS(${range(FIXED + at)},${range(BOOK)},"${BOOK_NAMES[book]}",${range(COUNTED)},"是"),2)`,
          }),
        ),
      ],
    });
  }
  for (const remark of remarks)
    rows.push({
      look: 'plain',
      cells: [{ value: `注：${remark}`, kind: 'wrap' }],
      merge: [[0, BOOK - 1]],
      height: 18 + 14 * Math.floor(remark.length / 80),
    });
  return {
    title: `${NAME} ${who} ${when}`,
    creator,
    created,
    sheets: [
      {
        name: NAME,
        ...head,
        rows,
        filter: true,
        frozenColumns: FIXED,
        page: {
          orientation: 'landscape',
          header: { left: headerText(who), right: `${when}　金额单位：元` },
          footer: { center: PAGE_OF_PAGES },
        },
        tab: 'accent',
      },
    ],
  };
}
