import { subtractFen } from '../../../../../shared/kernel/fen.ts';
import { columnLetters, frameOf } from '../../../workbook/write/address.ts';
import type { Column, Row, Sheet } from '../../../workbook/write/model.ts';
import { BOOK_NAMES, type GroupAccount, type PackContent } from '../content.ts';
import { type Live, liveCell, sumOf } from '../live.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';
import { type BalanceAmount, type BalanceSums, RANGE } from './trial-balance.ts';

export const ACCOUNT_SUMMARY: Paper = {
  index: 'A10',
  name: '科目汇总表',
  about: '按合并科目逐级汇总的余额与发生额，公式取自科目余额表',
};

const AMOUNTS = ['yearOpening', 'opening', 'debit', 'credit', 'yearDebit', 'yearCredit', 'closing'] as const;
const FIXED = 3;

const COLUMNS: readonly Column[] = [
  { heading: '账簿', kind: 'text', width: 6 },
  { heading: '合并科目', kind: 'code' },
  { heading: '科目名称', kind: 'text' },
  { heading: ['余额（借正贷负）', '年初'], kind: 'money' },
  { heading: ['余额（借正贷负）', '期初'], kind: 'money' },
  { heading: ['本期发生额', '借方'], kind: 'money' },
  { heading: ['本期发生额', '贷方'], kind: 'money' },
  { heading: ['本年累计发生额', '借方'], kind: 'money' },
  { heading: ['本年累计发生额', '贷方'], kind: 'money' },
  { heading: '期末余额\n（借正贷负）', kind: 'money' },
];

/** Every group account that holds something, all levels, and at the end what no group account holds (未映射). */
export function accountSummarySheet(content: PackContent, sums: BalanceSums): Sheet {
  const head = { title: '科目汇总表', banner: bannerOf(content), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const used = new Set(sums.lines.map(({ selector }) => selector));
  const accounts = content.groupAccounts.filter(({ prefixes }) =>
    [...used].some((group) => prefixes.some((prefix) => group.startsWith(prefix))),
  );
  const rows: Row[] = accounts.map(
    (account): Row => ({
      look: account.level === 1 ? 'total' : 'body',
      data: true,
      cells: [
        BOOK_NAMES[account.book],
        account.code,
        { value: account.name, indent: Math.min(2, account.level - 1) as 0 | 1 | 2 },
        ...AMOUNTS.map((amount) => liveCell(accountLive(account, amount, sums))),
      ],
    }),
  );
  const unmapped = AMOUNTS.map((amount, index): Live => {
    const letters = columnLetters(FIXED + index);
    const firstLevel = accounts.flatMap((account, row) => (account.level === 1 ? [`${letters}${firstRow + row}`] : []));
    const mapped = sums.sum(amount, ({ group }) => group !== undefined);
    const all = sums.sum(amount, () => true);
    return {
      formula: `SUM(${RANGE[amount]})${firstLevel.map((cell) => `-${cell}`).join('')}`,
      result: subtractFen(all, mapped),
    };
  });
  rows.push({
    look: 'total',
    cells: [null, null, '未映射到合并科目', ...unmapped.map((live) => liveCell(live, 'check'))],
  });
  return {
    name: ACCOUNT_SUMMARY.name,
    ...head,
    rows,
    frozenColumns: FIXED,
    page: pageOf(content, ACCOUNT_SUMMARY, 'landscape'),
  };
}

function accountLive(account: GroupAccount, amount: BalanceAmount, sums: BalanceSums): Live {
  return sumOf(
    account.prefixes.map((prefix) => ({
      sign: 1,
      live: {
        formula: `SUMIFS(${RANGE[amount]},${RANGE.group},"${prefix}*")`,
        result: sums.sum(amount, ({ selector }) => selector.startsWith(prefix)),
      },
    })),
  );
}
