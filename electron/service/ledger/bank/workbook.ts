import { OPEN_CLASS_NAMES } from '../../../../shared/domain/ledger/bank/class-names.ts';
import type { OpenClass, OpenItem, Reconciliation } from '../../../../shared/domain/ledger/bank/reconcile.ts';
import { type Fen, fen, groupedYuan } from '../../../../shared/kernel/fen.ts';
import { endOf, monthOf, type Period, yearOf } from '../../../../shared/kernel/period.ts';
import { frameOf } from '../../workbook/write/address.ts';
import type { Cell, Column, Row, Workbook } from '../../workbook/write/model.ts';

/** 银行存款余额调节表 as people sign it. */
export interface ReconciliationPaper {
  readonly who: string;
  readonly period: Period;
  readonly account: string;
  readonly bookAccount: string;
  readonly reconciliation: Reconciliation;
  readonly madeBy: string;
  readonly reviewedBy: string;
  readonly creator: string;
  readonly created: string;
}

const NAME = '银行存款余额调节表';
const COLUMNS: readonly Column[] = [
  { heading: ['单位银行存款日记账', '项目'], kind: 'text', width: 38 },
  { heading: ['单位银行存款日记账', '日期'], kind: 'date', width: 12 },
  { heading: ['单位银行存款日记账', '金额'], kind: 'money', width: 18 },
  { heading: ['银行对账单', '项目'], kind: 'text', width: 38 },
  { heading: ['银行对账单', '日期'], kind: 'date', width: 12 },
  { heading: ['银行对账单', '金额'], kind: 'money', width: 18 },
];
/** Columns of the amounts: the books' and the bank's. */
const BOOK = 'C';
const BANK = 'F';

/** Which open items stand under which balance: what the bank has is added to the books, and the other way about. */
const SIDES = { book: ['bank-in', 'bank-out'], bank: ['book-in', 'book-out'] } as const;

/** The 调节表 as a workbook: both adjusted balances and their difference are formulas over the items. */
export function reconciliationWorkbook(paper: ReconciliationPaper): Workbook {
  const { who, period, account, bookAccount, reconciliation, madeBy, reviewedBy, creator, created } = paper;
  const when = `${yearOf(period)}年${monthOf(period)}月${Number(endOf(period).slice(8))}日`;
  const head = {
    title: NAME,
    banner: [
      { left: `编制单位：${who}`, center: when, right: '金额单位：元' },
      { left: `科目：${bookAccount}`, right: `开户银行及账号：${account}` },
    ],
    columns: COLUMNS,
  };
  const { firstRow } = frameOf(head);
  const rows: Row[] = [];
  const at = () => firstRow + rows.length;
  const first = at();
  rows.push({
    look: 'body',
    data: true,
    cells: ['单位账面余额', null, reconciliation.bookBalance, '银行对账单余额', null, reconciliation.bankBalance],
  });
  /** The row of each step's sums, for the formulas: 加, then 减. */
  const steps: number[] = [];
  for (const step of [0, 1] as const) {
    const [left, right] = [SIDES.book[step], SIDES.bank[step]];
    const of = (name: OpenClass) => reconciliation.items.filter((item) => item.class === name);
    const sign = step === 0 ? '加' : '减';
    const lines = Math.max(1, of(left).length, of(right).length);
    const own = at();
    steps.push(own);
    const sum = (name: OpenClass, letter: string): Cell => ({
      value: reconciliation.sums[name],
      formula: `SUM(${letter}${own + 1}:${letter}${own + lines})`,
    });
    rows.push({
      look: 'section',
      data: true,
      cells: [
        `${sign}：${OPEN_CLASS_NAMES[left]}`,
        null,
        sum(left, BOOK),
        `${sign}：${OPEN_CLASS_NAMES[right]}`,
        null,
        sum(right, BANK),
      ],
    });
    for (let line = 0; line < lines; line += 1)
      rows.push({ look: 'body', data: true, cells: [...itemCells(of(left)[line]), ...itemCells(of(right)[line])] });
  }
  const total = at();
  const [plus, minus] = steps;
  const formula = (letter: string): string => `ROUND(${letter}${first}+${letter}${plus}-${letter}${minus},2)`;
  rows.push({
    look: 'total',
    cells: [
      '调节后余额',
      null,
      { value: reconciliation.adjustedBook, formula: formula(BOOK) },
      '调节后余额',
      null,
      { value: reconciliation.adjustedBank, formula: formula(BANK) },
    ],
  });
  rows.push({
    look: 'total',
    cells: [
      '差额（银行减单位）',
      null,
      null,
      null,
      null,
      {
        value: reconciliation.difference,
        kind: 'check',
        formula: `ROUND(${BANK}${total}-${BOOK}${total},2)`,
      },
    ],
  });
  for (const { cause, amount } of reconciliation.causes)
    rows.push({
      look: 'plain',
      cells: [{ value: `差额来自${CAUSE_NAMES[cause]}：${groupedYuan(amount)}`, kind: 'wrap' }],
      merge: [[0, 5]],
    });
  rows.push({ look: 'plain', cells: [] });
  rows.push({
    look: 'plain',
    cells: [`编制人：${madeBy}`, null, null, `复核人：${reviewedBy}`, null, null],
  });
  return {
    title: `${NAME} ${who} ${account} ${period}`,
    creator,
    created,
    sheets: [{ name: NAME, ...head, rows, page: { orientation: 'landscape', pagesWide: 1 }, tab: 'accent' }],
  };
}

const CAUSE_NAMES = { statement: '对账单本身', beginning: '启用时的差额', book: '没有凭证的月份' } as const;

/** Open items are shown as positive amounts: 加 and 减 say which way. */
function itemCells(item: OpenItem | undefined): Cell[] {
  if (!item) return [null, null, null];
  const text = [item.text, item.document].filter((part) => part !== '').join(' ');
  return [{ value: text || '（无摘要）', indent: 1 }, item.date, fen(Math.abs(item.amount)) as Fen];
}
