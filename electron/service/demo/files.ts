import { type Fen, formatYuan } from '../../../shared/kernel/fen.ts';
import type { MemberSummary, SampleBalanceRow } from './model.ts';

/** What members in summary send, as the files that an accounting package exports: read in by the same importer as theirs. */

const BALANCE_HEADINGS = [
  '科目编码',
  '科目名称',
  '年初借方',
  '年初贷方',
  '期初借方',
  '期初贷方',
  '本期借方',
  '本期贷方',
  '本年累计借方',
  '本年累计贷方',
  '期末借方',
  '期末贷方',
];

const amount = (value: Fen): string => (value === 0 ? '' : formatYuan(value));

const balanceRow = (row: SampleBalanceRow): string[] => [
  row.code,
  row.name,
  amount(row.yearOpeningDebit),
  amount(row.yearOpeningCredit),
  amount(row.openingDebit),
  amount(row.openingCredit),
  amount(row.debit),
  amount(row.credit),
  amount(row.yearDebit),
  amount(row.yearCredit),
  amount(row.closingDebit),
  amount(row.closingCredit),
];

/** 科目余额表 as CSV. */
export const trialBalanceFile = ({ period, rows }: MemberSummary): string =>
  table([[`科目余额表`], [`会计期间：${period}`, '', '单位：元'], BALANCE_HEADINGS, ...rows.map(balanceRow)]);

/** 内部往来及交易申报表 as CSV. */
export const declarationFile = ({ period, declarations }: MemberSummary): string =>
  table([
    ['内部往来及交易申报表'],
    [`会计期间：${period}`, '', '单位：元'],
    ['科目编码', '科目名称', '往来单位', '性质', '金额', '单据号', '日期'],
    ...declarations.map((row) => [
      row.code,
      row.name,
      row.counterparty,
      row.measure === 'balance' ? '余额' : '发生额',
      formatYuan(row.amount),
      row.document ?? '',
      row.date ?? '',
    ]),
  ]);

const table = (rows: readonly (readonly string[])[]): string =>
  `${rows.map((row) => row.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\r\n')}\r\n`;
