import { columnLetters, frameOf } from '../../../workbook/write/address.ts';
import type { Cell, Column, Row, Sheet } from '../../../workbook/write/model.ts';
import { BOOK_NAMES, type GroupAccount, type PackContent } from '../content.ts';
import { type Live, liveCell, sumOf } from '../live.ts';
import type { BalanceSums, RangedAmount } from './balance-lines.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';
import { accountCriterion, RANGE, sidesOf } from './trial-balance.ts';

export const ACCOUNT_SUMMARY: Paper = {
  index: 'A10',
  name: '科目汇总表',
  about: '按合并科目逐级汇总的余额与发生额，公式取自科目余额表',
};

const FIXED = 4;
const LEVEL = 1;

/** A column of amounts: turnovers as they are, balances on the side on which they stand. */
interface SummaryColumn {
  readonly heading: readonly [string, string];
  readonly amount: RangedAmount;
  readonly side?: 'debit' | 'credit';
}

const SUMMARY: readonly SummaryColumn[] = [
  { heading: ['期初余额', '借方'], amount: 'opening', side: 'debit' },
  { heading: ['期初余额', '贷方'], amount: 'opening', side: 'credit' },
  { heading: ['本期发生额', '借方'], amount: 'debit' },
  { heading: ['本期发生额', '贷方'], amount: 'credit' },
  { heading: ['本年累计发生额', '借方'], amount: 'yearDebit' },
  { heading: ['本年累计发生额', '贷方'], amount: 'yearCredit' },
  { heading: ['期末余额', '借方'], amount: 'closing', side: 'debit' },
  { heading: ['期末余额', '贷方'], amount: 'closing', side: 'credit' },
];

const COLUMNS: readonly Column[] = [
  { heading: '账簿', kind: 'text', width: 6 },
  { heading: '级次', kind: 'integer', width: 6 },
  { heading: '合并科目', kind: 'code' },
  { heading: '科目名称', kind: 'text' },
  ...SUMMARY.map(({ heading }): Column => ({ heading, kind: 'money' })),
];

/** Every group account that holds something, all levels, and at the end what no group account holds (未映射), net. */
export function accountSummarySheet(content: PackContent, sums: BalanceSums): Sheet {
  const head = { title: '科目汇总表', banner: bannerOf(content), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const used = new Set(sums.lines.map(({ selector }) => selector));
  const accounts = content.groupAccounts.filter(({ prefixes }) =>
    [...used].some((group) => prefixes.some((prefix) => group.startsWith(prefix))),
  );
  const rows = accounts.map(
    (account): Row => ({
      look: account.level === 1 ? 'total' : 'body',
      data: true,
      cells: [
        BOOK_NAMES[account.book],
        account.level,
        account.code,
        { value: account.name, indent: Math.min(2, account.level - 1) as 0 | 1 | 2 },
        ...SUMMARY.map((column) => summaryCell(account, column, sums)),
      ],
    }),
  );
  const lastRow = firstRow + Math.max(1, accounts.length) - 1;
  rows.push({
    look: 'total',
    cells: [
      null,
      null,
      null,
      '未映射到合并科目（净额）',
      ...SUMMARY.map((column, i) => unmappedCell(column, i, { firstRow, lastRow }, sums)),
    ],
  });
  return {
    name: ACCOUNT_SUMMARY.name,
    ...head,
    rows,
    frozenColumns: FIXED,
    page: pageOf(content, ACCOUNT_SUMMARY, 'landscape'),
  };
}

function summaryCell(account: GroupAccount, { amount, side }: SummaryColumn, sums: BalanceSums): Cell {
  const net = accountLive(account, amount, sums);
  if (side === undefined) return liveCell(net);
  const sign = side === 'debit' ? '' : '-';
  return liveCell({ formula: `MAX(${sign}(${net.formula}),0)`, result: sidesOf(net.result)[side] });
}

/** What the trial balances hold in all less the first-level accounts; of balances the net, under 借方. */
function unmappedCell(
  { amount, side }: SummaryColumn,
  index: number,
  { firstRow, lastRow }: { readonly firstRow: number; readonly lastRow: number },
  sums: BalanceSums,
): Cell {
  if (side === 'credit') return { value: null, kind: 'money' };
  const range = (column: number) => {
    const letters = columnLetters(column);
    return `${letters}${firstRow}:${letters}${lastRow}`;
  };
  const firstLevel = (column: number) => `SUMIFS(${range(column)},${range(LEVEL)},1)`;
  const own = FIXED + index;
  const mapped = side === 'debit' ? `-${firstLevel(own)}+${firstLevel(own + 1)}` : `-${firstLevel(own)}`;
  const result = sums.sum(amount, ({ group }) => group === undefined);
  return liveCell({ formula: `SUM(${RANGE[amount]})${mapped}`, result }, 'check');
}

function accountLive({ prefixes }: GroupAccount, amount: RangedAmount, sums: BalanceSums): Live {
  const used = prefixes.filter((prefix) => sums.lines.some(({ selector }) => selector.startsWith(prefix)));
  return sumOf(
    used.map((prefix) => ({
      sign: 1,
      live: {
        formula: `SUMIFS(${RANGE[amount]},${accountCriterion(prefix)})`,
        result: sums.sum(amount, ({ selector }) => selector.startsWith(prefix)),
      },
    })),
  );
}
