import { OPEN_CLASS_NAMES } from '../../../../../shared/domain/ledger/bank/class-names.ts';
import { OPEN_CLASSES, type OpenClass, type OpenItem } from '../../../../../shared/domain/ledger/bank/reconcile.ts';
import { absFen, type Fen } from '../../../../../shared/kernel/fen.ts';
import { columnLetters, frameOf } from '../../../workbook/write/address.ts';
import type { Column, NamedRange, Row, Sheet } from '../../../workbook/write/model.ts';
import { type PackContent, type PackReconciliation, unitNamer } from '../content.ts';
import { liveCell } from '../live.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';

export const BANK: Paper = { index: 'B2', name: '银行余额调节', about: '各银行账户的余额调节表，未达账项由下一表汇总' };
export const BANK_OPEN: Paper = { index: 'B2-1', name: '银行未达账项', about: '只在一方入账的逐笔明细及账龄' };

const OPEN_RANGE = { account: '未达_账户', kind: '未达_类别', amount: '未达_金额' } as const;
const OPEN_COLUMN = { account: 1, kind: 2, amount: 6 } as const;

const COLUMNS: readonly Column[] = [
  { heading: '单位', kind: 'text', width: 22 },
  { heading: '银行账户', kind: 'text', width: 28 },
  { heading: '科目', kind: 'code', width: 9 },
  { heading: ['单位账面', '账面余额'], kind: 'money', width: 17 },
  { heading: ['单位账面', '加：银行已收'], kind: 'money', width: 14 },
  { heading: ['单位账面', '减：银行已付'], kind: 'money', width: 14 },
  { heading: ['单位账面', '调节后余额'], kind: 'money', width: 17 },
  { heading: ['银行对账单', '对账单余额'], kind: 'money', width: 17 },
  { heading: ['银行对账单', '加：单位已收'], kind: 'money', width: 14 },
  { heading: ['银行对账单', '减：单位已付'], kind: 'money', width: 14 },
  { heading: ['银行对账单', '调节后余额'], kind: 'money', width: 17 },
  { heading: '差额', kind: 'check', width: 14 },
  { heading: '状态', kind: 'text', width: 10 },
  { heading: '编制', kind: 'text', width: 9 },
  { heading: '编制时间（UTC）', kind: 'text', width: 25, printed: false },
  { heading: '复核', kind: 'text', width: 9 },
  { heading: '复核时间（UTC）', kind: 'text', width: 25, printed: false },
];

const OPEN_COLUMNS: readonly Column[] = [
  { heading: '单位', kind: 'text', width: 22 },
  { heading: '银行账户', kind: 'text', width: 30 },
  { heading: '类别', kind: 'text', width: 22 },
  { heading: '日期', kind: 'date', width: 12 },
  { heading: '摘要', kind: 'text', width: 34 },
  { heading: '单据号', kind: 'code', width: 17 },
  { heading: '金额', kind: 'money', width: 14 },
  { heading: '天数', kind: 'integer', width: 7 },
];

/** Each account's 调节表 as a row of live formulas over the open items, which stand on a sheet of their own. */
export function bankSheets(content: PackContent): { sheets: [Sheet, Sheet]; names: NamedRange[] } {
  const accounts = content.bank ?? [];
  const unit = unitNamer(content);
  const items = accounts.flatMap((account) => (account.reconciliation?.items ?? []).map((item) => ({ account, item })));
  const openHead = { title: '银行未达账项', banner: bannerOf(content), columns: OPEN_COLUMNS };
  const head = { title: '银行存款余额调节', banner: bannerOf(content), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const opens = items.map(({ account, item }) => openRow(unit(account.unit), account.account, item));
  return {
    sheets: [
      {
        name: BANK.name,
        ...head,
        rows:
          accounts.length > 0
            ? accounts.map((account, at) => accountRow(unit(account.unit), account, firstRow + at))
            : [['没有登记银行账户']],
        filter: true,
        frozenColumns: 2,
        page: pageOf(content, BANK, 'landscape'),
        ...(accounts.some(({ reconciliation }) => reconciliation && reconciliation.difference !== 0)
          ? { tab: 'warn' as const }
          : {}),
      },
      {
        name: BANK_OPEN.name,
        ...openHead,
        rows: opens.length > 0 ? opens : [['无']],
        filter: true,
        page: pageOf(content, BANK_OPEN, 'landscape'),
      },
    ],
    names: Object.entries(OPEN_RANGE).map(([key, name]) => {
      const first = frameOf(openHead).firstRow;
      return {
        name,
        sheet: BANK_OPEN.name,
        column: OPEN_COLUMN[key as keyof typeof OPEN_COLUMN],
        firstRow: first,
        lastRow: first + Math.max(1, opens.length) - 1,
      };
    }),
  };
}

const openRow = (unit: string, account: string, item: OpenItem): Row => [
  unit,
  account,
  OPEN_CLASS_NAMES[item.class],
  item.date,
  item.text,
  item.document === '' ? null : item.document,
  absFen(item.amount),
  item.days,
];

function accountRow(unit: string, account: PackReconciliation, row: number): Row {
  const { reconciliation, code, state, madeBy, made, reviewedBy, reviewed } = account;
  const foot = [state, madeBy ?? null, made ?? null, reviewedBy ?? null, reviewed ?? null];
  const head = [unit, account.account, code];
  if (!reconciliation) return [...head, ...Array.from({ length: 9 }, () => null), ...foot];
  const { bookBalance, bankBalance, sums, adjustedBook, adjustedBank, difference } = reconciliation;
  const at = (column: number) => `${columnLetters(column)}${row}`;
  const adjusted = (first: number, result: Fen) =>
    liveCell({ formula: `${at(first)}+${at(first + 1)}-${at(first + 2)}`, result });
  const open = Object.fromEntries(
    OPEN_CLASSES.map((name) => [
      name,
      liveCell({
        formula: `SUMIFS(${OPEN_RANGE.amount},${OPEN_RANGE.account},${at(1)},${OPEN_RANGE.kind},"${OPEN_CLASS_NAMES[name]}")`,
        result: sums[name],
      }),
    ]),
  ) as Record<OpenClass, ReturnType<typeof liveCell>>;
  return [
    ...head,
    bookBalance,
    open['bank-in'],
    open['bank-out'],
    adjusted(3, adjustedBook),
    bankBalance,
    open['book-in'],
    open['book-out'],
    adjusted(7, adjustedBank),
    liveCell({ formula: `${at(10)}-${at(6)}`, result: difference }, 'check'),
    ...foot,
  ];
}
