import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, sumFen } from '../../../../shared/kernel/fen.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { writeCsv } from '../../workbook/write/csv.ts';
import type { Column, Row, Workbook } from '../../workbook/write/model.ts';
import { noteRow, TRANSFER_COLUMNS, totalRow, totalSaid, transferRows } from '../../workbook/write/transfers.ts';
import type { AdvanceName } from '../advances/reading.ts';
import type { PaymentRun } from './runs.ts';

/** What a supplier is paid by a run, credits taken off; the account is '' where the insurance fund pays. */
export interface Transfer {
  readonly supplier: string;
  readonly supplierName: string;
  readonly payee: string;
  readonly account: string;
  readonly bank: string;
  readonly invoices: number;
  readonly amount: Fen;
}

const FUND: readonly Column[] = [
  { heading: '序号', kind: 'integer', width: 6 },
  { heading: '企业名称', kind: 'text', width: 38 },
  { heading: '统一社会信用代码', kind: 'code', width: 24 },
  { heading: '发票行数', kind: 'count', width: 12 },
  { heading: '金额（元）', kind: 'money', width: 16 },
  { heading: '用途', kind: 'text', width: 30 },
];

/** 用途, as the payee reads it too; 医保预付 is said, for it may be spent on nothing else. */
export const purposeOf = ({ number, advance }: Pick<PaymentRun, 'number' | 'advance'>): string =>
  `药品耗材货款 ${number}${advance === undefined ? '' : ' 医保预付'}`;

/** SHA-256 of what the file asks for: the same whoever takes it and when. What the one account pays names no advance. */
export const digestOf = (
  { number, mode, advance }: Pick<PaymentRun, 'number' | 'mode' | 'advance'>,
  transfers: readonly Transfer[],
): string =>
  sha256Text(
    canonicalJson({
      ...{ form: 'tongcai-bank-file-1', number, mode, transfers },
      ...(advance === undefined ? {} : { advance }),
    } as unknown as Json),
  );

const rowsOf = (run: PaymentRun, transfers: readonly Transfer[]): Row[] =>
  run.mode === 'insurance'
    ? transfers.map(({ amount, supplierName, supplier, invoices }, at) => [
        ...[at + 1, supplierName, supplier, invoices, amount],
        purposeOf(run),
      ])
    : transferRows(transfers.map((transfer) => ({ ...transfer, purpose: purposeOf(run) })));

interface Filed {
  readonly run: PaymentRun;
  readonly transfers: readonly Transfer[];
  readonly digest: string;
}

/** What the file is saved as: the same for the same content. */
export const fileName = ({ run, digest }: Filed, form: 'xlsx' | 'csv'): string =>
  `${titleOf(run)}-${run.number}-${digest.slice(0, 8)}.${form}`;

const titleOf = ({ mode }: PaymentRun): string => (mode === 'insurance' ? '医保直接结算清单' : '银行批量付款表');

/** As banks take it: no title, no total, text that no spreadsheet takes for a formula. */
export const bankCsv = ({ run, transfers }: Filed): string =>
  writeCsv({ columns: run.mode === 'insurance' ? FUND : TRANSFER_COLUMNS, rows: rowsOf(run, transfers) });

/** 银行批量付款表 or 医保直接结算清单, with its total and what it is known by. */
export function bankBook(
  { run, transfers, digest }: Filed,
  of: {
    /** The one account that pays: whose, at which bank, and its number. */
    readonly payer: { readonly name: string; readonly bank: string; readonly number: string };
    /** 制单 and 审核 of the run, by name. */
    readonly prepared: string;
    readonly approved: string;
    /** The batch whose advance pays it; undefined where the one account does. */
    readonly advance: AdvanceName | undefined;
    readonly creator: string;
    readonly created: string;
    readonly day: AccountingDate;
  },
): Workbook {
  const title = titleOf(run);
  const total = sumFen(transfers.map(({ amount }) => amount));
  const first = run.mode === 'insurance' ? 4 : 5;
  return {
    title: `${title} ${run.number}`,
    ...{ creator: of.creator, created: of.created },
    sheets: [
      {
        name: title,
        title: `${title} ${run.number}`,
        banner: [
          { left: `付款单位：${of.payer.name}`, center: of.day, right: '金额单位：元' },
          ...(run.mode === 'insurance' ? [] : [{ left: `付款账户：${of.payer.bank} ${of.payer.number}` }]),
        ],
        columns: run.mode === 'insurance' ? FUND : TRANSFER_COLUMNS,
        rows: [
          ...rowsOf(run, transfers),
          totalRow(`合计 ${transfers.length} 户`, total, { first, count: transfers.length }),
          ...(of.advance ? [noteRow(`资金来源：医保基金预付（${of.advance.number} ${of.advance.name}）`)] : []),
          noteRow(`校验码 ${digest}`),
          noteRow(`${totalSaid(total)}，与付款单一致`),
          noteRow(`制单：${of.prepared}　　审核：${of.approved}　　出纳：`),
        ],
        frozenColumns: 0,
        page: { orientation: 'landscape' },
      },
    ],
  };
}
