import { capitalYuan } from '../../../../shared/kernel/capital-yuan.ts';
import { type Fen, groupedYuan } from '../../../../shared/kernel/fen.ts';
import type { Column, Row } from './model.ts';

/** One line of what a bank is asked to pay: to whom, in 分, and what for as the payee reads it. */
export interface Transfer {
  readonly payee: string;
  readonly account: string;
  readonly bank: string;
  readonly amount: Fen;
  readonly purpose: string;
}

/** 银行批量付款表, the same wherever money leaves. */
export const TRANSFER_COLUMNS: readonly Column[] = [
  { heading: '序号', kind: 'integer', width: 6 },
  { heading: '收款户名', kind: 'text', width: 34 },
  { heading: '收款账号', kind: 'code', width: 26 },
  { heading: '开户银行', kind: 'text', width: 34 },
  { heading: '金额（元）', kind: 'money', width: 16 },
  { heading: '用途', kind: 'text', width: 30 },
];

export const transferRows = (transfers: readonly Transfer[]): Row[] =>
  transfers.map(({ payee, account, bank, amount, purpose }, at) => [at + 1, payee, account, bank, amount, purpose]);

export const noteRow = (text: string): Row => ({ look: 'note', cells: [null, { value: text, kind: 'text' }] });

/** 合计 of the lines from a row on, whose amounts stand in column E. */
export const totalRow = (label: string, total: Fen, { first, count }: { first: number; count: number }): Row => ({
  look: 'total',
  cells: [
    ...[null, { value: label, kind: 'text' as const }, null, null],
    count === 0 ? total : { value: total, formula: `SUM(E${first}:E${first + count - 1})` },
    null,
  ],
});

/** A total in figures and in 大写. */
export const totalSaid = (total: Fen): string => `合计 ${groupedYuan(total)} 元（${capitalYuan(total)}）`;
