import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { sumFen } from '../../../../shared/kernel/fen.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { writeCsv } from '../../workbook/write/csv.ts';
import type { Workbook } from '../../workbook/write/model.ts';
import {
  noteRow,
  TRANSFER_COLUMNS,
  type Transfer,
  totalRow,
  totalSaid,
  transferRows,
} from '../../workbook/write/transfers.ts';
import type { PayoutKept } from './reading.ts';

/** What the bank is asked to pay of some payments; the account is the one that was checked. */
export const transfersOf = (payouts: readonly PayoutKept[]): Transfer[] =>
  payouts.map(({ account, amount, remark, number }) => ({
    ...{ payee: account?.name ?? '', account: account?.number ?? '', bank: account?.bank ?? '', amount },
    purpose: `${remark} ${number}`,
  }));

/** SHA-256 of what the file asks for: the same whoever takes it and when. */
export const digestOf = (unit: string, transfers: readonly Transfer[]): string =>
  sha256Text(canonicalJson({ form: 'tongcai-payout-file-1', unit, transfers } as unknown as Json));

const TITLE = '银行批量付款表';

/** What the file is saved as: the same for the same content. */
export const fileName = (unit: string, digest: string, form: 'xlsx' | 'csv'): string =>
  `${TITLE}-${unit}-${digest.slice(0, 8)}.${form}`;

/** As banks take it: no title, no total, text that no spreadsheet takes for a formula. */
export const payoutCsv = (transfers: readonly Transfer[]): string =>
  writeCsv({ columns: TRANSFER_COLUMNS, rows: transferRows(transfers) });

/** 银行批量付款表 of one unit, with its total and what it is known by. */
export function payoutBook(
  { transfers, digest }: { readonly transfers: readonly Transfer[]; readonly digest: string },
  of: {
    readonly unitName: string;
    /** The unit's bank accounts as the ledger knows them; '' where it knows none. */
    readonly paidFrom: string;
    readonly creator: string;
    readonly created: string;
    readonly day: AccountingDate;
  },
): Workbook {
  const total = sumFen(transfers.map(({ amount }) => amount));
  return {
    title: `${TITLE} ${of.unitName}`,
    ...{ creator: of.creator, created: of.created },
    sheets: [
      {
        name: TITLE,
        title: TITLE,
        banner: [
          { left: `付款单位：${of.unitName}`, center: of.day, right: '金额单位：元' },
          { left: `付款账户：${of.paidFrom}` },
        ],
        columns: TRANSFER_COLUMNS,
        rows: [
          ...transferRows(transfers),
          totalRow(`合计 ${transfers.length} 笔`, total, { first: 5, count: transfers.length }),
          noteRow(`校验码 ${digest}`),
          noteRow(totalSaid(total)),
          noteRow('出纳：'),
        ],
        frozenColumns: 0,
        page: { orientation: 'landscape' },
      },
    ],
  };
}
